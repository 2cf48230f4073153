// Settings: every number and choice of a procedure, with its unit, its basis and its dated values.
#include <algorithm>
#include <array>
#include <utility>

#include "base/words.hpp"
#include "procedure/compilation.hpp"

namespace abide {

namespace {

constexpr std::string_view unit_words[] = {"hours",           "days",  "working-days", "school-days", "weeks", "months",
                                           "calendar-months", "years", "count",        "choice"};
constexpr std::string_view basis_words[] = {"document", "local", "assumption"};
constexpr std::array bases = {Basis::document, Basis::local, Basis::assumption};

bool compile_unit(AttributeReader& attributes, Setting& setting) {
    if (attributes.needed("unit") == nullptr) return false;
    const std::optional<std::size_t> at = attributes.choice("unit", unit_words, Fault::unknown_unit);
    if (!at) return false;
    const std::string_view word = unit_words[*at];
    setting.type = word == "count"    ? SettingType::count
                   : word == "choice" ? SettingType::choice
                                      : SettingType::duration;
    setting.unit = parse_unit(word).value_or(Unit::days);
    return true;
}

void compile_basis(Compilation& all, AttributeReader& attributes, Setting& setting) {
    const XmlElement& element = attributes.element();
    attributes.needed("basis");
    const std::optional<std::size_t> at = attributes.choice("basis", basis_words);
    if (at) setting.basis = bases.at(*at);
    const std::vector<std::string> clauses = cite(all, attributes, false);
    if (!clauses.empty()) setting.clause = clauses.front();
    if (clauses.size() > 1)
        all.complaints.error(Fault::wrong_combination, all.document().value_spot(*element.attribute("clause")),
                             "a setting cites one clause");
    setting.why = attributes.text("why");
    if (at && setting.basis == Basis::document && setting.clause.empty())
        all.complaints.error(Fault::basis_without_clause, all.document().spot(element),
                             "the setting " + quoted(setting.id) + " is taken from the document and cites no clause");
    if (at && setting.basis == Basis::assumption && setting.why.empty())
        all.complaints.error(Fault::basis_without_why, all.document().spot(element),
                             "the setting " + quoted(setting.id) + " is an assumption and does not say why");
}

SettingValue compile_value(Compilation& all, const XmlElement& element, const Setting& setting) {
    SettingValue value;
    AttributeReader attributes(all.complaints, element);
    attributes.needed("from");
    value.from = attributes.date("from").value_or(When{});
    attributes.finish();
    const std::string text = needed_words(all.complaints, element);
    if (text.empty()) return value;
    const std::size_t at = element.text.find_first_not_of(" \t\r\n");
    const Spot spot = all.document().text_spot(element, at, trim(element.text).size());
    if (setting.type == SettingType::choice) {
        value.word = text;
        if (!is_id(text)) all.complaints.error(Fault::bad_id, spot, quoted(text) + " is no word to choose");
        return value;
    }
    const std::optional<int> amount = parse_count(text);
    if (!amount) all.complaints.error(Fault::bad_number, spot, quoted(text) + " is no whole number");
    value.amount = amount.value_or(0);
    return value;
}

void compile_values(Compilation& all, const XmlElement& element, Setting& setting) {
    std::vector<std::pair<SettingValue, const XmlElement*>> found;
    for (const XmlElement& child : element.children)
        if (child.name == "value") found.emplace_back(compile_value(all, child, setting), &child);
    if (found.empty())
        all.complaints.error(Fault::setting_without_value, all.document().spot(element),
                             "the setting " + quoted(setting.id) + " has no <value>");
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.first.from.first < b.first.from.first; });
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (i > 0 && found[i].first.from.first == found[i - 1].first.from.first)
            all.complaints.error(Fault::duplicate_id, all.document().spot(*found[i].second),
                                 "the setting " + quoted(setting.id) + " has two values from the same day");
        setting.values.push_back(found[i].first);
    }
}

void compile_others(Compilation& all, const XmlElement& element, Setting& setting) {
    for (const XmlElement& child : element.children) {
        if (child.name != "other") continue;
        AttributeReader(all.complaints, child).finish();
        const std::string other = needed_words(all.complaints, child);
        const bool is_value = std::any_of(setting.values.begin(), setting.values.end(),
                                          [&](const SettingValue& value) { return value.word == other; });
        if (setting.type != SettingType::choice || is_value)
            all.complaints.error(Fault::wrong_combination, all.document().spot(child),
                                 is_value ? "the other reading is the value itself"
                                          : "only a choice has another reading");
        setting.others.push_back(other);
    }
}

/// The two settings that mean something by themselves.
void check_known_setting(Compilation& all, const XmlElement& element, const Setting& setting) {
    const auto is_convention = [](const std::string& word) { return word == "day-after" || word == "same-day"; };
    if (setting.id == "due-soon" && setting.type != SettingType::duration)
        all.complaints.error(Fault::wrong_setting, all.document().spot(element), "due-soon is a length of time");
    if (setting.id != "first-day-counted") return;
    if (setting.type != SettingType::choice) {
        all.complaints.error(Fault::wrong_setting, all.document().spot(element), "first-day-counted is a choice");
        return;
    }
    for (const XmlElement& child : element.children) {
        const std::string word = fold_space(child.text);
        if (word.empty() || is_convention(word)) continue;
        all.complaints.error(Fault::unknown_word, all.document().spot(child),
                             quoted(word) + " is no way to count the first day", "it is day-after or same-day");
    }
}

void compile_setting(Compilation& all, const XmlElement& element) {
    auto setting = std::make_unique<Setting>();
    check_children(all.complaints, element, {"value", "other"});
    AttributeReader attributes(all.complaints, element);
    setting->id = attributes.id();
    const bool has_unit = compile_unit(attributes, *setting);
    compile_basis(all, attributes, *setting);
    attributes.finish();
    if (has_unit) {
        compile_values(all, element, *setting);
        compile_others(all, element, *setting);
        check_known_setting(all, element, *setting);
    } else {
        all.broken.insert(declared("setting", setting->id));
    }
    all.procedure.settings.push_back(std::move(setting));
}

} // namespace

void compile_settings(Compilation& all) {
    std::set<std::string> ids;
    for (const XmlElement& element : all.document().root().children) {
        if (element.name != "setting") continue;
        compile_setting(all, element);
        claim_id(all, ids, element, "id", "settings");
    }
    for (const auto& setting : all.procedure.settings) {
        if (setting->id == "first-day-counted") all.procedure.first_day_counted = setting.get();
        if (setting->id == "due-soon") all.procedure.due_soon = setting.get();
    }
}

} // namespace abide
