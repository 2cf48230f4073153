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

std::string padded(std::string text, std::size_t width) {
    if (text.size() < width) text.append(width - text.size(), ' ');
    return text;
}

std::string upper(std::string_view word) {
    std::string text(word);
    for (char& c : text) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return text;
}

/// Learning is not a duty: where it is not shown, nothing was breached.
std::string state_word(const Verdict& verdict) {
    if (verdict.rule->nature == Nature::indicator && verdict.state == State::breached) return "not-shown";
    return std::string(name_of(verdict.state));
}

std::string coloured(const std::string& text, Severity severity) {
    switch (severity) {
    case Severity::critical: return "\x1b[1;31m" + text + "\x1b[0m";
    case Severity::high: return "\x1b[31m" + text + "\x1b[0m";
    case Severity::medium: return "\x1b[33m" + text + "\x1b[0m";
    case Severity::low:
    case Severity::info: return text;
    }
    return text;
}

/// The first word of a line: how much it matters, or that it is no finding, or no duty.
std::string weight_word(const Verdict& verdict, const WriteSettings& settings) {
    constexpr std::size_t width = 8;
    if (!is_finding(verdict.state)) return padded("NOTE", width);
    if (verdict.rule->nature == Nature::indicator) return padded("LEARNING", width);
    const std::string word = padded(upper(name_of(verdict.severity)), width);
    return settings.colour ? coloured(word, verdict.severity) : word;
}

/// " [concern c1, period 2]": what tells this verdict from another of the same rule on the same case.
std::string subject_words(const Verdict& verdict) {
    std::string words;
    if (verdict.subject_record != "case") {
        const bool is_made = verdict.subject_id.starts_with(verdict.subject_record + "#");
        words = is_made ? verdict.subject_id : verdict.subject_record + " " + verdict.subject_id;
    }
    if (verdict.period > 1)
        words += (words.empty() ? "" : ", ") + std::string("period ") + std::to_string(verdict.period);
    return words.empty() ? "" : " [" + printable(words) + "]";
}

void write_line(const Verdict& verdict, const WriteSettings& settings, std::string& text) {
    text += weight_word(verdict, settings);
    text += "  " + padded(state_word(verdict), 11);
    text += "  " + padded(printable(verdict.case_id), 8);
    text += "  " + verdict.procedure->id;
    if (!verdict.rule->clauses.empty()) text += "/" + verdict.rule->clauses.front();
    text += "  " + printable(verdict.says);
    text += subject_words(verdict);
    if (!verdict.sensitive_to.empty()) {
        text += " (turns on " + list_of(verdict.sensitive_to) + ": otherwise " +
                std::string(name_of(verdict.other_reading)) + ")";
    }
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
