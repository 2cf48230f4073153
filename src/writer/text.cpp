// A run as text for a person at a terminal: a finding a line, most urgent last, then the counts and what to do next.
#include <algorithm>
#include <array>

#include "base/printable.hpp"
#include "base/words.hpp"
#include "writer/run_format.hpp"

namespace abide {

namespace {

constexpr std::size_t severities = 5;
/// What happened or is about to, from the least pressing to the most.
constexpr std::array<State, 3> pressing = {State::due_soon, State::met_late, State::breached};
constexpr std::size_t first_learning = 1;
constexpr std::size_t first_untold = first_learning + severities;
constexpr std::size_t first_pressing = first_untold + severities;

/// First what is no finding, then what learning asks, then what cannot be told of duties, then what is wrong: each of
/// them from the least severe to the most, and what is wrong of one severity from the least pressing to the most.
std::size_t section_of(const Verdict& verdict) {
    const auto severity = static_cast<std::size_t>(verdict.severity);
    if (!is_finding(verdict.state)) return 0;
    if (verdict.rule->nature == Nature::indicator) return first_learning + severity;
    if (verdict.state == State::cannot_tell) return first_untold + severity;
    const auto at =
        static_cast<std::size_t>(std::find(pressing.begin(), pressing.end(), verdict.state) - pressing.begin());
    return first_pressing + severity * pressing.size() + at;
}

/// In a column so wide, or wider.
void add_padded(std::string_view word, std::size_t width, std::string& text) {
    text += word;
    if (word.size() < width) text.append(width - word.size(), ' ');
}

void add_upper(std::string_view word, std::size_t width, std::string& text) {
    const std::size_t from = text.size();
    add_padded(word, width, text);
    for (std::size_t i = from; i < text.size(); ++i)
        if (text[i] >= 'a' && text[i] <= 'z') text[i] = static_cast<char>(text[i] - 'a' + 'A');
}

/// Learning is not a duty: where it is not shown, nothing was breached.
std::string_view state_word(const Verdict& verdict) {
    if (verdict.rule->nature == Nature::indicator && verdict.state == State::breached) return "not-shown";
    return name_of(verdict.state);
}

/// What turns a terminal's colour on; empty: it stays.
std::string_view colour_of(Severity severity) {
    switch (severity) {
    case Severity::critical: return "\x1b[1;31m";
    case Severity::high: return "\x1b[31m";
    case Severity::medium: return "\x1b[33m";
    case Severity::low:
    case Severity::info: return "";
    }
    return "";
}

/// The first word of a line: how much it matters, or that it is no finding, or no duty.
void add_weight(const Verdict& verdict, const WriteSettings& settings, std::string& text) {
    constexpr std::size_t width = 8;
    if (!is_finding(verdict.state)) return add_padded("NOTE", width, text);
    if (verdict.rule->nature == Nature::indicator) return add_padded("LEARNING", width, text);
    const std::string_view colour = settings.colour ? colour_of(verdict.severity) : "";
    text += colour;
    add_upper(name_of(verdict.severity), width, text);
    if (!colour.empty()) text += "\x1b[0m";
}

/// " [concern c1, period 2]": what tells this verdict from another of the same rule on the same case.
void add_subject(const Verdict& verdict, std::string& text) {
    const bool has_record = verdict.subject_record != "case";
    if (!has_record && verdict.period <= 1) return;
    text += " [";
    const std::string_view record = verdict.subject_record;
    const std::string_view id = verdict.subject_id;
    if (has_record) {
        const bool is_made = id.starts_with(record) && id.substr(record.size()).starts_with('#');
        if (!is_made) add_printable(record, text);
        if (!is_made) text += ' ';
        add_printable(id, text);
    }
    if (verdict.period > 1) {
        if (has_record) text += ", ";
        text += "period ";
        text += std::to_string(verdict.period);
    }
    text += ']';
}

/// " {E-1 until 2026-04-30}": the exceptions that hold over it, those of its items with the item's id.
void add_exceptions(const Verdict& verdict, std::string& text) {
    const auto add = [&](const std::optional<Excepted>& excepted, std::string_view item) {
        if (!excepted) return;
        text += " {";
        text += excepted->number;
        if (!item.empty()) text += ' ';
        add_printable(item, text);
        text += " until " + iso(excepted->until) + "}";
    };
    add(verdict.excepted, "");
    for (const VerdictItem& item : verdict.items) add(item.excepted, item.id);
}

/// Straight into the text: there is a line for every finding.
void write_line(const Verdict& verdict, const WriteSettings& settings, std::string& text) {
    add_weight(verdict, settings, text);
    text += "  ";
    add_padded(state_word(verdict), 11, text);
    text += "  ";
    add_padded(printable(verdict.case_id), 8, text);
    text += "  ";
    text += verdict.procedure->id;
    if (!verdict.rule->clauses.empty()) (text += '/') += verdict.rule->clauses.front();
    text += "  ";
    add_printable(verdict.says, text);
    add_subject(verdict, text);
    if (!verdict.sensitive_to.empty()) {
        text += " (turns on " + list_of(verdict.sensitive_to) + ": otherwise " +
                std::string(name_of(verdict.other_reading)) + ")";
    }
    add_exceptions(verdict, text);
    text += "\n";
}

std::string counts_line(const Counts& counts) {
    std::string line =
        count_of(counts.cases, "case", "cases") + ", " + count_of(counts.verdicts, "verdict", "verdicts");
    std::string_view mark = ": ";
    for (const State state :
         {State::breached, State::met_late, State::due_soon, State::cannot_tell, State::met, State::not_yet_due,
          State::no_breach_either_way, State::not_applicable, State::not_checked}) {
        if (counts.of(state) == 0) continue;
        line += std::string(mark) + std::to_string(counts.of(state)) + " " + std::string(name_of(state));
        mark = ", ";
    }
    return line + "\n";
}

std::string trouble_line(const RunSummary& summary) {
    std::size_t refused = 0;
    std::size_t cut_short = 0;
    std::size_t unmapped = 0;
    std::size_t future = 0;
    for (const ExportLine& one : summary.exports) {
        refused += one.refused;
        cut_short += one.cut_short ? 1 : 0;
        unmapped += one.unmapped.size();
        future += one.future_dated;
    }
    std::vector<std::string> parts;
    if (refused > 0) parts.push_back(count_of(refused, "case was refused", "cases were refused"));
    if (cut_short > 0) parts.push_back(count_of(cut_short, "export was cut short", "exports were cut short"));
    if (unmapped > 0)
        parts.push_back(
            count_of(unmapped, "name in the exports has no meaning here", "names in the exports have no meaning here"));
    if (future > 0)
        parts.push_back(count_of(future, "record lies after the as-at date and was set aside",
                                 "records lie after the as-at date and were set aside"));
    if (parts.empty()) return "";
    return "Exports: " + list_of(parts) + "\n";
}

std::string procedures_line(const RunSummary& summary) {
    if (summary.procedures.empty()) return "Procedures: none\n";
    std::string line = "Procedures: ";
    for (std::size_t i = 0; i < summary.procedures.size(); ++i) {
        const Procedure& procedure = *summary.procedures[i];
        if (i > 0) line += ", ";
        line += procedure.id;
        for (const Edition& edition : procedure.editions) line += " " + edition.id;
        if (const std::optional<When> review = review_passed(procedure, summary.as_at)) {
            line += " (PAST ITS REVIEW DATE, " + long_date(*review) + ")";
        }
    }
    return line + "\n";
}

void write_nothing(const RunSummary&, const WriteSettings&, std::string&) {}

void write_summary(const RunSummary& summary, const WriteSettings& settings, std::string& text) {
    if (settings.quiet) return;
    if (summary.shown > 0) text += "\n";
    text += counts_line(summary.counts) + trouble_line(summary) + procedures_line(summary);
    text += "As at: " + long_date(summary.as_at);
    if (summary.known_at) text += ", from what was recorded by " + long_date(*summary.known_at);
    text += "   Calendar: " + summary.calendar.id + " to " + long_date(summary.calendar.ends) + "\n";
    for (std::size_t i = 0; i < summary.next.size(); ++i) {
        text += (i == 0 ? "Next:  " : "       ") + printable(summary.next[i]) + "\n";
    }
}

} // namespace

extern const RunFormat text_format;
const RunFormat text_format = {
    .name = "text",
    .summary = "a finding a line, most urgent last, then the counts",
    .between = "",
    .detail = Detail::line,
    .sections = first_pressing + severities * pressing.size(),
    .section = section_of,
    .head = write_nothing,
    .verdict = write_line,
    .tail = write_summary,
};

} // namespace abide
