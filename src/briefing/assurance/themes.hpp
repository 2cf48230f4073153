// Themes: how often the records show what reviews and audits found elsewhere, "n of N cases", by named indicators.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "briefing/assurance/assured.hpp"

namespace abide {

/// Cases by what their records say of one indicator.
struct ThemeCount {
    const Procedure* procedure = nullptr;
    const Rule* rule = nullptr;
    std::int64_t shown = 0;     ///< the record shows it: met late or breached of a subject of the case
    std::int64_t not_shown = 0; ///< it could be told of the case, and is not shown
    std::int64_t untold = 0;    ///< nobody can tell
};

struct ThemesReport {
    AssuredGround ground;
    std::vector<ThemeCount> themes; ///< every indicator of the procedures applied, in their order
};

/// Counts each case once for each indicator: shown where any of its records shows it; else untold where of one of them
/// nobody can tell; else not shown where it could be told.
class ThemesGathering {
  public:
    explicit ThemesGathering(std::span<const Procedure* const> procedures);

    void add(std::span<const Verdict> verdicts);
    ThemesReport view(const AssuredGround& ground);

  private:
    std::vector<ThemeCount> themes_;
    std::map<const Rule*, std::size_t> places_;
};

CountTables tables_of(const ThemesReport& report);

Fields fields_of(const ThemesReport& report, const Shown& shown);

Page write_themes(const ThemesReport& report, const Shown& shown, const Templates& templates);

} // namespace abide
