// Puts pages together: fills the shell's slots and works out the policy from the style's final bytes.
#include "briefing/page.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>

#include "base/error.hpp"
#include "base/markup.hpp"
#include "base/words.hpp"
#include "briefing/markdown.hpp"
#include "privacy/level.hpp"

namespace abide {

namespace {

using Slots = std::map<std::string, std::string, std::less<>>;

const std::vector<std::string>& slot_names() {
    static const std::vector<std::string> names = {"body",    "contents", "date",    "handling", "kind",
                                                   "made-by", "policy",   "privacy", "report",   "script",
                                                   "style",   "title",    "unit"};
    return names;
}

// Calls on_text for what stands between slots and on_slot(name, offset) for each [[slot]].
template <typename OnText, typename OnSlot>
void walk_slots(std::string_view shell, OnText on_text, OnSlot on_slot) {
    std::size_t from = 0;
    for (std::size_t at = shell.find("[["); at != std::string_view::npos; at = shell.find("[[", from)) {
        const std::size_t end = shell.find("]]", at);
        if (end == std::string_view::npos) break;
        on_text(shell.substr(from, at - from));
        on_slot(std::string(shell.substr(at + 2, end - at - 2)), at);
        from = end + 2;
    }
    on_text(shell.substr(from));
}

// Every character a CSS string could trip over, as a CSS escape.
std::string quote_css(std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string quoted = "\"";
    for (const char c : one_line(text)) {
        const auto byte = static_cast<unsigned char>(c);
        const bool is_plain = byte >= 0x80 || (byte >= '0' && byte <= '9') || byte == ' ' ||
                              (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
        if (is_plain) {
            quoted += c;
        } else {
            quoted += {'\\', digits[byte >> 4U], digits[byte & 15U], ' '};
        }
    }
    return quoted + "\"";
}

// What stands in the margins of every printed sheet.
std::string printed_margins(const PageFacts& facts) {
    return "@page{@top-left{content:" + quote_css(words_of(facts.privacy)) +
           "}@top-right{content:" + quote_css(facts.report + " – " + facts.unit + " – " + facts.date) + "}}\n";
}

unsigned hex_digit(char c) {
    if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
    if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a' + 10);
    if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A' + 10);
    throw Error(Exit::fault, "a hash that is no hexadecimal number");
}

// The policy wants its hash in base 64; three bytes become four signs.
std::string base64_of_hex(std::string_view hex) {
    constexpr std::string_view signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (; !hex.empty(); hex.remove_prefix(std::min<std::size_t>(6, hex.size()))) {
        unsigned bits = 0;
        const std::size_t bytes = std::min<std::size_t>(6, hex.size()) / 2;
        for (std::size_t i = 0; i < 6; ++i) bits = bits << 4U | (i < 2 * bytes ? hex_digit(hex[i]) : 0U);
        for (std::size_t i = 0; i < 4; ++i) text += i <= bytes ? signs[bits >> (18U - 6U * i) & 63U] : '=';
    }
    return text;
}

std::string policy(const PageShell& shell, const std::string& style, const std::string& script) {
    const auto source_of = [&](const std::string& text) {
        return "'sha256-" + base64_of_hex(shell.sha256(text)) + "'";
    };
    return "default-src 'none'; style-src " + source_of(style) +
           (script.empty() ? "" : "; script-src " + source_of(script)) +
           "; img-src data:; base-uri 'none'; form-action 'none'";
}

// Parts of the second level, and of the third where they are few enough to help.
std::string contents(const std::vector<Heading>& headings) {
    constexpr std::ptrdiff_t few = 12;
    const auto thirds = std::ranges::count(headings, 3, &Heading::level);
    std::string list = "<ul>\n";
    for (const Heading& heading : headings) {
        if (heading.level != 2 && (heading.level != 3 || thirds > few)) continue;
        list += "<li class=\"level-" + std::to_string(heading.level) + "\"><a href=\"#" + heading.id + "\">" +
                escape_html(heading.text) + "</a></li>\n";
    }
    return list + "</ul>\n";
}

std::string_view handling(Privacy privacy) {
    switch (privacy) {
    case Privacy::identified: return "This page names children’s cases. For staff who hold them; do not e-mail it.";
    case Privacy::pseudonymised: return meaning_of(PrivacyLevel::pseudonymised);
    case Privacy::aggregated: return "This page holds counts only, and small ones are hidden.";
    case Privacy::draft: return "Not approved for sharing.";
    case Privacy::approved: return "This page was approved for sharing.";
    case Privacy::no_case_data: break;
    }
    return "This page holds no case records.";
}

} // namespace

void check_shell(const PageShell& shell, const std::string& file, Diagnostics& diagnostics) {
    std::vector<std::string> missing = slot_names();
    const auto report = [&](const char* code, std::uint32_t line, std::string says, std::string help) {
        Diagnostic fault;
        fault.code = code;
        fault.place.file = file;
        fault.place.line = line;
        fault.says = std::move(says);
        fault.help = std::move(help);
        diagnostics.push_back(std::move(fault));
    };
    walk_slots(
        shell.html, [](std::string_view) {},
        [&](const std::string& name, std::size_t at) {
            std::erase(missing, name);
            if (std::ranges::find(slot_names(), name) != slot_names().end()) return;
            const auto line =
                std::count(shell.html.begin(), shell.html.begin() + static_cast<std::ptrdiff_t>(at), '\n');
            report("TPL-0201", static_cast<std::uint32_t>(line + 1), "the page has no slot \"" + name + "\"",
                   did_you_mean(name, slot_names()));
        });
    for (const std::string& name : missing) report("TPL-0202", 0, "the page lacks the slot [[" + name + "]]", "");
    if (shell.style.find('<') != std::string::npos)
        report("TPL-0203", 0, "the style sheet must not contain the sign <", "");
    if (shell.script.find("</") != std::string::npos || shell.script.find("<!--") != std::string::npos)
        report("TPL-0204", 0, "the script must contain neither </ nor <!--, which could end it", "");
}

std::string write_html_page(const PageShell& shell, const PageFacts& facts, const HtmlBody& body) {
    const std::string style = "\n" + shell.style + body.style + printed_margins(facts);
    // Only a page with something to choose has it.
    const std::string script = body.style.empty() || shell.script.empty() ? "" : "\n" + shell.script;
    const std::string title =
        facts.report + " – " + facts.unit + " – " + facts.date + " – " + std::string(words_of(facts.privacy));
    const Slots slots = {
        {"body", body.html},
        {"kind", facts.kind},
        {"contents", contents(body.headings)},
        {"date", escape_html(facts.date)},
        {"handling", escape_html(handling(facts.privacy))},
        {"made-by", escape_html(facts.made_by)},
        {"policy", policy(shell, style, script)},
        {"privacy", escape_html(words_of(facts.privacy))},
        {"report", escape_html(facts.report)},
        {"script", script.empty() ? "" : "<script>" + script + "</script>\n"},
        {"style", style},
        {"title", escape_html(title)},
        {"unit", escape_html(facts.unit)},
    };
    std::string page;
    page.reserve(shell.html.size() + style.size() + body.html.size() + 1024);
    walk_slots(
        shell.html, [&](std::string_view text) { page += text; },
        [&](const std::string& name, std::size_t) {
            const auto slot = slots.find(name);
            if (slot == slots.end()) throw Error(Exit::fault, "no slot \"" + name + "\" in a page");
            page += slot->second;
        });
    return page;
}

std::string write_markdown_page(const PageFacts& facts, std::string_view markdown) {
    std::string text = "---\n";
    const auto line = [&](const std::string& name, std::string_view value) {
        text += name + ": " + quote_yaml(value) + "\n";
    };
    line("report", facts.report);
    line("unit", facts.unit);
    line("date", facts.date);
    line("privacy", words_of(facts.privacy));
    for (const auto& [name, value] : facts.front_matter) line(name, value);
    line("made-by", facts.made_by);
    return text + "---\n\n" + std::string(markdown);
}

namespace {

/// A name no file system takes is cut; what was cut off is told apart by its sum.
std::string shortened(const std::string& name) {
    constexpr std::size_t longest = 150;
    if (name.size() <= longest) return name;
    const std::uint64_t sum = sum_of(name);
    std::string short_name = name.substr(0, longest) + "-";
    for (int shift = 60; shift >= 0; shift -= 4)
        short_name += "0123456789abcdef"[sum >> static_cast<unsigned>(shift) & 15U];
    return short_name;
}

/// Whether it stands in a name as it is; a full stop only behind something.
bool is_kept(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '.';
}

} // namespace

std::string file_name_of(const std::vector<std::string>& parts) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string name;
    for (const std::string& part : parts) {
        if (!name.empty()) name += '-';
        for (std::size_t at = 0; at < part.size(); ++at) {
            const auto byte = static_cast<unsigned char>(part[at]);
            const bool is_between_words = byte == ' ' && !name.empty() && at + 1 < part.size() && is_kept(part[at + 1]);
            if (is_between_words)
                name += '_';
            else if (is_kept(part[at]) && (byte != '.' || !name.empty()))
                name += part[at];
            else
                name += {'_', '_', digits[byte >> 4U], digits[byte & 15U]};
        }
    }
    return shortened(name);
}

std::string_view words_of(Privacy privacy) {
    switch (privacy) {
    case Privacy::identified: return "IDENTIFIED";
    case Privacy::pseudonymised: return "PSEUDONYMISED: still personal data";
    case Privacy::aggregated: return "AGGREGATED";
    case Privacy::draft: return "DRAFT";
    case Privacy::approved: return "APPROVED FOR SHARING";
    case Privacy::no_case_data: break;
    }
    return "NO CASE DATA";
}

} // namespace abide
