// Changes as lines for a person at a terminal, then the counts; and the order in which every format has them.
#include "writer/changes_text.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "base/printable.hpp"
#include "base/words.hpp"
#include "history/cause_words.hpp"

namespace abide {

extern const ChangeFormat changes_text_format;
extern const ChangeFormat changes_ndjson_format;
extern const ChangeFormat changes_csv_format;

namespace {

constexpr std::array<const ChangeFormat*, 3> formats = {&changes_text_format, &changes_ndjson_format,
                                                        &changes_csv_format};

/// From what wants somebody to what is done with.
constexpr std::array<Category, category_name_count> urgent_first = {
    Category::new_,       Category::reopened, Category::became_cannot_tell, Category::updated, Category::held,
    Category::still_open, Category::resolved};

int urgency(const Transition& one) {
    const auto at = std::ranges::find(urgent_first, one.category) - urgent_first.begin();
    return -static_cast<int>(at) * 8 + static_cast<int>(one.severity);
}

auto place_of(const Duty& duty) {
    return std::tie(duty.case_id, duty.procedure, duty.rule, duty.record, duty.record_id, duty.period, duty.ordinal);
}

void put_in_order(bool urgent_last, std::vector<Transition>& changes) {
    std::ranges::stable_sort(changes, [&](const Transition& a, const Transition& b) {
        if (urgency(a) != urgency(b)) return (urgency(a) > urgency(b)) != urgent_last;
        return place_of(a.duty) < place_of(b.duty);
    });
}

Nature nature_of(const Duty& duty, std::span<const Procedure* const> procedures) {
    for (const Procedure* procedure : procedures) {
        if (procedure->id != duty.procedure) continue;
        const Rule* rule = procedure->rule(duty.rule);
        return rule == nullptr ? Nature::rule : rule->nature;
    }
    return Nature::rule;
}

std::string padded(std::string word, std::size_t width) {
    if (word.size() < width) word.append(width - word.size(), ' ');
    return word;
}

std::string upper(std::string_view word) {
    std::string text(word);
    for (char& c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return text;
}

/// Learning is not a duty: where it is not shown, nothing was breached.
std::string state_words(std::optional<State> state, Reason reason, Nature nature) {
    if (!state) return "not-asked";
    if (nature == Nature::indicator && *state == State::breached) return "not-shown";
    std::string words(name_of(*state));
    if (reason != Reason::none) words.append("/").append(name_of(reason));
    return words;
}

std::string subject_words(const Duty& duty) {
    std::string words;
    const bool is_made = duty.record_id.starts_with(duty.record + "#");
    if (duty.record != "case") words = is_made ? duty.record_id : duty.record + " " + duty.record_id;
    if (duty.period > 1) words += (words.empty() ? "period " : ", period ") + std::to_string(duty.period);
    return words.empty() ? "" : " [" + printable(words) + "]";
}

ListedChange listed(const Transition& one, const ChangesSummary& summary) {
    ListedChange row{&one, nature_of(one.duty, summary.procedures), std::nullopt};
    if (one.open_since) row.days_open = summary.as_at - *one.open_since;
    return row;
}

void write_nothing(std::string&) {}

/// How it moved, or since when it has not.
std::string course_of(const ListedChange& row) {
    const Transition& one = *row.change;
    const std::string was = state_words(one.from, one.from_reason, row.nature);
    if (one.category != Category::still_open)
        return was + " -> " +
               (!one.to && is_unread(one) ? "not-read" : state_words(one.to, one.to_reason, row.nature)) + "  " +
               printable(sentences_of(one.causes));
    if (!one.open_since) return was + "  Since when is not known.";
    return was + "  Since " + iso(*one.open_since) + ": " +
           count_of(static_cast<std::size_t>(std::max(0, *row.days_open)), "day", "days") + ".";
}

void write_line(const ListedChange& row, std::string& text) {
    const Transition& one = *row.change;
    const bool is_learning = row.nature == Nature::indicator;
    text += padded(upper(name_of(one.category)), 18) + "  ";
    text += padded(is_learning ? "LEARNING" : upper(name_of(one.severity)), 8) + "  ";
    text += padded(printable(one.duty.case_id), 8) + "  ";
    text += printable(one.duty.procedure);
    const std::vector<std::string> clauses = split_words(one.clauses);
    if (!clauses.empty()) text += "/" + printable(clauses.front());
    text += "  " + course_of(row) + subject_words(one.duty) + "\n";
}

std::string counts_line(std::span<const Transition> listed) {
    const auto still_open = std::ranges::count(listed, Category::still_open, &Transition::category);
    std::string line = count_of(listed.size() - static_cast<std::size_t>(still_open), "change", "changes");
    std::string_view mark = ": ";
    for (const Category category : urgent_first) {
        if (category == Category::still_open) continue;
        const auto times = std::ranges::count(listed, category, &Transition::category);
        if (times == 0) continue;
        line.append(mark).append(std::to_string(times)).append(" ").append(words_of(category));
        mark = ", ";
    }
    const auto left = std::ranges::count_if(listed, is_left);
    if (left > 0) line += " (" + std::to_string(left) + " only because their case left the exports)";
    return line + "\n";
}

void write_counts(std::span<const Transition> changes, const ChangesSummary& summary, const WriteSettings& settings,
                  std::string& text) {
    if (settings.quiet) return;
    if (!changes.empty()) text += "\n";
    text += counts_line(changes);
    text += "Still open: " + std::to_string(summary.still_open) + "\n";
    if (summary.away > 0) text += "Not in the exports: " + count_of(summary.away, "known case", "known cases") + "\n";
    if (summary.erased > 0)
        text += "Erased since: " + count_of(summary.erased, "case", "cases") + ", and nothing here tells of " +
                (summary.erased == 1 ? "it\n" : "them\n");
    if (summary.shrunk) {
        const bool is_none = std::ranges::count(changes, Category::resolved, &Transition::category) == 0;
        text += "THE EXPORTS HELD TOO FEW CASES: " + std::to_string(summary.cases) + ", and " +
                std::to_string(summary.known_cases) + " were known." + (is_none ? " Nothing was resolved.\n" : "\n");
    }
    text += summary.earlier.empty() ? "Of " + printable(summary.tonight) + ", the first night\n"
                                    : "From " + printable(summary.earlier) + " to " + printable(summary.tonight) + "\n";
}

} // namespace

const ChangeFormat changes_text_format = {
    .name = "text",
    .summary = "a change a line, most urgent last, then the counts",
    .urgent_last = true,
    .head = write_nothing,
    .change = write_line,
    .tail = write_counts,
};

std::span<const ChangeFormat* const> change_formats() { return formats; }

const ChangeFormat* find_change_format(std::string_view name) {
    const auto found = std::ranges::find(formats, name, &ChangeFormat::name);
    return found == formats.end() ? nullptr : *found;
}

std::string write_change_list(const ChangeFormat& format, std::vector<Transition> changes,
                              const ChangesSummary& summary, const WriteSettings& settings) {
    put_in_order(format.urgent_last, changes);
    std::string text;
    format.head(text);
    for (const Transition& one : changes) format.change(listed(one, summary), text);
    format.tail(changes, summary, settings, text);
    return text;
}

} // namespace abide
