// One rule, one subject, every possibility: runs a kind once for each way the unknown facts could turn out and
// compares.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "rule/outcome.hpp"
#include "rule/procedure.hpp"
#include "rule/situation.hpp"

namespace abide {

/// One possible value of the one fact that decides, and the state it would give.
struct WhatIf {
    Situation::Choice choice; ///< `picked` says which
    State state = State::met;
};

/// What came of all possibilities together.
struct Resolution {
    Outcome outcome;                         ///< the verdict; times are the latest where they differ
    std::optional<Outcome> earliest;         ///< times of the first possibility, where they differ
    std::optional<std::size_t> edition;      ///< index in the procedure's editions
    std::vector<Situation::Choice> deciding; ///< what flips the answer; empty when nothing does
    std::vector<WhatIf> what_if;             ///< only where a single fact decides
    std::optional<Day> first_unreached;      ///< the first later day that was asked about
    bool asked_counting = false;
    bool gave_up = false;    ///< there were too many possibilities to look at them all
    std::uint64_t spent = 0; ///< steps taken for possibilities beyond the first
};

/// How many steps may be spent on one case's possibilities: about a second's work, and a thousand times what the
/// fullest of ordinary records needs. Counted, so that a record is judged the same on every machine.
constexpr std::uint64_t case_allowance = 20'000'000;

/// How possibilities combine (Kleene's reading, by enumeration):
/// - all agree on a state: that state;
/// - else, when every one is met or not applicable: no-breach-either-way;
/// - else cannot-tell: `precision` when only days decide, `applicability` when a fact of `applies` does, else the
/// deciding fact's own cause. The facts named as missing are exactly those for which some change alone changes the
/// state.
class Worlds {
  public:
    explicit Worlds(Situation& situation) : situation_(situation) {}

    /// Judges at the Situation's as-at date. `result` is reused.
    void resolve(const Procedure& procedure, const Rule& rule, RecordIndex subject, std::uint32_t period,
                 Resolution& result);

  private:
    /// One possibility.
    struct Leaf {
        State state = State::met;
        Reason reason = Reason::none;
        std::vector<Situation::Choice> choices;
    };
    void run(const Procedure& procedure, const Rule& rule, RecordIndex subject, Outcome& outcome,
             std::optional<std::size_t>& edition);
    /// The day the rule's duty began, when that is known.
    std::optional<Day> duty_day(const Rule& rule, RecordIndex subject);
    /// Whether it is not known which edition was in force.
    [[nodiscard]] bool edition_is_open() const;
    /// Applicability, then the check.
    bool applies(const Rule& rule, RecordIndex subject);
    void judge(const Rule& rule, RecordIndex subject, Outcome& outcome);
    bool find_edition(const Procedure& procedure, std::optional<Day> duty, std::optional<std::size_t>& edition);
    /// What holds of an item in every possibility so far stays; where they differ it cannot be told.
    void fold_items(const Outcome& outcome);
    void combine(Resolution& result);
    void find_deciding(Resolution& result) const;
    /// Those facts for which some change alone changes the state; false when there is too much to compare.
    bool find_flipping(Resolution& result) const;

    /// Before the first possibility.
    void begin_leaves();
    void add_leaf(const Outcome& outcome);
    [[nodiscard]] std::span<const Leaf> leaves() const { return {leaves_.data(), leaf_count_}; }

    Situation& situation_;
    std::vector<Leaf> leaves_; ///< the first few of them are in use; the others keep their memory
    std::size_t leaf_count_ = 0;
    std::vector<ItemOutcome> items_; ///< as they are in every possibility
    std::array<bool, state_count>
        is_seen_{}; ///< whether any possibility gave that state; else those below mean nothing
    std::array<Outcome, state_count> first_of_; ///< the first possibility that gave each state
    std::array<Outcome, state_count> last_of_;
};

} // namespace abide
