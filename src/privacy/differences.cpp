// The cases of two publications held against one another.
#include "privacy/differences.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "base/day.hpp"
#include "base/error.hpp"
#include "base/words.hpp"

namespace abide {

namespace {

/// A difference may come from so many cases.
constexpr std::size_t least_different = static_cast<std::size_t>(most_that_is_small) + 1;

struct Compared {
    std::size_t before = 0;
    std::size_t now = 0;
    std::size_t in_both = 0;
    std::size_t different = 0; ///< left, came, or are counted otherwise
};

Compared compare(const std::vector<CountedCase>& cases, const PublishedCases& before) {
    Compared compared{before.size(), 0, 0, 0};
    std::map<std::string, std::string> now;
    for (const CountedCase& one : cases) now[one.who] = one.counted;
    compared.now = now.size();
    std::size_t alike = 0;
    for (const auto& [who, counted] : now) {
        const auto there = before.find(who);
        if (there == before.end()) continue;
        ++compared.in_both;
        if (there->second == counted) ++alike;
    }
    compared.different = compared.before + compared.now - compared.in_both - alike;
    return compared;
}

} // namespace

std::string key_of_any_day(const std::string& key) {
    std::string found;
    std::string_view rest = key;
    for (;;) {
        const std::size_t end = rest.find('/');
        const std::string_view piece = rest.substr(0, end);
        found += parse_day(piece) ? "*" : piece;
        if (end == std::string_view::npos) return found;
        found += '/';
        rest.remove_prefix(end + 1);
    }
}

namespace {

/// By key_of_any_day(), the counts it had.
using KnownCounts = std::map<std::string, std::set<std::int64_t>>;

/// Of the keys that begin so, whether there are any, and which count something.
std::set<std::string> counting_keys(const KnownCounts& counts, const std::string& table, bool& is_any) {
    std::set<std::string> keys;
    for (auto at = counts.lower_bound(table); at != counts.end() && at->first.starts_with(table); ++at) {
        is_any = true;
        if (*at->second.rbegin() > 0) keys.insert(at->first);
    }
    return keys;
}

/// A row that is there for the first time, or no longer.
bool has_other_rows(const std::string& table, const KnownCounts& published, const KnownCounts& now) {
    bool was_published = false;
    bool is_published = false;
    const std::set<std::string> before = counting_keys(published, table, was_published);
    const std::set<std::string> after = counting_keys(now, table, is_published);
    const auto is_known = [](const KnownCounts& counts) {
        return [&counts](const std::string& key) { return counts.contains(key); };
    };
    return was_published &&
           !(std::ranges::all_of(before, is_known(now)) && std::ranges::all_of(after, is_known(published)));
}

} // namespace

bool is_different(const FiguresToPublish& figures, const Publications& earlier) {
    KnownCounts published;
    for (const PublishedCount& one : earlier.counts) published[key_of_any_day(one.key)].insert(one.count);
    KnownCounts now;
    for (const std::vector<Count>* counts : {&figures.counts, &figures.unshown})
        for (const Count& one : *counts) now[key_of_any_day(one.key)].insert(one.count);
    const bool has_other_counts = std::ranges::any_of(figures.counts, [&](const Count& one) {
        const auto there = published.find(key_of_any_day(one.key));
        return there != published.end() && !there->second.contains(one.count);
    });
    return has_other_counts || std::ranges::any_of(figures.tables, [&](const std::string& table) {
               return has_other_rows(key_of_any_day(table), published, now);
           });
}

namespace {

void check_behind(const FiguresToPublish& figures, const CasesBehind& behind, const PublishedCases& before) {
    const Compared compared = compare(behind.cases, before);
    const std::string cannot = figures.title + " cannot be published: ";
    if (compared.different > 0 && compared.different < least_different)
        throw Error(Exit::not_written,
                    cannot +
                        "since the last time what is counted has changed for fewer than six cases, and the difference "
                        "between the two would tell of them. What was published stands until more has changed");
    if (2 * compared.in_both < std::max(compared.before, compared.now))
        throw Error(
            Exit::not_written,
            cannot + "it counts other cases than the last time (" + std::to_string(compared.in_both) + " of " +
                std::to_string(std::max(compared.before, compared.now)) +
                " are the same), and counts of a part beside those of the whole tell of the rest. Read the same "
                "exports as then, or keep these reports' ledger apart with another state folder, for other "
                "readers");
}

} // namespace

void check_difference(const FiguresToPublish& figures, const Publications& earlier) {
    for (const CasesBehind& behind : figures.behind)
        if (const auto before = earlier.cases.find(behind.of); before != earlier.cases.end())
            check_behind(figures, behind, before->second);
}

} // namespace abide
