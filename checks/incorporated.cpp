// incorporated: a plan sits inside the child's current plan of the right kind.
#include <algorithm>

#include "checks/allowance.hpp"
#include "checks/needed.hpp"
#include "checks/registry.hpp"

namespace abide {

namespace {

enum {
    into,
    kinds,
    current_on,
    shown_by,
    begun,
    into_kind,
    into_start,
    into_end,
    into_updated,
    start,
    within,
    if_no_start
};

constexpr Parameter parameters[] = {
    {"into", ParameterType::record, true, "", "The type of record of the plan it must sit in."},
    {"kinds", ParameterType::codes, true, "into.kind", "The kinds of plan that will do."},
    {"current-on", ParameterType::choice, false, "as-at", "The day on which the plan must be current."},
    {"shown-by", ParameterType::other_fact, true, "into",
     "The fact of a plan item that names what the item stands for."},
    {"begun", ParameterType::date_fact, true, "", "When the subject was agreed."},
    {"kind", ParameterType::implied, true, "into.kind", "The plan's kind."},
    {"start", ParameterType::implied, true, "into.start", "When the plan began."},
    {"end", ParameterType::implied, true, "into.end", "When the plan ended."},
    {"updated", ParameterType::implied, true, "into.updated", "When the plan was last updated."},
    start_parameter,
    within_parameter,
    no_start_parameter,
};

constexpr Placeholder placeholders[] = {
    {"kind", "the kind of the current plan"},
    {"plan-start", "when that plan began"},
    {"item", "the plan item that includes it", true},
    {"begun", "when the subject was agreed"},
    {"limit", "the time there is to act, when there is one"},
};

constexpr std::string_view explanation = R"(
Incorporated asks whether one plan sits inside another that is current: a diversion plan in the child-in-need, child-protection or
care plan.

- Current means begun and not ended. A plan that ended on a day is no longer current on it.
- An item of a current plan names the subject in `shown-by`: `met`.
- No plan of these kinds is current: `breached/no-current-plan`.
- The current plan was updated after the subject was agreed and no item names it: `breached/not-included`.
- The current plan has not been updated since: it cannot show it yet: `cannot-tell/plan-older`.
- With `start` and `within` there is time to take it into the plan first.
- Plan items that name nothing at all prove nothing: when a plan has items and none of them names anything, it is `cannot-tell`.
)";

/// What one current plan shows.
struct Shown {
    State state = State::breached;
    Reason reason = Reason::not_included;
    std::optional<Missing> missing;
    RecordIndex item = no_record;
};

/// The reference of the item record to the plan.
std::optional<FactRef> plan_of_item(const Situation& s, RecordTypeId item, RecordTypeId plan) {
    const auto& facts = s.dictionary().type(item).facts;
    for (std::size_t i = 0; i < facts.size(); ++i)
        if (facts[i].type == FactType::reference && facts[i].refers_to == plan)
            return FactRef{item, static_cast<FactId>(i)};
    return std::nullopt;
}

Shown judge_plan(const Args& args, Situation& s, RecordIndex plan) {
    const FactRef names = args[shown_by].fact.fact;
    if (!s.is_exported(names.record))
        return {State::cannot_tell, Reason::not_exported, s.missing(names.record), no_record};
    const std::optional<FactRef> belongs = plan_of_item(s, names.record, args[into].record);
    std::optional<Missing> silent;
    bool any_names = false;
    for (const RecordIndex item : s.records_of(names.record)) {
        if (belongs && !s.is_linked(item, *belongs, plan)) continue;
        const Value& value = s.record(item).value(names.fact);
        if (value.is_known() && value.target() == s.subject()) return {State::met, Reason::none, std::nullopt, item};
        if (value.is_known()) any_names = true;
        if (!value.is_known() && !silent) silent = s.missing(item, names);
    }
    if (silent && !any_names) return {State::cannot_tell, silent->cause, silent, no_record};
    Missing what;
    const std::optional<Day> agreed = s.day(args[begun].fact, s.subject(), &what);
    if (!agreed) return {State::cannot_tell, what.cause, what, no_record};
    const FactRef updated = args[into_updated].fact.fact;
    const std::optional<Day> last = s.day(plan, updated);
    if (!last) return {State::cannot_tell, s.missing(plan, updated).cause, s.missing(plan, updated), no_record};
    if (*last > *agreed) return {};
    return {State::cannot_tell, Reason::plan_older, s.missing(plan, updated), no_record};
}

void put_plan(const Args& args, Situation& s, Outcome& out, RecordIndex plan, const Shown& shown) {
    if (!s.wants_words()) return;
    const auto code = static_cast<std::size_t>(s.code(plan, args[into_kind].fact.fact));
    out.words.emplace_back("kind", s.dictionary().fact(args[into_kind].fact.fact).spoken_codes[code]);
    if (const std::optional<Day> from = s.day(plan, args[into_start].fact.fact))
        out.words.emplace_back("plan-start", long_date(*from));
    Missing what;
    if (const std::optional<Day> agreed = s.day(args[begun].fact, s.subject(), &what))
        out.words.emplace_back("begun", long_date(*agreed));
    if (shown.item == no_record) return;
    s.note(shown.item);
    out.words.emplace_back("item", std::string(s.record(shown.item).id));
}

void judge_incorporated(const Args& args, Situation& s, Outcome& out) {
    Missing what;
    out.start = s.day(args[begun].fact, s.subject(), &what);
    if (!s.is_exported(args[into].record)) return out.cannot_tell(s.missing(args[into].record));
    std::optional<Missing> undated;
    RecordIndex best_plan = no_record;
    Shown best;
    for (const RecordIndex plan : s.records_of(args[into].record)) {
        const std::int32_t kind = s.code(plan, args[into_kind].fact.fact);
        if (std::find(args[kinds].codes.begin(), args[kinds].codes.end(), kind) == args[kinds].codes.end()) continue;
        const std::optional<Day> from = s.day(plan, args[into_start].fact.fact);
        const std::optional<Day> to = s.day(plan, args[into_end].fact.fact);
        if (to && s.has_come_about(*to)) continue;
        if (!from) {
            if (!undated) undated = s.missing(plan, args[into_start].fact.fact);
            continue;
        }
        if (!s.has_come_about(*from)) continue;
        const Shown shown = judge_plan(args, s, plan);
        const bool is_better = best_plan == no_record || shown.state == State::met ||
                               (shown.state == State::cannot_tell && best.state == State::breached);
        if (!is_better) continue;
        best_plan = plan;
        best = shown;
        if (shown.state == State::met) break;
    }
    if (best_plan == no_record || (best.state == State::breached && undated)) {
        if (undated) return out.cannot_tell(*undated);
        out.set(State::breached, Reason::no_current_plan);
        has_time_left({args[start], args[within], args[if_no_start]}, s, out);
        return;
    }
    out.set(best.state, best.reason);
    if (best.missing) out.miss(*best.missing);
    has_time_left({args[start], args[within], args[if_no_start]}, s, out);
    put_plan(args, s, out, best_plan, best);
}

} // namespace

extern const Kind incorporated_kind;
const Kind incorporated_kind = {
    "incorporated",
    "A plan sits inside the child's current plan of the right kind.",
    explanation,
    parameters,
    "",
    {},
    "",
    false,
    false,
    "begun",
    placeholders,
    judge_incorporated,
    ChildForm::item,
    {.together = "start within"},
};

} // namespace abide
