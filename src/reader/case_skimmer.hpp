// Reads the cases of an export that need no word, beside others who do the same.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reader/assembly.hpp"
#include "reader/familiar.hpp"
#include "reader/lesson.hpp"
#include "reader/mapping.hpp"
#include "reader/names.hpp"
#include "reader/reader.hpp"
#include "reader/report.hpp"
#include "reader/rote.hpp"
#include "reader/shared.hpp"
#include "reader/splitter.hpp"
#include "reader/walker.hpp"
#include "xml/stream.hpp"

namespace abide {

/// What one who reads cases works with, from file to file.
struct Bench {
    const Dictionary& dictionary;
    const Calendar& calendar;
    const Limits limits;
    Assembly assembly;
    std::unique_ptr<XmlStream> stream;

    Bench(const Dictionary& dictionary_of_run, const Calendar& calendar_of_run, const Limits& limits_of_run);
    /// A parser never forgets a name. One that has met very many is replaced; what it handed out is then void.
    [[nodiscard]] bool is_stream_worn() const;
};

/// What is the same for all who read one export. Nothing of it changes while its cases are read.
struct ExportInHand {
    const Format& format;
    const std::string& uri; ///< the namespace of the document element
    const std::string& file;
    const NotExported& not_exported; ///< by format and head
    const Shared& shared;
};

/// Makes the cases of one export of what a walker has laid down.
class CaseMaker {
  public:
    /// The assembly is finished. The case is valid until the next call, and as long as the assembly is not cleared.
    /// `said`: what the piece itself says cannot be exported; null when it says nothing about that.
    const Case& make(std::string_view id, const NotExported* said, const Assembly& assembly, const Piece& piece,
                     const ExportInHand& in_hand);

  private:
    Case case_;
    NotExported case_not_exported_;
};

/// How a piece goes by what was kept of it, or what is to be kept.
struct Kept {
    /// How often a case had something that is only counted.
    struct Times {
        std::uint32_t text = 0; ///< as the keeper numbers them
        std::size_t times = 0;
    };
    Digest key;
    std::string_view bytes; ///< empty: nothing was kept
    std::vector<Times> names;
    std::vector<Times> kinds;
    std::string made; ///< by the crew, to be kept
};

/// What came of skimming one piece.
struct Skimmed {
    bool needs_care = true; ///< to be read with care; nothing else is then said
    bool is_by_rote = false;
    std::string id;
    std::unique_ptr<CaseWork> work;
    std::size_t values = 0;           ///< of facts
    std::vector<std::uint32_t> names; ///< familiar ones that were met
    std::vector<Report::Kind> kinds;  ///< of which only the number counts
    std::uint64_t table = 0;
    std::optional<Kept> kept; ///< only where something is kept
};

/// One worker's reader of one export.
class CaseSkimmer {
  public:
    /// All references must outlive it.
    CaseSkimmer(Bench& bench, const ExportInHand& in_hand);

    /// Whether a piece is one that might do without care.
    static bool may_skim(const Piece& piece);
    /// The case, or null when the piece needs care. What is met besides is noted in `skimmed`.
    const Case* skim(const Piece& piece, const Familiar& familiar, Skimmed& skimmed);

  private:
    void begin_parser();
    /// Lays the records down; false when the piece needs care. The id stays as long as the piece.
    bool lay_down(const Piece& piece);

    Bench& bench_;
    ExportInHand in_hand_;
    std::map<std::string, std::size_t> none_listed_;
    Diagnostics none_;
    Report report_;
    std::optional<NameTable> names_;
    std::optional<Walker> walker_;
    std::optional<Rote> rote_;
    Lesson lesson_;
    CaseMaker maker_;

    // Of the piece at hand.
    bool is_by_rote_ = false;
    bool is_taught_ = false;
    std::string_view case_id_;
    std::size_t values_ = 0;
    const NotExported* said_ = nullptr; ///< what it says cannot be exported
};

} // namespace abide
