// Standings, transitions, cases and decisions as rows of their tables, and read from them.
#include "store/rows.hpp"

#include <charconv>

#include "base/error.hpp"
#include "base/words.hpp"
#include "history/actions.hpp"

namespace abide {

namespace {

constexpr std::size_t standing_columns = 31;

void put(CellWriter& row, const Duty& duty) {
    row.text(duty.procedure).text(duty.rule).text(duty.record).text(duty.record_id).number(duty.period);
}

void put_key(CellWriter& row, const Duty& duty) { row.text(duty.case_id).text(duty.fingerprint).number(duty.ordinal); }

void take_key(CellReader& row, Duty& duty) {
    duty.case_id = row.text();
    duty.fingerprint = row.text();
    duty.ordinal = row.number_as<std::uint32_t>();
}

void take(CellReader& row, Duty& duty) {
    duty.procedure = row.text();
    duty.rule = row.text();
    duty.record = row.text();
    duty.record_id = row.text();
    duty.period = row.number_as<std::uint32_t>();
}

CellWriter& state(CellWriter& row, const std::optional<State>& state) {
    return state ? row.text(name_of(*state)) : row.day(std::nullopt);
}

} // namespace

Cells row_of(const Document& document) {
    return CellWriter().text(document.sha256).text(document.kind).text(document.id).text(document.text).take();
}

Document document_of(std::span<const Cell> cells) {
    CellReader row(cells);
    Document document;
    document.sha256 = row.text();
    document.kind = row.text();
    document.id = row.text();
    document.text = row.text();
    return document;
}

Cells row_of(const KnownCase& known) {
    CellWriter row;
    row.text(known.id).text(known.team).text(known.file).text(known.digest);
    return row.number(known.first_sweep).number(known.judged).flag(known.is_gone).take();
}

KnownCase case_of(std::span<const Cell> cells) {
    CellReader row(cells);
    KnownCase known;
    known.id = row.text();
    known.team = row.text();
    known.file = row.text();
    known.digest = row.text();
    known.first_sweep = row.number();
    known.judged = row.number();
    known.is_gone = row.flag();
    return known;
}

Cells row_of(std::int64_t id, std::int64_t sweep, const NewStanding& made) {
    const Standing& standing = made.standing;
    CellWriter row(standing_columns);
    row.number(id);
    put_key(row, standing.duty);
    row.number(sweep).number(std::nullopt);
    put(row, standing.duty);
    row.text(standing.team).text(name_of(standing.state)).text(name_of(standing.reason));
    row.text(name_of(standing.severity)).text(name_of(standing.nature)).flag(standing.is_open);
    row.text(standing.edition).text(standing.clauses);
    row.day(standing.start).day(standing.due).day(standing.done).day(standing.changes_on);
    row.text(standing.items).text(standing.missing).text(standing.settings).text(standing.facts);
    row.number(static_cast<std::int64_t>(made.digest)).day(made.open_since);
    return row.flag(standing.is_open).number(0).numbers(made.exceptions).take();
}

Standing standing_of(std::span<const Cell> cells, std::optional<Day>* open_since) {
    CellReader row(cells);
    Standing standing;
    (void)row.number();
    take_key(row, standing.duty);
    (void)row.number();
    (void)row.optional_number();
    take(row, standing.duty);
    standing.team = row.text();
    standing.state = row.state();
    standing.reason = row.reason();
    standing.severity = row.severity();
    standing.nature = row.nature();
    standing.is_open = row.flag();
    standing.edition = row.text();
    standing.clauses = row.text();
    standing.start = row.optional_day();
    standing.due = row.optional_day();
    standing.done = row.optional_day();
    standing.changes_on = row.optional_day();
    standing.items = row.text();
    standing.missing = row.text();
    standing.settings = row.text();
    standing.facts = row.text();
    (void)row.number();
    const std::optional<Day> since = row.optional_day();
    if (open_since != nullptr) *open_since = since;
    return standing;
}

Cells row_of(std::int64_t place, const Transition& transition) {
    CellWriter row;
    row.number(transition.sweep).number(place);
    put_key(row, transition.duty);
    put(row, transition.duty);
    row.text(transition.team).text(name_of(transition.category));
    state(row, transition.from).text(name_of(transition.from_reason));
    state(row, transition.to).text(name_of(transition.to_reason));
    row.text(name_of(transition.severity)).day(transition.due).day(transition.open_since);
    return row.text(transition.clauses).text(text_of(transition.causes)).take();
}

Transition transition_of(std::span<const Cell> cells) {
    CellReader row(cells);
    Transition transition;
    transition.sweep = row.number();
    (void)row.number();
    take_key(row, transition.duty);
    take(row, transition.duty);
    transition.team = row.text();
    const std::string category = row.text();
    const std::optional<Category> known = parse_category(category);
    if (!known)
        throw Error(Exit::not_written, "The store holds a transition of the category " + quoted(category) +
                                           ", which this Abide does not know.");
    transition.category = *known;
    transition.from = row.optional_state();
    transition.from_reason = row.reason();
    transition.to = row.optional_state();
    transition.to_reason = row.reason();
    transition.severity = row.severity();
    transition.due = row.optional_day();
    transition.open_since = row.optional_day();
    transition.clauses = row.text();
    transition.causes = parse_causes(row.text());
    return transition;
}

Cells row_of(const Exception& exception) {
    CellWriter row;
    row.number(exception.number);
    put_key(row, exception.duty);
    put(row, exception.duty);
    row.text(exception.item).text(exception.reason).text(exception.approved_by).day(exception.approved_on);
    row.day(exception.from).day(exception.until).day(exception.due).day(exception.expired);
    row.day(exception.start).text(exception.facts).day(exception.recorded);
    return row.day(exception.pruned).number(exception.pruning).take();
}

Exception exception_of(std::span<const Cell> cells) {
    CellReader row(cells);
    Exception exception;
    exception.number = row.number();
    take_key(row, exception.duty);
    take(row, exception.duty);
    exception.item = row.text();
    exception.reason = row.text();
    exception.approved_by = row.text();
    exception.approved_on = row.day();
    exception.from = row.day();
    exception.until = row.day();
    exception.due = row.optional_day();
    exception.expired = row.optional_day();
    exception.start = row.optional_day();
    exception.facts = row.text();
    exception.recorded = row.optional_day();
    exception.pruned = row.optional_day();
    exception.pruning = row.number();
    return exception;
}

Cells row_of(const Attestation& given) {
    CellWriter row;
    row.number(given.number).text(given.procedure).text(given.clause).text(given.role).day(given.answered_on);
    return row.text(given.answer).text(given.note).take();
}

Attestation attestation_of(std::span<const Cell> cells) {
    CellReader row(cells);
    Attestation given;
    given.number = row.number();
    given.procedure = row.text();
    given.clause = row.text();
    given.role = row.text();
    given.answered_on = row.day();
    given.answer = row.text();
    given.note = row.text();
    return given;
}

Cells row_of(const Action& action) {
    CellWriter row;
    row.number(action.number).text(action.source.kind).text(action.source.label).text(action.source.team);
    row.text(action.recommendation).text(action.text).text(owners_text(action.owners));
    row.when(action.due.when).text(action.due.questioned).when(action.review.when).text(action.review.questioned);
    return row.text(action.how_done).text(action.how_worked).day(action.recorded).take();
}

Action action_of(std::span<const Cell> cells) {
    CellReader row(cells);
    Action action;
    action.number = row.number();
    action.source.kind = row.text();
    action.source.label = row.text();
    action.source.team = row.text();
    action.recommendation = row.text();
    action.text = row.text();
    action.owners = owners_in(row.text());
    action.due.when = row.optional_when();
    action.due.questioned = row.text();
    action.review.when = row.optional_when();
    action.review.questioned = row.text();
    action.how_done = row.text();
    action.how_worked = row.text();
    action.recorded = row.day();
    return action;
}

Cells row_of(const ActionEntry& entry) {
    CellWriter row;
    row.number(entry.number).number(entry.action).text(name_of(entry.kind)).day(entry.on).day(entry.recorded);
    row.text(entry.text).when(entry.date).text(entry.by).text(entry.reason);
    return row.number(entry.place).flag(entry.is_imported).take();
}

ActionEntry action_entry_of(std::span<const Cell> cells) {
    CellReader row(cells);
    ActionEntry entry;
    entry.number = row.number();
    entry.action = row.number();
    const std::string kind = row.text();
    const std::optional<ActionEntryKind> known = parse_action_entry_kind(kind);
    if (!known)
        throw Error(Exit::not_written,
                    "The store holds an entry of the kind " + quoted(kind) + ", which this Abide does not know.");
    entry.kind = *known;
    entry.on = row.day();
    entry.recorded = row.day();
    entry.text = row.text();
    entry.date = row.optional_when();
    entry.by = row.text();
    entry.reason = row.text();
    entry.place = row.number();
    entry.is_imported = row.flag();
    return entry;
}

Cells row_of(const Erasure& erasure) {
    CellWriter row;
    row.number(erasure.number).text(erasure.kind).day(erasure.on).text(erasure.reason).text(erasure.approved_by);
    return row.number(erasure.standings).number(erasure.transitions).number(erasure.exceptions).take();
}

Erasure erasure_of(std::span<const Cell> cells) {
    CellReader row(cells);
    Erasure erasure;
    erasure.number = row.number();
    erasure.kind = row.text();
    erasure.on = row.day();
    erasure.reason = row.text();
    erasure.approved_by = row.text();
    erasure.standings = row.number();
    erasure.transitions = row.number();
    erasure.exceptions = row.number();
    return erasure;
}

} // namespace abide
