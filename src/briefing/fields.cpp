// Groups of names and values for templates: filling and looking up.
#include "briefing/fields.hpp"

namespace abide {

const Fields& Field::any_row() const { return rows.empty() ? pattern.front() : rows.front(); }

void Fields::text(const std::string& name, std::string value) {
    Field& field = fields_[name];
    field.form = Field::Form::text;
    field.text = std::move(value);
}

void Fields::flag(const std::string& name, bool value) {
    Field& field = fields_[name];
    field.form = Field::Form::flag;
    field.flag = value;
}

void Fields::number(const std::string& name, std::size_t value) { text(name, std::to_string(value)); }

void Fields::add_list(const std::string& name, std::vector<Fields> rows, std::vector<Fields> pattern) {
    flag("any_" + name, !rows.empty());
    number("n_" + name, rows.size());
    Field& field = fields_[name];
    field.form = Field::Form::list;
    field.rows = std::move(rows);
    field.pattern = std::move(pattern);
}

const Field* Fields::find(std::string_view name) const {
    const auto found = fields_.find(name);
    return found == fields_.end() ? nullptr : &found->second;
}

} // namespace abide
