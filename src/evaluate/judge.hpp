// Every rule in force asked of every case: conditions, uncertainty, editions and time come together here.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/calendar.hpp"
#include "base/stage_times.hpp"
#include "model/case.hpp"
#include "model/dictionary.hpp"
#include "rule/procedure.hpp"
#include "rule/verdict.hpp"

namespace abide {

struct JudgeSettings {
    Day as_at;
    std::optional<Day> known_at;                       ///< set aside what was written down later
    std::optional<Day> records_until; ///< what happened up to this day has, although the clock stands at `as_at`
    std::function<bool(std::string_view id)> has_case; ///< whether the run has such a case, for links between cases
    bool trace_conditions = false;                     ///< count how often each condition held and did not (coverage)
    bool takes_time = false;                           ///< measure how long each rule takes
    bool remembers = true;                             ///< work out once for a case what is certain; changes no answer
};

/// How long one rule took, over all cases.
struct RuleTime {
    const Rule* rule = nullptr;
    Nanoseconds time = 0;
    std::size_t verdicts = 0;
    std::size_t spelled = 0; ///< of them
};

/// Whether a verdict is to be spelled out.
enum class Want : std::uint8_t {
    no,
    where_readings_differ, ///< only if another reading of the text that its procedure names would give another state
    yes,
};

/// What those want who look for what needs attention.
Want want_attention(State state);

/// Judges one case after another. One per worker; not shared between threads. Same case, procedures, calendar and
/// settings -> same verdicts.
class Judge {
  public:
    Judge(const Dictionary& dictionary, std::span<const Procedure* const> procedures, const Calendar& calendar,
          const JudgeSettings& settings);
    ~Judge();

    /// Which verdicts are to be spelled out; the others are only counted.
    using Wanted = std::function<Want(const Rule&, State)>;
    using OnVerdict = std::function<void(Verdict&&)>;

    /// Says for all cases to come which verdicts are wanted: asked at most once of each rule and state, so it must
    /// always say the same and count nothing. And how much of them.
    void want(Wanted wanted, Detail detail = Detail::full);

    /// Judges a case: `on_verdict` gets every wanted verdict in the order of procedures, rules, subjects and periods;
    /// `counts` gets them all. Returns the first day on which any verdict of the case could change, or which records
    /// lie in the future, if nobody touched the record: until then all of it stays as it is, but for how long something
    /// is overdue (count_overdue). Nothing: it stays so for good.
    std::optional<Day> judge(const Case& one_case, const OnVerdict& on_verdict, Counts& counts);

    /// The same for one case with its own wants, which are asked for every verdict and then forgotten.
    std::optional<Day> judge(const Case& one_case, const Wanted& wanted, const OnVerdict& on_verdict, Counts& counts);

    /// Records of the last judged case that lie after the as-at date and were set aside.
    [[nodiscard]] const std::vector<RecordIndex>& future_dated() const;

    /// The ids of other cases on which the last one's verdicts depend, and whether there was such a case.
    [[nodiscard]] const std::vector<std::pair<std::string, bool>>& other_cases() const;

    /// For a procedure among those given, by Condition::number; empty unless trace_conditions.
    [[nodiscard]] const std::vector<ConditionCount>& condition_counts(const Procedure& procedure) const;

    /// Only those that took any; empty unless takes_time.
    [[nodiscard]] std::vector<RuleTime> rule_times() const;

  private:
    struct Work;
    std::unique_ptr<Work> work_;
};

} // namespace abide
