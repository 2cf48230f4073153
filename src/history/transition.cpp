// The words of transitions and causes, spelled as the store and every output spell them.
#include "history/transition.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/words.hpp"

namespace abide {

namespace {

constexpr std::array<std::string_view, category_name_count> categories = {
    "new", "reopened", "became-cannot-tell", "updated", "resolved", "held", "still-open",
};
constexpr std::array<std::string_view, cause_kind_count> cause_kinds = {
    "record-changed",  "time-passed",     "calendar-changed", "procedure-changed", "setting-changed",
    "exception-began", "exception-ended", "abide-changed",    "not-in-export",     "not-read",
};

template <typename Word, std::size_t N>
std::optional<Word> parse(const std::array<std::string_view, N>& names, std::string_view name) {
    for (std::size_t i = 0; i < N; ++i)
        if (names[i] == name) return static_cast<Word>(i);
    return std::nullopt;
}

/// An id may hold a line end; a cause is one line all the same.
void add_on_one_line(std::string_view text, std::string& into) {
    for (const char c : text) {
        if (c == '\n')
            into += "\\n";
        else if (c == '\\')
            into += "\\\\";
        else
            into += c;
    }
}

std::string with_its_line_ends(std::string_view line) {
    std::string text;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] != '\\' || i + 1 == line.size())
            text += line[i];
        else
            text += line[++i] == 'n' ? '\n' : line[i];
    }
    return text;
}

Cause cause_of(std::string_view line) {
    const std::size_t space = line.find(' ');
    const std::string_view name = line.substr(0, space);
    const auto kind = parse_cause_kind(name);
    if (!kind) {
        throw Error(Exit::usage, "The history holds a cause of the kind " + quoted(name) +
                                     ", which this Abide does not know; a later one wrote it.");
    }
    return {*kind, space == std::string_view::npos ? "" : with_its_line_ends(line.substr(space + 1))};
}

} // namespace

std::string_view name_of(Category category) { return categories.at(static_cast<std::size_t>(category)); }
std::string_view name_of(CauseKind kind) { return cause_kinds.at(static_cast<std::size_t>(kind)); }
std::optional<Category> parse_category(std::string_view name) { return parse<Category>(categories, name); }
std::optional<CauseKind> parse_cause_kind(std::string_view name) { return parse<CauseKind>(cause_kinds, name); }

std::string text_of(const std::vector<Cause>& causes) {
    std::string text;
    for (const Cause& cause : causes) {
        if (!text.empty()) text += '\n';
        text += name_of(cause.kind);
        if (cause.what.empty()) continue;
        text += ' ';
        add_on_one_line(cause.what, text);
    }
    return text;
}

std::vector<Cause> parse_causes(std::string_view text) {
    std::vector<Cause> causes;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t end = std::min(text.find('\n', from), text.size());
        causes.push_back(cause_of(text.substr(from, end - from)));
        from = end + 1;
    }
    return causes;
}

Transition unmoved(const Standing& standing, const std::optional<Day>& open_since, std::int64_t sweep,
                   Category category) {
    Transition row;
    row.sweep = sweep;
    row.duty = standing.duty;
    row.team = standing.team;
    row.category = category;
    row.from = row.to = standing.state;
    row.from_reason = row.to_reason = standing.reason;
    row.severity = standing.severity;
    row.due = standing.due;
    row.open_since = open_since;
    row.clauses = standing.clauses;
    return row;
}

bool is_unread(const Transition& transition) {
    // With words it is another case that is not there.
    return std::ranges::any_of(transition.causes, [](const Cause& cause) {
        return cause.kind == CauseKind::not_read || (cause.kind == CauseKind::not_in_export && cause.what.empty());
    });
}

bool is_news(const Transition& transition) {
    switch (transition.category) {
    case Category::new_:
    case Category::reopened:
    case Category::became_cannot_tell: return true;
    case Category::updated:
        return transition.to != transition.from &&
               (transition.to == State::breached || transition.to == State::met_late ||
                transition.to == State::cannot_tell);
    case Category::resolved:
    case Category::held:
    case Category::still_open: break;
    }
    return false;
}

bool is_left(const Transition& transition) {
    return transition.category == Category::resolved && is_unread(transition);
}

} // namespace abide
