// What readers can know of every published count, kept up to date while this publication is made safe.
#pragma once

#include <vector>

#include "privacy/gathering.hpp"
#include "privacy/other_worlds.hpp"

namespace abide {

/// How one new count is shown, so that it can be put back.
struct CountView {
    ShownCount shown = ShownCount::hidden();
    Range known;
};

/// The gathered publications with the ground the search for worlds goes by. Each change of how something is shown is
/// followed by the percentages that depend on it, and by the ranges.
class SharedGround {
  public:
    explicit SharedGround(Gathered gathered);

    [[nodiscard]] const Gathered& gathered() const { return gathered_; }
    [[nodiscard]] const PublishedCount& count(Position at) const { return gathered_.published.counts[at]; }
    [[nodiscard]] const PublishedRatio& ratio(std::size_t at) const { return gathered_.published.ratios[at]; }
    [[nodiscard]] const PublicGround& ground() const { return ground_; }
    [[nodiscard]] bool is_new(Position at) const { return at >= gathered_.first_new_count; }
    [[nodiscard]] bool is_new_ratio(std::size_t at) const { return at >= gathered_.first_new_ratio; }
    /// Those in which it is part, whole or rest.
    [[nodiscard]] const std::vector<std::size_t>& ratios_of(Position at) const { return ratios_of_[at]; }
    [[nodiscard]] CountView view(Position at) const { return {count(at).shown, count(at).known}; }
    [[nodiscard]] bool is_hidden(Position at) const { return count(at).shown == ShownCount::hidden(); }

    /// Requires a new count.
    void show_as(Position at, const CountView& view);
    /// Whether this new percentage may be shown as far as it alone is concerned: it still is not while one of its
    /// counts is hidden, its rest is small or its whole is less than ten.
    void allow(std::size_t ratio, bool is_allowed);

    Publications take_published() { return std::move(gathered_.published); }

  private:
    [[nodiscard]] bool has_shown_counts(const PublishedRatio& ratio) const;
    [[nodiscard]] bool could_be_shown(const PublishedRatio& ratio) const;
    [[nodiscard]] Range range_by(const PublishedRatio& ratio, Position at) const;
    void refresh_ratio(std::size_t at);
    void refresh_range(Position at);

    Gathered gathered_;
    PublicGround ground_;
    std::vector<std::vector<std::size_t>> ratios_of_;
    std::vector<bool> is_allowed_; ///< by ratio
};

} // namespace abide
