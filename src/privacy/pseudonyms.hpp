// Pseudonyms: names for cases that only one audience knows, made with a key of that audience's own.
//
// A pseudonym is an HMAC-SHA-256 of what is named under the audience's key. The same case has the same pseudonym on
// every page for that audience, so that one can be followed from month to month; two audiences who put their pages side
// by side cannot tell which names are the same child's; and nobody without the key can try out ids until one fits.
// Whoever has the key can, so it never leaves its file: there is no way to ask for it. A key that is lost is not made
// again by anything: the audience's pages before and after are then of different names.
#pragma once

#include <string>
#include <string_view>

namespace abide {

class Pseudonyms {
  public:
    /// Opens "<folder>/<audience>.key", or makes it (mode 0600, the folder 0700): 32 random bytes as 64 hexadecimal
    /// digits and a line end. Processes that make it at once end with the same key. An audience is called by lower-case
    /// letters, digits and single hyphens between them, at most 40: "partnership-board". Throws Error(usage) when the
    /// name is none, or the key is a link, no key, or readable by others; Error(not_written) when it cannot be made.
    static Pseudonyms of_audience(const std::string& folder, std::string_view audience);

    /// "P-7KQ2-9XMD-4TRV-HN3C": 72 bits, in 23 digits and letters of which no two look alike and none is a vowel, to be
    /// read out. `kind` parts ids of different things ("case", "child"): the same id of another kind has another.
    [[nodiscard]] std::string of(std::string_view kind, std::string_view id) const;

  private:
    explicit Pseudonyms(std::string key) : key_(std::move(key)) {}
    std::string key_; ///< 32 bytes
};

} // namespace abide
