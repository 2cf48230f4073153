// What every table and column of the store means, for whoever analyses it; in the order the columns stand.
#include <array>

#include "base/error.hpp"
#include "store/schema.hpp"

namespace abide {

namespace {

constexpr std::string_view text = "TEXT";
constexpr std::string_view number = "BIGINT";

// What stands in several tables means the same in each.
constexpr ColumnMeaning sweep = {"sweep", number, "The number of the sweep this row belongs to."};
constexpr ColumnMeaning place = {"place", number, "Which row of its kind it is, from 1."};
constexpr ColumnMeaning case_id = {"case_id", text, "The id of the case."};
constexpr ColumnMeaning fingerprint = {"fingerprint", text,
                                       "16 hexadecimal digits that are the same for one duty on every night."};
constexpr ColumnMeaning ordinal = {"ordinal", number,
                                   "Which of several records without an id it is, in the record's order, from 1."};
constexpr ColumnMeaning procedure = {"procedure", text, "The id of the procedure."};
constexpr ColumnMeaning rule = {"rule", text, "The id of the rule in the procedure."};
constexpr ColumnMeaning record = {"record", text, "The type of the record the rule was asked of."};
constexpr ColumnMeaning record_id = {"record_id", text, "The id of that record; empty when it has none."};
constexpr ColumnMeaning period = {"period", number, "Which repetition of a repeated duty it is; 0 when it is not one."};
constexpr ColumnMeaning team = {"team", text, "The team that held the case; empty when none is recorded."};
constexpr ColumnMeaning severity = {"severity", text, "How much it matters: info, low, medium, high or critical."};
constexpr ColumnMeaning clauses = {"clauses", text, "The clauses of the procedure it comes from, parted by spaces."};
constexpr ColumnMeaning due = {"due", text, "The day it was due on; empty when there is none."};
constexpr ColumnMeaning open_since = {"open_since", text, "The night since which it is open without a break."};
constexpr ColumnMeaning sha256 = {"sha256", text, "The SHA-256 of the file's bytes."};

constexpr std::array action_entries = {
    ColumnMeaning{"number", number, "The number of the entry, from 1, never given twice."},
    ColumnMeaning{"action", number, "The number of the action it is about."},
    ColumnMeaning{"kind", text,
                  "What it says: a new text, owners, due, review, how-done or how-worked; milestone, milestone-done, "
                  "barrier, barrier-removed; done, worked; reopened."},
    ColumnMeaning{"happened_on", text, "The day from which it is so."},
    ColumnMeaning{"recorded_on", text, "The day it was written down."},
    ColumnMeaning{"says", text,
                  "The new text, owners a line each, the words of a date that nobody can read, the milestone, the "
                  "barrier, the evidence, or why it is open again; may be empty."},
    ColumnMeaning{"new_date", text, "The new date, or when a milestone is due: a day, a month, or empty."},
    ColumnMeaning{"said_by", text, "The role that gives evidence; empty otherwise."},
    ColumnMeaning{"reason", text, "Why something was changed; may be empty."},
    ColumnMeaning{"place", number, "Which milestone or barrier of the action is done or removed, from 1; 0 otherwise."},
    ColumnMeaning{"is_imported", number, "1 when the source's own file says so, 0 when somebody noted it."},
};

constexpr std::array actions = {
    ColumnMeaning{"number", number, "The number of the action, from 1, never given twice; shown as R-1."},
    ColumnMeaning{"source_kind", text, "What it comes from: audit, review, briefing and the like."},
    ColumnMeaning{"source", text, "The label of that audit, review or briefing."},
    ColumnMeaning{"team", text, "Whose returned form it stood in; empty when it was no form."},
    ColumnMeaning{"recommendation", text, "Its own id in the source; may be empty."},
    ColumnMeaning{"says", text, "What needs to happen, as it was first recorded."},
    ColumnMeaning{"owners", text, "The roles whose it is, a line each, as first recorded; empty: not stated."},
    ColumnMeaning{"due", text,
                  "When it was due as first recorded: a day or a month; empty: not stated, or questioned."},
    ColumnMeaning{"due_questioned", text, "What stood there as its date and cannot be read as one; empty otherwise."},
    ColumnMeaning{"review", text, "When it was to be looked at again, as first recorded: a day or a month."},
    ColumnMeaning{"review_questioned", text, "What stood there as that date and cannot be read; empty otherwise."},
    ColumnMeaning{"how_done", text, "How it will be known that it is done, as first recorded; may be empty."},
    ColumnMeaning{"how_worked", text, "How it will be known that it worked, as first recorded; may be empty."},
    ColumnMeaning{"recorded_on", text, "The day it was recorded."},
};

constexpr std::array attestations = {
    ColumnMeaning{"number", number, "The number of the attestation, from 1, never given twice."},
    procedure,
    ColumnMeaning{"clause", text, "The clause that was asked about."},
    ColumnMeaning{"role", text, "The role that answered."},
    ColumnMeaning{"answered_on", text, "The day of the answer."},
    ColumnMeaning{"answer", text, "The answer: yes, partly or no."},
    ColumnMeaning{"note", text, "What was said about the service; may be empty."},
};

constexpr ColumnMeaning audit = {"audit", number, "The number of the audit this row belongs to."};

constexpr std::array audit_cases = {
    audit,
    ColumnMeaning{"kind", text, "population: it could be drawn; unclear: nobody can tell whether it fits."},
    ColumnMeaning{"place", number, "Which of its kind it is, from 1; of the population in the order of the drawing."},
    case_id,
    ColumnMeaning{"why", text, "Why nobody can tell; empty for the population."},
};

constexpr std::array audit_entries = {
    ColumnMeaning{"number", number, "The number of the entry, from 1, never given twice."},
    audit,
    ColumnMeaning{
        "kind", text,
        "What it says: consent, agency, not-taking-part, requested, received, child-feedback, "
        "parent-feedback, family-feedback, child-not-heard, parent-not-heard, family-not-heard, audited, panel, circulated, discussed, taken-out or struck."},
    ColumnMeaning{"place", number, "The case, by its place in the order of the drawing; 0: it is about no case."},
    ColumnMeaning{"agency", text, "The agency it is about; may be empty."},
    ColumnMeaning{"consent", text, "What the family answered: yes, no, withdrawn or not-asked; else waiting."},
    ColumnMeaning{"happened_on", text, "The day it happened; of a panel the day it meets."},
    ColumnMeaning{"recorded_on", text, "The day it was written down."},
    ColumnMeaning{"said_by", text, "The role that says so; may be empty."},
    ColumnMeaning{"reason", text, "Why; may be empty."},
    ColumnMeaning{"is_not_replaced", number, "1 when no case takes the place of this one, else 0."},
    ColumnMeaning{"strikes", number, "The number of the entry that was a mistake; 0 when it is none."},
};

constexpr std::array audit_exports = {
    audit,
    place,
    ColumnMeaning{"file", text, "An export the cases were drawn from."},
    sha256,
};

constexpr std::array audits = {
    ColumnMeaning{"number", number, "The number of the audit, from 1, never given twice."},
    ColumnMeaning{"id", text, "Its label."},
    ColumnMeaning{"board", text, "Whose audit it is."},
    ColumnMeaning{"theme", text, "What it is about."},
    ColumnMeaning{"set_off_by", text, "Why it is held; may be empty."},
    ColumnMeaning{"aims", text, "What it aims at; may be empty."},
    ColumnMeaning{"conditions", text, "Which cases it is about, a condition a line: record.fact=value."},
    ColumnMeaning{"as_at", text, "The day on which the cases were open."},
    ColumnMeaning{"drawn", text, "When they were drawn, in UTC."},
    ColumnMeaning{"drawn_by", text, "The role that had them drawn."},
    ColumnMeaning{"size", number, "How many were asked for."},
    ColumnMeaning{"seed", text, "The seed of the drawing."},
    ColumnMeaning{"procedure", text, "How it was drawn."},
    ColumnMeaning{"replaces", number,
                  "1 when another case takes the place of one whose family does not agree, else 0."},
    ColumnMeaning{"cases_read", number, "How many cases could be read."},
    ColumnMeaning{"cases_refused", number, "How many cases of the exports could not."},
    ColumnMeaning{"cases_closed", number, "How many were closed."},
    ColumnMeaning{"cases_not_fitting", number, "How many of the open ones it is not about."},
    ColumnMeaning{"population_sha256", text, "The SHA-256 of the ids that could be drawn."},
    ColumnMeaning{"cases_no_longer_child", number, "How many of those not closed were of somebody who is 18, or died."},
    ColumnMeaning{"cases_work_ended", number, "How many of the others had no work left that has not ended."},
    ColumnMeaning{"cases_age_unknown", number, "Of how many that could be drawn nobody can tell the age."},
    ColumnMeaning{"open_means", text, "By which words a case was open; empty: by its closing day alone."},
};

constexpr std::array cases = {
    ColumnMeaning{"id", text, "The id of the case."},
    team,
    ColumnMeaning{"file", text, "The export it stood in when it was judged last."},
    ColumnMeaning{"digest", text, "A hash of its records when it was judged last."},
    ColumnMeaning{"first_sweep", number, "The first sweep that met it."},
    ColumnMeaning{"judged", number, "The last sweep that judged it; 0 means the last sweep there is."},
    ColumnMeaning{"is_gone", number, "1 when a later sweep's exports left it out and that was believed, else 0."},
};

constexpr std::array documents = {
    ColumnMeaning{"sha256", text, "The SHA-256 of the content."},
    ColumnMeaning{"kind", text, "What it is: procedure or calendar."},
    ColumnMeaning{"id", text, "The id of the procedure or calendar."},
    ColumnMeaning{"content", text, "The whole text, so that an earlier night can be judged again."},
};

constexpr std::array erasure_missing = {
    ColumnMeaning{"erasure", number, "The number of the erasure this row belongs to."},
    place,
    ColumnMeaning{"sweep", number, "A sweep that is still remembered."},
    ColumnMeaning{"state", text, "A state that standings of this sweep had."},
    ColumnMeaning{"standings", number, "How many standings of that sweep and state are no longer there."},
};

constexpr std::array erasure_outputs = {
    ColumnMeaning{"erasure", number, "The number of the erasure this row belongs to."},
    place,
    ColumnMeaning{"file", text, "A report file that was removed, as set/file, without the id of the case."},
};

constexpr std::array erasures = {
    ColumnMeaning{"number", number, "The number of the erasure, from 1, never given twice."},
    ColumnMeaning{"kind", text, "case for one case at somebody's order, retention for what became too old."},
    ColumnMeaning{"erased_on", text, "The day of the erasure."},
    ColumnMeaning{"reason", text, "Why it was done, without the id of the case."},
    ColumnMeaning{"approved_by", text, "The role that approved it; empty for retention."},
    ColumnMeaning{"standings", number, "How many standings were removed."},
    ColumnMeaning{"transitions", number, "How many transitions were removed."},
    ColumnMeaning{"exceptions", number, "How many exceptions were removed."},
};

constexpr std::array exceptions = {
    ColumnMeaning{"number", number, "The number of the exception, from 1, never given twice; shown as E-1."},
    case_id,
    fingerprint,
    ordinal,
    procedure,
    rule,
    record,
    record_id,
    period,
    ColumnMeaning{"item", text, "The only item of the verdict it is about; empty for the verdict as a whole."},
    ColumnMeaning{"reason", text, "Why nobody acts on the finding."},
    ColumnMeaning{"approved_by", text, "The role that approved it."},
    ColumnMeaning{"approved_on", text, "The day it was approved."},
    ColumnMeaning{"first_day", text, "The first day it holds."},
    ColumnMeaning{"last_day", text, "The last day it holds, unless it ends before."},
    ColumnMeaning{"due", text, "The day the duty was due on when the exception was recorded; may be empty."},
    ColumnMeaning{"expired", text, "The first day it no longer holds, when it ended before its last day."},
    ColumnMeaning{"start", text, "The day the duty began on when the exception was recorded; may be empty."},
    ColumnMeaning{"facts", text,
                  "Of a record without an id of its own: its facts that decided then, a line each; it holds only while "
                  "start, due and these are the same."},
    ColumnMeaning{"recorded_on", text, "The day it was recorded; empty when an earlier Abide wrote it."},
    ColumnMeaning{"pruned_on", text, "The day it was taken out of the lists, being over; empty while it is listed."},
    ColumnMeaning{"pruning", number, "Which pruning took it out of the lists, from 1; 0 while it is listed."},
};

constexpr std::array numbers_given = {
    ColumnMeaning{"kind", text, "What is numbered."},
    ColumnMeaning{"last_number", number, "The last number that was given, so that none is given twice."},
};

constexpr std::array procedures = {
    ColumnMeaning{"id", text, "The id of a procedure that a sweep went by."},
    ColumnMeaning{"first_as_at", text, "The as-at day of the first sweep that did, whether it is still kept or not."},
};

constexpr std::array standings = {
    ColumnMeaning{"id", number, "The number of this row."},
    case_id,
    fingerprint,
    ordinal,
    ColumnMeaning{"first_sweep", number, "The first sweep that found the duty standing so."},
    ColumnMeaning{"last_sweep", number, "The last sweep it stood so; empty while it still does."},
    procedure,
    rule,
    record,
    record_id,
    period,
    team,
    ColumnMeaning{"state", text, "The state of the verdict."},
    ColumnMeaning{"reason", text, "Why the state is what it is; empty when there is nothing to add."},
    severity,
    ColumnMeaning{"nature", text, "rule when it comes from a procedure, indicator when it restates learning."},
    ColumnMeaning{"is_open", number, "1 when it needs somebody's attention, else 0."},
    ColumnMeaning{"edition", text, "The edition of the procedure that was in force."},
    clauses,
    ColumnMeaning{"start", text, "The day the duty began; empty when there is none."},
    due,
    ColumnMeaning{"done", text, "The day it was done; empty when it was not."},
    ColumnMeaning{"changes_on", text, "The first day an untouched record would be judged otherwise."},
    ColumnMeaning{"items", text, "The items of the verdict, a line each: id, state, reason, severity."},
    ColumnMeaning{"missing", text, "What is not recorded and decides, a line each: path, record id, cause."},
    ColumnMeaning{"settings", text, "The settings it was judged by, a line each: id, value."},
    ColumnMeaning{"facts", text, "The facts that decided it, a line each."},
    ColumnMeaning{"digest", number, "A hash of everything somebody would see changed."},
    open_since,
    ColumnMeaning{"ever_open", number, "1 when this row, or an earlier one that is removed, was open, else 0."},
    ColumnMeaning{"judged", number, "0, or of a finding that is held: the sweep by whose inputs it still stands."},
    ColumnMeaning{"exceptions", text, "The numbers of the exceptions that held over it when it was written."},
};

constexpr std::array sweep_counts = {
    sweep,
    place,
    procedure,
    rule,
    team,
    ColumnMeaning{"state", text, "The state that was counted."},
    ColumnMeaning{"verdicts", number, "How many verdicts of this rule and team had it."},
};

constexpr std::array sweep_documents = {
    sweep,
    place,
    ColumnMeaning{"name", text, "What the sweep went by: procedure or calendar, and its id."},
    ColumnMeaning{"sha256", text, "The SHA-256 of its text, which stands in documents."},
};

constexpr std::array sweep_exports = {
    sweep,
    place,
    ColumnMeaning{"file", text, "The export that was read."},
    sha256,
    ColumnMeaning{"area", text, "The area the export says it comes from."},
    ColumnMeaning{"system", text, "The case management system it says it comes from."},
    ColumnMeaning{"exported", text, "When it was exported, as the file says it; may be empty."},
    ColumnMeaning{"cases", number, "How many cases it held."},
    ColumnMeaning{"refused", number, "How many of them could not be read."},
    ColumnMeaning{"cut_short", number, "1 when the file ended too early, else 0."},
};

constexpr std::array sweep_away = {
    sweep,
    place,
    case_id,
    ColumnMeaning{"team", text, "The team of a known case that the exports did not hold, as last known."},
    ColumnMeaning{"open_findings", number, "How many findings of it were open when it was judged last."},
    ColumnMeaning{"is_held", number, "1 when what was open on it stays open, 0 when it left and only that settled it."},
    ColumnMeaning{"is_followed", number, "1 when it is named on the next night too, unless it comes back, else 0."},
    ColumnMeaning{"is_news", number, "1 when it did not leave on an earlier night, else 0."},
};

constexpr std::array sweep_outputs = {
    sweep,
    place,
    ColumnMeaning{"file", text, "A file of the sweep's set of reports."},
    sha256,
    ColumnMeaning{"bytes", number, "How long the file is."},
};

constexpr std::array sweep_settings = {
    sweep,
    place,
    ColumnMeaning{"name", text, "What the command line or the configuration decided."},
    ColumnMeaning{"value", text, "What it was decided to be."},
};

constexpr std::array sweeps = {
    ColumnMeaning{"number", number, "The number of the sweep, from 1, in the order they ended."},
    ColumnMeaning{"id", text, "The as-at date, and which sweep of that date it is."},
    ColumnMeaning{"as_at", text, "The day everything was judged as on."},
    ColumnMeaning{"known_at", text, "What was recorded after this day was set aside; empty when nothing was."},
    ColumnMeaning{"finished", text, "When it ended, in UTC."},
    ColumnMeaning{"inputs", text, "A hash of everything it went by."},
    ColumnMeaning{"repeats", number, "The sweep whose input this one found again; empty when it is new."},
    ColumnMeaning{"shrunk", number, "1 when its exports held too few of the known cases, else 0."},
    ColumnMeaning{"exit_code", number, "How the command ended."},
    ColumnMeaning{"version", text, "The version of Abide."},
    ColumnMeaning{"program", text, "The SHA-256 of the program's file."},
    ColumnMeaning{"ground", text, "A hash of the dictionaries and formats."},
    ColumnMeaning{"outside", text, "A hash of the records outside every case, and of what cannot be exported."},
    ColumnMeaning{"report_set", text, "The folder of its reports; empty when it was removed."},
    ColumnMeaning{"certificate", text, "The SHA-256 of its certificate."},
    ColumnMeaning{"cases", number, "How many cases were judged."},
    ColumnMeaning{"known_cases", number, "How many cases were known before it."},
};

constexpr std::array transitions = {
    ColumnMeaning{"sweep", number, "The number of the sweep that found it."},
    place,
    case_id,
    fingerprint,
    ordinal,
    procedure,
    rule,
    record,
    record_id,
    period,
    team,
    ColumnMeaning{"category", text,
                  "What became of the finding: new, reopened, became-cannot-tell, updated, resolved or held."},
    ColumnMeaning{"from_state", text, "The state of the night before; empty when it was not asked."},
    ColumnMeaning{"from_reason", text, "The reason of the night before; may be empty."},
    ColumnMeaning{"to_state", text, "The state of this night; empty when it is not asked any more."},
    ColumnMeaning{"to_reason", text, "The reason of this night; may be empty."},
    severity,
    due,
    ColumnMeaning{"open_since", text, "The night it became open; of what was resolved, when it had."},
    clauses,
    ColumnMeaning{"causes", text, "Why it moved, a line each: the kind of cause, and what changed."},
};

constexpr std::array<TableMeaning, 24> tables = {{
    {"action_entries", "number", action_entries},
    {"actions", "number", actions},
    {"attestations", "number", attestations},
    {"audit_cases", "audit, kind, place", audit_cases},
    {"audit_entries", "number", audit_entries},
    {"audit_exports", "audit, place", audit_exports},
    {"audits", "number", audits},
    {"cases", "id", cases},
    {"documents", "sha256", documents},
    {"erasure_missing", "erasure, place", erasure_missing},
    {"erasure_outputs", "erasure, place", erasure_outputs},
    {"erasures", "number", erasures},
    {"exceptions", "number", exceptions},
    {"numbers_given", "kind", numbers_given},
    {"procedures", "id", procedures},
    {"standings", "id", standings},
    {"sweep_away", "sweep, place", sweep_away},
    {"sweep_counts", "sweep, place", sweep_counts},
    {"sweep_documents", "sweep, place", sweep_documents},
    {"sweep_exports", "sweep, place", sweep_exports},
    {"sweep_outputs", "sweep, place", sweep_outputs},
    {"sweep_settings", "sweep, place", sweep_settings},
    {"sweeps", "number", sweeps},
    {"transitions", "sweep, place", transitions},
}};

} // namespace

std::span<const TableMeaning> table_meanings() { return tables; }

const TableMeaning& table_called(std::string_view name) {
    for (const TableMeaning& table : tables)
        if (table.name == name) return table;
    throw Error(Exit::fault, "there is no table " + std::string(name) + " in the store");
}

std::vector<std::string> columns_of(std::string_view table) {
    std::vector<std::string> columns;
    for (const ColumnMeaning& column : table_called(table).columns) columns.emplace_back(column.name);
    return columns;
}

Into into(std::string_view table, std::string_view otherwise) {
    std::vector<std::string> types;
    for (const ColumnMeaning& column : table_called(table).columns) types.emplace_back(column.type);
    return {std::string(table), columns_of(table), types, std::string(otherwise)};
}

} // namespace abide
