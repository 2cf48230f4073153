// What the store remembers of standings: those that hold now, some of them whole, and the findings of any night.
#include <unordered_map>

#include "store/rows.hpp"
#include "store/schema.hpp"
#include "store/work.hpp"

namespace abide {

namespace {

constexpr std::size_t asked_at_once = 5'000;

KnownStanding known_of(std::span<const Cell> cells) {
    CellReader row(cells);
    KnownStanding known;
    known.id = row.number();
    known.case_id = row.view();
    known.fingerprint = number_of_fingerprint(row.view());
    known.ordinal = row.number_as<std::uint32_t>();
    known.digest = static_cast<std::uint64_t>(row.number());
    known.is_open = row.flag();
    known.open_since = row.optional_day();
    known.judged = row.number();
    known.exceptions = row.numbers();
    return known;
}

} // namespace

void Store::each_known(const std::function<void(const KnownStanding&)>& take) {
    work_->database->each(
        {{"id", "case_id", "fingerprint", "ordinal", "digest", "is_open", "open_since", "judged", "exceptions"},
         "FROM standings WHERE last_sweep IS NULL ORDER BY case_id, fingerprint, ordinal",
         {}},
        [&](std::span<const Cell> row) { take(known_of(row)); });
}

std::vector<Standing> Store::standings(std::span<const std::int64_t> ids) {
    Database& database = *work_->database;
    std::unordered_map<std::int64_t, Standing> found;
    for (std::size_t at = 0; at < ids.size(); at += asked_at_once) {
        const auto some = ids.subspan(at, std::min(asked_at_once, ids.size() - at));
        const Select select = {columns_of("standings"),
                               "FROM standings WHERE " + database.is_among("id", "$1"),
                               {database.list_of_numbers(some)}};
        for (const Cells& row : database.rows(select)) found.emplace(CellReader(row).number(), standing_of(row));
    }
    std::vector<Standing> standings;
    standings.reserve(ids.size());
    for (const std::int64_t id : ids) {
        const auto one = found.find(id);
        if (one == found.end())
            throw Error(Exit::fault, "the store has no standing " + std::to_string(id) + ", which it named before");
        standings.push_back(one->second);
    }
    return standings;
}

bool Store::was_open(const Duty& duty) {
    const std::string rest = "FROM standings WHERE case_id = $1 AND fingerprint = $2 AND ordinal = $3 "
                             "AND ever_open = 1";
    return work_->database->number("count(*)", rest,
                                   CellWriter().text(duty.case_id).text(duty.fingerprint).number(duty.ordinal).take()) >
           0;
}

std::optional<Day> Store::open_when_left(const Duty& duty) {
    // What a case leaves behind ends with it: later than anything else of it, and no earlier than it was judged last
    // (it may have been back while nothing was asked of it).
    const Select select = {{"open_since"},
                           "FROM standings WHERE case_id = $1 AND fingerprint = $2 AND ordinal = $3 AND is_open = 1 "
                           "AND last_sweep = (SELECT max(last_sweep) FROM standings WHERE case_id = $4) "
                           "AND last_sweep >= (SELECT judged FROM cases WHERE id = $5)",
                           CellWriter()
                               .text(duty.case_id)
                               .text(duty.fingerprint)
                               .number(duty.ordinal)
                               .text(duty.case_id)
                               .text(duty.case_id)
                               .take()};
    std::optional<Day> since;
    work_->database->each(select, [&](std::span<const Cell> row) { since = CellReader(row).optional_day(); });
    return since;
}

void Store::each_standing(std::int64_t sweep, const std::function<void(const RememberedStanding&)>& take) {
    const std::string number = std::to_string(sweep);
    Select select = {columns_of("standings"),
                     "FROM standings WHERE first_sweep <= $1 AND (last_sweep IS NULL OR last_sweep >= $2) "
                     "ORDER BY case_id, id",
                     {number, number}};
    const std::size_t own = select.columns.size();
    for (const char* more : {"first_sweep", "digest", "judged"}) select.columns.emplace_back(more);
    work_->database->each(select, [&](std::span<const Cell> cells) {
        RememberedStanding one;
        one.standing = standing_of(cells.first(own));
        CellReader row(cells.subspan(own));
        one.first_sweep = row.number();
        one.digest = static_cast<std::uint64_t>(row.number());
        one.judged = row.number();
        take(one);
    });
}

void Store::each_open(std::int64_t sweep, const std::function<void(const Standing&, Day open_since)>& take) {
    const std::string number = std::to_string(sweep);
    const Select select = {columns_of("standings"),
                           "FROM standings WHERE is_open = 1 AND first_sweep <= $1 AND "
                           "(last_sweep IS NULL OR last_sweep >= $2) ORDER BY case_id, id",
                           {number, number}};
    work_->database->each(select, [&](std::span<const Cell> row) {
        std::optional<Day> open_since;
        const Standing standing = standing_of(row, &open_since);
        take(standing, open_since.value_or(Day{}));
    });
}

} // namespace abide
