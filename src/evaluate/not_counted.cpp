// What is on record of the sort that is asked for, and why it does not count.
#include <algorithm>

#include "base/words.hpp"
#include "evaluate/spell.hpp"

namespace abide {

namespace {

/// A sort of record that was looked for and not found.
struct Wanted {
    RecordTypeId record = 0;
    const Argument* link = nullptr; ///< how it would name the subject; null: in no way

    bool operator==(const Wanted&) const = default;
};

bool is_absent(State state, Reason reason) {
    return state == State::breached && (reason == Reason::not_done || reason == Reason::not_on_file);
}

const Argument* argument_called(std::span<const Parameter> parameters, const std::vector<Argument>& values,
                                std::string_view name) {
    for (std::size_t i = 0; i < parameters.size(); ++i)
        if (parameters[i].name == name && values[i].given) return &values[i];
    return nullptr;
}

void want(std::span<const Parameter> parameters, const std::vector<Argument>& values, std::string_view record,
          std::vector<Wanted>& wanted) {
    const Argument* type = argument_called(parameters, values, record);
    if (type == nullptr) return;
    const Wanted one{type->record, argument_called(parameters, values, "link")};
    if (std::find(wanted.begin(), wanted.end(), one) == wanted.end()) wanted.push_back(one);
}

void want_item(const Kind& kind, const Child& child, std::vector<Wanted>& wanted) {
    want(kind.child_parameters, child.values, "record", wanted);
}

std::vector<Wanted> wanted_records(const Rule& rule, const Outcome& outcome) {
    std::vector<Wanted> wanted;
    if (outcome.items.empty() && is_absent(outcome.state, outcome.reason) && !rule.kind->repeats)
        want(rule.kind->parameters, rule.args.values, "need", wanted);
    for (const ItemOutcome& item : outcome.items) {
        if (!is_absent(item.state, item.reason)) continue;
        if (rule.args.parts.empty()) {
            want_item(*rule.kind, rule.args.children[item.child], wanted);
            continue;
        }
        const Args::Nested& part = rule.args.parts[item.child];
        const Args& args = part.args.front();
        want(part.kind->parameters, args.values, "need", wanted);
        for (const Child& child : args.children) want_item(*part.kind, child, wanted);
    }
    return wanted;
}

/// Why a record of that sort does not count; empty when nothing simple says so.
std::string why_not(const Situation& s, const Record& record, const Wanted& wanted, const Outcome& outcome) {
    const Argument* link = wanted.link;
    const Value* owner = link != nullptr && link->via.empty() ? &record.value(link->link.fact) : nullptr;
    if (owner != nullptr && owner->is_known() && owner->target() != s.subject())
        return " (of another " + s.dictionary().type(s.dictionary().fact(link->link).refers_to).spoken + ")";
    const Value& day = record.value(*s.dictionary().type(wanted.record).dated);
    return outcome.items.empty() && outcome.start && day.when.last < *outcome.start ? " (too early)" : "";
}

} // namespace

std::string not_counted(Situation& s, const Rule& rule, const Outcome& outcome) {
    constexpr std::size_t most_said = 3;
    std::vector<std::string> found;
    if (outcome.state != State::breached) return "";
    for (const Wanted& wanted : wanted_records(rule, outcome)) {
        const auto dated = s.dictionary().type(wanted.record).dated;
        const auto& records = s.one_case().records;
        for (std::size_t i = 0; i < records.size() && found.size() < most_said; ++i) {
            const auto at = static_cast<RecordIndex>(i);
            if (records[i].type != wanted.record || at == s.subject() || !dated) continue;
            const Value& day = records[i].value(*dated);
            if (!day.is_known() || !s.has_come_for_words(day.when.first)) continue;
            std::string said = "the " + s.name_of(at) + why_not(s, records[i], wanted, outcome);
            if (std::find(found.begin(), found.end(), said) == found.end()) found.push_back(std::move(said));
        }
    }
    return found.empty() ? "" : " Not counted: " + list_of(found) + ".";
}

} // namespace abide
