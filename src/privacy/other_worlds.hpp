// Other worlds: what the true counts could be as well, everything published being the same.
//
// The published figures leave a reader with ranges (a count shown as 10 is 8 to 12) and with sums that tie counts
// together. A world is one set of counts that lies in all ranges and satisfies all sums; the truth is one of them. A
// hidden count is safe when there are worlds in which it is different, and then no reader, however clever, can exclude
// what it is there. So a world that was found proves what no failure to work a count out can prove.
//
// The search supposes that the count is one more, or less, than in truth. Sums then narrow other counts, some of which
// cannot stay what they are in truth either; what can, does. Where a sum is still out of balance, one of its counts is
// supposed to be one more or less in turn, the one that leaves the least out of balance, and if that leads nowhere, not
// to be; until all is in balance, or nothing is left to suppose, or the search has supposed too often and gives up.
// What it gives up on counts as not safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "privacy/known.hpp"
#include "privacy/publications.hpp"

namespace abide {

/// Counts that are tied together: plus and minus these, they come to nothing.
struct Tie {
    struct Term {
        Position count = 0;
        int sign = 1;
    };
    std::vector<Term> terms;
};

/// What the search goes by. `ranges` and `truth` are as long as each other.
struct PublicGround {
    std::vector<std::int64_t> truth;
    std::vector<Range> ranges; ///< each holds its true count
    std::vector<Tie> ties;     ///< each in balance in truth
    Position first_new = 0;    ///< the first count that no earlier publication has
};

/// A count that could not be moved because of its range.
struct Blocker {
    Position count = 0;
    bool is_beside = false; ///< tied directly to the one that was asked about
};

class OtherWorlds {
  public:
    /// The ground stays where it is; its ranges may be widened between two questions, and narrowed again.
    explicit OtherWorlds(const PublicGround& ground);

    /// Looks for worlds in which this count is another than in truth, until there are `wanted` different ones. It
    /// begins from the truth, and then from each of these worlds of the earlier publications, to which only what is new
    /// has to be found. Fewer are given when no more were found; `blockers` then says what was in the way, each once.
    std::vector<OtherWorld> look(Position count, std::size_t wanted, std::span<const OtherWorld* const> starts,
                                 std::vector<Blocker>& blockers);

    /// A world of the earlier publications alone carried on into this one: where its first count is what it was there,
    /// and the others are if they can. Nothing when none was found.
    std::optional<OtherWorld> carry_on(const OtherWorld& start);

    /// All counts of its ties, also more than once.
    [[nodiscard]] std::vector<Position> tied_to(Position count) const;

  private:
    /// What would bring a tie nearer to balance: this count one more or one less.
    struct Move {
        std::int64_t imbalance = 0; ///< how much more of it there would be everywhere
        Position count = 0;
        int step = 0;
    };
    struct TieOf {
        std::uint32_t tie = 0;
        int sign = 1;
    };
    /// A count whose bounds were changed, and how they were.
    struct Change {
        Position count = 0;
        Range before;
        signed char was_changed = 0; ///< 0: until then it was read from the ground, as it will be again
    };

    bool find(Moved wanted, const OtherWorld& start, std::vector<OtherWorld>& worlds);
    bool search(Moved wanted);
    [[nodiscard]] std::int64_t value_in(const OtherWorld& world, Position count) const;
    [[nodiscard]] bool has_value(std::span<const OtherWorld> worlds, Moved wanted) const;
    void head_for(Moved moved);
    [[nodiscard]] OtherWorld difference(const OtherWorld& start) const;
    [[nodiscard]] std::optional<Move> next_move();
    void gather_moves(std::uint32_t tie, std::vector<Move>& moves);
    [[nodiscard]] std::int64_t imbalance_of(Position count, int step) const;

    bool suppose(Position count, Range bounds);
    bool narrow_all();
    bool narrow(std::uint32_t tie);
    bool limit(Position count, Range bounds);
    void set(Position count, Range bounds);
    void take_back(std::size_t changes);
    void move(Position count, std::int64_t by);

    [[nodiscard]] Range bounds(Position count) const {
        return is_changed_[count] != 0 ? bounds_[count] : ground_.ranges[count];
    }
    /// Of what it adds to its tie.
    [[nodiscard]] Range bounds_of(const Tie::Term& term) const {
        const Range one = bounds(term.count);
        return term.sign > 0 ? one : Range{-one.most, -one.least};
    }
    void block(Position count);
    void block_all(std::uint32_t tie);
    void mark_beside(Position count, bool is_beside);

    const PublicGround& ground_;
    std::vector<std::vector<TieOf>> ties_of_;
    std::vector<std::int64_t> aim_;      ///< the truth, or the world it began from
    std::vector<std::int64_t> world_;    ///< what each count is supposed to be: as near to its aim as it can
    std::vector<std::int64_t> residual_; ///< by tie: how far it is out of balance
    std::vector<std::uint32_t> unbalanced_;
    std::vector<Range> bounds_; ///< of those that changed
    std::vector<signed char> is_changed_;
    std::vector<Change> changes_;    ///< to be taken back, the last first
    std::vector<std::uint32_t> due_; ///< ties to narrow
    std::vector<signed char> is_due_;
    bool is_carried_on_ = false; ///< from a world of the earlier publications
    bool is_thorough_ = false;   ///< narrows by every sum, not only by those out of balance
    std::vector<Blocker>* blockers_ = nullptr;
    std::vector<signed char> is_blocker_;
    std::vector<signed char> is_beside_;
};

} // namespace abide
