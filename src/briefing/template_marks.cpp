// Reads a template as Markdown will be read.
#include "briefing/template_marks.hpp"

#include <algorithm>
#include <vector>

#include "base/words.hpp"
#include "briefing/filter.hpp"
#include "briefing/pipe_table.hpp"

namespace abide {

namespace {

constexpr std::string_view figure_begins = "<!-- figure: ";
constexpr std::string_view fence = "```";

class MarksCheck {
  public:
    MarksCheck(const TemplateText& text, const KnownMarks& known, TemplateFaults& faults)
        : text_(text), known_(known), faults_(faults) {}

    void check(const std::vector<Tag>& tags) {
        bool in_fence = false;
        bool in_code = false;
        const std::string_view text = text_.text;
        for (std::size_t at = 0, next = 0; at < text.size(); ++at) {
            const bool is_line_start = at == 0 || text[at - 1] == '\n';
            if (is_line_start) {
                in_code = false;
                if (text.substr(at).starts_with(fence)) in_fence = !in_fence;
                if (!in_fence) check_filter(at);
            }
            if (next < tags.size() && at == tags[next].begin) {
                const Tag& tag = tags[next++];
                if (tag.form == Tag::Form::value && (in_fence || in_code))
                    faults_.add("TPL-0109", text_, tag, "a value inside code would show its escapes",
                                "take the ` marks away");
                at = tag.end - 1;
                continue;
            }
            if (text[at] == '`' && !in_fence) in_code = !in_code;
            if (in_code || in_fence) continue;
            if (text[at] == '<') check_angle(at);
            if (text[at] == '{') check_brace(at);
        }
    }

  private:
    // <a id="…"></a> names a place, <!-- figure: … --> stands for a drawing; nothing else is HTML.
    void check_angle(std::size_t at) {
        const std::string_view rest = std::string_view(text_.text).substr(at);
        if (rest.size() < 2) return;
        const char second = rest[1];
        const bool is_letter = (second >= 'a' && second <= 'z') || (second >= 'A' && second <= 'Z');
        if (!is_letter && second != '/' && second != '!' && second != '?') return;
        if (rest.starts_with(figure_begins)) return check_figure(at + figure_begins.size());
        if (rest.starts_with("<a id=\"") || rest.starts_with("</a>")) return;
        faults_.add("TPL-0108", text_, at, 1, "HTML is not allowed in a template",
                    "use Markdown; write \\< for the sign itself");
    }

    void check_figure(std::size_t at) {
        const std::string_view rest = std::string_view(text_.text).substr(at);
        const std::string name(trim(rest.substr(0, rest.find("-->"))));
        if (name.find("{{") != std::string::npos) return; // known when it is filled in
        const DrawingNames& all = *known_.drawings;
        if (std::ranges::find(all, name) != all.end()) return;
        std::string help = did_you_mean(name, all);
        if (help.empty()) help = all.empty() ? "it has none" : "there is " + list_of(all);
        faults_.add("TPL-0114", text_, at, name.size(), "this report has no drawing " + quoted(name), help);
    }

    // "{team}": said as it stands, where "{{team}}" may be meant.
    void check_brace(std::size_t at) {
        const std::string_view rest = std::string_view(text_.text).substr(at + 1);
        const std::size_t end = rest.find_first_of("{}\n");
        if (end == std::string_view::npos || rest[end] != '}') return;
        const std::string name(trim(rest.substr(0, end)));
        if (!known_.names.contains(name)) return;
        faults_.add("TPL-0111", text_, at, end + 2, "{" + name + "} will be printed as it stands",
                    "write {{" + name + "}} for the value", Gravity::warning);
    }

    // Its columns are those of the table below the caption, where that is written out.
    void check_filter(std::size_t at) {
        const std::string_view rest = std::string_view(text_.text).substr(at);
        constexpr std::string_view begins = "Table: ";
        if (!rest.starts_with(begins)) return;
        const std::string_view caption = rest.substr(begins.size(), rest.find('\n') - begins.size());
        const std::optional<FilterCaption> filter = read_filter_caption(caption);
        if (!filter) return;
        if (filter->heads.empty()) {
            faults_.add("TPL-0115", text_, at, caption.size(), "a table to filter whose caption has no colon",
                        "write Table: To filter by STATE, TEAM: and the caption");
            return;
        }
        const std::vector<std::string> columns = columns_below(at + rest.find('\n') + 1);
        if (columns.empty()) return;
        for (const std::string& head : filter->heads)
            if (std::ranges::find(columns, head) == columns.end())
                add_unknown_column(at + rest.find(head), head, columns);
    }

    void add_unknown_column(std::size_t at, const std::string& head, const std::vector<std::string>& columns) {
        const std::string near = did_you_mean(head, columns);
        faults_.add("TPL-0115", text_, at, head.size(), "a filter by " + quoted(head) + ", which is no column",
                    near.empty() ? "the columns are: " + list_of(columns) : near);
    }

    /// Empty when no table follows, or when its head is made of tags.
    [[nodiscard]] std::vector<std::string> columns_below(std::size_t at) const {
        std::string_view rest = std::string_view(text_.text).substr(at);
        rest.remove_prefix(std::min(rest.find_first_not_of(" \n"), rest.size()));
        const std::vector<std::string_view> lines = split_lines(rest.substr(0, rest.find("\n\n")));
        if (lines.empty() || lines.front().find("{{") != std::string_view::npos) return {};
        const std::optional<PipeTable> table = read_pipe_table(lines);
        return table ? std::vector<std::string>(table->head.begin(), table->head.end()) : std::vector<std::string>();
    }

    const TemplateText& text_;
    const KnownMarks& known_;
    TemplateFaults& faults_;
};

class HeadingsCheck {
  public:
    HeadingsCheck(const TemplateTexts& texts, TemplateFaults& faults) : texts_(texts), faults_(faults) {}

    void check(const std::string& name) {
        const auto found = texts_.find(name);
        const bool is_open = std::ranges::find(chain_, name) != chain_.end();
        if (found == texts_.end() || is_open) return; // a fault of its own
        chain_.push_back(name);
        const std::vector<Tag> tags = tags_of(found->second.text).all;
        std::size_t next = 0;
        bool in_fence = false;
        for (const std::string_view line : split_lines(found->second.text)) {
            const auto at = static_cast<std::size_t>(line.data() - found->second.text.data());
            if (line.starts_with(fence)) in_fence = !in_fence;
            if (!in_fence && line.starts_with('#')) check_heading(found->second, at, line);
            for (; next < tags.size() && tags[next].begin < at + line.size(); ++next)
                if (tags[next].form == Tag::Form::partial) check(tags[next].name);
        }
        chain_.pop_back();
    }

  private:
    void check_heading(const TemplateText& text, std::size_t at, std::string_view line) {
        const std::size_t level = std::min(line.find_first_not_of('#'), line.size());
        if (level > deepest || (level < line.size() && line[level] != ' ')) return;
        if (level > last_ + 1)
            faults_.add("TPL-0112", text, at, level,
                        "this heading is " + count_of(level - last_, "level", "levels") + " below the one before it",
                        "write " + std::string(last_ + 1, '#'), Gravity::warning);
        last_ = level;
    }

    static constexpr std::size_t deepest = 6;
    const TemplateTexts& texts_;
    TemplateFaults& faults_;
    std::vector<std::string> chain_; ///< outermost first
    std::size_t last_ = 0;
};

} // namespace

void check_marks(const TemplateText& text, const Tags& tags, const KnownMarks& known, TemplateFaults& faults) {
    MarksCheck(text, known, faults).check(tags.all);
}

void check_headings(const TemplateTexts& texts, const std::string& name, TemplateFaults& faults) {
    HeadingsCheck(texts, faults).check(name);
}

} // namespace abide
