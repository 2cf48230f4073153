// What a template may name: texts, flags, and lists of such groups of names.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace abide {

class Fields;

/// One name's value. A list knows the names of its rows even when it has none, so that a template
/// can be checked without waiting for a night on which the list is filled.
struct Field {
    enum class Form : std::uint8_t { text, flag, list };
    Form form = Form::text;
    std::string text;
    bool flag = false;
    std::vector<Fields> rows;
    std::vector<Fields> pattern; ///< list without rows: one row with nothing in it

    /// The names of a list's rows.
    [[nodiscard]] const Fields& any_row() const;
};

/// Names and values of one group, in order of the names. Every report writes every name it has,
/// whether or not there is something to say.
class Fields {
  public:
    void text(const std::string& name, std::string value);
    void flag(const std::string& name, bool value);
    void number(const std::string& name, std::size_t value);

    /// Adds `name` (the rows), `any_<name>` (whether there are rows) and `n_<name>` (how many).
    /// `put(row, fields)` writes one row; where there is none it is asked for a row made from nothing.
    template <typename Row, typename Put>
    void list(const std::string& name, const std::vector<Row>& rows, Put put) {
        std::vector<Fields> written;
        written.reserve(rows.size());
        for (const Row& row : rows) put(row, written.emplace_back());
        std::vector<Fields> pattern;
        if (rows.empty()) put(Row{}, pattern.emplace_back());
        add_list(name, std::move(written), std::move(pattern));
    }

    /// Null when there is no such name.
    [[nodiscard]] const Field* find(std::string_view name) const;
    [[nodiscard]] const std::map<std::string, Field, std::less<>>& all() const { return fields_; }

  private:
    void add_list(const std::string& name, std::vector<Fields> rows, std::vector<Fields> pattern);

    std::map<std::string, Field, std::less<>> fields_;
};

/// Lists the first `most` of the rows under that name, and writes `all_<name>` (how many rows there are) and
/// `<name>_more` (how many are left out; empty when none is).
template <typename Row, typename Put>
void put_first(const std::string& name, const std::vector<Row>& rows, std::size_t most, Put put, Fields& fields) {
    const auto end = rows.begin() + static_cast<std::ptrdiff_t>(std::min(most, rows.size()));
    fields.list(name, std::vector<Row>(rows.begin(), end), put);
    fields.number("all_" + name, rows.size());
    fields.text(name + "_more", rows.size() > most ? std::to_string(rows.size() - most) : "");
}

} // namespace abide
