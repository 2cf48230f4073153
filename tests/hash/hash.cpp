// SHA-256 against the published vectors.
#include "hash/hash.hpp"

#include <boost/test/unit_test.hpp>

namespace abide::tests {

BOOST_AUTO_TEST_SUITE(hash)

BOOST_AUTO_TEST_CASE(known_answers) {
    BOOST_TEST(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    BOOST_TEST(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    BOOST_TEST(sha256(std::string(1000000, 'a')) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

BOOST_AUTO_TEST_CASE(pieces_add_up_and_the_end_is_a_new_beginning) {
    Sha256 sum;
    sum.add("a");
    sum.add("");
    sum.add("bc");
    BOOST_TEST(sum.finish() == sha256("abc"));
    sum.add("abc");
    BOOST_TEST(sum.finish() == sha256("abc"));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
