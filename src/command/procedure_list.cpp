// abide procedure list: the procedures there are, whose they are, and whether they are past their review date.
#include <array>

#include "base/words.hpp"
#include "command/command.hpp"
#include "command/procedure_files.hpp"
#include "command/table.hpp"
#include "writer/run_summary.hpp"

namespace abide {

namespace {

std::string editions_of(const Procedure& procedure) {
    std::vector<std::string> ids;
    for (const Edition& edition : procedure.editions) ids.push_back(edition.id);
    return list_of(ids);
}

Exit run_list(const Options& options, World& world) {
    options.refuse_more_than(0);
    const Day day = options.day("as-at").value_or(world.today);
    const std::unique_ptr<Rulebook> rulebook = load_rulebook(options, world);
    Table table({"id", "of", "title", "editions", ">rules", ">clauses", "review"});
    for (const auto& procedure : rulebook->procedures()) {
        const std::optional<When> review = review_passed(*procedure, day);
        table.add({procedure->id, procedure->is_national() ? procedure->nation : procedure->area, procedure->title,
                   editions_of(*procedure), std::to_string(procedure->rules.size()),
                   std::to_string(procedure->clauses.size()), review ? "past, " + long_date(*review) : ""});
    }
    *world.out << table.text();
    return Exit::clean;
}

constexpr std::array<std::string_view, 2> examples = {"abide procedure list",
                                                      "abide procedure list --procedures our-procedures/"};
constexpr std::array<std::string_view, 5> options = {"procedures", "as-at", "max-errors", "quiet", "help"};

} // namespace

extern const Command procedure_list_command;
const Command procedure_list_command = {
    .name = "procedure list",
    .summary = "List the procedures: whose they are, their editions, and what is past its review date",
    .arguments = "",
    .examples = examples,
    .options = options,
    .notes = "",
    .run = run_list,
};

} // namespace abide
