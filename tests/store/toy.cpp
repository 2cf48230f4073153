// Made-up values for a store, and a store in either database to put them in.
#include "tests/store/toy.hpp"

#include <map>
#include <stdexcept>

#include "hash/hash.hpp"
#include "tests/store/server.hpp"

namespace abide::tests::stored {

StorePlace::StorePlace(const std::string& database)
    : address_(database == "sqlite" ? "sqlite:" + (folder_.path() / "history.db").string() : new_postgresql_address()) {
}

Duty duty(const std::string& case_id, unsigned number, std::uint32_t ordinal) {
    const std::string hexadecimal = "0123456789abcdef";
    Duty duty;
    duty.case_id = case_id;
    duty.fingerprint = std::string("f00000000000000") + hexadecimal.at(number % hexadecimal.size());
    duty.ordinal = ordinal;
    duty.procedure = "islington-hsb";
    duty.rule = "rule-" + std::to_string(number);
    duty.record = "concern";
    duty.record_id = case_id + "/c" + std::to_string(number);
    duty.period = number;
    return duty;
}

NewStanding standing(const Duty& duty, State state) {
    NewStanding made;
    Standing& standing = made.standing;
    standing.duty = duty;
    standing.team = "north, \"upper\" floor\\";
    standing.state = state;
    standing.reason = state == State::breached ? Reason::not_done : Reason::none;
    standing.severity = Severity::high;
    standing.nature = duty.period % 2 == 0 ? Nature::rule : Nature::indicator;
    standing.is_open = is_finding(state);
    standing.edition = "2016-12";
    standing.clauses = "5.3-1 5.3-3";
    standing.start = day("2026-04-02");
    if (duty.period != 1) standing.due = day("2026-04-09");
    if (state == State::met) standing.done = day("2026-04-08");
    standing.changes_on = day("2026-05-01");
    standing.items = "i1 met \n{x,NULL}\n";
    standing.missing = "";
    standing.settings = "strategy-limit 3";
    standing.facts = "concern c1 believed-date 2026-04-02\nchild ch1 name J\xc3\xb6rg\n";
    made.digest = digest_of(standing);
    if (standing.is_open) made.open_since = day("2026-04-10");
    if (duty.period == 2) made.exceptions = {7, 12};
    return made;
}

Transition transition(std::int64_t sweep, const Duty& duty) {
    Transition transition;
    transition.sweep = sweep;
    transition.duty = duty;
    transition.team = "north";
    transition.category = Category::updated;
    if (sweep > 1) transition.from = State::due_soon;
    transition.to = State::breached;
    transition.to_reason = Reason::not_done;
    transition.severity = Severity::high;
    transition.due = day("2026-04-09");
    transition.open_since = day("2026-04-08");
    transition.clauses = "5.3-1";
    transition.causes = {{CauseKind::record_changed, "concern c1 held-date: 2026-04-09 (not recorded before)"},
                         {CauseKind::time_passed, ""}};
    return transition;
}

SweepRecord sweep(std::int64_t number) {
    SweepRecord sweep;
    sweep.number = number;
    sweep.as_at = day("2026-04-09") + static_cast<std::int32_t>(number);
    sweep.id = iso(sweep.as_at) + "-1";
    if (number % 2 == 0) sweep.known_at = sweep.as_at;
    sweep.finished = "2026-04-11T01:15:07Z";
    sweep.inputs = "inputs " + std::to_string(number);
    if (number == 3) sweep.repeats = 2;
    sweep.exit = 1;
    sweep.version = "0.1.0";
    sweep.program = "program";
    sweep.ground = "ground";
    sweep.outside = "outside";
    sweep.set = "set-" + std::to_string(number);
    sweep.certificate = "certificate";
    sweep.cases = 2;
    sweep.known_cases = 1;
    sweep.documents = {{"procedure islington-hsb", document("islington-hsb").sha256}};
    sweep.settings = {{"calendar", "england-and-wales"}, {"area", ""}};
    sweep.exports = {{"north.xml", "aa", "Islington", "demo", "2026-04-10T02:00:00", 2, 0, false}};
    sweep.outputs = {{"findings.md", "bb", 1234}};
    return sweep;
}

Document document(const std::string& id) {
    const std::string text = "<procedure id=\"" + id + "\"/>\n";
    return {"procedure", id, sha256(text), text};
}

KnownCase known_case(const std::string& id) { return {id, "north", "north.xml", "digest of it", 1, 0, false}; }

Exception exception(const Duty& duty, std::string_view from, std::string_view until) {
    Exception exception;
    exception.duty = duty;
    exception.reason = "The family has moved; the other authority holds the meeting.";
    exception.approved_by = "service manager";
    exception.approved_on = day(from);
    exception.from = day(from);
    exception.until = day(until);
    return exception;
}

Erasure erasure(const std::string& kind) {
    Erasure erasure;
    erasure.kind = kind;
    erasure.on = day("2026-06-01");
    erasure.reason = "A request.";
    erasure.approved_by = kind == "case" ? "data protection officer" : "";
    return erasure;
}

std::vector<SweepCount> counts_of(const std::vector<State>& states) {
    std::map<State, std::int64_t> numbers;
    for (const State state : states) ++numbers[state];
    std::vector<SweepCount> counts;
    for (const auto& [state, number] : numbers) counts.push_back({"islington-hsb", "rule-1", "", state, number});
    counts.push_back({"islington-hsb", "rule-1", "", State::not_applicable, 40});
    return counts;
}

std::string everything(Store& store) {
    std::string all;
    for (const Store::Table& table : store.tables()) {
        all += "# " + table.name + "\n";
        store.each_row(table, [&](std::span<const std::optional<std::string>> row) {
            for (const std::optional<std::string>& cell : row) all += cell ? "[" + *cell + "]" : "-";
            all += '\n';
        });
    }
    return all;
}

} // namespace abide::tests::stored
