// Fills checked templates. The syntax is Mustache's, less what would let a record's text become marks.
#include "briefing/template.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "base/words.hpp"
#include "briefing/markdown.hpp"
#include "briefing/template_tags.hpp"

namespace abide {

namespace {

/// A stretch of a template: words as they are, or a tag.
struct Piece {
    enum class Form : std::uint8_t { words, value, section, inverted, partial };
    Form form = Form::words;
    std::string_view text; ///< the words, or the tag's name
    std::size_t end = 0;   ///< sections: the piece after the last one inside
};

/// What of the text a tag takes with it: the whole line where it has one to itself, so that a list or a table around it
/// stays in one piece. Values leave their line alone.
std::pair<std::size_t, std::size_t> extent(std::string_view text, const Tag& tag) {
    if (tag.form == Tag::Form::value) return {tag.begin, tag.end};
    const std::size_t before = text.rfind('\n', tag.begin);
    const std::size_t line_start = before == std::string_view::npos ? 0 : before + 1;
    const std::size_t line_end = std::min(text.find('\n', tag.end), text.size());
    const bool is_alone = trim(text.substr(line_start, tag.begin - line_start)).empty() &&
                          trim(text.substr(tag.end, line_end - tag.end)).empty();
    if (!is_alone) return {tag.begin, tag.end};
    return {line_start, std::min(line_end + 1, text.size())};
}

Piece::Form piece_form(Tag::Form form) {
    switch (form) {
    case Tag::Form::value: return Piece::Form::value;
    case Tag::Form::section: return Piece::Form::section;
    case Tag::Form::inverted: return Piece::Form::inverted;
    case Tag::Form::partial: return Piece::Form::partial;
    default: return Piece::Form::words;
    }
}

class Filler {
  public:
    explicit Filler(const TemplateTexts& texts) : texts_(texts) {}

    std::string fill(std::string_view name, const Fields& fields) {
        scopes_.push_back(&fields);
        write_template(name);
        return std::move(markdown_);
    }

  private:
    [[noreturn]] static void fail(const char* what, std::string_view name) {
        throw Error(Exit::fault, std::string(what) + " \"" + std::string(name) + "\": the templates were not checked");
    }

    /// Names in pieces point into the tags, which therefore stay.
    struct Parsed {
        Tags tags;
        std::vector<Piece> pieces;
    };

    const std::vector<Piece>& pieces_of(std::string_view name) {
        const auto known = parsed_.find(name);
        if (known != parsed_.end()) return known->second.pieces;
        const auto found = texts_.find(name);
        if (found == texts_.end()) fail("there is no template", name);
        return parse(parsed_[std::string(name)], found->second.text);
    }

    static const std::vector<Piece>& parse(Parsed& parsed, std::string_view text) {
        parsed.tags = tags_of(text);
        std::vector<Piece>& pieces = parsed.pieces;
        std::vector<std::size_t> open;
        std::size_t from = 0;
        for (const Tag& tag : parsed.tags.all) {
            const auto [begin, end] = extent(text, tag);
            pieces.push_back({Piece::Form::words, text.substr(from, begin - from), 0});
            from = end;
            if (tag.form == Tag::Form::close) {
                if (open.empty()) fail("an unopened section", tag.name);
                pieces[open.back()].end = pieces.size();
                open.pop_back();
                continue;
            }
            if (tag.form == Tag::Form::section || tag.form == Tag::Form::inverted) open.push_back(pieces.size());
            const Piece::Form form = piece_form(tag.form);
            if (form != Piece::Form::words) pieces.push_back({form, tag.name, 0});
        }
        if (!open.empty()) fail("an open section", pieces[open.back()].text);
        pieces.push_back({Piece::Form::words, text.substr(from), 0});
        return pieces;
    }

    void write_template(std::string_view name) {
        const std::vector<Piece>& pieces = pieces_of(name);
        write(pieces, 0, pieces.size());
    }

    void write(const std::vector<Piece>& pieces, std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < to;) {
            const Piece& piece = pieces[i];
            const std::size_t next = i + 1;
            switch (piece.form) {
            case Piece::Form::words: markdown_ += piece.text; break;
            case Piece::Form::value: markdown_ += escape_markdown(look_up(piece.text).text); break;
            case Piece::Form::partial: write_template(piece.text); break;
            case Piece::Form::section: write_section(pieces, next, piece); break;
            case Piece::Form::inverted:
                if (!is_yes(look_up(piece.text))) write(pieces, next, piece.end);
                break;
            }
            i = piece.end == 0 ? next : piece.end;
        }
    }

    void write_section(const std::vector<Piece>& pieces, std::size_t from, const Piece& section) {
        const Field& field = look_up(section.text);
        if (field.form != Field::Form::list) {
            if (is_yes(field)) write(pieces, from, section.end);
            return;
        }
        for (const Fields& row : field.rows) {
            scopes_.push_back(&row);
            write(pieces, from, section.end);
            scopes_.pop_back();
        }
    }

    static bool is_yes(const Field& field) {
        switch (field.form) {
        case Field::Form::text: return !field.text.empty();
        case Field::Form::flag: return field.flag;
        case Field::Form::list: return !field.rows.empty();
        }
        return false;
    }

    const Field& look_up(std::string_view name) const {
        for (std::size_t i = scopes_.size(); i > 0; --i)
            if (const Field* field = scopes_[i - 1]->find(name)) return *field;
        fail("a report did not write", name);
    }

    const TemplateTexts& texts_;
    std::map<std::string, Parsed, std::less<>> parsed_;
    std::vector<const Fields*> scopes_; ///< innermost last
    std::string markdown_;
};

} // namespace

std::string fill_template(const TemplateTexts& texts, std::string_view name, const Fields& fields) {
    return Filler(texts).fill(name, fields);
}

} // namespace abide
