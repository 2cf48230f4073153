// HMAC-SHA-256 against the vectors of RFC 4231.
#include "hash/hmac.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace abide::tests {

namespace {

std::string bytes(std::size_t times, unsigned char byte) { return std::string(times, static_cast<char>(byte)); }

/// The bytes 1, 2, 3 ... up to and with `last`.
std::string counted_up_to(unsigned char last) {
    std::string text;
    for (unsigned char byte = 1; byte <= last; ++byte) text += static_cast<char>(byte);
    return text;
}

} // namespace

BOOST_AUTO_TEST_SUITE(hash)

BOOST_AUTO_TEST_CASE(hmac_gives_the_answers_of_rfc_4231) {
    BOOST_TEST(hmac_sha256(bytes(20, 0x0b), "Hi There").hex() ==
               "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    BOOST_TEST(hmac_sha256("Jefe", "what do ya want for nothing?").hex() ==
               "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    BOOST_TEST(hmac_sha256(bytes(20, 0xaa), bytes(50, 0xdd)).hex() ==
               "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
    BOOST_TEST(hmac_sha256(counted_up_to(25), bytes(50, 0xcd)).hex() ==
               "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b");
    // The fifth vector is cut off after sixteen bytes.
    BOOST_TEST(hmac_sha256(bytes(20, 0x0c), "Test With Truncation").hex().substr(0, 32) ==
               "a3b6167473100ee06e0c796c2955552b");
    BOOST_TEST(hmac_sha256(bytes(131, 0xaa), "Test Using Larger Than Block-Size Key - Hash Key First").hex() ==
               "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    BOOST_TEST(hmac_sha256(bytes(131, 0xaa), "This is a test using a larger than block-size key and a larger than "
                                             "block-size data. The key needs to be hashed before being used by the "
                                             "HMAC algorithm.")
                   .hex() == "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2");
}

BOOST_AUTO_TEST_CASE(no_key_is_a_key_too) {
    BOOST_TEST(hmac_sha256("", "").hex() == "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
    BOOST_TEST(hmac_sha256({}, {}).hex() == hmac_sha256("", "").hex());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
