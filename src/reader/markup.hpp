// One tag, comment or section as it stands in the bytes: where it ends, how it is called, how large it is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace abide {

struct Markup {
    enum class Kind : std::uint8_t {
        start_tag,
        empty_tag, ///< <x/>
        end_tag,
        comment,
        cdata,
        instruction,
        document_type,
        broken,     ///< begins like markup but is none; `size` is up to where text or other markup may go on
        unfinished, ///< the bytes end before it does
    };
    Kind kind = Kind::broken;
    std::size_t size = 0;         ///< in bytes, from its "<" on
    std::string_view name;        ///< of a tag, with its prefix
    std::size_t attributes = 0;   ///< of a start tag, namespace declarations included
    std::size_t longest = 0;      ///< length of its longest attribute value as written
    bool is_never_closed = false; ///< broken: another "<!--" begins before the comment ends
    bool holds_less_than = false; ///< broken, but only because a "<" stands in a value; `size` is that of the whole tag
    bool is_empty = false;        ///< such a tag, and it ends in "/>"
};

/// `bytes` begins with "<". Knows quotes, so a ">" in an attribute's value ends nothing.
/// Does not judge whether the markup is well-formed otherwise.
Markup read_markup(std::string_view bytes);

/// True for what may stand behind the name of a tag.
constexpr bool ends_name(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '>' || c == '/' || c == '=' || c == '<' ||
           c == '"' || c == '\'';
}

/// Where in `bytes` a start tag of this name (as written) seems to begin; npos when nowhere. Looks into comments too.
std::size_t find_start_tag(std::string_view bytes, std::string_view name);

/// Without the prefix.
std::string_view local_part(std::string_view name);

/// Where the values of a start tag's attributes begin, without those that declare namespaces.
std::vector<std::size_t> value_places(std::string_view start_tag);

/// The namespace declarations of a start tag as written, each after a space and on one line: ` xmlns:a="urn:x"`.
std::string namespace_declarations(std::string_view start_tag);

/// The namespace that a start tag's own name is in by the tag's own declarations; empty when it declares none for it.
std::string own_namespace(std::string_view start_tag);

} // namespace abide
