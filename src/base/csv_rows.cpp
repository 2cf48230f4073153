// Takes a table of comma-separated values apart, one byte after the other.
#include "base/csv_rows.hpp"

#include "base/text_bytes.hpp"

namespace abide {

namespace {

class CsvReader {
  public:
    explicit CsvReader(std::string_view text) : text_(text) {
        at_ = line_begin_ = text.size() - without_byte_mark(text).size();
    }

    CsvRows read() {
        while (at_ < text_.size()) {
            CsvCell cell{"", line_, static_cast<std::uint32_t>(at_ - line_begin_ + 1)};
            if (text_[at_] == '"' && !read_quoted(cell)) break;
            read_plain(cell);
            row_.push_back(std::move(cell));
            ends_in_comma_ = false;
            if (at_ < text_.size()) step_over_end();
            if (at_ == text_.size()) end_last_row();
        }
        return std::move(rows_);
    }

  private:
    /// False when nothing closes it.
    bool read_quoted(CsvCell& cell) {
        for (++at_; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (c == '"' && text_.substr(at_ + 1, 1) != "\"") {
                ++at_;
                return true;
            }
            if (c == '"') ++at_;
            cell.text += c;
            if (c == '\n') begin_line(at_ + 1);
        }
        rows_.unclosed = CsvCell{"", cell.line, cell.column};
        return false;
    }
    /// Also what stands behind a closing quotation mark.
    void read_plain(CsvCell& cell) {
        const std::size_t end = std::min(text_.find_first_of(",\n", at_), text_.size());
        std::string_view plain = text_.substr(at_, end - at_);
        if (plain.ends_with('\r') && (end == text_.size() || text_[end] == '\n')) plain.remove_suffix(1);
        cell.text += plain;
        at_ = end;
    }
    void step_over_end() {
        const bool is_line_end = text_[at_++] == '\n';
        ends_in_comma_ = !is_line_end;
        if (!is_line_end) return;
        begin_line(at_);
        end_row();
    }
    /// A comma at the very end is followed by an empty cell.
    void end_last_row() {
        if (ends_in_comma_) row_.push_back({"", line_, static_cast<std::uint32_t>(at_ - line_begin_ + 1)});
        end_row();
    }
    void begin_line(std::size_t at) {
        ++line_;
        line_begin_ = at;
    }
    void end_row() {
        const bool is_empty = row_.empty() || (row_.size() == 1 && row_.front().text.empty());
        if (!is_empty) rows_.rows.push_back(std::move(row_));
        row_.clear();
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t line_begin_ = 0;
    std::uint32_t line_ = 1;
    bool ends_in_comma_ = false;
    std::vector<CsvCell> row_;
    CsvRows rows_;
};

} // namespace

CsvRows read_csv_rows(std::string_view text) { return CsvReader(text).read(); }

} // namespace abide
