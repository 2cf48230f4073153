// A history in plain memory: what a store should answer, worked out the slow and obvious way.
#include "tests/store/plain_history.hpp"

#include <algorithm>
#include <charconv>

namespace abide::tests::stored {

namespace {

bool is_same(const Duty& a, const Duty& b) {
    return a.case_id == b.case_id && a.fingerprint == b.fingerprint && a.ordinal == b.ordinal;
}

std::string line_of(const Standing& standing, const std::optional<Day>& since) {
    return standing.duty.case_id + " " + standing.duty.fingerprint + " " + std::to_string(standing.duty.ordinal) + " " +
           std::string(name_of(standing.state)) + " " + standing.facts + (since ? iso(*since) : "-") + "\n";
}

std::string known_line(std::string_view case_id, std::uint64_t fingerprint, std::uint32_t ordinal, std::uint64_t digest,
                       bool is_open) {
    return std::string(case_id) + " " + std::to_string(fingerprint) + " " + std::to_string(ordinal) + " " +
           std::to_string(digest) + (is_open ? " open\n" : "\n");
}

std::uint64_t number_of(const std::string& hexadecimal) { return std::stoull(hexadecimal, nullptr, 16); }

template <typename Values, typename Test>
std::int64_t remove_if(Values& values, const Test& test) {
    return static_cast<std::int64_t>(std::erase_if(values, test));
}

} // namespace

std::vector<State> PlainHistory::states_on(std::int64_t sweep) const {
    std::vector<State> states;
    for (const PlainSpell& spell : spells)
        if (spell.held_on(sweep)) states.push_back(spell.made.standing.state);
    return states;
}

void PlainHistory::erase_case(const std::string& id, Erasure erasure) {
    for (const SweepRecord& sweep : sweeps) {
        std::map<std::string, Erasure::Missing> missing; // by the state's name, as the store lists them
        for (const PlainSpell& spell : spells) {
            const State state = spell.made.standing.state;
            if (spell.made.standing.duty.case_id != id || !spell.held_on(sweep.number)) continue;
            Erasure::Missing& one = missing[std::string(name_of(state))];
            one = {sweep.number, state, one.standings + 1};
        }
        for (const auto& [name, one] : missing) erasure.missing.push_back(one);
    }
    const auto is_its = [&](const auto& value) { return value.duty.case_id == id; };
    erasure.standings = remove_if(spells, [&](const PlainSpell& spell) { return is_its(spell.made.standing); });
    erasure.transitions = remove_if(transitions, is_its);
    erasure.exceptions = remove_if(exceptions, is_its);
    for (SweepRecord& sweep : sweeps)
        std::erase_if(sweep.away, [&](const SweepAway& away) { return away.case_id == id; });
    cases.erase(id);
    erasure.number = ++erasures_given;
    erasures.push_back(erasure);
}

void PlainHistory::erase_before(std::int64_t first_kept, Erasure erasure) {
    const auto is_old = [&](const PlainSpell& spell) { return spell.last && *spell.last < first_kept; };
    for (PlainSpell& spell : spells) {
        if (is_old(spell)) continue;
        for (const PlainSpell& old : spells)
            if (is_old(old) && old.ever_open && is_same(old.made.standing.duty, spell.made.standing.duty))
                spell.ever_open = true;
    }
    std::optional<Day> day;
    for (const SweepRecord& sweep : sweeps)
        if (sweep.number == first_kept) day = sweep.as_at;
    erasure.standings = remove_if(spells, is_old);
    erasure.transitions = remove_if(transitions, [&](const Transition& one) { return one.sweep < first_kept; });
    erasure.exceptions = remove_if(exceptions, [&](const Exception& one) { return day && one.over_on() <= *day; });
    std::int64_t others = static_cast<std::int64_t>(std::erase_if(cases, [&](const auto& known) {
        return known.second.is_gone && known.second.judged > 0 && known.second.judged < first_kept &&
               std::ranges::none_of(spells, [&](const PlainSpell& spell) {
                   return !spell.last && spell.made.standing.duty.case_id == known.first;
               });
    }));
    others += remove_if(sweeps, [&](const SweepRecord& sweep) { return sweep.number < first_kept; });
    for (Erasure& old : erasures)
        std::erase_if(old.missing, [&](const Erasure::Missing& one) { return one.sweep < first_kept; });
    if (erasure.standings + erasure.transitions + erasure.exceptions + others == 0) return;
    erasure.number = ++erasures_given;
    erasures.push_back(erasure);
}

bool PlainHistory::was_open(const Duty& duty) const {
    return std::ranges::any_of(
        spells, [&](const PlainSpell& spell) { return spell.ever_open && is_same(spell.made.standing.duty, duty); });
}

std::vector<Exception> PlainHistory::listed_exceptions() const {
    std::vector<Exception> listed;
    for (const Exception& one : exceptions)
        if (!one.pruned) listed.push_back(one);
    return listed;
}

std::string PlainHistory::known() const {
    std::vector<const PlainSpell*> holding;
    for (const PlainSpell& spell : spells)
        if (!spell.last) holding.push_back(&spell);
    std::ranges::sort(holding, [](const PlainSpell* a, const PlainSpell* b) {
        const Duty& one = a->made.standing.duty;
        const Duty& other = b->made.standing.duty;
        return std::tie(one.case_id, one.fingerprint, one.ordinal) <
               std::tie(other.case_id, other.fingerprint, other.ordinal);
    });
    std::string lines;
    for (const PlainSpell* spell : holding) {
        const Duty& duty = spell->made.standing.duty;
        lines += known_line(duty.case_id, number_of(duty.fingerprint), duty.ordinal, spell->made.digest,
                            spell->made.standing.is_open);
    }
    return lines;
}

std::string PlainHistory::open_on(std::int64_t sweep) const {
    std::vector<const PlainSpell*> open;
    for (const PlainSpell& spell : spells)
        if (spell.made.standing.is_open && spell.held_on(sweep)) open.push_back(&spell);
    std::ranges::stable_sort(open, [](const PlainSpell* a, const PlainSpell* b) {
        return a->made.standing.duty.case_id < b->made.standing.duty.case_id;
    });
    std::string lines;
    for (const PlainSpell* spell : open) lines += line_of(spell->made.standing, spell->made.open_since);
    return lines;
}

std::string known_to(Store& store) {
    std::string lines;
    store.each_known([&](const KnownStanding& one) {
        lines += known_line(one.case_id, one.fingerprint, one.ordinal, one.digest, one.is_open);
    });
    return lines;
}

std::string open_on(Store& store, std::int64_t sweep) {
    std::string lines;
    store.each_open(sweep, [&](const Standing& one, Day since) { lines += line_of(one, since); });
    return lines;
}

} // namespace abide::tests::stored
