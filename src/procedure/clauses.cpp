// The clause register: a row for every sentence that asks something, held against what the rules cite.
#include <algorithm>
#include <array>
#include <utility>

#include "base/words.hpp"
#include "procedure/compilation.hpp"

namespace abide {

namespace {

constexpr std::string_view status_words[] = {"checked", "part", "for-people", "text-missing", "not-checked"};
constexpr std::array statuses = {ClauseStatus::checked, ClauseStatus::part, ClauseStatus::for_people,
                                 ClauseStatus::text_missing, ClauseStatus::not_checked};

bool is_checked(const Clause& clause) {
    return clause.status == ClauseStatus::checked || clause.status == ClauseStatus::part;
}

const XmlElement* element_of(const Compilation& all, const Clause& clause) {
    const XmlElement* clauses = all.document().root().child("clauses");
    for (const XmlElement& element : clauses->children) {
        const XmlAttribute* id = element.attribute("id");
        if (element.name == "clause" && id != nullptr && id->value == clause.id) return &element;
    }
    return clauses;
}

/// `asked-of` and `every`: who is asked about a clause that no record can answer, and how often.
void compile_asking(Compilation& all, AttributeReader& attributes, Clause& clause) {
    const XmlAttribute* of = attributes.optional("asked-of");
    const XmlAttribute* every = attributes.optional("every");
    if (of == nullptr && every == nullptr) return;
    const Spot spot = all.document().spot(attributes.element());
    if (clause.status != ClauseStatus::for_people && all.clauses_in_doubt.count(clause.id) == 0)
        all.complaints.error(Fault::wrong_combination, spot,
                             "the clause " + quoted(clause.id) + " is " + std::string(name_of(clause.status)) +
                                 ", and only one for-people is asked of somebody");
    if (of == nullptr || every == nullptr) {
        all.complaints.error(Fault::wrong_combination, spot,
                             "asked-of says who is asked, every says how often: a clause has both or neither");
        return;
    }
    clause.asked_of = fold_space(attributes.needed_text("asked-of"));
    if (attributes.needed("every") == nullptr) return;
    const Word word = whole(all.document(), *every);
    const Setting* setting = find_setting(all, word);
    if (setting == nullptr) return;
    clause.every = setting;
    const bool is_length =
        setting->type == SettingType::duration && (setting->unit == Unit::days || setting->unit == Unit::months);
    const bool is_never = std::any_of(setting->values.begin(), setting->values.end(),
                                      [](const SettingValue& value) { return value.amount == 0; });
    if (!is_length)
        all.complaints.error(Fault::wrong_setting, word.spot,
                             "the setting " + quoted(word.text) + " does not say how often",
                             "a setting in days or months is needed");
    else if (is_never)
        all.complaints.error(Fault::wrong_setting, word.spot,
                             "nobody can be asked every 0 " +
                                 std::string(setting->unit == Unit::days ? "days" : "months"));
}

Clause compile_clause(Compilation& all, const XmlElement& element) {
    Clause clause;
    clause.line = element.line;
    AttributeReader attributes(all.complaints, element);
    clause.id = attributes.needed_text("id");
    attributes.needed("status");
    const std::optional<std::size_t> status = attributes.choice("status", status_words);
    if (status) clause.status = statuses.at(*status);
    if (!status) all.clauses_in_doubt.insert(clause.id);
    clause.why = attributes.text("why");
    clause.modal = attributes.text("modal");
    compile_asking(all, attributes, clause);
    clause.asks = !attributes.is_yes("asks-nothing");
    attributes.finish();
    if (!clause.asks && (is_checked(clause) || !clause.modal.empty() || !clause.asked_of.empty()))
        all.complaints.error(Fault::wrong_combination, all.document().spot(element),
                             "the clause " + quoted(clause.id) + " is said to ask nothing, and " +
                                 (is_checked(clause) ? "to be checked" : "whom or how it asks"));
    if (clause.id.find(' ') != std::string::npos)
        all.complaints.error(Fault::bad_id, all.document().value_spot(*element.attribute("id")),
                             quoted(clause.id) + " is no id of a clause", "it holds no white space");
    if (status && clause.status != ClauseStatus::checked && clause.why.empty())
        all.complaints.error(Fault::clause_without_why, all.document().spot(element),
                             "the clause " + quoted(clause.id) + " is " + std::string(name_of(clause.status)) +
                                 " and does not say why",
                             clause.status == ClauseStatus::part ? "say what is left to people" : "");
    for (const XmlElement& child : element.children)
        all.complaints.error(Fault::unknown_element, all.document().spot(child), "<clause> holds words only");
    clause.says = fold_space(element.text);
    if (clause.says.empty())
        all.complaints.error(Fault::clause_without_words, all.document().spot(element),
                             "the clause " + quoted(clause.id) + " does not say what the source asks");
    return clause;
}

/// `<section>`: what a part of the source is about. Every one has clauses.
void compile_section(Compilation& all, const XmlElement& element) {
    AttributeReader attributes(all.complaints, element);
    const std::string id = attributes.needed_text("id");
    attributes.finish();
    const auto& clauses = all.procedure.clauses;
    if (std::ranges::find(clauses, id, &Clause::section) == clauses.end())
        all.complaints.error(Fault::unknown_clause, all.document().spot(element),
                             "no clause of the register is in section " + quoted(id),
                             "the id of a clause begins with its section: " + quoted(id + "-1"));
    all.procedure.sections.emplace(id, needed_words(all.complaints, element));
}

} // namespace

void compile_clauses(Compilation& all) {
    const XmlElement* clauses = needed_child(all.complaints, all.document().root(), "clauses");
    if (clauses == nullptr) return;
    AttributeReader(all.complaints, *clauses).finish();
    check_children(all.complaints, *clauses, {"section", "clause"});
    std::set<std::string> ids;
    for (const XmlElement& element : clauses->children) {
        if (element.name != "clause") continue;
        all.procedure.clauses.push_back(compile_clause(all, element));
        claim_id(all, ids, element, "id", "clauses");
    }
    std::set<std::string> sections;
    for (const XmlElement& element : clauses->children) {
        if (element.name != "section") continue;
        compile_section(all, element);
        claim_id(all, sections, element, "id", "sections");
    }
}

void check_citations(Compilation& all) {
    if (all.document().root().child("clauses") == nullptr) return; // that it is missing has been said
    std::vector<std::string> known;
    for (const Clause& clause : all.procedure.clauses) known.push_back(clause.id);
    std::set<std::string> cited;
    std::set<std::string> warned;
    for (const Citation& citation : all.citations) {
        const Clause* clause = all.procedure.clause(citation.clause);
        if (citation.by_rule) cited.insert(citation.clause);
        if (clause == nullptr) {
            const std::string near = did_you_mean(citation.clause, known);
            all.complaints.error(Fault::unknown_clause, citation.spot,
                                 "there is no clause " + quoted(citation.clause) + " in the register",
                                 near + (near.empty() ? "" : " If not, ") + "add a row to <clauses>");
        } else if (citation.by_rule && !is_checked(*clause) && all.clauses_in_doubt.count(clause->id) == 0 &&
                   warned.insert(clause->id).second) {
            all.complaints.warn(Fault::clause_cited_all_the_same, citation.spot,
                                "the clause " + quoted(clause->id) + " is cited here, and the register says it is " +
                                    std::string(name_of(clause->status)),
                                "say checked or part");
        }
    }
    for (const Clause& clause : all.procedure.clauses)
        if (!all.has_unread_check && is_checked(clause) && !clause.id.empty() && cited.count(clause.id) == 0)
            all.complaints.error(Fault::clause_not_cited, all.document().spot(*element_of(all, clause)),
                                 "the clause " + quoted(clause.id) + " is said to be checked, and no rule cites it");
}

} // namespace abide
