// Where one case ends: from "<" to "<", looking closely only where something could be wrong.
//
// Most of an export is inside cases, so this is the loop that counts. It looks at the first letters behind each "<" and
// measures the way to the next one; only a tag or text long enough to break a limit, a comment or section, and a tag of
// the case's own name are read. That a case is well-formed is for the parser to say: when the parser accepts what
// stands between the start tag and the first end tag of its name, that is the whole case.
#include <algorithm>
#include <bit>
#include <cstring>

#include "base/sixteen_bytes.hpp"
#include "reader/splitter.hpp"

namespace abide {

namespace {

struct Turn {
    enum class Kind : std::uint8_t { none, start_tag, end_tag, special, long_stretch };
    Kind kind = Kind::none;
    std::size_t at = 0;   ///< none: whatever begins here or later has not been looked at
    std::size_t last = 0; ///< the "<" before
};

/// Goes from "<" to "<".
class Tour {
  public:
    /// `last`: the last "<" before the place it begins at; `stretch`: a longer way between two is one to look at.
    Tour(std::string_view bytes, std::size_t last, std::string_view name, std::size_t stretch)
        : begin_(bytes.data()), end_(begin_ + bytes.size()), before_(begin_ + last), name_(name), stretch_(stretch) {}

    /// The next place from `at` on where something has to be decided.
    Turn next(std::size_t at) {
        const char* p = begin_ + at;
        const auto reach = static_cast<std::ptrdiff_t>(name_.size()) + 3 + SixteenBytes::size;
        for (; end_ - p >= reach; p += SixteenBytes::size) {
            // The file comes from memory here, before anybody else looks at it: asked for a little ahead it is there in
            // time.
            __builtin_prefetch(p + 2048);
            const unsigned tags = SixteenBytes(p).among('<');
            if (tags == 0) continue;
            const char* const first = p + std::countr_zero(tags);
            if (static_cast<std::size_t>(first - before_) > stretch_) return turn(Turn::Kind::long_stretch, first);
            // Those of them that what follows makes worth a look.
            unsigned candidates = tags & SixteenBytes(p + 1).among('/', name_.front(), '!', '?');
            for (; candidates != 0; candidates &= candidates - 1) {
                const char* const candidate = p + std::countr_zero(candidates);
                if (const Turn::Kind kind = look(candidate); kind != Turn::Kind::none) {
                    before_ = candidate;
                    return turn(kind, candidate);
                }
            }
            before_ = p + (std::bit_width(tags) - 1);
        }
        for (;; ++p) {
            p = static_cast<const char*>(std::memchr(p, '<', static_cast<std::size_t>(end_ - p)));
            if (p == nullptr) return turn(Turn::Kind::none, end_);
            if (static_cast<std::size_t>(end_ - p) < name_.size() + 3) return turn(Turn::Kind::none, p);
            if (static_cast<std::size_t>(p - before_) > stretch_) return turn(Turn::Kind::long_stretch, p);
            before_ = p;
            if (const Turn::Kind kind = look(p); kind != Turn::Kind::none) return turn(kind, p);
        }
    }

  private:
    [[nodiscard]] bool is_name(const char* p) const {
        return std::memcmp(p, name_.data(), name_.size()) == 0 && ends_name(p[name_.size()]);
    }
    /// What the "<" at `p` begins, as far as that has to be decided.
    [[nodiscard]] Turn::Kind look(const char* p) const {
        if (p[1] == '/') return p[2] == name_.front() && is_name(p + 2) ? Turn::Kind::end_tag : Turn::Kind::none;
        if (p[1] == name_.front()) return is_name(p + 1) ? Turn::Kind::start_tag : Turn::Kind::none;
        return p[1] == '!' || p[1] == '?' ? Turn::Kind::special : Turn::Kind::none;
    }
    [[nodiscard]] Turn turn(Turn::Kind kind, const char* p) const {
        return {kind, static_cast<std::size_t>(p - begin_), static_cast<std::size_t>(before_ - begin_)};
    }

    const char* begin_;
    const char* end_;
    const char* before_;
    std::string_view name_;
    std::size_t stretch_;
};

} // namespace

void Splitter::read_case(Piece& piece, const Markup& tag) {
    piece.is_case = true;
    name_ = tag.name;
    is_dropped_ = false;
    end_ = 0;
    last_ = at_;
    const bool is_whole =
        tag.kind == Markup::Kind::start_tag || tag.kind == Markup::Kind::empty_tag || tag.holds_less_than;
    // A start tag that is broken or too long ends nowhere for certain: what follows its name is looked at as if it did.
    body_ = at_ + (is_whole ? tag.size : 1 + name_.size());
    if (const Trouble over = over_limit(tag); over != Trouble::none) blame(piece, over, at_);
    count_lines(start_);
    piece.line = line_;
    piece.column = static_cast<std::uint32_t>(start_ - line_start_ + 1);
    put_around(piece);
    if (open_.size() >= path_.size()) {
        piece.wrapper = open_.back().name;
        piece.wrapper_number = open_.back().number;
    }
    at_ = walked_ = body_;
    if (is_whole && tag.is_empty) end_ = body_;
    look_through_body(piece);
    give_case(piece, end_);
}

void Splitter::look_through_body(Piece& piece) {
    while (end_ == 0) {
        let_go_of_long_case(piece);
        const std::uint64_t base = source_.offset();
        const std::size_t near = static_cast<std::size_t>(at_ - base) + limits_.case_bytes + name_.size() + 3;
        const std::string_view bytes = source_.window().substr(0, near);
        Tour tour(bytes, static_cast<std::size_t>(std::max(last_, base) - base), name_, long_stretch_);
        const Turn turn = tour.next(static_cast<std::size_t>(at_ - base));
        const std::uint64_t place = base + turn.at;
        last_ = base + turn.last;
        at_ = place;
        switch (turn.kind) {
        case Turn::Kind::none:
            if (bytes.size() < source_.window().size() || look_further(piece)) break;
            at_ = end_ = base + bytes.size();
            blame(piece, Trouble::cut_short, at_);
            break;
        case Turn::Kind::long_stretch:
            look_at_stretch(piece, place);
            last_ = place;
            break;
        case Turn::Kind::special: look_at_special(piece, place); break;
        case Turn::Kind::start_tag: look_at_inner_case(piece, place); break;
        case Turn::Kind::end_tag: {
            const Markup tag = read_markup(from(place));
            if (tag.kind == Markup::Kind::unfinished && look_further(piece)) break;
            if (tag.kind == Markup::Kind::unfinished) blame(piece, Trouble::cut_short, place);
            at_ = end_ = place + tag.size;
            break;
        }
        }
    }
}

/// Reads on where more can be had; lets go of a case that has become too long.
bool Splitter::look_further(Piece& piece) {
    if (source_.is_last()) return false;
    let_go_of_long_case(piece);
    read_on(is_dropped_ ? at_ : start_);
    return true;
}

void Splitter::let_go_of_long_case(Piece& piece) {
    if (!is_dropped_ && at_ - start_ <= limits_.case_bytes) return;
    blame(piece, Trouble::case_too_long, start_);
    is_dropped_ = true;
    count_lines(at_);
    if (lets_go_) source_.let_go_before(at_);
}

/// From the "<" at `last_` to the next one is a long way: a long tag, or long text behind it?
void Splitter::look_at_stretch(Piece& piece, std::uint64_t to) {
    if (last_ < source_.offset()) return;
    std::uint64_t text = last_ < body_ ? body_ : last_;
    if (last_ >= body_ && from(last_).front() == '<') {
        const Markup tag = read_markup(from(last_).substr(0, static_cast<std::size_t>(to - last_)));
        if (const Trouble over = over_limit(tag); over != Trouble::none) blame(piece, over, last_);
        text += tag.size;
    }
    if (to > text && to - text > limits_.text_bytes) blame(piece, Trouble::text_too_long, last_);
}

void Splitter::look_at_special(Piece& piece, std::uint64_t place) {
    const Markup markup = look(place);
    if (markup.kind == Markup::Kind::unfinished && look_further(piece)) return;
    at_ = place + std::max<std::size_t>(1, markup.size);
    if (markup.is_never_closed) blame(piece, Trouble::never_closed, place);
    if (markup.kind == Markup::Kind::broken || markup.kind == Markup::Kind::document_type) return;
    last_ = at_;
    if (const Trouble over = over_limit(markup); over != Trouble::none) blame(piece, over, place);
    const std::size_t hidden = find_start_tag(from(place).substr(0, markup.size), name_);
    if (hidden == std::string_view::npos || piece.looks_like_case != std::string_view::npos || is_dropped_) return;
    piece.looks_like_case = static_cast<std::size_t>(place - start_) + hidden;
}

/// True when a place that looks like the start of a case stands in the value of an attribute; that tag is then behind
/// us.
bool Splitter::pass_value(std::uint64_t place) {
    for (walked_ = std::max(walked_, source_.offset()); walked_ < place;) {
        const std::size_t skipped = from(walked_).find('<');
        if (skipped == std::string_view::npos || walked_ + skipped >= place) return false;
        // What begins before the place and stands in a tag around it ends soon; nothing else is looked for.
        const std::uint64_t at = walked_ + skipped;
        const Markup markup = read_markup(from(at, static_cast<std::size_t>(place - at) + limits_.text_bytes));
        walked_ += skipped + std::max<std::size_t>(1, markup.size);
        if (walked_ <= place) continue;
        if (!markup.holds_less_than) return false;
        at_ = last_ = walked_;
        return true;
    }
    return false;
}

/// Another element of the case's name begins inside it. When all tags from here to the case's end pair up, that is what
/// the export means; otherwise the case's own end tag is missing and the next case begins here.
void Splitter::look_at_inner_case(Piece& piece, std::uint64_t place) {
    std::uint64_t end = 0;
    if (!is_dropped_ && pass_value(place)) return;
    if (!is_dropped_ && is_balanced(piece, end)) {
        at_ = end_ = end;
        return;
    }
    blame(piece, Trouble::next_case_begins, place);
    at_ = end_ = place;
}

bool Splitter::is_balanced(Piece& piece, std::uint64_t& end) {
    std::vector<std::string> names{name_};
    Piece found;
    for (std::uint64_t at = body_; !names.empty();) {
        const std::size_t skipped = from(at).find('<');
        const bool is_out = skipped == std::string_view::npos;
        if (!is_out) at += skipped;
        const Markup markup = is_out ? Markup{Markup::Kind::unfinished} : look(at);
        if (markup.kind == Markup::Kind::unfinished) {
            if (source_.is_last() || at - start_ > limits_.case_bytes) return false;
            read_on(start_);
            continue;
        }
        if (at - start_ > limits_.case_bytes) return false;
        if (markup.kind == Markup::Kind::broken || markup.kind == Markup::Kind::document_type) return false;
        if (markup.kind == Markup::Kind::start_tag) names.emplace_back(markup.name);
        if (markup.kind == Markup::Kind::end_tag) {
            if (names.back() != markup.name) return false;
            names.pop_back();
        }
        if (names.size() > limits_.depth) return false;
        if (const Trouble over = over_limit(markup); over != Trouble::none) blame(found, over, at);
        at += markup.size;
        end = at;
    }
    if (found.trouble != Trouble::none) blame(piece, found.trouble, start_ + found.trouble_at);
    return true;
}

void Splitter::blame(Piece& piece, Trouble trouble, std::uint64_t at) const {
    if (piece.trouble != Trouble::none) return;
    piece.trouble = trouble;
    piece.trouble_at = static_cast<std::size_t>(at - start_);
}

void Splitter::give_case(Piece& piece, std::uint64_t end) {
    at_ = end;
    let_go_of_long_case(piece);
    if (!is_dropped_) piece.bytes = from(start_).substr(0, static_cast<std::size_t>(end - start_));
    const std::uint64_t start = start_;
    is_over_ = open_.empty();
    is_done_ = piece.trouble == Trouble::cut_short;
    begin_outside(end);
    // What `go_back_to` counts from.
    piece_start_ = start;
}

} // namespace abide
