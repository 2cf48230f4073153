// Comparisons: numbers, dates and ordered codes held against each other or a setting, and ages.
#include <array>

#include "base/words.hpp"
#include "procedure/compilation.hpp"

namespace abide {

namespace {

constexpr std::string_view op_names[] = {"less-than", "at-most", "equal-to", "at-least", "more-than"};
constexpr std::array ops = {Condition::Op::less, Condition::Op::at_most, Condition::Op::equal, Condition::Op::at_least,
                            Condition::Op::more};

/// Whether two facts can be told apart as more and less.
bool are_comparable(const Fact& a, const Fact& b) {
    if (a.type != b.type) return false;
    if (a.type == FactType::code) return a.ordered && b.ordered && a.codes == b.codes;
    return a.type == FactType::date || a.type == FactType::number;
}

/// The length of time in `earlier-by`: the other date is taken so much earlier.
void compile_earlier(Compilation& all, const XmlAttribute& attribute, Condition& condition) {
    const Setting* setting = find_setting(all, whole(all.document(), attribute));
    if (setting == nullptr) return;
    if (!condition.has_other || all.dictionary.fact(condition.other.fact).type != FactType::date) {
        all.complaints.error(Fault::wrong_combination, all.document().value_spot(attribute),
                             "\"earlier-by\" belongs to two dates");
    } else if (setting->type != SettingType::duration || setting->unit == Unit::hours) {
        all.complaints.error(Fault::wrong_setting, all.document().value_spot(attribute),
                             quoted(setting->id) + " is no length of time in days, weeks, months or years");
    } else {
        condition.earlier_by = setting;
        condition.other.written += " earlier by " + setting->id;
    }
}

void compile_other(Compilation& all, const XmlAttribute& other, const Asked& asked, Condition& condition) {
    const std::optional<FactPath> path = compile_path(all, whole(all.document(), other), asked.from);
    if (!path) return;
    condition.has_other = true;
    condition.other = *path;
    const Fact& a = all.dictionary.fact(condition.fact.fact);
    const Fact& b = all.dictionary.fact(path->fact);
    if (condition.fact.written == path->written) {
        all.complaints.error(Fault::constant_condition, all.document().value_spot(other),
                             "a fact is compared with itself");
    } else if (!are_comparable(a, b)) {
        all.complaints.error(Fault::wrong_type, all.document().value_spot(other),
                             condition.fact.written + " and " + path->written + " cannot be compared",
                             "two dates, two numbers, or two codes of one ordered list can");
    }
}

} // namespace

Condition numbered(Compilation& all, Condition::Form form, const XmlElement& element) {
    Condition condition;
    condition.form = form;
    condition.number = all.conditions++;
    condition.line = element.line;
    return condition;
}

void read_operator(AttributeReader& attributes, Condition& condition) {
    attributes.needed("is");
    if (const auto op = attributes.choice("is", op_names)) condition.op = ops.at(*op);
}

const Setting* compile_threshold(Compilation& all, const XmlAttribute& attribute, SettingType type,
                                 std::optional<Unit> unit) {
    const Setting* setting = find_setting(all, whole(all.document(), attribute));
    if (setting == nullptr || (setting->type == type && (!unit || setting->unit == *unit))) return setting;
    all.complaints.error(Fault::wrong_setting, all.document().value_spot(attribute),
                         "the setting " + quoted(setting->id) + " cannot be compared with here",
                         unit ? "a setting in years is needed" : "a setting with unit=\"count\" is needed");
    return nullptr;
}

Condition compile_compare(Compilation& all, const XmlElement& element, const Asked& asked) {
    Condition condition = numbered(all, Condition::Form::compare, element);
    AttributeReader attributes(all.complaints, element);
    const XmlAttribute* fact = attributes.needed("fact");
    read_operator(attributes, condition);
    const XmlAttribute* setting = attributes.optional("setting");
    const XmlAttribute* other = attributes.optional("other");
    const XmlAttribute* earlier = attributes.optional("earlier-by");
    attributes.finish();
    if ((setting == nullptr) == (other == nullptr))
        all.complaints.error(Fault::wrong_combination, all.document().spot(element),
                             "<compare> needs either a setting or an other fact");
    if (fact == nullptr) return condition;
    const Word word = whole(all.document(), *fact);
    const std::optional<FactPath> path = setting != nullptr ? compile_path(all, word, asked.from, FactType::number)
                                                            : compile_path(all, word, asked.from);
    if (setting != nullptr) condition.setting = compile_threshold(all, *setting, SettingType::count, std::nullopt);
    if (!path) return condition;
    condition.fact = *path;
    if (other != nullptr && setting == nullptr) compile_other(all, *other, asked, condition);
    if (earlier != nullptr && (other == nullptr || condition.has_other)) compile_earlier(all, *earlier, condition);
    return condition;
}

Condition compile_age(Compilation& all, const XmlElement& element, const Asked& asked) {
    Condition condition = numbered(all, Condition::Form::age, element);
    AttributeReader attributes(all.complaints, element);
    const XmlAttribute* of = attributes.needed("of");
    const XmlAttribute* on = attributes.needed("on");
    read_operator(attributes, condition);
    if (const XmlAttribute* setting = attributes.needed("setting"))
        condition.setting = compile_threshold(all, *setting, SettingType::duration, Unit::years);
    attributes.finish();
    if (of != nullptr)
        if (const auto path = compile_path(all, whole(all.document(), *of), asked.from, FactType::date))
            condition.fact = *path;
    if (on != nullptr)
        if (const auto path = compile_path(all, whole(all.document(), *on), asked.from, FactType::date)) {
            condition.other = *path;
            condition.has_other = true;
        }
    return condition;
}

} // namespace abide
