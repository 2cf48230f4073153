// Cases that need not be read because what came of the same text before was kept.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "hash/digest.hpp"
#include "reader/case_skimmer.hpp"
#include "reader/familiar.hpp"
#include "reader/names.hpp"
#include "reader/reader.hpp"
#include "reader/report.hpp"

namespace abide {

/// Between one export being read and the crew's keeper. What is kept of a case: its id, the names nobody mapped and
/// the diagnostics that are only counted, and whatever the crew makes of it.
class KeptCases {
  public:
    /// All references must outlive it. The crew has a keeper.
    KeptCases(const Crew& crew, const ExportInHand& in_hand, const Dictionary& dictionary, const Limits& limits);

    // Several threads may call these.

    /// Finds what was kept of a piece; `skimmed` is then as if the piece had been read.
    void recall(const Piece& piece, Skimmed& skimmed) const;
    /// Of a piece that was read: what is to be kept.
    void write_down(const Piece& piece, Skimmed& skimmed) const;

    // These only one.

    /// Whether everything that is only counted in a case that was recalled has become familiar in this run too. Else
    /// the piece needs care.
    bool is_familiar(const Skimmed& skimmed, const Familiar& familiar);
    /// Counts it, right after it was found to be familiar.
    void count(const Skimmed& skimmed, NameTable& names, Report& report) const;
    /// Keeps what was recalled, or written down, for the next time.
    void keep(const Skimmed& skimmed, const NameTable& names);

  private:
    [[nodiscard]] CasePlace place_of(const Piece& piece, const Skimmed& skimmed) const;
    [[nodiscard]] bool is_name_familiar(std::uint32_t text, const Familiar& familiar);
    [[nodiscard]] bool is_kind_familiar(std::uint32_t text, const Familiar& familiar);

    const Crew& crew_;
    const std::string& file_;
    Digest surroundings_;
    std::uint64_t table_ = 0;                 ///< the familiar names' whose numbers are known
    std::vector<std::uint32_t> name_numbers_; ///< by text: 1 + the name's number, 0 where it is not known
    std::vector<bool> known_kinds_;           ///< by text
    std::vector<std::uint32_t> texts_;        ///< by name of table `texts_table_`: 1 + its text
    std::uint64_t texts_table_ = 0;
};

} // namespace abide
