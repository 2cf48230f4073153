// Fills checked templates through kainjow's Mustache. Two things it is not asked to do: include partials (it would read
// each anew for every verdict) and decide about lines (a section that is "no" would leave an empty line, and an empty
// line ends a table). Both are settled in the text before it sees it.
#include "briefing/template.hpp"

#include <kainjow/mustache.hpp>

#include <algorithm>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "base/words.hpp"
#include "briefing/markdown.hpp"
#include "briefing/template_tags.hpp"

namespace abide {

namespace {

using kainjow::mustache::data;

/// Stands for the end of a line while the text is filled. No value holds it: escape_markdown() lets no control through.
constexpr char line_end_mark = '\x1e';

[[noreturn]] void fail(const std::string& what) { throw Error(Exit::fault, what + ": the templates were not checked"); }

/// What of the text a tag takes with it: the whole line where it has one to itself, so that a list or a table around it
/// stays in one piece. Values leave their line alone.
std::pair<std::size_t, std::size_t> extent(std::string_view text, const Tag& tag) {
    if (tag.form == Tag::Form::value) return {tag.begin, tag.end};
    const std::size_t before = text.rfind('\n', tag.begin);
    const std::size_t line_start = before == std::string_view::npos ? 0 : before + 1;
    const std::size_t line_end = std::min(text.find('\n', tag.end), text.size());
    const bool is_alone = trim(text.substr(line_start, tag.begin - line_start)).empty() &&
                          trim(text.substr(tag.end, line_end - tag.end)).empty();
    if (!is_alone) return {tag.begin, tag.end};
    return {line_start, std::min(line_end + 1, text.size())};
}

/// The template with its partials in place, its notes gone, and lone tags without their lines.
std::string whole_text(const TemplateTexts& texts, std::string_view name) {
    const auto found = texts.find(name);
    if (found == texts.end()) fail("there is no template \"" + std::string(name) + "\"");
    const std::string_view text = found->second.text;
    std::string whole;
    std::size_t from = 0;
    for (const Tag& tag : tags_of(text).all) {
        const auto [begin, end] = extent(text, tag);
        whole += text.substr(from, begin - from);
        if (tag.form == Tag::Form::partial)
            whole += whole_text(texts, tag.name);
        else if (tag.form != Tag::Form::comment)
            whole += text.substr(tag.begin, tag.end - tag.begin);
        from = end;
    }
    return whole += text.substr(from);
}

data as_data(const Fields& fields);

data as_data(const Field& field) {
    switch (field.form) {
    case Field::Form::text: return field.text.empty() ? data(false) : data(field.text);
    case Field::Form::flag: return data(field.flag);
    case Field::Form::list: break;
    }
    data rows(data::type::list);
    for (const Fields& row : field.rows) rows.push_back(as_data(row));
    return rows;
}

data as_data(const Fields& fields) {
    data group;
    for (const auto& [name, field] : fields.all()) group.set(name, as_data(field));
    return group;
}

/// Mustache lets an unknown name pass for nothing. Here it is a fault.
class KnownNames : public kainjow::mustache::context<std::string> {
  public:
    const data* get(const std::string& name) const override {
        const data* found = context::get(name);
        if (found == nullptr) fail("a report did not write \"" + name + "\"");
        return found;
    }
};

} // namespace

std::string fill_template(const TemplateTexts& texts, std::string_view name, const Fields& fields) {
    std::string text = whole_text(texts, name);
    std::replace(text.begin(), text.end(), '\n', line_end_mark);
    kainjow::mustache::mustache filler(text);
    if (!filler.is_valid()) fail(filler.error_message());
    filler.set_custom_escape([](const std::string& value) { return escape_markdown(value); });

    const data values = as_data(fields);
    KnownNames names;
    names.push(&values);
    std::string markdown = filler.render(names);
    std::replace(markdown.begin(), markdown.end(), line_end_mark, '\n');
    return markdown;
}

} // namespace abide
