// One verdict as JSON.
#include "writer/fingerprint.hpp"
#include "writer/json_parts.hpp"

namespace abide {

namespace {

void write_texts(JsonText& json, const std::vector<std::string>& texts) {
    json.open_list();
    for (const std::string& text : texts) json.text(text);
    json.close_list();
}

void write_subject(JsonText& json, const Verdict& verdict) {
    json.open();
    json.key("record").text_or_null(verdict.subject_record);
    json.key("id").text_or_null(verdict.subject_id);
    json.key("file").text_or_null(verdict.file);
    json.key("line").number(verdict.line);
    json.close();
}

void write_missing(JsonText& json, const std::vector<MissingFact>& missing) {
    json.open_list();
    for (const MissingFact& fact : missing) {
        json.open();
        json.key("path").text(fact.path);
        json.key("id").text_or_null(fact.record_id);
        json.key("cause").text(name_of(fact.cause));
        json.close();
    }
    json.close_list();
}

void write_exception(JsonText& json, const std::optional<Excepted>& excepted) {
    if (!excepted) {
        json.null();
        return;
    }
    json.open();
    json.key("number").text(excepted->number);
    json.key("reason").text(excepted->reason);
    json.key("approved_by").text(excepted->approved_by);
    json.key("from").text(iso(excepted->from));
    json.key("until").text(iso(excepted->until));
    json.key("approved_late").flag(excepted->approved_late);
    json.key("recorded_on").day_or_null(excepted->recorded);
    json.close();
}

void write_items(JsonText& json, const Verdict& verdict) {
    json.open_list();
    for (const VerdictItem& item : verdict.items) {
        json.open();
        json.key("item").text(item.id);
        json.key("clauses");
        write_texts(json, item.clauses);
        json.key("severity").text(name_of(item.severity.value_or(verdict.severity)));
        json.key("state").text(name_of(item.state));
        json.key("reason").text_or_null(name_of(item.reason));
        json.key("fingerprint").text(fingerprint_of(verdict, item.id));
        json.key("exception");
        write_exception(json, item.excepted);
        json.close();
    }
    json.close_list();
}

void write_alternatives(JsonText& json, const std::vector<Alternative>& alternatives) {
    json.open_list();
    for (const Alternative& alternative : alternatives) {
        json.open();
        json.key("path").text(alternative.path);
        json.key("value").text(alternative.value);
        json.key("state").text(name_of(alternative.state));
        json.close();
    }
    json.close_list();
}

void write_settings(JsonText& json, const std::vector<UsedSetting>& settings) {
    json.open_list();
    for (const UsedSetting& setting : settings) {
        json.open();
        json.key("id").text(setting.id);
        json.key("value").text(setting.value);
        json.key("basis").text(name_of(setting.basis));
        json.close();
    }
    json.close_list();
}

void write_evidence(JsonText& json, const std::vector<Evidence>& evidence) {
    json.open_list();
    for (const Evidence& one : evidence) {
        json.open();
        json.key("record").text(one.record);
        json.key("id").text_or_null(one.id);
        json.key("fact").text_or_null(one.fact);
        json.key("value").text_or_null(one.value);
        json.key("file").text_or_null(one.file);
        json.key("line").number(one.line);
        json.close();
    }
    json.close_list();
}

void write_ask(JsonText& json, const Verdict& verdict) {
    if (verdict.ask.empty()) {
        json.null();
        return;
    }
    json.open();
    json.key("who").text_or_null(verdict.rule->say.ask_who);
    json.key("what").text(verdict.ask);
    json.close();
}

void write_dates(JsonText& json, const Verdict& verdict) {
    json.key("start").day_or_null(verdict.start);
    json.key("due").day_or_null(verdict.due);
    json.key("done").day_or_null(verdict.done);
    json.key("days_over");
    if (verdict.due) {
        json.number(verdict.days_over);
    } else {
        json.null();
    }
    json.key("changes_on").day_or_null(verdict.changes_on);
}

} // namespace

void write_verdict(JsonText& json, const Verdict& verdict) {
    json.open();
    json.key("case").text(verdict.case_id);
    json.key("procedure").text(verdict.procedure->id);
    json.key("edition").text_or_null(verdict.edition);
    json.key("rule").text(verdict.rule->id);
    json.key("item").null(); // the verdict as a whole; its items follow in "items"
    json.key("clauses");
    write_texts(json, verdict.rule->clauses);
    json.key("nature").text(name_of(verdict.rule->nature));
    json.key("modal").text_or_null(verdict.rule->modal);
    json.key("severity").text(name_of(verdict.severity));
    json.key("subject");
    write_subject(json, verdict);
    json.key("period");
    if (verdict.period == 0) {
        json.null();
    } else {
        json.number(verdict.period);
    }
    json.key("state").text(name_of(verdict.state));
    json.key("reason").text_or_null(name_of(verdict.reason));
    write_dates(json, verdict);
    json.key("missing");
    write_missing(json, verdict.missing);
    json.key("items");
    write_items(json, verdict);
    json.key("sensitive_to");
    write_texts(json, verdict.sensitive_to);
    json.key("other_reading").text_or_null(verdict.sensitive_to.empty() ? "" : name_of(verdict.other_reading));
    json.key("alternatives");
    write_alternatives(json, verdict.alternatives);
    json.key("settings");
    write_settings(json, verdict.settings);
    json.key("evidence");
    write_evidence(json, verdict.evidence);
    json.key("requires").text_or_null(verdict.requires_);
    json.key("says").text(verdict.says);
    json.key("sum").text_or_null(verdict.sum);
    json.key("other_sum").text_or_null(verdict.other_sum);
    json.key("ask");
    write_ask(json, verdict);
    json.key("fingerprint").text(verdict.fingerprint);
    json.key("exception");
    write_exception(json, verdict.excepted);
    json.close();
}

} // namespace abide
