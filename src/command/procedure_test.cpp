// abide procedure test: runs the examples a procedure carries and says which came out otherwise.
#include <array>

#include "base/printable.hpp"
#include "base/words.hpp"
#include "command/command.hpp"
#include "command/examples.hpp"
#include "command/procedure_files.hpp"
#include "command/selection.hpp"

namespace abide {

namespace {

std::string heading(const Procedure& procedure, const ExampleResult& result) {
    return procedure.file + ":" + std::to_string(result.example->line) + ": " + result.rule->id + ", \"" +
           printable(result.example->name) + "\"";
}

/// How many did not come out as expected.
std::size_t test_one(const Rulebook& rulebook, const Procedure& procedure, const Options& options, World& world) {
    const CalendarFile& calendar = options.has("calendar") ? rulebook.expect_calendar(options.value("calendar"))
                                                           : calendar_of_procedure(rulebook, procedure);
    ExampleRunner runner(rulebook, procedure, calendar);
    const std::vector<ExampleResult> results = run_examples(runner, procedure);
    std::size_t wrong = 0;
    for (const ExampleResult& result : results) {
        if (!result.faults.empty()) {
            ++wrong;
            *world.out << heading(procedure, result) << "\n";
            for (const std::string& fault : result.faults) *world.out << "    " << printable(fault) << "\n";
        } else if (options.has("verbose")) {
            *world.out << heading(procedure, result) << ": as expected\n";
        }
    }
    if (wrong > 0 || !options.has("quiet")) {
        *world.out << procedure.id << ": " << count_of(results.size(), "example", "examples") << ", "
                   << results.size() - wrong << " as expected, " << wrong << " not\n";
    }
    return wrong;
}

Exit run_test(const Options& options, World& world) {
    const std::unique_ptr<Rulebook> rulebook = load_ground(options, world);
    std::size_t wrong = 0;
    for (const Procedure* procedure : load_named_procedures(*rulebook, options, world)) {
        wrong += test_one(*rulebook, *procedure, options, world);
    }
    return wrong == 0 ? Exit::clean : Exit::usage;
}

constexpr std::array<std::string_view, 2> examples = {"abide procedure test islington-hsb",
                                                      "abide procedure test our-procedures/transfer-in.xml --verbose"};
constexpr std::array<std::string_view, 6> options = {"procedures", "calendar", "verbose",
                                                     "max-errors", "quiet",    "help"};

} // namespace

extern const Command procedure_test_command;
const Command procedure_test_command = {
    .name = "procedure test",
    .summary = "Run the examples a procedure carries and print what came out otherwise",
    .arguments = "[FILE or ID…]",
    .examples = examples,
    .options = options,
    .notes =
        "Each example is judged as on its own date, by the calendar of the procedure's area. Ends with 2 when one comes\n"
        "out otherwise than it says: the procedure is wrong, or the example is.\n",
    .run = run_test,
};

} // namespace abide
