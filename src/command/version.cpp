// abide version: which Abide this is and which JSON it writes.
#include <array>

#include "base/printable.hpp"
#include "command/command.hpp"
#include "writer/run_summary.hpp"

namespace abide {

namespace {

Exit run_version(const Options& options, World& world) {
    options.refuse_more_than(0);
    *world.out << "abide " << ABIDE_VERSION << "\n"
               << "verdicts as JSON: schema " << verdict_schema << "\n";
    for (const char* name : {"procedures", "report-templates"}) {
        const std::string folder = world.shipped(name);
        *world.out << name << ": "
                   << (folder.empty() ? "not found; ABIDE_HOME can say in which folder" : printable(folder)) << "\n";
    }
    return Exit::clean;
}

constexpr std::array<std::string_view, 1> examples = {"abide version"};
constexpr std::array<std::string_view, 1> options = {"help"};

} // namespace

extern const Command version_command;
const Command version_command = {
    .name = "version",
    .summary = "Print the version of Abide and of the JSON it writes, and where its procedures and templates are",
    .arguments = "",
    .examples = examples,
    .options = options,
    .notes = "",
    .run = run_version,
};

} // namespace abide
