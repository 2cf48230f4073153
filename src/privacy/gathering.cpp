// A new publication set beside the earlier ones.
#include "privacy/gathering.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include "base/error.hpp"

namespace abide {

namespace {

bool has_control(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; });
}

class Gathering {
  public:
    Gathering(const FiguresToPublish& figures, const Publications& earlier) : figures_(figures) {
        gathered_.title = figures.title;
        gathered_.published = earlier;
        gathered_.first_new_count = static_cast<Position>(earlier.counts.size());
        gathered_.first_new_sum = earlier.sums.size();
        gathered_.first_new_ratio = earlier.ratios.size();
        for (Position at = 0; at < earlier.counts.size(); ++at) versions_[earlier.counts[at].key].push_back(at);
    }

    Gathered take() {
        std::vector<std::string>& titles = gathered_.published.titles;
        if (has_control(figures_.title)) refuse("their title holds a control character");
        if (std::ranges::find(titles, figures_.title) == titles.end()) titles.push_back(figures_.title);
        take_counts();
        take_sums();
        take_ratios();
        return std::move(gathered_);
    }

  private:
    [[noreturn]] void refuse(const std::string& what) const {
        throw Error(Exit::fault, "the figures of " + figures_.title + " cannot be protected: " + what);
    }

    void check(const Count& count) const {
        if (count.key.empty() || has_control(count.key) || count.key.starts_with(rest_mark))
            refuse("a key is empty, holds a control character or begins with \"rest of \"");
        if (count.count < 0 || count.count >= no_limit) refuse(count.key + " is no count");
    }

    struct Given {
        std::int64_t count = 0;
        bool is_shown = true;
        bool operator==(const Given&) const = default;
    };

    void take_counts() {
        std::map<std::string, Given> counts; // in an order of their own: the one they are given in is no matter
        const auto take = [&](const Count& count, bool is_shown) {
            check(count);
            const Given given{count.count, is_shown};
            const auto [there, is_new] = counts.emplace(count.key, given);
            if (!is_new && there->second != given) refuse(count.key + " is given with two counts");
        };
        for (const Count& count : figures_.counts) take(count, true);
        for (const Count& count : figures_.unshown) take(count, false);
        for (const auto& [key, given] : counts) gathered_.counts[key] = position_of(key, given.count, given.is_shown);
    }

    /// An earlier figure with that count, or a new one. One that was only thought of until now is a new one and the
    /// same as it was.
    Position position_of(const std::string& key, std::int64_t count, bool is_shown) {
        std::optional<Position> thought_of;
        for (const Position at : versions_[key]) {
            const PublishedCount& one = gathered_.published.counts[at];
            if (one.count != count) continue;
            if (!is_shown || !one.is_unshown) return at;
            thought_of = at;
        }
        if (!is_shown) return add({key, count, ShownCount::hidden(), Range{}, false, true});
        const Position at = add_shown(key, count);
        if (thought_of) same_.push_back({at, {*thought_of}, {}});
        return at;
    }

    Position add_shown(const std::string& key, std::int64_t count) {
        ShownCount shown = ShownCount::zero();
        if (count > 0) shown = is_small(count) ? ShownCount::hidden() : ShownCount::rounded(rounded(count));
        if (is_of_few(key, count))
            return add({key, count, ShownCount::hidden(), {most_that_is_small + 1, no_limit}, true, false});
        return add({key, count, shown, shown_alike(count), false, false});
    }

    [[nodiscard]] bool is_of_few(const std::string& key, std::int64_t count) const {
        const auto children = figures_.children.find(key);
        return count > most_that_is_small && children != figures_.children.end() && is_small(children->second);
    }

    Position add(PublishedCount count) {
        gathered_.published.counts.push_back(std::move(count));
        return static_cast<Position>(gathered_.published.counts.size() - 1);
    }

    /// A figure of this publication, else the last one of an earlier publication.
    Position named(const std::string& key) const {
        if (const auto given = gathered_.counts.find(key); given != gathered_.counts.end()) return given->second;
        const auto found = versions_.find(key);
        if (found == versions_.end() || found->second.empty()) refuse(key + " was never a figure");
        return found->second.back();
    }

    std::vector<Position> named(const std::vector<std::string>& keys) const {
        std::vector<Position> positions;
        for (const std::string& key : keys) positions.push_back(named(key));
        std::ranges::sort(positions);
        return positions;
    }

    [[nodiscard]] std::int64_t total(const std::vector<Position>& positions) const {
        std::int64_t total = 0;
        for (const Position at : positions) total += gathered_.published.counts[at].count;
        return total;
    }

    [[nodiscard]] bool is_all_given(const CountSum& sum) const {
        const auto is_given = [&](const std::string& key) { return gathered_.counts.contains(key); };
        return is_given(sum.whole) && std::ranges::all_of(sum.parts, is_given) &&
               std::ranges::all_of(sum.less, is_given);
    }

    void take_sums() {
        std::vector<PublishedSum>& all = gathered_.published.sums;
        const std::set<PublishedSum> known(all.begin(), all.end());
        std::set<PublishedSum> sums(same_.begin(), same_.end());
        for (const CountSum& sum : figures_.sums) {
            PublishedSum one{named(sum.whole), named(sum.parts), named(sum.less)};
            const bool adds_up = gathered_.published.counts[one.whole].count + total(one.less) == total(one.parts);
            if (!adds_up && is_all_given(sum)) refuse("what makes up " + sum.whole + " does not add up to it");
            if (adds_up && !known.contains(one)) sums.insert(std::move(one));
        }
        all.insert(all.end(), sums.begin(), sums.end());
    }

    void take_ratios() {
        std::vector<PublishedRatio>& all = gathered_.published.ratios;
        std::map<std::pair<Position, Position>, std::size_t> known;
        for (std::size_t at = 0; at < all.size(); ++at) known[{all[at].part, all[at].whole}] = at;
        std::set<std::pair<Position, Position>> wanted;
        for (const Ratio& ratio : figures_.ratios) {
            if (!gathered_.counts.contains(ratio.part) || !gathered_.counts.contains(ratio.whole))
                refuse("a percentage is of " + ratio.part + " in " + ratio.whole + ", which are not both given");
            wanted.emplace(named(ratio.part), named(ratio.whole));
        }
        for (const auto& pair : wanted) {
            const auto [there, is_new] = known.emplace(pair, all.size());
            if (is_new) all.push_back({pair.first, pair.second, rest_of(pair.first, pair.second), std::nullopt});
            gathered_.ratios.push_back(there->second);
        }
    }

    Position rest_of(Position part, Position whole) {
        const PublishedCount& a = gathered_.published.counts[part];
        const PublishedCount& b = gathered_.published.counts[whole];
        const std::int64_t rest = b.count - a.count;
        if (rest < 0) refuse(a.key + " is more than " + b.key + ", of which it is a part");
        return add({std::string(rest_mark) + a.key + " in " + b.key, rest, ShownCount::hidden(), Range{}, false, true});
    }

    const FiguresToPublish& figures_;
    Gathered gathered_;
    std::unordered_map<std::string, std::vector<Position>> versions_; ///< of a key, the last one last
    std::vector<PublishedSum> same_;                                  ///< what was thought of and is now shown
};

} // namespace

Gathered gather(const FiguresToPublish& figures, const Publications& earlier) {
    return Gathering(figures, earlier).take();
}

} // namespace abide
