// abide cases validate: reads exports, judges nothing, and says what is wrong with them and what they do not carry.
#include <array>
#include <map>

#include "base/printable.hpp"
#include "base/words.hpp"
#include "command/command.hpp"
#include "command/run.hpp"
#include "command/show_diagnostics.hpp"

namespace abide {

namespace {

/// What an export says it cannot carry: record types, and facts of the others.
std::vector<std::string> names_of(const NotExported& not_exported, const Dictionary& dictionary) {
    std::vector<std::string> names;
    for (std::size_t t = 0; t < dictionary.size(); ++t) {
        const auto type = static_cast<RecordTypeId>(t);
        if (not_exported.has(type)) {
            names.push_back(dictionary.type(type).name);
            continue;
        }
        for (std::size_t f = 0; f < dictionary.type(type).facts.size(); ++f) {
            const FactRef fact{type, static_cast<FactId>(f)};
            if (not_exported.has(fact)) names.push_back(dictionary.path(fact));
        }
    }
    return names;
}

void show_export(const ExportLine& one, const std::vector<std::string>& not_exported, std::ostream& out) {
    out << printable(one.file) << ": ";
    if (one.format.empty()) {
        out << "not read\n";
        return;
    }
    out << one.format << ", " << (one.area.empty() ? "no area" : printable(one.area)) << ", "
        << count_of(one.cases, "case", "cases") << ", " << one.refused << " refused";
    if (one.cases_stated && *one.cases_stated != one.cases + one.refused) {
        out << ", but it says it holds " << *one.cases_stated;
    }
    if (one.cut_short) out << ", cut short";
    out << "\n";
    if (!not_exported.empty()) out << "  cannot carry: " << list_of(not_exported) << "\n";
    for (const auto& [path, times] : one.unmapped) {
        out << "  no meaning here: " << printable(path) << ", " << count_of(times, "time", "times") << "\n";
    }
}

Exit run_validate(const Options& options, World& world) {
    RunRequest request = read_request(options, world);
    request.judges = false;
    const std::unique_ptr<Rulebook> rulebook = load_ground(options, world);
    Run run(*rulebook, request, options, world);
    std::map<std::string, std::vector<std::string>> not_exported;
    run.read([&](const Case& one_case) {
        if (one_case.not_exported == nullptr) return;
        const auto [at, is_new] = not_exported.try_emplace(std::string(one_case.file));
        if (is_new) at->second = names_of(*one_case.not_exported, rulebook->dictionary());
    });
    show_diagnostics(run.diagnostics(), options, world);
    const RunSummary summary = run.summary();
    std::size_t cases = 0;
    std::size_t refused = 0;
    for (const ExportLine& one : summary.exports) {
        if (!options.has("quiet")) show_export(one, not_exported[one.file], *world.out);
        cases += one.cases;
        refused += one.refused;
    }
    *world.out << count_of(summary.exports.size(), "export", "exports") << ", " << count_of(cases, "case", "cases")
               << ", " << refused << " refused, "
               << count_of(count_of_problems(summary.diagnostics), "problem", "problems") << "\n";
    return run.is_incomplete() ? Exit::incomplete : Exit::clean;
}

constexpr std::array<std::string_view, 2> examples = {"abide cases validate cases/",
                                                      "abide cases validate north.xml --max-errors 0"};
constexpr std::array<std::string_view, 7> options = {"procedures", "calendar", "format-of", "limit",
                                                     "max-errors", "quiet",    "help"};

} // namespace

extern const Command cases_validate_command;
const Command cases_validate_command = {
    .name = "cases validate",
    .summary = "Read exports and print what is wrong with them, what they do not carry and what has no meaning here",
    .arguments = "EXPORT…",
    .examples = examples,
    .options = options,
    .notes = "Ends with 3 when something was refused or unreadable.\n",
    .run = run_validate,
};

} // namespace abide
