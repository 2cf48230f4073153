// Counts a night and says it as a short text and as JSON.
#include "writer/digest.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "base/printable.hpp"
#include "base/words.hpp"
#include "history/actions.hpp"
#include "history/cause_words.hpp"
#include "writer/json_text.hpp"

namespace abide {

namespace {

constexpr int near_days = 5;
constexpr int near_days_of_actions = 10;
constexpr std::size_t most_actions_named = 5;
constexpr std::array<Severity, severity_count> gravest_first = {Severity::critical, Severity::high, Severity::medium,
                                                                Severity::low, Severity::info};

std::size_t of(const MorningDigest& digest, Category category) {
    return digest.by_category.at(static_cast<std::size_t>(category));
}

std::size_t of(const MorningDigest::BySeverity& counts, Severity severity) {
    return counts.at(static_cast<std::size_t>(severity));
}

using Lines = std::vector<DigestLine>;

void add_line(std::string_view what, std::string value, Lines& lines) {
    lines.push_back({capitalised(what), std::move(value), {}, false});
}

std::string text_of(const DigestLine& line) {
    constexpr std::size_t width = 28;
    std::string text = (line.begins_block ? "\n" : "") + line.what;
    text.append(line.what.size() < width ? width - line.what.size() : 1, ' ');
    text += line.value + "\n";
    for (const std::string& one : line.below) text += "  " + one + "\n";
    return text;
}

void add_warnings(const MorningDigest& digest, std::string& text) {
    if (digest.is_late) text += "LATE: this sweep did not come when it should have.\n";
    if (digest.shrunk) {
        text += "SHRUNK: the exports held " + count_of(digest.cases, "case", "cases") + "; " +
                std::to_string(digest.known_cases) + " were known. " +
                (of(digest, Category::resolved) == 0 ? "Nothing was resolved.\n" : "Mind what is called resolved.\n");
    }
}

/// "4 (1 critical, 3 high)".
std::string words_of(const MorningDigest::BySeverity& counts) {
    std::string words = std::to_string(std::accumulate(counts.begin(), counts.end(), std::size_t{0}));
    std::string_view mark = " (";
    for (const Severity severity : gravest_first) {
        if (of(counts, severity) == 0) continue;
        words.append(mark).append(std::to_string(of(counts, severity))).append(" ").append(name_of(severity));
        mark = ", ";
    }
    return mark == ", " ? words + ")" : words;
}

/// A limit passes with the day it names.
bool is_breached_since(const Transition& one, const MorningDigest& digest) {
    if (one.to != State::breached || one.from == State::breached || one.category == Category::held) return false;
    if (one.from) return true;
    if (!digest.earlier_as_at) return false;
    return one.due ? *digest.earlier_as_at <= *one.due : one.open_since == digest.as_at;
}

void add_changes(const MorningDigest& digest, Lines& lines) {
    add_line("new", words_of(digest.new_by_severity), lines);
    for (const Category category :
         {Category::reopened, Category::became_cannot_tell, Category::updated, Category::held})
        add_line(words_of(category), std::to_string(of(digest, category)), lines);
    std::string resolved = std::to_string(of(digest, Category::resolved));
    if (digest.resolved_left > 0)
        resolved += " (only because the case left: " + std::to_string(digest.resolved_left) + ")";
    add_line(words_of(Category::resolved), resolved, lines);
    add_line("breached since last night", words_of(digest.breached_by_severity), lines);
}

void add_open(const MorningDigest& digest, Lines& lines) {
    add_line("open", words_of(digest.open_by_severity), lines);
    add_line("of them held", std::to_string(digest.held), lines);
    std::string left = std::to_string(digest.left_cases);
    if (digest.left_cases > 0) left += " (open findings on them: " + std::to_string(digest.left_findings) + ")";
    add_line("cases gone, not accepted", left, lines);
}

/// How many there are, and a line for each of the first.
void add_actions(std::string_view what, const std::vector<DigestAction>& actions, std::string_view behind,
                 Lines& lines) {
    add_line(what, std::to_string(actions.size()).append(behind), lines);
    std::vector<std::string>& below = lines.back().below;
    for (std::size_t i = 0; i < std::min(actions.size(), most_actions_named); ++i) {
        const DigestAction& one = actions[i];
        below.push_back(one.number + " of " + printable(one.source) +
                        (one.recommendation.empty() ? "" : " " + printable(one.recommendation)) + ", due " +
                        long_date(one.due) + ": " + printable(owners_words(one.owners)));
    }
    if (actions.size() > most_actions_named)
        below.push_back("and " + std::to_string(actions.size() - most_actions_named) + " more");
}

void write_actions(JsonText& json, std::string_view name, const std::vector<DigestAction>& actions) {
    json.key(name).open_list();
    for (const DigestAction& one : actions) {
        json.open();
        json.key("action").text(one.number);
        json.key("source").text(one.source);
        json.key("recommendation").text_or_null(one.recommendation);
        json.key("owners").open_list();
        for (const std::string& owner : one.owners) json.text(owner);
        json.close_list();
        json.key("due").text(iso(one.due));
        json.close();
    }
    json.close_list();
}

void write_severities(JsonText& json, std::string_view name, const MorningDigest::BySeverity& counts) {
    json.key(name).open();
    for (const Severity severity : gravest_first) json.key(name_of(severity)).number(of(counts, severity));
    json.close();
}

void write_counts(JsonText& json, const MorningDigest& digest) {
    json.key("changes").open();
    for (std::size_t i = 0; i < category_count; ++i)
        json.key(name_of(static_cast<Category>(i))).number(digest.by_category.at(i));
    json.close();
    write_severities(json, "new_by_severity", digest.new_by_severity);
    write_severities(json, "breached_by_severity", digest.breached_by_severity);
    write_severities(json, "open_by_severity", digest.open_by_severity);
    json.key("turns_on_counting").number(digest.turning);
    json.key("resolved_left").number(digest.resolved_left);
    json.key("held").number(digest.held);
    json.key("held_cases").number(digest.held_cases);
    json.key("left_cases").number(digest.left_cases);
    json.key("left_findings").number(digest.left_findings);
    json.key("due_within_5_working_days");
    if (digest.near) {
        json.number(digest.due_near);
    } else {
        json.null();
    }
    json.key("cannot_tell").number(digest.cannot_tell);
    json.key("cases").number(digest.cases);
    json.key("known_cases").number(digest.known_cases);
    json.key("refused").number(digest.refused);
    json.key("exceptions_expiring").number(digest.expiring);
    json.key("attestations_overdue").number(digest.overdue);
    write_actions(json, "actions_overdue", digest.actions_overdue);
    if (digest.actions_near) {
        write_actions(json, "actions_due_within_10_working_days", digest.actions_due);
    } else {
        json.key("actions_due_within_10_working_days").null();
    }
}

} // namespace

MorningDigest morning_digest_of(const SweepRecord& sweep, const Calendar& calendar) {
    MorningDigest digest;
    digest.sweep = sweep.id;
    digest.as_at = sweep.as_at;
    digest.finished = sweep.finished;
    digest.shrunk = sweep.shrunk;
    digest.cases = static_cast<std::size_t>(sweep.cases);
    digest.known_cases = static_cast<std::size_t>(sweep.known_cases);
    for (const SweepExport& one : sweep.exports) digest.refused += static_cast<std::size_t>(one.refused);
    for (const SweepCount& one : sweep.counts)
        if (one.state == State::cannot_tell) digest.cannot_tell += static_cast<std::size_t>(one.verdicts);
    if (calendar.covers(sweep.as_at)) {
        digest.near = calendar.plus_working_days(sweep.as_at, near_days);
        digest.actions_near = calendar.plus_working_days(sweep.as_at, near_days_of_actions);
    }
    return digest;
}

void count(const Transition& transition, MorningDigest& digest) {
    ++digest.by_category.at(static_cast<std::size_t>(transition.category));
    const auto severity = static_cast<std::size_t>(transition.severity);
    if (transition.category == Category::new_) ++digest.new_by_severity.at(severity);
    if (is_left(transition)) ++digest.resolved_left;
    if (is_breached_since(transition, digest)) ++digest.breached_by_severity.at(severity);
}

void count(const Standing& standing, MorningDigest& digest) {
    if (standing.is_open) ++digest.open_by_severity.at(static_cast<std::size_t>(standing.severity));
    const bool is_ahead = standing.state == State::due_soon || standing.state == State::not_yet_due;
    const bool is_near = digest.near && standing.due && digest.as_at <= *standing.due && *standing.due <= *digest.near;
    if (is_ahead && is_near) ++digest.due_near;
}

void note_actions(std::span<const Action> actions, MorningDigest& digest) {
    for (const Action& one : actions) {
        const ActionStatus status = status_of(one, digest.as_at);
        const bool is_near =
            status == ActionStatus::open && digest.actions_near && one.due.when->last <= *digest.actions_near;
        if (status != ActionStatus::overdue && !is_near) continue;
        (is_near ? digest.actions_due : digest.actions_overdue)
            .push_back({number_words(one), one.source.label, one.recommendation, one.owners, *one.due.when});
    }
    const auto sooner = [](const DigestAction& a, const DigestAction& b) { return a.due.last < b.due.last; };
    std::ranges::stable_sort(digest.actions_overdue, sooner);
    std::ranges::stable_sort(digest.actions_due, sooner);
}

std::vector<DigestLine> digest_lines(const MorningDigest& digest) {
    Lines lines;
    add_changes(digest, lines);
    lines.front().begins_block = true;
    const std::size_t open = lines.size();
    add_open(digest, lines);
    lines.at(open).begins_block = true;
    add_line("due within 5 working days",
             digest.near ? std::to_string(digest.due_near) : "cannot be told: the calendar ends before", lines);
    add_line("cannot tell", std::to_string(digest.cannot_tell), lines);
    add_line("turn on counting days",
             std::to_string(digest.turning) +
                 (digest.turning == 0 ? "" : " (no findings; the other way of counting says otherwise)"),
             lines);
    if (digest.held_cases > 0)
        add_line("cases not told of", std::to_string(digest.held_cases) + ": what falls due on them is not counted",
                 lines);
    add_line("cases refused", std::to_string(digest.refused), lines);
    add_line("exceptions expiring", std::to_string(digest.expiring), lines);
    add_line("attestations overdue", std::to_string(digest.overdue), lines);
    add_actions("actions overdue", digest.actions_overdue, "", lines);
    if (digest.actions_near)
        add_actions("actions due soon", digest.actions_due, " within 10 working days", lines);
    else
        add_line("actions due soon", "cannot be told: the calendar ends before", lines);
    return lines;
}

std::string digest_text(const MorningDigest& digest) {
    std::string text = "Abide sweep " + printable(digest.sweep) + ", as at " + long_date(digest.as_at) + "\n";
    add_warnings(digest, text);
    for (const DigestLine& line : digest_lines(digest)) text += text_of(line);
    text += "\nReports: " + printable(digest.set) + "\n";
    return text;
}

std::string digest_json(const MorningDigest& digest) {
    JsonText json;
    json.open();
    json.key("schema").number(digest_schema);
    json.key("sweep").text(digest.sweep);
    json.key("as_at").text(iso(digest.as_at));
    json.key("finished").text_or_null(digest.finished);
    json.key("shrunk").flag(digest.shrunk);
    json.key("late").flag(digest.is_late);
    write_counts(json, digest);
    json.key("set").text_or_null(digest.set);
    json.close();
    return json.take() + "\n";
}

} // namespace abide
