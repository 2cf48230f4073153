// Holds what was approved against what stands under the same name tonight.
#include "history/approved_for.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <utility>
#include <vector>

namespace abide {

namespace {

/// Stands in ids that were made, see the reader; nobody writes one with it.
constexpr char place_mark = '#';

/// Several records may have been named after one day.
bool is_date(std::string_view id) {
    constexpr std::size_t year = 4;
    const auto is_digit = [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; };
    return id.size() > year && std::ranges::all_of(id.substr(0, year), is_digit) && id[year] == '-' &&
           id.find_first_not_of("0123456789-:.T+Z") == std::string_view::npos;
}

bool is_of_record(const StandingFact& fact, std::string_view record, std::string_view id) {
    return fact.record == record && fact.id == id && !fact.fact.empty();
}

using Values = std::map<std::pair<std::string, std::string>, std::string>; // fact, and its value

Values values_in(std::string_view facts) {
    Values values;
    for (StandingFact& fact : read_facts(facts))
        values[{std::move(fact.record), std::move(fact.fact)}] = std::move(fact.value);
    return values;
}

} // namespace

bool is_named_by_place(const Duty& duty) {
    if (duty.period > 0 || duty.ordinal > 1) return true;
    const std::string_view id = duty.record_id;
    return duty.record != "case" && (id.empty() || id.find(place_mark) != std::string_view::npos || is_date(id));
}

ApprovedFor approved_for(const Standing& standing) {
    ApprovedFor one{standing.start, standing.due, {}};
    if (!is_named_by_place(standing.duty)) return one;
    std::vector<StandingFact> own;
    for (StandingFact& fact : read_facts(standing.facts))
        if (is_of_record(fact, standing.duty.record, standing.duty.record_id)) own.push_back(std::move(fact));
    one.facts = facts_text(std::move(own));
    return one;
}

ApprovedFor approved_for(const Verdict& verdict) { return approved_for(standing_of(verdict)); }

ApprovedFor approved_for(const Exception& exception) { return {exception.start, exception.due, exception.facts}; }

bool can_be_told(const ApprovedFor& one) { return one.start || one.due || !one.facts.empty(); }

bool still_means(const Exception& exception, const ApprovedFor& tonight) {
    if (!is_named_by_place(exception.duty)) return true;
    const ApprovedFor then = approved_for(exception);
    if (then.start != tonight.start || then.due != tonight.due) return false;
    bool is_told = then.start || then.due;
    const Values now = values_in(tonight.facts);
    for (const auto& [fact, value] : values_in(then.facts)) {
        const auto found = now.find(fact);
        if (found == now.end()) continue; // not looked at tonight
        if (found->second != value) return false;
        is_told = true;
    }
    return is_told;
}

std::string approved_for_words(const Exception& exception) {
    if (!is_named_by_place(exception.duty)) return "";
    std::string words;
    if (exception.start) words = "began " + long_date(*exception.start);
    if (exception.due) words += (words.empty() ? "due " : ", due ") + long_date(*exception.due);
    return words.empty() ? "without dates" : words;
}

} // namespace abide
