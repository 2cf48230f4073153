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

#include "reader/assembly.hpp"
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
    const Dictionary& dictionary;
    const Calendar& calendar;
    const Limits limits;
    Assembly assembly;
    std::unique_ptr<XmlStream> stream;
    std::vector<std::string> files; ///< every file begun so far
    SeenCases seen;                 ///< every case id delivered so far; files are numbered as in `files`

    Tools(const Dictionary& dictionary_of_run, const Calendar& calendar_of_run, const Limits& limits_of_run);
    /// A parser never forgets a name. One that has met very many is replaced; what it handed out is then void.
    [[nodiscard]] bool is_stream_worn() const;
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

/// One pass over one export.
class Reading {
  public:
    /// All references must outlive the reading. `uri`: the namespace of the file's document element.
    Reading(Tools& tools, const Format& format, Source& source, const std::string& uri, ExportFacts& facts,
            Diagnostics& diagnostics);
    ~Reading();

    void read_head(Shared& shared);
    /// False when the file was cut short.
    bool read_cases(const Shared& shared, const std::function<void(const Case&)>& on_case);
    std::vector<std::string> read_ids();
    /// One piece that is a case, whatever its trouble. `id` is used when it says none.
    void read_given(const Piece& piece, const std::string& id, const std::function<void(const Case&)>& on_case);

  private:
    void begin_parser();
    [[nodiscard]] bool is_known_name(std::string_view name) const;
    std::string without_strange_names(const XmlFault& fault) const;
    void read_outside_head(const Piece& piece, Shared& shared);
    void read_outside_later(const Piece& piece);
    void read_case(const Piece& piece, const Shared& shared, const std::function<void(const Case&)>& on_case);
    bool deliver(const Piece& piece, const Shared& shared, const std::function<void(const Case&)>& on_case);
    void refuse(const Piece& piece);
    void refuse(Diagnostic diagnostic);
    void look_for_other_case(const Piece& piece);
    bool is_new_id(const Piece& piece);
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
    Splitter splitter_;
    bool has_stopped_looking_ = false;
    std::size_t told_wrapper_ = 0;                           ///< its number
    mutable std::set<std::string, std::less<>> known_names_; ///< of the format and the dictionary; made when asked for
    std::optional<NameTable> names_;
    std::optional<Walker> walker_;
    NotExported not_exported_;
    NotExported case_not_exported_;
    Case case_;
};

} // namespace abide
