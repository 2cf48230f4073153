// The tags of a template's text, with where each stands.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace abide {

/// One {{tag}}.
struct Tag {
    enum class Form : std::uint8_t {
        value,      ///< {{name}}
        section,    ///< {{#name}}
        inverted,   ///< {{^name}}
        close,      ///< {{/name}}
        partial,    ///< {{> name}}
        comment,    ///< {{! words}}
        raw,        ///< {{{name}}} or {{& name}}: not allowed
        delimiters, ///< {{=<% %>=}}: not allowed
    };
    Form form = Form::value;
    std::string name;
    std::size_t begin = 0; ///< offset of the first brace
    std::size_t end = 0;   ///< offset past the last brace
};

struct Tags {
    std::vector<Tag> all;                ///< in order
    std::optional<std::size_t> unclosed; ///< where a tag begins that does not end on its line
};

Tags tags_of(std::string_view text);

} // namespace abide
