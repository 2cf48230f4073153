// Follows a parser through one piece of an export: elements, and the records they begin and end.
#include "reader/walker.hpp"

#include <algorithm>
#include <utility>

#include "base/words.hpp"
#include "reader/markup.hpp"

namespace abide {

namespace {

bool is_blank(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; });
}

/// Attributes for the parser and for schemas, which no format need mention.
bool is_of_xml_itself(std::string_view uri) {
    return uri == "http://www.w3.org/2001/XMLSchema-instance" || uri == "http://www.w3.org/XML/1998/namespace";
}

} // namespace

Walker::Walker(const Dictionary& dictionary, const Calendar& calendar, const Limits& limits, NameTable& names,
               XmlStream& stream, Assembly& assembly, Report& report)
    : dictionary_(dictionary), calendar_(calendar), limits_(limits), names_(names), stream_(stream),
      assembly_(assembly), report_(report), case_name_(stream.intern(names.format().case_path.back())),
      open_(assembly) {}

void Walker::expect_namespace(std::string_view uri) { uri_ = uri.empty() ? nullptr : stream_.intern(uri); }

void Walker::skim(const Familiar* familiar) {
    familiar_names_.clear();
    familiar_ = familiar;
    if (familiar == nullptr || familiar->table == familiar_table_) return;
    familiar_table_ = familiar->table;
    numbers_.clear();
}

bool Walker::count(const NameTable::Step& unknown) {
    if (lesson_ != nullptr) names_.is_rest(unknown) ? lesson_->spoil() : lesson_->count(unknown.index);
    if (familiar_ == nullptr) {
        names_.count(unknown);
        return true;
    }
    if (numbers_.size() <= unknown.index) numbers_.resize(unknown.index + 1U);
    std::uint32_t& number = numbers_[unknown.index];
    if (number == 0 && !names_.is_rest(unknown)) {
        const auto found = familiar_->names.find(names_.path(names_.place(unknown.index)));
        if (found != familiar_->names.end()) number = found->second + 1;
    }
    if (number != 0) {
        familiar_names_.push_back(number - 1);
        return true;
    }
    has_given_up_ = true;
    stream_.stop();
    return false;
}

bool Walker::walk(const Piece& piece, std::size_t size, std::string_view file) {
    piece_ = &piece;
    frames_.clear();
    open_.clear();
    text_.clear();
    taking_ = passing_ = declared_ = 0;
    values_ = 0;
    case_id_ = {};
    refusal_ = {};
    header_ = {};
    has_head_matter_ = says_not_exported_ = false;
    not_exported_ = {};
    lost_cases_.clear();
    names_before_ = names_.unknown_names();
    new_names_before_ = names_.new_names();
    has_too_many_names_ = false;
    has_given_up_ = false;
    familiar_names_.clear();
    assembly_.clear(file, piece.line, piece.is_case);
    // Of a case that is known to be broken, the place where it breaks off is what we want to be told.
    const bool closes = !piece.is_case || piece.trouble == Trouble::none;
    parts_ = {piece.before, piece.bytes.substr(0, size), closes ? std::string_view(piece.after) : std::string_view()};
    return stream_.parse(parts_, *this) && refusal_.code.empty();
}

std::size_t Walker::tag_start(std::size_t inside) const {
    const std::size_t body = parts_.before.size();
    const std::pair<std::string_view, std::size_t> parts[] = {
        {parts_.after, body + parts_.body.size()}, {parts_.body, body}, {parts_.before, 0}};
    for (const auto& [part, begins] : parts) {
        if (inside <= begins) continue;
        const std::size_t at = part.rfind('<', inside - begins - 1);
        if (at != std::string_view::npos) return begins + at;
    }
    return 0;
}

std::string_view Walker::bytes_between(std::size_t from, std::size_t to) const {
    const std::size_t before = parts_.before.size();
    if (from < before || to < from || from - before > parts_.body.size()) return {};
    return parts_.body.substr(from - before, to - from);
}

std::uint32_t Walker::lines_between(std::size_t from, std::size_t to) const {
    const std::string_view bytes = bytes_between(from, to);
    return static_cast<std::uint32_t>(std::count(bytes.begin(), bytes.end(), '\n'));
}

LineColumn Walker::locate(std::size_t document_offset) const {
    const std::size_t before = piece_->before.size();
    return place_in(*piece_, document_offset > before ? document_offset - before : 0);
}

void Walker::start(const XmlStart& tag) {
    tag_line_ = stream_.tag_line();
    declared_ += tag.namespaces;
    if (frames_.size() + passing_ >= limits_.depth)
        return refuse("XML-0108", "elements are nested more than " + std::to_string(limits_.depth) + " deep");
    if (declared_ > limits_.attributes)
        return refuse("XML-0108", "more than " + std::to_string(limits_.attributes) + " namespaces are declared");
    if (passing_ > 0) {
        if (lesson_ != nullptr) take_down(tag, no_node, std::nullopt);
        ++passing_;
        return;
    }
    NameTable::Place place = 0;
    if (is_wrapper()) {
        if (lesson_ != nullptr) lesson_->spoil();
        place = frames_.back().place;
        Frame& frame = frames_.emplace_back();
        frame.place = place;
        frame.records = static_cast<std::uint32_t>(open_.size());
        return;
    }
    Frame lost;
    if (!frames_.empty()) look_for_lost_case(tag, lost);
    const NameTable::Place parent = frames_.empty() ? no_node : frames_.back().place;
    const bool is_entered = step_into(tag, place);
    if (lesson_ != nullptr) take_down(tag, parent, is_entered ? std::optional(place) : std::nullopt);
    if (!is_entered) return;
    Frame& frame = frames_.emplace_back();
    frame.is_lost_case = lost.is_lost_case && !names_.is_node(place);
    frame.is_misspelt = lost.is_misspelt;
    if (frame.is_lost_case) frame.tag = stream_.offset();
    frame.place = place;
    frame.records = static_cast<std::uint32_t>(open_.size());
    frame.line = tag_line_;
    if (names_.is_node(place)) {
        const Node& node = names_.node(place);
        if (!node.emits.empty()) open_records(node);
        if (!node.text.empty()) {
            frame.takes_text = true;
            frame.text_from = text_.size();
            frame.tag = stream_.offset();
            ++taking_;
        }
    }
    // Of an element that nobody mapped its attributes need no mention of their own.
    if (tag.attributes.size() != 0 && names_.is_node(place)) take_attributes(tag.attributes, place);
}

/// An element between the cases' own place and the cases: what is in it is read as if it were not there.
bool Walker::is_wrapper() const {
    const std::size_t way = names_.format().case_path.size() - 1;
    return frames_.size() >= way && frames_.size() < way + piece_->wrappers;
}

/// Outside the cases, where each of them begins.
bool Walker::stands_at_cases() const {
    return !piece_->is_case && frames_.size() == names_.format().case_path.size() - 1 + piece_->wrappers;
}

void Walker::look_for_lost_case(const XmlStart& tag, Frame& frame) const {
    const std::vector<std::string>& path = names_.format().case_path;
    const bool is_exact = case_name_ == tag.name; // the same name has the same address
    if (piece_->is_case) {
        frame.is_lost_case = is_exact && tag.uri == uri_ && frames_.size() >= path.size() + piece_->wrappers;
    } else if (stands_at_cases()) {
        const NameTable::Place parent = frames_.back().place;
        // Cases of another element around them than the format says are lost with it.
        const bool is_elsewhere = is_exact && !names_.is_node(parent) && path.size() > 1 &&
                                  !nearest(names_.step(parent), {&path[path.size() - 2], 1}).empty();
        frame.is_misspelt = !is_exact && names_.is_node(parent) && !nearest(tag.name, {&path.back(), 1}).empty();
        frame.is_lost_case = is_elsewhere || frame.is_misspelt;
    }
}

/// Finds out what the element is; false when nothing in it is to be looked at.
bool Walker::step_into(const XmlStart& tag, NameTable::Place& place) {
    if (frames_.empty()) {
        if (tag.uri == uri_ && tag.name == names_.format().case_path.front()) return true;
        refuse("EXP-0201", "the document element is not that of the format " + names_.format().id);
        return false;
    }
    const NameTable::Place parent = frames_.back().place;
    NameTable::Step step = tag.uri != uri_ ? names_.other(parent, "other-namespace:" + std::string(tag.name))
                                           : names_.element(parent, tag.name);
    if (step.kind == NameTable::Step::Kind::choice) step = names_.choose(parent, tag.name, tag.attributes);
    switch (step.kind) {
    case NameTable::Step::Kind::node: place = step.index; return true;
    case NameTable::Step::Kind::unknown:
        meet_unknown(step, parent, tag.name, false);
        place = names_.place(step.index);
        return true;
    default: passing_ = 1; return false;
    }
}

void Walker::open_records(const Node& node) {
    const std::size_t tag = stream_.offset();
    for (const Emit& emit : node.emits)
        if (!open_.open(emit, piece_->line + tag_line_ - 1, tag))
            tell("EXP-0215", dictionary_.type(emit.type).name, tag_start(tag),
                 "a case has one " + dictionary_.type(emit.type).name +
                     ", here is another; their facts are taken together");
}

void Walker::take_down(const XmlStart& tag, NameTable::Place parent, std::optional<NameTable::Place> place) {
    const std::size_t at = tag_start(stream_.offset());
    place ? lesson_->open(*place, tag.name, at) : lesson_->pass_over(tag.name, at);
    const Node* const node = place && names_.is_node(*place) ? &names_.node(*place) : nullptr;
    for (std::size_t i = 0; i < tag.attributes.size(); ++i) {
        const XmlName name = tag.attributes.name(i);
        const auto decides = [&](const Node::Child& child) {
            return child.name == tag.name && child.attribute == name;
        };
        const std::vector<Target>* targets = nullptr;
        if (node != nullptr)
            if (const NameTable::Step step = names_.attribute(*place, name, i);
                step.kind == NameTable::Step::Kind::targets)
                targets = &node->attributes[step.index].targets;
        if (parent == no_node || !names_.is_node(parent) ||
            std::none_of(names_.node(parent).children.begin(), names_.node(parent).children.end(), decides))
            lesson_->attribute(tag.attributes.value(i), targets);
        else if (targets == nullptr)
            lesson_->deciding_attribute();
        else
            lesson_->spoil();
    }
}

void Walker::take_down_text(std::string_view piece) {
    if (is_blank(piece)) return;
    const Frame& frame = frames_.back();
    if (passing_ > 0 || (taking_ == 0 && !names_.is_node(frame.place)))
        lesson_->text(piece, nullptr);
    else if (frame.takes_text && taking_ == 1)
        lesson_->text(piece, &names_.node(frame.place).text);
    else
        lesson_->spoil();
}

void Walker::take_attributes(const XmlAttributes& attributes, NameTable::Place place) {
    const bool has_line_breaks = stream_.line() != tag_line_;
    // Where they stand is read from the tag itself: a parser that has rewritten a value does not say.
    const std::size_t begin = has_line_breaks ? tag_start(stream_.offset()) : 0;
    const std::vector<std::size_t> places =
        has_line_breaks ? value_places(bytes_between(begin, stream_.offset())) : std::vector<std::size_t>();
    std::size_t counted = begin;
    std::uint32_t line = piece_->line + tag_line_ - 1;
    const std::vector<Node::Attribute>& known = names_.node(place).attributes;
    for (std::size_t i = 0; i < attributes.size(); ++i) {
        if (attributes.uri(i) != nullptr) {
            if (is_of_xml_itself(attributes.uri(i))) continue;
            meet_unknown(names_.other(place, "@other-namespace:" + std::string(attributes.name(i))), place,
                         attributes.name(i), true);
            continue;
        }
        const NameTable::Step step = names_.attribute(place, attributes.name(i), i);
        if (step.kind == NameTable::Step::Kind::passed_over) continue;
        if (step.kind == NameTable::Step::Kind::unknown) {
            meet_unknown(step, place, attributes.name(i), true);
            continue;
        }
        Arriving value{attributes.value(i)};
        if (has_line_breaks) {
            const std::size_t at = i < places.size() ? begin + places[i] : counted;
            line += lines_between(counted, at);
            counted = at;
        }
        value.line = line;
        take_all(known[step.index].targets, value);
    }
}

void Walker::end() {
    if (lesson_ != nullptr) lesson_->close();
    if (passing_ > 0) {
        --passing_;
        return;
    }
    const Frame frame = frames_.back();
    // One that is closed only by the tags put behind the piece may be an element around cases.
    const bool is_whole = stream_.offset() <= piece_->before.size() + piece_->bytes.size();
    if (frame.is_lost_case && is_whole) lost_cases_.push_back({tag_start(frame.tag), frame.is_misspelt});
    if (names_.is_node(frame.place) && names_.node(frame.place).is_not_exported) take_not_exported();
    if (frame.takes_text) {
        const Node& node = names_.node(frame.place);
        Arriving value{std::string_view(text_).substr(frame.text_from), piece_->line + frame.line - 1, frame.tag};
        take_all(node.text, value);
        if (--taking_ == 0) text_.clear();
    }
    if (open_.size() > frame.records) open_.close(frame.records);
    frames_.pop_back();
}

void Walker::text(std::string_view piece) {
    if (lesson_ != nullptr) take_down_text(piece);
    if (taking_ > 0 && passing_ == 0) {
        if (text_.size() + piece.size() > limits_.text_bytes)
            return refuse("XML-0108", "a text is longer than " + std::to_string(limits_.text_bytes) + " bytes");
        text_.append(piece);
    } else if (passing_ == 0 && !frames_.empty() && !frames_.back().has_stray_text && !is_blank(piece)) {
        const NameTable::Place place = frames_.back().place;
        frames_.back().has_stray_text = true;
        if (names_.is_node(place)) count(names_.other(place, "text()"));
    }
}

void Walker::refuse(const char* code, std::string says, std::string help) {
    if (refusal_.code.empty()) refusal_ = {code, std::move(says), std::move(help), tag_start(stream_.offset())};
    stream_.stop();
}

void Walker::tell(const char* code, const std::string& about, std::size_t offset, std::string says, std::string help) {
    if (report_.wants(code, about)) add(code, Gravity::warning, offset, std::move(says), std::move(help));
}

void Walker::add(const char* code, Gravity gravity, std::size_t offset, std::string says, std::string help) {
    const LineColumn at = locate(offset);
    Diagnostic diagnostic;
    diagnostic.code = code;
    diagnostic.gravity = gravity;
    diagnostic.place.line = at.line;
    diagnostic.place.column = at.column;
    diagnostic.case_id = case_id_;
    diagnostic.says = std::move(says);
    diagnostic.help = std::move(help);
    if (shown_ > 0) diagnostic.width = diagnostic.shown = shown_;
    report_.add(std::move(diagnostic));
}

} // namespace abide
