// The sentence of each kind of cause.
#include "history/cause_words.hpp"

#include "base/words.hpp"

namespace abide {

namespace {

constexpr std::array<std::string_view, cause_kind_count> kinds = {
    "the record changed",
    "time passed",
    "the calendar changed",
    "the procedure changed",
    "a setting changed",
    "an exception began",
    "an exception ended",
    "Abide itself changed",
    "the case is not in the exports",
    "the case, or what may hold it, could not be read",
};

constexpr std::array<std::string_view, category_name_count> categories = {
    "new", "reopened", "became cannot tell", "updated", "resolved", "held", "still open",
};

/// "held-date: 2026-04-09 (now decides)" -> "held-date is 2026-04-09 (now decides)". An id may hold a colon; a value
/// never does.
std::string as_clause(const std::string& part) {
    const std::size_t colon = part.rfind(": ");
    if (colon == std::string::npos) return part;
    return part.substr(0, colon) + " is " + part.substr(colon + 2);
}

/// Several stand one after another, each ended by what is in brackets: "a: 1 (now decides); b (no longer recorded; was
/// 2)".
std::string as_clauses(const std::string& what) {
    constexpr std::string_view between = "); ";
    std::string text;
    for (std::size_t from = 0; from < what.size();) {
        const std::size_t bracket = what.find(between, from);
        const std::size_t end = bracket == std::string::npos ? what.size() : bracket + 1;
        text += (text.empty() ? "" : "; ") + as_clause(what.substr(from, end - from));
        from = bracket == std::string::npos ? end : bracket + between.size();
    }
    return text;
}

} // namespace

std::string sentence_of(const Cause& cause) {
    // This case may well be there.
    if (cause.kind == CauseKind::not_in_export && !cause.what.empty()) return capitalised(cause.what) + ".";
    if (cause.kind == CauseKind::time_passed && parse_day(cause.what))
        return "Time passed: so it stands since " + cause.what + ".";
    if (cause.kind == CauseKind::time_passed && cause.what.starts_with(now_counts))
        return "A recorded date has come and now counts: " + cause.what.substr(now_counts.size()) + ".";
    std::string sentence = capitalised(words_of(cause.kind));
    if (!cause.what.empty()) sentence += ": " + as_clauses(cause.what);
    return sentence + ".";
}

std::string sentences_of(const std::vector<Cause>& causes) {
    if (causes.empty()) return "No cause is recorded.";
    std::string text;
    for (const Cause& cause : causes) text += (text.empty() ? "" : " ") + sentence_of(cause);
    return text;
}

std::string_view words_of(CauseKind kind) { return kinds.at(static_cast<std::size_t>(kind)); }

std::string_view words_of(Category category) { return categories.at(static_cast<std::size_t>(category)); }

} // namespace abide
