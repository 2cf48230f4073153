// A procedure's clauses as a table, in the order of its source.
#include "writer/clause_list.hpp"

#include <array>
#include <vector>

#include "rule/clause_accounts.hpp"
#include "rule/facts_read.hpp"
#include "writer/csv_cell.hpp"

namespace abide {

namespace {

constexpr std::array<std::string_view, 12> columns = {"procedure", "section", "clause",   "says",  "modal", "status",
                                                      "why",       "rule",    "severity", "check", "facts", "examples"};

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

std::vector<std::string> row_of(const Procedure& procedure, const std::string& section, const Clause& clause) {
    return {procedure.id, section, clause.id, clause.says, clause.modal, std::string(name_of(clause.status)),
            clause.why};
}

} // namespace

std::string clauses_csv(const Procedure& procedure, const Dictionary& dictionary) {
    std::vector<std::vector<std::string>> rows;
    for (const SectionAccount& section : clause_accounts(procedure)) {
        for (const ClauseAccount& account : section.clauses) {
            const std::vector<std::string> row = row_of(procedure, section.section, *account.clause);
            if (account.rules.empty()) {
                rows.push_back(row);
                rows.back().resize(columns.size());
            }
            for (const Rule* rule : account.rules) {
                rows.push_back(row);
                const std::string kind = rule->kind == nullptr ? "" : std::string(rule->kind->name);
                for (const std::string& cell :
                     {rule->id, std::string(name_of(rule->severity)), kind, joined(facts_read(*rule, dictionary)),
                      std::to_string(rule->examples.size())})
                    rows.back().push_back(cell);
            }
        }
    }
    return csv_text(columns, rows);
}

} // namespace abide
