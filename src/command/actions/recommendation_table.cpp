// A table of recommendations (CSV): its columns by name, a row for each.
#include <algorithm>
#include <optional>

#include "base/csv_rows.hpp"
#include "base/words.hpp"
#include "command/actions/action_source.hpp"
#include "history/action_form.hpp"
#include "history/actions.hpp"

namespace abide {

namespace {

/// Where each column stands; nothing for one that is not there.
using Positions = std::array<std::optional<std::size_t>, recommendation_columns.size()>;

Place place_of(const std::string& file, const CsvCell& cell) { return {file, cell.line, cell.column}; }

/// What parts the columns of a table that a spreadsheet saved for another region, or as another kind of text.
std::string_view other_separator(const std::vector<CsvCell>& header) {
    if (header.size() > 1) return "";
    const std::string& only = header.front().text;
    return only.find(';') != std::string::npos ? "semicolons" : only.find('\t') != std::string::npos ? "tabs" : "";
}

Positions read_header(const std::vector<CsvCell>& header, ReadActions& read) {
    if (const std::string_view other = other_separator(header); !other.empty()) {
        read.diagnostics.push_back(fault_at("ACT-0003", place_of(read.file, header.front()),
                                            "the columns are parted by " + std::string(other) + ", and not by commas",
                                            "save it as CSV with commas; a spreadsheet set to English does"));
        return {};
    }
    const std::vector<std::string> names(recommendation_columns.begin(), recommendation_columns.end());
    Positions positions;
    for (std::size_t i = 0; i < header.size(); ++i) {
        const std::string name = fold_space(header[i].text);
        const auto found = std::ranges::find(names, name);
        const Place place = place_of(read.file, header[i]);
        if (found == names.end()) {
            const std::string near = did_you_mean(name, names);
            read.diagnostics.push_back(fault_at("ACT-0003", place, "there is no column " + quoted(name),
                                                near.empty() ? "the columns are " + list_of(names) : near));
        } else if (auto& position = positions.at(static_cast<std::size_t>(found - names.begin())); position) {
            read.diagnostics.push_back(
                fault_at("ACT-0003", place, "there are two columns " + quoted(name), "take one out"));
        } else {
            position = i;
        }
    }
    if (!positions.at(static_cast<std::size_t>(RecommendationColumn::text)) && !has_errors(read.diagnostics))
        read.diagnostics.push_back(fault_at("ACT-0003", place_of(read.file, header.front()),
                                            "the column \"text\" is missing", "the columns are " + list_of(names)));
    return positions;
}

class RowReader {
  public:
    RowReader(const Positions& positions, const ActionSource& source, ReadActions& read)
        : positions_(&positions), source_(&source), read_(&read) {}

    void take(const std::vector<CsvCell>& cells, std::size_t number) const {
        const auto given = [&](RecommendationColumn column) { return find(column).has_value(); };
        ProposedAction row;
        row.action.source = *source_;
        row.action.recommendation = words(cells, RecommendationColumn::recommendation);
        row.action.text = words(cells, RecommendationColumn::text);
        row.action.owners = roles_in(words(cells, RecommendationColumn::owners));
        row.due_written = words(cells, RecommendationColumn::due);
        row.review_written = words(cells, RecommendationColumn::review);
        row.action.due = agreed_date_in(row.due_written);
        row.action.review = agreed_date_in(row.review_written);
        row.is_given = {true,
                        given(RecommendationColumn::owners),
                        given(RecommendationColumn::due),
                        given(RecommendationColumn::review),
                        false,
                        false};
        row.row = number;
        row.place = place_of(read_->file, cells.front());
        row.due_place = place(cells, RecommendationColumn::due);
        row.review_place = place(cells, RecommendationColumn::review);
        take_row(std::move(row), *read_);
    }

  private:
    [[nodiscard]] std::optional<std::size_t> find(RecommendationColumn column) const {
        return positions_->at(static_cast<std::size_t>(column));
    }
    [[nodiscard]] std::string words(const std::vector<CsvCell>& cells, RecommendationColumn column) const {
        const auto at = find(column);
        return at ? fold_space(cells[*at].text) : "";
    }
    [[nodiscard]] Place place(const std::vector<CsvCell>& cells, RecommendationColumn column) const {
        const auto at = find(column);
        return place_of(read_->file, at ? cells[*at] : cells.front());
    }
    const Positions* positions_;
    const ActionSource* source_;
    ReadActions* read_;
};

} // namespace

ReadActions read_recommendations(const std::string& file, std::string_view text, const ActionSource& source) {
    ReadActions read;
    read.file = file;
    const CsvRows table = read_csv_rows(text);
    if (table.unclosed)
        read.diagnostics.push_back(fault_at("ACT-0003", place_of(file, *table.unclosed),
                                            "a quotation mark opens here that nothing closes",
                                            "close it, or double it"));
    else if (table.rows.empty())
        read.diagnostics.push_back(fault_at("ACT-0003", {file}, "there is nothing in the table", ""));
    read.is_read = !has_errors(read.diagnostics);
    if (!read.is_read) return read;
    const std::vector<CsvCell>& header = table.rows.front();
    const Positions positions = read_header(header, read);
    read.is_read = !has_errors(read.diagnostics);
    if (!read.is_read) return read;
    const RowReader rows(positions, source, read);
    for (std::size_t i = 1; i < table.rows.size(); ++i) {
        const std::vector<CsvCell>& cells = table.rows[i];
        if (cells.size() == header.size()) {
            rows.take(cells, i);
            continue;
        }
        leave_out(i, place_of(file, cells.front()),
                  {"It has " + count_of(cells.size(), "cell", "cells") + ", and the header has " +
                   std::to_string(header.size()) + "; a cell that holds a comma stands in quotation marks."},
                  read);
    }
    return read;
}

} // namespace abide
