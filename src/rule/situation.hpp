// The one way a check kind asks a case anything: facts, links, conditions, settings and whether a day has come.
//
// Uncertainty is explored, not handled by each kind. Where a coded fact is not recorded, a date is known only to the
// month, or a link is blank, the Situation picks one possibility and remembers that it did; the judge then runs the
// kind again for every other possibility and compares. So a kind is written as if such facts were known, and the answer
// still holds for every way they could turn out. What cannot be enumerated (a date not recorded at all) comes back as
// "nothing", and the kind says so.
//
// Time is asked only as "has this day come?" (`reached`). Every day not yet come is noted, so the first date on which
// the verdict could change is known by construction.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/calendar.hpp"
#include "base/lent.hpp"
#include "model/case.hpp"
#include "rule/condition.hpp"
#include "rule/kind.hpp"
#include "rule/memory.hpp"
#include "rule/outcome.hpp"
#include "rule/procedure.hpp"

namespace abide {

using RecordList = Lent<RecordIndex>;

/// An instant of a local day. A day without a time stands for every second of it; see Situation::moment.
struct Moment {
    Day day;
    std::int64_t instant = 0; ///< seconds since 1970-01-01T00:00Z
};

class Situation {
  public:
    struct Setup {
        const Dictionary* dictionary = nullptr;
        const Calendar* calendar = nullptr;
        Day as_at;
        std::optional<Day> known_at; ///< records written down later are set aside
        /// Records up to this day have happened although the clock stands earlier; nothing: by the as-at day.
        std::optional<Day> records_until;
        /// Whether a case of that id is among the exports; none: no case is.
        std::function<bool(std::string_view id)> has_case;
        /// Whether what is certain is worked out once for a case; else as often as it is asked. The answers are the
        /// same.
        bool remembers = true;
    };

    explicit Situation(const Setup& setup);

    // ---- what the judge does -------------------------------------------------------------------

    /// Turns to another case. `one_case` must outlive the questions.
    void enter(const Case& one_case);
    /// Another day for the same case: that on which it was entered, or a later one.
    void set_as_at(Day as_at) {
        setup_.as_at = as_at;
        keeps_ = setup_.remembers && as_at == entered_on_;
    }
    /// Turns to another rule, subject and period; forgets what was explored. `subject` may be the case record (0).
    void begin(const Procedure& procedure, const Rule& rule, RecordIndex subject, std::uint32_t period);
    /// From here on other days that have not come are noted.
    void forget_days() { first_unreached_.reset(); }
    /// Counts by the convention that the procedure's setting does not name.
    void set_other_counting(bool other) { other_counting_ = other; }
    /// The day the duty began, when it is known; settings and values in force go by it.
    void set_duty_day(std::optional<Day> day) { duty_day_ = day; }
    void set_wants_words(bool wants) { wants_words_ = wants; }
    /// Whether, with words, evidence is wanted and which settings were used. It is cheaper without.
    void set_wants_evidence(bool wants) { wants_evidence_ = wants; }
    /// Whether what is looked at from here on is evidence. Whom a procedure is for is no evidence of a verdict.
    void set_notes_evidence(bool notes) { notes_evidence_ = notes; }
    /// Choices made from here on belong to the rule's applicability.
    void set_in_applies(bool in_applies) { in_applies_ = in_applies; }
    /// Counts how each condition came out, by Condition::number; null: does not count.
    void set_trace(std::vector<ConditionCount>* trace) { trace_ = trace; }
    /// Whether a record had happened by the as-at date (and was known by the known-at date).
    bool has_happened(RecordIndex at);
    /// Whether an edition whose beginning or end is known only to the month was in force; explored both ways.
    bool choose_edition(std::size_t edition);
    /// Goes on to the next combination of possibilities; false when all have been seen.
    bool next_world();
    /// True when there were too many to see them all.
    [[nodiscard]] bool gave_up() const { return gave_up_; }
    /// How many steps may be spent on possibilities beyond the first; counted, not timed, so that the same record is
    /// judged the same everywhere. Holds until it is set again.
    void set_allowance(std::uint64_t steps) { allowance_ = steps; }
    [[nodiscard]] std::uint64_t spent() const { return spent_; }

    /// One thing that was not known and for which a possibility was picked.
    struct Choice {
        enum class About : std::uint8_t { code, day, second, link, truth, edition };
        About about = About::code;
        RecordIndex record = no_record;
        FactRef fact;
        RecordIndex target = no_record;
        FactPlace beside; ///< conflict: the fact that says otherwise
        std::uint32_t options = 0;
        std::uint32_t picked = 0;
        bool in_applies = false;
        Reason cause = Reason::missing;
        [[nodiscard]] bool is_about_same(const Choice& other) const {
            return about == other.about && record == other.record && fact == other.fact && target == other.target;
        }
    };
    [[nodiscard]] const std::vector<Choice>& choices() const { return choices_; }
    [[nodiscard]] std::optional<Day> first_unreached() const { return first_unreached_; }
    /// The first later day on which something else would be said, but for what is said of every day anew.
    [[nodiscard]] std::optional<Day> words_change() const { return words_change_; }
    [[nodiscard]] bool asked_counting() const { return asked_counting_; }
    [[nodiscard]] const std::vector<std::pair<RecordIndex, std::optional<FactRef>>>& evidence() const {
        return evidence_;
    }
    [[nodiscard]] const std::vector<std::pair<const Setting*, const SettingValue*>>& settings() const { return used_; }

    /// Since the case was entered: the ids asked about with is_case, and what was answered.
    [[nodiscard]] const std::vector<std::pair<std::string, bool>>& other_cases() const { return other_cases_; }

    // ---- what a kind asks ----------------------------------------------------------------------

    [[nodiscard]] const Case& one_case() const { return *case_; }
    [[nodiscard]] const Dictionary& dictionary() const { return *setup_.dictionary; }
    [[nodiscard]] const Calendar& calendar() const { return *setup_.calendar; }
    [[nodiscard]] const Procedure& procedure() const { return *procedure_; }
    [[nodiscard]] RecordIndex subject() const { return subject_; }
    [[nodiscard]] const Record& record(RecordIndex index) const { return case_->record(index); }
    /// Which period of a repeated duty is asked, from 1.
    [[nodiscard]] std::uint32_t period() const { return period_; }
    [[nodiscard]] bool wants_words() const { return wants_words_; }

    /// Whether the case has any record of a type, happened or not.
    [[nodiscard]] bool has_any(RecordTypeId type) const { return !all_of(type).empty(); }
    /// The types it has any record of.
    [[nodiscard]] const RecordTypes& types_there() const { return types_there_; }

    /// Whether this day has come: as-at is on or after it.
    bool reached(Day day);
    /// Whether what the record says of this day has happened: by the clock, or because records of it are seen already.
    bool has_come_about(Day day);

    /// The case's (and shared) records of a type that had happened by the as-at date, in document order.
    [[nodiscard]] RecordList records_of(RecordTypeId type);
    /// Records of a type that the export cannot carry at all?
    [[nodiscard]] bool is_exported(RecordTypeId type) const {
        return case_->not_exported == nullptr || !case_->not_exported->has(type);
    }
    [[nodiscard]] bool is_exported(FactRef fact) const;

    /// Where a path leads from `from`; nowhere when a reference on the way is blank or leads nowhere, and then
    /// `missing` (when given) says which fact.
    FactPlace find(const FactPath& path, RecordIndex from, Missing* missing = nullptr) {
        if (path.steps.empty() && path.derived == nullptr) return {from, path.fact};
        return follow(path, from, missing);
    }

    /// A date. Part-known dates are explored day by day; nothing when it is not recorded, unreadable or not exported.
    std::optional<Day> day(RecordIndex at, FactRef fact);
    std::optional<Day> day(const FactPath& path, RecordIndex from, Missing* missing);
    /// The latest of several dates that are recorded; `missing` is the first that is not, when none is.
    std::optional<Day> latest_day(const std::vector<FactPath>& paths, RecordIndex from, Missing* missing);
    /// The same with the time of day: a date without one is explored at its first and its last second.
    std::optional<Moment> moment(RecordIndex at, FactRef fact);
    std::optional<Moment> moment(const FactPath& path, RecordIndex from, Missing* missing);

    /// A code; when it is not known every code is explored.
    std::int32_t code(RecordIndex at, FactRef fact);
    /// A code as recorded; nothing when it is not.
    std::optional<std::int32_t> recorded_code(RecordIndex at, FactRef fact);
    std::optional<std::int64_t> number(RecordIndex at, FactRef fact);

    enum class Recorded : std::uint8_t { yes, no, unknown };
    /// Whether the fact has a value; `unknown` when it is unreadable or the export cannot carry it.
    Recorded is_recorded(RecordIndex at, FactRef fact);

    /// Whether `from` names `to` by its reference fact; a blank reference is explored both ways.
    bool is_linked(RecordIndex from, FactRef link, RecordIndex to);
    /// The same where `from` names what `to` itself names by `via`; empty: `to`.
    bool is_linked(RecordIndex from, FactRef link, const std::vector<PathStep>& via, RecordIndex to);

    /// Whether a condition holds, asked of a record. Unknown coded facts are explored.
    bool holds(const Condition& condition, RecordIndex at);
    /// The same for a condition that is asked of one record many times.
    bool holds_again(const Condition& condition, RecordIndex at);
    /// The same for an exception the text allows: it must be on record to be claimed, so a fact that is not recorded
    /// does not hold; one the export cannot carry is explored.
    bool is_claimed(const Condition& condition, RecordIndex at);
    /// For `recorded-by-limit`: the day of the limit that the exception extends.
    void set_limit_day(std::optional<Day> day) { limit_day_ = day; }

    /// A setting's value on the day the duty began.
    Limit limit(const Setting& setting);
    int count(const Setting& setting);
    std::string_view choice(const Setting& setting);
    Counting counting();
    /// How long before a due date `due-soon` begins; nothing when the procedure has no such setting.
    std::optional<Limit> due_soon();

    [[nodiscard]] Missing missing(RecordIndex at, FactRef fact) const;
    [[nodiscard]] Missing missing(RecordTypeId type) const;
    /// What a choice was about, as a missing fact; the caller leaves out choices about editions.
    [[nodiscard]] Missing missing(const Choice& choice) const;
    /// "strategy meeting of Tue 10 Mar 2026", "plan item", for sentences.
    [[nodiscard]] std::string name_of(RecordIndex at) const;

    /// Whether a case of this id is among the exports.
    bool is_case(std::string_view id);

    /// What was still owed when everything ended (a child died) is owed no more.
    void end_duty(Outcome& outcome);

    /// Notes a record as evidence although no fact of it was read.
    void note(RecordIndex at);

    // For sentences only: nothing may be decided on these, or `first_unreached` would not hold.

    /// For what is said of every day anew ("2 working days overdue").
    [[nodiscard]] Day as_at_for_words() const { return setup_.as_at; }
    /// For what is said from a day on.
    bool has_come_for_words(Day day);

  private:
    enum class Mode : std::uint8_t { plain, exception };

    /// Watches whether what is asked after its making could be answered otherwise when it is asked again.
    class Watch {
      public:
        explicit Watch(const Situation& situation)
            : s_(situation), open_(situation.open_), duty_(situation.by_duty_day_), steps_(situation.steps_) {}
        /// Nothing was open: whoever asks again gets the same answer and notes the same, on a later day too.
        [[nodiscard]] bool is_settled() const { return s_.open_ == open_; }
        [[nodiscard]] bool went_by_duty_day() const { return s_.by_duty_day_ != duty_; }
        [[nodiscard]] std::uint64_t steps() const { return s_.steps_ - steps_; }

      private:
        const Situation& s_;
        std::uint64_t open_;
        std::uint64_t duty_;
        std::uint64_t steps_;
    };
    [[nodiscard]] bool is_noting() const { return wants_words_ && wants_evidence_; }
    /// Whether answers may come from memory: not where looking is itself noted, as evidence or in a count.
    [[nodiscard]] bool may_remember() const {
        return setup_.remembers && !(is_noting() && notes_evidence_) && trace_ == nullptr;
    }
    /// What was answered before, when that still holds: then as if it had been worked out again.
    const Memory::Answer* recall(const void* question, RecordIndex at);
    /// Keeps an answer that is settled.
    void remember(const Watch& watch, const void* question, RecordIndex at, Memory::Answer answer);
    [[nodiscard]] std::optional<Day> duty_day() {
        ++by_duty_day_;
        return duty_day_;
    }
    bool work_out_whether_happened(RecordIndex at);
    FactPlace follow(const FactPath& path, RecordIndex from, Missing* missing);
    /// A date that is known to the day; null when it has to be found out otherwise. By its place, not as an optional
    /// value: those go through memory, and this is asked more often than anything else.
    const Day* known_day(RecordIndex at, FactRef fact) {
        const Value& value = record(at).value(fact.fact);
        if (!value.is_known() || !value.when.is_day_known()) return nullptr;
        ++steps_;
        touch(at, fact);
        return &value.when.first;
    }
    FactPlace find_derived(const Derived& derived, RecordIndex at, Missing* missing);
    [[nodiscard]] bool is_worth_remembering(const Condition& condition) const;
    bool ask(const Condition& condition, RecordIndex at, Mode mode);
    bool answer(const Condition& condition, RecordIndex at, Mode mode);
    /// A number, day or ordered code as a number to compare by; nothing when it is not recorded.
    std::optional<std::int64_t> comparable(const FactPath& path, RecordIndex from, Missing* missing);
    bool ask_is(const Condition& condition, RecordIndex at, Mode mode);
    /// Whether a recorded date has come; true for one that is not recorded.
    bool is_day_reached(RecordIndex at, FactRef date);
    /// Whether a record of this day has happened.
    bool ask_recorded(const Condition& condition, RecordIndex at, Mode mode);
    bool ask_compare(const Condition& condition, RecordIndex at, Mode mode);
    bool ask_age(const Condition& condition, RecordIndex at, Mode mode);
    bool ask_count(const Condition& condition, RecordIndex at, Mode mode);
    /// A plain answer from memory, or worked out and kept there.
    template <typename WorkOut>
    bool once(const Condition& condition, RecordIndex at, const WorkOut& work_out);
    bool ask_limit(const Condition& condition, RecordIndex at, Mode mode);
    bool ask_conflict(const Condition& condition, RecordIndex at);
    friend class Derivation;
    std::uint32_t choose(Choice choice);
    struct ChoiceHash {
        std::size_t operator()(const Choice& choice) const;
    };
    struct SameChoice {
        bool operator()(const Choice& a, const Choice& b) const { return a.is_about_same(b); }
    };
    /// Where among `choices_` this one is; their number when it is new.
    std::size_t find_choice(const Choice& choice);
    void drop_last_choice();
    /// Explores both answers to a condition; an exception whose fact is simply not recorded is not claimed.
    bool choose_truth(const Condition& condition, const Missing& missing, Mode mode);
    /// Whether the first of two facts that contradict each other is the one to go by; explored both ways.
    bool choose_between(const FactPlace& one, const FactPlace& two);
    [[nodiscard]] Reason cause(RecordIndex at, FactRef fact) const;
    /// The record that a blank reference is taken to name in the world at hand, so that a path over it leads there too.
    RecordIndex supposed_target(RecordIndex from, FactRef link);
    /// A record without a date of its own goes by the dated records it names: nobody attended a meeting still to come.
    bool belongs_to_the_past(const Record& undated, const std::vector<FactId>& owners);
    /// Takes the fact as it is: an optional one would be put together each time, mostly for nobody.
    void touch(RecordIndex at, FactRef fact) {
        if (is_noting() && notes_evidence_) note_evidence(at, fact);
    }
    void note_evidence(RecordIndex at, std::optional<FactRef> fact);
    /// The value on the day the duty began; where that is not known, on the as-at date.
    const SettingValue& value_in_force(const Setting& setting);
    const SettingValue& value_of(const Setting& setting);

    Setup setup_;
    const Case* case_ = nullptr;
    const Procedure* procedure_ = nullptr;
    const Rule* rule_ = nullptr;
    RecordIndex subject_ = no_record;
    std::uint32_t period_ = 0;
    bool other_counting_ = false;
    std::optional<Day> duty_day_;
    bool wants_words_ = false;
    bool wants_evidence_ = true;
    bool in_applies_ = false;
    bool gave_up_ = false;
    bool asked_counting_ = false;
    std::size_t worlds_ = 0;
    std::size_t depth_ = 0;
    std::uint64_t steps_ = 0; ///< taken in this world
    std::uint64_t spent_ = 0; ///< in all worlds beyond the first
    std::uint64_t allowance_ = ~std::uint64_t{0};
    std::optional<Day> limit_day_;
    std::optional<Day> first_unreached_;
    std::optional<Day> words_change_;
    std::vector<Choice> choices_;
    std::unordered_map<Choice, std::size_t, ChoiceHash, SameChoice> later_choices_; ///< those not among the first few
    bool notes_evidence_ = true;
    std::vector<std::pair<RecordIndex, std::optional<FactRef>>> evidence_;
    std::vector<std::pair<const Setting*, const SettingValue*>> used_;
    std::vector<std::pair<std::string, bool>> other_cases_;
    using Indices = std::vector<RecordIndex>;
    /// All records of a type, happened or not, in document order.
    [[nodiscard]] const Indices& all_of(RecordTypeId type) const { return *by_type_[type]; }
    void enter_shared();
    std::vector<const Indices*> by_type_; ///< one of the two below
    std::vector<Indices> in_case_;        ///< by type, where the case has records of it; those outside come behind
    std::vector<Indices> outside_;        ///< by type: records outside every case
    std::vector<RecordTypeId> types_;     ///< of which the case has records
    RecordTypes types_there_;             ///< those and the ones outside
    RecordTypes types_there_outside_;
    std::span<const Record> shared_; ///< those in `outside_`

    /// What of a record type says when a record happened.
    struct Times {
        std::optional<FactId> dated;
        std::optional<FactId> recorded;
        bool planned = false;
        std::vector<FactId> owners; ///< of a type without a date: the references to records that have one
    };
    std::vector<Times> times_; ///< by record type

    /// Whether a record has happened, where that is settled: the steps it took to find out (else none) and the answer.
    struct Happened {
        std::uint32_t steps = 0;
        bool has = false;
    };
    std::vector<Happened> happened_;        ///< by record
    std::vector<Happened> shared_happened_; ///< by record outside every case; holds for one case after the other
    std::optional<Day> shared_happened_on_; ///< the as-at date it holds for
    Memory memory_;
    Day entered_on_;
    bool keeps_ = false;            ///< answers of today are kept; those of later days only for themselves
    std::uint64_t open_ = 0;        ///< how often something was asked that may be answered otherwise another time
    std::uint64_t by_duty_day_ = 0; ///< how often the duty's day was gone by
    std::vector<ConditionCount>* trace_ = nullptr;
};

} // namespace abide
