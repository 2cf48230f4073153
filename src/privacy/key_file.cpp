// Keys of 32 random bytes, each in a file of its own that nobody else may read.
#include "privacy/key_file.hpp"

#include <sys/random.h>

#include <cerrno>
#include <cstddef>
#include <cstring>
#include <utility>

#include "base/error.hpp"
#include "hash/digest.hpp"
#include "privacy/private_file.hpp"

namespace abide {

namespace {

constexpr std::size_t key_bytes = 32;

std::string random_key_in_hex() {
    Digest key;
    static_assert(Digest::size == key_bytes);
    std::size_t have = 0;
    while (have < key_bytes) {
        const ssize_t got = ::getrandom(key.bytes.data() + have, key_bytes - have, 0);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw Error(Exit::not_written, std::string("cannot make a key: ") + std::strerror(errno));
        have += static_cast<std::size_t>(got);
    }
    return key.hex() + "\n";
}

/// The bytes that these digits stand for; nothing when they are not exactly those of a key, in lower case.
std::optional<std::string> key_in(std::string_view text) {
    if (text.ends_with('\n')) text.remove_suffix(1);
    if (text.size() != 2 * key_bytes) return std::nullopt;
    constexpr std::string_view digits = "0123456789abcdef";
    std::string key;
    for (std::size_t at = 0; at < text.size(); at += 2) {
        const std::size_t high = digits.find(text[at]);
        const std::size_t low = digits.find(text[at + 1]);
        if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
        key += static_cast<char>(high * digits.size() + low);
    }
    return key;
}

} // namespace

std::optional<std::string> read_key(const std::string& file, std::string_view advice) {
    const std::optional<std::string> text = read_private_file(file, "the key");
    if (!text) return std::nullopt;
    if (std::optional<std::string> key = key_in(*text)) return key;
    throw Error(Exit::usage, "the key " + file + " is not 64 hexadecimal digits; " + std::string(advice));
}

std::string read_or_make_key(const std::string& file, std::string_view advice) {
    if (std::optional<std::string> key = read_key(file, advice)) return std::move(*key);
    make_private_file(file, random_key_in_hex());
    // Which may be another's, made a moment earlier.
    if (std::optional<std::string> key = read_key(file, advice)) return std::move(*key);
    throw Error(Exit::not_written, "the key " + file + " was taken away as soon as it was made");
}

} // namespace abide
