// The clauses that a role is asked about, written down: lines for a person, a table, or JSON.
#include "writer/attestation_list.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "base/printable.hpp"
#include "base/words.hpp"
#include "writer/csv_cell.hpp"
#include "writer/json_text.hpp"

namespace abide {

namespace {

std::string interval_of(const AttestationDue& one, Day as_at) {
    const Setting& every = *one.asked.every;
    return every.in_words(every.on(one.last ? one.last->answered_on : as_at));
}

std::string how_it_stands(const AttestationDue& one) {
    std::string words = "never answered";
    if (one.last) words = one.last->answer + " on " + long_date(one.last->answered_on);
    if (one.overdue_since) return words + ", was due on " + long_date(*one.due);
    if (one.due) return words + ", next due on " + long_date(*one.due);
    return words + ", and no sweep went by the procedure yet";
}

std::string lines_of(const AttestationDue& one, Day as_at) {
    const std::string mark = one.overdue_since ? "OVERDUE  " : "         ";
    const std::string indent = "\n         ";
    std::string text = mark + printable(one.asked.procedure + " " + one.asked.clause + ", asked of the " +
                                        one.asked.role + " every " + interval_of(one, as_at));
    text += indent + printable(one.asked.says) + indent + how_it_stands(one);
    if (one.last && !one.last->note.empty()) text += indent + "Note: " + printable(one.last->note);
    return text + "\n";
}

std::size_t overdue_in(std::span<const AttestationDue> all) {
    return static_cast<std::size_t>(
        std::ranges::count_if(all, [](const AttestationDue& one) { return one.overdue_since.has_value(); }));
}

std::size_t answered_in(std::span<const AttestationDue> all) {
    return static_cast<std::size_t>(
        std::ranges::count_if(all, [](const AttestationDue& one) { return one.last.has_value(); }));
}

std::string day_cell(const std::optional<Day>& day) { return day ? iso(*day) : ""; }

std::vector<std::string> cells_of(const AttestationDue& one) {
    return {one.asked.procedure,
            one.asked.clause,
            one.asked.role,
            one.asked.says,
            one.last ? one.last->answer : "",
            one.last ? iso(one.last->answered_on) : "",
            one.last ? one.last->note : "",
            day_cell(one.due),
            day_cell(one.overdue_since)};
}

constexpr std::array<std::string_view, 9> columns = {"procedure", "clause", "role", "says",         "answer",
                                                     "answered",  "note",   "due",  "overdue_since"};

void write_one(const AttestationDue& one, JsonText& json) {
    json.open();
    json.key("procedure").text(one.asked.procedure);
    json.key("clause").text(one.asked.clause);
    json.key("role").text(one.asked.role);
    json.key("says").text(one.asked.says);
    json.key("answer").text_or_null(one.last ? one.last->answer : "");
    json.key("answered").day_or_null(one.last ? std::optional<Day>(one.last->answered_on) : std::nullopt);
    json.key("note").text_or_null(one.last ? one.last->note : "");
    json.key("due").day_or_null(one.due);
    json.key("overdue_since").day_or_null(one.overdue_since);
    json.close();
}

} // namespace

std::string attestations_text(Day as_at, std::span<const AttestationDue> all) {
    std::string text;
    for (const AttestationDue& one : all) text += lines_of(one, as_at);
    if (!all.empty()) text += "\n";
    return text + count_of(all.size(), "clause is", "clauses are") + " asked of a role as at " + long_date(as_at) +
           ": " + std::to_string(answered_in(all)) + " answered, " + std::to_string(overdue_in(all)) + " overdue\n";
}

std::string attestations_csv(std::span<const AttestationDue> all) {
    std::vector<std::vector<std::string>> rows;
    for (const AttestationDue& one : all) rows.push_back(cells_of(one));
    return csv_text(columns, rows);
}

std::string attestations_json(Day as_at, std::span<const AttestationDue> all) {
    JsonText json;
    json.open();
    json.key("schema").number(1);
    json.key("as_at").text(iso(as_at));
    json.key("clauses").open_list();
    for (const AttestationDue& one : all) write_one(one, json);
    json.close_list();
    json.close();
    return json.take() + "\n";
}

} // namespace abide
