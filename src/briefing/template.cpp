// Fills checked templates: our fields become the template library's data, and every value is escaped.
#include "briefing/template.hpp"

#include <kainjow/mustache.hpp>

#include "base/error.hpp"
#include "briefing/markdown.hpp"
#include "briefing/template_tags.hpp"

namespace abide {

namespace {

namespace mustache = kainjow::mustache;

mustache::data to_data(const Fields& fields);

// An empty text is "no", so that {{#note}} … {{/note}} is passed over when there is no note.
mustache::data to_data(const Field& field) {
    switch (field.form) {
    case Field::Form::text:
        if (field.text.empty()) return mustache::data(false);
        return mustache::data(field.text);
    case Field::Form::flag: return mustache::data(field.flag);
    case Field::Form::list: break;
    }
    mustache::data rows(mustache::data::type::list);
    for (const Fields& row : field.rows) rows.push_back(to_data(row));
    return rows;
}

mustache::data to_data(const Fields& fields) {
    mustache::object object;
    for (const auto& [name, field] : fields.all()) object.emplace(name, to_data(field));
    return mustache::data(object);
}

// Comments that have a line to themselves take the line with them, as section tags do.
std::string without_comments(const std::string& text) {
    std::string kept;
    std::size_t from = 0;
    for (const Tag& tag : tags_of(text).all) {
        if (tag.form != Tag::Form::comment) continue;
        const bool has_line =
            (tag.begin == 0 || text[tag.begin - 1] == '\n') && (tag.end == text.size() || text[tag.end] == '\n');
        kept += text.substr(from, tag.begin - from);
        from = has_line && tag.end < text.size() ? tag.end + 1 : tag.end;
    }
    return kept + text.substr(from);
}

// The library passes over names it cannot find; here one of them ends the run.
class StrictContext : public mustache::context<std::string> {
  public:
    StrictContext(const TemplateTexts& texts, const mustache::data& data) : mustache::context<std::string>(&data) {
        for (const auto& [name, text] : texts) {
            std::string partial = without_comments(text.text);
            // The line that includes a partial has an end of its own.
            if (partial.ends_with('\n')) partial.pop_back();
            partials_.emplace(name, mustache::data(partial));
        }
    }

    const mustache::data* get(const std::string& name) const override {
        const mustache::data* found = mustache::context<std::string>::get(name);
        if (found == nullptr)
            throw Error(Exit::fault, "a template names \"" + name + "\", which its report did not write");
        return found;
    }

    const mustache::data* get_partial(const std::string& name) const override {
        const auto found = partials_.find(name);
        if (found == partials_.end())
            throw Error(Exit::fault, "a template includes \"" + name + "\", which was not loaded");
        return &found->second;
    }

  private:
    std::map<std::string, mustache::data> partials_;
};

} // namespace

std::string fill_template(const TemplateTexts& texts, std::string_view name, const Fields& fields) {
    const auto found = texts.find(name);
    if (found == texts.end()) throw Error(Exit::fault, "no template \"" + std::string(name) + "\" was loaded");
    mustache::mustache engine(without_comments(found->second.text));
    if (!engine.is_valid()) throw Error(Exit::fault, found->second.file + ": " + engine.error_message());
    engine.set_custom_escape([](const std::string& value) { return escape_markdown(value); });
    const mustache::data data = to_data(fields);
    StrictContext context(texts, data);
    std::string markdown = engine.render(context);
    if (!engine.is_valid()) throw Error(Exit::fault, found->second.file + ": " + engine.error_message());
    return markdown;
}

} // namespace abide
