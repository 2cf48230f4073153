// The exceptions as a night knew them: what of them can change later is noted with the sweep.
#include "command/nightly/exceptions_then.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "base/words.hpp"
#include "command/nightly/night_record.hpp"

namespace abide {

namespace {

// Settings of a sweep that nobody configures, besides `exceptions_known`.
constexpr std::string_view exceptions_counted = "exceptions counted"; ///< how many there are; the numbers have gaps
constexpr std::string_view exceptions_ended = "exceptions ended";     ///< "3 2026-04-20 5 2026-04-11"
constexpr std::string_view exceptions_pruned = "exceptions pruned";   ///< which pruning was the last

const std::string* text_set(const SweepRecord& sweep, std::string_view name) {
    const auto found = std::ranges::find(sweep.settings, name, &NamedText::name);
    return found == sweep.settings.end() ? nullptr : &found->text;
}

/// The day each was ended on, by number.
std::map<std::string, Day> ended_then(const SweepRecord& sweep) {
    std::map<std::string, Day> ended;
    const std::string* text = text_set(sweep, exceptions_ended);
    const std::vector<std::string> words = text == nullptr ? std::vector<std::string>() : split_words(*text);
    for (std::size_t i = 0; i + 1 < words.size(); i += 2)
        if (const std::optional<Day> day = parse_day(words[i + 1])) ended[words[i]] = *day;
    return ended;
}

/// As that night knew it.
Exception as_then(Exception exception, const std::map<std::string, Day>& ended) {
    const auto found = ended.find(std::to_string(exception.number));
    exception.expired = found == ended.end() ? std::nullopt : std::optional(found->second);
    return exception;
}

} // namespace

void note_exceptions(std::span<const Exception> known, std::int64_t prunings, SweepRecord& into) {
    std::string ended;
    for (const Exception& one : known)
        if (one.expired) ended += (ended.empty() ? "" : " ") + std::to_string(one.number) + " " + iso(*one.expired);
    const std::int64_t last = known.empty() ? 0 : known.back().number;
    into.settings.push_back({std::string(exceptions_known), std::to_string(last)});
    into.settings.push_back({std::string(exceptions_counted), std::to_string(known.size())});
    into.settings.push_back({std::string(exceptions_ended), ended});
    into.settings.push_back({std::string(exceptions_pruned), std::to_string(prunings)});
}

std::optional<std::vector<Exception>> exceptions_then(const SweepRecord& sweep, std::vector<Exception> now) {
    if (text_set(sweep, exceptions_ended) == nullptr) return std::nullopt;
    const std::int64_t last = number_set(sweep, exceptions_known);
    const std::int64_t prunings = number_set(sweep, exceptions_pruned);
    std::erase_if(
        now, [&](const Exception& one) { return one.number > last || (one.pruning > 0 && one.pruning <= prunings); });
    if (static_cast<std::int64_t>(now.size()) != number_set(sweep, exceptions_counted)) return std::nullopt;
    const std::map<std::string, Day> ended = ended_then(sweep);
    for (Exception& one : now) one = as_then(std::move(one), ended);
    return now;
}

bool was_in_force(const SweepRecord& sweep, const Exception& exception) {
    return exception.number <= number_set(sweep, exceptions_known) &&
           as_then(exception, ended_then(sweep)).holds_on(sweep.as_at);
}

} // namespace abide
