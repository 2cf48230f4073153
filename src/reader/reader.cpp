// Exports become cases: files are opened, recognised and handed to a reading each.
#include "reader/reader.hpp"

#include <map>
#include <utility>

#include "base/error.hpp"
#include "base/words.hpp"
#include "reader/format_loader.hpp"
#include "reader/mapping.hpp"
#include "reader/reading.hpp"
#include "reader/shared.hpp"
#include "reader/source.hpp"
#include "reader/zip.hpp"

namespace abide {

struct Reader::Work {
    Tools tools;
    const Formats& formats;
    Format given;
    std::shared_ptr<Zip> zip; ///< the archive read last

    std::map<std::string, std::unique_ptr<Format>>
        renewed; ///< formats that were loaded before the dictionary was complete

    Work(const Dictionary& dictionary, const Formats& all_formats, const Calendar& calendar, const Limits& limits)
        : tools(dictionary, calendar, limits), formats(all_formats), given(given_format(dictionary)) {
        tools.look_through = [this](std::uint32_t file, const SeenCases::OnCase& on_case) {
            look_through(tools.files[file], on_case);
        };
    }

    /// Once more, while it is read or after: with tools of its own.
    void look_through(const Tools::Begun& begun, const SeenCases::OnCase& on_case) const {
        std::string trouble;
        std::optional<Source> source = Source::open(begun.file, trouble);
        if (!source) return;
        Tools other(tools.bench.dictionary, tools.bench.calendar, tools.bench.limits);
        ExportFacts unused;
        unused.file = begun.file;
        Diagnostics none;
        Reading(other, *begun.format, *source, begun.uri, unused, none).read_ids(on_case);
    }

    /// The format compiled against the whole dictionary.
    const Format* current(const Format* format) {
        if (format == nullptr || format->facts_known == count_facts(tools.bench.dictionary)) return format;
        std::unique_ptr<Format>& again = renewed[format->id];
        Diagnostics diagnostics;
        if (!again) again = load_format(format->file, tools.bench.dictionary, diagnostics);
        if (!again) throw Error(Exit::usage, "cannot read " + format->file + " a second time");
        return again.get();
    }
};

namespace {

/// `line` is 0 for the file as a whole, or 1 for its beginning.
Diagnostic error_in(const std::string& file, std::uint32_t line, const char* code, std::string says,
                    std::string help = "") {
    Diagnostic diagnostic;
    diagnostic.code = code;
    diagnostic.place = {file, line, line};
    diagnostic.says = std::move(says);
    diagnostic.help = std::move(help);
    return diagnostic;
}

/// Names come from the file: a very long one is cut.
std::string cut_short(const std::string& name) {
    constexpr std::size_t most = 100;
    return name.size() <= most ? name : name.substr(0, most) + "…";
}

/// The format of a file: the one asked for, or the one that knows the document element. Null with a diagnostic.
const Format* format_for(const Formats& formats, const RootTag& root, std::string_view format_id,
                         const std::string& file, Diagnostics& diagnostics) {
    const std::vector<std::string> ids = formats.ids();
    if (!format_id.empty()) {
        const Format* format = formats.find(format_id);
        if (format == nullptr)
            diagnostics.push_back(error_in(file, 0, "EXP-0202", "there is no format " + std::string(format_id),
                                           did_you_mean(format_id, ids)));
        return format;
    }
    if (root.has_document_type)
        diagnostics.push_back(error_in(file, root.line, "XML-0102", "a document type declaration is refused",
                                       "write the export without <!DOCTYPE …>"));
    else if (!root.is_found)
        diagnostics.push_back(error_in(file, 1, "XML-0106", "this is no XML: no element begins in it"));
    if (root.has_document_type) diagnostics.back().place.column = root.column;
    if (root.has_document_type || !root.is_found) return nullptr;
    const Format* format = formats.recognise(root.name, root.uri);
    if (format == nullptr)
        diagnostics.push_back(
            error_in(file, root.line, "EXP-0201",
                     "no format knows a document element <" + cut_short(root.name) + ">" +
                         (root.uri.empty() ? " without a namespace" : " in the namespace " + cut_short(root.uri)),
                     ids.empty() ? "no formats are loaded"
                                 : "the formats are " + list_of(ids) + "; a new one is a file in procedures/formats"));
    if (format == nullptr) diagnostics.back().place.column = root.column;
    return format;
}

} // namespace

Reader::Reader(const Dictionary& dictionary, const Formats& formats, const Calendar& calendar, const Limits& limits)
    : work_(std::make_unique<Work>(dictionary, formats, calendar, limits)) {}

Reader::~Reader() = default;

ExportFacts Reader::read_prologue(const std::string& file, std::string_view format_id, Shared& shared,
                                  Diagnostics& diagnostics) {
    ExportFacts facts;
    facts.file = file;
    std::string trouble;
    std::optional<Source> source = Source::open(file, trouble, &work_->zip);
    if (!source) {
        diagnostics.push_back(error_in(file, 0, "XML-0106", trouble));
        return facts;
    }
    const RootTag root = find_root(*source);
    if (trouble = source->trouble(); !root.is_found && !trouble.empty()) {
        diagnostics.push_back(error_in(file, 0, "XML-0106", trouble));
        return facts;
    }
    const Format* format = work_->current(format_for(work_->formats, root, format_id, file, diagnostics));
    if (format == nullptr) return facts;
    facts.format = format->id;
    Reading(work_->tools, *format, *source, root.uri, facts, diagnostics).read_head(shared);
    return facts;
}

bool Reader::read_cases(ExportFacts& facts, const Shared& shared, const std::function<void(const Case&)>& on_case,
                        Diagnostics& diagnostics) {
    return read_cases(facts, shared, Crew(), on_case, diagnostics);
}

bool Reader::read_cases(ExportFacts& facts, const Shared& shared, const Crew& crew,
                        const std::function<void(const Case&)>& on_case, Diagnostics& diagnostics) {
    const Format* format = work_->current(work_->formats.find(facts.format));
    std::string trouble;
    std::optional<Source> source = Source::open(facts.file, trouble, &work_->zip);
    if (!source) {
        // It could be opened for its prologue; where it could not, that has been told.
        if (format != nullptr) diagnostics.push_back(error_in(facts.file, 0, "XML-0106", trouble));
        return false;
    }
    while (work_->tools.crew.size() < crew.jobs)
        work_->tools.crew.push_back(std::make_unique<Bench>(work_->tools.bench.dictionary, work_->tools.bench.calendar,
                                                            work_->tools.bench.limits));
    if (crew.hashes) source->begin_hash();
    bool is_whole = true;
    if (format != nullptr) {
        const std::string uri = find_root(*source).uri;
        is_whole = Reading(work_->tools, *format, *source, uri, facts, diagnostics).read_cases(shared, crew, on_case);
        if (trouble = source->trouble(); !trouble.empty()) {
            diagnostics.push_back(error_in(facts.file, 0, "XML-0103", trouble));
            is_whole = false;
        }
    }
    facts.bytes = source->offset() + source->window().size();
    if (crew.hashes) facts.sha256 = source->finish_hash();
    return is_whole;
}

void Reader::read_service(const Shared& shared, const std::function<void(const Case&)>& on_case) {
    const Dictionary& dictionary = work_->tools.bench.dictionary;
    Arena arena;
    Case service;
    service.id = service_id;
    service.is_service = true;
    Record& own = service.records.emplace_back();
    own.id = service_id;
    own.values = arena.values(dictionary.type(Dictionary::case_type).facts.size());
    service.own_records = service.records.size();
    service.shared = shared.records;
    // What one system cannot export another may have.
    NotExported not_exported;
    for (const auto& [file, said] : shared.memory->not_exported) not_exported.merge(said);
    for (const Record& record : shared.records) not_exported.remove(record.type);
    service.not_exported = &not_exported;
    on_case(service);
}

void Reader::read_case_ids(const ExportFacts& facts, const std::function<void(std::string_view id)>& on_id) {
    const Format* format = work_->current(work_->formats.find(facts.format));
    std::string trouble;
    std::optional<Source> source = format == nullptr ? std::nullopt : Source::open(facts.file, trouble);
    if (!source) return;
    const std::string uri = find_root(*source).uri;
    work_->look_through({facts.file, format, uri},
                        [&](std::string_view id, std::uint32_t, std::uint32_t) { on_id(id); });
}

void Reader::read_given(std::string_view given, const std::string& file, std::uint32_t first_line,
                        const std::function<void(const Case&)>& on_case, Diagnostics& diagnostics) {
    ExportFacts facts;
    facts.file = file;
    Piece piece;
    piece.is_case = true;
    piece.bytes = given;
    piece.line = first_line;
    piece.column = 1;
    piece.before = "<given>";
    piece.after = "</given>";
    Source nothing = Source::of("");
    const std::size_t before = diagnostics.size();
    Reading(work_->tools, work_->given, nothing, "", facts, diagnostics).read_given(piece, "example", on_case);
    // In an export an unknown name is somebody else's; in an example it is ours, and wrong.
    for (std::size_t i = before; i < diagnostics.size(); ++i)
        if (diagnostics[i].code == "EXP-0210" || diagnostics[i].code == "EXP-0207")
            diagnostics[i].gravity = Gravity::error;
}

} // namespace abide
