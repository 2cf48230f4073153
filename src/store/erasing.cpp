// Taking out: one case at somebody's order, or what is older than it may be kept.
#include <algorithm>

#include "store/rows.hpp"
#include "store/schema.hpp"
#include "history/scrub.hpp"
#include "store/work.hpp"

namespace abide {

namespace {

struct Mention {
    const char* table;
    const char* column;
};

/// Where a case can be named in what does not belong to it.
constexpr std::array<Mention, 39> mentions = {{
    {"standings", "items"},
    {"standings", "missing"},
    {"standings", "facts"},
    {"transitions", "causes"},
    {"exceptions", "item"},
    {"exceptions", "reason"},
    {"exceptions", "approved_by"},
    {"exceptions", "facts"},
    {"attestations", "note"},
    {"actions", "source"},
    {"actions", "team"},
    {"actions", "recommendation"},
    {"actions", "says"},
    {"actions", "owners"},
    {"actions", "due_questioned"},
    {"actions", "review_questioned"},
    {"actions", "how_done"},
    {"actions", "how_worked"},
    {"action_entries", "says"},
    {"action_entries", "said_by"},
    {"action_entries", "reason"},
    {"cases", "file"},
    {"sweep_exports", "file"},
    {"sweep_outputs", "file"},
    {"erasures", "reason"},
    {"erasures", "approved_by"},
    {"erasure_outputs", "file"},
    {"audits", "board"},
    {"audits", "theme"},
    {"audits", "set_off_by"},
    {"audits", "aims"},
    {"audits", "conditions"},
    {"audits", "drawn_by"},
    {"audit_cases", "case_id"},
    {"audit_cases", "why"},
    {"audit_exports", "file"},
    {"audit_entries", "agency"},
    {"audit_entries", "said_by"},
    {"audit_entries", "reason"},
}};

void scrub(Database& database, const Mention& mention, const std::string& case_id) {
    const TableMeaning& table = table_called(mention.table);
    std::vector<std::string> key;
    for (std::string_view left = table.key; !left.empty();) {
        const std::size_t comma = left.find(", ");
        key.emplace_back(left.substr(0, comma));
        left = comma == std::string_view::npos ? std::string_view() : left.substr(comma + 2);
    }
    Select select = {
        key, "FROM " + std::string(mention.table) + " WHERE " + database.holds(mention.column, "$1"), {case_id}};
    select.columns.emplace_back(mention.column);
    std::string update = "UPDATE " + std::string(mention.table) + " SET " + mention.column + " = $1 WHERE ";
    for (std::size_t i = 0; i < key.size(); ++i)
        update += (i == 0 ? "" : " AND ") + key[i] + " = $" + std::to_string(i + 2);
    for (const Cells& row : database.rows(select)) {
        const std::string text = row.back().value_or("");
        const std::string clean = scrubbed(text, case_id);
        if (clean == text) continue;
        Cells cells = {clean};
        cells.insert(cells.end(), row.begin(), row.end() - 1);
        database.run(update, cells);
    }
}

/// Of what each night counted; what was found by a procedure that did not judge then is held, and was not.
std::vector<Erasure::Missing> missing_without(Database& database, const std::string& case_id) {
    std::vector<Erasure::Missing> missing;
    const Select select = {{"w.number", "s.state", "count(*)"},
                           "FROM standings AS s JOIN sweeps AS w ON s.first_sweep <= w.number AND "
                           "(s.last_sweep IS NULL OR s.last_sweep >= w.number) WHERE s.case_id = $1 AND s.procedure IN "
                           "(SELECT substr(d.name, 11) FROM sweep_documents AS d WHERE d.sweep = w.number) "
                           "GROUP BY w.number, s.state ORDER BY w.number, s.state",
                           {case_id}};
    for (const Cells& cells : database.rows(select)) {
        CellReader row(cells);
        Erasure::Missing one;
        one.sweep = row.number();
        one.state = row.state();
        one.standings = row.number();
        missing.push_back(one);
    }
    return missing;
}

void write(Database& database, Erasure& erasure) {
    erasure.number = next_number(database, "erasures");
    database.insert(into("erasures"), {row_of(erasure)});
    std::vector<Cells> outputs;
    for (const std::string& file : erasure.outputs)
        outputs.push_back(CellWriter()
                              .number(erasure.number)
                              .number(static_cast<std::int64_t>(outputs.size()) + 1)
                              .text(file)
                              .take());
    database.insert(into("erasure_outputs"), std::move(outputs));
    std::vector<Cells> missing;
    for (const Erasure::Missing& one : erasure.missing) {
        CellWriter cells;
        cells.number(erasure.number).number(static_cast<std::int64_t>(missing.size()) + 1).number(one.sweep);
        missing.push_back(cells.text(name_of(one.state)).number(one.standings).take());
    }
    database.insert(into("erasure_missing"), std::move(missing));
}

/// Tables out of which a case is taken.
constexpr std::array<std::string_view, 16> tables_of_case = {
    "action_entries", "actions",     "attestations",  "cases",         "erasure_outputs", "sweep_away",
    "erasures",       "exceptions",  "standings",     "sweep_exports", "sweep_outputs",   "transitions",
    "audits",         "audit_cases", "audit_exports", "audit_entries"};
/// Tables out of which nights are taken; first those whose rows go with their sweep.
constexpr std::array<std::string_view, 13> tables_of_nights = {
    "sweep_documents", "sweep_settings",  "sweep_exports", "sweep_outputs", "sweep_counts",
    "sweep_away",      "erasure_missing", "standings",     "transitions",   "exceptions",
    "cases",           "sweeps",          "documents"};
constexpr std::size_t go_with_sweep = 7;

/// Before anything is taken out: whoever could not take it out for good takes out nothing.
void expect_owner(Database& database) {
    if (const std::optional<Error> refusal = database.refusal(Database::Wish::rewrite, table_names()))
        throw Error(*refusal);
}

/// What was deleted leaves no byte behind.
void write_anew(Database& database, std::span<const std::string_view> tables) {
    database.squeeze(std::vector<std::string>(tables.begin(), tables.end()));
}

} // namespace

Erasure Store::erase_case(const std::string& case_id, Erasure erasure) {
    Database& database = *work_->database;
    erasure.reason = scrubbed(erasure.reason, case_id);
    erasure.approved_by = scrubbed(erasure.approved_by, case_id);
    for (std::string& file : erasure.outputs) file = scrubbed(file, case_id);
    expect_owner(database);
    Transaction transaction(database);
    erasure.missing = missing_without(database, case_id);
    erasure.standings = database.run("DELETE FROM standings WHERE case_id = $1", {case_id});
    erasure.transitions = database.run("DELETE FROM transitions WHERE case_id = $1", {case_id});
    erasure.exceptions = database.run("DELETE FROM exceptions WHERE case_id = $1", {case_id});
    database.run("DELETE FROM cases WHERE id = $1", {case_id});
    database.run("DELETE FROM sweep_away WHERE case_id = $1", {case_id});
    for (const Mention& mention : mentions) scrub(database, mention, case_id);
    write(database, erasure);
    transaction.commit();
    write_anew(database, tables_of_case);
    return erasure;
}

Erasure Store::erase_before(std::int64_t first_kept, Erasure erasure) {
    Database& database = *work_->database;
    const std::string first = std::to_string(first_kept);
    expect_owner(database);
    Transaction transaction(database);
    // Of a duty that is still remembered it stays known that it was open once.
    database.run("UPDATE standings SET ever_open = 1 WHERE ever_open = 0 AND (last_sweep IS NULL OR last_sweep >= $1) "
                 "AND EXISTS (SELECT 1 FROM standings AS old WHERE old.case_id = standings.case_id AND "
                 "old.fingerprint = standings.fingerprint AND old.ordinal = standings.ordinal AND "
                 "old.ever_open = 1 AND old.last_sweep < $2)",
                 {first, first});
    erasure.standings = database.run("DELETE FROM standings WHERE last_sweep < $1", {first});
    erasure.transitions = database.run("DELETE FROM transitions WHERE sweep < $1", {first});
    erasure.exceptions = database.run("DELETE FROM exceptions WHERE EXISTS (SELECT 1 FROM sweeps WHERE number = $1 AND "
                                      "(exceptions.last_day < as_at OR exceptions.expired <= as_at))",
                                      {first});
    std::int64_t others =
        database.run("DELETE FROM cases WHERE is_gone = 1 AND judged > 0 AND judged < $1 AND NOT EXISTS "
                     "(SELECT 1 FROM standings WHERE case_id = cases.id AND last_sweep IS NULL)",
                     {first});
    others += database.run("DELETE FROM sweeps WHERE number < $1", {first});
    for (const std::string_view table : std::span(tables_of_nights).first<go_with_sweep>())
        database.run("DELETE FROM " + std::string(table) + " WHERE sweep < $1", {first});
    database.run("DELETE FROM documents WHERE sha256 NOT IN (SELECT sha256 FROM sweep_documents)");
    if (erasure.standings + erasure.transitions + erasure.exceptions + others == 0) return erasure;
    erasure.missing.clear();
    write(database, erasure);
    transaction.commit();
    if (database.keeps_deleted_bytes()) write_anew(database, tables_of_nights);
    return erasure;
}

std::vector<Erasure> Store::erasures() {
    Database& database = *work_->database;
    std::vector<Erasure> erasures;
    for (const Cells& row : database.rows({columns_of("erasures"), "FROM erasures ORDER BY number", {}}))
        erasures.push_back(erasure_of(row));
    const auto numbered = [&](std::int64_t number) { return std::ranges::find(erasures, number, &Erasure::number); };
    for (const Cells& cells :
         database.rows({{"erasure", "file"}, "FROM erasure_outputs ORDER BY erasure, place", {}})) {
        CellReader row(cells);
        if (const auto erasure = numbered(row.number()); erasure != erasures.end())
            erasure->outputs.push_back(row.text());
    }
    for (const Cells& cells : database.rows(
             {{"erasure", "sweep", "state", "standings"}, "FROM erasure_missing ORDER BY erasure, place", {}})) {
        CellReader row(cells);
        const auto erasure = numbered(row.number());
        if (erasure == erasures.end()) continue;
        const std::int64_t sweep = row.number();
        const State state = row.state();
        erasure->missing.push_back({sweep, state, row.number()});
    }
    return erasures;
}

} // namespace abide
