// Other worlds: the search.
#include "privacy/other_worlds.hpp"

#include <algorithm>
#include <cstdlib>

namespace abide {

namespace {

/// After so many suppositions that led nowhere the search gives up: what is near is mostly found soon, or not at all.
constexpr std::size_t most_wrong = 10;
/// And after so many altogether: two counts without limit can be moved for ever.
constexpr std::size_t most_supposed = 400;
/// After narrowing so many sums for one supposition it is taken to contradict itself: counts without limit that each
/// have to be more than the other would climb for ever.
constexpr std::size_t most_narrowed = 5000;

} // namespace

OtherWorlds::OtherWorlds(const PublicGround& ground)
    : ground_(ground), ties_of_(ground.truth.size()), aim_(ground.truth), world_(ground.truth),
      residual_(ground.ties.size(), 0), bounds_(ground.truth.size()), is_changed_(ground.truth.size(), 0),
      is_due_(ground.ties.size(), 0), is_blocker_(ground.truth.size(), 0), is_beside_(ground.truth.size(), 0) {
    for (std::size_t tie = 0; tie < ground.ties.size(); ++tie)
        for (const Tie::Term& term : ground.ties[tie].terms)
            ties_of_[term.count].push_back({static_cast<std::uint32_t>(tie), term.sign});
}

std::int64_t OtherWorlds::value_in(const OtherWorld& world, Position count) const {
    const auto moved = std::ranges::find(world, count, &Moved::count);
    return moved == world.end() ? ground_.truth[count] : moved->to;
}

bool OtherWorlds::has_value(std::span<const OtherWorld> worlds, Moved wanted) const {
    return std::ranges::any_of(worlds,
                               [&](const OtherWorld& world) { return value_in(world, wanted.count) == wanted.to; });
}

std::vector<Position> OtherWorlds::tied_to(Position count) const {
    std::vector<Position> counts;
    for (const TieOf& of : ties_of_[count])
        for (const Tie::Term& term : ground_.ties[of.tie].terms) counts.push_back(term.count);
    return counts;
}

std::vector<OtherWorld> OtherWorlds::look(Position count, std::size_t wanted, std::span<const OtherWorld* const> starts,
                                          std::vector<Blocker>& blockers) {
    std::vector<OtherWorld> worlds;
    blockers.clear();
    blockers_ = &blockers;
    mark_beside(count, true);
    for (const int direction : {1, -1})
        for (std::int64_t to = ground_.truth[count] + direction; worlds.size() < wanted; to += direction)
            if (!find({count, to}, {}, worlds)) break;
    for (const OtherWorld* start : starts) {
        if (worlds.size() >= wanted) break;
        const auto moved = std::ranges::find(*start, count, &Moved::count);
        if (moved != start->end() && has_value(worlds, *moved)) continue;
        if (!find(moved != start->end() ? *moved : start->front(), *start, worlds)) continue;
        const Moved reached = {count, value_in(worlds.back(), count)};
        const bool is_other = reached.to != ground_.truth[count];
        if (!is_other || has_value({worlds.data(), worlds.size() - 1}, reached)) worlds.pop_back();
    }
    for (const Blocker& blocker : blockers) is_blocker_[blocker.count] = 0;
    mark_beside(count, false);
    return worlds;
}

bool OtherWorlds::find(Moved wanted, const OtherWorld& start, std::vector<OtherWorld>& worlds) {
    for (const Moved& moved : start) head_for(moved);
    is_carried_on_ = !start.empty();
    // Sums that stay in balance mostly need no narrowing; where that leads nowhere, they may say sooner what
    // contradicts.
    is_thorough_ = false;
    bool is_found = search(wanted);
    if (!is_found) {
        take_back(0);
        is_thorough_ = true;
        is_found = search(wanted);
    }
    if (is_found) worlds.push_back(difference(start));
    take_back(0);
    for (const Moved& moved : start) head_for({moved.count, ground_.truth[moved.count]});
    return is_found;
}

std::optional<OtherWorld> OtherWorlds::carry_on(const OtherWorld& start) {
    std::vector<OtherWorld> worlds;
    std::vector<Blocker> unheeded;
    blockers_ = &unheeded;
    if (!start.empty()) find(start.front(), start, worlds);
    for (const Blocker& blocker : unheeded) is_blocker_[blocker.count] = 0;
    if (worlds.empty()) return std::nullopt;
    return std::move(worlds.front());
}

/// What it is supposed to be as long as nothing speaks against it.
void OtherWorlds::head_for(Moved moved) {
    aim_[moved.count] = moved.to;
    const Range range = bounds(moved.count);
    const std::int64_t to = std::clamp(moved.to, range.least, range.most);
    if (to != world_[moved.count]) move(moved.count, to - world_[moved.count]);
}

OtherWorld OtherWorlds::difference(const OtherWorld& start) const {
    OtherWorld world;
    const auto add = [&](Position count) {
        if (world_[count] != ground_.truth[count]) world.push_back({count, world_[count]});
    };
    for (const Change& change : changes_) add(change.count);
    for (const Moved& moved : start) add(moved.count);
    std::sort(world.begin(), world.end());
    world.erase(std::unique(world.begin(), world.end()), world.end());
    return world;
}

/// Leaves the world that was found to be read, or anything when none was.
bool OtherWorlds::search(Moved wanted) {
    if (!ground_.ranges[wanted.count].holds(wanted.to)) {
        block(wanted.count);
        return false;
    }
    if (!suppose(wanted.count, {wanted.to, wanted.to})) return false;
    std::size_t wrong = 0;
    /// What was supposed last, and may not have been so.
    struct Supposed {
        std::size_t changes = 0;
        Move move;
    };
    std::vector<Supposed> supposed;
    while (!unbalanced_.empty()) {
        if (supposed.size() > most_supposed) return false;
        bool is_possible = false;
        if (const std::optional<Move> way = next_move()) {
            supposed.push_back({changes_.size(), *way});
            const std::int64_t at = world_[way->count] + way->step;
            const Range now = bounds(way->count);
            is_possible = suppose(way->count, way->step > 0 ? Range{at, now.most} : Range{now.least, at});
        }
        while (!is_possible) {
            if (supposed.empty() || ++wrong > most_wrong) return false;
            const Supposed last = supposed.back();
            supposed.pop_back();
            take_back(last.changes);
            const std::int64_t at = world_[last.move.count];
            const Range now = bounds(last.move.count);
            is_possible = suppose(last.move.count, last.move.step > 0 ? Range{now.least, at} : Range{at, now.most});
        }
    }
    return true;
}

/// The best way to balance the tie that has the fewest ways; nothing when some tie has none.
std::optional<OtherWorlds::Move> OtherWorlds::next_move() {
    std::vector<Move> fewest;
    std::vector<Move> moves;
    for (std::size_t at = 0; at < unbalanced_.size(); ++at) {
        moves.clear();
        gather_moves(unbalanced_[at], moves);
        if (at == 0 || moves.size() < fewest.size()) fewest.swap(moves);
        if (fewest.empty()) return std::nullopt;
    }
    // Of ways as good as each other the latest figure's: fewer others build on it. What earlier publications tie
    // together is in balance where the search began from a world of theirs, and best left so.
    const auto is_settled = [&](const Move& move) { return is_carried_on_ && move.count < ground_.first_new; };
    return *std::ranges::min_element(fewest, [&](const Move& a, const Move& b) {
        if (is_settled(a) != is_settled(b)) return is_settled(b);
        return a.imbalance != b.imbalance ? a.imbalance < b.imbalance : a.count > b.count;
    });
}

void OtherWorlds::gather_moves(std::uint32_t tie, std::vector<Move>& moves) {
    const int direction = residual_[tie] > 0 ? -1 : 1;
    for (const Tie::Term& term : ground_.ties[tie].terms) {
        const int step = direction * term.sign;
        const std::int64_t to = world_[term.count] + step;
        if (bounds(term.count).holds(to))
            moves.push_back({imbalance_of(term.count, step), term.count, step});
        else if (!ground_.ranges[term.count].holds(to))
            block(term.count);
    }
}

std::int64_t OtherWorlds::imbalance_of(Position count, int step) const {
    std::int64_t more = 0;
    for (const TieOf& of : ties_of_[count])
        more += std::abs(residual_[of.tie] + static_cast<std::int64_t>(of.sign) * step) - std::abs(residual_[of.tie]);
    return more;
}

/// False when that contradicts the sums.
bool OtherWorlds::suppose(Position count, Range bounds) { return limit(count, bounds) && narrow_all(); }

bool OtherWorlds::narrow_all() {
    bool is_possible = true;
    for (std::size_t at = 0; at < due_.size(); ++at) {
        is_due_[due_[at]] = 0;
        if (is_possible) is_possible = at < most_narrowed && narrow(due_[at]);
    }
    due_.clear();
    return is_possible;
}

bool OtherWorlds::narrow(std::uint32_t tie) {
    const std::vector<Tie::Term>& terms = ground_.ties[tie].terms;
    Range sum{0, 0};
    for (const Tie::Term& term : terms) {
        const Range one = bounds_of(term);
        sum = {sum.least + one.least, sum.most + one.most};
    }
    bool has_narrowed = false;
    for (const Tie::Term& term : terms) {
        const Range one = bounds_of(term);
        // All others together are the opposite of this one.
        Range allowed{one.most - sum.most, one.least - sum.least};
        // A little less than no limit is none either; without this it would be passed on through everything.
        constexpr std::int64_t far = no_limit / 2;
        if (allowed.least < -far) allowed.least = one.least;
        if (allowed.most > far) allowed.most = one.most;
        if (allowed.least <= one.least && allowed.most >= one.most) continue;
        has_narrowed = true;
        const Range narrowed = both(one, allowed);
        if (narrowed.least > narrowed.most ||
            !limit(term.count, term.sign > 0 ? narrowed : Range{-narrowed.most, -narrowed.least})) {
            block_all(tie);
            return false;
        }
        sum = {sum.least - one.least + narrowed.least, sum.most - one.most + narrowed.most};
    }
    if (has_narrowed) block_all(tie);
    return true;
}

/// False when nothing is left of it.
bool OtherWorlds::limit(Position count, Range range) {
    const Range now = bounds(count);
    const Range narrowed = both(now, range);
    if (narrowed.least > narrowed.most) return false;
    if (narrowed == now) return true;
    changes_.push_back({count, now, is_changed_[count]});
    set(count, narrowed);
    for (const TieOf& of : ties_of_[count]) {
        if (is_due_[of.tie] != 0 || (residual_[of.tie] == 0 && !is_thorough_)) continue;
        is_due_[of.tie] = 1;
        due_.push_back(of.tie);
    }
    return true;
}

void OtherWorlds::set(Position count, Range bounds) {
    bounds_[count] = bounds;
    is_changed_[count] = 1;
    const std::int64_t to = std::clamp(aim_[count], bounds.least, bounds.most);
    if (to != world_[count]) move(count, to - world_[count]);
}

void OtherWorlds::take_back(std::size_t changes) {
    for (; changes_.size() > changes; changes_.pop_back()) {
        const Change& last = changes_.back();
        set(last.count, last.before);
        is_changed_[last.count] = last.was_changed;
    }
}

void OtherWorlds::move(Position count, std::int64_t by) {
    world_[count] += by;
    for (const TieOf& of : ties_of_[count]) {
        const bool was_balanced = residual_[of.tie] == 0;
        residual_[of.tie] += of.sign * by;
        if (was_balanced)
            unbalanced_.push_back(of.tie);
        else if (residual_[of.tie] == 0)
            unbalanced_.erase(std::ranges::find(unbalanced_, of.tie));
    }
}

void OtherWorlds::block(Position count) {
    if (is_blocker_[count] != 0) return;
    is_blocker_[count] = 1;
    blockers_->push_back({count, is_beside_[count] != 0});
}

void OtherWorlds::block_all(std::uint32_t tie) {
    for (const Tie::Term& term : ground_.ties[tie].terms) block(term.count);
}

void OtherWorlds::mark_beside(Position count, bool is_beside) {
    for (const TieOf& of : ties_of_[count])
        for (const Tie::Term& term : ground_.ties[of.tie].terms)
            is_beside_[term.count] = static_cast<signed char>(is_beside);
}

} // namespace abide
