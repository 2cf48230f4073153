// linked: each record of one kind has its partner, in this case or in another.
#include "checks/allowance.hpp"
#include "checks/needed.hpp"
#include "checks/registry.hpp"

namespace abide {

namespace {

enum { need, link, other_case, if_absent, reason, start, within, if_no_start };

constexpr Parameter parameters[] = {
    {"need", ParameterType::record, false, "", "The type of record that is its partner."},
    {"link", ParameterType::link, false, "need", "The fact of that record which names the subject."},
    {"case", ParameterType::text_fact, false, "", "The fact of the subject that holds another case's id."},
    {"if-absent", ParameterType::choice, false, "breached cannot-tell", "What it means that there is no partner."},
    {"reason", ParameterType::choice, false, "not-done not-on-file incomplete", "The reason of that breach."},
    start_parameter,
    within_parameter,
    no_start_parameter,
};

constexpr Placeholder placeholders[] = {
    {"partner", "the partner found", true},
    {"limit", "the time there is to act, when there is one"},
};

constexpr std::string_view explanation = R"(
Linked asks whether a record has its partner: an incident its follow-up, the child who was harmed a case of their own.

- A record of type `need` that names the subject (and meets `<where>`): `met`.
- `case` names another case and that case is among the exports of this run: `met`. It is named but not among them:
  `cannot-tell/not-exported`, because it may be in another authority or in a file that was not given.
- Neither: what `if-absent` says, with `reason`; `cannot-tell` when the system cannot export the partner. With `start` and `within`, only
  once that time has passed.
)";

void judge_linked(const Args& args, Situation& s, Outcome& out) {
    if (args[need].given) {
        const RecordList partners = needed_records(s, args, args[need], args[link]);
        if (!partners.empty()) {
            s.note(partners.front());
            if (s.wants_words()) out.words.emplace_back("partner", std::string(s.record(partners.front()).id));
            return out.set(State::met);
        }
    }
    std::optional<Missing> unknown;
    if (args[other_case].given) {
        Missing what;
        const auto [at, fact] = s.find(args[other_case].fact, s.subject(), &what);
        if (at != no_record) {
            what = s.missing(at, fact);
            if (s.is_recorded(at, fact) == Situation::Recorded::yes) {
                const std::string_view id = s.record(at).value(fact.fact).text();
                if (s.wants_words()) out.words.emplace_back("partner", std::string(id));
                if (s.is_case(id)) return out.set(State::met);
                what.cause = Reason::not_exported;
                return out.cannot_tell(what);
            }
        }
        unknown = what;
    }
    if (args[need].given && !s.is_exported(args[need].record)) return out.cannot_tell(s.missing(args[need].record));
    if (unknown && unknown->cause != Reason::missing) return out.cannot_tell(*unknown);
    if (args[if_absent].choice == 1) {
        out.cannot_tell(unknown ? *unknown : s.missing(args[need].record));
    } else {
        constexpr Reason reasons[] = {Reason::not_done, Reason::not_on_file, Reason::incomplete};
        out.set(State::breached, reasons[args[reason].choice]);
    }
    has_time_left({args[start], args[within], args[if_no_start]}, s, out);
}

} // namespace

extern const Kind linked_kind;
const Kind linked_kind = {
    "linked",
    "Each record has its partner, in this case or in another.",
    explanation,
    parameters,
    "",
    {},
    "need",
    false,
    false,
    "start",
    placeholders,
    judge_linked,
    ChildForm::item,
    {.at_least_one = "need case", .together = "start within", .breach_is_chosen = true},
};

} // namespace abide
