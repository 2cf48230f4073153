// Audits in the store: the drawing of each as it was, and everything that was recorded since, entry after entry.
#include "history/audits.hpp"

#include <algorithm>
#include <utility>

#include "base/error.hpp"
#include "base/words.hpp"
#include "store/rows.hpp"
#include "store/schema.hpp"
#include "store/work.hpp"

namespace abide {

namespace {

constexpr std::string_view population = "population";
constexpr std::string_view unclear = "unclear";

Cells row_of_case(const Audit& audit, std::string_view kind, std::size_t at, const UnclearCase& one) {
    CellWriter row;
    row.number(audit.number).text(kind).number(static_cast<std::int64_t>(at) + 1);
    return row.text(one.id).text(one.why).take();
}

std::vector<Cells> rows_of_cases(const Audit& audit) {
    std::vector<Cells> rows;
    for (std::size_t i = 0; i < audit.order.size(); ++i)
        rows.push_back(row_of_case(audit, population, i, {audit.order[i], ""}));
    for (std::size_t i = 0; i < audit.unclear.size(); ++i)
        rows.push_back(row_of_case(audit, unclear, i, audit.unclear[i]));
    return rows;
}

std::vector<Cells> rows_of_exports(const Audit& audit) {
    std::vector<Cells> rows;
    for (const AuditExport& one : audit.exports) {
        CellWriter row;
        row.number(audit.number).number(static_cast<std::int64_t>(rows.size()) + 1);
        rows.push_back(row.text(one.file).text(one.sha256).take());
    }
    return rows;
}

/// The audit a row of another table belongs to; null when there is none.
Audit* owner_of(CellReader& row, std::vector<Audit>& audits) {
    const auto found = std::ranges::find(audits, row.number(), &Audit::number);
    return found == audits.end() ? nullptr : &*found;
}

void read_cases(Database& database, std::vector<Audit>& audits) {
    for (const Cells& cells :
         database.rows({columns_of("audit_cases"), "FROM audit_cases ORDER BY audit, kind, place", {}})) {
        CellReader row(cells);
        Audit* audit = owner_of(row, audits);
        if (audit == nullptr) continue;
        const bool is_population = row.text() == population;
        (void)row.number();
        UnclearCase one;
        one.id = row.text();
        one.why = row.text();
        if (is_population)
            audit->order.push_back(std::move(one.id));
        else
            audit->unclear.push_back(std::move(one));
    }
}

void read_exports(Database& database, std::vector<Audit>& audits) {
    for (const Cells& cells :
         database.rows({columns_of("audit_exports"), "FROM audit_exports ORDER BY audit, place", {}})) {
        CellReader row(cells);
        Audit* audit = owner_of(row, audits);
        if (audit == nullptr) continue;
        (void)row.number();
        AuditExport one;
        one.file = row.text();
        one.sha256 = row.text();
        audit->exports.push_back(std::move(one));
    }
}

/// What stands behind "the kind" or "the answer" of an entry. Throws Error(not_written) where this program knows none.
template <typename Parse>
auto parsed(const std::string& what, const std::string& name, Parse parse) {
    const auto known = parse(name);
    if (!known)
        throw Error(Exit::not_written, "The store holds an entry of an audit with " + what + " " + quoted(name) +
                                           ", which this Abide does not know.");
    return *known;
}

} // namespace

Cells row_of(const Audit& audit) {
    std::string conditions;
    for (const std::string& one : audit.conditions) conditions += (conditions.empty() ? "" : "\n") + one;
    CellWriter row;
    row.number(audit.number).text(audit.id).text(audit.board).text(audit.theme).text(audit.trigger).text(audit.aims);
    row.text(conditions).day(audit.as_at).text(audit.drawn).text(audit.by).number(audit.size).text(audit.seed);
    row.text(audit.procedure).flag(audit.replaces).number(audit.read).number(audit.refused).number(audit.closed);
    row.number(audit.not_fitting).text(audit.population_sha256).number(audit.no_longer_child).number(audit.work_ended);
    return row.number(audit.age_unknown).text(audit.open_means).take();
}

Audit audit_of(std::span<const Cell> cells) {
    CellReader row(cells);
    Audit audit;
    audit.number = row.number();
    audit.id = row.text();
    audit.board = row.text();
    audit.theme = row.text();
    audit.trigger = row.text();
    audit.aims = row.text();
    for (const std::string_view one : split_lines(row.view())) audit.conditions.emplace_back(one);
    audit.as_at = row.day();
    audit.drawn = row.text();
    audit.by = row.text();
    audit.size = row.number();
    audit.seed = row.text();
    audit.procedure = row.text();
    audit.replaces = row.flag();
    audit.read = row.number();
    audit.refused = row.number();
    audit.closed = row.number();
    audit.not_fitting = row.number();
    audit.population_sha256 = row.text();
    audit.no_longer_child = row.number();
    audit.work_ended = row.number();
    audit.age_unknown = row.number();
    audit.open_means = row.text();
    return audit;
}

Cells row_of(const AuditEntry& entry) {
    CellWriter row;
    row.number(entry.number).number(entry.audit).text(name_of(entry.kind)).number(entry.place).text(entry.agency);
    row.text(name_of(entry.consent)).day(entry.on).day(entry.recorded).text(entry.by).text(entry.reason);
    return row.flag(entry.is_not_replaced).number(entry.strikes).take();
}

AuditEntry audit_entry_of(std::span<const Cell> cells) {
    CellReader row(cells);
    AuditEntry entry;
    entry.number = row.number();
    entry.audit = row.number();
    entry.kind = parsed("the kind", row.text(), parse_audit_entry_kind);
    entry.place = row.number();
    entry.agency = row.text();
    entry.consent = parsed("the answer", row.text(), parse_consent);
    entry.on = row.day();
    entry.recorded = row.day();
    entry.by = row.text();
    entry.reason = row.text();
    entry.is_not_replaced = row.flag();
    entry.strikes = row.number();
    return entry;
}

AuditRecords Store::audits() {
    Database& database = *work_->database;
    AuditRecords records;
    for (const Cells& row : database.rows({columns_of("audits"), "FROM audits ORDER BY number", {}}))
        records.audits.push_back(audit_of(row));
    read_cases(database, records.audits);
    read_exports(database, records.audits);
    for (const Cells& row : database.rows({columns_of("audit_entries"), "FROM audit_entries ORDER BY number", {}}))
        records.entries.push_back(audit_entry_of(row));
    return records;
}

std::int64_t Store::add(const Audit& audit) {
    Database& database = *work_->database;
    Transaction transaction(database);
    Audit numbered = audit;
    numbered.number = next_number(database, "audits");
    database.insert(into("audits"), {row_of(numbered)});
    database.insert(into("audit_cases"), rows_of_cases(numbered));
    database.insert(into("audit_exports"), rows_of_exports(numbered));
    transaction.commit();
    return numbered.number;
}

std::vector<AuditEntry> Store::add(std::vector<AuditEntry> entries) {
    Database& database = *work_->database;
    Transaction transaction(database);
    std::vector<Cells> rows;
    for (AuditEntry& one : entries) {
        one.number = next_number(database, "audit entries");
        rows.push_back(row_of(one));
    }
    database.insert(into("audit_entries"), std::move(rows));
    transaction.commit();
    return entries;
}

} // namespace abide
