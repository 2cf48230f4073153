// A table for the terminal: columns as wide as what stands in them.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace abide {

class Table {
  public:
    /// Names of the columns; one that begins with ">" is right-aligned. All empty: no header line.
    explicit Table(std::vector<std::string> header);

    /// As many cells as the header has.
    void add(std::vector<std::string> cells);
    /// Each line begins with `indent` spaces; nothing trails at its end.
    [[nodiscard]] std::string text(std::size_t indent = 0) const;

  private:
    std::vector<bool> right_;
    std::vector<std::vector<std::string>> rows_;
    bool has_header_ = false;
};

} // namespace abide
