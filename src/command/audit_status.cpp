// abide audit status: how far each case of an audit came, what is missing, and what does not reconcile.
#include <array>

#include "base/printable.hpp"
#include "base/words.hpp"
#include "command/audits/kept_audits.hpp"
#include "command/command.hpp"
#include "command/output.hpp"
#include "command/table.hpp"

namespace abide {

namespace {

std::string day_or_dash(const std::optional<Day>& day) { return day ? iso(*day) : "-"; }

/// "2026-04-27"; "no 2026-04-27" where it is recorded that nobody was heard; "-" where nothing is.
std::string heard_or_dash(const Hearing& hearing) {
    if (hearing.heard == Heard::not_recorded) return "-";
    return (hearing.heard == Heard::no ? "no " : "") + iso(hearing.on);
}

std::string cases_table(const AuditStanding& standing) {
    Table table({"Case", "Id", "Consent", "Family heard", "Child", "Parent", "Audited", "Discussed", ""});
    for (const SelectedCase& one : standing.cases) {
        std::string note = one.stands_for == 0
                               ? ""
                               : "in place of " + standing.cases[static_cast<std::size_t>(one.stands_for - 1)].label;
        if (one.taken_out) note += (note.empty() ? "" : "; ") + std::string("taken out ") + iso(*one.taken_out);
        table.add({one.label, one.id, spoken(name_of(one.consent)) + (one.answered ? " " + iso(*one.answered) : ""),
                   heard_or_dash(one.family), heard_or_dash(one.child), heard_or_dash(one.parent),
                   one.is_audited() ? "yes" : "no", day_or_dash(one.discussed), note});
    }
    return table.text(2);
}

std::string sheet_words(const SelectedCase& one, const std::string& agency) {
    for (const AuditSheet& sheet : one.sheets)
        if (sheet.agency == agency)
            return sheet.received ? "in " + iso(*sheet.received) : "asked " + day_or_dash(sheet.requested);
    return "-";
}

/// Agencies down, cases across.
std::string sheets_table(const AuditStanding& standing) {
    std::vector<std::string> header = {"Sheets"};
    for (const SelectedCase& one : standing.cases)
        if (one.consent == Consent::yes) header.push_back(one.label);
    Table table(header);
    for (const std::string& agency : standing.taking_part()) {
        std::vector<std::string> cells = {agency};
        for (const SelectedCase& one : standing.cases)
            if (one.consent == Consent::yes) cells.push_back(sheet_words(one, agency));
        table.add(cells);
    }
    return table.text(2);
}

std::string list_under(const std::string& heading, const std::vector<std::string>& lines) {
    if (lines.empty()) return "";
    std::string text = "\n" + heading + "\n";
    for (const std::string& line : lines) text += "  " + printable(line) + "\n";
    return text;
}

std::string entry_words(const AuditEntry& entry, const AuditStanding& standing) {
    std::string words = std::to_string(entry.number) + "  " + iso(entry.on) + "  " + spoken(name_of(entry.kind));
    if (entry.kind == AuditEntryKind::consent) words += " " + spoken(name_of(entry.consent));
    const auto at = static_cast<std::size_t>(entry.place);
    if (at > 0) words += ", " + (at <= standing.cases.size() ? standing.cases[at - 1].id : std::string("no case now"));
    if (!entry.agency.empty()) words += ", " + entry.agency;
    if (entry.strikes > 0) words += ", entry " + std::to_string(entry.strikes);
    if (!entry.reason.empty()) words += ": " + entry.reason;
    return words;
}

std::vector<std::string> all_entries(const Audit& audit, const AuditRecords& records, const AuditStanding& standing) {
    std::vector<std::string> lines;
    for (const AuditEntry& one : records.entries)
        if (one.audit == audit.number) lines.push_back(entry_words(one, standing));
    return lines;
}

std::vector<std::string> absent_words(const AuditStanding& standing) {
    std::vector<std::string> lines;
    for (const AuditAgency& one : standing.not_taking_part()) lines.push_back(one.name + ": " + one.reason);
    return lines;
}

/// Which audits there are, and how far each came.
std::string audits_table(const AuditRecords& records) {
    if (records.audits.empty()) return "No audit is recorded. \"abide audit select\" draws the first.\n";
    Table table({"Audit", "Theme", "Drawn as at", "Panel", "Cases"});
    for (const Audit& one : records.audits) {
        const AuditStanding standing = standing_of(one, records.entries);
        table.add(
            {one.id, printable(one.theme), iso(one.as_at), day_or_dash(standing.panel), counts_words(standing.counts)});
    }
    return table.text(0) + "\nNext: abide audit status " + records.audits.back().id + "\n";
}

Exit run_status(const Options& options, World& world) {
    const KeptAudits kept = open_audits(options, world);
    if (options.arguments().empty()) {
        Output output(options, world);
        output.write(audits_table(kept.records));
        output.finish();
        return Exit::clean;
    }
    const Audit& audit = expect_audit(kept, options);
    options.refuse_more_than(1);
    const AuditStanding standing = standing_of(audit, kept.records.entries);
    Output output(options, world);
    output.write("Audit " + audit.id + ", " + printable(audit.theme) + ", of " + printable(audit.board) +
                 "\nDrawn as at " + long_date(audit.as_at) + " from " + count_of(audit.order.size(), "case", "cases") +
                 "; panel " + (standing.panel ? long_date(*standing.panel) : std::string("not set")) +
                 "; sheets to the panel " +
                 (standing.circulated ? long_date(*standing.circulated) : std::string("not yet")) + "\n\n  " +
                 counts_words(standing.counts) + "\n\n");
    output.write(cases_table(standing));
    if (!standing.taking_part().empty()) output.write("\n" + sheets_table(standing));
    output.write(list_under("Not taking part", absent_words(standing)));
    output.write(list_under("Missing", missing_of(standing)));
    output.write(list_under("Does not reconcile", faults_of_counts(audit, standing)));
    if (options.has("verbose")) output.write(list_under("Entries", all_entries(audit, kept.records, standing)));
    output.finish();
    return Exit::clean;
}

constexpr std::array<std::string_view, 3> examples = {
    "abide audit status",
    "abide audit status maca-hsb-2026",
    "abide audit status maca-hsb-2026 --verbose",
};
constexpr std::array<std::string_view, 7> options = {"verbose", "output", "config", "store", "state", "quiet", "help"};

} // namespace

extern const Command audit_status_command;
const Command audit_status_command = {
    .name = "audit status",
    .summary = "Show how far each case of an audit came, which sheets and feedback are in, and what is missing",
    .arguments = "[ID]",
    .examples = examples,
    .options = options,
    .notes =
        "Without ID it says which audits there are. Selected, agreed, audited, discussed: each at least as many as the\n"
        "next, case by case. A case is audited when a sheet of it came in, or when that is recorded. A dash stands for\n"
        "what nobody has recorded. --verbose lists every entry with its number.\n",
    .run = run_status,
};

} // namespace abide
