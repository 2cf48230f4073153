// abide report evidence: the inspection evidence pack, and apart from it the list of the very cases.
#include <array>
#include <map>

#include "briefing/assurance/evidence.hpp"
#include "command/command.hpp"
#include "command/pages.hpp"
#include "command/reports/assured.hpp"

namespace abide {

namespace {

std::map<std::string, std::string> procedures_of(const SweepRecord& sweep) {
    std::map<std::string, std::string> procedures;
    for (const NamedText& document : sweep.documents)
        if (const std::string_view id = procedure_in(document.name); !id.empty())
            procedures[std::string(id)] = document.text;
    return procedures;
}

std::vector<ProcedureChange> changes_over(const std::vector<SweepRecord>& sweeps) {
    std::vector<ProcedureChange> changes;
    for (std::size_t i = 1; i < sweeps.size(); ++i) {
        std::map<std::string, std::string> before = procedures_of(sweeps[i - 1]);
        std::map<std::string, std::string> after = procedures_of(sweeps[i]);
        // Each has the other's ids as well, then: without a text where it was not applied.
        for (const auto& [id, text] : std::map(before)) after.try_emplace(id);
        for (const auto& [id, text] : after)
            if (before[id] != text) changes.push_back({sweeps[i].id, sweeps[i].as_at, id, before[id], text});
    }
    return changes;
}

Exit run_report(const Options& options, World& world) {
    ReportRun report(options, world, "evidence");
    const AssuredGround asked = ground_of(report, options);
    EvidenceGathering gathering(asked.period);
    CountedCases counted;
    report.hear(is_counted, [&](HeardCase&& heard) {
        EvidenceGathering alone(asked.period);
        alone.add(std::string(heard.one_case->id), heard.team, heard.verdicts);
        counted.add(of_duties, heard,
                    tables_of(alone.view(asked, report.templates().measures, report.run().procedures())));
        gathering.add(std::string(heard.one_case->id), heard.team, heard.verdicts);
    });
    report.show_diagnostics();
    EvidencePack pack =
        gathering.view(ground_of(report, options), report.templates().measures, report.run().procedures());
    if (report.history() != nullptr) {
        pack.has_history = true;
        pack.changes = changes_over(report.history()->sweeps());
    }
    std::vector<Page> pages;
    std::string seal;
    if (options.has("with-cases")) {
        pages.push_back(write_evidence_cases(pack, report.templates()));
        seal = report.templates().shell.sha256(pages.front().html);
    }
    const Shown shown = show(tables_of(pack), counted, "evidence", pack.ground, options, world);
    pages.insert(pages.begin(), write_evidence(pack, shown, seal, report.templates()));
    write_page_files(pages, {}, options, world);
    return report.end();
}

constexpr std::array<std::string_view, 2> examples = {
    "abide report evidence cases/ --period 2026-Q1 -o out",
    "abide report evidence cases/ --period 2026-Q1 --with-cases -o out",
};
constexpr auto options = with(std::array<std::string_view, 1>{"with-cases"}, assured_options);
constexpr std::array<std::string_view, 2> reports = {"evidence", "evidence-cases"};

} // namespace

extern const Command report_evidence_command;
const Command report_evidence_command = {
    .name = "report evidence",
    .summary = "Write the inspection evidence pack: clause by clause in protected counts, the cases on a page apart",
    .arguments = "EXPORT…",
    .examples = examples,
    .options = options,
    .notes = assured_notes,
    .reports = reports,
    .run = run_report,
};

} // namespace abide
