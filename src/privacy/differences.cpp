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

constexpr std::string_view erased_start = "erased ";

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
    const auto is_erased = [](const auto& entry) { return entry.first.starts_with(erased_start); };
    const auto erased = static_cast<std::size_t>(std::ranges::count_if(before, is_erased));
    const std::size_t left = compared.before - erased - compared.in_both;
    const std::size_t came = compared.now - compared.in_both;
    compared.different = left + (came - std::min(came, erased)) + compared.in_both - alike;
    return compared;
}

} // namespace

std::string erased_name(std::size_t number) { return std::string(erased_start) + std::to_string(number); }

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

bool is_different(const FiguresToPublish& figures, const Publications& earlier) {
    std::map<std::string, std::set<std::int64_t>> published;
    for (const PublishedCount& one : earlier.counts) published[key_of_any_day(one.key)].insert(one.count);
    return std::ranges::any_of(figures.counts, [&](const Count& one) {
        const auto there = published.find(key_of_any_day(one.key));
        return there != published.end() && !there->second.contains(one.count);
    });
}

void check_difference(const FiguresToPublish& figures, const Publications& earlier) {
    const auto before = earlier.cases.find(figures.of);
    if (figures.of.empty() || before == earlier.cases.end()) return;
    const Compared compared = compare(figures.cases, before->second);
    const std::string cannot = figures.title + " cannot be published: ";
    if (compared.different < least_different)
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

} // namespace abide
