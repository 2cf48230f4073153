// SHA-256 as 32 bytes, through OpenSSL itself: a digest through Poco costs several times what hashing a case does.
#include "hash/digest.hpp"

#include <openssl/evp.h>

#include <cstring>
#include <memory>
#include <new>

namespace abide {

namespace {

struct FreeContext {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

const EVP_MD* sha256_method() {
    // Looked up once: OpenSSL would do it for every digest.
    static const std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> method(EVP_MD_fetch(nullptr, "SHA256", nullptr),
                                                                        EVP_MD_free);
    return method.get();
}

/// This thread's context, used again and again: making one costs more than hashing a short text.
EVP_MD_CTX* begin() {
    thread_local const std::unique_ptr<EVP_MD_CTX, FreeContext> context(EVP_MD_CTX_new());
    if (!context || EVP_DigestInit_ex(context.get(), sha256_method(), nullptr) != 1) throw std::bad_alloc();
    return context.get();
}

Digest finish(EVP_MD_CTX* context) {
    Digest digest;
    if (EVP_DigestFinal_ex(context, digest.bytes.data(), nullptr) != 1) throw std::bad_alloc();
    return digest;
}

void add(EVP_MD_CTX* context, const void* bytes, std::size_t size) {
    if (EVP_DigestUpdate(context, bytes, size) != 1) throw std::bad_alloc();
}

} // namespace

std::string_view Digest::text() const {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes are bytes
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string Digest::hex() const {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(2 * size);
    for (const unsigned char byte : bytes) {
        text += digits[byte >> 4U];
        text += digits[byte & 0xFU];
    }
    return text;
}

std::uint64_t Digest::head() const {
    std::uint64_t head = 0;
    std::memcpy(&head, bytes.data(), sizeof head);
    return head;
}

Digest digest_of_bytes(std::string_view bytes) {
    EVP_MD_CTX* context = begin();
    add(context, bytes.data(), bytes.size());
    return finish(context);
}

Digest digest_of(std::initializer_list<std::string_view> texts) {
    EVP_MD_CTX* context = begin();
    for (const std::string_view text : texts) {
        const std::uint64_t size = text.size();
        add(context, &size, sizeof size);
        add(context, text.data(), text.size());
    }
    return finish(context);
}

} // namespace abide
