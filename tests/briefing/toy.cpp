// Makes the made-up case: Easter 2026, four days off in the middle of everything.
#include "tests/briefing/toy.hpp"

#include <memory>
#include <stdexcept>

#include "hash/hash.hpp"
#include "tests/places.hpp"

namespace abide::tests {

namespace {

Day day(std::string_view iso) { return parse_day(iso).value(); }

constexpr Parameter toy_parameters[] = {
    {"start", ParameterType::date_fact, true, "", "the day the duty begins"},
    {"need", ParameterType::record, true, "", "what has to be done"},
    {"within", ParameterType::duration, true, "", "how soon"},
};

const Kind toy_kind = [] {
    Kind kind;
    kind.name = "deadline";
    kind.summary = "One record is due within a limit of another’s date.";
    kind.parameters = toy_parameters;
    kind.duty_date = "start";
    return kind;
}();

RecordType record_type(const std::string& name, const std::string& spoken, std::vector<Fact> facts) {
    RecordType type;
    type.name = name;
    type.spoken = spoken;
    type.facts = std::move(facts);
    for (std::size_t i = 0; i < type.facts.size(); ++i) {
        type.by_name[type.facts[i].name] = static_cast<FactId>(i);
        if (type.facts[i].name == "date") type.dated = static_cast<FactId>(i);
    }
    return type;
}

Fact fact(const std::string& name, FactType type, std::vector<std::string> codes = {}) {
    Fact made;
    made.name = name;
    made.type = type;
    made.codes = std::move(codes);
    return made;
}

} // namespace

const Templates& shipped_templates() {
    static const Templates loaded = [] {
        Diagnostics diagnostics;
        const HexSha256 hash = [](std::string_view bytes) { return sha256(bytes); };
        Templates templates =
            load_templates({(repository() / "report-templates").string(), "", "", ""}, hash, diagnostics);
        std::string faults;
        for (const Diagnostic& one : diagnostics) faults += to_text(one);
        if (!faults.empty()) throw std::runtime_error(faults);
        return templates;
    }();
    return loaded;
}

Toy::Toy() {
    calendar = Calendar("england-and-wales", "England and Wales", day("2025-01-01"), day("2028-12-31"),
                        {{day("2026-04-03"), "Good Friday"}, {day("2026-04-06"), "Easter Monday"}}, {});
    make_dictionary();
    make_settings();
    make_procedure();
    make_case();
    make_run();
    make_verdicts();
    make_unsettled_verdicts();
    run.counts.cases = 1;
}

void Toy::make_dictionary() {
    dictionary.add(record_type("case", "case", {fact("team", FactType::text), fact("worker", FactType::text)}));
    dictionary.add(record_type("child", "child", {fact("born", FactType::date)}));
    dictionary.add(record_type("concern", "concern",
                               {fact("date", FactType::date), fact("category", FactType::code, {"0", "1", "2", "3"}),
                                fact("harm-to-other-believed", FactType::code, {"yes", "no"})}));
    const std::vector<std::pair<std::string, std::string>> dated = {
        {"strategy-meeting", "strategy meeting"},
        {"section-47", "Section 47 enquiry"},
        {"initial-conference", "initial child protection conference"},
        {"child-plan", "child’s plan"},
        {"review-conference", "review conference"},
        {"panel-nomination", "panel nomination"},
        {"school-letter", "letter from school"},
    };
    for (const auto& [name, spoken] : dated) dictionary.add(record_type(name, spoken, {fact("date", FactType::date)}));
}

void Toy::make_settings() {
    auto limit = std::make_unique<Setting>();
    limit->id = "strategy-limit";
    limit->unit = Unit::working_days;
    limit->basis = Basis::document;
    limit->clause = "5.3-1";
    limit->values.push_back({parse_when("2016-12").value(), 3, ""});
    procedure.settings.push_back(std::move(limit));
    auto counted = std::make_unique<Setting>();
    counted->id = "first-day-counted";
    counted->type = SettingType::choice;
    counted->basis = Basis::assumption;
    counted->why = "The text does not say whether the day of the concern is day 1.";
    counted->values.push_back({parse_when("2016-12").value(), 0, "day-after"});
    counted->others = {"same-day"};
    procedure.settings.push_back(std::move(counted));
}

Rule& Toy::add_rule(const std::string& id, const std::string& title, const std::string& clause, Severity severity,
                    const std::string& need) {
    auto rule = std::make_unique<Rule>();
    rule->id = id;
    rule->title = title;
    rule->clauses = {clause};
    rule->modal = "should";
    rule->severity = severity;
    rule->number = static_cast<std::uint16_t>(procedure.rules.size());
    rule->subject = dictionary.find("concern").value();
    rule->kind = &toy_kind;
    rule->args.values.resize(3);
    for (Argument& argument : rule->args.values) argument.given = true;
    rule->args.values[0].fact.fact = dictionary.find_path("concern.date").value();
    rule->args.values[0].fact.written = "concern.date";
    rule->args.values[1].record = dictionary.find(need).value();
    rule->args.values[2].setting = procedure.settings.front().get();
    rule->say.requirement = "What clause " + clause + " asks is to be done within {limit}.";
    rule->say.by_state = {{"met", "Done on {done}; due {due}."},
                          {"breached", "Nothing is recorded. It was due on {due}."}};
    rule->say.ask_who = "social work manager";
    rule->say.ask = "Record it, or record why it was not done.";
    procedure.rules.push_back(std::move(rule));
    return *procedure.rules.back();
}

void Toy::make_procedure() {
    procedure.id = "toy-procedure";
    procedure.title = "Harmful behaviour between children";
    procedure.area = "Islington";
    procedure.chapter = "1.5";
    Edition edition;
    edition.id = "2016-12";
    edition.from = parse_when("2016-12").value();
    edition.has_review = true;
    edition.review_due = parse_when("2017-10").value();
    procedure.editions.push_back(edition);
    procedure.clauses = {
        {"4-1", ClauseStatus::checked, "A plan for the child is agreed soon after the concern.", "", "should", 1},
        {"5.3-1", ClauseStatus::checked, "A strategy meeting is held within three working days of the concern.", "",
         "should", 2},
        {"5.4-2", ClauseStatus::part, "An enquiry begins and leads to a conference where it must.",
         "Whether a conference must be held is for people.", "must", 3},
        {"6-1", ClauseStatus::checked, "The child’s plan is reviewed, and the panel hears of the case.", "", "should",
         4},
        {"7-3", ClauseStatus::for_people, "Work with the child is reflective.", "No record shows reflection.", "should",
         5},
    };
    using enum Severity;
    add_rule("strategy-meeting-in-time", "Strategy meeting held in time", "5.3-1", high, "strategy-meeting");
    add_rule("second-meeting-in-time", "Follow-up strategy meeting held in time", "5.3-1", medium, "strategy-meeting");
    add_rule("enquiry-in-time", "Section 47 enquiry begun in time", "5.4-2", high, "section-47");
    add_rule("conference-in-time", "Initial conference held in time", "5.4-2", critical, "initial-conference");
    add_rule("plan-agreed", "Child’s plan agreed", "4-1", medium, "child-plan");
    add_rule("review-in-time", "Review conference held in time", "6-1", medium, "review-conference");
    add_rule("panel-told", "Panel told of the case", "6-1", low, "panel-nomination");
    add_rule("chair-not-worker", "Meeting chaired by somebody else than the worker", "5.3-1", low, "strategy-meeting");
    add_rule("old-plan", "Plan made under the earlier text", "4-1", low, "child-plan");
    add_rule("sibling-considered", "Brothers and sisters considered", "6-1", info, "child-plan").nature =
        Nature::indicator;
}

void Toy::add_record(std::string_view type, std::string_view id, std::uint32_t line,
                     const std::vector<std::pair<std::string, std::string>>& facts) {
    Record record;
    record.type = dictionary.find(type).value();
    record.id = arena_.text(id);
    record.line = line;
    record.file = one_case.file;
    record.values = arena_.values(dictionary.type(record.type).facts.size());
    for (const auto& [name, written] : facts) {
        const FactId id_of_fact = dictionary.find(record.type, name).value();
        const Fact& meant = dictionary.fact({record.type, id_of_fact});
        Value& value = record.values[id_of_fact];
        value.state = Known::known;
        value.line = line;
        if (meant.type == FactType::date) value.when = parse_when(written).value();
        if (meant.type == FactType::code) value.code = code_index(meant, written).value();
        if (meant.type == FactType::text) value.set_text(arena_.text(written));
    }
    one_case.records.push_back(record);
    one_case.own_records = one_case.records.size();
}

void Toy::make_case() {
    one_case.id = "C-0019";
    one_case.file = "cases/north.xml";
    one_case.line = 20;
    add_record("case", "", 20, {{"team", "north"}, {"worker", "W-12"}});
    add_record("child", "ch1", 21, {{"born", "2012-05"}});
    add_record("concern", "c1", 22, {{"date", "2026-03-11"}, {"category", "1"}});
    add_record("concern", "c2", 24, {{"date", "2026-04-02"}, {"harm-to-other-believed", "yes"}});
    add_record("strategy-meeting", "m1", 26, {{"date", "2026-03-16"}});
    add_record("section-47", "s1", 30, {{"date", "2026-03-18"}});
    add_record("initial-conference", "k1", 31, {{"date", "2026-04-01"}});
    add_record("child-plan", "p1", 33, {{"date", "2026-02"}});
    add_record("school-letter", "", 36, {{"date", "2026-03-12"}});
    add_record("school-letter", "l2", 37, {});
    add_record("panel-nomination", "n1", 40, {{"date", "2026-04-16"}});
    set_aside = {static_cast<RecordIndex>(one_case.records.size() - 1)};
}

void Toy::make_run() {
    run.as_at = day("2026-04-10");
    run.calendar = calendar.title();
    run.calendar_ends = calendar.last();
    run.procedures = {used_procedure(procedure, run.as_at)};
    ExportUsed north;
    north.file = "cases/north.xml";
    north.system = "demo";
    north.exported = parse_when("2026-04-10T02:00:00");
    north.cases = 1;
    north.refused = 1;
    north.cases_stated = 3;
    north.future_dated = 1;
    north.unmapped = {{"case/letter-to-parent", 4}};
    run.exports = {north};
    run.made_by = "Abide 0.1.0";
    Diagnostic bad_date;
    bad_date.code = "XML-0107";
    bad_date.place = {"cases/north.xml", 41, 9};
    bad_date.case_id = "C-0019";
    bad_date.says = "date \"31,03,2026\" is not a date";
    bad_date.help = "did you mean 2026-03-31?";
    Diagnostic refused = bad_date;
    refused.code = "XML-0101";
    refused.place = {"cases/north.xml", 90, 3};
    refused.case_id = "C-0020";
    refused.says = "the case ends before its last element is closed";
    refused.help = "";
    run.diagnostics = {bad_date, refused};
}

Verdict& Toy::add_verdict(const std::string& rule, State state, const std::string& says) {
    Verdict& verdict = verdicts.emplace_back();
    verdict.procedure = &procedure;
    verdict.rule = procedure.rule(rule);
    verdict.case_id = std::string(one_case.id);
    verdict.edition = "2016-12";
    verdict.subject_record = "concern";
    verdict.subject_id = "c2";
    verdict.file = "cases/north.xml";
    verdict.line = 24;
    verdict.state = state;
    verdict.severity = verdict.rule->severity;
    verdict.says = says;
    verdict.requires_ = "What clause " + verdict.rule->clauses.front() + " asks is to be done within 3 working days.";
    verdict.settings = {{"strategy-limit", "3 working days", Basis::document},
                        {"first-day-counted", "day-after", Basis::assumption}};
    verdict.evidence = {{"concern", "c2", "date", "2026-04-02", "cases/north.xml", 24}};
    verdict.fingerprint = sha256("toy verdict " + std::to_string(verdicts.size()));
    run.counts.add(state);
    return verdict;
}

void Toy::make_verdicts() {
    const Limit limit{3, Unit::working_days};
    const auto sum = [&](std::string_view from, Counting counting) {
        return day_sum(day(from), limit, counting, calendar);
    };

    Verdict& breached = add_verdict("strategy-meeting-in-time", State::breached,
                                    "No strategy meeting is recorded. It was due on Thu 9 Apr 2026 (3 working days "
                                    "after Thu 2 Apr 2026).");
    breached.reason = Reason::not_done;
    breached.start = day("2026-04-02");
    breached.due = day("2026-04-09");
    breached.days_over = 1;
    breached.over = "1 working day";
    breached.sum = sum("2026-04-02", Counting::day_after);
    breached.sensitive_to = {"first-day-counted"};
    breached.other_reading = State::breached;
    breached.other_sum = sum("2026-04-02", Counting::same_day);
    breached.ask = "Record the meeting, or record why it was not held.";

    Verdict& late = add_verdict("enquiry-in-time", State::met_late,
                                "Begun on Wed 18 Mar 2026, after the due date Mon 16 Mar 2026.");
    late.subject_id = "c1";
    late.start = day("2026-03-11");
    late.due = day("2026-03-16");
    late.done = day("2026-03-18");
    late.days_over = 2;
    late.over = "2 working days";
    late.sum = sum("2026-03-11", Counting::day_after);

    Verdict& met = add_verdict("second-meeting-in-time", State::met, "Held on Mon 16 Mar 2026, the day it was due.");
    met.subject_id = "c1";
    met.start = day("2026-03-11");
    met.due = met.done = day("2026-03-16");
    met.sum = sum("2026-03-11", Counting::day_after);
    met.sensitive_to = {"first-day-counted"};
    met.other_reading = State::met_late;
    met.other_sum = sum("2026-03-11", Counting::same_day);
    met.evidence.push_back({"strategy-meeting", "m1", "date", "2026-03-16", "cases/north.xml", 26});

    Verdict& soon = add_verdict("plan-agreed", State::due_soon, "Not yet agreed; due Mon 13 Apr 2026.");
    soon.start = day("2026-04-08");
    soon.due = day("2026-04-13");
    soon.changes_on = day("2026-04-14");

    Verdict& ahead = add_verdict("review-in-time", State::not_yet_due, "Due Wed 1 Jul 2026.");
    ahead.start = day("2026-04-01");
    ahead.due = day("2026-07-01");
    ahead.period = 1;
}

void Toy::make_unsettled_verdicts() {
    Verdict& unknown = add_verdict("conference-in-time", State::cannot_tell,
                                   "Cannot tell, because the category of concern c2 is not recorded.");
    unknown.reason = Reason::applicability;
    unknown.start = day("2026-04-02");
    unknown.due = day("2026-04-23");
    unknown.missing = {{"concern.category", "c2", Reason::missing}, {"initial-conference", "", Reason::not_exported}};
    unknown.alternatives = {{"concern.category", "2", State::breached},
                            {"concern.category", "0", State::not_applicable}};
    unknown.ask = "Record the category.";

    Verdict& either = add_verdict("panel-told", State::no_breach_either_way,
                                  "The category is not recorded; whatever it is, the panel had been told.");
    either.done = day("2026-03-20");
    either.items = {{"name-given", {"6-1"}, State::met, Reason::none, {}},
                    {"reason-given", {"6-1"}, State::cannot_tell, Reason::missing, {}}};

    add_verdict("chair-not-worker", State::not_applicable, "").reason = Reason::outside_scope;
    add_verdict("old-plan", State::not_checked, "").reason = Reason::no_edition_in_force;
    add_verdict("sibling-considered", State::breached, "The plan does not mention brothers or sisters.").reason =
        Reason::not_included;
}

void Toy::except_the_breach() {
    verdicts.front().excepted = Excepted{
        "E-1", "The family is abroad *until* May.", "service manager", day("2026-04-01"), day("2026-04-30"), true};
}

CaseInput Toy::input() const {
    judged_.clear();
    PassedOverRules passed_over;
    for (const Verdict& verdict : verdicts) {
        if (is_judged(verdict.state))
            judged_.push_back(verdict);
        else
            passed_over.add(verdict);
    }
    return {&one_case, &dictionary, &calendar, judged_, passed_over, set_aside};
}

CaseSheet Toy::sheet() const { return view_case(input(), run, shipped_templates()); }

FindingsRegister Toy::findings() const {
    Tally tally;
    std::vector<Finding> found;
    for (const Verdict& verdict : verdicts) {
        tally.add(procedure, *verdict.rule, "north", verdict.state);
        found.push_back({verdict, "north"});
    }
    const Procedure* const procedures[] = {&procedure};
    return view_findings(std::move(found), tally, run, procedures);
}

std::span<const std::string> hostile_texts() {
    static const std::vector<std::string> texts = {
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "</title></style><svg onload=alert(1)>",
        "javascript:alert(1)",
        "[click](javascript:alert(1))",
        "![x](http://example.org/x.png)",
        "<!-- figure: timeline -->",
        "<a id=\"x\"></a>",
        "a | b | c",
        "| a |\n|---|\n| b |",
        "\\| \\\\| \\",
        "# not a heading #",
        "Title\n===",
        "- item",
        "1. item",
        "12) item",
        "> quotation",
        "```\ncode\n```",
        "~~~",
        "    four spaces",
        "---",
        "***",
        "*bold* _em_ **x**",
        "`code`",
        "&lt;b&gt; &amp; &#x3C;",
        "[ref]: http://example.org",
        "{{raw}} {{{raw}}} {{#x}}{{/x}}",
        "[[title]] ]]",
        "line one\r\nline two\xE2\x80\xA8line three",
        "tab\there",
        std::string("nul\0byte", 8),
        "bell\x07",
        "bad utf \xff\xfe\xc3(",
        "\xED\xA0\x80",
        "right-to-left \xE2\x80\xAE left\xE2\x80\xAC",
        "=cmd|' /C calc'!A0",
        "**? bold mark**",
        "Wow!",
        "~~gone~~ $x$ #1",
        "www.example.org http://example.org",
        "Table: not a caption",
        "O’Brien & Søn – “quoted”",
        "محمد",
        "",
        "   ",
        "\\",
        "!",
        "+",
        ":--",
        "=",
    };
    return texts;
}

} // namespace abide::tests
