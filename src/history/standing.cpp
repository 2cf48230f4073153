// A standing: how one duty stood on a night, with what decided it. What is remembered of a verdict.
#include "history/standing.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/pack.hpp"
#include "base/words.hpp"
#include "hash/digest.hpp"

namespace abide {

namespace {

/// Columns are parted by tabs and rows by line ends, so neither stands in one.
void append_cell(std::string& line, std::string_view text) {
    if (!line.empty() && line.back() != '\n') line += '\t';
    for (const char c : text) line += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
}

void append_row(std::string& text, std::initializer_list<std::string_view> cells) {
    std::string line(1, '\n'); // so that an empty first cell is a cell
    for (const std::string_view cell : cells) append_cell(line, cell);
    text.append(line, 1, std::string::npos);
    text += '\n';
}

std::string items_of(const Verdict& verdict) {
    std::string text;
    for (const VerdictItem& item : verdict.items)
        append_row(text, {item.id, name_of(item.state), name_of(item.reason), name_of(severity_of(item, verdict))});
    return text;
}

std::string missing_of(const Verdict& verdict) {
    std::string text;
    for (const MissingFact& fact : verdict.missing) append_row(text, {fact.path, fact.record_id, name_of(fact.cause)});
    return text;
}

std::string settings_of(const Verdict& verdict) {
    std::string text;
    for (const UsedSetting& setting : verdict.settings) append_row(text, {setting.id, setting.value});
    return text;
}

std::vector<StandingFact> facts_in(const Verdict& verdict) {
    std::vector<StandingFact> facts;
    for (const Evidence& one : verdict.evidence) facts.push_back({one.record, one.id, one.fact, one.value});
    return facts;
}

template <std::size_t N>
std::array<std::string, N> cells_of(std::string_view line) {
    std::array<std::string, N> cells;
    for (std::string& cell : cells) {
        const std::size_t tab = std::min(line.find('\t'), line.size());
        cell = line.substr(0, tab);
        line.remove_prefix(std::min(tab + 1, line.size()));
    }
    return cells;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

} // namespace

DutyKey key_of(const Duty& duty) { return {duty.case_id, duty.fingerprint, duty.ordinal}; }

std::uint64_t number_of_fingerprint(std::string_view fingerprint) {
    constexpr int hexadecimal = 16;
    std::uint64_t number = 0;
    std::from_chars(fingerprint.data(), fingerprint.data() + fingerprint.size(), number, hexadecimal);
    return number;
}

Standing standing_of(const Verdict& verdict) {
    Standing standing;
    standing.duty = {verdict.case_id,       verdict.fingerprint, 1,
                     verdict.procedure->id, verdict.rule->id,    verdict.subject_record,
                     verdict.subject_id,    verdict.period};
    standing.state = verdict.state;
    standing.reason = verdict.reason;
    standing.severity = verdict.severity;
    standing.nature = verdict.rule->nature;
    standing.is_open = is_finding(verdict.state);
    standing.edition = verdict.edition;
    standing.clauses = joined(verdict.rule->clauses);
    standing.start = verdict.start;
    standing.due = verdict.due;
    standing.done = verdict.done;
    standing.changes_on = verdict.changes_on;
    standing.items = items_of(verdict);
    standing.missing = missing_of(verdict);
    standing.settings = settings_of(verdict);
    standing.facts = facts_text(facts_in(verdict));
    return standing;
}

// The store holds those it has against this one (Store::check_integrity): whoever puts anything else into it writes a
// step of the schema that makes them anew.
std::uint64_t digest_of(const Standing& standing) {
    Packer all;
    all.number(static_cast<std::uint64_t>(standing.state));
    all.number(static_cast<std::uint64_t>(standing.reason));
    all.number(static_cast<std::uint64_t>(standing.severity));
    all.flag(standing.is_open);
    all.day(standing.start);
    all.day(standing.due);
    all.day(standing.done);
    all.text(standing.items);
    all.text(standing.missing);
    all.text(standing.facts);
    return digest_of_bytes(all.bytes()).head();
}

std::string name_of(const StandingFact& fact) {
    return fact.record + (fact.id.empty() ? "" : " " + fact.id) + (fact.fact.empty() ? "" : " " + fact.fact);
}

std::string facts_text(std::vector<StandingFact> facts) {
    std::sort(facts.begin(), facts.end());
    facts.erase(std::unique(facts.begin(), facts.end()), facts.end());
    std::string text;
    for (const StandingFact& fact : facts) append_row(text, {fact.record, fact.id, fact.fact, fact.value});
    return text;
}

std::vector<StandingFact> read_facts(std::string_view text) {
    std::vector<StandingFact> facts;
    for (const std::string_view line : split_lines(text)) {
        const auto [record, id, fact, value] = cells_of<4>(line);
        facts.push_back({record, id, fact, value});
    }
    return facts;
}

std::vector<OpenItem> open_items_of(const Standing& standing) {
    std::vector<OpenItem> items;
    for (const std::string_view line : split_lines(standing.items)) {
        const auto [id, state, reason, severity] = cells_of<4>(line);
        if (const std::optional<State> known = parse_state(state); known && is_finding(*known))
            items.push_back({id, parse_severity(severity).value_or(standing.severity)});
    }
    return items;
}

} // namespace abide
