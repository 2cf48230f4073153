// A table for the terminal: columns as wide as what stands in them.
#include "command/table.hpp"

#include <algorithm>
#include <utility>

#include "base/printable.hpp"

namespace abide {

namespace {

/// Characters, not bytes.
std::size_t width_of(const std::string& text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

} // namespace

Table::Table(std::vector<std::string> header) {
    for (std::string& name : header) {
        right_.push_back(name.starts_with('>'));
        if (right_.back()) name.erase(0, 1);
        has_header_ = has_header_ || !name.empty();
    }
    if (has_header_) rows_.push_back(std::move(header));
}

void Table::add(std::vector<std::string> cells) {
    for (std::string& cell : cells) cell = printable(cell);
    cells.resize(right_.size());
    rows_.push_back(std::move(cells));
}

std::string Table::text(std::size_t indent) const {
    std::vector<std::size_t> widths(right_.size(), 0);
    for (const auto& row : rows_) {
        for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width_of(row[i]));
    }
    std::string text;
    for (const auto& row : rows_) {
        std::string line(indent, ' ');
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string gap(widths[i] - width_of(row[i]), ' ');
            if (i > 0) line += "  ";
            line += right_[i] ? gap + row[i] : row[i] + gap;
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + "\n";
    }
    return text;
}

} // namespace abide
