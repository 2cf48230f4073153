// One tag, comment or section as it stands in the bytes.
#include "reader/markup.hpp"

#include <algorithm>
#include <functional>

namespace abide {

namespace {

constexpr bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

std::size_t name_end(std::string_view bytes, std::size_t from) {
    while (from < bytes.size() && !ends_name(bytes[from])) ++from;
    return from;
}

/// A stretch that begins with `opening` and ends with `closing`.
Markup stretch(Markup::Kind kind, std::string_view bytes, std::size_t opening, std::string_view closing) {
    const std::size_t at = bytes.find(closing, opening);
    if (at == std::string_view::npos) return {Markup::Kind::unfinished, bytes.size()};
    return {kind, at + closing.size()};
}

/// A comment may not hold "--". One that holds "<!--" was most likely never closed: what follows is no comment.
Markup comment(std::string_view bytes) {
    for (std::size_t at = bytes.find("--", 4); at != std::string_view::npos; at = bytes.find("--", at + 1)) {
        if (bytes.substr(at).starts_with("-->")) return {Markup::Kind::comment, at + 3};
        if (!bytes.substr(at - 2, 2).starts_with("<!") || at < 6) continue;
        Markup markup{Markup::Kind::broken, 4};
        markup.is_never_closed = true;
        return markup;
    }
    return {Markup::Kind::unfinished, bytes.size()};
}

Markup end_tag(std::string_view bytes) {
    Markup markup{Markup::Kind::end_tag};
    std::size_t at = name_end(bytes, 2);
    markup.name = bytes.substr(2, at - 2);
    while (at < bytes.size() && is_space(bytes[at])) ++at;
    if (at == bytes.size()) return {Markup::Kind::unfinished, at};
    markup.size = bytes[at] == '>' ? at + 1 : at;
    if (bytes[at] != '>' || markup.name.empty()) markup.kind = Markup::Kind::broken;
    return markup;
}

/// A "<" behind an opening quote may stand in a value that was written without escaping it, or the closing quote is
/// missing and the next tag begins. In a value nothing before it looks like the end of a tag or of a line, and what
/// follows the closing quote goes on like a tag.
bool stands_in_value(std::string_view bytes, std::size_t from, std::size_t less_than, std::size_t closing) {
    if (closing == std::string_view::npos || closing + 1 >= bytes.size()) return false;
    if (bytes.substr(from, less_than - from).find_first_of(">\n") != std::string_view::npos) return false;
    const char next = bytes[closing + 1];
    return is_space(next) || next == '/' || next == '>';
}

Markup start_tag(std::string_view bytes) {
    Markup markup{Markup::Kind::start_tag};
    std::size_t at = name_end(bytes, 1);
    markup.name = bytes.substr(1, at - 1);
    if (markup.name.empty()) return {Markup::Kind::broken, 1};
    for (; at < bytes.size(); ++at) {
        const char c = bytes[at];
        if (c == '>') {
            markup.is_empty = bytes[at - 1] == '/';
            if (markup.is_empty) markup.kind = Markup::Kind::empty_tag;
            if (markup.holds_less_than) markup.kind = Markup::Kind::broken;
            markup.size = at + 1;
            return markup;
        }
        if (c == '=') ++markup.attributes;
        if (c == '<') break;
        if (c != '"' && c != '\'') continue;
        const std::size_t from = at + 1;
        const std::size_t closing = bytes.find(c, from);
        at = bytes.substr(0, closing).find('<', from);
        if (at != std::string_view::npos && stands_in_value(bytes, from, at, closing))
            markup.holds_less_than = true;
        else if (at != std::string_view::npos || closing == std::string_view::npos)
            break;
        at = closing;
        markup.longest = std::max(markup.longest, at - from);
    }
    markup.holds_less_than = false;
    markup.kind = at >= bytes.size() ? Markup::Kind::unfinished : Markup::Kind::broken;
    markup.size = std::min(at, bytes.size());
    return markup;
}

/// Calls `take(name, quoted value)` for each attribute of a start tag, as far as it is one.
void each_attribute(std::string_view tag, const std::function<void(std::string_view, std::string_view)>& take) {
    std::size_t at = name_end(tag, 1);
    while (at < tag.size()) {
        while (at < tag.size() && is_space(tag[at])) ++at;
        const std::size_t name = at;
        at = name_end(tag, at);
        const std::string_view called = tag.substr(name, at - name);
        at = tag.find_first_of("\"'", at);
        if (called.empty() || at == std::string_view::npos) return;
        const std::size_t end = tag.find(tag[at], at + 1);
        if (end == std::string_view::npos) return;
        take(called, tag.substr(at, end + 1 - at));
        at = end + 1;
    }
}

} // namespace

Markup read_markup(std::string_view bytes) {
    constexpr std::string_view section = "<![CDATA[";
    constexpr std::string_view doctype = "<!DOCTYPE";
    if (bytes.size() < 2) return {Markup::Kind::unfinished, bytes.size()};
    if (bytes[1] == '/') return end_tag(bytes);
    if (bytes[1] == '?') return stretch(Markup::Kind::instruction, bytes, 2, "?>");
    if (bytes[1] != '!') return start_tag(bytes);
    if (bytes.starts_with("<!--")) return comment(bytes);
    if (bytes.starts_with(section)) return stretch(Markup::Kind::cdata, bytes, section.size(), "]]>");
    if (bytes.starts_with(doctype)) return {Markup::Kind::document_type, doctype.size()};
    const bool may_become_one = section.starts_with(bytes) || doctype.starts_with(bytes) || bytes == "<!-";
    return {may_become_one ? Markup::Kind::unfinished : Markup::Kind::broken, std::min<std::size_t>(2, bytes.size())};
}

std::size_t find_start_tag(std::string_view bytes, std::string_view name) {
    std::string tag = "<";
    tag += name;
    for (std::size_t at = bytes.find(tag); at != std::string_view::npos; at = bytes.find(tag, at + 1))
        if (at + tag.size() < bytes.size() && ends_name(bytes[at + tag.size()])) return at;
    return std::string_view::npos;
}

std::string_view local_part(std::string_view name) {
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::vector<std::size_t> value_places(std::string_view start_tag) {
    std::vector<std::size_t> places;
    each_attribute(start_tag, [&](std::string_view name, std::string_view value) {
        if (name == "xmlns" || name.starts_with("xmlns:")) return;
        places.push_back(static_cast<std::size_t>(value.data() - start_tag.data()) + 1);
    });
    return places;
}

std::string namespace_declarations(std::string_view start_tag) {
    std::string declarations;
    each_attribute(start_tag, [&](std::string_view name, std::string_view value) {
        if (name != "xmlns" && !name.starts_with("xmlns:")) return;
        declarations.append(" ").append(name).append("=").append(value);
    });
    std::replace_if(declarations.begin(), declarations.end(), is_space, ' ');
    return declarations;
}

std::string own_namespace(std::string_view start_tag) {
    const std::string_view name = start_tag.substr(1, name_end(start_tag, 1) - 1);
    const std::size_t colon = name.find(':');
    const std::string wanted =
        colon == std::string_view::npos ? "xmlns" : "xmlns:" + std::string(name.substr(0, colon));
    std::string found;
    each_attribute(start_tag, [&](std::string_view attribute, std::string_view value) {
        if (attribute == wanted) found = value.substr(1, value.size() - 2);
    });
    return found;
}

} // namespace abide
