// The store: opened, locked, looked after; and the decisions and answers it keeps.
#include "store/store.hpp"

#include "store/rows.hpp"
#include "store/schema.hpp"
#include "store/work.hpp"

namespace abide {

Store::Store() : work_(std::make_unique<Work>()) {}

Store::~Store() = default;

bool Store::makes_file(const std::string& address) { return Database::makes_file(address); }

std::unique_ptr<Store> Store::open(const std::string& address) {
    std::unique_ptr<Store> store(new Store);
    store->work_->database = Database::open(address, true);
    take_steps(*store->work_->database);
    return store;
}

std::unique_ptr<Store> Store::open_existing(const std::string& address) {
    std::unique_ptr<Store> store(new Store);
    store->work_->database = Database::open(address, false);
    check_steps(*store->work_->database);
    return store;
}

std::string Store::check_rights(bool erases) {
    std::optional<Error> refusal = work_->database->refusal(Database::Wish::write, table_names());
    if (!refusal && erases) refusal = work_->database->refusal(Database::Wish::rewrite, table_names());
    return refusal ? refusal->what() : "";
}

int Store::schema_version() { return steps_taken(*work_->database); }

std::optional<std::string> Store::lock_for_writing() { return work_->database->lock(); }

std::int64_t next_number(Database& database, const std::string& kind) {
    const std::int64_t next =
        1 + database.number("coalesce(max(last_number), 0)", "FROM numbers_given WHERE kind = $1", {kind});
    database.run("INSERT INTO numbers_given (kind, last_number) VALUES ($1, $2) "
                 "ON CONFLICT (kind) DO UPDATE SET last_number = excluded.last_number",
                 CellWriter().text(kind).number(next).take());
    return next;
}

std::vector<Exception> Store::exceptions() {
    std::vector<Exception> listed = all_exceptions();
    std::erase_if(listed, [](const Exception& one) { return one.pruning > 0; });
    return listed;
}

std::vector<Exception> Store::all_exceptions() {
    std::vector<Exception> exceptions;
    for (const Cells& row : work_->database->rows({columns_of("exceptions"), "FROM exceptions ORDER BY number", {}}))
        exceptions.push_back(exception_of(row));
    return exceptions;
}

std::int64_t Store::add(const Exception& exception) {
    Transaction transaction(*work_->database);
    Exception numbered = exception;
    numbered.number = next_number(*work_->database, "exceptions");
    work_->database->insert(into("exceptions"), {row_of(numbered)});
    transaction.commit();
    return numbered.number;
}

void Store::expire_exception(std::int64_t number, Day on) {
    Transaction transaction(*work_->database);
    work_->database->run("UPDATE exceptions SET expired = $1 WHERE number = $2",
                         CellWriter().day(on).number(number).take());
    transaction.commit();
}

void Store::prune_exceptions(std::span<const std::int64_t> numbers, Day on) {
    Database& database = *work_->database;
    Transaction transaction(database);
    const std::int64_t pruning = next_number(database, "prunings");
    database.run("UPDATE exceptions SET pruned_on = $1, pruning = $2 WHERE pruning = 0 AND " +
                     database.is_among("number", "$3"),
                 CellWriter().day(on).number(pruning).text(database.list_of_numbers(numbers)).take());
    transaction.commit();
}

std::vector<Attestation> Store::attestations() {
    std::vector<Attestation> given;
    const Select select = {columns_of("attestations"), "FROM attestations ORDER BY number", {}};
    for (const Cells& row : work_->database->rows(select)) given.push_back(attestation_of(row));
    return given;
}

std::int64_t Store::add(const Attestation& attestation) {
    Transaction transaction(*work_->database);
    Attestation numbered = attestation;
    numbered.number = next_number(*work_->database, "attestations");
    work_->database->insert(into("attestations"), {row_of(numbered)});
    transaction.commit();
    return numbered.number;
}

ActionRecords Store::actions() {
    Database& database = *work_->database;
    ActionRecords records;
    for (const Cells& row : database.rows({columns_of("actions"), "FROM actions ORDER BY number", {}}))
        records.first.push_back(action_of(row));
    for (const Cells& row : database.rows({columns_of("action_entries"), "FROM action_entries ORDER BY number", {}}))
        records.entries.push_back(action_entry_of(row));
    return records;
}

ActionRecords Store::add(ActionRecords records) {
    Database& database = *work_->database;
    Transaction transaction(database);
    std::vector<Cells> actions;
    for (Action& one : records.first) {
        one.number = next_number(database, "actions");
        actions.push_back(row_of(one));
    }
    std::vector<Cells> entries;
    for (ActionEntry& one : records.entries) {
        one.number = next_number(database, "action entries");
        entries.push_back(row_of(one));
    }
    database.insert(into("actions"), std::move(actions));
    database.insert(into("action_entries"), std::move(entries));
    transaction.commit();
    return records;
}

} // namespace abide
