// The compiler's parts, one job each, and what they share while one procedure is compiled.
//
// Every part reports what is wrong and goes on with what it has, so that all faults of a file come out at once;
// a procedure with an error is thrown away at the end.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/dictionary.hpp"
#include "procedure/complaints.hpp"
#include "procedure/element_reader.hpp"
#include "rule/kind.hpp"
#include "rule/procedure.hpp"
#include "xml/document.hpp"

namespace abide {

/// A clause named somewhere in the procedure.
struct Citation {
    std::string clause;
    Spot spot;
    bool by_rule = false; ///< by a rule, an item or a table rather than by a setting
};

/// A condition declared by name, compiled once when it is first asked for.
struct NamedCondition {
    enum class Progress : std::uint8_t { not_begun, begun, done };
    Progress progress = Progress::not_begun;
    RecordTypeId record = 0; ///< of which it is asked
    Condition condition;
};

struct Compilation {
    Complaints& complaints;
    const Dictionary& dictionary;
    std::span<const Kind* const> kinds;
    Procedure& procedure;
    std::vector<Citation> citations = {};
    std::set<std::string> used = {};             ///< declarations that something uses, as "setting three-days"
    std::set<std::string> broken = {};           ///< those declared with faults: their uses are let pass
    std::set<std::string> clauses_in_doubt = {}; ///< clauses whose status could not be read
    std::map<std::string, NamedCondition> named_conditions = {};
    bool has_examples = true;      ///< they are read
    bool has_unread_check = false; ///< a check could not be compiled, so what it cites is not known
    std::uint16_t conditions = 0;  ///< how many have been numbered

    [[nodiscard]] const XmlDocument& document() const { return complaints.document(); }
};

// ---- names (names.cpp) ----------------------------------------------------------------------------

/// Complains when there is no such record type.
std::optional<RecordTypeId> find_record(Compilation& all, const Word& word);
/// The fact of a path "record.fact"; complains when the path has no dot, or either part is unknown.
std::optional<FactRef> find_fact(Compilation& all, const Word& word);
/// Complains about each code that the fact does not have and about each named twice.
std::vector<std::int32_t> find_codes(Compilation& all, const Fact& fact, std::string_view path,
                                     const std::vector<Word>& words);
/// Complains when the procedure has no such setting, or when a number stands in its place; notes its use.
const Setting* find_setting(Compilation& all, const Word& word);
/// The reference fact "record.fact" of `record` that refers to `target`; complains when it is none. With `via`, one
/// that refers to a record which the target names in one way will do too: then `via` says how.
std::optional<FactRef> find_link(Compilation& all, const Word& word, RecordTypeId record, RecordTypeId target,
                                 std::vector<PathStep>* via = nullptr);
/// Notes the clauses of a `clause` attribute as cited.
std::vector<std::string> cite(Compilation& all, AttributeReader& attributes, bool by_rule = true);
/// Complains when `id` is already among `seen`, else adds it.
void claim_id(Compilation& all, std::set<std::string>& seen, const XmlElement& element, std::string_view attribute,
              std::string_view what);

/// How a declaration is noted as used or broken: its element's name and its id.
std::string declared(std::string_view element_name, std::string_view id);

/// The whole value of an attribute, as one word.
Word whole(const XmlDocument& document, const XmlAttribute& attribute);
std::string_view name_of(FactType type);

// ---- paths (paths.cpp) ----------------------------------------------------------------------------

/// How a fact is reached from a record of type `from`: its own fact, one reached over references or a record the case
/// has once, or a derived fact. Complains when it is unknown, out of reach or reached in two ways.
std::optional<FactPath> compile_path(Compilation& all, const Word& word, RecordTypeId from);
/// The same; complains also when the fact is not of that type.
std::optional<FactPath> compile_path(Compilation& all, const Word& word, RecordTypeId from, FactType type);

// ---- conditions (conditions.cpp, named_conditions.cpp, comparisons.cpp, constancy.cpp) ------------

/// The references that lead from one record type to another, when there is one shortest chain of them; else nothing.
std::vector<PathStep> references_to(const Dictionary& dictionary, RecordTypeId from, RecordTypeId to);

/// Where conditions stand: of which record they are asked, and whether they extend a limit.
struct Asked {
    RecordTypeId from = 0;
    bool extends_limit = false;
};

/// Every condition inside `container`, all of which must hold. Complains when there is none.
Condition compile_conditions(Compilation& all, const XmlElement& container, const Asked& asked);
/// The same for some of its children.
Condition compile_conditions(Compilation& all, const XmlElement& container, std::span<const XmlElement* const> parts,
                             const Asked& asked);
/// `unless="concern.diversion-not-needed"`: the yes-no fact says yes.
Condition compile_yes(Compilation& all, const Word& word, RecordTypeId from);
/// `<holds condition="…"/>`: what the condition of that name says. Complains when there is none, when it is asked of
/// another sort of record, and when it asks itself.
Condition compile_holds(Compilation& all, const XmlElement& element, const Asked& asked);
/// The names of condition elements.
const std::vector<std::string>& condition_names();

/// A condition of that form, with the next number of the procedure.
Condition numbered(Compilation& all, Condition::Form form, const XmlElement& element);
/// The attribute `is` of a comparison.
void read_operator(AttributeReader& attributes, Condition& condition);
/// The setting to compare with; complains when it is of another sort.
const Setting* compile_threshold(Compilation& all, const XmlAttribute& attribute, SettingType type,
                                 std::optional<Unit> unit);
Condition compile_compare(Compilation& all, const XmlElement& element, const Asked& asked);
Condition compile_age(Compilation& all, const XmlElement& element, const Asked& asked);

enum class Constancy : std::uint8_t { varies, always, never };

/// Whether a condition holds whatever the record says. Looks through every combination of values as long as there are
/// few.
Constancy constancy(const Condition& condition, const Dictionary& dictionary);
/// Whether all of these can hold of one record; true when there are too many combinations to tell.
bool can_all_hold(std::span<const Condition* const> conditions, const Dictionary& dictionary);

// ---- checks (arguments.cpp, checks.cpp, children.cpp) -------------------------------------------------------------

/// Parameters in sight of an `of`, and what was given for them.
struct Parameters {
    std::span<const Parameter> list;
    std::vector<Argument>& values;
    const Parameters* outer = nullptr; ///< of the check, for those of its children
};

/// Reads the attributes of a check or of one of its children.
void compile_arguments(Compilation& all, AttributeReader& attributes, const Parameters& parameters,
                       RecordTypeId subject);
/// The argument of that name, here or further out; null when there is no such parameter or it was not given.
const Argument* find_argument(const Parameters& parameters, std::string_view name);

/// The one check among the children of a rule; complains of a second one. Null when there is none.
const XmlElement* find_check(Compilation& all, const XmlElement& rule);
/// `applies` is what must hold for the check to be asked at all; null when nothing must.
Args compile_check(Compilation& all, const XmlElement& element, const Kind& kind, RecordTypeId subject,
                   const Condition* applies);
/// Null when there is no such kind.
const Kind* kind_called(const Compilation& all, std::string_view name);
/// Fills in args.children; `args.values` must be there.
void compile_children(Compilation& all, const XmlElement& element, const Kind& kind, RecordTypeId subject,
                      const Condition* applies, Args& args);
/// Complains when none of the attributes named in `words` is there; an empty list demands nothing.
void check_at_least_one(Compilation& all, const XmlElement& element, std::string_view words);
void complain_of_combination(Compilation& all, const XmlElement& element, const std::string& says);

// ---- the parts of a procedure -------------------------------------------------------------------------

void compile_editions(Compilation& all);
void compile_settings(Compilation& all);
void compile_derived(Compilation& all);
/// Those that nothing has asked for yet.
void compile_named_conditions(Compilation& all);
void compile_tables(Compilation& all);
/// Complains about combinations of values that no row covers, that two cover, and rows nothing is left to.
void check_coverage(Compilation& all, const XmlElement& element, const DecisionTable& table, bool first_hit);
void compile_clauses(Compilation& all);
/// What ends every duty of a rule with that subject, as far as the subject leads to it.
std::vector<Ending> compile_endings(Compilation& all, RecordTypeId subject);
void compile_rules(Compilation& all);
void compile_sentences(Compilation& all, const XmlElement& rule_element, Rule& rule);
void compile_examples(Compilation& all, const XmlElement& rule_element, Rule& rule);
/// Complains about the examples a rule lacks.
void check_examples(Compilation& all, const XmlElement& rule_element, const Rule& rule);
/// Clauses cited and not in the register, and clauses said to be checked that no rule cites.
void check_citations(Compilation& all);
/// Warns of settings, tables and derived facts that nothing uses.
void check_unused(Compilation& all);

} // namespace abide
