// Whether a report names a case, in whatever way its format writes an id.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace abide {

class CaseName {
  public:
    explicit CaseName(const std::string& id);

    /// Whether the case is named in a text: as it is, or as JSON, HTML, CSS, Markdown, CSV or an address write it. A
    /// name is no part of a longer word. Rather once too often than once too few.
    [[nodiscard]] bool is_in(std::string_view text) const;
    [[nodiscard]] bool is_in_file(const std::string& path) const;

  private:
    std::vector<std::string> spellings_;
};

/// A text with one layer of what these formats write for a character undone.
std::string unescaped(std::string_view text);

} // namespace abide
