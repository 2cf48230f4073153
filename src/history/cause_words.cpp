// The sentence of each kind of cause.
#include "history/cause_words.hpp"

namespace abide {

namespace {

constexpr std::array<std::string_view, cause_kind_count> beginnings = {
    "The record changed",
    "Time passed",
    "The calendar changed",
    "The procedure changed",
    "A setting changed",
    "An exception began",
    "An exception ended",
    "Abide itself changed",
    "The case is not in the exports",
    "The case, or what may hold it, could not be read",
};

constexpr std::array<std::string_view, category_count> categories = {
    "new", "reopened", "became cannot tell", "updated", "resolved", "held",
};

/// "held-date: 2026-04-09" -> "held-date is 2026-04-09". An id may hold a colon; what a value is never does.
std::string as_clause(const std::string& what) {
    const std::size_t colon = what.rfind(": ");
    if (colon == std::string::npos) return what;
    return what.substr(0, colon) + " is " + what.substr(colon + 2);
}

} // namespace

std::string sentence_of(const Cause& cause) {
    std::string sentence(beginnings.at(static_cast<std::size_t>(cause.kind)));
    if (!cause.what.empty()) sentence += ": " + as_clause(cause.what);
    return sentence + ".";
}

std::string sentences_of(const std::vector<Cause>& causes) {
    if (causes.empty()) return "No cause is recorded.";
    std::string text;
    for (const Cause& cause : causes) text += (text.empty() ? "" : " ") + sentence_of(cause);
    return text;
}

std::string_view words_of(Category category) { return categories.at(static_cast<std::size_t>(category)); }

} // namespace abide
