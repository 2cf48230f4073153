// Checks: the element of a check kind with its arguments, its children and the checks nested in it.
#include <algorithm>
#include <utility>

#include "base/words.hpp"
#include "procedure/compilation.hpp"

namespace abide {

namespace {

std::vector<std::string> attribute_names(std::string_view words) {
    std::vector<std::string> names = split_words(words);
    for (std::string& name : names) name = quoted(name);
    return names;
}

std::size_t count_written(const XmlElement& element, std::string_view words) {
    const std::vector<std::string> names = split_words(words);
    return static_cast<std::size_t>(std::count_if(
        names.begin(), names.end(), [&](const std::string& name) { return element.attribute(name) != nullptr; }));
}

void check_demands(Compilation& all, const XmlElement& element, const Demands& demands) {
    if (!demands.exactly_one.empty() && count_written(element, demands.exactly_one) != 1)
        complain_of_combination(
            all, element, tag(element) + " needs exactly one of " + list_of(attribute_names(demands.exactly_one)));
    check_at_least_one(all, element, demands.at_least_one);
    for (std::string_view rest = demands.together; !rest.empty();) {
        const std::string_view group = rest.substr(0, rest.find('|'));
        rest.remove_prefix(std::min(rest.size(), group.size() + 1));
        const std::size_t together = count_written(element, group);
        if (together != 0 && together != split_words(group).size())
            complain_of_combination(all, element, list_of(attribute_names(group)) + " go together in " + tag(element));
    }
}

void compile_where(Compilation& all, const XmlElement& element, const Kind& kind, Args& args) {
    const XmlElement* where = only_child(all.complaints, element, "where");
    if (where == nullptr) return;
    const Argument* record = find_argument({kind.parameters, args.values}, kind.where_record);
    if (record != nullptr) {
        args.has_where = true;
        args.where = compile_conditions(all, *where, {record->record, false});
    } else if (element.attribute(kind.where_record) == nullptr) {
        complain_of_combination(all, *where,
                                "<where> speaks of the record in " + quoted(kind.where_record) + ", and there is none");
    }
}

/// What the element of a check may hold.
std::vector<std::string> inner_names(const Compilation& all, const Kind& kind, bool is_part) {
    std::vector<std::string> names;
    if (!kind.child.empty()) names.emplace_back(kind.child);
    if (!kind.where_record.empty()) names.emplace_back("where");
    if (is_part) names.emplace_back("when");
    if (kind.nests_checks)
        for (const Kind* nested : all.kinds) names.emplace_back(nested->name);
    return names;
}

void compile_parts(Compilation& all, const XmlElement& element, RecordTypeId subject, const Condition* applies,
                   Args& args);

/// The arguments of a check; `part` is filled in when it stands inside another.
Args compile_args(Compilation& all, const XmlElement& element, const Kind& kind, RecordTypeId subject,
                  const Condition* applies, Args::Nested* part) {
    Args args;
    AttributeReader attributes(all.complaints, element);
    if (part != nullptr) {
        part->id = attributes.id();
        part->spoken = attributes.text("spoken");
        if (part->spoken.empty()) part->spoken = spoken(part->id);
        part->clauses = cite(all, attributes);
    }
    check_children(all.complaints, element, inner_names(all, kind, part != nullptr));
    compile_arguments(all, attributes, {kind.parameters, args.values}, subject);
    attributes.finish();
    check_demands(all, element, kind.demands);
    if (!kind.where_record.empty()) compile_where(all, element, kind, args);
    compile_children(all, element, kind, subject, applies, args);
    if (kind.nests_checks) compile_parts(all, element, subject, applies, args);
    return args;
}

Args::Nested compile_part(Compilation& all, const XmlElement& element, const Kind& kind, RecordTypeId subject,
                          const Condition* applies) {
    Args::Nested part;
    part.kind = &kind;
    if (const XmlElement* when = only_child(all.complaints, element, "when")) {
        part.has_when = true;
        part.when = compile_conditions(all, *when, {subject, false});
    }
    Args args = compile_args(all, element, kind, subject, applies, &part);
    part.args.push_back(std::move(args));
    return part;
}

void compile_parts(Compilation& all, const XmlElement& element, RecordTypeId subject, const Condition* applies,
                   Args& args) {
    std::set<std::string> ids;
    for (const XmlElement& inner : element.children) {
        const Kind* kind = kind_called(all, inner.name);
        if (kind == nullptr) continue;
        args.parts.push_back(compile_part(all, inner, *kind, subject, applies));
        claim_id(all, ids, inner, "id", "parts");
    }
    if (args.parts.empty())
        all.complaints.error(Fault::missing_child, all.document().spot(element), tag(element) + " holds no check");
}

} // namespace

void complain_of_combination(Compilation& all, const XmlElement& element, const std::string& says) {
    all.complaints.error(Fault::wrong_combination, all.document().spot(element), says);
}

void check_at_least_one(Compilation& all, const XmlElement& element, std::string_view words) {
    if (words.empty() || count_written(element, words) > 0) return;
    complain_of_combination(all, element, tag(element) + " needs at least one of " + list_of(attribute_names(words)));
}

const Kind* kind_called(const Compilation& all, std::string_view name) {
    for (const Kind* kind : all.kinds)
        if (kind->name == name) return kind;
    return nullptr;
}

const XmlElement* find_check(Compilation& all, const XmlElement& rule) {
    const XmlElement* found = nullptr;
    for (const XmlElement& child : rule.children) {
        if (kind_called(all, child.name) == nullptr) continue;
        if (found != nullptr)
            all.complaints.error(Fault::second_element, all.document().spot(child),
                                 "a rule has one check, and " + tag(*found) + " on line " +
                                     std::to_string(found->line) + " is it",
                                 "put both inside <all-of> or <any-of>, or write two rules");
        if (found == nullptr) found = &child;
    }
    return found;
}

Args compile_check(Compilation& all, const XmlElement& element, const Kind& kind, RecordTypeId subject,
                   const Condition* applies) {
    return compile_args(all, element, kind, subject, applies, nullptr);
}

} // namespace abide
