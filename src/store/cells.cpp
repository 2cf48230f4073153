// Cells: our values written into a row and read out of it.
#include "store/cells.hpp"

#include <charconv>

#include "base/error.hpp"
#include "base/words.hpp"

namespace abide {

CellWriter& CellWriter::text(std::string_view value) {
    cells_.emplace_back(value);
    return *this;
}

CellWriter& CellWriter::number(std::int64_t value) {
    cells_.emplace_back(std::to_string(value));
    return *this;
}

CellWriter& CellWriter::number(const std::optional<std::int64_t>& value) {
    if (value) return number(*value);
    cells_.emplace_back();
    return *this;
}

CellWriter& CellWriter::numbers(std::span<const std::int64_t> values) {
    std::string list;
    for (const std::int64_t value : values) list += (list.empty() ? "" : " ") + std::to_string(value);
    return text(list);
}

CellWriter& CellWriter::flag(bool value) { return text(value ? "1" : "0"); }

CellWriter& CellWriter::day(Day value) {
    cells_.emplace_back(iso(value));
    return *this;
}

CellWriter& CellWriter::day(const std::optional<Day>& value) {
    if (value) return day(*value);
    cells_.emplace_back();
    return *this;
}

CellWriter& CellWriter::when(const std::optional<When>& value) {
    cells_.push_back(value ? Cell(iso(*value)) : Cell());
    return *this;
}

void CellReader::refuse(std::string_view what, std::string_view text) const {
    throw Error(Exit::not_written, "The store holds " + quoted(text) + " where " + std::string(what) +
                                       " should stand; it was changed by another program, or is damaged.");
}

const Cell& CellReader::next() { return cells_[at_++]; }

std::string CellReader::text() { return next().value_or(""); }

std::string_view CellReader::view() {
    const Cell& cell = next();
    return cell ? std::string_view(*cell) : std::string_view();
}

std::int64_t CellReader::number_in(std::string_view text) const {
    std::int64_t number = 0;
    const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (trouble != std::errc() || end != text.data() + text.size()) refuse("a number", text);
    return number;
}

std::int64_t CellReader::number() { return number_in(view()); }

std::vector<std::int64_t> CellReader::numbers() {
    std::vector<std::int64_t> numbers;
    const std::string_view list = view();
    if (list.empty()) return numbers;
    for (const std::string& word : split_words(list)) numbers.push_back(number_in(word));
    return numbers;
}

std::optional<std::int64_t> CellReader::optional_number() {
    if (cells_[at_]) return number();
    ++at_;
    return std::nullopt;
}

Day CellReader::day() {
    const std::string_view text = view();
    const std::optional<Day> day = parse_day(text);
    if (!day) refuse("a day", text);
    return *day;
}

std::optional<Day> CellReader::optional_day() {
    if (cells_[at_]) return day();
    ++at_;
    return std::nullopt;
}

std::optional<When> CellReader::optional_when() {
    const Cell& cell = next();
    if (!cell) return std::nullopt;
    const std::optional<When> when = parse_when(*cell);
    if (!when) refuse("a date", *cell);
    return when;
}

State CellReader::state() {
    const std::string_view text = view();
    const std::optional<State> state = parse_state(text);
    if (!state) refuse("a state", text);
    return *state;
}

std::optional<State> CellReader::optional_state() {
    if (cells_[at_]) return state();
    ++at_;
    return std::nullopt;
}

Reason CellReader::reason() {
    const std::string_view text = view();
    if (text.empty()) return Reason::none;
    const std::optional<Reason> reason = parse_reason(text);
    if (!reason) refuse("a reason", text);
    return *reason;
}

Severity CellReader::severity() {
    const std::string_view text = view();
    const std::optional<Severity> severity = parse_severity(text);
    if (!severity) refuse("a severity", text);
    return *severity;
}

Nature CellReader::nature() {
    const std::string_view text = view();
    if (text == name_of(Nature::rule)) return Nature::rule;
    if (text != name_of(Nature::indicator)) refuse("a nature", text);
    return Nature::indicator;
}

} // namespace abide
