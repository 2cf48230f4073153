// What came of one case: everything a run hears of it, as it is or as bytes for another night.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/calendar.hpp"
#include "base/day.hpp"
#include "base/pack.hpp"
#include "keep/kept_verdict.hpp"
#include "reader/reader.hpp"
#include "rule/verdict.hpp"

namespace abide {

/// What is to be remembered of a case besides its verdicts.
struct CaseNote {
    std::string case_id;
    std::string team;
    std::vector<std::string> set_aside; ///< its records that lie after the as-at date, each with its place
    std::string file;                   ///< where it stands
    std::string digest;                 ///< of its records, where somebody asks for that
};

struct CaseVerdicts final : CaseWork {
    Counts counts;
    std::vector<Verdict> verdicts;                  ///< those that are wanted
    std::vector<std::pair<const Rule*, State>> all; ///< only where somebody listens to them
    std::optional<CaseNote> note;                   ///< only where somebody asks for it
    std::size_t future_dated = 0;
    Day judged_on;
    std::optional<Day> changes; ///< see Judge::judge
    std::vector<std::pair<std::string, bool>> other_cases;
    std::unique_ptr<CaseWork> examined; ///< only where somebody examines cases
};

/// False, and nothing written, when it holds only for tonight.
bool put_case(const CaseVerdicts& made, const CasePlace& place, const RuleNumbers& rules, Packer& into);

/// For whom a kept case is taken out again.
struct Tonight {
    Day as_at;
    const Calendar& calendar;
    std::function<bool(std::string_view id)> has_case; ///< whether the exports have such a case
};

/// Null when something would have changed by now, or the bytes are none that `put_case` made.
std::unique_ptr<CaseVerdicts> take_case(const CasePlace& place, const RuleNumbers& rules, const Tonight& tonight,
                                        std::string_view bytes);

} // namespace abide
