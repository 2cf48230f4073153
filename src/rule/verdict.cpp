// What makes a verdict the same verdict from night to night, and whether somebody should look at it.
#include "rule/verdict.hpp"

#include <algorithm>
#include <string_view>

namespace abide {

namespace {

/// Ids come from files other people write: one that holds a bar must not look like two.
void append_part(std::string& text, std::string_view part) {
    for (const char c : part) {
        if (c == '|' || c == '\\') text += '\\';
        text += c;
    }
    text += '|';
}

/// Another word of another length takes the place of `size` bytes at each of these places.
void say_instead(std::string& sentence, std::vector<std::size_t>& places, std::size_t size, const std::string& word) {
    for (std::size_t i = 0; i < places.size(); ++i) {
        places[i] += i * word.size() - i * size;
        sentence.replace(places[i], size, word);
    }
}

} // namespace

void count_overdue(Verdict& verdict, Day as_at, const Calendar& calendar) {
    if (!verdict.overdue) return;
    verdict.days_over = verdict.overdue->days_on(as_at, calendar);
    const std::size_t size = verdict.over.size();
    verdict.over = in_words(Limit{verdict.days_over, counted_in(verdict.overdue->unit)});
    say_instead(verdict.says, verdict.over_said.in_says, size, verdict.over);
    say_instead(verdict.requires_, verdict.over_said.in_requirement, size, verdict.over);
    say_instead(verdict.ask, verdict.over_said.in_ask, size, verdict.over);
}

bool needs_attention(const Verdict& verdict) { return is_finding(verdict.state) || !verdict.sensitive_to.empty(); }

bool is_excepted(const Verdict& verdict) {
    if (!is_finding(verdict.state)) return false;
    if (verdict.excepted) return true;
    const auto is_open = [](const VerdictItem& item) { return is_finding(item.state); };
    return std::ranges::any_of(verdict.items, is_open) &&
           std::ranges::all_of(verdict.items, [&](const VerdictItem& item) { return !is_open(item) || item.excepted; });
}

bool rests_on_no_record(const Verdict& verdict) {
    if (verdict.state != State::cannot_tell || verdict.reason != Reason::not_exported || verdict.rule == nullptr)
        return false;
    // Without a record to be asked of, it is about the case.
    return verdict.rule->subject != Dictionary::case_type && verdict.subject_record == "case";
}

std::optional<NotExcepted> not_excepted(const Verdict& verdict) {
    if (is_excepted(verdict)) return std::nullopt;
    const bool any_excepted =
        std::ranges::any_of(verdict.items, [](const VerdictItem& item) { return item.excepted.has_value(); });
    if (!any_excepted) return NotExcepted{verdict.state, verdict.severity};
    // What is breached decides as long as any of it is left.
    std::optional<NotExcepted> left;
    for (const VerdictItem& item : verdict.items) {
        if (!is_finding(item.state) || item.excepted) continue;
        const Severity severity = severity_of(item, verdict);
        const bool is_first = !left || (left->state != verdict.state && item.state == verdict.state);
        if (is_first)
            left = NotExcepted{item.state, severity};
        else if (item.state == left->state)
            left->severity = std::max(left->severity, severity);
    }
    return left;
}

Severity severity_of(const VerdictItem& item, const Verdict& verdict) {
    return item.severity.value_or(verdict.rule->severity);
}

std::string fingerprint_text(const Verdict& verdict, const std::string& item) {
    std::string text;
    append_part(text, verdict.procedure->id);
    append_part(text, verdict.rule->id);
    append_part(text, item);
    append_part(text, verdict.case_id);
    append_part(text, verdict.subject_record);
    append_part(text, verdict.subject_id);
    text += std::to_string(verdict.period);
    return text;
}

} // namespace abide
