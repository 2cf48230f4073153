// Pseudonyms, and where their keys are kept.
#include "privacy/pseudonyms.hpp"

#include <sys/random.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <optional>

#include "base/error.hpp"
#include "base/file.hpp"
#include "hash/hmac.hpp"
#include "privacy/private_file.hpp"

namespace abide {

namespace {

constexpr std::size_t key_bytes = 32;

bool is_audience(std::string_view name) {
    constexpr std::size_t longest = 40;
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    return !name.empty() && name.size() <= longest && std::ranges::all_of(name, fits) && name.front() != '-' &&
           name.back() != '-' && name.find("--") == std::string_view::npos;
}

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

/// Its length before it: no two lists of texts come to the same bytes.
void add_measured(std::string& bytes, std::string_view text) {
    bytes += std::to_string(text.size());
    bytes += ':';
    bytes += text;
}

} // namespace

Pseudonyms Pseudonyms::of_audience(const std::string& folder, std::string_view audience) {
    if (!is_audience(audience))
        throw Error(Exit::usage, "an audience is called by lower-case letters and digits with hyphens between them, at "
                                 "most 40, such as partnership-board");
    make_private_folder(folder, "keys");
    const std::string file = join_path(folder, std::string(audience) + ".key");
    constexpr std::string_view noun = "the key";
    std::optional<std::string> text = read_private_file(file, noun);
    if (!text) {
        make_private_file(file, random_key_in_hex());
        text = read_private_file(file, noun); // which may be another's, made a moment earlier
    }
    if (std::optional<std::string> key = key_in(text.value_or(""))) return Pseudonyms(std::move(*key));
    throw Error(Exit::usage,
                "the key " + file +
                    " is not 64 hexadecimal digits; put back the copy you kept of it, or take it away, and "
                    "the audience's pseudonyms will be other ones from now on");
}

std::string Pseudonyms::of(std::string_view kind, std::string_view id) const {
    std::string bytes = "abide pseudonym 1\n";
    add_measured(bytes, kind);
    add_measured(bytes, id);
    Digest number = hmac_sha256(key_, bytes);
    // No A, E, I, O, U; no 0 1 L, B, G, S, Y, Z, which are taken for O I 8 6 5 V 2.
    constexpr std::string_view symbols = "23456789CDFHJKMNPQRTVWX";
    constexpr std::size_t groups = 4;
    constexpr std::size_t symbols_of_group = 4;
    std::string name = "P";
    for (std::size_t written = 0; written < groups * symbols_of_group; ++written) {
        if (written % symbols_of_group == 0) name += '-';
        // The 256 bits are one number; its digits in this base are as good as even, since it is so much longer than
        // they.
        std::uint64_t remainder = 0;
        for (unsigned char& byte : number.bytes) {
            remainder = (remainder << 8U) + byte;
            byte = static_cast<unsigned char>(remainder / symbols.size());
            remainder %= symbols.size();
        }
        name += symbols[remainder];
    }
    return name;
}

} // namespace abide
