// Case sheets as templates name their parts, and as pages.
#include "base/words.hpp"
#include "briefing/case_sheet.hpp"
#include "briefing/state_words.hpp"

namespace abide {

namespace {

void put_attention(const AttentionEntry& entry, Fields& fields) {
    put_verdict(entry.verdict, fields);
    fields.text("silent_record", entry.record);
    fields.text("rules_waiting", count_of(entry.waiting, "rule waits", "rules wait"));
    fields.list("questions", entry.questions, put_question);
}

void put_clause(const ClauseGroup& group, Fields& fields) {
    fields.text("clause", group.clause);
    fields.text("clause_says", group.says);
    fields.list("verdicts", group.verdicts, put_verdict);
}

void put_procedure(const ProcedureGroup& group, Fields& fields) {
    fields.text("procedure", group.procedure);
    fields.list("by_clause", group.clauses, put_clause);
}

void put_child(const CaseSheet& sheet, Fields& fields) {
    fields.text("case_id", sheet.case_id);
    fields.text("team", sheet.team);
    fields.text("worker", sheet.worker);
    fields.text("area", sheet.area);
    fields.text("age", sheet.age);
}

} // namespace

void put_question(const OpenQuestion& question, Fields& fields) {
    fields.text("what", question.what);
    fields.text("on", question.on);
    fields.text("what_of", what_of(question.what, question.on));
    fields.text("why", question.why);
    fields.text("who", question.who);
    struct Numbered {
        OpenQuestion::Waiting waiting;
        bool is_last = false;
    };
    std::vector<Numbered> numbered;
    for (const OpenQuestion::Waiting& one : question.waiting) numbered.push_back({one, false});
    if (!numbered.empty()) numbered.back().is_last = true;
    fields.list("waiting", numbered, [](const Numbered& row, Fields& one) {
        one.text("title", row.waiting.title);
        one.text("anchor", row.waiting.anchor);
        one.flag("is_last", row.is_last);
    });
}

Fields fields_of(const CaseSheet& sheet) {
    Fields fields;
    put_run(sheet.run, fields);
    put_child(sheet, fields);
    fields.list("standing", sheet.standing, put_standing);
    put_counts(sheet.counts.duties, fields);
    put_states(sheet.counts, fields);
    fields.number("findings", sheet.findings);
    fields.number("excepted", sheet.excepted);
    fields.flag("any_excepted", sheet.excepted > 0);
    put_timeline(sheet.timeline, fields);
    put_plan_thread(sheet.plan_thread, fields);
    fields.list("attention", sheet.attention, put_attention);
    fields.list("by_procedure", sheet.procedures, put_procedure);
    fields.list("questions", sheet.questions, put_question);
    fields.list("deadlines", sheet.deadlines, put_deadline);
    fields.list("went_well", sheet.went_well, put_verdict);
    fields.text("unchecked", sheet.passed_over.unchecked_words(sheet.counts.verdicts()));
    fields.list("passed_over", sheet.passed_over.rows(), put_passed_over);
    fields.list("set_aside", sheet.set_aside, [](const std::string& row, Fields& one) { one.text("record", row); });
    put_diagnostics(sheet.diagnostics, fields);
    return fields;
}

Page write_case_sheet(const CaseSheet& sheet, const Templates& templates) {
    Page page = write_page(templates, "case", fields_of(sheet), page_facts(sheet.run, "Case sheet", sheet.case_id),
                           {{"timeline", draw_timeline(sheet.timeline)}});
    page.name = file_name_of({"case", sheet.case_id, iso(sheet.run.as_at)});
    return page;
}

} // namespace abide
