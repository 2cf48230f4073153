// The short name under which a verdict is found again: a hash of what it is about, never of what it says.
#include "writer/fingerprint.hpp"

#include "hash/hash.hpp"

namespace abide {

std::string fingerprint_of(const Verdict& verdict, const std::string& item) {
    constexpr std::size_t digits = 16;
    return sha256(fingerprint_text(verdict, item)).substr(0, digits);
}

} // namespace abide
