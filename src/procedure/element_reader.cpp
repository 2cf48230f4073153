// Reading one element of a file of ours: what is asked for is allowed, whatever is left over is an error.
#include "procedure/element_reader.hpp"

#include <algorithm>
#include <charconv>

#include "base/words.hpp"

namespace abide {

namespace {

bool is_lower_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

std::vector<std::string> strings(std::span<const std::string_view> views) { return {views.begin(), views.end()}; }

} // namespace

std::string tag(std::string_view element_name) { return "<" + std::string(element_name) + ">"; }

std::string tag(const XmlElement& element) { return tag(element.name); }

bool is_id(std::string_view text) {
    if (text.empty() || text.front() == '-' || text.back() == '-') return false;
    if (text.find("--") != std::string_view::npos) return false;
    return std::all_of(text.begin(), text.end(), [](char c) { return is_lower_or_digit(c) || c == '-'; });
}

std::vector<Word> words_of(const XmlDocument& document, const XmlAttribute& attribute) {
    std::vector<Word> words;
    std::size_t at = 0;
    for (const std::string& text : split_words(attribute.value)) {
        at = attribute.value.find(text, at);
        words.push_back({text, document.value_spot(attribute, at, text.size())});
        at += text.size();
    }
    return words;
}

std::optional<int> parse_count(std::string_view text) {
    constexpr std::size_t most_digits = 5;
    const bool all_digits = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (text.empty() || text.size() > most_digits || !all_digits) return std::nullopt;
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

const XmlAttribute* AttributeReader::optional(std::string_view name) {
    if (std::find(asked_.begin(), asked_.end(), name) == asked_.end()) asked_.emplace_back(name);
    return element_.attribute(name);
}

const XmlAttribute* AttributeReader::needed(std::string_view name) {
    const XmlAttribute* attribute = optional(name);
    if (attribute != nullptr && !trim(attribute->value).empty()) return attribute;
    const Spot spot =
        attribute == nullptr ? complaints_.document().spot(element_) : complaints_.document().spot(*attribute);
    complaints_.error(Fault::missing_attribute, spot,
                      tag(element_) + (attribute == nullptr ? " needs the attribute " : " has an empty ") +
                          quoted(name));
    return nullptr;
}

std::string AttributeReader::text(std::string_view name) {
    const XmlAttribute* attribute = optional(name);
    return attribute == nullptr ? "" : fold_space(attribute->value);
}

std::string AttributeReader::needed_text(std::string_view name) {
    const XmlAttribute* attribute = needed(name);
    return attribute == nullptr ? "" : fold_space(attribute->value);
}

std::string AttributeReader::id(std::string_view name) {
    const XmlAttribute* attribute = needed(name);
    if (attribute == nullptr) return "";
    if (!is_id(attribute->value))
        complaints_.error(Fault::bad_id, complaints_.document().value_spot(*attribute),
                          quoted(attribute->value) + " is no " + std::string(name),
                          "use lower-case words and numbers joined by hyphens");
    return attribute->value;
}

std::vector<Word> AttributeReader::words(std::string_view name) {
    const XmlAttribute* attribute = optional(name);
    return attribute == nullptr ? std::vector<Word>{} : words_of(complaints_.document(), *attribute);
}

bool AttributeReader::is_yes(std::string_view name) {
    constexpr std::string_view allowed[] = {"yes", "no"};
    const std::optional<std::size_t> at = choice(name, allowed);
    return at && *at == 0;
}

std::optional<std::size_t> AttributeReader::choice(std::string_view name, std::span<const std::string_view> allowed,
                                                   Fault fault) {
    const XmlAttribute* attribute = optional(name);
    if (attribute == nullptr) return std::nullopt;
    const auto found = std::find(allowed.begin(), allowed.end(), attribute->value);
    if (found != allowed.end()) return static_cast<std::size_t>(found - allowed.begin());
    const std::vector<std::string> known = strings(allowed);
    std::string help = did_you_mean(attribute->value, known);
    if (help.empty()) help = "write " + list_of(known, "or");
    complaints_.error(fault, complaints_.document().value_spot(*attribute),
                      quoted(attribute->value) + " is no " + std::string(name), help);
    return std::nullopt;
}

std::optional<When> AttributeReader::date(std::string_view name) {
    const XmlAttribute* attribute = optional(name);
    if (attribute == nullptr) return std::nullopt;
    const std::optional<When> when = parse_when(attribute->value);
    if (when && when->precision != Precision::time) return when;
    const std::string meant = likely_date(attribute->value);
    const std::string help = meant.empty() ? "write YYYY-MM-DD, YYYY-MM or YYYY, for a day that there is"
                                           : "did you mean " + quoted(meant) + "?";
    complaints_.error(Fault::bad_date, complaints_.document().value_spot(*attribute),
                      quoted(attribute->value) + " is no date", help);
    return std::nullopt;
}

std::optional<Day> AttributeReader::day(std::string_view name) {
    const std::optional<When> when = date(name);
    if (!when) return std::nullopt;
    if (when->precision == Precision::day) return when->first;
    const XmlAttribute* attribute = optional(name);
    complaints_.error(Fault::bad_date, complaints_.document().value_spot(*attribute),
                      quoted(attribute->value) + " is no whole day", "write YYYY-MM-DD");
    return std::nullopt;
}

void AttributeReader::finish() {
    for (const XmlAttribute& attribute : element_.attributes) {
        const bool is_asked = std::find(asked_.begin(), asked_.end(), attribute.name) != asked_.end();
        if (is_asked && attribute.uri.empty()) continue;
        std::string help = did_you_mean(attribute.name, asked_);
        if (help.empty() && !asked_.empty()) help = "it may have " + list_of(asked_);
        complaints_.error(Fault::unknown_attribute, complaints_.document().spot(attribute),
                          tag(element_) + " has no attribute " + quoted(attribute.name), help);
    }
}

void check_children(Complaints& complaints, const XmlElement& element, std::span<const std::string> known) {
    const XmlDocument& document = complaints.document();
    for (const XmlElement& child : element.children) {
        const bool is_known = std::find(known.begin(), known.end(), child.name) != known.end();
        if (is_known && child.uri == element.uri) continue;
        std::string help = did_you_mean(child.name, known);
        if (is_known) help = "it belongs in the namespace \"" + element.uri + "\"";
        if (help.empty()) help = known.empty() ? "it holds no elements" : "it may hold " + list_of(known);
        complaints.error(Fault::unknown_element, document.spot(child), tag(element) + " holds no element " + tag(child),
                         help);
    }
    const std::size_t text = element.text.find_first_not_of(" \t\r\n");
    if (text == std::string::npos) return;
    const std::size_t end = element.text.find_first_of(" \t\r\n", text);
    complaints.error(Fault::stray_text, document.text_spot(element, text, std::min(end, element.text.size()) - text),
                     tag(element) + " holds text of its own");
}

void check_children(Complaints& complaints, const XmlElement& element, std::initializer_list<const char*> known) {
    const std::vector<std::string> names(known.begin(), known.end());
    check_children(complaints, element, names);
}

const XmlElement* only_child(Complaints& complaints, const XmlElement& element, std::string_view name) {
    const XmlElement* found = nullptr;
    for (const XmlElement& child : element.children) {
        if (child.name != name) continue;
        if (found != nullptr)
            complaints.error(Fault::second_element, complaints.document().spot(child),
                             tag(element) + " holds a second " + tag(child),
                             "the first is on line " + std::to_string(found->line));
        if (found == nullptr) found = &child;
    }
    return found;
}

const XmlElement* needed_child(Complaints& complaints, const XmlElement& element, std::string_view name) {
    const XmlElement* found = only_child(complaints, element, name);
    if (found == nullptr)
        complaints.error(Fault::missing_element, complaints.document().spot(element),
                         tag(element) + " needs the element <" + std::string(name) + ">");
    return found;
}

std::string needed_words(Complaints& complaints, const XmlElement& element) {
    for (const XmlElement& child : element.children)
        complaints.error(Fault::unknown_element, complaints.document().spot(child),
                         tag(element) + " holds no element " + tag(child), "it holds words only");
    std::string words = fold_space(element.text);
    if (words.empty())
        complaints.error(Fault::missing_element, complaints.document().spot(element), tag(element) + " holds no words");
    return words;
}

bool check_root(Complaints& complaints, std::string_view name, std::string_view uri) {
    const XmlElement& root = complaints.document().root();
    if (root.name == name && root.uri == uri) return true;
    complaints.error(Fault::wrong_document, complaints.document().spot(root),
                     "this is no <" + std::string(name) + "> file",
                     "begin with <" + std::string(name) + " xmlns=\"" + std::string(uri) + "\" …>");
    return false;
}

} // namespace abide
