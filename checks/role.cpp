// role: somebody who did something held an allowed role.
#include <algorithm>

#include "base/words.hpp"
#include "checks/allowance.hpp"
#include "checks/needed.hpp"
#include "checks/registry.hpp"

namespace abide {

namespace {

enum {
    fact,
    any_of,
    query,
    need,
    link,
    holder,
    posts,
    on,
    post_person,
    post_role,
    post_start,
    post_end,
    start,
    within,
    if_no_start
};

constexpr Parameter parameters[] = {
    {"fact", ParameterType::code_fact, false, "need", "The recorded role."},
    {"any-of", ParameterType::codes, true, "fact posts.role", "The allowed roles."},
    {"query", ParameterType::codes, false, "fact posts.role", "Roles the text does not rule out: a person is asked."},
    {"need", ParameterType::record, false, "",
     "The type of record that carries the role; left out, the subject itself."},
    {"link", ParameterType::link, false, "need", "The fact of that record which names the subject."},
    {"holder", ParameterType::text_fact, false, "need", "Instead of fact: who did it; the role comes from their post."},
    {"posts", ParameterType::record, false, "", "With holder: the type of record that says who held which post."},
    {"on", ParameterType::date_fact, false, "need", "With holder: the day on which the post must be held."},
    {"person", ParameterType::implied, false, "posts.person", "Who holds the post."},
    {"role", ParameterType::implied, false, "posts.role", "The post's role."},
    {"start", ParameterType::implied, false, "posts.start", "The first day of the post."},
    {"end", ParameterType::implied, false, "posts.end", "The last day of the post."},
    start_parameter,
    within_parameter,
    no_start_parameter,
};

constexpr Placeholder placeholders[] = {
    {"role", "the role recorded"},
    {"allowed", "the allowed roles"},
};

constexpr std::string_view explanation = R"(
A role check asks whether somebody who chaired, convened or decided held an allowed role.

- The recorded role is among `any-of`: `met`; another one: `breached/wrong-role`; among `query`: `cannot-tell/judgement`, because the text does not
  rule it out and a person must say why it was so. No role recorded: `cannot-tell`.
- With `holder` and `posts` the role is the one the named person held on the day in `on`. Nobody's post on that day known:
  `cannot-tell`.
- When the role sits on another record and there is none, there is nothing to check.
- With `start` and `within` there is time to write the role down; a wrong one is wrong at once.
)";

State state_of(const Args& args, std::int32_t code) {
    const auto has = [code](const std::vector<std::int32_t>& codes) {
        return std::find(codes.begin(), codes.end(), code) != codes.end();
    };
    if (has(args[any_of].codes)) return State::met;
    return has(args[query].codes) ? State::cannot_tell : State::breached;
}

/// The role a person held on a day, from the posts on record.
std::optional<std::int32_t> role_held(const Args& args, Situation& s, std::string_view person, Day day) {
    for (const RecordIndex at : s.records_of(args[posts].record)) {
        const Value& name = s.record(at).value(args[post_person].fact.fact.fact);
        if (!name.is_known() || name.text() != person) continue;
        const std::optional<Day> from = s.day(at, args[post_start].fact.fact);
        const std::optional<Day> to = s.day(at, args[post_end].fact.fact);
        if (from && *from <= day && (!to || *to >= day)) return s.recorded_code(at, args[post_role].fact.fact);
    }
    return std::nullopt;
}

/// The role one record shows; nothing and `what` when it does not.
std::optional<std::int32_t> role_shown(const Args& args, Situation& s, RecordIndex at, Missing& what) {
    if (args[fact].given) {
        const auto [carrier, role] = s.find(args[fact].fact, at, &what);
        if (carrier == no_record) return std::nullopt;
        what = s.missing(carrier, role);
        return s.recorded_code(carrier, role);
    }
    const auto [carrier, who] = s.find(args[holder].fact, at, &what);
    if (carrier == no_record) return std::nullopt;
    what = s.missing(carrier, who);
    if (s.is_recorded(carrier, who) != Situation::Recorded::yes) return std::nullopt;
    const std::optional<Day> day = s.day(args[on].fact, at, &what);
    if (!day) return std::nullopt;
    what = s.missing(args[posts].record);
    return role_held(args, s, s.record(carrier).value(who.fact).text(), *day);
}

const FactRef& role_fact(const Args& args) {
    return args[fact].given ? args[fact].fact.fact : args[post_role].fact.fact;
}

std::string names_of(const Situation& s, const Args& args, const std::vector<std::int32_t>& codes) {
    std::vector<std::string> names;
    for (const std::int32_t code : codes)
        names.push_back(s.dictionary().fact(role_fact(args)).spoken_codes[static_cast<std::size_t>(code)]);
    return list_of(names, "or");
}

void judge_role(const Args& args, Situation& s, Outcome& out) {
    if (s.wants_words()) out.words.emplace_back("allowed", names_of(s, args, args[any_of].codes));
    const RecordList records = needed_records(s, args, args[need], args[link]);
    if (records.empty()) {
        if (!s.is_exported(args[need].record)) return out.cannot_tell(s.missing(args[need].record));
        return out.set(State::not_applicable, Reason::nothing_to_check);
    }
    out.set(State::met);
    for (const RecordIndex at : records) {
        Missing what;
        const std::optional<std::int32_t> code = role_shown(args, s, at, what);
        const State state = code ? state_of(args, *code) : State::cannot_tell;
        if (code && s.wants_words()) out.words.emplace_back("role", names_of(s, args, {*code}));
        if (!code) out.miss(what);
        if (state == State::breached) {
            out.set(state, Reason::wrong_role);
        } else if (state == State::cannot_tell && out.state == State::met) {
            out.set(state, code ? Reason::judgement : what.cause);
        }
    }
    if (out.state == State::cannot_tell) has_time_left({args[start], args[within], args[if_no_start]}, s, out);
}

} // namespace

extern const Kind role_kind;
const Kind role_kind = {
    "role",
    "Somebody who did something held an allowed role.",
    explanation,
    parameters,
    "",
    {},
    "need",
    false,
    false,
    "",
    placeholders,
    judge_role,
    ChildForm::item,
    {.exactly_one = "fact holder", .together = "holder posts on|start within"},
};

} // namespace abide
