// Duties counted by rule and month, for every assurance report alike: a duty belongs to the month in which it began.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "briefing/assurance/count_table.hpp"
#include "briefing/assurance/period.hpp"
#include "rule/verdict.hpp"

namespace abide {

/// The day a duty belongs to, whatever came of it: the one on which it began, of a repeated duty that one's own;
/// nothing when it is not known. (Not the day it was due on: many duties have one only while they are not met.)
std::optional<Day> day_of_duty(const Verdict& verdict);

/// Whether assurance counts duties of this state: met, met late, breached, not to be told, or not yet due.
bool is_counted(State state);

/// How the duties of one rule came out.
struct DutyCount {
    Counts counts;                      ///< of states that are counted
    std::uint64_t records = 0;          ///< a hash of what they are about: the same for the same records, in any order
    std::int64_t excepted = 0;          ///< findings among them over which an exception holds
    std::map<Reason, std::int64_t> why; ///< of those breached
    std::map<Reason, std::int64_t> untold; ///< why they cannot be told

    void add(const Verdict& verdict);
    DutyCount& operator+=(const DutyCount& other);
};

/// How many there are for the reason of this name.
std::int64_t count_called(std::string_view reason, const std::map<Reason, std::int64_t>& counts);

struct RuleDuties {
    const Procedure* procedure = nullptr;
    const Rule* rule = nullptr;
    std::map<Period, DutyCount> by_month;
    DutyCount without_day; ///< of which no day is known: they belong to no month

    [[nodiscard]] std::string id() const; ///< "islington-hsb/records-on-file"
    [[nodiscard]] DutyCount in(const Period& period) const;
};

/// Those of which the period has any.
std::vector<RuleDuties> those_of(const Period& period, std::span<const RuleDuties> duties);

class DutyCounts {
  public:
    /// Only duties of these months are kept, and those without a day.
    explicit DutyCounts(std::span<const Period> months) : months_(months.begin(), months.end()) {}

    void add(const Verdict& verdict);

    /// In the order of the procedures' ids and of their rules.
    [[nodiscard]] std::vector<RuleDuties> rules() const;
    [[nodiscard]] const std::vector<Period>& months() const { return months_; }

  private:
    std::vector<Period> months_;
    std::map<std::pair<std::string, std::size_t>, RuleDuties> rules_;
};

/// The columns of duty_table() that every duty is in one of.
constexpr std::size_t states_of_duties = 5;
constexpr std::size_t cannot_tell_column = 3;
constexpr std::size_t not_yet_due_column = 4;

/// A row for each rule: met, met late, breached, cannot tell, not yet due; excepted among them; the rate of met among
/// those judged. Texts: `clauses`, `procedure`. The same figures have the same keys in every report.
CountTable duty_table(const Period& period, std::span<const RuleDuties> rules);

/// The same of those duties without a day, as the record stands on the day.
CountTable standing_table(Day as_at, std::span<const RuleDuties> rules);

/// Adds standing_table(), and ties its rows.
void add_standing(CountTables& tables, Day as_at, std::span<const RuleDuties> rules);

/// Adds the table of the period, has it be those of its months together, and ties the rows of each. Of a period of
/// several months only the rules that are `charted` are shown month by month.
void add_duties(CountTables& tables, const Period& period, std::span<const RuleDuties> rules,
                std::span<const RuleDuties> charted);

/// The duties of one part of a procedure, as shown.
struct DutySection {
    std::string procedure; ///< its title
    std::string heading;   ///< as section_heading() says
    ShownTable duties;
};

/// The rows of a table of `rules`, parted by the section of each rule's first clause, in the order of the procedures.
std::vector<DutySection> by_section(std::span<const RuleDuties> rules, const CountTable& table,
                                    const ShownTable& shown);

} // namespace abide
