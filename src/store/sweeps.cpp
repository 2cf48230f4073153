// What the store remembers of sweeps, the texts they went by, and transitions: read back.
#include "store/rows.hpp"
#include "store/schema.hpp"
#include "store/work.hpp"

namespace abide {

namespace {

/// Every row of a list that hangs on sweeps, with the number of its sweep.
void each_listed(Database& database, const std::string& table, std::optional<std::int64_t> sweep,
                 const std::function<void(std::int64_t, CellReader&)>& take) {
    Select select = {columns_of(table), "FROM " + table, {}};
    if (sweep) {
        select.rest += " WHERE sweep = $1";
        select.cells.emplace_back(std::to_string(*sweep));
    }
    select.rest += " ORDER BY sweep, place";
    for (const Cells& cells : database.rows(select)) {
        CellReader row(cells);
        const std::int64_t number = row.number();
        (void)row.number();
        take(number, row);
    }
}

SweepRecord* sweep_numbered(std::vector<SweepRecord>& sweeps, std::int64_t number) {
    const auto found = std::lower_bound(sweeps.begin(), sweeps.end(), number,
                                        [](const SweepRecord& sweep, std::int64_t n) { return sweep.number < n; });
    return found == sweeps.end() || found->number != number ? nullptr : &*found;
}

void add_names(Database& database, std::vector<SweepRecord>& sweeps, std::optional<std::int64_t> only) {
    each_listed(database, "sweep_documents", only, [&](std::int64_t number, CellReader& row) {
        if (SweepRecord* sweep = sweep_numbered(sweeps, number)) sweep->documents.push_back(named_text_of(row));
    });
    each_listed(database, "sweep_settings", only, [&](std::int64_t number, CellReader& row) {
        if (SweepRecord* sweep = sweep_numbered(sweeps, number)) sweep->settings.push_back(named_text_of(row));
    });
}

void add_lists(Database& database, SweepRecord& sweep) {
    each_listed(database, "sweep_exports", sweep.number,
                [&](std::int64_t, CellReader& row) { sweep.exports.push_back(export_of(row)); });
    each_listed(database, "sweep_outputs", sweep.number,
                [&](std::int64_t, CellReader& row) { sweep.outputs.push_back(output_of(row)); });
    each_listed(database, "sweep_away", sweep.number,
                [&](std::int64_t, CellReader& row) { sweep.away.push_back(away_of(row)); });
    each_listed(database, "sweep_counts", sweep.number,
                [&](std::int64_t, CellReader& row) { sweep.counts.push_back(count_of_verdicts(row)); });
}

} // namespace

std::vector<SweepRecord> Store::sweeps() {
    std::vector<SweepRecord> sweeps;
    for (const Cells& row : work_->database->rows({columns_of("sweeps"), "FROM sweeps ORDER BY number", {}}))
        sweeps.push_back(sweep_of(row));
    add_names(*work_->database, sweeps, std::nullopt);
    return sweeps;
}

std::optional<SweepRecord> Store::sweep(std::int64_t number) {
    std::vector<SweepRecord> found;
    const Select select = {columns_of("sweeps"), "FROM sweeps WHERE number = $1", {std::to_string(number)}};
    for (const Cells& row : work_->database->rows(select)) found.push_back(sweep_of(row));
    if (found.empty()) return std::nullopt;
    add_names(*work_->database, found, number);
    add_lists(*work_->database, found.front());
    return found.front();
}

std::optional<SweepRecord> Store::last_sweep() {
    return sweep(work_->database->number("coalesce(max(number), 0)", "FROM sweeps"));
}

std::optional<Document> Store::document(const std::string& sha256) {
    const auto found = work_->database->rows({columns_of("documents"), "FROM documents WHERE sha256 = $1", {sha256}});
    if (found.empty()) return std::nullopt;
    return document_of(found.front());
}

std::map<std::string, Day> Store::procedures_since() {
    std::map<std::string, Day> since;
    for (const Cells& cells : work_->database->rows({columns_of("procedures"), "FROM procedures", {}})) {
        CellReader row(cells);
        const std::string id = row.text();
        since.emplace(id, row.day());
    }
    return since;
}

std::vector<KnownCase> Store::cases() {
    std::vector<KnownCase> cases;
    work_->database->each({columns_of("cases"), "FROM cases ORDER BY id", {}},
                          [&](std::span<const Cell> row) { cases.push_back(case_of(row)); });
    return cases;
}

std::vector<Transition> Store::transitions(std::int64_t after, std::int64_t until) {
    std::vector<Transition> transitions;
    const Select select = {columns_of("transitions"),
                           "FROM transitions WHERE sweep > $1 AND sweep <= $2 ORDER BY sweep, place",
                           {std::to_string(after), std::to_string(until)}};
    work_->database->each(select, [&](std::span<const Cell> row) { transitions.push_back(transition_of(row)); });
    return transitions;
}

} // namespace abide
