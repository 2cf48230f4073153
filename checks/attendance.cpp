// attendance: the people a meeting needs were there.
#include <algorithm>
#include <set>

#include "checks/allowance.hpp"
#include "checks/needed.hpp"
#include "checks/registry.hpp"

namespace abide {

namespace {

enum { of, link, role_fact, status_fact, reason_fact, agency_fact, start, within, if_no_start };
enum { person_role, person_agency, if_absent, excused, at_least };

constexpr Parameter parameters[] = {
    {"of", ParameterType::record, true, "", "The type of record that says who was there."},
    {"link", ParameterType::link, true, "of", "The fact of that record which names the meeting."},
    {"role", ParameterType::implied, true, "of.role", "Its fact role."},
    {"status", ParameterType::implied, true, "of.status", "Its fact status; the code attended means present."},
    {"reason", ParameterType::implied, true, "of.reason", "Its fact reason: why somebody was not there."},
    {"agency", ParameterType::implied, false, "of.agency", "Its fact agency."},
    start_parameter,
    within_parameter,
    no_start_parameter,
};

constexpr Parameter person_parameters[] = {
    {"role", ParameterType::codes, false, "of.role", "Somebody in one of these roles."},
    {"agency", ParameterType::codes, false, "of.agency", "Somebody from one of these agencies."},
    {"if-absent-without-reason", ParameterType::choice, false, "breached cannot-tell",
     "What an absence means that nobody gave a reason for. When stated, a recorded reason excuses."},
    {"excused", ParameterType::choice, false, "no yes", "Whether a recorded reason excuses an absence."},
    {"at-least", ParameterType::count, false, "", "So many different agencies must have attended."},
};

constexpr Placeholder placeholders[] = {
    {"people", "everybody asked for"},
    {"missing-people", "those who were not there"},
    {"n", "how many are asked for"},
    {"n-missing", "how many were not there"},
};

constexpr std::string_view explanation = R"(
Attendance asks who was at a meeting. Each `person` is an item with its own clause: somebody in one of its roles (or from one of its
agencies) whose status is `attended`.

- Invited is not attended, and apologies are not attendance: both leave the person `not-present`.
- With `if-absent-without-reason`, an absence with a recorded reason is in order; without one it is what the attribute says: `breached`, or
  `cannot-tell/judgement` when only people can say.
- Where both a role and an agency are asked for, either will do; whose role is recorded, and is another, needs no agency to be told apart.
- Somebody attended whose role nobody recorded: that may have been the person missing, so it is `cannot-tell` and names the role.
- No attendance list at all is never an absence of everybody: `cannot-tell/missing`.
- `at-least` asks for so many different agencies; with `agency`, only of these.
- `unless` takes a person away when its exception is on record.
- With `start` and `within` there is time to write the list up: somebody who is not on it is not missing before that. Somebody whom it names as
  not having come is.
)";

enum class Maybe : std::uint8_t { no, maybe, yes };

/// The attendance list of one meeting.
struct List {
    const Args& args;
    Situation& s;
    RecordList people;
    std::int32_t attended = 0; ///< the code
    bool names_absent = false; ///< somebody asked for is on the list as not having come

    [[nodiscard]] FactRef fact(std::size_t parameter) const { return args[parameter].fact.fact; }

    [[nodiscard]] Maybe is_among(RecordIndex at, FactRef ref, const std::vector<std::int32_t>& codes) const {
        const std::optional<std::int32_t> code = s.recorded_code(at, ref);
        if (!code) return Maybe::maybe;
        return std::find(codes.begin(), codes.end(), *code) != codes.end() ? Maybe::yes : Maybe::no;
    }

    [[nodiscard]] bool says_who(RecordIndex at) const {
        const std::optional<std::int32_t> role = s.recorded_code(at, fact(role_fact));
        return role && *role != code_index(s.dictionary().fact(fact(role_fact)), "other");
    }

    [[nodiscard]] Maybe is_person(RecordIndex at, const Child& person) const {
        Maybe role = Maybe::no;
        Maybe agency = Maybe::no;
        if (person.values[person_role].given) role = is_among(at, fact(role_fact), person.values[person_role].codes);
        if (person.values[person_agency].given && args[agency_fact].given)
            agency = is_among(at, fact(agency_fact), person.values[person_agency].codes);
        // Where both are asked for, a role that says who it was says also that it was nobody from there.
        if (person.values[person_role].given && agency == Maybe::maybe && says_who(at)) agency = Maybe::no;
        return std::max(role, agency);
    }

    [[nodiscard]] Maybe has_attended(RecordIndex at) const { return is_among(at, fact(status_fact), {attended}); }
};

/// Enough different agencies attended?
ItemOutcome judge_agencies(const List& list, const Child& person, std::uint16_t number, Outcome& out) {
    std::set<std::int32_t> agencies;
    std::vector<Missing> unknown;
    for (const RecordIndex at : list.people) {
        const Maybe attended = list.has_attended(at);
        if (attended == Maybe::no) continue;
        const std::optional<std::int32_t> agency = list.s.recorded_code(at, list.fact(agency_fact));
        const auto& wanted_ones = person.values[person_agency].codes;
        const bool is_counted = !person.values[person_agency].given || !agency ||
                                std::find(wanted_ones.begin(), wanted_ones.end(), *agency) != wanted_ones.end();
        if (!is_counted) continue;
        if (attended == Maybe::yes && agency) {
            agencies.insert(*agency);
        } else {
            unknown.push_back(list.s.missing(at, agency ? list.fact(status_fact) : list.fact(agency_fact)));
        }
    }
    const auto wanted = static_cast<std::size_t>(list.s.count(*person.values[at_least].setting));
    if (agencies.size() >= wanted) return {number, State::met, Reason::none};
    if (agencies.size() + unknown.size() < wanted) return {number, State::breached, Reason::not_present};
    for (const Missing& what : unknown) out.miss(what);
    return {number, State::cannot_tell, unknown.front().cause};
}

ItemOutcome judge_person(List& list, const Child& person, std::uint16_t number, Outcome& out) {
    if (person.has_unless && list.s.is_claimed(person.unless, list.s.subject()))
        return {number, State::not_applicable, Reason::outside_scope};
    if (person.has_condition && !list.s.holds(person.condition, list.s.subject()))
        return {number, State::not_applicable, Reason::outside_scope};
    if (person.values[at_least].given) return judge_agencies(list, person, number, out);

    const bool reason_excuses = person.values[excused].choice == 1 || person.values[if_absent].given;
    std::optional<Missing> unknown;
    for (const RecordIndex at : list.people) {
        const Maybe is_person = list.is_person(at, person);
        if (is_person == Maybe::no) continue;
        const Maybe attended = list.has_attended(at);
        if (is_person == Maybe::yes && attended == Maybe::yes) {
            list.s.note(at);
            return {number, State::met, Reason::none};
        }
        if (is_person == Maybe::yes && attended == Maybe::no && reason_excuses &&
            list.s.is_recorded(at, list.fact(reason_fact)) == Situation::Recorded::yes)
            return {number, State::met, Reason::none};
        if (is_person == Maybe::yes && attended == Maybe::no) list.names_absent = true;
        if (attended != Maybe::no && !unknown) {
            const bool is_role_blank =
                person.values[person_role].given && !list.s.recorded_code(at, list.fact(role_fact));
            const std::size_t who = is_role_blank ? std::size_t{role_fact} : std::size_t{agency_fact};
            unknown = list.s.missing(at, list.fact(is_person == Maybe::maybe ? who : std::size_t{status_fact}));
        }
    }
    if (unknown) {
        out.miss(*unknown);
        return {number, State::cannot_tell, unknown->cause};
    }
    if (person.values[if_absent].choice == 1) {
        const FactRef reason = list.fact(reason_fact);
        out.miss({reason.record, reason.fact, no_record, Reason::missing});
        return {number, State::cannot_tell, Reason::judgement};
    }
    return {number, State::breached, Reason::not_present};
}

void judge_attendance(const Args& args, Situation& s, Outcome& out) {
    List list{args, s, s.records_of(args[of].record), 0, false};
    list.attended = code_index(s.dictionary().fact(args[status_fact].fact.fact), "attended").value_or(0);
    list.people.remove_if(
        [&](RecordIndex at) { return !s.is_linked(at, args[link].link, args[link].via, s.subject()); });
    for (std::size_t i = 0; i < args.children.size(); ++i) {
        const auto number = static_cast<std::uint16_t>(i);
        if (list.people.empty()) {
            const Missing what = s.missing(args[of].record);
            out.miss(what);
            out.items.push_back({number, State::cannot_tell, what.cause});
        } else {
            out.items.push_back(judge_person(list, args.children[i], number, out));
        }
    }
    sum_up_items(out, Reason::not_present);
    const bool has_only_gaps = out.state != State::breached || !list.names_absent;
    if (has_only_gaps && has_time_left({args[start], args[within], args[if_no_start]}, s, out)) {
        for (ItemOutcome& item : out.items)
            if (item.state == State::breached || item.state == State::cannot_tell)
                item = {item.child, out.state, out.reason};
    }
    put_items(s, args, out);
    if (s.wants_words()) {
        out.words.emplace_back("people", item_names(args.children, out, std::nullopt));
        out.words.emplace_back("missing-people", item_names(args.children, out, State::breached));
    }
}

} // namespace

extern const Kind attendance_kind;
const Kind attendance_kind = {
    "attendance",
    "The people a meeting needs were there.",
    explanation,
    parameters,
    "person",
    person_parameters,
    "",
    false,
    false,
    "",
    placeholders,
    judge_attendance,
    ChildForm::item,
    {.together = "start within", .child = true, .of_child = "role agency at-least", .breach_is_chosen = true},
};

} // namespace abide
