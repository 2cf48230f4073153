// Wholes hidden beside their parts, from the parts up.
#include "privacy/wholes_hidden.hpp"

#include <cstdint>
#include <vector>

#include "privacy/whole.hpp"

namespace abide {

namespace {

class Wholes {
  public:
    explicit Wholes(SharedGround& shared)
        : shared_(shared), sums_(shared.gathered().published.sums), sums_of_(shared.ground().truth.size()),
          visit_(shared.ground().truth.size(), Visit::none), known_(shared.ground().truth.size()) {
        for (std::size_t at = 0; at < sums_.size(); ++at) sums_of_[sums_[at].whole].push_back(at);
    }

    void hide() {
        for (std::size_t at = shared_.gathered().first_new_sum; at < sums_.size(); ++at) hide_parts(sums_[at]);
        for (Position at = 0; at < visit_.size(); ++at) visit(at);
    }

  private:
    /// An earlier "c" in exactly one part fewer than it can be: were they all "c", the whole would be all of it.
    void hide_parts(const PublishedSum& sum) {
        const PublishedCount& whole = shared_.count(sum.whole);
        const auto parts = static_cast<std::int64_t>(sum.parts.size());
        if (shared_.is_new(sum.whole) || !shared_.is_hidden(sum.whole) || !sum.less.empty()) return;
        if (parts != whole.known.most - least_possible_counts + 2) return;
        for (const Position part : sum.parts)
            if (shared_.is_new(part)) shared_.show_as(part, {ShownCount::hidden(), Range{}});
    }

    /// What parts a whole has is settled before the whole; a figure that is a part of itself is met once.
    void visit(Position at) {
        if (visit_[at] != Visit::none) return;
        visit_[at] = Visit::begun;
        for (const std::size_t sum : sums_of_[at]) {
            for (const Position part : sums_[sum].parts) visit(part);
            for (const Position part : sums_[sum].less) visit(part);
        }
        for (const std::size_t sum : sums_of_[at])
            if (shared_.is_new(at)) settle(at, parts_of(sums_[sum]));
        known_[at] = shared_.count(at).known;
        for (const std::size_t sum : sums_of_[at]) known_[at] = both(known_[at], range_of_whole(parts_of(sums_[sum])));
        visit_[at] = Visit::done;
    }

    [[nodiscard]] std::vector<KnownPart> parts_of(const PublishedSum& sum) const {
        std::vector<KnownPart> parts;
        const auto add = [&](Position at, int sign) {
            const Range known = visit_[at] == Visit::done ? known_[at] : shared_.count(at).known;
            // Of what nobody is shown the proof alone decides: no reader asks why it is hidden.
            parts.push_back({known, shared_.is_hidden(at) && !shared_.count(at).is_unshown, sign});
        };
        for (const Position part : sum.parts) add(part, 1);
        for (const Position part : sum.less) add(part, -1);
        return parts;
    }

    void settle(Position at, const std::vector<KnownPart>& parts) {
        const std::optional<Range> range = hidden_range_of_whole(parts, shared_.count(at).count);
        if (!range) return;
        // Hidden by two sums, it is known as well as by the one that tells least.
        const Range known = shared_.is_hidden(at) ? spanning(*range, shared_.count(at).known) : *range;
        shared_.show_as(at, {ShownCount::hidden(), known});
    }

    enum class Visit : std::uint8_t { none, begun, done };
    SharedGround& shared_;
    const std::vector<PublishedSum>& sums_;
    std::vector<std::vector<std::size_t>> sums_of_; ///< by whole
    std::vector<Visit> visit_;
    std::vector<Range> known_; ///< from the parts up
};

} // namespace

void hide_wholes_that_tell(SharedGround& shared) { Wholes(shared).hide(); }

} // namespace abide
