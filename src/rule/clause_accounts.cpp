// Puts each clause into its section, and the rules to the clauses they cite.
#include "rule/clause_accounts.hpp"

#include <algorithm>
#include <map>

#include "rule/citations.hpp"

namespace abide {

namespace {

/// "strategy-meeting-attendance/police" is an item of that rule; a table is no rule.
std::vector<const Rule*> rules_among(const std::vector<std::string>& citing, const Procedure& procedure) {
    std::vector<const Rule*> rules;
    for (const std::string& one : citing) {
        const Rule* rule = procedure.rule(one.substr(0, one.find('/')));
        if (rule != nullptr && std::ranges::find(rules, rule) == rules.end()) rules.push_back(rule);
    }
    std::ranges::sort(rules, {}, [](const Rule* rule) { return rule->number; });
    return rules;
}

} // namespace

std::string section_heading(const Procedure& procedure, const std::string& section) {
    const auto found = procedure.sections.find(section);
    const std::string title = found == procedure.sections.end() ? "" : found->second;
    const bool is_number = !section.empty() && section.front() >= '0' && section.front() <= '9';
    if (is_number || title.empty()) return "Section " + section + (title.empty() ? "" : ": " + title);
    return title;
}

std::vector<SectionAccount> clause_accounts(const Procedure& procedure) {
    const std::map<std::string, std::vector<std::string>> citations = citations_of(procedure);
    std::vector<SectionAccount> sections;
    for (const Clause& clause : procedure.clauses) {
        const std::string section = clause.section();
        if (sections.empty() || sections.back().section != section)
            sections.push_back({section, section_heading(procedure, section), {}});
        const auto cited = citations.find(clause.id);
        sections.back().clauses.push_back(
            {&clause, cited == citations.end() ? std::vector<const Rule*>() : rules_among(cited->second, procedure)});
    }
    return sections;
}

} // namespace abide
