// abide version: which Abide this is and which JSON it writes.
#include <array>

#include "command/command.hpp"
#include "writer/run_summary.hpp"

namespace abide {

namespace {

Exit run_version(const Options& options, World& world) {
    options.refuse_more_than(0);
    *world.out << "abide " << ABIDE_VERSION << "\n"
               << "verdicts as JSON: schema " << verdict_schema << "\n";
    return Exit::clean;
}

constexpr std::array<std::string_view, 1> examples = {"abide version"};
constexpr std::array<std::string_view, 1> options = {"help"};

} // namespace

extern const Command version_command;
const Command version_command = {
    .name = "version",
    .summary = "Print the version of Abide and of the JSON it writes",
    .arguments = "",
    .examples = examples,
    .options = options,
    .notes = "",
    .run = run_version,
};

} // namespace abide
