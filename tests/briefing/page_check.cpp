// A small strict reader of the HTML that Abide writes.
#include "tests/briefing/page_check.hpp"

#include <algorithm>
#include <cctype>
#include <set>
#include <stdexcept>

#include "base/words.hpp"

namespace abide::tests {

namespace {

const std::set<std::string> allowed = {
    "html",
    "head",
    "meta",
    "title",
    "link",
    "style",
    "body",
    "a",
    "header",
    "p",
    "strong",
    "span",
    "div",
    "nav",
    "ul",
    "ol",
    "li",
    "main",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "section",
    "dl",
    "dt",
    "dd",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "caption",
    "em",
    "code",
    "pre",
    "br",
    "hr",
    "svg",
    "figure",
    "figcaption",
    "desc",
    "text",
    "path",
    "rect",
    "circle",
    // of a filter
    "fieldset",
    "legend",
    "input",
    "label",
    "details",
    "summary",
    "script",
};
const std::set<std::string> without_end = {"meta", "link", "br", "hr", "input"};

bool is_name(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-'; }

HtmlTag read_tag(std::string_view html, std::size_t at) {
    const auto broken = [&] { return std::runtime_error("no tag at: " + std::string(html.substr(at, 60))); };
    HtmlTag tag;
    tag.begin = at++;
    if (html.at(at) == '/') {
        tag.is_closing = true;
        ++at;
    }
    while (is_name(html.at(at))) tag.name += html[at++];
    if (tag.name.empty()) throw broken();
    while (html.at(at) != '>') {
        if (html[at] == ' ') {
            ++at;
        } else if (html[at] == '/') {
            tag.is_empty = true;
            ++at;
        } else if (is_name(html[at])) {
            std::string name;
            while (is_name(html.at(at))) name += html[at++];
            if (html.substr(at, 2) != "=\"") throw broken();
            const std::size_t end = html.find('"', at + 2);
            if (!tag.attributes.emplace(name, html.substr(at + 2, end - at - 2)).second) throw broken();
            at = end + 1;
        } else {
            throw broken();
        }
    }
    tag.is_empty = tag.is_empty || without_end.contains(tag.name);
    tag.end = at + 1;
    return tag;
}

class PageCheck {
  public:
    explicit PageCheck(const std::string& html) : html_(html), tags_(tags_in(html)) {}

    std::vector<std::string> part() {
        check_nesting();
        check_attributes();
        check_links();
        check_tables();
        return std::move(faults_);
    }

    std::vector<std::string> page() {
        if (!html_.starts_with("<!doctype html>\n<html lang=\"en-GB\">")) fault("no language");
        // A drawing's <title> has an id; the page's has none.
        for (const char* once : {"h1", "main", "header", "footer", "nav", "title", "style"})
            if (count(once) != 1) fault(std::to_string(count(once)) + " <" + once + ">");
        if (count("script") > (html_.find("<section class=\"filter\"") == std::string::npos ? 0U : 1U))
            fault("a script");
        const auto first_link = std::ranges::find(tags_, std::string("a"), &HtmlTag::name);
        if (first_link == tags_.end() || value(*first_link, "href") != "#main") fault("no skip link");
        return part();
    }

  private:
    void fault(const std::string& says) { faults_.push_back(says); }

    static std::string value(const HtmlTag& tag, const std::string& name) {
        const auto found = tag.attributes.find(name);
        return found == tag.attributes.end() ? "" : found->second;
    }

    std::size_t count(const std::string& name) const {
        return static_cast<std::size_t>(std::ranges::count_if(tags_, [&](const HtmlTag& tag) {
            const bool is_of_drawing = tag.name == "title" && tag.attributes.contains("id");
            return !tag.is_closing && tag.name == name && !is_of_drawing;
        }));
    }

    void check_nesting() {
        std::vector<std::string> open;
        for (const HtmlTag& tag : tags_) {
            if (!allowed.contains(tag.name)) fault("<" + tag.name + "> is not allowed");
            if (tag.is_empty) continue;
            if (!tag.is_closing) {
                open.push_back(tag.name);
            } else if (open.empty() || open.back() != tag.name) {
                fault("</" + tag.name + "> closes " + (open.empty() ? "nothing" : "<" + open.back() + ">"));
                return;
            } else {
                open.pop_back();
            }
        }
        for (const std::string& name : open) fault("<" + name + "> is not closed");
    }

    void check_attributes() {
        for (const HtmlTag& tag : tags_) {
            for (const auto& [name, text] : tag.attributes) {
                if (name == "style" || name.starts_with("on")) fault("attribute " + name);
                if (name == "src" || name == "srcset" || name == "xlink:href") fault("attribute " + name);
                if (name == "id" && !ids_.insert(text).second) fault("id twice: " + text);
                if (text.find('<') != std::string::npos) fault("an attribute with <");
            }
        }
    }

    void check_links() {
        for (const HtmlTag& tag : tags_) {
            const std::string href = value(tag, "href");
            const bool leads_away = href.starts_with('/') || href.find("..") != std::string::npos ||
                                    href.find("//") != std::string::npos ||
                                    href.find_first_of(":?#\\") != std::string::npos;
            const bool is_beside = href.ends_with(".html") && !leads_away;
            if (tag.name == "a" && !tag.is_closing && !is_beside && !href.starts_with('#') &&
                !href.starts_with("https://"))
                fault("a link to " + href);
            const bool leads_nowhere = href.starts_with('#') && !ids_.contains(href.substr(1));
            if (leads_nowhere) fault("a link that leads nowhere: " + href);
            for (const std::string& id : split_words(value(tag, "aria-labelledby")))
                if (!ids_.contains(id)) fault("labelled by nothing: " + id);
        }
    }

    void check_tables() {
        for (std::size_t i = 0; i < tags_.size(); ++i) {
            const HtmlTag& tag = tags_[i];
            if (tag.name != "table" || tag.is_closing) continue;
            if (tags_[i + 1].name != "caption") fault("a table without a caption");
            const HtmlTag& region = tags_[i - 1];
            if (value(region, "role") != "region" || value(region, "tabindex") != "0" ||
                value(region, "aria-labelledby") != value(tags_[i + 1], "id"))
                fault("a table outside a labelled region");
        }
        for (std::size_t i = 0; i < tags_.size(); ++i) {
            if (tags_[i].is_closing || (tags_[i].name != "tr" && tags_[i].name != "th")) continue;
            if (tags_[i].name == "th" && value(tags_[i], "scope").empty()) fault("<th> without scope");
            // A row whose first cell is empty is room to write in, and has nothing to be called by.
            const bool is_blank = tags_[i + 1].name == "td" && tags_[i + 1].end == tags_[i + 2].begin;
            if (tags_[i].name == "tr" && tags_[i + 1].name != "th" && !is_blank) fault("a row without a head");
        }
    }

    const std::string& html_;
    std::vector<HtmlTag> tags_;
    std::set<std::string> ids_;
    std::vector<std::string> faults_;
};

} // namespace

std::vector<HtmlTag> tags_in(std::string_view html) {
    std::vector<HtmlTag> tags;
    std::size_t at = html.starts_with("<!doctype html>") ? 15 : 0;
    for (at = html.find('<', at); at != std::string::npos; at = html.find('<', at)) {
        tags.push_back(read_tag(html, at));
        at = tags.back().end;
        for (const char* verbatim : {"style", "script"})
            if (tags.back().name == verbatim && !tags.back().is_closing)
                at = html.find("</" + std::string(verbatim) + ">", at);
    }
    return tags;
}

std::vector<std::string> faults_of_page(const std::string& html) { return PageCheck(html).page(); }

std::vector<std::string> faults_of_part(const std::string& html) { return PageCheck(html).part(); }

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

std::size_t times(std::string_view text, std::string_view part) {
    std::size_t n = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++n;
    return n;
}

std::string words_in(std::string_view html) {
    std::string text;
    std::size_t from = 0;
    for (const HtmlTag& tag : tags_in(html)) {
        text += html.substr(from, tag.begin - from);
        from = tag.end;
    }
    text += html.substr(from);
    const std::vector<std::pair<std::string, std::string>> references = {
        {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}};
    for (const auto& [reference, sign] : references) {
        for (std::size_t at = text.find(reference); at != std::string::npos;
             at = text.find(reference, at + sign.size()))
            text.replace(at, reference.size(), sign);
    }
    return fold_space(text);
}

} // namespace abide::tests
