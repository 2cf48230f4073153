// abide doctor: whether everything a nightly sweep needs is there, a line for each check.
#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "base/printable.hpp"
#include "command/command.hpp"
#include "command/configured_run.hpp"
#include "command/health.hpp"
#include "command/table.hpp"

namespace abide {

namespace {

std::string_view word_of(Health health) {
    switch (health) {
    case Health::ok: return "ok";
    case Health::warn: return "warn";
    case Health::late: return "LATE";
    case Health::fault: return "fault";
    }
    return "fault";
}

std::string line_of(std::string_view name, const Diagnosis& diagnosis) {
    constexpr std::size_t health_width = 7;
    constexpr std::size_t name_width = 15;
    std::string line(word_of(diagnosis.health));
    line.append(health_width - line.size(), ' ').append(name).append(name_width - name.size(), ' ');
    line += diagnosis.says;
    if (!diagnosis.help.empty()) line += " " + diagnosis.help;
    return printable(line) + "\n";
}

/// What a check cannot go on from is a fault it has found.
Diagnosis look(const HealthCheck& check, const Patient& patient) {
    try {
        return check.look(patient);
    } catch (const Error& error) {
        return {Health::fault, std::string(error.what()) + ".", ""};
    }
}

std::string settings_in_words(const Configuration& configuration) {
    Table table({"", "", ""});
    for (const EffectiveSetting& one : configuration.settings())
        table.add({one.name, one.value.empty() ? "-" : printable(one.value), printable(one.origin)});
    return table.text(7);
}

Exit exit_of(Health worst) {
    if (worst == Health::fault) return Exit::usage;
    return worst == Health::late ? Exit::findings : Exit::clean;
}

/// Everything else depends on it.
Exit tell_of_wrong_configuration(const Error& error, World& world) {
    const Diagnosis wrong = {Health::fault, std::string(error.what()) + ".", "Nothing else was looked at."};
    *world.out << line_of("configuration", wrong);
    return Exit::usage;
}

Exit look_at_everything(const Configuration& configuration, const Options& options, World& world) {
    Patient patient{&configuration, &options, &world, nullptr, ""};
    try {
        patient.rulebook = load_rulebook(options, world, Examples::left_out);
    } catch (const Error& error) {
        patient.rulebook_trouble = error.what();
    }
    Health worst = Health::ok;
    for (const HealthCheck* check : health_checks()) {
        const Diagnosis diagnosis = look(*check, patient);
        worst = std::max(worst, diagnosis.health);
        if (!options.has("quiet") || diagnosis.health != Health::ok) *world.out << line_of(check->name, diagnosis);
        if (options.has("verbose") && check == health_checks().front()) *world.out << settings_in_words(configuration);
    }
    return exit_of(worst);
}

Exit run_doctor(const Options& options, World& world) {
    options.refuse_more_than(0);
    std::optional<Configuration> configuration;
    try {
        configuration = read_configuration(options, world);
    } catch (const Error& error) {
        return tell_of_wrong_configuration(error, world);
    }
    return look_at_everything(*configuration, completed(options, *configuration), world);
}

constexpr std::array<std::string_view, 3> examples = {
    "abide doctor",
    "abide doctor -v",
    "abide doctor --config /etc/abide.conf --quiet",
};
constexpr std::array<std::string_view, 11> options = {
    "config", "inbox", "reports", "state", "store", "procedures", "calendar", "max-errors", "quiet", "verbose", "help"};

} // namespace

extern const Command doctor_command;
const Command doctor_command = {
    .name = "doctor",
    .summary = "Look whether everything a nightly sweep needs is there, and whether the last one ran",
    .arguments = "",
    .examples = examples,
    .options = options,
    .notes =
        "A line for each check: ok, warn, LATE or fault, what was found and what to do. --quiet leaves out what is\n"
        "ok, -v prints every setting as it holds and where it comes from. It ends with 0 when nothing is wrong or\n"
        "there are only warnings, with 2 when there is a fault, else with 1 when the last good sweep is longer ago\n"
        "than overdue-after.\n",
    .run = run_doctor,
};

} // namespace abide
