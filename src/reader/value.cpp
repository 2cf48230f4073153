// From what an export wrote to a value of a fact, or to "unreadable" and the reason.
#include "reader/value.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <span>

#include "base/plain_day.hpp"
#include "base/words.hpp"
#include "reader/mask.hpp"

namespace abide {

namespace {

/// Local time where the calendar is at home; the distance to UTC is kept, so that an hour that occurs twice stays one.
When localised(const When& when, const Calendar& calendar) {
    constexpr std::int64_t day_seconds = 86400;
    const std::int64_t wall = when.first.number * day_seconds + when.second;
    const std::int64_t instant = wall - std::int64_t{when.offset} * 60;
    When local = calendar.local(instant);
    const std::int64_t local_wall = local.first.number * day_seconds + local.second;
    local.has_offset = true;
    local.offset = static_cast<std::int16_t>((local_wall - instant) / 60);
    return local;
}

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t number = 0;
    if (text.starts_with('+')) text.remove_prefix(1);
    const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (trouble != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

/// Days, months and years in some order with the same sign between them: a date that was meant, and nothing else.
bool is_date_like(std::string_view text) {
    constexpr std::size_t longest = 10;
    std::size_t parts = 1;
    std::size_t digits = 0;
    char sign = '\0';
    for (const char c : text) {
        if (c >= '0' && c <= '9') {
            if (++digits > 4) return false;
            continue;
        }
        if (std::string_view("-/.,").find(c) == std::string_view::npos || digits == 0) return false;
        if (sign != '\0' && c != sign) return false;
        sign = c;
        digits = 0;
        ++parts;
    }
    return text.size() <= longest && parts == 3 && digits > 0;
}

/// A code that was meant: short, written like codes, and near one of those allowed.
bool is_code_like(std::string_view text, std::span<const std::string> words) {
    constexpr std::size_t longest = 24;
    const bool has_capitals = std::any_of(words.begin(), words.end(), [](const std::string& word) {
        return std::any_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    });
    const bool is_written_so = std::all_of(text.begin(), text.end(), [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || (has_capitals && c >= 'A' && c <= 'Z');
    });
    // One letter or digit tells nothing of anybody.
    return is_written_so && text.size() <= longest && (text.size() == 1 || !nearest(text, words).empty());
}

Unreadable why_no_date(std::string_view text, DateShape shape) {
    Unreadable why;
    why.is_quoted = is_date_like(text);
    why.says = why.is_quoted ? quoted(text) + " is no date" : "what is written is no date (" + shape_of(text) + ")";
    const std::string likely = why.is_quoted ? likely_date(text) : "";
    if (!likely.empty() && shape == DateShape::iso)
        why.help = "did you mean " + likely + "?";
    else
        why.help = shape == DateShape::iso ? "dates are written 2026-03-31" : "dates are written 31/03/2026";
    return why;
}

Unreadable why_no_code(std::string_view text, const CodeTable* codes) {
    Unreadable why;
    const std::vector<std::string>& words = codes->words();
    why.is_quoted = is_code_like(text, words);
    why.says = why.is_quoted ? quoted(text) + " is none of its codes"
                             : "what is written is none of its codes (" + shape_of(text) + ")";
    // Among codes of one letter or digit everything is near everything.
    constexpr std::size_t long_enough = 3;
    if (why.is_quoted && text.size() >= long_enough) why.help = did_you_mean(text, words);
    constexpr std::size_t few = 12;
    if (why.help.empty() && words.size() <= few) why.help = "it is one of " + list_of(words, "or");
    return why;
}

void set_unreadable(std::string_view text, Value& value) {
    value.state = Known::unreadable;
    value.mark = sum_of(text);
}

} // namespace

void read_value(std::string_view text, const Fact& fact, DateShape shape, const CodeTable* codes,
                const Calendar& calendar, Value& value) {
    value.state = Known::known;
    switch (fact.type) {
    case FactType::date:
        if (shape == DateShape::iso && text.size() == 10)
            if (const std::optional<Day> day = plain_day(ShortWord(text))) {
                value.set_day(*day);
                break;
            }
        if (const std::optional<When> when = parse_when(text, shape); !when)
            set_unreadable(text, value);
        else
            value.when = when->has_offset ? localised(*when, calendar) : *when;
        break;
    case FactType::code: {
        const std::int32_t code = codes->find(text);
        if (code >= 0)
            value.code = code;
        else if (code == CodeTable::nothing)
            value.state = Known::absent;
        else
            set_unreadable(text, value);
        break;
    }
    case FactType::number:
        if (const std::optional<std::int64_t> number = whole_number(text))
            value.number = *number;
        else
            set_unreadable(text, value);
        break;
    case FactType::text:
    case FactType::reference: value.set_text(text); break;
    }
}

bool is_same_value(const Fact& fact, const Value& a, const Value& b) {
    switch (fact.type) {
    case FactType::date: return a.when == b.when;
    case FactType::code: return a.code == b.code;
    case FactType::number: return a.number == b.number;
    case FactType::text:
    case FactType::reference: return a.text() == b.text();
    }
    return false;
}

Unreadable why_unreadable(std::string_view text, const Fact& fact, DateShape shape, const CodeTable* codes) {
    if (fact.type == FactType::date) return why_no_date(text, shape);
    if (fact.type == FactType::code) return why_no_code(text, codes);
    return {"what is written is no whole number (" + shape_of(text) + ")", ""};
}

} // namespace abide
