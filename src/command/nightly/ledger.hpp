// The night's entries: what moved is collected as cases come, put down to its causes, and written into the store.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "command/nightly/examination.hpp"
#include "command/nightly/remembered.hpp"
#include "history/exception.hpp"
#include "store/store.hpp"

namespace abide {

/// How far tonight's exports can be trusted to say that something is no longer there.
struct Trust {
    std::int64_t missing_at_most = 10;  ///< percent of the known cases
    bool accepts_missing = false;       ///< somebody has looked, and says the missing cases are rightly gone
    std::set<std::string> refused;      ///< cases that could not be read
    bool has_nameless_refusals = false; ///< something could not be read, and nobody knows which cases it held
    bool may_ask_service = true;        ///< whether any procedure asks about the service itself
    std::set<std::string> procedures;   ///< that may judge tonight, their ids
};

/// Why a known case that is not among those judged tonight is missing: it, or what may hold it, could not be read, or
/// it is in no export.
CauseKind why_missing(const Trust& trust, const std::string& case_id);
/// Why a finding is held whose procedure does not judge tonight.
Cause cause_of_leaving_out(const std::string& procedure);
/// Why a finding is held that the record would settle.
Cause cause_of_shrinking();

class Ledger {
  public:
    /// All references must outlive it. `exceptions`: all there are.
    Ledger(Store& store, Store::Night& night, const Remembered& remembered, std::span<const Exception> exceptions,
           std::int64_t sweep, Day as_at);

    /// A case of tonight.
    void take(ExaminedCase&& examined);
    /// After the last case: resolves what can be trusted to be over, holds the rest, writes everything.
    void finish(const Trust& trust);

    // After it:

    [[nodiscard]] const std::vector<Transition>& transitions() const { return transitions_; }
    /// Whether the night leaves nothing behind: nothing stands otherwise, and no case is other than it was known.
    [[nodiscard]] bool is_empty() const { return is_empty_; }
    /// Known cases that are not in tonight's exports, in order.
    [[nodiscard]] const std::vector<std::string>& missing() const { return missing_; }
    /// Of a missing case: whether what was open on it stays open.
    [[nodiscard]] bool is_held(const std::string& case_id) const { return held_cases_.contains(case_id); }
    /// Whether tonight's exports hold this known case.
    [[nodiscard]] bool has_met(std::string_view case_id) const { return met_.contains(case_id); }
    /// Whether too many of them are; then nothing is resolved.
    [[nodiscard]] bool has_shrunk() const { return has_shrunk_; }
    /// How many findings stay as they were because nobody can tell tonight.
    [[nodiscard]] std::int64_t held() const { return held_; }
    [[nodiscard]] std::int64_t known_cases() const { return known_cases_; }
    [[nodiscard]] std::int64_t cases() const { return cases_; }

  private:
    /// Something that moved, waiting for how it stood before.
    struct Entry {
        const Remembered::Duty* before = nullptr;
        bool was_met = false;  ///< its case was met on some night before
        bool was_away = false; ///< its case had left the exports
        std::optional<Standing> now;
        ExceptionNumbers exceptions; ///< that hold over it tonight
        std::vector<NightStep> steps;
        std::string team;                                ///< the case's, tonight
        std::optional<std::pair<State, Reason>> unasked; ///< see ExaminedCase
        std::vector<Cause> causes;                       ///< instead of steps; of what is held, why
    };
    [[nodiscard]] Cause cause_of_meeting(const Entry& entry, bool is_first) const;
    void enter(Entry& entry, std::optional<Standing> before);
    void settle(std::vector<Entry>& entries);
    void hold(std::vector<Entry>& entries);
    void hold_unjudged(const Trust& trust);
    [[nodiscard]] bool is_judged(const Remembered::Case& one, const Trust& trust) const;
    void look_for_missing(const Trust& trust);
    [[nodiscard]] std::vector<Cause> causes_of_exceptions(const Entry& entry, const Standing& stood);
    [[nodiscard]] std::optional<Cause> end_of_exception(std::int64_t number, const Standing& now) const;
    [[nodiscard]] bool has_begun(std::int64_t number, const SweepRecord* then, const Standing& stood) const;
    [[nodiscard]] const Exception* exception(std::int64_t number) const;
    const SweepRecord* sweep_of(std::int64_t number);
    [[nodiscard]] bool find_shrunk(const Trust& trust) const;
    void leave_out(const Remembered::Case& one, bool is_believed, CauseKind why);
    void add_transition(const Entry& entry, const std::optional<Standing>& before, Category category,
                        const std::optional<Day>& open_since, std::vector<Cause> causes);

    Store* store_;
    Store::Night* night_;
    const Remembered* remembered_;
    std::span<const Exception> exceptions_;
    std::map<std::int64_t, std::optional<SweepRecord>> sweeps_; ///< those that were looked up
    std::int64_t sweep_;
    Day as_at_;
    std::vector<Entry> waiting_;  ///< written as soon as there are many
    std::vector<Entry> resolved_; ///< only at the end it is known whether they are
    std::vector<NewStanding> new_;
    std::vector<std::int64_t> ended_;
    std::vector<std::int64_t> released_;
    std::vector<KnownCase> cases_to_put_;
    std::unordered_set<std::string_view> met_;
    std::vector<Transition> transitions_;
    std::vector<std::string> missing_;
    std::set<std::string> held_cases_; ///< of them
    bool is_empty_ = true;
    bool has_shrunk_ = false;
    std::int64_t held_ = 0;
    std::int64_t known_cases_ = 0;
    std::int64_t cases_ = 0;
};

} // namespace abide
