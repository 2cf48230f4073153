// Protecting a publication: each hidden small count proven safe in turn, and what stands in the way given up.
#include "privacy/suppress.hpp"

#include <algorithm>
#include <compare>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/words.hpp"
#include "privacy/gathering.hpp"
#include "privacy/ground.hpp"
#include "privacy/other_worlds.hpp"
#include "privacy/wholes_hidden.hpp"

namespace abide {

namespace {

/// Besides the true one.
constexpr std::size_t others_wanted = least_possible_counts - 1;

/// Something of this publication that can be given up, cheapest first. A loss that is nearer to what it is to protect
/// goes before one that is not.
struct Loss {
    enum class Of : std::uint8_t { count, percentage, whole, zero, reason };
    bool is_reason = false; ///< why a count is hidden is no longer taken to be known
    bool is_far = false;
    Of of = Of::percentage;
    std::int64_t size = 0; ///< the true count
    std::size_t at = 0;    ///< the ratio, or the count

    auto operator<=>(const Loss&) const = default;
};

/// What was given up, and how it was before.
struct GivenUp {
    bool is_percentage = false;
    std::size_t at = 0;
    CountView before;
};

class Suppression {
  public:
    explicit Suppression(SharedGround& shared)
        : shared_(shared), worlds_(shared.ground()), is_whole_(shared.ground().truth.size(), false),
          others_(shared.ground().truth.size()) {
        const Gathered& gathered = shared.gathered();
        for (const PublishedSum& sum : gathered.published.sums) is_whole_[sum.whole] = true;
    }

    /// Returns the worlds that prove it. Throws Error(not_written).
    std::vector<OtherWorld> protect_all() {
        carry_on_worlds();
        for (Position at = 0; at < others_.size(); ++at)
            if (needs_proof(at) && !make_safe(at)) unsafe_.push_back(shared_.count(at).key);
        if (!unsafe_.empty()) refuse();
        return std::move(proofs_);
    }

  private:
    [[nodiscard]] bool needs_proof(Position at) const {
        const PublishedCount& count = shared_.count(at);
        const bool tells_of_few = is_small(count.count) || count.is_of_few;
        return shared_.is_hidden(at) && tells_of_few && others_[at].size() < others_wanted;
    }

    /// The worlds of the earlier publications are there: most are worlds of all together, with a little moved.
    void carry_on_worlds() {
        const std::vector<OtherWorld>& earlier = shared_.gathered().published.worlds;
        earlier_.resize(others_.size());
        for (const OtherWorld& world : earlier) {
            if (const std::optional<OtherWorld> found = worlds_.carry_on(world)) note(*found);
            for (const Moved& moved : world) earlier_[moved.count].push_back(&world);
        }
    }

    /// Gives up as much as it takes; false when nothing of this publication can help.
    bool make_safe(Position at) {
        std::vector<GivenUp> given_up;
        std::vector<Blocker> blockers;
        std::vector<const OtherWorld*> starts = earlier_[at];
        std::vector<OtherWorld> found = worlds_.look(at, others_wanted, starts, blockers);
        bool has_hidden_all = false;
        while (found.size() < others_wanted) {
            const std::optional<Loss> loss = cheapest(blockers);
            if (loss) {
                give_up(*loss, given_up);
            } else {
                if (has_hidden_all) break;
                has_hidden_all = true;
                hide_all(given_up);
                starts = starts_around(at);
            }
            found = worlds_.look(at, others_wanted, starts, blockers);
        }
        // What was given up last was worth most.
        std::ranges::reverse(given_up);
        for (const GivenUp& loss : given_up) show_again(loss, at, starts, found);
        for (const OtherWorld& world : found) note(world);
        return found.size() == others_wanted;
    }

    /// The earlier worlds in which this count, or one it is tied to, is different: a new total of earlier counts is
    /// different where they are.
    [[nodiscard]] std::vector<const OtherWorld*> starts_around(Position at) const {
        constexpr std::size_t most = 64;
        std::vector<const OtherWorld*> starts = earlier_[at];
        for (const Position tied : worlds_.tied_to(at))
            for (const OtherWorld* world : earlier_[tied])
                if (starts.size() < most && std::ranges::find(starts, world) == starts.end()) starts.push_back(world);
        return starts;
    }

    [[nodiscard]] std::optional<Loss> cheapest(const std::vector<Blocker>& blockers) const {
        std::optional<Loss> best;
        for (const Blocker& blocker : blockers) {
            const std::optional<Loss> loss = loss_that_frees(blocker);
            if (loss && (!best || *loss < *best)) best = loss;
        }
        return best;
    }

    [[nodiscard]] std::optional<Loss> loss_that_frees(const Blocker& blocker) const {
        const PublishedCount& count = shared_.count(blocker.count);
        for (const std::size_t ratio : shared_.ratios_of(blocker.count))
            if (shared_.is_new_ratio(ratio) && shared_.ratio(ratio).percentage)
                return Loss{false, !blocker.is_beside, Loss::Of::percentage,
                            shared_.count(shared_.ratio(ratio).whole).count, ratio};
        if (!shared_.is_new(blocker.count)) return std::nullopt;
        if (shared_.is_hidden(blocker.count)) {
            if (count.known.most >= no_limit && count.known.least <= 1) return std::nullopt;
            return Loss{true, !blocker.is_beside, Loss::Of::reason, count.count, blocker.count};
        }
        Loss::Of of = is_whole_[blocker.count] ? Loss::Of::whole : Loss::Of::count;
        if (count.count == 0) of = Loss::Of::zero;
        return Loss{false, !blocker.is_beside, of, count.count, blocker.count};
    }

    void give_up(const Loss& loss, std::vector<GivenUp>& given_up) {
        if (loss.of == Loss::Of::percentage) {
            given_up.push_back({true, loss.at, {}});
            shared_.allow(loss.at, false);
            return;
        }
        if (loss.of == Loss::Of::reason) {
            const Range any{loss.size == 0 ? 0 : 1, no_limit};
            return hide(static_cast<Position>(loss.at), any, given_up);
        }
        // A reader is taken to know that it was withheld, and so that it is not small.
        const Range known = loss.size == 0 ? Range{0, most_that_is_small} : Range{most_that_is_small + 1, no_limit};
        hide(static_cast<Position>(loss.at), known, given_up);
    }

    void hide(Position at, Range known, std::vector<GivenUp>& given_up) {
        given_up.push_back({false, at, shared_.view(at)});
        shared_.show_as(at, {ShownCount::hidden(), known});
    }

    /// Everything of this publication: when all there is "c", a "c" tells nothing any more.
    void hide_all(std::vector<GivenUp>& given_up) {
        for (Position at = shared_.gathered().first_new_count; at < is_whole_.size(); ++at)
            if (shared_.count(at).known != Range{}) hide(at, Range{}, given_up);
    }

    /// If all the worlds that were found allow it, or others that do are found in their place.
    void show_again(const GivenUp& loss, Position small, std::span<const OtherWorld* const> starts,
                    std::vector<OtherWorld>& found) {
        const auto at = static_cast<Position>(loss.at);
        const CountView now = loss.is_percentage ? CountView{} : shared_.view(at);
        if (loss.is_percentage)
            shared_.allow(loss.at, true);
        else
            shared_.show_as(at, loss.before);
        if (std::ranges::all_of(found, [&](const OtherWorld& world) { return is_possible(world); })) return;
        std::vector<Blocker> blockers;
        std::vector<OtherWorld> instead = worlds_.look(small, others_wanted, starts, blockers);
        if (instead.size() == others_wanted) {
            found = std::move(instead);
            return;
        }
        if (loss.is_percentage)
            shared_.allow(loss.at, false);
        else
            shared_.show_as(at, now);
    }

    [[nodiscard]] bool is_possible(const OtherWorld& world) const {
        return std::ranges::all_of(
            world, [&](const Moved& moved) { return shared_.ground().ranges[moved.count].holds(moved.to); });
    }

    /// A world is a proof for everything that is different in it.
    void note(const OtherWorld& world) {
        bool is_of_use = false;
        for (const Moved& moved : world) {
            std::vector<std::int64_t>& others = others_[moved.count];
            if (!needs_proof(moved.count) || std::ranges::find(others, moved.to) != others.end()) continue;
            others.push_back(moved.to);
            is_of_use = true;
        }
        if (is_of_use) proofs_.push_back(world);
    }

    [[noreturn]] void refuse() const {
        constexpr std::size_t most_named = 5;
        std::vector<std::string> named(
            unsafe_.begin(), unsafe_.begin() + static_cast<std::ptrdiff_t>(std::min(unsafe_.size(), most_named)));
        if (unsafe_.size() > most_named)
            named.push_back(count_of(unsafe_.size() - most_named, "other count", "other counts"));
        throw Error(Exit::not_written,
                    shared_.gathered().title +
                        " cannot be published: together with what was published before it would let readers work out " +
                        list_of(named) + "; leave out tables or percentages that speak of them");
    }

    SharedGround& shared_;
    OtherWorlds worlds_;
    std::vector<bool> is_whole_;
    std::vector<std::vector<std::int64_t>> others_;       ///< by count: what it was found it could be as well
    std::vector<std::vector<const OtherWorld*>> earlier_; ///< by count: in which it is different
    std::vector<OtherWorld> proofs_;
    std::vector<std::string> unsafe_;
};

} // namespace

Protection protect(const FiguresToPublish& figures, const Publications& earlier) {
    SharedGround shared(gather(figures, earlier));
    hide_wholes_that_tell(shared);
    std::vector<OtherWorld> proofs = Suppression(shared).protect_all();
    Protection protection;
    for (const auto& [key, at] : shared.gathered().counts) protection.shown.show(key, shared.count(at).shown);
    for (const std::size_t at : shared.gathered().ratios) {
        const PublishedRatio& ratio = shared.ratio(at);
        if (!ratio.percentage) continue;
        protection.shown.show_percentage(shared.count(ratio.part).key, shared.count(ratio.whole).key,
                                         *ratio.percentage);
    }
    protection.published = shared.take_published();
    protection.published.worlds = std::move(proofs);
    return protection;
}

} // namespace abide
