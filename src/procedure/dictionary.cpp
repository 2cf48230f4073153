// The fact dictionary: facts.xml becomes record types and their facts.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "base/words.hpp"
#include "procedure/complaints.hpp"
#include "procedure/element_reader.hpp"
#include "procedure/load.hpp"

namespace abide {

namespace {

constexpr std::string_view facts_uri = "urn:abide:facts:1";
constexpr std::string_view type_words[] = {"date", "code", "yes-no", "number", "text", "reference"};
constexpr std::array types = {FactType::date,   FactType::code, FactType::code,
                              FactType::number, FactType::text, FactType::reference};

/// One <record> and the type it became.
struct Declared {
    const XmlElement* element;
    RecordTypeId type;
    bool is_new;
};

class DictionaryLoader {
  public:
    DictionaryLoader(Complaints& complaints, Dictionary& dictionary)
        : complaints_(complaints), dictionary_(dictionary) {}

    void load(const XmlElement& root) {
        AttributeReader(complaints_, root).finish();
        check_children(complaints_, root, {"word", "record"});
        for (const XmlElement& element : root.children)
            if (element.name == "word") read_word(element);
        // References may name records further down, so every record is known before the first fact is read.
        std::vector<Declared> declared;
        for (const XmlElement& element : root.children)
            if (element.name == "record") declare(element, declared);
        for (const Declared& record : declared) read_facts(record);
        for (const Declared& record : declared) read_dates(record);
    }

  private:
    /// How a short word in a code is said: "cp", "child protection".
    void read_word(const XmlElement& element) {
        check_children(complaints_, element, {});
        AttributeReader attributes(complaints_, element);
        const std::string name = attributes.id("short");
        words_[name] = attributes.needed_text("spoken");
        attributes.finish();
    }

    std::string spoken_code(std::string_view code) const {
        std::vector<std::string> said;
        for (const std::string& word : split_words(spoken(code))) {
            const auto known = words_.find(word);
            said.push_back(known == words_.end() ? word : known->second);
        }
        std::string text;
        for (const std::string& word : said) text += (text.empty() ? "" : " ") + word;
        return text;
    }

    void declare(const XmlElement& element, std::vector<Declared>& declared) {
        AttributeReader attributes(complaints_, element);
        RecordType type;
        type.name = attributes.id("name");
        type.spoken = attributes.text("spoken");
        type.meaning = attributes.text("meaning");
        type.once = attributes.is_yes("once");
        type.shared = attributes.is_yes("shared");
        type.planned = attributes.is_yes("planned");
        attributes.optional("dated");
        attributes.optional("recorded");
        attributes.finish();
        if (type.spoken.empty()) type.spoken = spoken(type.name);
        if (type.name.empty()) return;
        if (!names_.insert(type.name).second)
            clash(*element.attribute("name"), "there are two records " + quoted(type.name));
        if (const auto known = dictionary_.find(type.name)) {
            declared.push_back({&element, *known, false});
            if (*known == Dictionary::case_type && dictionary_.type(*known).meaning.empty()) adopt_case(type);
            return;
        }
        if (type.meaning.empty()) attributes.needed("meaning");
        declared.push_back({&element, dictionary_.add(std::move(type)), true});
    }

    /// The case is there before any file is read; the first file says what it means.
    void adopt_case(RecordType& said) {
        RecordType& type = dictionary_.change(Dictionary::case_type);
        type.spoken = std::move(said.spoken);
        type.meaning = std::move(said.meaning);
    }

    void read_facts(const Declared& record) {
        check_children(complaints_, *record.element, {"fact"});
        for (const XmlElement& element : record.element->children) {
            if (element.name != "fact") continue;
            check_children(complaints_, element, {});
            Fact fact = read_fact(element);
            RecordType& type = dictionary_.change(record.type);
            const auto id = static_cast<FactId>(type.facts.size());
            if (fact.name.empty()) continue;
            if (fact.name == "id") {
                clash(*element.attribute("name"), "id is what every record is known by, so no fact can be called that");
            } else if (!type.by_name.emplace(fact.name, id).second) {
                clash(*element.attribute("name"), one(type.name) + " has two facts " + quoted(fact.name));
            } else {
                type.facts.push_back(std::move(fact));
            }
        }
    }

    Fact read_fact(const XmlElement& element) {
        Fact fact;
        AttributeReader attributes(complaints_, element);
        fact.name = attributes.id("name");
        fact.spoken = attributes.text("spoken");
        if (fact.spoken.empty()) fact.spoken = spoken(fact.name);
        fact.planned = attributes.is_yes("planned");
        fact.meaning = attributes.needed_text("meaning");
        attributes.needed("type");
        const std::optional<std::size_t> type = attributes.choice("type", type_words);
        if (type) read_type(attributes, *type, fact);
        if (!type || type_words[*type] != "code") {
            for (const char* name : {"codes", "ordered"}) refuse(attributes, name, type.has_value(), "code");
        }
        if (!type || type_words[*type] != "reference") refuse(attributes, "to", type.has_value(), "reference");
        attributes.finish();
        return fact;
    }

    void read_type(AttributeReader& attributes, std::size_t type, Fact& fact) {
        fact.type = types.at(type);
        if (type_words[type] == "yes-no") fact.codes = {"yes", "no"};
        if (type_words[type] == "code") {
            attributes.needed("codes");
            for (const Word& word : attributes.words("codes")) {
                if (code_index(fact, word.text))
                    complaints_.error(Fault::duplicate_id, word.spot,
                                      "the code " + quoted(word.text) + " is named twice");
                fact.codes.push_back(word.text);
            }
            fact.ordered = attributes.is_yes("ordered");
        }
        for (const std::string& code : fact.codes) fact.spoken_codes.push_back(spoken_code(code));
        if (type_words[type] != "reference") return;
        const XmlAttribute* to = attributes.needed("to");
        if (to == nullptr) return;
        const std::optional<RecordTypeId> target = dictionary_.find(to->value);
        fact.refers_to = target.value_or(RecordTypeId{0});
        if (!target)
            complaints_.unknown(Fault::unknown_record, complaints_.document().value_spot(*to), "record", to->value,
                                dictionary_.record_names());
    }

    /// An attribute that only facts of another type have.
    void refuse(AttributeReader& attributes, std::string_view name, bool type_is_known, std::string_view needed) {
        const XmlAttribute* attribute = attributes.optional(name);
        if (attribute == nullptr || !type_is_known) return;
        complaints_.error(Fault::wrong_combination, complaints_.document().spot(*attribute),
                          quoted(name) + " belongs to a fact of type " + quoted(needed));
    }

    void read_dates(const Declared& record) {
        RecordType& type = dictionary_.change(record.type);
        if (const auto fact = find_date(*record.element, "dated", type)) type.dated = fact;
        if (const auto fact = find_date(*record.element, "recorded", type)) type.recorded = fact;
    }

    std::optional<FactId> find_date(const XmlElement& element, std::string_view name, const RecordType& type) {
        const XmlAttribute* attribute = element.attribute(name);
        if (attribute == nullptr) return std::nullopt;
        const Spot spot = complaints_.document().value_spot(*attribute);
        const auto found = type.by_name.find(attribute->value);
        if (found == type.by_name.end()) {
            std::vector<std::string> known;
            for (const Fact& fact : type.facts) known.push_back(fact.name);
            complaints_.unknown(Fault::unknown_fact, spot, "fact", attribute->value, known);
            return std::nullopt;
        }
        if (type.facts[found->second].type == FactType::date) return found->second;
        complaints_.error(Fault::wrong_type, spot, quoted(attribute->value) + " is no date");
        return std::nullopt;
    }

    void clash(const XmlAttribute& attribute, std::string says) {
        complaints_.error(Fault::dictionary_clash, complaints_.document().value_spot(attribute), std::move(says));
    }

    Complaints& complaints_;
    Dictionary& dictionary_;
    std::set<std::string> names_;
    std::map<std::string, std::string> words_;
};

} // namespace

void load_dictionary(const std::string& file, Dictionary& dictionary, Diagnostics& diagnostics) {
    if (dictionary.size() == 0) {
        RecordType one_case;
        one_case.name = "case";
        one_case.spoken = "case";
        one_case.once = true;
        dictionary.add(std::move(one_case));
    }
    const std::optional<XmlDocument> document = read_document(file, diagnostics);
    if (!document) return;
    Complaints complaints(*document, diagnostics);
    if (check_root(complaints, "facts", facts_uri)) DictionaryLoader(complaints, dictionary).load(document->root());
    complaints.deliver();
}

} // namespace abide
