// Pseudonyms, and where their keys are kept.
#include "privacy/pseudonyms.hpp"

#include <algorithm>
#include <cstdint>

#include "base/error.hpp"
#include "base/file.hpp"
#include "hash/hmac.hpp"
#include "privacy/key_file.hpp"
#include "privacy/private_file.hpp"

namespace abide {

namespace {

bool is_audience(std::string_view name) {
    constexpr std::size_t longest = 40;
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    return !name.empty() && name.size() <= longest && std::ranges::all_of(name, fits) && name.front() != '-' &&
           name.back() != '-' && name.find("--") == std::string_view::npos;
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
    return Pseudonyms(read_or_make_key(file, "put back the copy you kept of it, or take it away, and the audience's "
                                             "pseudonyms will be other ones from now on"));
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
