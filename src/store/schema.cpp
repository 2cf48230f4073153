// The schema: an ordered list of steps, each taken once and in a transaction of its own.
#include "store/schema.hpp"

#include <array>

#include "base/error.hpp"
#include "base/words.hpp"

namespace abide {

namespace {

constexpr std::array<std::string_view, 19> first_step = {
    "CREATE TABLE sweeps (number BIGINT PRIMARY KEY, id TEXT NOT NULL, as_at TEXT NOT NULL, known_at TEXT, "
    "finished TEXT NOT NULL, inputs TEXT NOT NULL, repeats BIGINT, shrunk BIGINT NOT NULL, exit_code BIGINT NOT NULL, "
    "version TEXT NOT NULL, program TEXT NOT NULL, ground TEXT NOT NULL, outside TEXT NOT NULL, "
    "report_set TEXT NOT NULL, certificate TEXT NOT NULL, cases BIGINT NOT NULL, known_cases BIGINT NOT NULL)",
    "CREATE TABLE sweep_documents (sweep BIGINT NOT NULL, place BIGINT NOT NULL, name TEXT NOT NULL, "
    "sha256 TEXT NOT NULL, PRIMARY KEY (sweep, place))",
    "CREATE TABLE sweep_settings (sweep BIGINT NOT NULL, place BIGINT NOT NULL, name TEXT NOT NULL, "
    "value TEXT NOT NULL, PRIMARY KEY (sweep, place))",
    "CREATE TABLE sweep_exports (sweep BIGINT NOT NULL, place BIGINT NOT NULL, file TEXT NOT NULL, "
    "sha256 TEXT NOT NULL, area TEXT NOT NULL, system TEXT NOT NULL, exported TEXT NOT NULL, cases BIGINT NOT NULL, "
    "refused BIGINT NOT NULL, cut_short BIGINT NOT NULL, PRIMARY KEY (sweep, place))",
    "CREATE TABLE sweep_outputs (sweep BIGINT NOT NULL, place BIGINT NOT NULL, file TEXT NOT NULL, "
    "sha256 TEXT NOT NULL, bytes BIGINT NOT NULL, PRIMARY KEY (sweep, place))",
    "CREATE TABLE sweep_away (sweep BIGINT NOT NULL, place BIGINT NOT NULL, case_id TEXT NOT NULL, "
    "team TEXT NOT NULL, open_findings BIGINT NOT NULL, PRIMARY KEY (sweep, place))",
    "CREATE TABLE sweep_counts (sweep BIGINT NOT NULL, place BIGINT NOT NULL, procedure TEXT NOT NULL, "
    "rule TEXT NOT NULL, team TEXT NOT NULL, state TEXT NOT NULL, verdicts BIGINT NOT NULL, "
    "PRIMARY KEY (sweep, place))",
    "CREATE TABLE documents (sha256 TEXT PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, content TEXT NOT NULL)",
    "CREATE TABLE cases (id TEXT PRIMARY KEY, team TEXT NOT NULL, file TEXT NOT NULL, digest TEXT NOT NULL, "
    "first_sweep BIGINT NOT NULL, judged BIGINT NOT NULL, is_gone BIGINT NOT NULL)",
    "CREATE TABLE standings (id BIGINT PRIMARY KEY, case_id TEXT NOT NULL, fingerprint TEXT NOT NULL, "
    "ordinal BIGINT NOT NULL, first_sweep BIGINT NOT NULL, last_sweep BIGINT, procedure TEXT NOT NULL, "
    "rule TEXT NOT NULL, record TEXT NOT NULL, record_id TEXT NOT NULL, period BIGINT NOT NULL, team TEXT NOT NULL, "
    "state TEXT NOT NULL, reason TEXT NOT NULL, severity TEXT NOT NULL, nature TEXT NOT NULL, "
    "is_open BIGINT NOT NULL, edition TEXT NOT NULL, clauses TEXT NOT NULL, start TEXT, due TEXT, done TEXT, "
    "changes_on TEXT, items TEXT NOT NULL, missing TEXT NOT NULL, settings TEXT NOT NULL, facts TEXT NOT NULL, "
    "digest BIGINT NOT NULL, open_since TEXT, exception BIGINT NOT NULL, ever_open BIGINT NOT NULL, "
    "judged BIGINT NOT NULL)",
    "CREATE INDEX standings_by_duty ON standings (case_id, fingerprint, ordinal)",
    "CREATE INDEX standings_open ON standings (case_id, id) WHERE is_open = 1",
    "CREATE TABLE transitions (sweep BIGINT NOT NULL, place BIGINT NOT NULL, case_id TEXT NOT NULL, "
    "fingerprint TEXT NOT NULL, ordinal BIGINT NOT NULL, procedure TEXT NOT NULL, rule TEXT NOT NULL, "
    "record TEXT NOT NULL, record_id TEXT NOT NULL, period BIGINT NOT NULL, team TEXT NOT NULL, "
    "category TEXT NOT NULL, from_state TEXT, from_reason TEXT NOT NULL, to_state TEXT, to_reason TEXT NOT NULL, "
    "severity TEXT NOT NULL, due TEXT, open_since TEXT, clauses TEXT NOT NULL, causes TEXT NOT NULL, "
    "PRIMARY KEY (sweep, place))",
    "CREATE TABLE exceptions (number BIGINT PRIMARY KEY, case_id TEXT NOT NULL, fingerprint TEXT NOT NULL, "
    "ordinal BIGINT NOT NULL, procedure TEXT NOT NULL, rule TEXT NOT NULL, record TEXT NOT NULL, "
    "record_id TEXT NOT NULL, period BIGINT NOT NULL, item TEXT NOT NULL, reason TEXT NOT NULL, "
    "approved_by TEXT NOT NULL, approved_on TEXT NOT NULL, first_day TEXT NOT NULL, last_day TEXT NOT NULL, due TEXT, "
    "expired TEXT)",
    "CREATE TABLE attestations (number BIGINT PRIMARY KEY, procedure TEXT NOT NULL, clause TEXT NOT NULL, "
    "role TEXT NOT NULL, answered_on TEXT NOT NULL, answer TEXT NOT NULL, note TEXT NOT NULL)",
    "CREATE TABLE erasures (number BIGINT PRIMARY KEY, kind TEXT NOT NULL, erased_on TEXT NOT NULL, "
    "reason TEXT NOT NULL, approved_by TEXT NOT NULL, standings BIGINT NOT NULL, transitions BIGINT NOT NULL, "
    "exceptions BIGINT NOT NULL)",
    "CREATE TABLE erasure_outputs (erasure BIGINT NOT NULL, place BIGINT NOT NULL, file TEXT NOT NULL, "
    "PRIMARY KEY (erasure, place))",
    "CREATE TABLE erasure_missing (erasure BIGINT NOT NULL, place BIGINT NOT NULL, sweep BIGINT NOT NULL, "
    "state TEXT NOT NULL, standings BIGINT NOT NULL, PRIMARY KEY (erasure, place))",
    "CREATE TABLE numbers_given (kind TEXT PRIMARY KEY, last_number BIGINT NOT NULL)",
};

constexpr std::array<std::string_view, 13> second_step = {
    "ALTER TABLE exceptions ADD COLUMN start TEXT",
    "ALTER TABLE exceptions ADD COLUMN facts TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE exceptions ADD COLUMN recorded_on TEXT",
    "ALTER TABLE exceptions ADD COLUMN pruned_on TEXT",
    "ALTER TABLE exceptions ADD COLUMN pruning BIGINT NOT NULL DEFAULT 0",
    // A child may be called "service": what was kept of the service itself goes by the name no case has.
    "UPDATE cases SET id = 'the-service' WHERE id = 'service'",
    "UPDATE standings SET case_id = 'the-service' WHERE case_id = 'service'",
    "UPDATE transitions SET case_id = 'the-service' WHERE case_id = 'service'",
    "UPDATE exceptions SET case_id = 'the-service' WHERE case_id = 'service'",
    "UPDATE sweep_away SET case_id = 'the-service' WHERE case_id = 'service'",
    "ALTER TABLE sweep_away ADD COLUMN is_held BIGINT NOT NULL DEFAULT 1",
    "ALTER TABLE sweep_away ADD COLUMN is_followed BIGINT NOT NULL DEFAULT 0",
    "ALTER TABLE sweep_away ADD COLUMN is_news BIGINT NOT NULL DEFAULT 1",
};

// A number with nothing behind it is a text, to either database.
constexpr std::array<std::string_view, 3> third_step = {
    "ALTER TABLE standings ADD COLUMN exceptions TEXT NOT NULL DEFAULT ''",
    "UPDATE standings SET exceptions = exception || '' WHERE exception > 0",
    "ALTER TABLE standings DROP COLUMN exception",
};

// What retention has taken already cannot be had back: then the first sweep that is kept stands for the first.
constexpr std::array<std::string_view, 2> fourth_step = {
    "CREATE TABLE procedures (id TEXT PRIMARY KEY, first_as_at TEXT NOT NULL)",
    "INSERT INTO procedures (id, first_as_at) SELECT substr(d.name, 11), min(s.as_at) FROM sweep_documents AS d "
    "JOIN sweeps AS s ON s.number = d.sweep WHERE d.name LIKE 'procedure %' GROUP BY d.name",
};

constexpr std::array<std::string_view, 3> fifth_step = {
    "CREATE TABLE actions (number BIGINT PRIMARY KEY, source_kind TEXT NOT NULL, source TEXT NOT NULL, "
    "team TEXT NOT NULL, recommendation TEXT NOT NULL, says TEXT NOT NULL, owners TEXT NOT NULL, due TEXT, "
    "due_questioned TEXT NOT NULL, review TEXT, review_questioned TEXT NOT NULL, how_done TEXT NOT NULL, "
    "how_worked TEXT NOT NULL, recorded_on TEXT NOT NULL)",
    "CREATE TABLE action_entries (number BIGINT PRIMARY KEY, action BIGINT NOT NULL, kind TEXT NOT NULL, "
    "happened_on TEXT NOT NULL, recorded_on TEXT NOT NULL, says TEXT NOT NULL, new_date TEXT, said_by TEXT NOT NULL, "
    "reason TEXT NOT NULL, place BIGINT NOT NULL, is_imported BIGINT NOT NULL)",
    "CREATE INDEX action_entries_of ON action_entries (action)",
};

constexpr std::array<std::string_view, 5> sixth_step = {
    "CREATE TABLE audits (number BIGINT PRIMARY KEY, id TEXT NOT NULL, board TEXT NOT NULL, theme TEXT NOT NULL, "
    "set_off_by TEXT NOT NULL, aims TEXT NOT NULL, conditions TEXT NOT NULL, as_at TEXT NOT NULL, drawn TEXT NOT NULL, "
    "drawn_by TEXT NOT NULL, size BIGINT NOT NULL, seed TEXT NOT NULL, procedure TEXT NOT NULL, "
    "replaces BIGINT NOT NULL, cases_read BIGINT NOT NULL, cases_refused BIGINT NOT NULL, "
    "cases_closed BIGINT NOT NULL, cases_not_fitting BIGINT NOT NULL, population_sha256 TEXT NOT NULL)",
    "CREATE TABLE audit_cases (audit BIGINT NOT NULL, kind TEXT NOT NULL, place BIGINT NOT NULL, "
    "case_id TEXT NOT NULL, why TEXT NOT NULL, PRIMARY KEY (audit, kind, place))",
    "CREATE TABLE audit_exports (audit BIGINT NOT NULL, place BIGINT NOT NULL, file TEXT NOT NULL, "
    "sha256 TEXT NOT NULL, PRIMARY KEY (audit, place))",
    "CREATE TABLE audit_entries (number BIGINT PRIMARY KEY, audit BIGINT NOT NULL, kind TEXT NOT NULL, "
    "place BIGINT NOT NULL, agency TEXT NOT NULL, consent TEXT NOT NULL, happened_on TEXT NOT NULL, "
    "recorded_on TEXT NOT NULL, said_by TEXT NOT NULL, reason TEXT NOT NULL, is_not_replaced BIGINT NOT NULL, "
    "strikes BIGINT NOT NULL)",
    "CREATE UNIQUE INDEX audits_by_id ON audits (id)",
};

constexpr std::array<std::string_view, 4> seventh_step = {
    "ALTER TABLE audits ADD COLUMN cases_no_longer_child BIGINT NOT NULL DEFAULT 0",
    "ALTER TABLE audits ADD COLUMN cases_work_ended BIGINT NOT NULL DEFAULT 0",
    "ALTER TABLE audits ADD COLUMN cases_age_unknown BIGINT NOT NULL DEFAULT 0",
    "ALTER TABLE audits ADD COLUMN open_means TEXT NOT NULL DEFAULT ''",
};

constexpr std::array<SchemaStep, 7> steps = {{
    {1, "The tables of the first history", first_step},
    {2,
     "What an exception was approved for, when it was recorded and taken out; a name of its own for the service; "
     "what became of cases that were away",
     second_step},
    {3, "Every exception that holds over a finding, and not one of them", third_step},
    {4, "Since when each procedure is gone by, also when the first sweep that did is no longer kept", fourth_step},
    {5, "What was agreed after audits, reviews and briefings, and everything noted of it since", fifth_step},
    {6, "Multi-agency case audits: how their cases were drawn, and everything recorded of them since", sixth_step},
    {7, "Which cases an audit left out because the child has grown up or the work has ended", seventh_step},
}};

[[noreturn]] void refuse(Database& database, const std::string& why) {
    throw Error(Exit::usage, database.name() + " " + why);
}

void expect(Database& database, Database::Wish wish) {
    if (const std::optional<Error> refusal = database.refusal(wish, table_names())) throw Error(*refusal);
}

void take(Database& database, const SchemaStep& step) {
    Transaction transaction(database);
    for (const std::string_view statement : step.statements) database.run(database.with_types(std::string(statement)));
    database.run("INSERT INTO schema_steps (number, title) VALUES ($1, $2)",
                 CellWriter().number(step.number).text(step.title).take());
    transaction.commit();
}

} // namespace

std::span<const SchemaStep> schema_steps() { return steps; }

std::vector<std::string> table_names() {
    std::vector<std::string> names = {"schema_steps"};
    for (const TableMeaning& table : table_meanings()) names.emplace_back(table.name);
    return names;
}

int steps_taken(Database& database) {
    if (database.has_table("schema_steps"))
        return static_cast<int>(database.number("coalesce(max(number), 0)", "FROM schema_steps"));
    if (!database.is_empty()) refuse(database, "is no store of Abide: it is the database of something else");
    return 0;
}

void check_steps(Database& database) {
    const int taken = steps_taken(database);
    const int known = static_cast<int>(steps.size());
    if (taken == 0) {
        expect(database, Database::Wish::write);
        expect(database, Database::Wish::make);
        refuse(database, "is no store yet; the first sweep makes one");
    }
    if (taken > known)
        refuse(database, "was written by a later Abide (its schema has taken step " + std::to_string(taken) +
                             ", this one knows " + count_of(steps.size(), "step", "steps") + "); use that one");
    if (taken < known)
        refuse(database, "was written by an earlier Abide (its schema has taken step " + std::to_string(taken) +
                             " of " + std::to_string(known) + "); the next sweep brings it up to date");
}

void take_steps(Database& database) {
    expect(database, Database::Wish::write);
    if (steps_taken(database) < static_cast<int>(steps.size())) expect(database, Database::Wish::make);
    if (steps_taken(database) == 0 && !database.has_table("schema_steps"))
        database.run(database.with_types(
            "CREATE TABLE IF NOT EXISTS schema_steps (number BIGINT PRIMARY KEY, title TEXT NOT NULL)"));
    const int taken = steps_taken(database);
    for (const SchemaStep& step : steps)
        if (step.number > taken) take(database, step);
    check_steps(database);
}

} // namespace abide
