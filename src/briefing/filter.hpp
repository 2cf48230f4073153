// Filters: what a long list can be narrowed down to, by a table that says which of its columns to filter by.
//
// Without script a reader chooses one of the groups that were made beforehand: every value of those columns. Rules of
// the page's style then leave out whatever is not of that group: rows of the table and the parts they lead to. What is
// shown is counted beforehand too, a line for each choice, so that the counts follow the choice. With the page's script
// (report-templates/filter.js) the same controls narrow down by several at once, and search.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace abide {

/// A column to filter by, with the words of its cells, row by row.
struct FilterColumn {
    std::string head;
    std::vector<std::string> cells;
};

/// What the caption of a table says whose rows a reader chooses from: "To filter by State, Team: Findings in short".
struct FilterCaption {
    std::vector<std::string> heads; ///< of the columns to filter by; empty: no colon ends them
    std::string caption;            ///< what is left of it
};

/// Nothing when it is the caption of any other table.
std::optional<FilterCaption> read_filter_caption(std::string_view caption);

class Filter {
  public:
    /// `number` tells the filters of a page apart, from 1. Columns of as many cells each. Values stand in the order of
    /// the rows; where there are many of them, in that of the alphabet.
    Filter(int number, std::vector<FilterColumn> columns);

    /// Whether there is anything to choose: rows that differ.
    [[nodiscard]] bool is_of_use() const { return !groups_.empty(); }

    /// The classes of a row and of what it leads to: "f1 f1-2 f1-7".
    [[nodiscard]] const std::vector<std::string>& classes_of(std::size_t row) const { return rows_.at(row); }

    /// The ids that controls() gives out.
    [[nodiscard]] std::vector<std::string> ids() const;

    /// The choices with their counts, and the line that says how much is shown. HTML.
    [[nodiscard]] std::string controls() const;

    /// What leaves out what was not chosen: rules for the page's style.
    [[nodiscard]] std::string style() const;

  private:
    struct Choice {
        std::string words;
        std::size_t key = 0;
        std::vector<std::size_t> rows;
    };
    struct Group {
        std::string head;
        std::vector<Choice> choices;
    };

    void add_group(const FilterColumn& column);
    [[nodiscard]] std::string class_of(std::size_t key) const;
    [[nodiscard]] std::string id_of(std::size_t key) const;
    [[nodiscard]] std::string choice_html(std::size_t key, std::string_view words, std::size_t count) const;
    [[nodiscard]] std::string group_html(const Group& group) const;
    [[nodiscard]] std::string line_html(std::size_t key, const std::vector<std::size_t>& rows) const;

    int number_;
    std::size_t keys_ = 1; ///< 0 is everything
    std::vector<Group> groups_;
    std::vector<std::vector<std::string>> rows_;
};

/// The page without its filters, for what can neither choose nor hide: a document to be worked on.
std::string without_filters(std::string_view html);

} // namespace abide
