// Arguments: the attributes of a check, read as its kind's parameters say. No kind is known here by name.
#include <algorithm>
#include <array>

#include "base/words.hpp"
#include "procedure/compilation.hpp"

namespace abide {

namespace {

/// Reads one parameter after another; those that others lean on come first.
class ArgumentCompiler {
  public:
    ArgumentCompiler(Compilation& all, AttributeReader& attributes, const Parameters& parameters, RecordTypeId subject)
        : all_(all), attributes_(attributes), parameters_(parameters), subject_(subject) {}

    void compile(const Parameter& parameter, Argument& argument) {
        if (parameter.type == ParameterType::implied) return imply(parameter, argument);
        const XmlAttribute* attribute = attributes_.optional(parameter.name);
        const bool is_inferred = parameter.type == ParameterType::link && attribute == nullptr;
        if (parameter.required && !is_inferred) attribute = attributes_.needed(parameter.name);
        if (attribute == nullptr) {
            if (is_inferred && parameter.required) infer_link(parameter, argument);
            return;
        }
        const std::size_t errors_before = all_.complaints.errors();
        if (trim(attribute->value).empty()) {
            attributes_.needed(parameter.name);
        } else if (leans_on_failed(parameter)) {
            return; // what is wrong has been said; what follows from it would only be noise
        } else {
            read(parameter, *attribute, argument);
        }
        argument.given = all_.complaints.errors() == errors_before;
    }

  private:
    void read(const Parameter& parameter, const XmlAttribute& attribute, Argument& argument) {
        const Word word = whole(all_.document(), attribute);
        switch (parameter.type) {
        case ParameterType::date_fact: return read_fact(parameter, word, FactType::date, argument);
        case ParameterType::date_facts: return read_dates(parameter, attribute, argument);
        case ParameterType::code_fact: return read_fact(parameter, word, FactType::code, argument);
        case ParameterType::text_fact: return read_fact(parameter, word, FactType::text, argument);
        case ParameterType::any_fact: return read_fact(parameter, word, std::nullopt, argument);
        case ParameterType::other_fact: return read_other_fact(parameter, word, argument);
        case ParameterType::facts: return read_facts(parameter, attribute, argument);
        case ParameterType::record:
            if (const auto record = find_record(all_, word)) argument.record = *record;
            return;
        case ParameterType::link: return read_link(parameter, word, argument);
        case ParameterType::duration: return read_setting(word, SettingType::duration, "a length of time", argument);
        case ParameterType::count: return read_setting(word, SettingType::count, "a whole number", argument);
        case ParameterType::codes: return read_codes(parameter, attribute, argument);
        case ParameterType::choice: return read_choice(parameter, argument);
        case ParameterType::table: return read_table(word, argument);
        case ParameterType::implied: return;
        }
    }

    /// "a concern".
    [[nodiscard]] std::string name_of(RecordTypeId type) const { return one(all_.dictionary.type(type).name); }

    /// The record this parameter speaks of was given, but is none.
    [[nodiscard]] bool leans_on_failed(const Parameter& parameter) const {
        return attributes_.element().attribute(parameter.of) != nullptr &&
               find_argument(parameters_, parameter.of) == nullptr;
    }

    /// The record type in `of`, when that is a record parameter that was given; else the subject's.
    [[nodiscard]] RecordTypeId start_of(const Parameter& parameter) const {
        const Argument* record = find_argument(parameters_, parameter.of);
        return record == nullptr ? subject_ : record->record;
    }

    void read_fact(const Parameter& parameter, const Word& word, std::optional<FactType> type, Argument& argument) {
        const RecordTypeId from = start_of(parameter);
        const auto path = type ? compile_path(all_, word, from, *type) : compile_path(all_, word, from);
        if (path) argument.fact = *path;
    }

    void read_dates(const Parameter& parameter, const XmlAttribute& attribute, Argument& argument) {
        for (const Word& word : words_of(all_.document(), attribute))
            if (const auto path = compile_path(all_, word, start_of(parameter), FactType::date))
                argument.facts.push_back(*path);
    }

    void read_other_fact(const Parameter& parameter, const Word& word, Argument& argument) {
        const std::optional<FactRef> fact = find_fact(all_, word);
        if (!fact || !find_link(all_, word, fact->record, subject_)) return;
        argument.fact.fact = *fact;
        argument.fact.written = word.text;
        const Argument* record = find_argument(parameters_, parameter.of);
        if (record == nullptr || has_reference(fact->record, record->record)) return;
        all_.complaints.error(Fault::wrong_link, word.spot,
                              name_of(fact->record) + " does not refer to " + name_of(record->record));
    }

    [[nodiscard]] bool has_reference(RecordTypeId from, RecordTypeId to) const {
        const auto& facts = all_.dictionary.type(from).facts;
        return std::any_of(facts.begin(), facts.end(),
                           [to](const Fact& fact) { return fact.type == FactType::reference && fact.refers_to == to; });
    }

    /// Bare names are facts of the record the parameter speaks of; without one, paths from the subject will do too.
    void read_facts(const Parameter& parameter, const XmlAttribute& attribute, Argument& argument) {
        const bool is_own = find_argument(parameters_, parameter.of) == nullptr;
        const RecordTypeId from = start_of(parameter);
        const RecordType& type = all_.dictionary.type(from);
        for (const Word& word : words_of(all_.document(), attribute)) {
            if (const auto fact = all_.dictionary.find(from, word.text)) {
                argument.facts.push_back({FactRef{from, *fact}, {}, nullptr, type.name + "." + word.text});
            } else if (is_own && word.text.find('.') != std::string::npos) {
                if (const auto path = compile_path(all_, word, from)) argument.facts.push_back(*path);
            } else {
                const std::vector<std::string> known = all_.dictionary.fact_names(from);
                const std::string help = did_you_mean(word.text, known);
                all_.complaints.error(Fault::unknown_fact, word.spot,
                                      one(type.name) + " has no fact " + quoted(word.text),
                                      help.empty() ? "it has " + list_of(known) : help);
            }
        }
    }

    void read_link(const Parameter& parameter, const Word& word, Argument& argument) {
        const Argument* record = find_argument(parameters_, parameter.of);
        if (record == nullptr) {
            all_.complaints.error(Fault::wrong_combination, word.spot,
                                  quoted(parameter.name) + " is given without " + quoted(parameter.of));
            return;
        }
        if (const auto link = find_link(all_, word, record->record, subject_, &argument.via)) argument.link = *link;
    }

    /// A link that is needed and was left out: the only reference that fits.
    void infer_link(const Parameter& parameter, Argument& argument) {
        const Argument* record = find_argument(parameters_, parameter.of);
        if (record == nullptr) return; // what the link belongs to is missing, and that has been said
        const auto& facts = all_.dictionary.type(record->record).facts;
        std::size_t found = 0;
        for (std::size_t i = 0; i < facts.size(); ++i) {
            if (facts[i].type != FactType::reference || facts[i].refers_to != subject_) continue;
            argument.link = FactRef{record->record, static_cast<FactId>(i)};
            ++found;
        }
        argument.given = found == 1;
        if (found == 1) return;
        all_.complaints.error(Fault::wrong_link, all_.document().spot(attributes_.element()),
                              name_of(record->record) +
                                  (found == 0 ? " does not refer to " : " refers in more than one way to ") +
                                  name_of(subject_),
                              found == 0 ? "" : "say which in " + quoted(parameter.name));
    }

    void read_setting(const Word& word, SettingType type, std::string_view needed, Argument& argument) {
        argument.setting = find_setting(all_, word);
        if (argument.setting == nullptr || argument.setting->type == type) return;
        all_.complaints.error(Fault::wrong_setting, word.spot,
                              "the setting " + quoted(word.text) + " is not " + std::string(needed));
    }

    void read_codes(const Parameter& parameter, const XmlAttribute& attribute, Argument& argument) {
        for (const std::string& of : split_words(parameter.of)) {
            const std::optional<FactRef> fact = fact_of(of);
            if (!fact) continue;
            const Fact& code_fact = all_.dictionary.fact(*fact);
            const std::string path = all_.dictionary.path(*fact);
            if (code_fact.type == FactType::code) {
                argument.codes = find_codes(all_, code_fact, path, words_of(all_.document(), attribute));
            } else {
                all_.complaints.error(Fault::wrong_type, all_.document().value_spot(attribute),
                                      quoted(path) + " has no codes");
            }
            return;
        }
    }

    /// "fact": the fact given in that parameter; "into.kind": the fact `kind` of the record given in `into`.
    [[nodiscard]] std::optional<FactRef> fact_of(std::string_view of) const {
        const std::size_t dot = of.find('.');
        const Argument* argument = find_argument(parameters_, of.substr(0, dot));
        if (argument == nullptr) return std::nullopt;
        if (dot == std::string_view::npos) return argument->fact.fact;
        const std::optional<FactId> fact = all_.dictionary.find(argument->record, of.substr(dot + 1));
        if (!fact) return std::nullopt;
        return FactRef{argument->record, *fact};
    }

    void imply(const Parameter& parameter, Argument& argument) {
        const std::string_view of = parameter.of;
        const std::string_view record_name = of.substr(0, of.find('.'));
        const Argument* record = find_argument(parameters_, record_name);
        if (record == nullptr) return;
        if (const std::optional<FactRef> fact = fact_of(of)) {
            argument.given = true;
            argument.fact.fact = *fact;
            argument.fact.written = all_.dictionary.path(*fact);
            return;
        }
        if (!parameter.required) return;
        const XmlAttribute* attribute = attributes_.optional(record_name);
        all_.complaints.error(Fault::unknown_fact, all_.document().value_spot(*attribute),
                              name_of(record->record) + " has no fact " + quoted(of.substr(of.find('.') + 1)) +
                                  ", which <" + attributes_.element().name + "> needs");
    }

    void read_choice(const Parameter& parameter, Argument& argument) {
        const std::vector<std::string> words = split_words(parameter.of);
        const std::vector<std::string_view> allowed(words.begin(), words.end());
        argument.choice = attributes_.choice(parameter.name, allowed).value_or(0);
    }

    void read_table(const Word& word, Argument& argument) {
        const auto& tables = all_.procedure.tables;
        const auto found =
            std::find_if(tables.begin(), tables.end(), [&](const auto& table) { return table->id == word.text; });
        if (found == tables.end()) {
            std::vector<std::string> known;
            for (const auto& table : tables) known.push_back(table->id);
            all_.complaints.unknown(Fault::unknown_table, word.spot, "decision table", word.text, known);
            return;
        }
        all_.used.insert(declared("decision-table", word.text));
        argument.table = found->get();
        if (all_.broken.count(declared("decision-table", word.text)) > 0 || argument.table->subject == subject_) return;
        all_.complaints.error(Fault::wrong_combination, word.spot,
                              "the table " + quoted(word.text) + " is asked of " + name_of(argument.table->subject) +
                                  ", the rule of " + name_of(subject_));
    }

    Compilation& all_;
    AttributeReader& attributes_;
    const Parameters& parameters_;
    RecordTypeId subject_;
};

/// Parameters are read in this order, because some speak of what others gave.
int rank(ParameterType type) {
    switch (type) {
    case ParameterType::record: return 0;
    case ParameterType::codes: return 2;
    default: return 1;
    }
}

} // namespace

const Argument* find_argument(const Parameters& parameters, std::string_view name) {
    for (std::size_t i = 0; i < parameters.list.size(); ++i)
        if (parameters.list[i].name == name) return parameters.values[i].given ? &parameters.values[i] : nullptr;
    return parameters.outer == nullptr ? nullptr : find_argument(*parameters.outer, name);
}

void compile_arguments(Compilation& all, AttributeReader& attributes, const Parameters& parameters,
                       RecordTypeId subject) {
    parameters.values.assign(parameters.list.size(), {});
    ArgumentCompiler compiler(all, attributes, parameters, subject);
    constexpr int last_rank = 2;
    for (int now = 0; now <= last_rank; ++now)
        for (std::size_t i = 0; i < parameters.list.size(); ++i)
            if (rank(parameters.list[i].type) == now) compiler.compile(parameters.list[i], parameters.values[i]);
}

} // namespace abide
