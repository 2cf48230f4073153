// A format's file as it is read: its elements and attributes, and the faults found in it.
#include "reader/format_file.hpp"

#include <algorithm>
#include <utility>

#include "base/words.hpp"

namespace abide {

namespace {

/// The names in `allowed` without their marks.
std::vector<std::string> plain(const std::vector<std::string>& allowed) {
    std::vector<std::string> names;
    for (const std::string& name : allowed)
        names.push_back(name.ends_with('!') ? name.substr(0, name.size() - 1) : name);
    return names;
}

} // namespace

void FormatFaults::add(const Spot& spot, const char* code, std::string says, std::string help) {
    Diagnostic diagnostic;
    diagnostic.code = code;
    diagnostic.place = {document_.file(), spot.line, spot.column};
    diagnostic.says = std::move(says);
    diagnostic.help = std::move(help);
    show_source(diagnostic, document_.line(spot.line));
    diagnostic.width = spot.width;
    diagnostics_.push_back(std::move(diagnostic));
    ++count_;
}

void FormatFaults::at(const XmlElement& element, const char* code, std::string says, std::string help) {
    add(document_.spot(element), code, std::move(says), std::move(help));
}

void FormatFaults::at(const XmlAttribute& attribute, const char* code, std::string says, std::string help) {
    add(document_.value_spot(attribute), code, std::move(says), std::move(help));
}

void FormatFaults::at_value(const XmlAttribute& attribute, std::size_t from, std::size_t length, const char* code,
                            std::string says, std::string help) {
    add(document_.value_spot(attribute, from, length), code, std::move(says), std::move(help));
}

void FormatFaults::unknown(const XmlAttribute& attribute, const char* code, const std::string& what,
                           std::string_view word, std::span<const std::string> known) {
    const std::size_t from = attribute.value.find(word);
    at_value(attribute, from == std::string::npos ? 0 : from, word.size(), code,
             "there is no " + what + " \"" + std::string(word) + "\"", did_you_mean(word, known));
}

void check_shape(FormatFaults& faults, const XmlElement& element, const std::vector<std::string>& attributes,
                 const std::vector<std::string>& children) {
    const std::vector<std::string> attribute_names = plain(attributes);
    for (const XmlAttribute& attribute : element.attributes) {
        const bool is_known = attribute.uri.empty() && std::find(attribute_names.begin(), attribute_names.end(),
                                                                 attribute.name) != attribute_names.end();
        if (!is_known)
            faults.at(attribute, "FMT-0303", "<" + element.name + "> has no attribute \"" + attribute.name + "\"",
                      did_you_mean(attribute.name, attribute_names));
    }
    for (const std::string& name : attributes)
        if (name.ends_with('!') && element.attribute(name.substr(0, name.size() - 1)) == nullptr)
            faults.at(element, "FMT-0304",
                      "<" + element.name + "> needs the attribute " + name.substr(0, name.size() - 1));
    const std::vector<std::string> child_names = plain(children);
    for (const XmlElement& child : element.children)
        if (child.uri != element.uri ||
            std::find(child_names.begin(), child_names.end(), child.name) == child_names.end())
            faults.at(child, "FMT-0302", "<" + child.name + "> cannot stand in <" + element.name + ">",
                      did_you_mean(child.name, child_names));
    for (const std::string& name : children)
        if (name.ends_with('!') && element.child(name.substr(0, name.size() - 1)) == nullptr)
            faults.at(element, "FMT-0304", "<" + element.name + "> needs a <" + name.substr(0, name.size() - 1) + ">");
    if (!trim(element.text).empty()) faults.at(element, "FMT-0302", "text cannot stand in <" + element.name + ">");
}

std::string value_of(const XmlElement& element, std::string_view name) {
    const XmlAttribute* attribute = element.attribute(name);
    return attribute == nullptr ? "" : attribute->value;
}

std::optional<FormatPath> path_of(FormatFaults& faults, const XmlElement& element, std::string_view name) {
    const XmlAttribute* attribute = element.attribute(name);
    if (attribute == nullptr) return std::nullopt;
    std::string says;
    std::size_t at = 0;
    std::optional<FormatPath> path = parse_path(attribute->value, says, at);
    if (!path)
        faults.at_value(*attribute, at, std::max<std::size_t>(1, attribute->value.size() - at), "FMT-0308", says);
    return path;
}

} // namespace abide
