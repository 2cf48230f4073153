// abide procedure show: one procedure as a page: editions, settings, rules and clauses.
#include <array>

#include "base/words.hpp"
#include "command/command.hpp"
#include "command/procedure_files.hpp"
#include "command/setting_rows.hpp"
#include "command/table.hpp"
#include "writer/run_summary.hpp"

namespace abide {

namespace {

std::string edition_line(const Edition& edition) {
    std::string line = edition.id + ": in force from " + long_date(edition.from);
    if (edition.has_to) line += " to " + long_date(edition.to);
    if (edition.has_review) line += ", review due " + long_date(edition.review_due);
    return line;
}

std::string values_of(const Setting& setting) {
    std::vector<std::string> values;
    for (const SettingValue& value : setting.values) {
        values.push_back(setting.in_words(value) + " from " + iso(value.from));
    }
    return list_of(values);
}

void show_one(const Procedure& procedure, Day day, World& world) {
    std::ostream& out = *world.out;
    out << procedure.id << ": " << procedure.title << "\n"
        << (procedure.is_national() ? procedure.nation + ", national" : procedure.area);
    if (!procedure.chapter.empty()) out << ", chapter " << procedure.chapter;
    out << "\n";
    if (!procedure.source.empty()) out << "Text: " << procedure.source << "\n";
    if (const std::optional<When> review = review_passed(procedure, day)) {
        out << "PAST ITS REVIEW DATE, " << long_date(*review) << "\n";
    }
    out << "\nEditions\n";
    for (const Edition& edition : procedure.editions) out << "  " << edition_line(edition) << "\n";
    out << "\nSettings\n";
    for (const auto& setting : procedure.settings) out << setting_rows(*setting, values_of(*setting));
    out << "\nRules\n";
    Table rules({"", "", "", "", ""});
    for (const auto& rule : procedure.rules) {
        rules.add({rule->id, std::string(rule->kind->name),
                   rule->nature == Nature::indicator ? "indicator" : rule->modal, std::string(name_of(rule->severity)),
                   list_of(rule->clauses)});
    }
    out << rules.text(2) << "\nClauses\n";
    Table clauses({"", "", ""});
    for (const Clause& clause : procedure.clauses) {
        clauses.add({clause.id, std::string(name_of(clause.status)), clause.says});
    }
    out << clauses.text(2);
}

Exit run_show(const Options& options, World& world) {
    (void)options.first_argument("a procedure's id or file");
    const Day day = options.day("as-at").value_or(world.today);
    const std::unique_ptr<Rulebook> rulebook = load_ground(options, world);
    bool is_first = true;
    for (const Procedure* procedure : load_named_procedures(*rulebook, options, world)) {
        if (!is_first) *world.out << "\n";
        is_first = false;
        show_one(*procedure, day, world);
    }
    return Exit::clean;
}

constexpr std::array<std::string_view, 1> examples = {"abide procedure show islington-hsb"};
constexpr std::array<std::string_view, 5> options = {"procedures", "as-at", "max-errors", "quiet", "help"};

} // namespace

extern const Command procedure_show_command;
const Command procedure_show_command = {
    .name = "procedure show",
    .summary = "Print a procedure: its editions, settings, rules and clauses",
    .arguments = "FILE or ID…",
    .examples = examples,
    .options = options,
    .notes = "\"abide explain ID/CLAUSE\" and \"abide explain ID/RULE\" say more of one clause or rule.\n",
    .run = run_show,
};

} // namespace abide
