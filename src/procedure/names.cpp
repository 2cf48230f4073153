// Names in a procedure: records, facts, codes, settings, links and clauses, each found or complained about.
#include <algorithm>

#include "base/words.hpp"
#include "procedure/compilation.hpp"

namespace abide {

namespace {

/// A fact asked for by its bare name: which records have one of that name.
std::string records_with(const Dictionary& dictionary, std::string_view fact) {
    std::vector<std::string> paths;
    for (std::size_t r = 0; r < dictionary.size(); ++r)
        if (const auto id = static_cast<RecordTypeId>(r); dictionary.find(id, fact))
            paths.push_back(quoted(dictionary.type(id).name + "." + std::string(fact)));
    constexpr std::size_t most = 4;
    if (paths.empty() || paths.size() > most) return "write record.fact";
    return "write " + list_of(paths, "or");
}

} // namespace

std::string_view name_of(FactType type) {
    switch (type) {
    case FactType::date: return "date";
    case FactType::code: return "code";
    case FactType::number: return "number";
    case FactType::text: return "text";
    case FactType::reference: return "reference";
    }
    return "text";
}

std::string declared(std::string_view element_name, std::string_view id) {
    return std::string(element_name) + " " + std::string(id);
}

Word whole(const XmlDocument& document, const XmlAttribute& attribute) {
    return {std::string(trim(attribute.value)), document.value_spot(attribute)};
}

std::optional<RecordTypeId> find_record(Compilation& all, const Word& word) {
    const std::optional<RecordTypeId> found = all.dictionary.find(word.text);
    if (!found)
        all.complaints.unknown(Fault::unknown_record, word.spot, "record", word.text, all.dictionary.record_names());
    return found;
}

std::optional<FactRef> find_fact(Compilation& all, const Word& word) {
    const std::size_t dot = word.text.find('.');
    if (dot == std::string::npos) {
        all.complaints.error(Fault::unknown_fact, word.spot, quoted(word.text) + " is no path of a fact",
                             records_with(all.dictionary, word.text));
        return std::nullopt;
    }
    const std::string record_name = word.text.substr(0, dot);
    const std::string fact_name = word.text.substr(dot + 1);
    const std::optional<RecordTypeId> record = find_record(all, {record_name, word.spot});
    if (!record) return std::nullopt;
    if (const std::optional<FactId> fact = all.dictionary.find(*record, fact_name)) return FactRef{*record, *fact};
    const std::string near = nearest(fact_name, all.dictionary.fact_names(*record));
    const std::string help = near.empty() ? "it has " + list_of(all.dictionary.fact_names(*record))
                                          : "did you mean " + quoted(record_name + "." + near) + "?";
    all.complaints.error(Fault::unknown_fact, word.spot, one(record_name) + " has no fact " + quoted(fact_name), help);
    return std::nullopt;
}

std::vector<std::int32_t> find_codes(Compilation& all, const Fact& fact, std::string_view path,
                                     const std::vector<Word>& words) {
    std::vector<std::int32_t> codes;
    for (const Word& word : words) {
        const std::optional<std::int32_t> code = code_index(fact, word.text);
        if (!code) {
            const std::string help = did_you_mean(word.text, fact.codes);
            all.complaints.error(Fault::unknown_code, word.spot,
                                 quoted(word.text) + " is no code of " + std::string(path),
                                 help.empty() ? "write " + list_of(fact.codes, "or") : help);
        } else if (std::find(codes.begin(), codes.end(), *code) != codes.end()) {
            all.complaints.error(Fault::duplicate_id, word.spot, "the code " + quoted(word.text) + " is named twice");
        } else {
            codes.push_back(*code);
        }
    }
    return codes;
}

const Setting* find_setting(Compilation& all, const Word& word) {
    const auto& settings = all.procedure.settings;
    const auto found =
        std::find_if(settings.begin(), settings.end(), [&](const auto& setting) { return setting->id == word.text; });
    if (found != settings.end()) {
        all.used.insert(declared("setting", word.text));
        return all.broken.count(declared("setting", word.text)) > 0 ? nullptr : found->get();
    }
    if (!word.text.empty() && word.text.front() >= '0' && word.text.front() <= '9') {
        all.complaints.error(Fault::number_in_rule, word.spot, "the number " + quoted(word.text) + " stands in a rule",
                             "declare a <setting> with its basis, and name that here");
        return nullptr;
    }
    std::vector<std::string> ids;
    for (const auto& setting : settings) ids.push_back(setting->id);
    all.complaints.unknown(Fault::unknown_setting, word.spot, "setting", word.text, ids);
    return nullptr;
}

std::optional<FactRef> find_link(Compilation& all, const Word& word, RecordTypeId record, RecordTypeId target,
                                 std::vector<PathStep>* via) {
    const std::optional<FactRef> found = find_fact(all, word);
    if (!found) return std::nullopt;
    const std::string& record_name = all.dictionary.type(record).name;
    const Fact& fact = all.dictionary.fact(*found);
    if (found->record != record) {
        all.complaints.error(Fault::wrong_link, word.spot,
                             quoted(word.text) + " is no fact of " + one(record_name) +
                                 ", which is what is looked for");
        return std::nullopt;
    }
    if (fact.type == FactType::reference && fact.refers_to == target) return found;
    if (fact.type == FactType::reference && via != nullptr) {
        *via = references_to(all.dictionary, target, fact.refers_to);
        if (!via->empty()) return found;
    }
    std::vector<std::string> others;
    for (const Fact& other : all.dictionary.type(record).facts)
        if (other.type == FactType::reference && other.refers_to == target)
            others.push_back(quoted(record_name + "." + other.name));
    const std::string& target_name = all.dictionary.type(target).name;
    all.complaints.error(Fault::wrong_link, word.spot, quoted(word.text) + " does not refer to " + one(target_name),
                         others.empty() ? one(record_name) + " has no fact that does"
                                        : "write " + list_of(others, "or"));
    return std::nullopt;
}

std::vector<std::string> cite(Compilation& all, AttributeReader& attributes, bool by_rule) {
    std::vector<std::string> clauses;
    for (const Word& word : attributes.words("clause")) {
        if (std::find(clauses.begin(), clauses.end(), word.text) != clauses.end()) {
            all.complaints.error(Fault::duplicate_id, word.spot, "the clause " + quoted(word.text) + " is cited twice");
            continue;
        }
        clauses.push_back(word.text);
        all.citations.push_back({word.text, word.spot, by_rule});
    }
    return clauses;
}

void claim_id(Compilation& all, std::set<std::string>& seen, const XmlElement& element, std::string_view attribute,
              std::string_view what) {
    const XmlAttribute* id = element.attribute(attribute);
    if (id == nullptr || id->value.empty() || seen.insert(id->value).second) return;
    all.complaints.error(Fault::duplicate_id, all.document().value_spot(*id),
                         "there are two " + std::string(what) + " " + quoted(id->value));
}

} // namespace abide
