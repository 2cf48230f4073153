// One export being read: source, splitter, parser and walker at work together.
#include "reader/reading.hpp"

#include <algorithm>
#include <utility>

#include "base/words.hpp"
#include "reader/markup.hpp"
#include "reader/trouble.hpp"

namespace abide {

namespace {

/// In a malformed case: where a start tag of the case's local name stands under another prefix, which the splitter
/// could not take for the beginning of the next case. npos when nowhere.
std::size_t find_other_case(const Piece& piece) {
    const Markup first = read_markup(piece.bytes);
    const std::string_view name = local_part(first.name);
    const std::size_t behind = first.holds_less_than ? first.size : 1;
    for (std::size_t at = piece.bytes.find('<', behind); at != std::string_view::npos;
         at = piece.bytes.find('<', at + 1)) {
        const Markup markup = read_markup(piece.bytes.substr(at));
        const bool is_start = markup.kind == Markup::Kind::start_tag || markup.kind == Markup::Kind::empty_tag;
        if (is_start && local_part(markup.name) == name) return at;
        if (markup.holds_less_than) at += markup.size - 1;
        if (markup.kind == Markup::Kind::comment || markup.kind == Markup::Kind::cdata) at += markup.size - 1;
    }
    return std::string_view::npos;
}

} // namespace

RootTag find_root(Source& source) {
    RootTag root;
    for (std::size_t at = 0;;) {
        constexpr std::size_t far_enough = 16U << 20U;
        const std::string_view start = source.window().substr(0, far_enough);
        at = start.find('<', at);
        const std::string_view rest = at == std::string_view::npos ? "" : start.substr(at);
        const Markup markup = rest.empty() ? Markup{Markup::Kind::unfinished} : read_markup(rest);
        if (markup.kind == Markup::Kind::unfinished && !source.is_last() && source.window().size() < far_enough) {
            at = std::min(at, start.size());
            source.read_on(source.offset());
            continue;
        }
        root.has_document_type = markup.kind == Markup::Kind::document_type;
        const std::string_view before = start.substr(0, std::min(at, start.size()));
        root.line = 1 + static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
        root.column = static_cast<std::uint32_t>(before.size() - (before.rfind('\n') + 1) + 1);
        const bool passes = markup.kind == Markup::Kind::comment || markup.kind == Markup::Kind::instruction;
        if (!passes) {
            if (markup.name.empty() || markup.kind == Markup::Kind::end_tag) return root;
            root.is_found = true;
            root.name = local_part(markup.name);
            root.uri = own_namespace(rest.substr(0, markup.size));
            return root;
        }
        at += markup.size;
    }
}

Reading::Reading(Tools& tools, const Format& format, Source& source, const std::string& uri, ExportFacts& facts,
                 Diagnostics& diagnostics)
    : tools_(tools), format_(format), uri_(uri), facts_(facts), report_(facts.file, diagnostics),
      splitter_(std::in_place, source, format.case_path, tools.bench.limits), source_(source) {
    report_.set_names([this](std::string_view name) { return is_known_name(name); });
    begin_parser();
}

Reading::~Reading() {
    if (report_.is_muted()) return;
    names_->report(facts_.unmapped);
    report_.finish();
}

void Reading::begin_parser() {
    // Names of a case that was refused for having too many are let go of again: they are nobody else's trouble.
    const bool is_flooded = names_ && walker_->has_too_many_names();
    if (names_ && !tools_.bench.is_stream_worn() && !is_flooded) return;
    if (names_ && !report_.is_muted())
        names_->report(facts_.unmapped, is_flooded ? walker_->names_before() : names_->unknown_names());
    if (tools_.bench.is_stream_worn()) tools_.bench.stream = std::make_unique<XmlStream>();
    walker_.reset();
    ++table_;
    names_.emplace(format_, tools_.bench.dictionary, facts_.unmapped, tools_.bench.limits.unknown_names);
    walker_.emplace(tools_.bench.dictionary, tools_.bench.calendar, tools_.bench.limits, *names_, *tools_.bench.stream,
                    tools_.bench.assembly, report_);
    walker_->expect_namespace(uri_);
}

Assembly::Locate Reading::locate() const {
    return [this](std::size_t offset, bool is_in_tag) {
        return walker_->locate(is_in_tag ? walker_->tag_start(offset) : offset);
    };
}

void Reading::read_head(Shared& shared) {
    not_exported_ = format_.not_exported;
    for (Piece piece; splitter_->next(piece) && !piece.is_case;) read_outside_head(piece, shared);
    shared.memory->not_exported[facts_.file].merge(not_exported_);
}

void Reading::read_outside_head(const Piece& piece, Shared& shared) {
    report_.set_source(piece.bytes, piece.line, piece.column);
    warn_of_hidden_case(piece);
    if (piece.trouble != Trouble::none) report_.add(in_words(piece, tools_.bench.limits));
    if (piece.trouble == Trouble::document_type) return;
    const bool is_read = walker_->walk(piece, piece.bytes.size(), facts_.file);
    // What follows trouble already reported is mostly its echo.
    if (!is_read && piece.trouble == Trouble::none) report_.add(fault(piece));
    count_lost_cases();
    const Header& header = walker_->header();
    if (header.area) facts_.area = *header.area;
    if (header.system) facts_.system = *header.system;
    if (header.exported) facts_.exported = header.exported;
    if (header.cases_stated) facts_.cases_stated = header.cases_stated;
    not_exported_.merge(walker_->not_exported());
    if (walker_->refusal().code == "EXP-0201" || walker_->refusal().code == "EXP-0218") facts_.format.clear();
    tools_.bench.assembly.finish(nullptr, "", report_, locate());
    for (const std::string& clash :
         add_shared(shared, tools_.bench.dictionary, tools_.bench.assembly.records(), facts_.file)) {
        if (!report_.wants("EXP-0214", "shared records")) continue;
        Diagnostic diagnostic =
            error_at({piece.line, piece.column}, "EXP-0214", "another file has a different " + clash);
        diagnostic.gravity = Gravity::warning;
        report_.add(std::move(diagnostic));
    }
}

void Reading::read_outside_later(const Piece& piece) {
    report_.set_source(piece.bytes, piece.line, piece.column);
    warn_of_hidden_case(piece);
    if (piece.trouble != Trouble::none) report_.add(in_words(piece, tools_.bench.limits));
    if (piece.bytes.find_first_not_of(" \t\r\n") == std::string_view::npos) return;
    const bool is_read = walker_->walk(piece, piece.bytes.size(), facts_.file);
    if (!is_read && piece.trouble == Trouble::none) report_.add(fault(piece));
    count_lost_cases();
    if (!walker_->has_head_matter() && tools_.bench.assembly.records().empty()) return;
    Diagnostic diagnostic =
        error_at({piece.line, piece.column}, "EXP-0206",
                 "what belongs to the head of the export stands behind its first case and is not read",
                 "move shared records and <not-exported> before the first case");
    report_.add(std::move(diagnostic));
}

void Reading::read_case(const Piece& piece) {
    report_.set_source(piece.bytes, piece.line, piece.column);
    tell_of_wrapper(piece);
    if (piece.trouble != Trouble::none) {
        refuse(piece);
        look_for_other_case(piece);
        return;
    }
    const Report::Mark mark = report_.mark();
    bool is_read = false;
    {
        const Timed timed(crew_->times, Stage::read);
        is_read = walker_->walk(piece, piece.bytes.size(), facts_.file);
    }
    if (is_read) {
        if (!deliver(piece)) return;
        warn_of_hidden_case(piece);
        count_lost_cases();
        return;
    }
    report_.go_back_to(mark);
    const bool is_malformed = walker_->refusal().code.empty();
    refuse(fault(piece));
    if (is_malformed) look_for_other_case(piece);
}

void Reading::look_for_other_case(const Piece& piece) {
    const std::size_t other = find_other_case(piece);
    if (other == std::string_view::npos || go_back(other) || has_stopped_looking_) return;
    has_stopped_looking_ = true;
    report_.add(
        error_at(place_in(piece, other), "XML-0104",
                 "too many cases begin inside cases that are not closed; those from here to the end of this one "
                 "are not looked for"));
}

bool Reading::deliver(const Piece& piece) {
    if (walker_->case_id().empty()) {
        refuse(error_at({piece.line, piece.column}, "EXP-0203", "this case has no id, so nobody could find it again"));
        return false;
    }
    if (walker_->case_id() == service_id) {
        refuse(error_at({piece.line, piece.column}, "EXP-0220",
                        "this case goes by the id " + quoted(service_id) + ", which is kept for the service itself",
                        "give it another one"));
        return false;
    }
    if (!is_new_id(piece)) return false;
    Assembly& assembly = tools_.bench.assembly;
    assembly.finish(shared_->memory.get(), walker_->case_id(), report_, locate());
    ++facts_.cases;
    facts_.values += walker_->values();
    const NotExported* const said = walker_->says_not_exported() ? &walker_->not_exported() : nullptr;
    (*on_case_)(maker_.make(walker_->case_id(), said, assembly, piece, in_hand()));
    return true;
}

bool Reading::is_new_id(const Piece& piece) {
    const auto seen =
        tools_.seen.meet(walker_->case_id(), {file_number_, piece.line, piece.column}, tools_.look_through);
    if (!seen) return true;
    refuse(error_at({piece.line, piece.column}, "XML-0107",
                    "a case with this id has been read before, in " + tools_.files[seen->file].file + " on line " +
                        std::to_string(seen->line),
                    "the later one is not judged"));
    return false;
}

void Reading::read_ids(const SeenCases::OnCase& on_case) {
    report_.mute(true);
    walker_->stop_at_id(true);
    // A plain document is looked at as a whole before anything is told of it; here little more than its tag is wanted.
    tools_.bench.stream->read_plainly(false);
    for (Piece piece; splitter_->next(piece);) {
        if (!piece.is_case) continue;
        const std::size_t size = piece.trouble == Trouble::none ? piece.bytes.size() : piece.trouble_at;
        const bool is_read = walker_->walk(piece, size, facts_.file);
        if (!walker_->case_id().empty()) on_case(walker_->case_id(), piece.line, piece.column);
        const bool is_faulty =
            piece.trouble != Trouble::none || tools_.bench.stream->fault().kind == XmlFault::Kind::malformed;
        if (!is_read && is_faulty) look_for_other_case(piece);
        begin_parser();
    }
    tools_.bench.stream->read_plainly(true);
}

void Reading::read_given(const Piece& piece, const std::string& id, const std::function<void(const Case&)>& on_case) {
    if (!walker_->walk(piece, piece.bytes.size(), facts_.file)) {
        report_.add(fault(piece));
        return;
    }
    Assembly& assembly = tools_.bench.assembly;
    const std::string_view said = walker_->case_id();
    Case given;
    given.id = said.empty() ? std::string_view(id) : said;
    assembly.finish(nullptr, given.id, report_, locate());
    given.file = facts_.file;
    given.line = piece.line;
    given.own_records = assembly.put_shared_last();
    given.records.assign(assembly.records().begin(), assembly.records().end());
    given.not_exported = &walker_->not_exported();
    on_case(given);
}

} // namespace abide
