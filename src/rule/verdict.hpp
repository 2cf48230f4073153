// A verdict: the answer for one rule and one subject, with everything a reader needs to check it. Owns its text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rule/outcome.hpp"
#include "rule/procedure.hpp"

namespace abide {

/// A fact that was read to reach the verdict, as it was recorded.
struct Evidence {
    std::string record; ///< type
    std::string id;     ///< of the record; may be empty
    std::string fact;   ///< empty: the record itself
    std::string value;  ///< codes and dates as recorded; texts only as "recorded"
    std::string file;
    std::uint32_t line = 0;
};

/// A missing fact, spelled out.
struct MissingFact {
    std::string path;      ///< "concern.category", or "strategy-meeting" for a whole record type
    std::string record_id; ///< of the record it is missing on, when known
    Reason cause = Reason::missing;
    std::string says = {};    ///< as a sentence says it: "category", "whether it escalated", "strategy meeting"
    std::string of = {};      ///< the same of the type of record it is missing on; empty for a whole type
    bool none_counts = false; ///< of a whole type: there are such records, and none that counts here
};

/// "If concern.category were 2: breached".
struct Alternative {
    std::string path;
    std::string value;
    State state = State::met;
};

/// An exception that holds over a verdict or an item of it: said beside the state, never instead of it.
struct Excepted {
    std::string number; ///< "E-1"
    std::string reason;
    std::string approved_by;                    ///< a role
    Day from;                                   ///< its first day
    Day until;                                  ///< its last
    bool approved_late = false;                 ///< after the duty was due, or recorded only then
    std::optional<Day> recorded = std::nullopt; ///< where that was later than its approval
};

struct VerdictItem {
    std::string id;
    std::vector<std::string> clauses;
    State state = State::met;
    Reason reason = Reason::none;
    std::optional<Severity> severity;
    std::optional<Excepted> excepted = std::nullopt; ///< tonight's overlay: nothing that judges fills it
};

struct UsedSetting {
    std::string id;
    std::string value; ///< in words
    Basis basis = Basis::local;
};

/// How much of a verdict is spelled out.
enum class Detail : std::uint8_t {
    line, ///< what a list shows: of what it is, its state, severity and sentence, and what it turns on; the rest is
          ///< empty
    full,
};

struct Verdict {
    const Procedure* procedure = nullptr;
    const Rule* rule = nullptr;
    std::string case_id;
    std::string edition; ///< empty when none was in force
    std::string subject_record;
    std::string subject_id;
    std::string file;
    std::uint32_t line = 0;
    std::uint32_t period = 0; ///< 0: not a repeated duty; else which one, from 1
    State state = State::not_applicable;
    Reason reason = Reason::none;
    Severity severity = Severity::medium;
    std::optional<Day> began; ///< the day the duty began, whatever came of it; empty when it is not known to the day
    std::optional<Day> start; ///< from which its limit was counted
    std::optional<Day> due;
    std::optional<Day> done;
    int days_over = 0;     ///< in the limit's own kind of days
    std::string over;      ///< the same in words: "3 working days", "at least 2 days", "3 hours"; empty when not over
    std::string due_words; ///< the due date for sentences: with its time where a limit in hours has one
    /// Of what is still owed; `days_over` and `over` are those of the day it was judged on, see count_overdue.
    std::optional<Overdue> overdue;
    std::optional<Day> changes_on;
    std::vector<MissingFact> missing;
    std::vector<VerdictItem> items;
    std::vector<std::string> sensitive_to;
    State other_reading = State::met; ///< the state under the other convention, where sensitive_to names one
    std::vector<UsedSetting> settings;
    std::vector<Evidence> evidence;
    std::vector<Alternative> alternatives;
    std::string says;                 ///< the sentence for the state, placeholders filled
    std::string requires_;            ///< what the procedure asks, placeholders filled
    std::string sum;                  ///< the day sum, or empty
    std::string other_sum;            ///< the same under the other convention, when sensitive
    std::string ask;                  ///< what to do, placeholders filled
    std::string fingerprint;          ///< a hash of fingerprint_text; the judge leaves it empty, the run fills it in
    std::optional<Excepted> excepted; ///< tonight's overlay: nothing that judges fills it, and it is never kept

    /// Where `over` stands in a sentence, for what grows from day to day; in order.
    struct OverSaid {
        std::vector<std::size_t> in_says;
        std::vector<std::size_t> in_requirement;
        std::vector<std::size_t> in_ask;
    };
    OverSaid over_said;
};

/// Says how long it is overdue on a later day than the one it was judged on. Without `overdue` nothing changes.
void count_overdue(Verdict& verdict, Day as_at, const Calendar& calendar);

/// A finding, or a verdict that another reading of the text would change: somebody should look at it.
bool needs_attention(const Verdict& verdict);

/// A finding that nobody has to act on for now: an exception holds over it as a whole, or over each of its items that
/// is a finding. It stays a finding.
bool is_excepted(const Verdict& verdict);

/// The system cannot export the very records that the rule is asked of: nothing on the case says whether there was
/// anything to do, and nobody who holds the case can settle it.
bool rests_on_no_record(const Verdict& verdict);

/// How a verdict stands but for what exceptions hold over: the gravest of its items that are left, else itself.
struct NotExcepted {
    State state = State::met;
    Severity severity = Severity::medium;
};
/// Nothing: the finding is excepted.
std::optional<NotExcepted> not_excepted(const Verdict& verdict);

/// Of one of its items: its own, else that of the rule.
Severity severity_of(const VerdictItem& item, const Verdict& verdict);

/// What a fingerprint is made of: never dates, wording, order, file or edition.
/// "procedure|rule|item|case|record type|record id|period".
std::string fingerprint_text(const Verdict& verdict, const std::string& item);

/// Counts of one run; the sum of `by_state` is `verdicts`.
struct Counts {
    std::size_t cases = 0;
    std::size_t verdicts = 0;
    std::array<std::size_t, state_count> by_state{};
    void add(State state, std::size_t times = 1) {
        verdicts += times;
        by_state.at(static_cast<std::size_t>(state)) += times;
    }
    Counts& operator+=(const Counts& other) {
        cases += other.cases;
        verdicts += other.verdicts;
        for (std::size_t i = 0; i < by_state.size(); ++i) by_state.at(i) += other.by_state.at(i);
        return *this;
    }
    [[nodiscard]] std::size_t of(State state) const { return by_state.at(static_cast<std::size_t>(state)); }
};

} // namespace abide
