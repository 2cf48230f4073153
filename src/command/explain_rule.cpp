// The pages of a rule and of a clause.
#include <algorithm>

#include "base/words.hpp"
#include "briefing/rule_words.hpp"
#include "command/explain_pages.hpp"
#include "command/paragraph.hpp"
#include "command/setting_rows.hpp"
#include "command/table.hpp"
#include "rule/citations.hpp"
#include "rule/rule_questions.hpp"

namespace abide {

namespace {

void add_setting(std::vector<const Setting*>& settings, const Setting* setting) {
    if (setting == nullptr) return;
    if (std::find(settings.begin(), settings.end(), setting) == settings.end()) settings.push_back(setting);
}

void add_arguments(std::vector<const Setting*>& settings, const Args& args) {
    for (const Argument& value : args.values) add_setting(settings, value.setting);
    for (const Child& child : args.children) {
        for (const Argument& value : child.values) add_setting(settings, value.setting);
    }
    for (const Args::Nested& part : args.parts) {
        for (const Args& inner : part.args) add_arguments(settings, inner);
    }
}

/// Every setting the rule can turn on.
std::vector<const Setting*> settings_of(const Procedure& procedure, const Rule& rule) {
    std::vector<const Setting*> settings;
    add_arguments(settings, rule.args);
    for_each_question(rule, [&](const Condition& condition) { add_setting(settings, condition.setting); });
    const bool has_limit = std::any_of(settings.begin(), settings.end(),
                                       [](const Setting* setting) { return setting->type == SettingType::duration; });
    if (has_limit) {
        add_setting(settings, procedure.first_day_counted);
        add_setting(settings, procedure.due_soon);
    }
    return settings;
}

std::string settings_rows(const Procedure& procedure, const Rule& rule) {
    std::string rows;
    for (const Setting* setting : settings_of(procedure, rule))
        rows += setting_rows(*setting, setting->in_words(setting->values.back()));
    return rows;
}

std::string examples_rows(const Rule& rule) {
    Table table({"", "", ""});
    for (const Example& example : rule.examples) {
        std::vector<std::string> states;
        for (const Expectation& expected : example.expects) states.emplace_back(name_of(expected.state));
        table.add({iso(example.as_at), list_of(states), example.name});
    }
    return table.text(2);
}

} // namespace

std::string rule_page(const Procedure& procedure, const Rule& rule, const Dictionary& dictionary) {
    std::string page = procedure.id + "/" + rule.id + ": " + rule.title + "\n\n";
    page += labelled("Asks", requirement_words(rule));
    std::string weight = std::string(name_of(rule.severity));
    if (!rule.modal.empty()) weight += ", \"" + rule.modal + "\" in the text";
    if (rule.nature == Nature::indicator) weight += ", an indicator: learning, not a duty";
    page += labelled("Severity", weight);
    page += labelled("For each", dictionary.type(rule.subject).name);
    if (rule.scope != nullptr) page += labelled("Of cases", "where " + condition_words(*rule.scope, dictionary));
    if (rule.has_applies) page += labelled("Where", condition_words(rule.applies, dictionary));
    page += labelled("Checked by", std::string(rule.kind->name) + ": " + std::string(rule.kind->summary));
    page += labelled("Then", rule.say.ask.empty() ? "" : rule.say.ask_who + ": " + rule.say.ask);
    page += "\nClauses\n";
    for (const std::string& id : rule.clauses) {
        const Clause* clause = procedure.clause(id);
        page += paragraph(id + "  " + (clause == nullptr ? "" : clause->says), 2);
    }
    const std::string settings = settings_rows(procedure, rule);
    if (!settings.empty()) page += "\nSettings\n" + settings;
    page += "\nExamples\n" + examples_rows(rule);
    page += "\n" + procedure.file + ":" + std::to_string(rule.line) + "\n";
    return page;
}

std::string clause_page(const Procedure& procedure, const Clause& clause) {
    std::string page = procedure.id + "/" + clause.id + ": " + procedure.title + "\n\n";
    page += labelled("Asks", clause.says);
    page += labelled("Status", name_of(clause.status));
    page += labelled("Why", clause.why);
    const auto citations = citations_of(procedure);
    if (const auto cited = citations.find(clause.id); cited != citations.end()) {
        for (const std::string& by : cited->second) {
            const Rule* rule = procedure.rule(by.substr(0, by.find('/')));
            page += rule == nullptr ? labelled("Table", by) : labelled("Rule", by + ": " + rule->title);
        }
    }
    page += "\n" + procedure.file + ":" + std::to_string(clause.line) + "\n";
    return page;
}

} // namespace abide
