// How often a law is tried with random input: in full, or less often between two changes.
#pragma once

#include <cstdlib>
#include <string_view>

namespace abide::tests {

/// `all`, or a quarter of them where the environment says ABIDE_ROUNDS=few: the quick tests, and those that are
/// watched.
inline unsigned rounds(unsigned all) {
    const char* wanted = std::getenv("ABIDE_ROUNDS");
    constexpr unsigned share = 4;
    return wanted != nullptr && std::string_view(wanted) == "few" ? all / share : all;
}

} // namespace abide::tests
