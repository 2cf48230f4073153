// Checks a template against the names its report writes: every fault of every file at once.
#include <algorithm>
#include <optional>
#include <vector>

#include "base/words.hpp"
#include "briefing/template.hpp"
#include "briefing/template_tags.hpp"

namespace abide {

namespace {

class TemplateCheck {
  public:
    TemplateCheck(const TemplateTexts& texts, Diagnostics& diagnostics) : texts_(texts), diagnostics_(diagnostics) {}

    void check(std::string_view name, const Fields& fields) {
        scopes_.push_back(&fields);
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
            report("TPL-0101", *tags.unclosed, 2, "a tag begins here that does not end on this line",
                   "close it with }}");
        }
        check_marks(tags.all);
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
        report("TPL-0103", tag, "this report has no \"" + tag.name + "\" here", did_you_mean(tag.name, known));
        return nullptr;
    }

    // What Markdown would take wrongly: values inside code, and HTML.
    void check_marks(const std::vector<Tag>& tags) {
        bool in_fence = false;
        bool in_code = false;
        const std::string_view text = text_->text;
        for (std::size_t at = 0, next = 0; at < text.size(); ++at) {
            const bool is_line_start = at == 0 || text[at - 1] == '\n';
            if (is_line_start) {
                in_code = false;
                if (text.substr(at, 3) == "```") in_fence = !in_fence;
            }
            if (next < tags.size() && at == tags[next].begin) {
                const Tag& tag = tags[next++];
                if (tag.form == Tag::Form::value && (in_fence || in_code))
                    report("TPL-0109", tag, "a value inside code would show its escapes", "take the ` marks away");
                at = tag.end - 1;
                continue;
            }
            if (text[at] == '`' && !in_fence) in_code = !in_code;
            if (text[at] == '<' && !in_code && !in_fence) check_angle(at);
        }
    }

    // <a id="…"></a> names a place, <!-- figure: … --> stands for a drawing; nothing else is HTML.
    void check_angle(std::size_t at) {
        const std::string_view rest = std::string_view(text_->text).substr(at);
        if (rest.size() < 2) return;
        const char second = rest[1];
        const bool is_letter = (second >= 'a' && second <= 'z') || (second >= 'A' && second <= 'Z');
        if (!is_letter && second != '/' && second != '!' && second != '?') return;
        if (rest.starts_with("<!-- figure: ") || rest.starts_with("<a id=\"")) return;
        if (rest.starts_with("</a>")) return;
        report("TPL-0108", at, 1, "HTML is not allowed in a template", "use Markdown; write \\< for the sign itself");
    }

    void report(const char* code, const Tag& tag, std::string says, std::string help) {
        report(code, tag.begin, tag.end - tag.begin, std::move(says), std::move(help));
    }

    void report(const char* code, std::size_t at, std::size_t width, std::string says, std::string help) {
        const std::string_view text = text_->text;
        const std::string_view before = text.substr(0, at);
        const std::size_t line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
        Diagnostic fault;
        fault.code = code;
        fault.place.file = text_->file;
        fault.place.line = static_cast<std::uint32_t>(std::ranges::count(before, '\n') + 1);
        fault.place.column = static_cast<std::uint32_t>(at - line_start + 1);
        fault.says = std::move(says);
        fault.help = std::move(help);
        fault.source_line = std::string(text.substr(line_start, text.find('\n', at) - line_start));
        fault.width = static_cast<std::uint32_t>(width);
        // A partial is met as often as it is included; its fault is told once.
        const bool is_known = std::ranges::any_of(diagnostics_, [&](const Diagnostic& known) {
            return known.place == fault.place && known.says == fault.says;
        });
        if (!is_known) diagnostics_.push_back(std::move(fault));
    }

    const TemplateTexts& texts_;
    Diagnostics& diagnostics_;
    const TemplateText none_{};
    const TemplateText* text_ = &none_;
    std::vector<const Fields*> scopes_; ///< innermost last
    std::vector<std::string> chain_;    ///< templates being checked, outermost first
};

} // namespace

void check_template(const TemplateTexts& texts, std::string_view name, const Fields& fields, Diagnostics& diagnostics) {
    if (texts.find(name) == texts.end()) {
        Diagnostic fault;
        fault.code = "TPL-0100";
        fault.place.file = std::string(name) + ".md";
        fault.says = "there is no template \"" + std::string(name) + "\"";
        diagnostics.push_back(std::move(fault));
        return;
    }
    TemplateCheck(texts, diagnostics).check(name, fields);
}

} // namespace abide
