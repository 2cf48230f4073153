// Checks a template against the names its report writes: every fault of every file at once.
#include <algorithm>
#include <set>
#include <vector>

#include "base/words.hpp"
#include "briefing/template.hpp"
#include "briefing/template_faults.hpp"
#include "briefing/template_marks.hpp"
#include "briefing/template_tags.hpp"

namespace abide {

namespace {

void add_names(const Fields& fields, std::set<std::string, std::less<>>& names) {
    for (const auto& [name, field] : fields.all()) {
        names.insert(name);
        if (field.form == Field::Form::list) add_names(field.any_row(), names);
    }
}

/// The sections, from here inwards, in which the name is known: "{{#busy_days}} {{#due_duties}}".
void add_lists(const Fields& fields, const std::string& name, const std::string& outer,
               std::vector<std::string>& lists) {
    for (const auto& [list, field] : fields.all()) {
        if (field.form != Field::Form::list) continue;
        std::string here = outer;
        here.append(outer.empty() ? "{{#" : " {{#").append(list).append("}}");
        if (field.any_row().find(name) != nullptr)
            lists.push_back(here);
        else
            add_lists(field.any_row(), name, here, lists);
    }
}

class TemplateCheck {
  public:
    TemplateCheck(const TemplateTexts& texts, const DrawingNames& drawings, TemplateFaults& faults)
        : texts_(texts), faults_(faults) {
        marks_.drawings = &drawings;
    }

    void check(std::string_view name, const Fields& fields) {
        scopes_.push_back(&fields);
        add_names(fields, marks_.names);
        check_text(std::string(name));
    }

  private:
    struct Open {
        Tag tag;
        bool has_scope = false;
    };

    void check_text(const std::string& name) {
        const TemplateText& before = *text_;
        text_ = &texts_.find(name)->second;
        chain_.push_back(name);
        const Tags tags = tags_of(text_->text);
        check_tags(tags.all);
        if (tags.unclosed) {
            faults_.add("TPL-0101", *text_, *tags.unclosed, 2, "a tag begins here that does not end on this line",
                        "close it with }}");
        }
        check_marks(*text_, tags, marks_, faults_);
        chain_.pop_back();
        text_ = &before;
    }

    void check_tags(const std::vector<Tag>& tags) {
        std::vector<Open> open;
        for (const Tag& tag : tags) {
            switch (tag.form) {
            case Tag::Form::value: check_value(tag); break;
            case Tag::Form::section:
            case Tag::Form::inverted: open.push_back({tag, enter(tag)}); break;
            case Tag::Form::close: close(tag, open); break;
            case Tag::Form::partial: check_partial(tag); break;
            case Tag::Form::comment: break;
            case Tag::Form::raw:
                report("TPL-0106", tag, "raw values are not allowed: a record could carry marks",
                       "write {{" + tag_name(tag) + "}}");
                break;
            case Tag::Form::delimiters:
                report("TPL-0107", tag, "the braces of a template cannot be changed", "");
                break;
            }
        }
        for (; !open.empty(); open.pop_back()) leave_open(open.back());
    }

    static std::string tag_name(const Tag& tag) {
        const std::string_view name = tag.name;
        return std::string(name.substr(0, name.find('}')));
    }

    void check_value(const Tag& tag) {
        const Field* field = look_up(tag);
        if (field == nullptr || field->form == Field::Form::text) return;
        const bool is_list = field->form == Field::Form::list;
        report("TPL-0104", tag, "\"" + tag.name + "\" is " + (is_list ? "a list" : "a yes or no"),
               "write {{#" + tag.name + "}} … {{/" + tag.name + "}}");
    }

    // True when the names of a list's rows are visible from here on.
    bool enter(const Tag& tag) {
        const Field* field = look_up(tag);
        if (field == nullptr || field->form != Field::Form::list) return false;
        if (tag.form == Tag::Form::inverted) return false;
        scopes_.push_back(&field->any_row());
        return true;
    }

    void close(const Tag& tag, std::vector<Open>& open) {
        if (open.empty()) {
            report("TPL-0102", tag, "no section \"" + tag.name + "\" is open here", "");
            return;
        }
        if (open.back().tag.name != tag.name) {
            report("TPL-0102", tag, "section \"" + open.back().tag.name + "\" is open here, not \"" + tag.name + "\"",
                   "write {{/" + open.back().tag.name + "}}");
        }
        if (open.back().has_scope) scopes_.pop_back();
        open.pop_back();
    }

    void leave_open(const Open& section) {
        report("TPL-0102", section.tag, "section \"" + section.tag.name + "\" is never closed",
               "write {{/" + section.tag.name + "}} where it ends");
        if (section.has_scope) scopes_.pop_back();
    }

    void check_partial(const Tag& tag) {
        const auto found = texts_.find(tag.name);
        if (found == texts_.end()) {
            std::vector<std::string> known;
            for (const auto& [name, text] : texts_) known.push_back(name);
            report("TPL-0105", tag, "there is no partial \"" + tag.name + "\"", did_you_mean(tag.name, known));
            return;
        }
        if (std::ranges::find(chain_, tag.name) != chain_.end()) {
            report("TPL-0105", tag, "partial \"" + tag.name + "\" includes itself", "");
            return;
        }
        check_text(tag.name);
    }

    const Field* look_up(const Tag& tag) {
        std::vector<std::string> known;
        for (std::size_t i = scopes_.size(); i > 0; --i) {
            if (const Field* field = scopes_[i - 1]->find(tag.name)) return field;
            for (const auto& [name, field] : scopes_[i - 1]->all()) known.push_back(name);
        }
        std::string help = tag.name.find('|') == std::string::npos ? where_known(tag.name)
                                                                   : "write the name alone: a template has no filters";
        if (help.empty()) help = did_you_mean(tag.name, known);
        report("TPL-0103", tag, "this report has no \"" + tag.name + "\" here", help);
        return nullptr;
    }

    /// Which lists a name is of that is used outside of them; empty when it is of none.
    [[nodiscard]] std::string where_known(const std::string& name) const {
        constexpr std::size_t most = 3;
        std::vector<std::string> lists;
        for (std::size_t i = scopes_.size(); i > 0 && lists.empty(); --i) add_lists(*scopes_[i - 1], name, "", lists);
        if (lists.empty()) return "";
        const std::size_t more = lists.size() > most ? lists.size() - most : 0;
        lists.resize(lists.size() - more);
        if (more > 0) lists.push_back(std::to_string(more) + " more");
        return "it is a name of the rows of " + list_of(lists);
    }

    void report(const char* code, const Tag& tag, std::string says, std::string help) {
        faults_.add(code, *text_, tag, std::move(says), std::move(help));
    }

    const TemplateTexts& texts_;
    TemplateFaults& faults_;
    KnownMarks marks_;
    const TemplateText none_{};
    const TemplateText* text_ = &none_;
    std::vector<const Fields*> scopes_; ///< innermost last
    std::vector<std::string> chain_;    ///< templates being checked, outermost first
};

} // namespace

void check_template(const TemplateTexts& texts, std::string_view name, const Fields& fields,
                    const DrawingNames& drawings, Diagnostics& diagnostics) {
    if (texts.find(name) == texts.end()) {
        Diagnostic fault;
        fault.code = "TPL-0100";
        fault.place.file = std::string(name) + ".md";
        fault.says = "there is no template \"" + std::string(name) + "\"";
        diagnostics.push_back(std::move(fault));
        return;
    }
    TemplateFaults faults(diagnostics);
    TemplateCheck(texts, drawings, faults).check(name, fields);
    check_headings(texts, std::string(name), faults);
}

} // namespace abide
