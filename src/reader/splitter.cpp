// Where each case of an export begins and ends: the elements around the cases, tag by tag.
#include "reader/splitter.hpp"

#include <algorithm>
#include <utility>

#include "base/sixteen_bytes.hpp"

namespace abide {

namespace {

/// The shortest attribute there is: a space, a letter, "=" and two quotes.
constexpr std::size_t shortest_attribute = 5;

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

} // namespace

LineColumn place_in(const Piece& piece, std::size_t offset) {
    const std::string_view before = piece.bytes.substr(0, offset);
    const auto lines = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
    if (lines == 0) return {piece.line, piece.column + static_cast<std::uint32_t>(before.size())};
    return {piece.line + lines, static_cast<std::uint32_t>(before.size() - before.rfind('\n'))};
}

Splitter::Splitter(Source& source, std::vector<std::string> case_path, const Limits& limits)
    : source_(source), path_(std::move(case_path)), limits_(limits),
      long_stretch_(std::min({limits.tag_bytes, limits.text_bytes, limits.attributes * shortest_attribute})),
      start_around_(std::make_shared<const Around>()) {}

bool Splitter::next(Piece& piece) {
    piece = Piece();
    // Whoever had the last piece is through with it, and has gone back inside it if at all. Its lines are still to be
    // counted.
    if (lets_go_) source_.let_go_before(std::min(counted_, start_));
    while (!is_done_)
        if (step_outside(piece) == Step::piece) {
            piece.is_last = is_done_;
            return true;
        }
    return false;
}

bool Splitter::go_back_to(std::size_t offset_in_piece) {
    constexpr std::uint64_t most_gone_back = 256U << 20U;
    const std::uint64_t back_to = piece_start_ + offset_in_piece;
    gone_back_ += at_ > back_to ? at_ - back_to : 0;
    if (gone_back_ > most_gone_back) return false;
    begin_outside(back_to);
    is_done_ = false;
    is_over_ = false;
    return true;
}

std::string_view Splitter::from(std::uint64_t at) const {
    return source_.window().substr(static_cast<std::size_t>(at - source_.offset()));
}

void Splitter::read_on(std::uint64_t keep) {
    count_lines(keep);
    source_.read_on(keep);
}

void Splitter::count_lines(std::uint64_t to) {
    if (to <= counted_) return;
    const std::string_view bytes = from(counted_).substr(0, static_cast<std::size_t>(to - counted_));
    if (const std::size_t lines = count_character(bytes, '\n'); lines > 0) {
        line_ += static_cast<std::uint32_t>(lines);
        line_start_ = counted_ + bytes.rfind('\n') + 1;
    }
    counted_ = to;
}

bool Splitter::is_case(std::string_view name) const {
    if (open_.size() + 1 < path_.size() || local_part(name) != path_.back()) return false;
    // Deeper than it belongs it is still a case: an element around it was made up, or never closed.
    return std::equal(path_.begin(), std::prev(path_.end()), open_.begin(),
                      [](const std::string& wanted, const Open& open) { return local_part(open.name) == wanted; });
}

std::vector<const Splitter::Open*> Splitter::around() const {
    // Where record after record was never closed, those mean nothing to the cases in them.
    constexpr std::ptrdiff_t most_wrappers = 8;
    const bool are_many =
        std::count_if(open_.begin(), open_.end(), [](const Open& open) { return open.holds_case; }) > most_wrappers;
    std::vector<const Open*> elements;
    for (const Open& open : open_)
        if (!are_many || !open.holds_case || !open.declarations.empty()) elements.push_back(&open);
    return elements;
}

const std::shared_ptr<const Around>& Splitter::tags_around() {
    if (around_) return around_;
    Around tags;
    const std::vector<const Open*> elements = around();
    for (const Open* open : elements) {
        tags.opening.append("<").append(open->name).append(open->declarations).append(">");
        tags.wrappers += open->holds_case ? 1 : 0;
    }
    for (std::size_t i = elements.size(); i > 0; --i)
        tags.closing.append("</").append(elements[i - 1]->name).append(">");
    around_ = std::make_shared<const Around>(std::move(tags));
    return around_;
}

void Splitter::put_around(Piece& piece) {
    piece.begins_in = start_around_;
    piece.ends_in = tags_around();
    piece.before = piece.begins_in->opening;
    piece.after = piece.ends_in->closing;
    piece.wrappers = piece.begins_in->wrappers;
}

Markup Splitter::look(std::uint64_t at) {
    const std::string_view all = from(at);
    const std::string_view bytes = all.substr(0, limits_.case_bytes + 1);
    const bool is_end = source_.is_last() && bytes.size() == all.size();
    const bool is_section = bytes.size() > 1 && (bytes[1] == '!' || bytes[1] == '?') && !bytes.starts_with("<!--");
    if (is_section && at < unclosed_until_) {
        Markup markup{Markup::Kind::broken, 2};
        markup.is_never_closed = true;
        return markup;
    }
    Markup markup = read_markup(bytes);
    const bool has_no_end =
        markup.kind == Markup::Kind::unfinished && markup.size > 2 && (is_end || markup.size > limits_.case_bytes);
    if (!has_no_end || bytes[1] == '/' || !markup.name.empty()) return markup;
    // Looked for once: a file full of openings would otherwise be searched to its end for each of them.
    if (is_section) unclosed_until_ = at + markup.size;
    markup = {Markup::Kind::broken, 2};
    markup.is_never_closed = true;
    return markup;
}

Trouble Splitter::over_limit(const Markup& markup) const {
    if (markup.kind == Markup::Kind::comment || markup.kind == Markup::Kind::cdata ||
        markup.kind == Markup::Kind::instruction)
        return markup.size > limits_.text_bytes ? Trouble::text_too_long : Trouble::none;
    if (markup.attributes > limits_.attributes) return Trouble::too_many_attributes;
    if (markup.size > limits_.tag_bytes) return Trouble::tag_too_long;
    return markup.longest > limits_.text_bytes ? Trouble::value_too_long : Trouble::none;
}

void Splitter::begin_outside(std::uint64_t at) {
    at_ = at;
    start_ = at;
    start_around_ = tags_around();
}

void Splitter::give_outside(Piece& piece, std::uint64_t end, Trouble trouble) {
    count_lines(start_);
    piece.bytes = from(start_).substr(0, static_cast<std::size_t>(end - start_));
    piece.line = line_;
    piece.column = static_cast<std::uint32_t>(start_ - line_start_ + 1);
    put_around(piece);
    piece.trouble = trouble;
    piece.trouble_at = piece.bytes.size();
}

Splitter::Step Splitter::step_outside(Piece& piece) {
    const std::string_view rest = from(at_);
    const std::size_t skipped = std::min(rest.find('<'), rest.size());
    at_ += skipped;
    if (at_ - start_ > limits_.case_bytes) {
        give_outside(piece, start_, Trouble::outside_too_long);
        begin_outside(at_);
        return Step::piece;
    }
    if (skipped == rest.size()) return end_of_bytes(piece);
    const Markup markup = look(at_);
    const Trouble over = over_limit(markup);
    switch (markup.kind) {
    case Markup::Kind::unfinished: return at_unfinished(piece, markup);
    case Markup::Kind::end_tag:
        at_ += markup.size;
        close_element(markup.name);
        return Step::again;
    case Markup::Kind::document_type:
        give_outside(piece, at_, Trouble::document_type);
        is_done_ = true;
        return Step::piece;
    case Markup::Kind::broken:
        if (!markup.name.empty() && is_case(markup.name)) return at_case(piece, markup);
        if (!markup.is_never_closed) break; // of a tag with a "<" in a value, behind the whole of it
        give_outside(piece, at_, Trouble::never_closed);
        begin_outside(at_ + markup.size);
        return Step::piece;
    case Markup::Kind::start_tag:
    case Markup::Kind::empty_tag:
        if (is_over_) {
            give_outside(piece, at_, Trouble::after_the_end);
            is_done_ = true;
            return Step::piece;
        }
        if (is_case(markup.name)) return at_case(piece, markup);
        if (open_.size() >= limits_.depth && over == Trouble::none && is_too_deep_) break;
        if (over != Trouble::none || open_.size() >= limits_.depth) {
            // A parser must not see this tag: the piece ends before it, the next one begins behind it.
            give_outside(piece, at_, over != Trouble::none ? over : Trouble::too_deep);
            // Deeper elements are not kept count of, but cases in them are still found.
            is_too_deep_ = is_too_deep_ || over == Trouble::none;
            if (open_.size() < limits_.depth) open_element(markup);
            begin_outside(at_ + markup.size);
            return Step::piece;
        }
        open_element(markup);
        break;
    default: note_hidden_case(piece, rest.substr(skipped, markup.size)); break;
    }
    at_ += std::max<std::size_t>(1, markup.size);
    return Step::again;
}

void Splitter::note_hidden_case(Piece& piece, std::string_view markup) const {
    const std::size_t hidden = find_start_tag(markup, path_.back());
    if (hidden == std::string_view::npos || piece.looks_like_case != std::string_view::npos) return;
    piece.looks_like_case = static_cast<std::size_t>(at_ - start_) + hidden;
}

Splitter::Step Splitter::end_of_bytes(Piece& piece) {
    if (!source_.is_last()) {
        read_on(start_);
        return Step::again;
    }
    is_done_ = true;
    give_outside(piece, at_, open_.empty() && !is_cut_ ? Trouble::none : Trouble::cut_short);
    return piece.trouble == Trouble::none && is_blank(piece.bytes) ? Step::again : Step::piece;
}

Splitter::Step Splitter::at_unfinished(Piece& piece, const Markup& markup) {
    const bool is_long = markup.size > limits_.tag_bytes && !markup.name.empty();
    if (!source_.is_last() && !is_long && at_ - start_ <= limits_.case_bytes) {
        read_on(start_);
        return Step::again;
    }
    if (!markup.name.empty() && is_case(markup.name)) return at_case(piece, markup);
    if (is_long) {
        give_outside(piece, at_, Trouble::tag_too_long);
        if (open_.size() < limits_.depth) open_element(markup);
        begin_outside(at_ + 1);
        return Step::piece;
    }
    at_ += markup.size;
    if (!source_.is_last() || !from(at_).empty()) return Step::again;
    is_cut_ = true;
    return end_of_bytes(piece);
}

Splitter::Step Splitter::at_case(Piece& piece, const Markup& tag) {
    const std::string_view gap = from(start_).substr(0, static_cast<std::size_t>(at_ - start_));
    if (!is_blank(gap)) {
        give_outside(piece, at_, Trouble::none);
        begin_outside(at_);
        return Step::piece;
    }
    for (std::size_t i = path_.size() - 1; i < open_.size(); ++i) {
        if (!open_[i].holds_case) around_.reset();
        open_[i].holds_case = true;
    }
    begin_outside(at_);
    read_case(piece, tag);
    return Step::piece;
}

void Splitter::open_element(const Markup& tag) {
    if (tag.kind == Markup::Kind::empty_tag) {
        is_over_ = open_.empty();
        return;
    }
    const std::string_view written = from(at_).substr(0, tag.size);
    open_.push_back(
        {std::string(tag.name), tag.size > limits_.tag_bytes ? "" : namespace_declarations(written), ++opened_});
    around_.reset();
}

void Splitter::close_element(std::string_view name) {
    const auto found = std::find_if(open_.rbegin(), open_.rend(), [&](const Open& open) { return open.name == name; });
    // An end tag of nothing that is open: the parser reports it, here it changes nothing.
    if (found == open_.rend()) return;
    open_.erase(std::prev(found.base()), open_.end());
    around_.reset();
    is_over_ = open_.empty();
}

} // namespace abide
