// XML text as written and as meant: entities decoded, with the way back from every byte to the source.
#include "xml/source_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

namespace abide {

namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Behind the next `mark`, or the end of the text.
std::size_t behind(std::string_view text, std::string_view mark, std::size_t from) {
    const std::size_t found = text.find(mark, from);
    return found == std::string_view::npos ? text.size() : found + mark.size();
}

/// Behind the ">" of the tag that begins at `at`; a ">" inside quotes is part of a value.
std::size_t behind_tag(std::string_view text, std::size_t at) {
    char quote = '\0';
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (quote != '\0') {
            if (c == quote) quote = '\0';
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '>') {
            return at + 1;
        }
    }
    return text.size();
}

/// Behind the comment, instruction or CDATA section that begins at `at`; `at` itself when none does.
std::size_t behind_markup(std::string_view text, std::size_t at) {
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("<!--")) return behind(text, "-->", at + 4);
    if (rest.starts_with("<?")) return behind(text, "?>", at + 2);
    if (rest.starts_with("<![CDATA[")) return behind(text, "]]>", at + 9);
    return at;
}

void append_utf8(std::string& out, std::uint32_t c) {
    const auto byte = [&](std::uint32_t b) { out += static_cast<char>(static_cast<unsigned char>(b)); };
    if (c < 0x80) return byte(c);
    if (c < 0x800) {
        byte(0xC0U | c >> 6U);
    } else {
        if (c < 0x10000) {
            byte(0xE0U | c >> 12U);
        } else {
            byte(0xF0U | c >> 18U);
            byte(0x80U | (c >> 12U & 0x3FU));
        }
        byte(0x80U | (c >> 6U & 0x3FU));
    }
    byte(0x80U | (c & 0x3FU));
}

void append_entity(std::string& out, std::string_view name) {
    constexpr std::array<std::pair<std::string_view, char>, 5> named = {
        {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}}};
    for (const auto& [entity, c] : named)
        if (entity == name) out += c;
    if (!name.starts_with('#')) return;
    const bool is_hex = name.starts_with("#x");
    std::uint32_t c = 0;
    std::from_chars(name.data() + (is_hex ? 2 : 1), name.data() + name.size(), c, is_hex ? 16 : 10);
    append_utf8(out, c);
}

/// Decodes piece by piece, so that each piece's place is known.
class Decoder {
  public:
    Decoder(std::string_view raw, RawKind kind) : raw_(raw), kind_(kind) {}

    /// Appends the next piece of text to `out`; false at the end. `from` is where in the raw text it comes from.
    bool next(std::string& out, std::size_t& from) {
        if (kind_ == RawKind::content) pass_markup();
        if (at_ >= raw_.size()) return false;
        from = at_;
        if (cdata_end_ == 0 && raw_[at_] == '&') {
            const std::size_t end = behind(raw_, ";", at_);
            append_entity(out, raw_.substr(at_ + 1, end - at_ - 2));
            at_ = end;
            return true;
        }
        char c = raw_[at_++];
        if (c == '\r') {
            if (at_ < raw_.size() && raw_[at_] == '\n') ++at_;
            c = '\n';
        }
        if (kind_ == RawKind::attribute_value && is_space(c)) c = ' ';
        out += c;
        return true;
    }

    /// Behind the piece that was taken last.
    [[nodiscard]] std::size_t position() const { return at_; }

  private:
    /// Goes on to the next byte of the element's own text.
    void pass_markup() {
        if (cdata_end_ != 0 && at_ == cdata_end_) {
            at_ += 3;
            cdata_end_ = 0;
        }
        while (cdata_end_ == 0 && at_ < raw_.size() && (raw_[at_] == '<' || depth_ > 0)) {
            if (raw_[at_] != '<') {
                ++at_;
                continue;
            }
            if (depth_ == 0 && raw_.substr(at_).starts_with("<![CDATA[")) {
                const std::size_t end = behind(raw_, "]]>", at_ + 9) - 3;
                at_ += 9;
                if (at_ == end) {
                    at_ += 3;
                } else {
                    cdata_end_ = end;
                }
                continue;
            }
            const std::size_t markup = behind_markup(raw_, at_);
            if (markup != at_) {
                at_ = markup;
                continue;
            }
            const std::size_t end = behind_tag(raw_, at_);
            if (raw_[at_ + 1] == '/') {
                --depth_;
            } else if (raw_[end - 2] != '/') {
                ++depth_;
            }
            at_ = end;
        }
    }

    std::string_view raw_;
    RawKind kind_;
    std::size_t at_ = 0;
    std::size_t depth_ = 0;
    std::size_t cdata_end_ = 0; ///< of the section we are in; 0 when in none
};

/// Whether every byte stands for itself, as in nearly all of what people write.
bool is_literal(std::string_view raw, RawKind kind) {
    const bool is_value = kind == RawKind::attribute_value;
    return std::none_of(raw.begin(), raw.end(), [&](char c) {
        return c == '&' || c == '<' || c == '\r' || (is_value && (c == '\n' || c == '\t'));
    });
}

} // namespace

std::string decode(std::string_view raw, RawKind kind) {
    if (is_literal(raw, kind)) return std::string(raw);
    std::string text;
    std::size_t from = 0;
    Decoder decoder(raw, kind);
    while (decoder.next(text, from)) {
    }
    return text;
}

RawRange raw_range(std::string_view raw, RawKind kind, std::size_t from, std::size_t to) {
    if (from < to && to <= raw.size() && is_literal(raw, kind)) return {from, to};
    std::string text;
    std::size_t piece = 0;
    Decoder decoder(raw, kind);
    RawRange range{raw.size(), raw.size()};
    while (decoder.next(text, piece)) {
        if (text.size() <= from) continue;
        range.begin = std::min(range.begin, piece);
        range.end = decoder.position();
        if (text.size() >= to) return range;
    }
    return range;
}

RawTag TagWalk::next_start() {
    for (;;) {
        at_ = std::min(source_.find('<', at_), source_.size());
        const std::size_t markup = behind_markup(source_, at_);
        if (markup == at_) break;
        at_ = markup;
    }
    RawTag tag;
    tag.begin = at_;
    tag.end = behind_tag(source_, at_);
    tag.is_empty = tag.end >= 2 && source_[tag.end - 2] == '/';
    const auto is_in_tag = [&](std::size_t i) { return i < tag.end && source_[i] != '>' && source_[i] != '/'; };
    std::size_t i = at_ + 1;
    while (is_in_tag(i) && !is_space(source_[i])) ++i;
    for (;;) {
        while (i < tag.end && is_space(source_[i])) ++i;
        if (!is_in_tag(i)) break;
        RawAttribute attribute;
        attribute.name_begin = i;
        while (i < tag.end && source_[i] != '=' && !is_space(source_[i])) ++i;
        attribute.name_end = i;
        i = std::min(source_.find_first_of("\"'", i), tag.end - 1);
        attribute.value_begin = i + 1;
        attribute.value_end = std::min(source_.find(source_[i], i + 1), tag.end);
        i = attribute.value_end + 1;
        tag.attributes.push_back(attribute);
    }
    at_ = tag.end;
    return tag;
}

std::size_t TagWalk::next_end() {
    for (;;) {
        at_ = std::min(source_.find('<', at_), source_.size());
        const std::size_t markup = behind_markup(source_, at_);
        if (markup == at_) break;
        at_ = markup;
    }
    const std::size_t begin = at_;
    at_ = behind_tag(source_, at_);
    return begin;
}

} // namespace abide
