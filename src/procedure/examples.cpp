// Examples: a few records, a date, and what must come out.
#include <algorithm>
#include <utility>

#include "base/words.hpp"
#include "procedure/compilation.hpp"

namespace abide {

namespace {

std::vector<std::string> item_ids(const Rule& rule) {
    std::vector<std::string> ids;
    for (const Child& child : rule.args.children)
        if (!child.id.empty()) ids.push_back(child.id);
    for (const Args::Nested& part : rule.args.parts) ids.push_back(part.id);
    return ids;
}

std::string joined(const std::vector<Word>& words) {
    std::string text;
    for (const Word& word : words) text += (text.empty() ? "" : " ") + word.text;
    return text;
}

/// Records and facts by path.
std::string compile_missing(Compilation& all, AttributeReader& attributes) {
    const std::vector<Word> words = attributes.words("missing");
    for (const Word& word : words) {
        if (word.text.find('.') == std::string::npos) {
            find_record(all, word);
        } else {
            find_fact(all, word);
        }
    }
    return joined(words);
}

std::string compile_items(Compilation& all, AttributeReader& attributes, const Rule& rule) {
    const std::vector<Word> words = attributes.words("items");
    const std::vector<std::string> known = item_ids(rule);
    for (const Word& word : words)
        if (rule.kind != nullptr && std::find(known.begin(), known.end(), word.text) == known.end())
            all.complaints.unknown(Fault::unknown_item, word.spot, "item", word.text, known,
                                   known.empty() ? "this check has no items" : "it has " + list_of(known));
    return joined(words);
}

std::string compile_sensitive(Compilation& all, AttributeReader& attributes) {
    const std::vector<Word> words = attributes.words("sensitive-to");
    for (const Word& word : words) find_setting(all, word);
    return joined(words);
}

std::string compile_day(AttributeReader& attributes, std::string_view name) {
    const std::optional<Day> day = attributes.day(name);
    return day ? iso(*day) : "";
}

void compile_result(Compilation& all, AttributeReader& attributes, Expectation& expectation) {
    std::vector<std::string_view> states;
    for (std::size_t i = 0; i < state_count; ++i) states.push_back(name_of(static_cast<State>(i)));
    std::vector<std::string_view> reasons;
    for (std::size_t i = 1; i < reason_count; ++i) reasons.push_back(name_of(static_cast<Reason>(i)));
    attributes.needed("state");
    if (const auto at = attributes.choice("state", states, Fault::unknown_state))
        expectation.state = static_cast<State>(*at);
    const XmlAttribute* reason = attributes.optional("reason");
    if (reason == nullptr) return;
    if (const auto found = parse_reason(reason->value); found && *found != Reason::none) {
        expectation.reason = *found;
        return;
    }
    const std::vector<std::string> known(reasons.begin(), reasons.end());
    all.complaints.unknown(Fault::unknown_reason, all.document().value_spot(*reason), "reason", reason->value, known);
}

Expectation compile_expectation(Compilation& all, const XmlElement& element, const Rule& rule) {
    Expectation expectation;
    check_children(all.complaints, element, {});
    AttributeReader attributes(all.complaints, element);
    compile_result(all, attributes, expectation);
    expectation.due = compile_day(attributes, "due");
    expectation.start = compile_day(attributes, "start");
    expectation.done = compile_day(attributes, "done");
    expectation.changes_on = compile_day(attributes, "changes-on");
    expectation.missing = compile_missing(all, attributes);
    expectation.items = compile_items(all, attributes, rule);
    expectation.sensitive_to = compile_sensitive(all, attributes);
    expectation.subject = attributes.text("subject");
    expectation.period = attributes.text("period");
    if (const XmlAttribute* period = attributes.optional("period");
        period != nullptr && parse_count(period->value).value_or(0) == 0)
        all.complaints.error(Fault::bad_number, all.document().value_spot(*period),
                             quoted(period->value) + " is no period", "periods are counted from 1");
    attributes.finish();
    return expectation;
}

/// No two expectations may speak of the same verdict.
void check_told_apart(Compilation& all, const XmlElement& element, const Example& example) {
    std::set<std::pair<std::string, std::string>> seen;
    std::size_t number = 0;
    for (const XmlElement& child : element.children) {
        if (child.name != "expect") continue;
        const Expectation& expectation = example.expects[number++];
        if (seen.insert({expectation.subject, expectation.period}).second) continue;
        all.complaints.error(Fault::expectations_alike, all.document().spot(child),
                             "this <expect> and one before it speak of the same verdict",
                             "tell them apart by subject or period");
    }
}

Example compile_example(Compilation& all, const XmlElement& element, const Rule& rule) {
    Example example;
    example.line = element.line;
    check_children(all.complaints, element, {"given", "expect"});
    AttributeReader attributes(all.complaints, element);
    example.name = attributes.needed_text("name");
    attributes.needed("as-at");
    example.as_at = attributes.day("as-at").value_or(Day{});
    attributes.finish();
    if (const XmlElement* given = needed_child(all.complaints, element, "given")) {
        AttributeReader(all.complaints, *given).finish();
        example.given = std::string(all.document().inner(*given));
        example.given_line = all.document().inner_line(*given);
    }
    for (const XmlElement& child : element.children)
        if (child.name == "expect") example.expects.push_back(compile_expectation(all, child, rule));
    if (example.expects.empty())
        all.complaints.error(Fault::missing_element, all.document().spot(element),
                             "<example> needs the element <expect>");
    check_told_apart(all, element, example);
    return example;
}

} // namespace

void compile_examples(Compilation& all, const XmlElement& rule_element, Rule& rule) {
    std::set<std::string> names;
    for (const XmlElement& element : rule_element.children) {
        if (element.name != "example") continue;
        rule.examples.push_back(compile_example(all, element, rule));
        claim_id(all, names, element, "name", "examples named");
    }
    if (rule.kind != nullptr) check_examples(all, rule_element, rule);
}

} // namespace abide
