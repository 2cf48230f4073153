// What a record would have to show for a verdict to come out otherwise, read off the rule's own arguments.
#include "command/what_would_change.hpp"

#include <algorithm>

#include "base/words.hpp"
#include "briefing/rule_words.hpp"

namespace abide {

namespace {

/// "strategy meeting" where the rule needs a record of another type, else "it".
std::string needed_thing(const Rule& rule, const Dictionary& dictionary) {
    for (std::size_t i = 0; i < rule.kind->parameters.size() && i < rule.args.values.size(); ++i) {
        if (rule.kind->parameters[i].name == "need" && rule.args.values[i].given) {
            return dictionary.type(rule.args.values[i].record).spoken;
        }
    }
    return "";
}

void add_date(const Verdict& verdict, const Dictionary& dictionary, std::vector<std::string>& ways) {
    const bool is_late = verdict.state == State::met_late;
    if (!verdict.due || (!is_late && verdict.reason != Reason::not_done)) return;
    const std::string thing = needed_thing(*verdict.rule, dictionary);
    const std::string what =
        thing.empty() ? "a record that it was done" : "a record of a " + thing + " that took place";
    ways.push_back(what + " on or before " + verdict.due_words + " makes it met" +
                   (is_late ? "" : "; one of a later day, met-late"));
}

/// Whether the limit that was used is as long as that.
bool is_the_limit(const Verdict& verdict, const std::string& length) {
    const auto uses = [](const std::vector<Argument>& values, const std::string& id) {
        return std::any_of(values.begin(), values.end(),
                           [&](const Argument& value) { return value.setting != nullptr && value.setting->id == id; });
    };
    return std::any_of(verdict.settings.begin(), verdict.settings.end(), [&](const UsedSetting& used) {
        const Args& args = verdict.rule->args;
        const bool is_own =
            uses(args.values, used.id) || std::any_of(args.children.begin(), args.children.end(),
                                                      [&](const Child& child) { return uses(child.values, used.id); });
        return is_own && used.value == length;
    });
}

/// The text's own exceptions count only when they are on record.
void add_exceptions(const Verdict& verdict, const Dictionary& dictionary, std::vector<std::string>& ways) {
    const Rule& rule = *verdict.rule;
    if (rule.kind->child != "instead") return;
    for (const Child& child : rule.args.children) {
        const auto with_setting = std::find_if(child.values.begin(), child.values.end(),
                                               [](const Argument& value) { return value.setting != nullptr; });
        if (!child.has_condition || with_setting == child.values.end()) continue;
        const Setting& setting = *with_setting->setting;
        const std::string limit = setting.in_words(setting.values.back());
        if (is_the_limit(verdict, limit)) continue;
        std::string way = "another limit holds (" + limit;
        if (!child.clauses.empty()) way += ", " + list_of(child.clauses);
        ways.push_back(way + ") where it is on record that " + condition_words(child.condition, dictionary));
    }
}

void add_items(const Verdict& verdict, std::vector<std::string>& ways) {
    std::vector<std::string> names;
    for (const VerdictItem& item : verdict.items) {
        if (item.state == State::breached) names.push_back(item.id);
    }
    if (!names.empty())
        ways.push_back("a record of " + list_of(names) + " clears " + (names.size() == 1 ? "it" : "them"));
}

void add_missing(const Verdict& verdict, std::vector<std::string>& ways) {
    if (verdict.state != State::cannot_tell || verdict.missing.empty()) return;
    std::vector<std::string> paths;
    for (const MissingFact& fact : verdict.missing) paths.push_back(fact.path);
    ways.push_back("recording " + list_of(paths) + " settles it");
}

} // namespace

std::vector<std::string> what_would_change(const Verdict& verdict, const Dictionary& dictionary) {
    std::vector<std::string> ways;
    add_missing(verdict, ways);
    if (verdict.state != State::breached && verdict.state != State::met_late) return ways;
    add_date(verdict, dictionary, ways);
    add_exceptions(verdict, dictionary, ways);
    add_items(verdict, ways);
    return ways;
}

} // namespace abide
