// What readers can know of every published count.
#include "privacy/ground.hpp"

#include <utility>

namespace abide {

namespace {

Tie tie_of(const PublishedSum& sum) {
    Tie tie;
    tie.terms.push_back({sum.whole, -1});
    for (const Position part : sum.parts) tie.terms.push_back({part, 1});
    for (const Position less : sum.less) tie.terms.push_back({less, -1});
    return tie;
}

/// To the nearest whole number, a half upwards.
int percentage_of(std::int64_t part, std::int64_t whole) {
    constexpr std::int64_t hundred = 100;
    return static_cast<int>((2 * hundred * part + whole) / (2 * whole));
}

} // namespace

SharedGround::SharedGround(Gathered gathered)
    : gathered_(std::move(gathered)), ratios_of_(gathered_.published.counts.size()),
      is_allowed_(gathered_.published.ratios.size(), true) {
    const Publications& published = gathered_.published;
    ground_.first_new = gathered_.first_new_count;
    for (const PublishedCount& count : published.counts) ground_.truth.push_back(count.count);
    for (const PublishedSum& sum : published.sums) ground_.ties.push_back(tie_of(sum));
    for (std::size_t at = 0; at < published.ratios.size(); ++at) {
        const PublishedRatio& ratio = published.ratios[at];
        ground_.ties.push_back(tie_of({ratio.whole, {ratio.part, ratio.rest}, {}}));
        for (const Position count : {ratio.part, ratio.whole, ratio.rest}) ratios_of_[count].push_back(at);
    }
    ground_.ranges.resize(published.counts.size());
    for (Position at = 0; at < ground_.ranges.size(); ++at) refresh_range(at);
    for (std::size_t at = gathered_.first_new_ratio; at < published.ratios.size(); ++at) refresh_ratio(at);
}

void SharedGround::show_as(Position at, const CountView& view) {
    PublishedCount& count = gathered_.published.counts[at];
    count.shown = view.shown;
    count.known = view.known;
    refresh_range(at);
    for (const std::size_t ratio : ratios_of_[at]) refresh_ratio(ratio);
}

void SharedGround::allow(std::size_t ratio, bool is_allowed) {
    is_allowed_[ratio] = is_allowed;
    refresh_ratio(ratio);
}

bool SharedGround::has_shown_counts(const PublishedRatio& ratio) const {
    return !is_hidden(ratio.part) && !is_hidden(ratio.whole);
}

bool SharedGround::could_be_shown(const PublishedRatio& ratio) const {
    return has_shown_counts(ratio) && !is_small(count(ratio.rest).count);
}

void SharedGround::refresh_ratio(std::size_t at) {
    PublishedRatio& ratio = gathered_.published.ratios[at];
    if (is_new_ratio(at)) {
        const std::int64_t whole = count(ratio.whole).count;
        const bool is_shown = is_allowed_[at] && could_be_shown(ratio) && whole >= least_denominator;
        ratio.percentage = is_shown ? std::optional(percentage_of(count(ratio.part).count, whole)) : std::nullopt;
    }
    for (const Position each : {ratio.part, ratio.whole, ratio.rest}) refresh_range(each);
}

/// What the percentage, or that there is none, tells of one of its counts.
Range SharedGround::range_by(const PublishedRatio& ratio, Position at) const {
    const PublishedCount& one = count(at);
    const std::int64_t part = count(ratio.part).count;
    const std::int64_t rest = count(ratio.rest).count;
    const bool tells_all = part > 0 && rest > 0;
    if (ratio.percentage && (tells_all || (rest == 0 && at == ratio.rest))) return {one.count, one.count};
    // That there is none although both counts are shown tells that what is left of the whole is small.
    if (at == ratio.rest && is_small(rest) && has_shown_counts(ratio)) return shown_alike(rest);
    // A whole shown as 10 may be 8 or 9, and then has no percentages.
    if (at != ratio.whole || !could_be_shown(ratio)) return {};
    if (one.count < least_denominator) return {0, least_denominator - 1};
    return {least_denominator, no_limit};
}

void SharedGround::refresh_range(Position at) {
    Range range = count(at).known;
    for (const std::size_t ratio : ratios_of_[at]) range = both(range, range_by(this->ratio(ratio), at));
    ground_.ranges[at] = range;
}

} // namespace abide
