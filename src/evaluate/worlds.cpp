// One rule, one subject, every possibility: runs a kind once for each way the unknown facts could turn out and
// compares.
#include "evaluate/worlds.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace abide {

namespace {

using Choice = Situation::Choice;

/// Up to so many possibilities are compared pair by pair to name exactly the facts that decide; beyond, every open fact
/// is named.
constexpr RecordIndex case_record = 0;
constexpr std::size_t most_compared = 1024;
/// Of facts that are not told apart so many are named.
constexpr std::size_t most_named = 200;
/// Comparing stops after so many steps, and every open fact is named.
constexpr std::uint64_t most_steps_comparing = 20'000'000;

bool is_day(const Choice& choice) {
    return choice.about == Choice::About::day || choice.about == Choice::About::second;
}

/// True when two possibilities agree on every fact both asked about, but for `apart`. Counts its steps.
bool agree_but(const std::vector<Choice>& a, const std::vector<Choice>& b, const Choice& apart, std::uint64_t& steps) {
    for (const Choice& x : a) {
        if (x.is_about_same(apart)) continue;
        steps += b.size();
        for (const Choice& y : b)
            if (x.is_about_same(y) && x.picked != y.picked) return false;
    }
    return true;
}

const Choice* find_choice(const std::vector<Choice>& choices, const Choice& like) {
    const auto at =
        std::find_if(choices.begin(), choices.end(), [&](const Choice& c) { return c.is_about_same(like); });
    return at == choices.end() ? nullptr : &*at;
}

/// The gravest first: which possibility's dates and sentences stand for all of them.
constexpr std::array gravest = {State::breached, State::met_late,    State::cannot_tell,
                                State::due_soon, State::not_yet_due, State::no_breach_either_way,
                                State::met,      State::not_checked, State::not_applicable};

/// Whether items are shown for what they lack.
bool is_open(State state) { return state == State::breached || state == State::cannot_tell; }

bool times_differ(const Outcome& a, const Outcome& b) {
    return a.began != b.began || a.start != b.start || a.due != b.due || a.done != b.done;
}

} // namespace

bool Worlds::find_edition(const Procedure& procedure, std::optional<Day> duty, std::optional<std::size_t>& edition) {
    edition.reset();
    for (std::size_t i = 0; i < procedure.editions.size(); ++i) {
        const Edition& it = procedure.editions[i];
        const auto has_come = [&](Day day) { return duty ? *duty >= day : situation_.reached(day); };
        bool in_force = has_come(it.from.last);
        if (!in_force && has_come(it.from.first)) in_force = situation_.choose_edition(2 * i);
        if (in_force && it.has_to && has_come(it.to.first + 1))
            in_force = !has_come(it.to.last + 1) && situation_.choose_edition(2 * i + 1);
        if (in_force) edition = i;
    }
    return edition.has_value();
}

void Worlds::run(const Procedure& procedure, const Rule& rule, RecordIndex subject, Outcome& outcome,
                 std::optional<std::size_t>& edition) {
    outcome.clear();
    const std::optional<Day> duty = duty_day(rule, subject);
    situation_.set_duty_day(duty);
    const bool is_in_force = find_edition(procedure, duty, edition);
    const auto out_of_force = [&] { outcome.set(State::not_checked, Reason::no_edition_in_force); };
    if (!is_in_force && !edition_is_open()) return out_of_force();
    judge(rule, subject, outcome);
    outcome.began = duty;
    // Where it is not known whether the edition was in force: what does not apply under it does not apply.
    if (!is_in_force && outcome.state != State::not_applicable) {
        outcome.clear();
        out_of_force();
    }
}

std::optional<Day> Worlds::duty_day(const Rule& rule, RecordIndex subject) {
    situation_.set_duty_day(std::nullopt);
    std::optional<Day> duty;
    Missing ignored;
    if (rule.duty) {
        const Argument& argument = rule.args[*rule.duty];
        duty = argument.facts.empty() ? situation_.day(argument.fact, subject, &ignored)
                                      : situation_.latest_day(argument.facts, subject, &ignored);
    }
    const RecordTypeId type = situation_.record(subject).type;
    const auto dated = situation_.dictionary().type(type).dated;
    if (!duty && dated) duty = situation_.day(subject, FactRef{type, *dated});
    return duty;
}

bool Worlds::edition_is_open() const {
    const auto& choices = situation_.choices();
    return std::any_of(choices.begin(), choices.end(),
                       [](const Choice& choice) { return choice.about == Choice::About::edition; });
}

bool Worlds::applies(const Rule& rule, RecordIndex subject) {
    if (rule.scope == nullptr && !rule.has_applies) return true;
    situation_.set_in_applies(true);
    situation_.set_notes_evidence(false);
    bool applies = rule.scope == nullptr || situation_.holds_again(*rule.scope, case_record);
    situation_.set_notes_evidence(true);
    applies = applies && (!rule.has_applies || situation_.holds(rule.applies, subject));
    situation_.set_in_applies(false);
    return applies;
}

void Worlds::judge(const Rule& rule, RecordIndex subject, Outcome& outcome) {
    if (!applies(rule, subject)) return outcome.set(State::not_applicable, Reason::outside_scope);
    rule.kind->judge(rule.args, situation_, outcome);
    situation_.end_duty(outcome);
}

void Worlds::resolve(const Procedure& procedure, const Rule& rule, RecordIndex subject, std::uint32_t period,
                     Resolution& result) {
    result.earliest.reset();
    result.deciding.clear();
    result.what_if.clear();
    result.gave_up = false;
    situation_.begin(procedure, rule, subject, period);
    run(procedure, rule, subject, result.outcome, result.edition);
    if (!situation_.choices().empty()) {
        begin_leaves();
        bool more = false;
        do {
            if (leaf_count_ > 0) run(procedure, rule, subject, result.outcome, result.edition);
            const Outcome& outcome = result.outcome;
            more = more || outcome.more;
            fold_items(outcome);
            add_leaf(outcome);
            const auto at = static_cast<std::size_t>(outcome.state);
            if (!is_seen_[at]) first_of_[at] = outcome;
            is_seen_[at] = true;
            std::swap(last_of_[at], result.outcome); // keeps both outcomes' memory
        } while (situation_.next_world());
        result.gave_up = situation_.gave_up();
        combine(result);
        result.outcome.more = more;
    }
    result.first_unreached = situation_.first_unreached();
    result.asked_counting = situation_.asked_counting();
    result.spent = situation_.spent();
}

void Worlds::begin_leaves() {
    // A few are at hand for the next one; what a case with very many needed is given back.
    constexpr std::size_t few_leaves = 16;
    if (leaves_.size() > few_leaves) leaves_.resize(few_leaves);
    leaf_count_ = 0;
    is_seen_.fill(false);
}

void Worlds::add_leaf(const Outcome& outcome) {
    if (leaf_count_ == leaves_.size()) leaves_.emplace_back();
    Leaf& leaf = leaves_[leaf_count_];
    leaf.state = outcome.state;
    leaf.reason = outcome.reason;
    leaf.choices.clear();
    if (leaf_count_ < most_compared) leaf.choices = situation_.choices();
    ++leaf_count_;
}

bool Worlds::find_flipping(Resolution& result) const {
    std::uint64_t steps = 0;
    for (const Leaf& leaf : leaves()) {
        for (const Choice& choice : leaf.choices) {
            if (find_choice(result.deciding, choice) != nullptr) continue;
            const bool flips = std::any_of(leaves().begin(), leaves().end(), [&](const Leaf& other) {
                if (other.state == leaf.state) return false;
                steps += other.choices.size();
                const Choice* same = find_choice(other.choices, choice);
                return same != nullptr && same->picked != choice.picked &&
                       agree_but(leaf.choices, other.choices, choice, steps);
            });
            if (flips) result.deciding.push_back(choice);
            if (steps > most_steps_comparing) return false;
        }
    }
    return true;
}

void Worlds::find_deciding(Resolution& result) const {
    const bool compares = leaf_count_ < most_compared && !situation_.gave_up();
    if (!compares || !find_flipping(result)) {
        // Leaves of one tree ask mostly the same: each fact is looked for once.
        std::set<std::tuple<Choice::About, RecordIndex, FactId, RecordIndex>> named;
        result.deciding.clear();
        for (const Leaf& leaf : leaves())
            for (const Choice& choice : leaf.choices)
                if (named.size() < most_named &&
                    named.emplace(choice.about, choice.record, choice.fact.fact, choice.target).second)
                    result.deciding.push_back(choice);
    }
    // In one possibility a fact may decide whether the rule applies, in another only when its time began.
    for (Choice& choice : result.deciding) {
        choice.in_applies = std::any_of(leaves().begin(), leaves().end(), [&](const Leaf& leaf) {
            const Choice* same = find_choice(leaf.choices, choice);
            return same != nullptr && same->in_applies;
        });
    }
    if (result.deciding.size() != 1 || is_day(result.deciding.front())) return;
    for (const Leaf& leaf : leaves()) {
        const Choice* choice = find_choice(leaf.choices, result.deciding.front());
        if (choice == nullptr) continue;
        const bool is_new = std::none_of(result.what_if.begin(), result.what_if.end(),
                                         [&](const WhatIf& w) { return w.choice.picked == choice->picked; });
        if (is_new) result.what_if.push_back({*choice, leaf.state});
    }
}

void Worlds::fold_items(const Outcome& outcome) {
    if (leaf_count_ == 0) {
        items_ = outcome.items;
        return;
    }
    const auto find = [](const std::vector<ItemOutcome>& items, std::uint16_t child) {
        return std::find_if(items.begin(), items.end(), [&](const ItemOutcome& item) { return item.child == child; });
    };
    const auto open = [](ItemOutcome& item) {
        item.state = State::cannot_tell;
        item.reason = Reason::missing;
    };
    for (ItemOutcome& item : items_) {
        const auto other = find(outcome.items, item.child);
        if (other == outcome.items.end() || other->state != item.state) open(item);
    }
    for (const ItemOutcome& other : outcome.items) {
        if (find(items_, other.child) != items_.end()) continue;
        items_.push_back(other);
        open(items_.back());
    }
    std::sort(items_.begin(), items_.end(), [](const auto& a, const auto& b) { return a.child < b.child; });
}

void Worlds::combine(Resolution& result) {
    const auto seen = [&](State state) { return is_seen_.at(static_cast<std::size_t>(state)); };
    State standing = State::not_applicable;
    for (const State state : gravest) {
        if (!seen(state)) continue;
        standing = state;
        break;
    }
    const auto at = static_cast<std::size_t>(standing);
    result.outcome = last_of_.at(at);
    if (times_differ(first_of_.at(at), last_of_.at(at))) result.earliest = first_of_.at(at);

    const bool all_agree =
        std::all_of(leaves().begin(), leaves().end(), [&](const Leaf& l) { return l.state == standing; });
    if (all_agree && !situation_.gave_up()) {
        if (is_open(standing)) result.outcome.items = items_;
        if (standing == State::cannot_tell)
            for (const Missing& what : first_of_.at(at).missing) result.outcome.miss(what);
        return;
    }
    find_deciding(result);
    const auto is_in_applies = [](const Choice& c) { return c.in_applies; };
    const bool may_wait = std::none_of(result.deciding.begin(), result.deciding.end(), is_in_applies);
    const bool is_done_in_one = seen(State::met) || seen(State::no_breach_either_way);
    const bool no_breach = !situation_.gave_up() && std::all_of(leaves().begin(), leaves().end(), [&](const Leaf& l) {
        switch (l.state) {
        case State::met:
        case State::not_applicable:
        case State::no_breach_either_way: return true;
        // There is time left where it was not done, or no edition asked for it.
        case State::not_yet_due:
        case State::due_soon: return may_wait;
        case State::not_checked: return is_done_in_one;
        default: return false;
        }
    });
    Outcome& outcome = result.outcome;
    // Where it turns on whether the rule applies, that is what is asked; what else is missing matters once it does.
    if (standing != State::cannot_tell || !may_wait) outcome.missing.clear();
    for (const Choice& choice : result.deciding) {
        if (choice.about == Choice::About::edition) continue;
        outcome.miss(situation_.missing(choice));
        const auto& [beside, fact] = choice.beside;
        if (beside != no_record) outcome.miss({fact.record, fact.fact, beside, choice.cause});
    }
    if (no_breach) return outcome.set(State::no_breach_either_way);

    const auto& deciding = result.deciding;
    const auto in_applies = std::find_if(deciding.begin(), deciding.end(), is_in_applies);
    const bool all_conflict =
        std::all_of(deciding.begin(), deciding.end(), [](const Choice& c) { return c.beside.is_there(); });
    const auto not_a_day = std::find_if(deciding.begin(), deciding.end(), [](const Choice& c) { return !is_day(c); });
    if (deciding.empty()) {
        if (outcome.state != State::cannot_tell) outcome.set(State::cannot_tell, Reason::precision);
    } else if (not_a_day == deciding.end()) {
        outcome.set(State::cannot_tell, Reason::precision);
    } else if (all_conflict) {
        outcome.set(State::cannot_tell, Reason::conflict);
    } else if (in_applies != deciding.end()) {
        outcome.set(State::cannot_tell, Reason::applicability);
    } else if (standing != State::cannot_tell) {
        outcome.set(State::cannot_tell, not_a_day->cause);
    }
    outcome.items = items_;
    outcome.set_not_late();
}

} // namespace abide
