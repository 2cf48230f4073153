// all-of and any-of: several checks of one subject, judged together.
#include <algorithm>
#include <array>

#include "base/words.hpp"
#include "checks/allowance.hpp"
#include "checks/registry.hpp"
#include "rule/situation.hpp"

namespace abide {

namespace {

enum { start, within, if_no_start };

constexpr Parameter parameters[] = {
    start_parameter,
    within_parameter,
    no_start_parameter,
};

constexpr Placeholder placeholders[] = {
    {"items", "every part asked for"},
    {"missing-items", "the parts that are breached"},
    {"n", "how many parts are asked for"},
    {"n-missing", "how many of them are breached"},
    {"limit", "the time there is to act, when there is one"},
};

constexpr std::string_view explanation = R"(
A group holds checks of any kind, each a part with its own id and clause.

- `all-of` asks for every part. The verdict is the gravest of the parts': breached, then cannot-tell, met-late, due-soon, not-yet-due,
  no breach either way, met. Parts that do not apply are left out; when none applies the group does not.
- `any-of` asks for one of them. One part met is enough; else one met late; else, while one is still not due, the group is not due; else cannot-tell
  when one part is; breached only when every part is.
- With `start` and `within` there is time to act before a breach, or a blank, of the whole counts.
- `<when>` inside a part asks it only when its conditions hold.
)";

/// Gravest first, for all-of.
constexpr std::array gravest = {State::breached,    State::cannot_tell,          State::met_late, State::due_soon,
                                State::not_yet_due, State::no_breach_either_way, State::met};
/// Best first, for any-of.
constexpr std::array best = {
    State::met,         State::met_late, State::due_soon, State::not_yet_due, State::no_breach_either_way,
    State::cannot_tell, State::breached};

/// Takes over what the deciding part says of time.
void take(Outcome& out, const Outcome& part) {
    out.set(part.state, part.reason);
    out.start = part.start;
    out.due = part.due;
    out.done = part.done;
    out.days_over = part.days_over;
    out.overdue = part.overdue;
    out.sum = part.sum;
}

void put_parts(const Args& args, const Situation& s, Outcome& out) {
    if (!s.wants_words()) return;
    std::vector<std::string> asked;
    std::vector<std::string> missing;
    for (const ItemOutcome& item : out.items) {
        if (item.state == State::not_applicable) continue;
        asked.push_back(args.parts[item.child].spoken);
        if (item.state == State::breached) missing.push_back(asked.back());
    }
    out.words.emplace_back("items", list_of(asked));
    out.words.emplace_back("missing-items", list_of(missing));
    out.words.emplace_back("n", std::to_string(asked.size()));
    out.words.emplace_back("n-missing", std::to_string(missing.size()));
}

void judge_group(const Args& args, Situation& s, Outcome& out, const std::array<State, 7>& order) {
    std::vector<Outcome> parts(args.parts.size());
    for (std::size_t i = 0; i < args.parts.size(); ++i) {
        const Args::Nested& part = args.parts[i];
        if (part.has_when && !s.holds(part.when, s.subject())) {
            parts[i].set(State::not_applicable, Reason::outside_scope);
        } else {
            part.kind->judge(part.args.front(), s, parts[i]);
            s.end_duty(parts[i]);
        }
        out.items.push_back({static_cast<std::uint16_t>(i), parts[i].state, parts[i].reason});
    }
    out.set(State::not_applicable, Reason::outside_scope);
    if (std::any_of(parts.begin(), parts.end(), [](const Outcome& p) { return p.reason == Reason::superseded; }))
        out.reason = Reason::superseded;
    for (const State state : order) {
        const auto found =
            std::find_if(parts.begin(), parts.end(), [state](const Outcome& p) { return p.state == state; });
        if (found == parts.end()) continue;
        take(out, *found);
        break;
    }
    const bool is_early = has_time_left({args[start], args[within], args[if_no_start]}, s, out);
    put_parts(args, s, out); // before the parts' own words: the first of a name is the one a sentence shows
    for (const Outcome& part : parts) {
        if (!is_early && out.state != State::met &&
            (part.state == State::cannot_tell || part.state == State::breached ||
             part.state == State::no_breach_either_way))
            for (const Missing& what : part.missing) out.miss(what);
        if (s.wants_words()) out.words.insert(out.words.end(), part.words.begin(), part.words.end());
    }
}

void judge_all_of(const Args& args, Situation& s, Outcome& out) { judge_group(args, s, out, gravest); }
void judge_any_of(const Args& args, Situation& s, Outcome& out) { judge_group(args, s, out, best); }

} // namespace

extern const Kind all_of_kind;
extern const Kind any_of_kind;
const Kind all_of_kind = {
    "all-of",
    "Every one of several checks is asked for.",
    explanation,
    parameters,
    "",
    {},
    "",
    true,
    false,
    "start",
    placeholders,
    judge_all_of,
    ChildForm::item,
    {.together = "start within"},
};
const Kind any_of_kind = {
    "any-of",
    "One of several checks is enough.",
    explanation,
    parameters,
    "",
    {},
    "",
    true,
    false,
    "start",
    placeholders,
    judge_any_of,
    ChildForm::item,
    {.together = "start within"},
    true,
};

} // namespace abide
