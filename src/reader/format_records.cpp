// One format file: its records, their facts, and the choice among several kinds of record.
#include <algorithm>
#include <utility>

#include "base/words.hpp"
#include "reader/format_loader.hpp"
#include "reader/value.hpp"

namespace abide {

namespace {

/// What <when> and <otherwise> share with <record>.
std::vector<std::string> attributes_of_a_record(std::vector<std::string> first) {
    for (const char* name : {"id", "id-from", "link", "only-with"}) first.emplace_back(name);
    return first;
}

} // namespace

std::optional<RecordTypeId> FormatLoader::type_of(const XmlElement& element) {
    const XmlAttribute* named = element.attribute("type");
    if (named == nullptr) return std::nullopt;
    const std::optional<RecordTypeId> type = dictionary_.find(named->value);
    if (!type) faults_.unknown(*named, "FMT-0305", "record", named->value, dictionary_.record_names());
    if (!type || *type != Dictionary::case_type) return type;
    faults_.at(*named, "FMT-0305", "a case is what <case> stands for");
    return std::nullopt;
}

std::optional<FactId> FormatLoader::fact_of(const XmlElement& element, const char* attribute, RecordTypeId type,
                                            std::string_view name) {
    const std::optional<FactId> fact = dictionary_.find(type, name);
    if (!fact)
        faults_.unknown(*element.attribute(attribute), "FMT-0306", "fact of " + dictionary_.type(type).name, name,
                        dictionary_.fact_names(type));
    return fact;
}

void FormatLoader::read_record(const XmlElement& element, const Surroundings& around, bool is_shared) {
    check_shape(faults_, element, attributes_of_a_record({"type!", "at!"}), record_children());
    const std::optional<RecordTypeId> type = type_of(element);
    const std::optional<FormatPath> at = path_of(faults_, element, "at");
    if (!type || !at) return;
    if (!at->attribute.empty())
        return faults_.at(*element.attribute("at"), "FMT-0308", "a record begins with an element");
    if (is_shared && !dictionary_.type(*type).shared)
        return faults_.at(*element.attribute("type"), "FMT-0312",
                          "a " + dictionary_.type(*type).name + " belongs to one case and cannot stand outside");
    begin_record(element, builder_.descend(around.node, at->steps), *type, around, {}, is_shared);
}

void FormatLoader::begin_record(const XmlElement& element, NodeId node, RecordTypeId type, const Surroundings& around,
                                Emit emit, bool is_shared) {
    emit.type = type;
    emit.link = Emit::no_link;
    const bool is_nested = around.owner.is_record() && around.type != Dictionary::case_type;
    if (is_nested) emit.link = link_between(dictionary_, type, around.type).value_or(Emit::no_link);
    if (const XmlAttribute* link = element.attribute("link"); link != nullptr) {
        const std::optional<FactId> fact = fact_of(element, "link", type, link->value);
        const bool fits = fact && is_nested && dictionary_.fact({type, *fact}).type == FactType::reference &&
                          dictionary_.fact({type, *fact}).refers_to == around.type;
        if (fits)
            emit.link = *fact;
        else if (fact)
            faults_.at(*link, "FMT-0314", "this fact does not refer to the record around it");
    }
    if (const XmlAttribute* needed = element.attribute("only-with"); needed != nullptr)
        for (const std::string& name : split_words(needed->value))
            if (const std::optional<FactId> fact = fact_of(element, "only-with", type, name))
                emit.only_with.push_back(*fact);
    Surroundings standing{node, {}, type};
    standing.owner = builder_.add_record(node, std::move(emit), is_nested ? around.owner : Owner());
    Target id;
    id.goal = Target::Goal::record_id;
    if (const auto path = path_of(faults_, element, "id")) builder_.put(node, *path, id, standing.owner);
    id.goal = Target::Goal::record_name;
    if (const auto path = path_of(faults_, element, "id-from")) builder_.put(node, *path, id, standing.owner);
    read_inside(element, standing, is_shared);
}

void FormatLoader::read_inside(const XmlElement& element, const Surroundings& standing, bool is_shared) {
    for (const XmlElement& child : element.children) {
        if (child.name == "fact") read_fact(child, standing);
        if (child.name == "record") read_record(child, standing, is_shared);
        if (child.name == "choose") read_choose(child, standing);
        if (child.name == "pass-over") read_pass_over(child, standing.node);
    }
}

void FormatLoader::read_fact(const XmlElement& element, const Surroundings& standing) {
    check_shape(faults_, element, {"name!", "from", "is", "codes", "dates"}, {});
    const XmlAttribute* name = element.attribute("name");
    if (name == nullptr) return;
    const std::optional<FactId> id = fact_of(element, "name", standing.type, name->value);
    if ((element.attribute("from") == nullptr) == (element.attribute("is") == nullptr))
        return faults_.at(element, "FMT-0304", "a <fact> needs either from, a path, or is, a value");
    const std::optional<FormatPath> path = path_of(faults_, element, "from");
    if (!id) return;
    const Fact& fact = dictionary_.fact({standing.type, *id});
    if (element.attribute("dates") != nullptr && fact.type != FactType::date)
        faults_.at(*element.attribute("dates"), "FMT-0312", "this fact is no date");
    if (element.attribute("codes") != nullptr && fact.type != FactType::code)
        return faults_.at(*element.attribute("codes"), "FMT-0312", "this fact has no codes");
    if (element.attribute("is") != nullptr) return read_constant(element, standing, *id);
    if (!path) return;
    Target target;
    target.fact = {standing.type, *id};
    target.shape = shape_of(element);
    if (fact.type == FactType::code) target.codes = codes_for(element, fact);
    builder_.put(standing.node, *path, target, standing.owner);
}

void FormatLoader::read_constant(const XmlElement& element, const Surroundings& standing, FactId id) {
    const Fact& fact = dictionary_.fact({standing.type, id});
    const XmlAttribute& is = *element.attribute("is");
    const std::uint32_t codes = fact.type == FactType::code ? add_own_codes(*format_, fact) : 0;
    const CodeTable* table = fact.type == FactType::code ? &format_->codes[codes] : nullptr;
    Constant constant;
    constant.fact = id;
    read_value(is.value, fact, DateShape::iso, table, Calendar(), constant.value);
    if (fact.type == FactType::text) constant.value.set_text({}); // it is gone when this element is
    constant.text = fact.type == FactType::text ? is.value : "";
    const bool is_value = constant.value.is_known() && fact.type != FactType::reference;
    if (is_value)
        format_->nodes[standing.owner.node].emits[standing.owner.emit].constants.push_back(std::move(constant));
    else
        faults_.at(is, "FMT-0307", "this is no value of " + dictionary_.path({standing.type, id}),
                   did_you_mean(is.value, fact.codes));
}

std::uint32_t FormatLoader::codes_for(const XmlElement& element, const Fact& fact) {
    const XmlAttribute* named = element.attribute("codes");
    if (named == nullptr) return add_own_codes(*format_, fact);
    const auto found = codes_.find(named->value);
    if (found == codes_.end()) {
        faults_.unknown(*named, "FMT-0311", "list of codes", named->value, code_lists());
        return 0;
    }
    CodeTable table;
    for (const auto& [theirs, ours] : found->second.rows) {
        const std::optional<std::int32_t> index = code_index(fact, ours);
        if (!index && !ours.empty())
            faults_.at(*named, "FMT-0307", "\"" + ours + "\", which this list has, is no code of this fact",
                       did_you_mean(ours, fact.codes));
        table.add(theirs, index.value_or(CodeTable::nothing));
    }
    if (found->second.passes_over_others) table.pass_over_others();
    format_->codes.push_back(std::move(table));
    return static_cast<std::uint32_t>(format_->codes.size() - 1);
}

void FormatLoader::read_pass_over(const XmlElement& element, NodeId from) {
    check_shape(faults_, element, {"at!"}, {});
    const std::optional<FormatPath> path = path_of(faults_, element, "at");
    if (!path) return;
    if (path->steps.empty() && path->attribute.empty())
        return faults_.at(*element.attribute("at"), "FMT-0308",
                          "an element that holds mapped things cannot be passed over itself");
    builder_.pass_over(from, *path);
}

void FormatLoader::read_choose(const XmlElement& element, const Surroundings& around) {
    check_shape(faults_, element, {"at!", "by!"}, {"when!", "otherwise"});
    const std::optional<FormatPath> at = path_of(faults_, element, "at");
    const std::optional<FormatPath> by = path_of(faults_, element, "by");
    if (!at || !by) return;
    if (at->steps.empty() || !at->attribute.empty())
        return faults_.at(*element.attribute("at"), "FMT-0308", "a choice is made for elements below this one");
    if (by->steps.empty() && !by->attribute.empty())
        read_choose_by_attribute(element, around, *at, by->attribute);
    else
        read_choose_by_content(element, around, *at, *by);
}

/// The attribute is known when the element begins: each value has a node of its own, and the others another.
void FormatLoader::read_choose_by_attribute(const XmlElement& element, const Surroundings& around, const FormatPath& at,
                                            const std::string& attribute) {
    for (const XmlElement& branch : element.children) {
        const bool is_when = branch.name == "when";
        if (!is_when && branch.name != "otherwise") continue;
        check_shape(faults_, branch,
                    attributes_of_a_record(is_when ? std::vector<std::string>{"is!", "type", "pass-over"}
                                                   : std::vector<std::string>{"type", "pass-over"}),
                    record_children());
        const bool is_passed_over = value_of(branch, "pass-over") == "yes";
        if (!is_passed_over && branch.attribute("type") == nullptr)
            faults_.at(branch, "FMT-0304", "<" + branch.name + "> needs a type, or pass-over=\"yes\"");
        const std::optional<RecordTypeId> type = type_of(branch);
        for (const std::string& value :
             is_when ? split_words_at_bars(value_of(branch, "is")) : std::vector<std::string>{""}) {
            std::vector<FormatStep> steps = at.steps;
            if (is_when) {
                steps.back().attribute = attribute;
                steps.back().value = value;
            }
            const NodeId node = builder_.descend(around.node, steps);
            if (!is_when) format_->nodes[node].attributes.push_back({attribute, {}});
            if (is_passed_over)
                format_->nodes[node].is_passed_over = true;
            else if (type)
                begin_record(branch, node, *type, around, {});
        }
    }
}

/// What decides stands inside the element: all kinds of record begin with it, and at its end one of them stays.
void FormatLoader::read_choose_by_content(const XmlElement& element, const Surroundings& around, const FormatPath& at,
                                          const FormatPath& by) {
    const NodeId node = builder_.descend(around.node, at.steps);
    const std::vector<Emit>& begun = format_->nodes[node].emits;
    if (std::any_of(begun.begin(), begun.end(), [](const Emit& emit) { return emit.has_choice(); }))
        return faults_.at(element, "FMT-0310", "there is another choice for the same element");
    const auto first = static_cast<std::uint32_t>(begun.size());
    for (const XmlElement& branch : element.children) {
        const bool is_when = branch.name == "when";
        if (!is_when && branch.name != "otherwise") continue;
        check_shape(faults_, branch,
                    attributes_of_a_record(is_when ? std::vector<std::string>{"is!", "type!"}
                                                   : std::vector<std::string>{"type!"}),
                    record_children());
        Emit emit;
        emit.chosen_by = split_words_at_bars(value_of(branch, "is"));
        emit.is_chosen_otherwise = !is_when;
        if (const std::optional<RecordTypeId> type = type_of(branch))
            begin_record(branch, node, *type, around, std::move(emit));
    }
    if (format_->nodes[node].emits.size() == first) return;
    Target target;
    target.goal = Target::Goal::choice;
    builder_.put(node, by, target, {node, first});
}

} // namespace abide
