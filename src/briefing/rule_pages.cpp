// Procedures as pages to read beside their source.
#include "briefing/rule_pages.hpp"

#include <algorithm>

#include "base/words.hpp"
#include "briefing/flow.hpp"
#include "briefing/rule_words.hpp"
#include "briefing/run_facts.hpp"
#include "briefing/state_words.hpp"
#include "rule/clause_accounts.hpp"
#include "rule/facts_read.hpp"

namespace abide {

namespace {

// Lists below hold pointers so that one function writes a row and its pattern: null is the pattern.

void put_edition(const Edition* edition, Fields& fields) {
    const bool is_row = edition != nullptr;
    fields.text("edition", is_row ? edition->id : "");
    fields.text("from", is_row ? long_date(edition->from) : "");
    fields.text("to", is_row && edition->has_to ? long_date(edition->to) : "");
    fields.text("review_due", is_row && edition->has_review ? long_date(edition->review_due) : "");
}

void put_setting(const Setting* setting, Fields& fields) {
    const bool is_row = setting != nullptr;
    fields.text("setting", is_row ? setting->id : "");
    fields.text("value", is_row ? setting_words(*setting) : "");
    fields.text("basis", is_row ? std::string(words_of(setting->basis)) : "");
    fields.text("clause", is_row ? setting->clause : "");
    fields.text("why", is_row ? setting->why : "");
    fields.text("others", is_row ? list_of(setting->others, "or") : "");
}

void put_clause(const Clause* clause, Fields& fields) {
    const bool is_row = clause != nullptr;
    fields.text("clause", is_row ? clause->id : "");
    fields.text("says", is_row ? clause->says : "");
    fields.text("modal", is_row ? clause->modal : "");
    fields.text("status", is_row ? spoken(name_of(clause->status)) : "");
    fields.text("why", is_row ? clause->why : "");
    const bool is_asked = is_row && clause->every != nullptr;
    fields.text("asked_of", is_asked ? clause->asked_of : "");
    fields.text("asked_every", is_asked ? setting_words(*clause->every) : "");
}

void put_section(const SectionAccount& section, Fields& fields) {
    struct Resting {
        const Rule* rule = nullptr;
        bool is_last = false;
    };
    fields.text("section", section.section);
    fields.text("section_heading", section.heading);
    fields.list("clauses_here", section.clauses, [](const ClauseAccount& account, Fields& one) {
        put_clause(account.clause, one);
        std::vector<Resting> resting;
        for (const Rule* rule : account.rules) resting.push_back({rule, rule == account.rules.back()});
        one.list("resting", resting, [](const Resting& row, Fields& rule) {
            const bool is_row = row.rule != nullptr;
            rule.text("rule", is_row ? row.rule->id : "");
            rule.text("title", is_row ? row.rule->title : "");
            rule.text("examples_of_it", is_row ? count_of(row.rule->examples.size(), "example", "examples") : "");
            rule.flag("is_last", row.is_last);
        });
    });
}

void put_example(const Example& example, Fields& fields) {
    std::string expected;
    for (const Expectation& one : example.expects) expected += (expected.empty() ? "" : "; ") + expectation_words(one);
    fields.text("example", example.name);
    fields.text("example_as_at", long_date(example.as_at));
    fields.text("expected", expected);
}

struct Sentence {
    std::string state;
    std::string says;
};

std::vector<Sentence> sentences_of(const Rule* rule) {
    std::vector<Sentence> sentences;
    if (rule == nullptr) return sentences;
    for (const auto& [name, says] : rule->say.by_state) {
        const std::optional<State> state = parse_state(name);
        sentences.push_back(
            {state ? std::string(words_of(*state, rule->nature).label) : capitalised(spoken(name)), says});
    }
    return sentences;
}

void put_rule_head(const Rule* rule, const Dictionary& dictionary, Fields& fields) {
    const bool is_row = rule != nullptr;
    fields.text("rule", is_row ? rule->id : "");
    fields.text("title", is_row ? rule->title : "");
    fields.text("clauses", is_row ? list_of(rule->clauses) : "");
    fields.text("modal", is_row ? rule->modal : "");
    fields.text("severity", is_row ? std::string(words_of(rule->severity)) : "");
    fields.flag("is_indicator", is_row && rule->nature == Nature::indicator);
    fields.text("subject", is_row ? spoken(dictionary.type(rule->subject).name) : "");
    fields.flag("is_of_any_case", is_row && rule->scope == nullptr);
    fields.text("applies", is_row && rule->has_applies ? condition_words(rule->applies, dictionary) : "");
    fields.text("requirement", is_row ? requirement_words(*rule) : "");
    fields.text("ask", is_row ? rule->say.ask : "");
    fields.text("ask_who", is_row ? rule->say.ask_who : "");
    fields.text("reads", is_row ? list_of(facts_read(*rule, dictionary)) : "");
}

void put_rule(const Rule* rule, const Dictionary& dictionary, Fields& fields) {
    put_rule_head(rule, dictionary, fields);
    const Kind* kind = rule == nullptr ? nullptr : rule->kind;
    fields.text("kind", kind == nullptr ? "" : std::string(kind->name));
    fields.text("kind_summary", kind == nullptr ? "" : std::string(kind->summary));
    std::vector<ArgumentWords> arguments;
    if (kind != nullptr) arguments = argument_words(*kind, rule->args, dictionary);
    fields.list("arguments", arguments, [](const ArgumentWords& row, Fields& one) {
        one.text("argument", row.name);
        one.text("value", row.value);
    });
    fields.list("sentences", sentences_of(rule), [](const Sentence& row, Fields& one) {
        one.text("state", row.state);
        one.text("says", row.says);
    });
    fields.list("examples", rule == nullptr ? std::vector<Example>() : rule->examples, put_example);
}

template <typename Row>
std::vector<const Row*> pointers(const std::vector<std::unique_ptr<Row>>& rows) {
    std::vector<const Row*> found;
    for (const auto& row : rows) found.push_back(row.get());
    return found;
}

template <typename Row>
std::vector<const Row*> pointers(const std::vector<Row>& rows) {
    std::vector<const Row*> found;
    for (const Row& row : rows) found.push_back(&row);
    return found;
}

void put_coverage(const Procedure& procedure, Fields& fields) {
    std::vector<const Clause*> not_checked;
    for (const Clause& clause : procedure.clauses)
        if (clause.status != ClauseStatus::checked) not_checked.push_back(&clause);
    fields.number("n_checked", procedure.clauses.size() - not_checked.size());
    fields.list("register", pointers(procedure.clauses), put_clause);
    fields.list("not_checked", not_checked, put_clause);
    fields.list("sections", clause_accounts(procedure), put_section);
}

std::size_t examples_of(const Procedure& procedure) {
    std::size_t examples = 0;
    for (const auto& rule : procedure.rules) examples += rule->examples.size();
    return examples;
}

std::string editions_of(const Procedure& procedure) {
    std::vector<std::string> ids;
    for (const Edition& edition : procedure.editions) ids.push_back(edition.id);
    return list_of(ids);
}

// What stands at the head of each of its pages.
void put_head(const Procedure& procedure, const Dictionary& dictionary, Day as_at, Fields& fields) {
    const ProcedureUsed used = used_procedure(procedure, as_at);
    fields.text("review_past", used.is_review_past ? used.review_due : "");
    fields.text("procedure", procedure.title);
    fields.text("procedure_id", procedure.id);
    fields.text("area", procedure.area);
    fields.text("nation", procedure.nation);
    fields.text("chapter", procedure.chapter);
    fields.text("source", procedure.source);
    fields.text("scope", procedure.scope ? condition_words(*procedure.scope, dictionary) : "");
}

struct PageKind {
    std::string report; ///< "Rules"
    std::string id;     ///< of its template, and how its file's name begins
};

Page write_procedure_page(const PageKind& kind, const Procedure& procedure, Fields fields, const Drawings& drawings,
                          const std::string& made_by, const Templates& templates) {
    PageFacts facts;
    facts.report = kind.report;
    facts.unit = procedure.title;
    facts.date = "edition " + editions_of(procedure);
    facts.privacy = Privacy::no_case_data;
    facts.made_by = made_by;
    Page page = write_page(templates, kind.id, std::move(fields), facts, drawings);
    page.name = file_name_of({kind.id, procedure.id});
    return page;
}

} // namespace

Fields fields_of(const Procedure& procedure, const Dictionary& dictionary, Day as_at) {
    Fields fields;
    put_head(procedure, dictionary, as_at, fields);
    fields.list("editions", pointers(procedure.editions), put_edition);
    fields.list("settings", pointers(procedure.settings), put_setting);
    fields.list("rules", pointers(procedure.rules),
                [&](const Rule* rule, Fields& one) { put_rule(rule, dictionary, one); });
    put_coverage(procedure, fields);
    put_flow(view_flow(procedure, dictionary), true, fields);
    fields.number("all_examples", examples_of(procedure));
    return fields;
}

Page write_rule_pages(const Procedure& procedure, const Dictionary& dictionary, Day as_at, const std::string& made_by,
                      const Templates& templates) {
    return write_procedure_page({"Rules", "rules"}, procedure, fields_of(procedure, dictionary, as_at),
                                draw_flow(view_flow(procedure, dictionary)), made_by, templates);
}

Fields flow_fields_of(const Procedure& procedure, const Dictionary& dictionary, Day as_at) {
    Fields fields;
    put_head(procedure, dictionary, as_at, fields);
    put_flow(view_flow(procedure, dictionary), false, fields);
    return fields;
}

Page write_flow_page(const Procedure& procedure, const Dictionary& dictionary, Day as_at, const std::string& made_by,
                     const Templates& templates) {
    return write_procedure_page({"The route of a case", "flow"}, procedure,
                                flow_fields_of(procedure, dictionary, as_at),
                                draw_flow(view_flow(procedure, dictionary)), made_by, templates);
}

} // namespace abide
