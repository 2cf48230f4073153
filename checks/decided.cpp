// decided: a decision is recorded, with its reason where one is needed.
#include <algorithm>

#include "checks/allowance.hpp"
#include "checks/needed.hpp"
#include "checks/registry.hpp"

namespace abide {

namespace {

enum { fact, reason, any_of, reason_for, need, link, once, if_blank, start, within, if_no_start };

constexpr Parameter parameters[] = {
    {"fact", ParameterType::code_fact, true, "need", "The decision."},
    {"reason", ParameterType::any_fact, false, "need", "Why it was decided so."},
    {"any-of", ParameterType::codes, false, "fact", "The decisions the text allows; left out, any."},
    {"reason-for", ParameterType::codes, false, "fact", "Decisions that need the reason; left out, every one."},
    {"need", ParameterType::record, false, "",
     "The type of record that carries the decision; left out, the subject itself."},
    {"link", ParameterType::link, false, "need", "The fact of that record which names the subject."},
    {"once", ParameterType::date_fact, false, "", "The decision is owed from this date on."},
    {"if-blank", ParameterType::choice, false, "breached cannot-tell", "What a blank decision or reason means."},
    start_parameter,
    within_parameter,
    no_start_parameter,
};

constexpr Placeholder placeholders[] = {
    {"decision", "the decision recorded"},
    {"limit", "the time there is to record it, when there is one"},
};

constexpr std::string_view explanation = R"(
A duty to decide, or to consider, is met by a recorded decision with its reason. "No, because …" meets a duty to consider as well
as "yes".

- The decision is recorded (among `any-of` when that is given) and its reason too: `met`.
- A decision outside `any-of`: `breached/not-decided`.
- Nothing decided: `breached/not-decided`, or `cannot-tell/missing` with `if-blank="cannot-tell"` where a blank field proves nothing.
- The decision is there and its reason is not: `breached/incomplete`, or `cannot-tell` likewise. `reason-for` limits which decisions need one.
- With `once`, nothing is owed before that date has come. With `start` and `within`, a blank is not held against anybody until that time has
  passed; a decision outside `any-of` is.
)";

struct Decision {
    State state = State::breached;
    Reason why = Reason::not_decided;
    std::optional<Missing> missing;
};

bool has(const std::vector<std::int32_t>& codes, std::int32_t code) {
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

/// Something is blank: breached, or cannot-tell where the rule says that a blank proves nothing or nobody could know.
Decision blank(const Args& args, Situation::Recorded recorded, Reason breach, const Missing& what) {
    if (recorded == Situation::Recorded::unknown || args[if_blank].choice == 1)
        return {State::cannot_tell, what.cause, what};
    return {State::breached, breach, what};
}

Decision judge_one(const Args& args, Situation& s, RecordIndex at, Outcome& out) {
    Missing what;
    const auto [carrier, decision] = s.find(args[fact].fact, at, &what);
    if (carrier == no_record) return blank(args, Situation::Recorded::no, Reason::not_decided, what);
    const Situation::Recorded recorded = s.is_recorded(carrier, decision);
    if (recorded != Situation::Recorded::yes)
        return blank(args, recorded, Reason::not_decided, s.missing(carrier, decision));
    const std::int32_t code = *s.recorded_code(carrier, decision);
    if (s.wants_words())
        out.words.emplace_back("decision", s.dictionary().fact(decision).spoken_codes[static_cast<std::size_t>(code)]);
    if (args[any_of].given && !has(args[any_of].codes, code))
        return {State::breached, Reason::not_decided, std::nullopt};
    const bool needs_reason = args[reason].given && (!args[reason_for].given || has(args[reason_for].codes, code));
    if (!needs_reason) return {State::met, Reason::none, std::nullopt};
    const auto [reasoned, why] = s.find(args[reason].fact, at, &what);
    if (reasoned == no_record) return blank(args, Situation::Recorded::no, Reason::incomplete, what);
    const Situation::Recorded given = s.is_recorded(reasoned, why);
    if (given == Situation::Recorded::yes) return {State::met, Reason::none, std::nullopt};
    return blank(args, given, Reason::incomplete, s.missing(reasoned, why));
}

void judge_decided(const Args& args, Situation& s, Outcome& out) {
    if (args[once].given) {
        Missing what;
        const std::optional<Day> from = s.day(args[once].fact, s.subject(), &what);
        if (!from) return out.cannot_tell(what);
        out.start = from;
        if (!s.has_come_about(*from)) return out.set(State::not_applicable, Reason::nothing_to_check);
    }
    const RecordList records = needed_records(s, args, args[need], args[link]);
    Decision best;
    if (records.empty()) {
        const Missing what = s.missing(args[need].record);
        best = blank(args, s.is_exported(args[need].record) ? Situation::Recorded::no : Situation::Recorded::unknown,
                     Reason::not_decided, what);
    }
    bool is_first = true;
    for (const RecordIndex at : records) {
        const Decision decision = judge_one(args, s, at, out);
        const bool is_better = is_first || decision.state == State::met ||
                               (decision.state == State::cannot_tell && best.state == State::breached);
        if (is_better) best = decision;
        is_first = false;
        if (best.state == State::met) break;
    }
    out.set(best.state, best.why);
    if (best.missing && best.state == State::cannot_tell) out.miss(*best.missing);
    if (best.missing) has_time_left({args[start], args[within], args[if_no_start]}, s, out);
}

} // namespace

extern const Kind decided_kind;
const Kind decided_kind = {
    "decided",
    "A decision is recorded, with its reason where one is needed.",
    explanation,
    parameters,
    "",
    {},
    "need",
    false,
    false,
    "once start",
    placeholders,
    judge_decided,
    ChildForm::item,
    {.together = "start within", .breach_is_chosen = true},
};

} // namespace abide
