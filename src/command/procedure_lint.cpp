// abide procedure lint: reads procedure files and prints every fault of each at once.
#include <array>

#include "base/error.hpp"
#include "base/words.hpp"
#include "command/command.hpp"
#include "command/procedure_files.hpp"
#include "command/show_diagnostics.hpp"

namespace abide {

namespace {

Exit run_lint(const Options& options, World& world) {
    const std::unique_ptr<Rulebook> rulebook = load_ground(options, world);
    bool is_clean = true;
    for (const std::string& file : procedure_files(options, world)) {
        const std::size_t before = rulebook->diagnostics().size();
        const Procedure* procedure = rulebook->add_procedure(file);
        const Diagnostics& all = rulebook->diagnostics();
        const Diagnostics faults(all.begin() + static_cast<std::ptrdiff_t>(before), all.end());
        show_diagnostics(faults, options, world);
        if (procedure == nullptr || has_errors(faults)) {
            is_clean = false;
            *world.out << file << ": " << count_of(faults.size(), "fault", "faults") << ", does not load\n";
        } else if (!options.has("quiet")) {
            *world.out << file << ": " << count_of(procedure->rules.size(), "rule", "rules") << ", "
                       << count_of(procedure->clauses.size(), "clause", "clauses") << ", "
                       << count_of(faults.size(), "fault", "faults") << "\n";
        }
    }
    return is_clean ? Exit::clean : Exit::usage;
}

constexpr std::array<std::string_view, 2> examples = {"abide procedure lint islington-hsb",
                                                      "abide procedure lint our-procedures/transfer-in.xml"};
constexpr std::array<std::string_view, 4> options = {"procedures", "max-errors", "quiet", "help"};

} // namespace

extern const Command procedure_lint_command;
const Command procedure_lint_command = {
    .name = "procedure lint",
    .summary = "Read procedure files and print every fault, with its place and what was probably meant",
    .arguments = "[FILE or ID…]",
    .examples = examples,
    .options = options,
    .notes = "Ends with 2 when a procedure does not load.\n",
    .run = run_lint,
};

} // namespace abide
