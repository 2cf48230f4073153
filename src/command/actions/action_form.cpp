// A returned action-plan form, as Markdown: fields at its head, numbered learning lines, and the table of actions.
#include "history/action_form.hpp"

#include <algorithm>
#include <optional>
#include <span>

#include "base/text_bytes.hpp"
#include "base/words.hpp"
#include "briefing/pipe_table.hpp"
#include "command/actions/action_source.hpp"
#include "history/actions.hpp"

namespace abide {

namespace {

bool is_punctuation(char c) {
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

struct Entity {
    std::string_view written;
    std::string_view meant;
};
/// What programs that write Markdown put where a character could be taken for markup, or for a line end in a cell.
constexpr std::array<Entity, 8> entities = {{{"&amp;", "&"},
                                             {"&lt;", "<"},
                                             {"&gt;", ">"},
                                             {"&quot;", "\""},
                                             {"&nbsp;", " "},
                                             {"<br>", " "},
                                             {"<br/>", " "},
                                             {"<br />", " "}}};

/// The words of a cell: without escapes, its white space folded. Other markup stays as it is: it harms nobody.
std::string words_in(std::string_view markdown) {
    std::string words;
    while (!markdown.empty()) {
        const auto entity =
            std::ranges::find_if(entities, [&](const Entity& one) { return markdown.starts_with(one.written); });
        if (entity != entities.end()) {
            words += entity->meant;
            markdown.remove_prefix(entity->written.size());
            continue;
        }
        if (markdown.front() == '\\' && markdown.size() > 1 && is_punctuation(markdown[1])) markdown.remove_prefix(1);
        words += markdown.front();
        markdown.remove_prefix(1);
    }
    return fold_space(words);
}

/// The same, with each line of the cell on one of its own.
std::string words_by_line(std::string_view markdown) {
    std::string words;
    while (!markdown.empty()) {
        const std::size_t at = std::min(markdown.find("<br"), markdown.size());
        words += (words.empty() ? "" : "\n") + words_in(markdown.substr(0, at));
        const std::size_t end = std::min(markdown.find('>', at), markdown.size());
        markdown.remove_prefix(std::min(end + 1, markdown.size()));
    }
    return words;
}

/// Empty where a dash stands.
std::string said_in(std::string_view markdown) {
    std::string words = words_in(markdown);
    return says_nothing(words) ? "" : words;
}

/// As names of fields and columns are compared: small letters, no emphasis, "and" for "&".
std::string plain_name(std::string_view markdown) {
    std::string name;
    for (const char c : words_in(markdown)) {
        if (c == '*' || c == '_' || c == ':' || c == '?' || c == '#') continue;
        if (c == '&')
            name += "and";
        else
            name += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    return fold_space(name);
}

template <std::size_t Size>
std::vector<std::string> plain_names(const std::array<std::string_view, Size>& names) {
    std::vector<std::string> plain;
    for (const std::string_view name : names) plain.push_back(plain_name(name));
    return plain;
}

struct Near {
    std::size_t position = 0;
    bool is_exact = false;
};

/// "06-2" of "06-2: talk it through"; empty when no id of a briefing's recommendation stands there.
std::string id_before(std::string_view text) {
    if (text.starts_with('(') || text.starts_with('[')) text.remove_prefix(1);
    const std::size_t end = std::min(text.find_first_not_of("0123456789.-"), text.size());
    std::string_view id = text.substr(0, end);
    while (id.ends_with('.') || id.ends_with('-')) id.remove_suffix(1);
    const std::size_t stroke = id.find('-');
    const bool is_id = stroke != std::string_view::npos && stroke > 0 && stroke == id.rfind('-') && id.size() <= 8;
    const bool is_apart = end < text.size() && std::string_view(" :)],").find(text[end]) != std::string_view::npos;
    return is_id && is_apart ? std::string(id) : "";
}

/// Which of the names is meant.
std::optional<Near> meant_by(std::string_view markdown, const std::vector<std::string>& names) {
    const std::string name = plain_name(markdown);
    auto found = std::ranges::find(names, name);
    if (found != names.end()) return Near{static_cast<std::size_t>(found - names.begin()), true};
    found = std::ranges::find(names, nearest(name, names));
    if (found == names.end()) return std::nullopt;
    return Near{static_cast<std::size_t>(found - names.begin()), false};
}

class FormReader {
  public:
    FormReader(const std::string& file, std::string_view text, const ActionSource& source)
        : source_(source), lines_(split_lines(text)), fields_(plain_names(form_fields)),
          columns_(plain_names(form_columns)) {
        read_.file = file;
        if (!lines_.empty()) lines_.front() = without_byte_mark(lines_.front());
    }

    ReadActions read() {
        for (std::size_t at = 0; at < lines_.size();) {
            const std::size_t end = end_of_table(at);
            if (end == at)
                read_line(at++);
            else
                read_table(at, end);
            at = std::max(at, end);
        }
        if (!has_table_)
            fail({read_.file}, "there is no table of actions",
                 "its columns are \"" + std::string(form_columns.front()) + "\" and so on, as in the blank form");
        if (read_.is_read) {
            warn_of_fields();
        } else {
            read_.rows.clear();
            read_.refused = 0;
        }
        return std::move(read_);
    }

  private:
    static bool is_table_line(std::string_view line) { return trim(line).starts_with('|'); }
    [[nodiscard]] std::size_t end_of_table(std::size_t at) const {
        while (at < lines_.size() && is_table_line(lines_[at])) ++at;
        return at;
    }
    [[nodiscard]] Place place_of(std::size_t line, std::string_view cell) const {
        const char* begin = lines_[line].data();
        const bool is_inside = begin <= cell.data() && cell.data() <= begin + lines_[line].size();
        return {read_.file, static_cast<std::uint32_t>(line + 1),
                static_cast<std::uint32_t>(is_inside ? cell.data() - begin + 1 : 1)};
    }
    void fail(const Place& place, std::string says, std::string help) {
        read_.is_read = false;
        read_.diagnostics.push_back(fault_at("ACT-0003", place, std::move(says), std::move(help)));
    }
    void warn(const Place& place, std::string says, std::string help) {
        Diagnostic warning = fault_at("ACT-0006", place, std::move(says), std::move(help));
        warning.gravity = Gravity::warning;
        read_.diagnostics.push_back(std::move(warning));
    }

    /// Outside tables: "Name of organisation: North", or "1. What we learned".
    void read_line(std::size_t at) {
        if (has_table_) return;
        const std::string_view line = lines_[at];
        if (const std::size_t colon = line.find(':'); colon != std::string_view::npos)
            read_field(line.substr(0, colon), line.substr(colon + 1), at);
        const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
        const bool is_numbered = digits > 0 && (line.substr(digits, 1) == "." || line.substr(digits, 1) == ")");
        if (!is_numbered || words_in(line.substr(digits + 1)).empty()) return;
        if (++read_.learning_lines == form_learning_lines + 1)
            warn(place_of(at, line),
                 "the form has " + std::to_string(form_learning_lines) + " numbered lines of learning, and no more",
                 "");
    }

    void read_field(std::string_view name, std::string_view value, std::size_t line) {
        const std::optional<Near> meant = meant_by(name, fields_);
        if (!meant) return;
        if (!meant->is_exact) {
            warn(place_of(line, name), quoted(words_in(name)) + " is none of the form's fields, and is not read",
                 "did you mean " + quoted(form_fields.at(meant->position)) + "?");
            return;
        }
        is_met_.at(meant->position) = true;
        std::string words = words_in(value);
        while (words.starts_with('*') || words.starts_with('_')) words.erase(0, 1); // the end of "**Name:**"
        values_.at(meant->position) = fold_space(words);
    }

    void read_table(std::size_t begin, std::size_t end) {
        const std::span<const std::string_view> lines = std::span(lines_).subspan(begin, end - begin);
        const std::optional<PipeTable> table = read_pipe_table(lines);
        if (!table) {
            fail(place_of(begin, trim(lines.front())), "what begins like a table is none",
                 "below its first line stands a line of as many | --- | as it has columns");
            return;
        }
        const auto known = std::ranges::count_if(
            table->head, [&](std::string_view cell) { return meant_by(cell, columns_).has_value(); });
        if (known >= 2) {
            read_actions(*table, begin);
            return;
        }
        read_fields_of(table->head, begin);
        for (std::size_t i = 0; i < table->rows.size(); ++i) read_fields_of(table->rows[i], begin + 2 + i);
    }

    /// A name, what stands for it, and so on.
    void read_fields_of(const TableCells& cells, std::size_t line) {
        for (std::size_t i = 0; i + 1 < cells.size(); ++i)
            if (meant_by(cells[i], fields_)) read_field(cells[i], cells[i + 1], line);
    }

    /// The column of what an action is for is no part of the five.
    [[nodiscard]] static bool is_for(std::string_view cell) { return plain_name(cell) == plain_name(form_for_column); }

    bool check_columns(const TableCells& head, std::size_t line) {
        const std::size_t before = read_.diagnostics.size();
        for (std::size_t i = 0; i < form_columns.size(); ++i) {
            const std::string wanted = quoted(form_columns.at(i));
            if (i >= head.size()) {
                fail(place_of(line, trim(lines_[line])), "the column " + wanted + " is missing",
                     "the form has five columns; leave a cell empty where there is nothing to say");
                continue;
            }
            const std::optional<Near> meant = meant_by(head[i], columns_);
            if (meant && meant->is_exact && meant->position == i) continue;
            const std::string help = !meant ? "column " + std::to_string(i + 1) + " is " + wanted
                                     : meant->position == i
                                         ? "did you mean " + wanted + "?"
                                         : "the columns stand in the order of the blank form: column " +
                                               std::to_string(i + 1) + " is " + wanted;
            fail(place_of(line, head[i]), quoted(words_in(head[i])) + " stands where " + wanted + " should", help);
        }
        if (head.size() > form_columns.size())
            fail(place_of(line, head[form_columns.size()]),
                 quoted(words_in(head[form_columns.size()])) + " is one column too many", "the form has five columns");
        return read_.diagnostics.size() == before;
    }

    void read_actions(const PipeTable& table, std::size_t line) {
        if (has_table_) {
            fail(place_of(line, trim(lines_[line])), "there is a second table of actions", "put all rows into one");
            return;
        }
        has_table_ = true;
        read_.team = team();
        const bool has_for = !table.head.empty() && is_for(table.head.front());
        TableCells head = table.head;
        if (has_for) head.erase(head.begin());
        if (!check_columns(head, line)) return;
        for (std::size_t i = 0; i < table.rows.size(); ++i) {
            TableCells cells = table.rows[i];
            std::string answers;
            if (has_for && !cells.empty()) {
                answers = said_in(cells.front());
                cells.erase(cells.begin());
            }
            read_row(cells, answers, line + 2 + i, i + 1);
        }
    }

    void read_row(const TableCells& cells, const std::string& answers, std::size_t line, std::size_t number) {
        if (std::ranges::all_of(cells, [](std::string_view cell) { return words_in(cell).empty(); })) return;
        if (cells.size() != form_columns.size()) {
            leave_out(number, place_of(line, trim(lines_[line])),
                      {"It has " + count_of(cells.size(), "cell", "cells") +
                       ", and the form has five columns; a pipe inside a cell is written \\|."},
                      read_);
            return;
        }
        const auto cell = [&](FormColumn column) { return cells[static_cast<std::size_t>(column)]; };
        ProposedAction row;
        row.action.source = source_;
        row.action.source.team = read_.team;
        row.action.text = said_in(cell(FormColumn::what));
        row.action.recommendation = answered_by(answers, row.action.text, place_of(line, trim(lines_[line])));
        row.action.owners = roles_in(words_by_line(cell(FormColumn::who)));
        row.due_written = words_in(cell(FormColumn::when));
        row.action.due = agreed_date_in(row.due_written);
        row.action.how_done = said_in(cell(FormColumn::how_done));
        row.action.how_worked = said_in(cell(FormColumn::how_worked));
        row.is_given = {true, true, true, false, true, true};
        row.row = number;
        row.place = place_of(line, trim(lines_[line]));
        row.due_place = place_of(line, cell(FormColumn::when));
        take_row(std::move(row), read_);
    }

    /// What a team's action is for: by the form's column, else by the id its text begins with. Without a team an id
    /// would be the action's own.
    std::string answered_by(const std::string& cell, std::string_view text, const Place& place) {
        if (read_.team.empty()) return "";
        if (cell.empty()) return id_before(text);
        if (fault_of_label("It", cell).empty()) return cell;
        warn(place, "what stands under " + quoted(form_for_column) + " is no id, and is not read",
             "write one id of the briefing, such as 06-1");
        return "";
    }

    [[nodiscard]] std::string team() const {
        const std::string& organisation = values_.at(static_cast<std::size_t>(FormField::organisation));
        const std::string& section = values_.at(static_cast<std::size_t>(FormField::section));
        return organisation + (organisation.empty() || section.empty() ? "" : ", ") + section;
    }
    void warn_of_fields() {
        for (std::size_t i = 0; i < form_fields.size(); ++i)
            if (!is_met_.at(i)) warn({read_.file}, "the form has no field " + quoted(form_fields.at(i)), "");
    }

    ActionSource source_;
    std::vector<std::string_view> lines_;
    std::vector<std::string> fields_;
    std::vector<std::string> columns_;
    std::array<std::string, form_fields.size()> values_;
    std::array<bool, form_fields.size()> is_met_{};
    bool has_table_ = false;
    ReadActions read_;
};

} // namespace

ReadActions read_action_form(const std::string& file, std::string_view text, const ActionSource& source) {
    return FormReader(file, text, source).read();
}

} // namespace abide
