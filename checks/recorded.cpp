// recorded: required records are on file, with the facts that make them complete.
#include "checks/allowance.hpp"
#include "checks/needed.hpp"
#include "checks/registry.hpp"

namespace abide {

namespace {

enum { start, within, if_no_start };
enum { item_record, item_with, item_link, item_unless_of_another };

constexpr Parameter parameters[] = {
    start_parameter,
    within_parameter,
    no_start_parameter,
};

constexpr Parameter item_parameters[] = {
    {"record", ParameterType::record, false, "",
     "The type of record that must be on file; left out, the subject itself."},
    {"with", ParameterType::facts, false, "record", "Facts of it that must be yes, or have a value."},
    {"link", ParameterType::link, false, "record", "The fact of that record which names the subject."},
    {"unless-of-another", ParameterType::link, false, "record",
     "Instead of link: a record that names another subject by this fact does not count; one that names none does."},
};

constexpr Placeholder placeholders[] = {
    {"limit", "the time there is to record, when there is one"},
    {"items", "every item asked for"},
    {"missing-items", "the items that are not on file"},
    {"n", "how many items are asked for"},
    {"n-missing", "how many are not on file"},
};

constexpr std::string_view explanation = R"(
A recording requirement lists items that must be on the file. An item is a record of a type, with some of its facts filled:
yes-no facts must say yes, any other fact must have a value.

- Each item is judged by itself, cites its own clause and may carry its own severity; the rule is `breached` when one item is,
  with every such item named, else `cannot-tell` when one is, else `met`.
- No record of the type: the item is `not-on-file`. A record is there but a fact in `with` says no, or (for dates, codes and texts) has
  no value: `incomplete`. A yes-no fact that nobody filled in is unknown, never no: `cannot-tell`, and the fact is named.
- One record that fits is enough, whichever it is. With `link` it must name the subject; with `unless-of-another` it must not name another one.
- `unless` takes an item away when its exception is on record.
- With `start` and `within` nothing is missing until that time has passed; while the start is not recorded nobody can tell whether it has,
  unless `if-no-start="judge"` says that there is no time to wait for.
)";

/// How one record fares as an item: met, breached/incomplete, or cannot-tell with what is missing.
State judge_record(Situation& s, RecordIndex at, const std::vector<FactPath>& with, Outcome& out) {
    State state = State::met;
    std::vector<Missing> unknown;
    for (const FactPath& path : with) {
        Missing what;
        const auto [found, place] = s.find(path, at, &what);
        if (found == no_record) {
            unknown.push_back(what);
            continue;
        }
        const Fact& fact = s.dictionary().fact(place);
        const Situation::Recorded recorded = s.is_recorded(found, place);
        const bool is_yes_no = fact.type == FactType::code && fact.codes.size() == 2 && fact.codes[0] == "yes";
        if (is_yes_no && recorded == Situation::Recorded::yes) {
            if (s.recorded_code(found, place) != 0) state = State::breached;
        } else if (!is_yes_no && recorded == Situation::Recorded::no) {
            state = State::breached;
        } else if (recorded != Situation::Recorded::yes) {
            unknown.push_back(s.missing(found, place));
        }
    }
    if (state == State::breached) return state;
    for (const Missing& what : unknown) out.miss(what);
    return unknown.empty() ? State::met : State::cannot_tell;
}

/// The records an item could be met by.
RecordList candidates(Situation& s, const Child& item) {
    if (!item.values[item_record].given) {
        RecordList own;
        own.add(s.subject());
        return own;
    }
    RecordList found = s.records_of(item.values[item_record].record);
    found.remove_if([&](RecordIndex at) {
        const Argument& link = item.values[item_link];
        if (link.given && !s.is_linked(at, link.link, link.via, s.subject())) return true;
        const Argument& other = item.values[item_unless_of_another];
        if (other.given) {
            const Value& named = s.record(at).value(other.link.fact);
            if (named.is_known() && !s.is_linked(at, other.link, other.via, s.subject())) return true;
        }
        return item.has_condition && !s.holds(item.condition, at);
    });
    return found;
}

ItemOutcome judge_item(Situation& s, const Child& item, std::uint16_t number, Outcome& out) {
    if (item.has_unless && s.is_claimed(item.unless, s.subject()))
        return {number, State::not_applicable, Reason::outside_scope};
    const bool is_own = !item.values[item_record].given;
    const RecordList found = candidates(s, item);
    if (found.empty()) {
        const RecordTypeId type = item.values[item_record].record;
        if (s.is_exported(type)) return {number, State::breached, Reason::not_on_file};
        out.miss(s.missing(type));
        return {number, State::cannot_tell, Reason::not_exported};
    }
    const std::size_t missing_before = out.missing.size();
    State best = State::breached;
    for (const RecordIndex at : found) {
        const State state = judge_record(s, at, item.values[item_with].facts, out);
        if (state == State::met) {
            s.note(at);
            out.missing.resize(missing_before);
            return {number, State::met, Reason::none};
        }
        if (state == State::cannot_tell) best = state;
    }
    if (best == State::breached) return {number, best, is_own ? Reason::incomplete : Reason::not_on_file};
    return {number, best, out.missing.size() > missing_before ? out.missing.back().cause : Reason::missing};
}

void judge_recorded(const Args& args, Situation& s, Outcome& out) {
    for (std::size_t i = 0; i < args.children.size(); ++i)
        out.items.push_back(judge_item(s, args.children[i], static_cast<std::uint16_t>(i), out));
    sum_up_items(out, Reason::not_on_file);
    if (has_time_left({args[start], args[within], args[if_no_start]}, s, out)) {
        for (ItemOutcome& item : out.items)
            if (item.state == State::breached || item.state == State::cannot_tell)
                item = {item.child, out.state, out.reason};
    }
    put_items(s, args, out);
}

} // namespace

extern const Kind recorded_kind;
const Kind recorded_kind = {
    "recorded",
    "Required records are on file, with the facts that make them complete.",
    explanation,
    parameters,
    "item",
    item_parameters,
    "",
    false,
    false,
    "start",
    placeholders,
    judge_recorded,
    ChildForm::item,
    {.together = "start within", .child = true, .of_child = "record with"},
};

} // namespace abide
