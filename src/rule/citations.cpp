// Which rules rest on which clauses of a procedure.
#include "rule/citations.hpp"

#include <algorithm>

namespace abide {

namespace {

using Citations = std::map<std::string, std::vector<std::string>>;

void cite(Citations& citations, const std::vector<std::string>& clauses, const std::string& by) {
    for (const std::string& clause : clauses) {
        std::vector<std::string>& citing = citations[clause];
        if (std::find(citing.begin(), citing.end(), by) == citing.end()) citing.push_back(by);
    }
}

void cite_parts(Citations& citations, const Args& args, const std::string& by) {
    for (const Child& child : args.children) {
        cite(citations, child.clauses, child.id.empty() ? by : by + "/" + child.id);
    }
    for (const Args::Nested& part : args.parts) {
        cite(citations, part.clauses, by + "/" + part.id);
        for (const Args& inner : part.args) cite_parts(citations, inner, by + "/" + part.id);
    }
}

/// A rule whose item is named too says nothing more.
void drop_rules_of_items(std::vector<std::string>& citing) {
    const std::vector<std::string> all = citing;
    std::erase_if(citing, [&](const std::string& one) {
        return std::any_of(all.begin(), all.end(),
                           [&](const std::string& other) { return other.starts_with(one + "/"); });
    });
}

} // namespace

Citations citations_of(const Procedure& procedure) {
    Citations citations;
    for (const auto& rule : procedure.rules) {
        cite(citations, rule->clauses, rule->id);
        cite_parts(citations, rule->args, rule->id);
    }
    for (const auto& table : procedure.tables) {
        cite(citations, table->clauses, table->id);
        for (const DecisionTable::Row& row : table->rows) {
            if (!row.clause.empty()) cite(citations, {row.clause}, table->id);
        }
    }
    for (auto& [clause, citing] : citations) drop_rules_of_items(citing);
    return citations;
}

} // namespace abide
