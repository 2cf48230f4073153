// abide attest list: the clauses that only people can judge, what was answered last and when the next answer is due.
#include <array>

#include "command/command.hpp"
#include "command/configured_run.hpp"
#include "command/nightly/answers_due.hpp"
#include "command/output.hpp"
#include "command/rulebook.hpp"
#include "store/store.hpp"
#include "writer/attestation_list.hpp"

namespace abide {

namespace {

Exit run_list(const Options& options, World& world) {
    options.refuse_more_than(0);
    const std::vector<std::string> formats = {"text", "csv", "json"};
    const std::string format = options.choice("format", formats);
    const Configuration configuration = read_configuration(options, world);
    const auto store = Store::open_existing(configuration.value("store"));
    const auto rulebook = load_rulebook(completed(options, configuration), world, Examples::left_out);
    std::vector<const Procedure*> procedures;
    for (const auto& procedure : rulebook->procedures()) procedures.push_back(procedure.get());
    const Day as_at = options.day("as-at").value_or(world.today);
    const std::vector<AttestationDue> all =
        answers_due(procedures, store->procedures_since(), store->attestations(), as_at);
    Output output(options, world);
    output.write(format == "csv"    ? attestations_csv(all)
                 : format == "json" ? attestations_json(as_at, all)
                                    : attestations_text(as_at, all));
    output.finish();
    return Exit::clean;
}

constexpr std::array<std::string_view, 2> examples = {
    "abide attest list",
    "abide attest list --as-at 2026-10-01 --format csv -o attestations.csv",
};
constexpr std::array<std::string_view, 10> options = {"as-at", "format",     "output",     "config", "store",
                                                      "state", "procedures", "max-errors", "quiet",  "help"};

} // namespace

extern const Command attest_list_command;
const Command attest_list_command = {
    .name = "attest list",
    .summary = "List the clauses that a role is asked about, the last answers and when the next are due",
    .arguments = "",
    .examples = examples,
    .options = options,
    .notes =
        "A clause that no record can answer is put to the role that its procedure names, as often as it says. What was\n"
        "never answered is due one interval after the first sweep that went by the procedure. --format is text, csv or\n"
        "json.\n",
    .run = run_list,
};

} // namespace abide
