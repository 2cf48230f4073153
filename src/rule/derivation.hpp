// Working out a derived fact: which of several records, or of their owner's own facts, it takes.
#pragma once

#include <optional>
#include <vector>

#include "rule/situation.hpp"

namespace abide {

/// One derived fact asked of one record. Whatever leaves the order of the records open is explored: a record without
/// its date may come anywhere, and of two different values of one day either may stand.
class Derivation {
  public:
    /// `from` is the record asked: for `previous` the one that others came before, else the one that `link` names.
    Derivation(Situation& situation, const Derived& derived, RecordIndex from);

    /// Where the value stands; nowhere when there is none, and then `missing` (when given) says why.
    FactPlace find(Missing* missing);

  private:
    /// A value that stood from a day on; a day that is not known is none.
    struct Entry {
        FactPlace place;
        std::optional<Day> day;
        bool is_own = false; ///< the owner's own fact rather than a record's
    };
    void gather();
    void gather_own();
    [[nodiscard]] FactPlace latest(std::optional<Day> up_to, bool has_limit);
    [[nodiscard]] FactPlace earliest();
    [[nodiscard]] FactPlace previous();
    [[nodiscard]] FactPlace in_force();
    [[nodiscard]] FactPlace since();
    /// The value that stood on the day of `entry`: another one of that day may say otherwise.
    FactPlace standing(const Entry& entry);
    [[nodiscard]] bool is_among(const FactPlace& place);
    /// The date from which a value stood.
    [[nodiscard]] FactPlace date_of(const Entry& entry) const;
    /// Whether a record is the one that counts where its own date, or the day asked about, is not known.
    bool may_count(const Entry& entry);
    bool own_is_blank() const;

    Situation& s_;
    const Derived& d_;
    RecordIndex from_;
    RecordIndex owner_;
    std::vector<Entry> entries_; ///< dated ones first, in order of date; the owner's own before records of its day
    std::optional<Missing> unknown_;
};

} // namespace abide
