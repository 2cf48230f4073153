// A whole beside its parts.
#include "privacy/whole.hpp"

#include <algorithm>

namespace abide {

namespace {

/// Sums of limits, of which some may be no limit at all.
struct Limit {
    std::int64_t finite = 0;
    int unlimited = 0;

    void add(std::int64_t limit, int sign = 1) {
        if (limit >= no_limit)
            unlimited += sign;
        else
            finite += sign * limit;
    }
    [[nodiscard]] std::int64_t value(std::int64_t when_unlimited) const {
        return unlimited > 0 ? when_unlimited : finite;
    }
};

/// What a part adds to the whole at least and at most.
struct Reach {
    Limit least;
    Limit most;

    /// Adds a part, or with -1 takes it out again.
    void add(const KnownPart& part, int times) {
        if (part.sign > 0) {
            least.add(part.known.least, times);
            most.add(part.known.most, times);
            return;
        }
        most.finite -= times * part.known.least;
        if (part.known.most >= no_limit)
            least.unlimited += times;
        else
            least.finite -= times * part.known.most;
    }
    [[nodiscard]] Range range() const { return {least.value(-no_limit), most.value(no_limit)}; }
};

/// Whether a whole in this range would leave a hidden part that may be small too few counts, from above or from below.
struct Tells {
    bool by_most = false;
    bool by_least = false;
};

class Beside {
  public:
    explicit Beside(std::span<const KnownPart> parts) : parts_(parts) {
        for (const KnownPart& part : parts) reach_.add(part, 1);
    }

    [[nodiscard]] Range range() const { return reach_.range(); }

    [[nodiscard]] Tells tells(Range whole) const {
        Tells tells;
        for (const KnownPart& part : parts_) {
            const bool may_be_small = part.is_hidden && part.known.least <= most_that_is_small;
            if (may_be_small && part.known.values() >= least_possible_counts) look_at(part, whole, tells);
        }
        return tells;
    }

  private:
    void look_at(const KnownPart& part, Range whole, Tells& tells) const {
        Reach others = reach_;
        others.add(part, -1);
        const Range rest = others.range();
        // whole = rest + part, or whole = rest - part
        const std::int64_t least = part.sign > 0 ? whole.least - rest.most : rest.least - whole.most;
        const std::int64_t most = part.sign > 0 ? whole.most - rest.least : rest.most - whole.least;
        if (both(part.known, {least, most}).values() >= least_possible_counts) return;
        const bool from_above = most < part.known.most;
        const bool from_below = least > part.known.least;
        if (from_above) (part.sign > 0 ? tells.by_most : tells.by_least) = true;
        if (from_below) (part.sign > 0 ? tells.by_least : tells.by_most) = true;
    }

    std::span<const KnownPart> parts_;
    Reach reach_;
};

} // namespace

Range range_of_whole(std::span<const KnownPart> parts) {
    const Range range = Beside(parts).range();
    return {std::max<std::int64_t>(range.least, 0), std::max<std::int64_t>(range.most, 0)};
}

std::optional<Range> hidden_range_of_whole(std::span<const KnownPart> parts, std::int64_t whole) {
    const Beside beside(parts);
    const Range possible = range_of_whole(parts);
    const Range own = shown_alike(whole);
    const Tells tells = beside.tells(own);
    Range joined = own;
    if (own.most < possible.most) {
        const Range above = shown_alike(own.most + 1);
        if (tells.by_most || beside.tells(above).by_least) joined = spanning(joined, above);
    }
    if (own.least > possible.least) {
        const Range below = shown_alike(own.least - 1);
        if (tells.by_least || beside.tells(below).by_most) joined = spanning(joined, below);
    }
    if (joined != own) return joined;
    // Nothing it could be instead: hidden, it tells no more than its parts do.
    if (tells.by_most || tells.by_least) return Range{};
    return std::nullopt;
}

} // namespace abide
