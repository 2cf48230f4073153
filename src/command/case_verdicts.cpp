// What came of one case, as bytes for another night and back.
#include "command/case_verdicts.hpp"

namespace abide {

namespace {

void put_note(const CaseNote& note, Packer& into) {
    into.text(note.team);
    into.text(note.digest);
}

CaseNote take_note(const CasePlace& place, Unpacker& from) {
    CaseNote note;
    note.case_id = place.id;
    note.team = from.text();
    note.file = place.file;
    note.digest = from.text();
    return note;
}

/// Whether the cases that were asked about are there, or not, as they were.
bool take_other_cases(const Tonight& tonight, Unpacker& from) {
    bool are_same = true;
    const std::size_t count = from.count();
    for (std::size_t i = 0; i < count; ++i) {
        const std::string_view id = from.text();
        const bool was_there = from.flag();
        are_same = are_same && tonight.has_case(id) == was_there;
    }
    return are_same && from.is_sound();
}

void put_counts(const Counts& counts, Packer& into) {
    into.number(counts.cases);
    for (const std::size_t times : counts.by_state) into.number(times);
}

void take_counts(Counts& counts, Unpacker& from) {
    counts.cases = from.number();
    for (std::size_t state = 0; state < state_count; ++state) counts.add(static_cast<State>(state), from.number());
}

} // namespace

bool put_case(const CaseVerdicts& made, const CasePlace& place, const RuleNumbers& rules, Packer& into) {
    // Where they stand is said with them, and changes with whatever comes before the case.
    if (made.note && !made.note->set_aside.empty()) return false;
    into.day(made.judged_on);
    into.day(made.changes);
    into.number(made.other_cases.size());
    for (const auto& [id, was_there] : made.other_cases) {
        into.text(id);
        into.flag(was_there);
    }
    put_counts(made.counts, into);
    into.number(made.future_dated);
    into.flag(made.note.has_value());
    if (made.note) put_note(*made.note, into);
    into.number(made.all.size());
    for (const auto& [rule, state] : made.all) {
        into.number(rules.number(*rule));
        into.number(static_cast<std::uint64_t>(state));
    }
    into.number(made.verdicts.size());
    for (const Verdict& verdict : made.verdicts) put_verdict(verdict, place, rules, into);
    return true;
}

std::unique_ptr<CaseVerdicts> take_case(const CasePlace& place, const RuleNumbers& rules, const Tonight& tonight,
                                        std::string_view bytes) {
    Unpacker from(bytes);
    auto made = std::make_unique<CaseVerdicts>();
    const std::optional<Day> judged_on = from.day();
    made->changes = from.day();
    const bool holds = judged_on && *judged_on <= tonight.as_at && (!made->changes || tonight.as_at < *made->changes);
    if (!holds || !take_other_cases(tonight, from)) return nullptr;
    made->judged_on = *judged_on;
    take_counts(made->counts, from);
    made->future_dated = from.number();
    if (from.flag()) made->note = take_note(place, from);
    made->all.resize(from.count());
    for (auto& [rule, state] : made->all) {
        const RuleNumbers::Of* of = rules.rule(from.number());
        state = static_cast<State>(from.number_below(state_count));
        if (of == nullptr) return nullptr;
        rule = of->rule;
    }
    const std::size_t verdicts = from.count();
    for (std::size_t i = 0; i < verdicts; ++i) {
        std::optional<Verdict> verdict = take_verdict(place, rules, from);
        if (!verdict) return nullptr;
        count_overdue(*verdict, tonight.as_at, tonight.calendar);
        made->verdicts.push_back(std::move(*verdict));
    }
    return from.is_sound() && from.left().empty() ? std::move(made) : nullptr;
}

} // namespace abide
