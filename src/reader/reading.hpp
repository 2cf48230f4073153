// One export being read: source, splitter, parser and walker at work together.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "reader/case_skimmer.hpp"
#include "reader/familiar.hpp"
#include "reader/kept_cases.hpp"
#include "reader/mapping.hpp"
#include "reader/names.hpp"
#include "reader/reader.hpp"
#include "reader/report.hpp"
#include "reader/seen_cases.hpp"
#include "reader/shared.hpp"
#include "reader/source.hpp"
#include "reader/splitter.hpp"
#include "reader/walker.hpp"
#include "xml/stream.hpp"

namespace abide {

/// What one reader keeps from file to file.
struct Tools {
    /// A file whose cases are read, or have been.
    struct Begun {
        std::string file;
        const Format* format = nullptr;
        std::string uri; ///< the namespace of its document element
    };
    Bench bench;                              ///< the careful reader's own
    std::vector<Begun> files;                 ///< in the order they were begun
    SeenCases seen;                           ///< every case id delivered so far; files are numbered as in `files`
    SeenCases::LookThrough look_through;      ///< files so numbered
    std::vector<std::unique_ptr<Bench>> crew; ///< by worker

    Tools(const Dictionary& dictionary, const Calendar& calendar, const Limits& limits)
        : bench(dictionary, calendar, limits) {}
};

/// The tag of a document element.
struct RootTag {
    std::string name; ///< without its prefix
    std::string uri;
    std::uint32_t line = 1; ///< of its "<", or of the document type declaration's
    std::uint32_t column = 1;
    bool is_found = false;
    bool has_document_type = false;
};
/// Looks for the first start tag; the source is not moved on.
RootTag find_root(Source& source);

struct Batch;

/// One pass over one export.
class Reading {
  public:
    /// All references must outlive the reading. `uri`: the namespace of the file's document element.
    Reading(Tools& tools, const Format& format, Source& source, const std::string& uri, ExportFacts& facts,
            Diagnostics& diagnostics);
    ~Reading();

    void read_head(Shared& shared);
    /// False when the file was cut short.
    bool read_cases(const Shared& shared, const Crew& crew, const std::function<void(const Case&)>& on_case);
    void read_ids(const SeenCases::OnCase& on_case);
    /// One piece that is a case, whatever its trouble. `id` is used when it says none.
    void read_given(const Piece& piece, const std::string& id, const std::function<void(const Case&)>& on_case);

  private:
    void begin_parser();
    [[nodiscard]] bool is_known_name(std::string_view name) const;
    std::string without_strange_names(const XmlFault& fault) const;
    void read_outside_head(const Piece& piece, Shared& shared);
    void read_outside_later(const Piece& piece);
    void read_case(const Piece& piece);
    bool deliver(const Piece& piece);
    void read_piece(const Piece& piece, const Skimmed& skimmed);
    bool accept(const Piece& piece, const Skimmed& skimmed);
    void publish();
    bool next_piece(Piece& piece);
    void read_one_by_one();
    [[nodiscard]] std::optional<Batch> next_batch();
    void read_in_batches();
    CaseSkimmer& skimmer(std::size_t worker);
    void skim(const Piece& piece, std::size_t worker, const Familiar& familiar, Skimmed& skimmed);
    bool go_back(std::size_t offset_in_piece);
    void refuse(const Piece& piece);
    void refuse(Diagnostic diagnostic);
    void look_for_other_case(const Piece& piece);
    bool is_new_id(const Piece& piece);
    [[nodiscard]] ExportInHand in_hand() const { return {format_, uri_, facts_.file, not_exported_, *shared_}; }
    Diagnostic fault(const Piece& piece) const;
    void warn_of_hidden_case(const Piece& piece);
    void count_lost_cases();
    void tell_of_wrapper(const Piece& piece);
    void check_number();
    [[nodiscard]] Assembly::Locate locate() const;

    Tools& tools_;
    const Format& format_;
    std::string uri_;
    std::uint32_t file_number_ = 0;
    ExportFacts& facts_;
    Report report_;
    std::optional<Splitter> splitter_; ///< always there; not to be assigned to
    const Source& source_;
    bool has_stopped_looking_ = false;
    std::size_t told_wrapper_ = 0;                           ///< its number
    mutable std::set<std::string, std::less<>> known_names_; ///< of the format and the dictionary; made when asked for
    std::optional<NameTable> names_;
    std::optional<Walker> walker_;
    NotExported not_exported_;
    CaseMaker maker_;

    // While cases are read.
    const Shared* shared_ = nullptr;
    const Crew* crew_ = nullptr;
    const std::function<void(const Case&)>* on_case_ = nullptr;
    bool is_whole_ = true;
    bool is_behind_head_ = false;
    std::vector<std::unique_ptr<CaseSkimmer>> skimmers_; ///< by worker
    std::optional<KeptCases> kept_;                      ///< where the crew keeps cases
    FamiliarPtr familiar_;
    std::uint64_t table_ = 1;
    std::size_t published_names_ = 0;
    std::size_t published_kinds_ = 0;
    std::size_t held_back_ = 0;
    /// The batch and piece being taken, while several work: to go back in it.
    const Batch* batch_ = nullptr;
    std::size_t taken_ = 0;
    std::optional<Splitter> back_to_;
};

} // namespace abide
