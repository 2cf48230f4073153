// Finds the tags of a template; the braces mean what they mean in Mustache.
#include "briefing/template_tags.hpp"

#include "base/words.hpp"

namespace abide {

namespace {

Tag::Form form_of(char first) {
    switch (first) {
    case '#': return Tag::Form::section;
    case '^': return Tag::Form::inverted;
    case '/': return Tag::Form::close;
    case '>': return Tag::Form::partial;
    case '!': return Tag::Form::comment;
    case '&':
    case '{': return Tag::Form::raw;
    case '=': return Tag::Form::delimiters;
    default: return Tag::Form::value;
    }
}

Tag read_tag(std::string_view inside, std::size_t begin, std::size_t end) {
    inside = trim(inside);
    Tag tag;
    tag.begin = begin;
    tag.end = end;
    tag.form = inside.empty() ? Tag::Form::value : form_of(inside.front());
    if (tag.form != Tag::Form::value) inside.remove_prefix(1);
    tag.name = std::string(trim(inside));
    return tag;
}

} // namespace

Tags tags_of(std::string_view text) {
    Tags tags;
    for (std::size_t at = text.find("{{"); at != std::string_view::npos;) {
        const bool is_triple = text.substr(at, 3) == "{{{";
        const std::string_view closing = is_triple ? "}}}" : "}}";
        const std::size_t close = text.find(closing, at + 2);
        if (close == std::string_view::npos || text.substr(at, close - at).find('\n') != std::string_view::npos) {
            tags.unclosed = at;
            return tags;
        }
        const std::size_t end = close + closing.size();
        tags.all.push_back(read_tag(text.substr(at + 2, close - at - 2), at, end));
        at = text.find("{{", end);
    }
    return tags;
}

} // namespace abide
