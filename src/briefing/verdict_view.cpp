// Verdicts put into words, and the words put into names for templates.
#include "briefing/verdict_view.hpp"

#include <algorithm>

#include "base/words.hpp"
#include "briefing/case_words.hpp"
#include "briefing/state_words.hpp"
#include "model/case.hpp"

namespace abide {

namespace {

constexpr std::size_t anchor_length = 12;

std::string day_words(const std::optional<Day>& day) { return day ? long_date(*day) : ""; }

std::string with_id(const std::string& record, const std::string& id) {
    return named_record(spoken(record), record, id);
}

/// "concern.believed-date" in its two halves; a record type has no second.
struct PathWords {
    std::string fact;   ///< "believed date"
    std::string record; ///< "concern"
};

PathWords path_words(const std::string& path) {
    const std::size_t dot = path.find('.');
    if (dot == std::string::npos) return {spoken(path), ""};
    return {spoken(path.substr(dot + 1)), path.substr(0, dot)};
}

MissingView view_missing(const Verdict& verdict, const MissingFact& fact) {
    MissingView view;
    const PathWords words = path_words(fact.path);
    view.what = fact.says.empty() ? words.fact : fact.says;
    view.path = fact.path;
    view.of = fact.of.empty() ? spoken(words.record) : fact.of;
    view.on = words.record.empty() ? fact.record_id : named_record(view.of, words.record, fact.record_id);
    view.why = fact.none_counts ? "recorded, but none that counts here" : words_of(fact.cause);
    view.cause = fact.cause;
    view.none_counts = fact.none_counts;
    // The procedure names who is to record what its rule asks for; other causes have owners of their own.
    const bool is_for_asked =
        fact.cause == Reason::missing && verdict.rule != nullptr && !verdict.rule->say.ask_who.empty();
    view.who = is_for_asked ? verdict.rule->say.ask_who : std::string(who_settles(fact.cause));
    return view;
}

void view_rule(const Verdict& verdict, VerdictView& view) {
    if (verdict.procedure != nullptr) {
        view.procedure_id = verdict.procedure->id;
        view.procedure = verdict.procedure->title;
    }
    if (verdict.rule == nullptr) return;
    const Rule& rule = *verdict.rule;
    view.rule_id = rule.id;
    view.title = rule.title;
    view.modal = rule.modal;
    view.nature = rule.nature;
    view.ask_who = rule.say.ask_who;
    if (!rule.clauses.empty()) view.clause = rule.clauses.front();
    for (const std::string& clause : rule.clauses) view.clauses += (view.clauses.empty() ? "" : ", ") + clause;
}

// A record without an id of its own goes by "plan-item#2", which is no word for a reader.
std::string value_words(const std::string& value) {
    const std::size_t mark = value.find('#');
    if (mark == std::string::npos || mark == 0 || mark + 1 == value.size()) return value;
    const auto is_in_type = [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; };
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (!std::all_of(value.begin(), value.begin() + static_cast<std::ptrdiff_t>(mark), is_in_type)) return value;
    if (!std::all_of(value.begin() + static_cast<std::ptrdiff_t>(mark) + 1, value.end(), is_digit)) return value;
    return with_id(value.substr(0, mark), value);
}

// Facts of one record stand together, in the order in which the records were read.
void add_evidence(const Evidence& one, std::vector<EvidenceView>& evidence) {
    const std::string record = with_id(one.record, one.id);
    const std::string place = place_words(one.file, one.line);
    auto known = std::ranges::find_if(
        evidence, [&](const EvidenceView& view) { return view.record == record && view.place == place; });
    if (known == evidence.end()) known = evidence.insert(known, {record, place, {}});
    if (!one.fact.empty()) known->facts.push_back({spoken(one.fact), value_words(one.value)});
}

void view_lists(const Verdict& verdict, VerdictView& view) {
    for (const UsedSetting& setting : verdict.settings)
        view.settings.push_back({setting.id, setting.value, std::string(words_of(setting.basis))});
    for (const Evidence& one : verdict.evidence) add_evidence(one, view.evidence);
    for (const MissingFact& fact : verdict.missing) view.missing.push_back(view_missing(verdict, fact));
    for (const Alternative& one : verdict.alternatives) {
        const PathWords words = path_words(one.path);
        const std::string of = words.record.empty() ? "" : " of the " + spoken(words.record);
        view.alternatives.push_back("If the " + words.fact + of + " were " + one.value + ": " +
                                    label_in_sentence(one.state, view.nature));
    }
    for (const VerdictItem& item : verdict.items) {
        view.items.push_back(
            {spoken(item.id), list_of(item.clauses), item.state, std::string(words_of(item.reason)), item.excepted});
    }
}

void put_dates(const VerdictView& view, Fields& fields) {
    fields.text("start", day_words(view.start));
    fields.text("due", day_words(view.due));
    fields.text("done", day_words(view.done));
    fields.text("changes_on", day_words(view.changes_on));
    fields.text("over", view.over);
}

void put_evidence(const EvidenceView& row, Fields& fields) {
    fields.text("record", row.record);
    fields.text("place", row.place);
    const EvidenceView::FactView* last = row.facts.empty() ? nullptr : &row.facts.back();
    fields.list("facts", row.facts, [&](const EvidenceView::FactView& fact, Fields& one) {
        one.text("fact", fact.fact);
        one.text("value", fact.value);
        one.flag("is_last", &fact == last);
    });
}

void put_lists(const VerdictView& view, Fields& fields) {
    fields.list("settings", view.settings, [](const SettingView& row, Fields& one) {
        one.text("setting", row.id);
        one.text("value", row.value);
        one.text("basis", row.basis);
    });
    fields.list("evidence", view.evidence, put_evidence);
    fields.list("missing", view.missing, [](const MissingView& row, Fields& one) {
        one.text("what", row.what);
        one.text("on", row.on);
        one.text("what_of", what_of(row.what, row.on));
        one.text("why", row.why);
        one.text("who", row.who);
    });
    fields.list("alternatives", view.alternatives,
                [](const std::string& row, Fields& one) { one.text("alternative", row); });
    fields.list("items", view.items, [](const ItemView& row, Fields& one) {
        one.text("item", row.id);
        one.text("item_clauses", row.clauses);
        one.text("item_mark", std::string(words_of(row.state).mark));
        one.text("item_state", std::string(words_of(row.state).label));
        one.text("item_reason", row.reason);
        put_exception(row.excepted, "item_", one);
    });
}

} // namespace

std::string Anchors::for_verdict(const Verdict& verdict) {
    std::string_view hash = verdict.fingerprint;
    if (hash.empty()) hash = "verdict";
    for (std::size_t length = anchor_length; length < hash.size(); length += anchor_length) {
        std::string anchor = prefix_ + std::string(hash.substr(0, length));
        if (taken_.insert(anchor).second) return anchor;
    }
    const std::string whole = prefix_ + std::string(hash);
    std::string anchor = whole;
    for (int n = 2; !taken_.insert(anchor).second; ++n) anchor = whole + "-" + std::to_string(n);
    return anchor;
}

VerdictView view_verdict(const Verdict& verdict, std::string anchor) {
    VerdictView view;
    view.anchor = std::move(anchor);
    view_rule(verdict, view);
    view.case_id = verdict.case_id;
    view.edition = verdict.edition;
    view.severity = verdict.severity;
    view.state = verdict.state;
    view.reason = verdict.reason;
    view.began = verdict.began;
    view.start = verdict.start;
    view.due = verdict.due;
    view.done = verdict.done;
    view.changes_on = verdict.changes_on;
    view.rests_on_no_record = rests_on_no_record(verdict);
    view.is_overdue = verdict.state == State::breached && verdict.overdue.has_value();
    view.over = verdict.over;
    view.subject = with_id(verdict.subject_record, verdict.subject_id);
    view.place = place_words(verdict.file, verdict.line);
    view.period = verdict.period;
    view.requirement = verdict.requires_;
    view.says = verdict.says;
    view.sum = verdict.sum;
    view.is_sensitive = !verdict.sensitive_to.empty();
    view.sensitive_to = list_of(verdict.sensitive_to);
    view.other_reading = verdict.other_reading;
    view.other_sum = verdict.other_sum;
    view.ask = verdict.ask;
    view.fingerprint = verdict.fingerprint;
    view.excepted = verdict.excepted;
    view.is_excepted = is_excepted(verdict);
    view_lists(verdict, view);
    return view;
}

std::string what_of(const std::string& what, const std::string& record) {
    constexpr std::size_t few = 2; // words: "category of the concern", but "concern: date on which it was believed"
    if (record.empty()) return what;
    return is_question(what) || split_words(what).size() > few ? record + ": " + what : what + " of " + record;
}

void put_exception(const std::optional<Excepted>& excepted, const std::string& prefix, Fields& fields) {
    const Excepted one = excepted.value_or(Excepted());
    fields.text(prefix + "exception", one.number);
    fields.text(prefix + "exception_reason", one.reason);
    fields.text(prefix + "exception_role", one.approved_by);
    fields.text(prefix + "exception_from", excepted ? long_date(one.from) : "");
    fields.text(prefix + "exception_until", excepted ? long_date(one.until) : "");
    fields.text(prefix + "exception_recorded", one.recorded ? long_date(*one.recorded) : "");
    fields.flag(prefix + "is_approved_late", one.approved_late);
}

void put_verdict(const VerdictView& view, Fields& fields) {
    fields.text("anchor", view.anchor);
    fields.text("case", case_words(view.case_id));
    fields.text("whose", whose_words(view.case_id));
    fields.text("procedure", view.procedure);
    fields.text("edition", view.edition);
    fields.text("rule", view.rule_id);
    fields.text("title", view.title);
    fields.text("clause", view.clause);
    fields.text("clauses", view.clauses);
    fields.text("modal", view.modal);
    fields.flag("is_indicator", view.nature == Nature::indicator);
    fields.text("severity", std::string(words_of(view.severity)));
    fields.text("mark", std::string(words_of(view.state, view.nature).mark));
    fields.text("state", std::string(words_of(view.state, view.nature).label));
    fields.text("reason", std::string(words_of(view.reason)));
    put_dates(view, fields);
    fields.text("subject", view.subject);
    fields.text("which", which_words(view));
    fields.text("place", view.place);
    fields.text("period", view.period == 0 ? "" : std::to_string(view.period));
    fields.text("requirement", view.requirement);
    fields.text("says", view.says);
    fields.text("sum", view.sum);
    fields.flag("is_sensitive", view.is_sensitive);
    fields.text("sensitive_to", spoken(view.sensitive_to));
    fields.text("other_mark", std::string(words_of(view.other_reading, view.nature).mark));
    fields.text("other_state", std::string(words_of(view.other_reading, view.nature).label));
    fields.text("other_sum", view.other_sum);
    fields.text("ask", view.ask);
    fields.text("ask_who", view.ask_who);
    fields.text("fingerprint", view.fingerprint);
    fields.flag("is_excepted", view.is_excepted);
    put_exception(view.excepted, "", fields);
    put_lists(view, fields);
}

std::string which_words(const VerdictView& view) {
    const bool is_done = view.done && (view.state == State::met || view.state == State::met_late);
    const std::optional<Day> day = is_done ? view.done : day_of(view);
    if (!day) return view.subject;
    const std::string_view word = is_done ? "done " : view.due ? "due " : "from ";
    return view.subject + (view.subject.empty() ? "" : ", ") + std::string(word) + long_date(*day);
}

std::optional<Day> day_of(const VerdictView& view) {
    if (view.due) return view.due;
    if (view.start) return view.start;
    return view.began ? view.began : view.done;
}

std::string named_record(std::string_view spoken_type, std::string_view type, std::string_view id) {
    if (id == service_id) return case_words(id);
    std::string words(spoken_type);
    const bool is_counted = id.size() > type.size() && id.starts_with(type) && id[type.size()] == '#';
    if (is_counted) return words.append(" no. ").append(id.substr(type.size() + 1));
    return id.empty() ? words : words.append(" ").append(id);
}

std::string named_record(const Record& record, const Dictionary& dictionary) {
    const RecordType& type = dictionary.type(record.type);
    return named_record(type.spoken.empty() ? spoken(type.name) : type.spoken, type.name, record.id);
}

std::string record_and_place(const Record& record, const Dictionary& dictionary) {
    return named_record(record, dictionary) + " (" + place_words(std::string(record.file), record.line) + ")";
}

std::string place_words(const std::string& file, std::uint32_t line) {
    return line == 0 ? file : file + ":" + std::to_string(line);
}

} // namespace abide
