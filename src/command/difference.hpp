// The first thing in which two accounts of one run differ.
#pragma once

#include <cstdint>
#include <string>

namespace abide {

struct Difference {
    std::string what; ///< empty: nothing differs
    std::string expected;
    std::string found;

    /// Takes it where these differ and nothing did before. `of`: what they are.
    void compare(const std::string& of, const std::string& certified, const std::string& again) {
        if (!what.empty() || certified == again) return;
        what = of;
        expected = certified.empty() ? "nothing" : certified;
        found = again.empty() ? "nothing" : again;
    }
    void compare(const std::string& of, std::int64_t certified, std::int64_t again) {
        if (certified != again) compare(of, std::to_string(certified), std::to_string(again));
    }
    [[nodiscard]] bool is_none() const { return what.empty(); }
};

/// What every account of an export says under the same names, a certificate's and the store's.
template <typename Certified, typename Again>
void compare_export(const Certified& one, const Again& other, Difference& difference) {
    const auto compare = [&](const char* what, const auto& was, const auto& is) {
        difference.compare(one.file + ": " + what, was, is);
    };
    compare("area", one.area, other.area);
    compare("system", one.system, other.system);
    compare("exported", one.exported, other.exported);
    compare("cases read", one.cases, other.cases);
    compare("cases refused", one.refused, other.refused);
}

} // namespace abide
