// Sentences: what a rule says in each state, with every placeholder known to its check.
#include <algorithm>

#include "base/words.hpp"
#include "procedure/compilation.hpp"

namespace abide {

namespace {

/// What every verdict can fill in; a check kind adds its own.
constexpr std::string_view common_placeholders[] = {"start", "due", "done", "missing", "subject"};

void add_placeholders(const Kind& kind, const Args& args, std::vector<std::string>& names) {
    for (const Placeholder& placeholder : kind.placeholders) names.emplace_back(placeholder.name);
    for (const Args::Nested& part : args.parts) add_placeholders(*part.kind, part.args.front(), names);
}

/// Complains about what stands in braces and is no placeholder, and about braces that do not close.
void check_placeholders(Compilation& all, const XmlElement& element, const std::vector<std::string>& known) {
    const std::string& text = element.text;
    for (std::size_t at = text.find_first_of("{}"); at != std::string::npos; at = text.find_first_of("{}", at + 1)) {
        const std::size_t end = text.find_first_of("{}", at + 1);
        if (text[at] == '}' || end == std::string::npos || text[end] != '}') {
            all.complaints.error(Fault::bad_placeholder, all.document().text_spot(element, at, 1),
                                 text[at] == '}' ? "this brace closes nothing" : "this brace is not closed");
            continue;
        }
        const std::string name = text.substr(at + 1, end - at - 1);
        if (std::find(known.begin(), known.end(), name) == known.end())
            all.complaints.unknown(Fault::unknown_placeholder, all.document().text_spot(element, at, end - at + 1),
                                   "placeholder", name, known, "this check fills " + list_of(known));
        at = end;
    }
}

std::vector<std::string> sentence_names() {
    std::vector<std::string> names = {"requirement", "ask"};
    for (std::size_t i = 0; i < state_count; ++i) names.emplace_back(name_of(static_cast<State>(i)));
    return names;
}

void compile_sentence(Compilation& all, const XmlElement& element, Say& say) {
    AttributeReader attributes(all.complaints, element);
    if (element.name == "ask") say.ask_who = attributes.needed_text("who");
    attributes.finish();
    const std::string words = needed_words(all.complaints, element);
    if (element.name == "requirement") {
        say.requirement = words;
    } else if (element.name == "ask") {
        say.ask = words;
    } else {
        say.by_state[element.name] = words;
    }
}

} // namespace

void compile_sentences(Compilation& all, const XmlElement& rule_element, Rule& rule) {
    const XmlElement* say = needed_child(all.complaints, rule_element, "say");
    if (say == nullptr) return;
    AttributeReader(all.complaints, *say).finish();
    std::vector<std::string> placeholders(std::begin(common_placeholders), std::end(common_placeholders));
    if (rule.kind != nullptr) add_placeholders(*rule.kind, rule.args, placeholders);
    const std::vector<std::string> names = sentence_names();
    std::set<std::string> seen;
    for (const XmlElement& child : say->children) {
        if (std::find(names.begin(), names.end(), child.name) == names.end()) {
            all.complaints.unknown(Fault::unknown_state, all.document().spot(child), "state", child.name, names,
                                   "it is one of " + list_of(names, "or"));
            continue;
        }
        if (!seen.insert(child.name).second) {
            only_child(all.complaints, *say, child.name);
            continue;
        }
        compile_sentence(all, child, rule.say);
        if (rule.kind != nullptr) check_placeholders(all, child, placeholders);
    }
    needed_child(all.complaints, *say, "requirement");
}

} // namespace abide
