// abide audit sheets: a pre-filled summary sheet for each case and agency, and a note of who was asked.
#include <algorithm>
#include <array>
#include <iterator>

#include "base/printable.hpp"
#include "base/words.hpp"
#include "briefing/audit_panel.hpp"
#include "command/audits/audited_cases.hpp"
#include "command/clock.hpp"
#include "command/command.hpp"
#include "command/pages.hpp"

namespace abide {

namespace {

/// "Hospital: health" -> the agency, and how records code it; nothing behind the name: as it reads.
SheetAgency agency_from(const std::string& written, const Dictionary& dictionary) {
    const std::size_t colon = std::min(written.find(':'), written.size());
    SheetAgency agency;
    agency.name = fold_space(std::string_view(written).substr(0, colon));
    agency.code = agency_code(agency.name, dictionary);
    if (colon == written.size()) return agency;
    const std::string code = fold_space(std::string_view(written).substr(colon + 1));
    const FactRef fact = {*dictionary.find("attendee"), *dictionary.find(*dictionary.find("attendee"), "agency")};
    const std::vector<std::string>& codes = dictionary.fact(fact).codes;
    if (std::ranges::find(codes, code) == codes.end()) {
        const std::string help = did_you_mean(code, codes);
        throw Error(Exit::usage, "--agency " + quoted(printable(written)) + ": records know no agency " +
                                     quoted(printable(code)) + "; " +
                                     (help.empty() ? "they have " + list_of(codes) : help));
    }
    agency.code = code;
    return agency;
}

/// Those that take part, and which of them holds the record: who is named so, else who is called what the records call
/// children's social care. Throws Error(usage) when it is none of them.
std::vector<SheetAgency> sheet_agencies(const std::vector<std::string>& taking_part, const Options& options,
                                        const Dictionary& dictionary) {
    std::vector<SheetAgency> agencies;
    const std::string holder = fold_space(options.value("record-holder"));
    for (const std::string& name : taking_part) {
        SheetAgency one = agency_from(name, dictionary);
        for (const std::string& written : options.values("agency"))
            if (SheetAgency said = agency_from(written, dictionary); said.name == name) one = std::move(said);
        one.holds_record = options.has("record-holder") ? name == holder : one.code == "childrens-social-care";
        agencies.push_back(std::move(one));
    }
    if (!options.has("record-holder") || std::ranges::any_of(agencies, &SheetAgency::holds_record)) return agencies;
    const std::string help = did_you_mean(holder, taking_part);
    throw Error(Exit::usage, "--record-holder: no agency " + quoted(printable(holder)) + " takes part; " +
                                 (help.empty() ? "there are " + list_of(taking_part) : help));
}

AuditEntry agency_entry(const Audit& audit, AuditEntryKind kind, const std::string& agency, const Options& options,
                        const World& world) {
    AuditEntry entry = entry_about(audit, kind, options, world);
    entry.agency = fold_space(agency);
    return entry;
}

/// What the command line says of agencies that is not recorded yet.
std::vector<AuditEntry> entries_of_agencies(const Audit& audit, const AuditStanding& standing, const Options& options,
                                            const World& world) {
    std::vector<AuditEntry> entries;
    const auto is_known = [&](const AuditEntry& entry, bool takes_part) {
        return std::ranges::any_of(standing.agencies, [&](const AuditAgency& one) {
            return one.name == entry.agency && one.takes_part == takes_part;
        });
    };
    for (const std::string& name : options.values("agency")) {
        AuditEntry entry = agency_entry(audit, AuditEntryKind::agency, name.substr(0, name.find(':')), options, world);
        if (!is_known(entry, true)) entries.push_back(std::move(entry));
    }
    for (const std::string& written : options.values("not-taking-part")) {
        const std::size_t colon = written.find(':');
        if (colon == std::string::npos)
            throw Error(Exit::usage, "--not-taking-part " + quoted(printable(written)) + ": write AGENCY: REASON");
        AuditEntry entry =
            agency_entry(audit, AuditEntryKind::not_taking_part, written.substr(0, colon), options, world);
        entry.reason = fold_space(written.substr(colon + 1));
        if (!is_known(entry, false)) entries.push_back(std::move(entry));
    }
    return entries;
}

/// For each case and agency that was not asked before.
std::vector<AuditEntry> requests(const Audit& audit, const AuditStanding& standing,
                                 const std::vector<SelectedCase>& cases, const Options& options, const World& world) {
    std::vector<AuditEntry> entries;
    for (const SelectedCase& one : cases)
        for (const std::string& agency : standing.taking_part()) {
            if (std::ranges::find(one.sheets, agency, &AuditSheet::agency) != one.sheets.end()) continue;
            AuditEntry entry = agency_entry(audit, AuditEntryKind::requested, agency, options, world);
            entry.place = one.place;
            entries.push_back(std::move(entry));
        }
    return entries;
}

Exit run_sheets(const Options& options, World& world) {
    expect_possible_clock(world);
    (void)options.first_argument("the audit, by its id");
    KeptAudits kept = open_audits(options, world);
    const Audit audit = expect_audit(kept, options);
    ReportRun report(options, world, "audit-sheet", "the audit's id");
    std::vector<AuditEntry> entries =
        entries_of_agencies(audit, standing_of(audit, kept.records.entries), options, world);
    std::vector<AuditEntry> all = kept.records.entries;
    std::ranges::copy(entries, std::back_inserter(all));
    const AuditView view = {audit, standing_of(audit, all), "Abide " ABIDE_VERSION};
    const std::vector<std::string> agencies = view.standing.taking_part();
    const std::vector<SelectedCase> cases = agreed_cases(view.standing);
    if (agencies.empty()) throw Error(Exit::usage, "no agency takes part yet; say which do, --agency");
    if (cases.empty()) throw Error(Exit::usage, "no family of " + audit.id + " has agreed yet");
    std::ranges::move(requests(audit, view.standing, cases, options, world), std::back_inserter(entries));
    const std::vector<SheetAgency> readers = sheet_agencies(agencies, options, report.dictionary());
    if (std::ranges::none_of(readers, &SheetAgency::holds_record))
        *world.err << "abide: no sheet shows the record: say whose it is, --record-holder\n";
    std::vector<Page> pages;
    hear_cases(report, cases, [&](const SelectedCase& one, const HeardCase& heard) {
        const CaseSheet sheet = sheet_of(heard, report);
        pages.push_back(write_audit_slip({view, one}, report.templates()));
        for (const SheetAgency& agency : readers) {
            AuditSheetView page = {view, one, agency, sheet, {}, long_date(world.today), options.has("questions")};
            if (!agency.holds_record)
                page.of_agency = records_of_agency(agency.code, *heard.one_case, report.dictionary(), heard.set_aside);
            pages.push_back(write_audit_sheet(page, report.templates()));
        }
    });
    report.show_diagnostics();
    // What the record refuses is written nowhere; what could not be written is not recorded.
    expect_no_faults(audit, kept.records.entries, entries, world);
    write_page_files(pages, {}, options, world);
    (void)note(kept, audit, entries, world);
    return report.end();
}

constexpr std::array<std::string_view, 2> examples = {
    "abide audit sheets maca-hsb-2026 inbox --agency \"Children's social care\" --agency Police --not-taking-part "
    "\"Probation: no one is free\" -o sheets",
    "abide audit sheets maca-hsb-2026 inbox --questions --also docx -o sheets",
};
constexpr std::array<std::string_view, 25> options = {
    "agency",    "not-taking-part", "record-holder", "questions", "on",       "by",         "reason",
    "procedure", "procedures",      "calendar",      "as-at",     "known-at", "format-of",  "output",
    "also",      "templates",       "template",      "jobs",      "limit",    "max-errors", "config",
    "store",     "state",           "quiet",         "help"};
constexpr std::array<std::string_view, 2> reports = {"audit-sheet", "audit-slip"};

} // namespace

extern const Command audit_sheets_command;
const Command audit_sheets_command = {
    .name = "audit sheets",
    .summary = "Write a pre-filled summary sheet for each case whose family agrees and each agency that takes part",
    .arguments = "ID EXPORT…",
    .examples = examples,
    .options = options,
    .notes =
        "The sheet of the agency whose record the exports are (--record-holder; else the one called children's social\n"
        "care) says what that record shows: where the child stands, what goes well, what is late, missed or cannot be\n"
        "told, the timeline. Every other agency is told the case, and of its record what names that agency: meetings it\n"
        "was at or expected at, what it was asked for, provides or has to do; \"Hospital: health\" says how records\n"
        "code an agency that goes by another name. All have room for what people find: their own chronology, what child\n"
        "and parents say, what went well, what can be learned, what they recommend. An immediate concern goes to the\n"
        "manager of the case at once, on a slip of its own for each case, and not into the report. --questions adds six\n"
        "fixed questions. Which agencies take part, which\n"
        "cannot and why, and whom a sheet was asked of, is recorded with the day of --on.\n",
    .reports = reports,
    .run = run_sheets,
};

} // namespace abide
