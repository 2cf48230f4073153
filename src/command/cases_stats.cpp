// abide cases stats: how often each fact is recorded, absent, unreadable or not exported, for all cases and by team.
#include <array>
#include <map>

#include "base/printable.hpp"
#include "base/words.hpp"
#include "command/command.hpp"
#include "command/output.hpp"
#include "command/run.hpp"
#include "command/show_diagnostics.hpp"
#include "command/table.hpp"
#include "command/team.hpp"
#include "writer/csv_cell.hpp"

namespace abide {

namespace {

struct FactCount {
    std::size_t recorded = 0;
    std::size_t absent = 0;
    std::size_t unreadable = 0;
    std::size_t conflict = 0;
    std::size_t not_exported = 0;
};

/// By record type and fact; `records` by record type.
struct TeamCounts {
    std::size_t cases = 0;
    std::vector<std::size_t> records;
    std::vector<std::vector<FactCount>> facts;
};

class Stats {
  public:
    explicit Stats(const Dictionary& dictionary) : dictionary_(&dictionary), all_(empty()) {}

    void add(const Case& one_case) {
        count(one_case, all_);
        const std::string team = team_of(one_case, *dictionary_);
        count(one_case, teams_.try_emplace(team, empty()).first->second);
    }
    [[nodiscard]] const TeamCounts& all() const { return all_; }
    [[nodiscard]] const std::map<std::string, TeamCounts>& teams() const { return teams_; }

  private:
    [[nodiscard]] TeamCounts empty() const {
        TeamCounts counts;
        counts.records.resize(dictionary_->size());
        for (const RecordType& type : dictionary_->types()) counts.facts.emplace_back(type.facts.size());
        return counts;
    }

    void count(const Case& one_case, TeamCounts& counts) const {
        ++counts.cases;
        for (std::size_t r = 0; r < one_case.own_records; ++r) {
            const Record& record = one_case.records[r];
            ++counts.records[record.type];
            for (std::size_t f = 0; f < counts.facts[record.type].size(); ++f) {
                const FactRef fact{record.type, static_cast<FactId>(f)};
                count(record.value(fact.fact), one_case, fact, counts.facts[record.type][f]);
            }
        }
    }

    static void count(const Value& value, const Case& one_case, FactRef fact, FactCount& counts) {
        switch (value.state) {
        case Known::known: ++counts.recorded; return;
        case Known::unreadable: ++counts.unreadable; return;
        case Known::conflict: ++counts.conflict; return;
        case Known::absent: break;
        }
        const bool cannot = one_case.not_exported != nullptr && one_case.not_exported->has(fact);
        ++(cannot ? counts.not_exported : counts.absent);
    }

    const Dictionary* dictionary_;
    TeamCounts all_;
    std::map<std::string, TeamCounts> teams_;
};

/// A row for each fact of each record type there is at least one record of.
template <typename Row>
void for_each_row(const TeamCounts& counts, const Dictionary& dictionary, const Row& row) {
    for (std::size_t t = 0; t < counts.records.size(); ++t) {
        if (counts.records[t] == 0) continue;
        const RecordType& type = dictionary.type(static_cast<RecordTypeId>(t));
        for (std::size_t f = 0; f < type.facts.size(); ++f) {
            row(type.name, type.facts[f].name, counts.records[t], counts.facts[t][f]);
        }
    }
}

std::string text_of(const std::string& heading, const TeamCounts& counts, const Dictionary& dictionary) {
    Table table({"record", "fact", ">records", ">recorded", ">absent", ">unreadable", ">conflict", ">not exported"});
    for_each_row(counts, dictionary,
                 [&](const std::string& record, const std::string& fact, std::size_t records, const FactCount& n) {
                     table.add({record, fact, std::to_string(records), std::to_string(n.recorded),
                                std::to_string(n.absent), std::to_string(n.unreadable), std::to_string(n.conflict),
                                std::to_string(n.not_exported)});
                 });
    return heading + ", " + count_of(counts.cases, "case", "cases") + "\n" + table.text(2);
}

std::string csv_of(const std::string& team, const TeamCounts& counts, const Dictionary& dictionary) {
    std::string text;
    for_each_row(
        counts, dictionary,
        [&](const std::string& record, const std::string& fact, std::size_t records, const FactCount& n) {
            text += csv_cell(team) + "," + record + "," + fact;
            for (const std::size_t number : {records, n.recorded, n.absent, n.unreadable, n.conflict, n.not_exported}) {
                text += "," + std::to_string(number);
            }
            text += "\r\n";
        });
    return text;
}

Exit run_stats(const Options& options, World& world) {
    static const std::array<std::string, 2> formats = {"text", "csv"};
    const std::string format = options.choice("format", formats);
    RunRequest request = read_request(options, world);
    request.judges = false;
    const std::unique_ptr<Rulebook> rulebook = load_ground(options, world);
    const Dictionary& dictionary = rulebook->dictionary();
    Run run(*rulebook, request, options, world);
    Stats stats(dictionary);
    run.read([&](const Case& one_case) { stats.add(one_case); });
    show_diagnostics(run.diagnostics(), options, world);

    Output output(options, world);
    if (format == "csv") {
        output.write("team,record,fact,records,recorded,absent,unreadable,conflict,not_exported\r\n");
        for (const auto& [team, counts] : stats.teams()) output.write(csv_of(team, counts, dictionary));
    } else {
        output.write(text_of("All teams", stats.all(), dictionary));
        for (const auto& [team, counts] : stats.teams()) {
            const std::string heading = team.empty() ? "No team recorded" : "Team " + printable(team);
            if (stats.teams().size() > 1) output.write("\n" + text_of(heading, counts, dictionary));
        }
    }
    output.finish();
    return run.is_incomplete() ? Exit::incomplete : Exit::clean;
}

constexpr std::array<std::string_view, 2> examples = {"abide cases stats cases/",
                                                      "abide cases stats cases/ --format csv -o stats.csv"};
constexpr std::array<std::string_view, 9> options = {"procedures", "calendar",   "format-of", "format", "output",
                                                     "limit",      "max-errors", "quiet",     "help"};

} // namespace

extern const Command cases_stats_command;
const Command cases_stats_command = {
    .name = "cases stats",
    .summary = "Count how often each fact is recorded, absent, unreadable or not exported, for all cases and by team",
    .arguments = "EXPORT…",
    .examples = examples,
    .options = options,
    .notes = "--format is text or csv; the table has one row for each team and fact.\n",
    .run = run_stats,
};

} // namespace abide
