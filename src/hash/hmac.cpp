// HMAC-SHA-256, through OpenSSL itself.
#include "hash/hmac.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <new>

namespace abide {

namespace {

const unsigned char* bytes_of(std::string_view text) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes are bytes
    return reinterpret_cast<const unsigned char*>(text.data());
}

} // namespace

Digest hmac_sha256(std::string_view key, std::string_view bytes) {
    // A key longer than a block is hashed first, as the method itself does: OpenSSL counts a key's bytes in `int`.
    constexpr std::size_t block = 64;
    const Digest short_key = key.size() > block ? digest_of_bytes(key) : Digest();
    if (key.size() > block) key = short_key.text();
    Digest digest;
    unsigned written = 0;
    // A key of no bytes would mean "as before" to OpenSSL if its address were null.
    const unsigned char* key_bytes = key.empty() ? short_key.bytes.data() : bytes_of(key);
    const unsigned char* there = HMAC(EVP_sha256(), key_bytes, static_cast<int>(key.size()), bytes_of(bytes),
                                      bytes.size(), digest.bytes.data(), &written);
    if (there == nullptr || written != Digest::size) throw std::bad_alloc();
    return digest;
}

} // namespace abide
