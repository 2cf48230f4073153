// What a sound procedure, a dictionary in two files and a calendar become.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <memory>
#include <set>
#include <string>

#include "base/file.hpp"
#include "hash/hash.hpp"
#include "procedure/load.hpp"
#include "tests/places.hpp"
#include "tests/procedure/fault_page.hpp"
#include "tests/procedure/toy_kinds.hpp"

namespace abide::tests {

namespace fs = std::filesystem;

namespace {

fs::path here() { return repository() / "tests" / "procedure"; }

/// The procedure of a section of procedure.md, loaded.
struct Loaded {
    TemporaryFolder folder;
    Dictionary dictionary;
    std::unique_ptr<Procedure> procedure;
    std::string text;

    explicit Loaded(const std::string& section, const std::function<std::string(std::string)>& change = {}) {
        Diagnostics diagnostics;
        load_dictionary((here() / "facts.xml").string(), dictionary, diagnostics);
        const std::vector<FaultCase> cases = read_fault_page(read_file((here() / "procedure.md").string()));
        const auto found =
            std::find_if(cases.begin(), cases.end(), [&](const FaultCase& one) { return one.name == section; });
        BOOST_REQUIRE(found != cases.end());
        text = change ? change(found->text) : found->text;
        const fs::path file = folder.path() / "toy.xml";
        write_text(file, text);
        procedure = load_procedure(file.string(), dictionary, toy_kinds(), diagnostics);
        std::string said;
        for (const Diagnostic& diagnostic : diagnostics) said += to_text(diagnostic);
        BOOST_REQUIRE_MESSAGE(procedure, said);
        BOOST_REQUIRE_MESSAGE(!has_errors(diagnostics), said);
    }

    [[nodiscard]] const Procedure* operator->() const { return procedure.get(); }
    [[nodiscard]] RecordTypeId type(const std::string& name) const { return *dictionary.find(name); }
    [[nodiscard]] FactRef fact(const std::string& path) const { return *dictionary.find_path(path); }
    [[nodiscard]] const Rule& rule(const std::string& id) const { return *procedure->rule(id); }
};

std::string replaced(std::string text, const std::string& before, const std::string& after) {
    const std::size_t at = text.find(before);
    BOOST_REQUIRE_MESSAGE(at != std::string::npos, before);
    return text.replace(at, before.size(), after);
}

/// A path as the sound procedure's first condition, compiled from a concern.
FactPath path_from(const std::string& record, const std::string& path) {
    const Loaded loaded("The sound file", [&](const std::string& text) {
        const std::string rule =
            "<rule id=\"path\" clause=\"3-1\" severity=\"low\"><title>T</title><for-each record=\"" + record +
            "\"/><applies><recorded fact=\"" + path +
            "\"/></applies><partnered need=\"meeting\" if-absent=\"cannot-tell\"/>"
            "<say><requirement>R</requirement></say>"
            "<example name=\"a\" as-at=\"2020-01-01\"><given/><expect state=\"met\"/></example>"
            "<example name=\"b\" as-at=\"2020-01-01\"><given/><expect state=\"cannot-tell\"/></example>"
            "</rule>\n  <clauses>";
        return replaced(text, "<clauses>", rule);
    });
    return loaded.rule("path").applies.fact;
}

void number_of(const Condition& condition, std::multiset<std::uint16_t>& numbers) {
    numbers.insert(condition.number);
    for (const Condition& part : condition.parts) number_of(part, numbers);
}

} // namespace

BOOST_AUTO_TEST_SUITE(procedure)
BOOST_AUTO_TEST_SUITE(contents)

BOOST_AUTO_TEST_CASE(head_editions_and_clauses) {
    const Loaded loaded("The sound file");
    BOOST_TEST(loaded->id == "toy");
    BOOST_TEST(loaded->area == "Toytown");
    BOOST_TEST(!loaded->is_national());
    BOOST_TEST(loaded->sha256 == sha256(loaded.text));
    BOOST_REQUIRE(loaded->editions.size() == 2);
    BOOST_TEST(loaded->editions[0].id == "first");
    BOOST_TEST(iso(loaded->editions[0].to.last) == "2019-06-30");
    BOOST_TEST(iso(loaded->editions[0].review_due) == "2018");
    BOOST_TEST(!loaded->editions[1].has_to);
    BOOST_REQUIRE(loaded->clause("3-1") != nullptr);
    BOOST_TEST((loaded->clause("3-1")->status == ClauseStatus::part));
    BOOST_TEST(loaded->clause("3-1")->why == "Clarity is for people.");
    BOOST_TEST(loaded->clause("1-1")->says == "Meet in time.");
    BOOST_TEST(loaded->clause("1-1")->modal == "should");
}

BOOST_AUTO_TEST_CASE(a_clause_that_somebody_is_asked_about) {
    const Loaded loaded("A clause asked of somebody");
    const Clause& asked = *loaded->clause("4-1");
    BOOST_TEST(asked.asked_of == "panel chair");
    BOOST_REQUIRE(asked.every != nullptr);
    BOOST_TEST(asked.every->id == "often");
    BOOST_TEST(asked.every->values.front().amount == 6);
    BOOST_TEST(loaded->clause("3-1")->asked_of == "");
    BOOST_TEST(loaded->clause("3-1")->every == nullptr);
}

BOOST_AUTO_TEST_CASE(settings_with_their_values) {
    const Loaded loaded("The sound file");
    const Setting& limit = *loaded->settings.front();
    BOOST_TEST(limit.id == "three-days");
    BOOST_TEST((limit.type == SettingType::duration));
    BOOST_TEST((limit.unit == Unit::working_days));
    BOOST_TEST((limit.basis == Basis::document));
    BOOST_TEST(limit.clause == "1-1");
    BOOST_TEST(limit.on(*parse_day("2019-06-30")).amount == 3);
    BOOST_TEST(limit.on(*parse_day("2019-07-01")).amount == 4);
    BOOST_REQUIRE(loaded->first_day_counted != nullptr);
    BOOST_TEST(loaded->first_day_counted->values.front().word == "day-after");
    BOOST_TEST(loaded->first_day_counted->others.front() == "same-day");
    BOOST_TEST(loaded->due_soon == nullptr);
}

BOOST_AUTO_TEST_CASE(a_check_with_its_arguments) {
    const Loaded loaded("The sound file");
    const Rule& rule = loaded.rule("meeting-in-time");
    BOOST_TEST(rule.subject == loaded.type("concern"));
    BOOST_TEST(rule.kind->name == "timely");
    BOOST_TEST((rule.severity == Severity::high));
    BOOST_TEST(rule.modal == "should");
    BOOST_TEST(rule.clauses.size() == 2U);
    const Args& args = rule.args;
    BOOST_TEST((args[0].fact.fact == loaded.fact("concern.believed")));
    BOOST_TEST(args[0].fact.steps.empty());
    BOOST_TEST(args[1].record == loaded.type("meeting"));
    BOOST_TEST((args[2].fact.fact == loaded.fact("meeting.held")));
    BOOST_TEST(args[2].fact.steps.empty());
    BOOST_TEST((args[3].link == loaded.fact("meeting.concern")));
    BOOST_TEST(args[4].setting == loaded->settings.front().get());
    BOOST_TEST(!args[5].given);
    BOOST_TEST(!args[6].given);
    BOOST_TEST(args[6].choice == 0U);
    BOOST_TEST(args.has_where);
    BOOST_TEST((args.where.fact.fact == loaded.fact("meeting.minutes")));
    BOOST_REQUIRE(args.children.size() == 1);
    const Child& instead = args.children.front();
    BOOST_TEST(instead.values[0].setting == loaded->settings.front().get());
    BOOST_REQUIRE(instead.condition.parts.size() == 2);
    BOOST_TEST((instead.condition.parts[1].form == Condition::Form::recorded_by_limit));
}

BOOST_AUTO_TEST_CASE(items_with_their_facts_and_exceptions) {
    const Loaded loaded("The sound file");
    const Args& args = loaded.rule("on-file").args;
    BOOST_REQUIRE(args.children.size() == 2);
    const Child& note = args.children[0];
    BOOST_TEST(note.id == "meeting-note");
    BOOST_TEST(note.text == "meeting-note");
    BOOST_TEST(note.clauses.front() == "3-2");
    BOOST_REQUIRE(note.values[1].facts.size() == 2);
    BOOST_TEST((note.values[1].facts[0].fact == loaded.fact("meeting.minutes")));
    BOOST_TEST(note.values[1].facts[1].written == "meeting.chair");
    BOOST_TEST(note.has_unless);
    BOOST_TEST((note.unless.fact.fact == loaded.fact("child.at-school")));
    BOOST_TEST(note.unless.codes.front() == 0);
    const Child& own = args.children[1];
    BOOST_TEST(!own.values[0].given);
    BOOST_TEST((own.values[1].facts[0].fact == loaded.fact("concern.note")));
    BOOST_TEST(!own.has_unless);
    BOOST_TEST(!own.severity.has_value());
}

BOOST_AUTO_TEST_CASE(a_decision_table_and_its_outcomes) {
    const Loaded loaded("The sound file");
    const DecisionTable& table = *loaded->tables.front();
    BOOST_TEST(table.subject == loaded.type("concern"));
    BOOST_TEST(table.output == "way");
    BOOST_REQUIRE(table.rows.size() == 4);
    BOOST_TEST(table.rows[0].in[1].size() == 2U);
    BOOST_TEST(table.rows[0].unknown[1]);
    BOOST_TEST(!table.rows[0].unknown[0]);
    BOOST_TEST(table.rows[2].unknown[1]);
    BOOST_TEST(table.rows[2].in[1].front() == 1);
    BOOST_TEST(table.rows[3].in[0].empty());
    BOOST_TEST(table.rows[3].out == "ask");
    const Args& args = loaded.rule("routed").args;
    BOOST_TEST(args[0].table == &table);
    BOOST_TEST(args.children[0].has_condition);
    BOOST_TEST(args.children[2].values[0].choice == 2U);
    BOOST_TEST(args.children[2].text == "ask");
}

BOOST_AUTO_TEST_CASE(sentences_and_examples) {
    const Loaded loaded("The sound file");
    const Rule& rule = loaded.rule("meeting-in-time");
    BOOST_TEST(rule.say.requirement == "Meet within {limit}.");
    BOOST_TEST(rule.say.by_state.at("met") == "Held on {done}.");
    BOOST_TEST(rule.say.ask_who == "manager");
    BOOST_TEST(rule.say.ask == "Hold it.");
    BOOST_REQUIRE(rule.examples.size() == 3);
    const Example& example = rule.examples[0];
    BOOST_TEST(example.name == "In time");
    BOOST_TEST(iso(example.as_at) == "2020-02-01");
    BOOST_TEST(example.given == "<concern id=\"c1\" believed=\"2020-01-06\"/>");
    BOOST_TEST(example.given_line == 48U);
    BOOST_TEST((example.expects.front().state == State::met));
    BOOST_TEST(example.expects.front().due == "2020-01-10");
    BOOST_TEST(example.expects.front().sensitive_to == "first-day-counted");
    BOOST_TEST((rule.examples[1].expects.front().reason == Reason::not_done));
    BOOST_TEST(rule.examples[2].expects.front().missing == "concern.believed meeting");
}

BOOST_AUTO_TEST_CASE(every_condition_has_a_number_of_its_own) {
    const Loaded loaded("The sound file");
    std::multiset<std::uint16_t> numbers;
    for (const auto& rule : loaded->rules) {
        if (rule->has_applies) number_of(rule->applies, numbers);
        if (rule->args.has_where) number_of(rule->args.where, numbers);
        for (const Child& child : rule->args.children) {
            if (child.has_condition) number_of(child.condition, numbers);
            if (child.has_unless) number_of(child.unless, numbers);
        }
    }
    BOOST_TEST(numbers.size() == loaded->condition_count);
    BOOST_TEST(std::set<std::uint16_t>(numbers.begin(), numbers.end()).size() == numbers.size());
    BOOST_TEST(*numbers.rbegin() + 1U == loaded->condition_count);
}

BOOST_AUTO_TEST_CASE(exceptions_are_sorted_by_their_order) {
    const Loaded loaded("Exceptions in order may both hold");
    const std::vector<Child>& exceptions = loaded.rule("meeting-in-time").args.children;
    BOOST_REQUIRE(exceptions.size() == 2);
    BOOST_TEST((exceptions[0].condition.form == Condition::Form::all));
    BOOST_TEST((exceptions[1].condition.fact.fact == loaded.fact("concern.urgent")));
}

BOOST_AUTO_TEST_CASE(paths_lead_over_references_and_records_a_case_has_once) {
    const FactPath own = path_from("concern", "concern.note");
    BOOST_TEST(own.steps.empty());
    const FactPath once = path_from("concern", "child.born");
    BOOST_REQUIRE(once.steps.size() == 1);
    BOOST_TEST((once.steps[0].step == Step::once));
    const FactPath behind_once = path_from("concern", "school.sector");
    BOOST_REQUIRE(behind_once.steps.size() == 2);
    BOOST_TEST((behind_once.steps[0].step == Step::once));
    BOOST_TEST((behind_once.steps[1].step == Step::follow));
    const FactPath two_steps = path_from("attendee", "concern.note");
    BOOST_REQUIRE(two_steps.steps.size() == 2);
    BOOST_TEST((two_steps.steps[0].step == Step::follow));
    // The short way (plan-item.concern) is taken, not the one through the plan.
    BOOST_TEST(path_from("plan-item", "concern.note").steps.size() == 1U);
    BOOST_TEST(path_from("case", "case.team").steps.empty());
}

BOOST_AUTO_TEST_CASE(a_derived_fact_is_reached_like_any_other) {
    const FactPath own = path_from("concern", "latest-level");
    BOOST_REQUIRE(own.derived != nullptr);
    BOOST_TEST(own.steps.empty());
    const FactPath reached = path_from("attendee", "latest-level");
    BOOST_TEST(reached.steps.size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_second_dictionary_adds_records_and_facts) {
    const TemporaryFolder folder;
    const fs::path file = folder.path() / "more.xml";
    write_text(file,
               "<facts xmlns=\"urn:abide:facts:1\">"
               "<record name=\"concern\" recorded=\"seen\"><fact name=\"seen\" type=\"date\" meaning=\"M.\"/></record>"
               "<record name=\"visit\" meaning=\"A visit.\"><fact name=\"concern\" type=\"reference\" to=\"concern\" "
               "meaning=\"M.\"/></record></facts>");
    Diagnostics diagnostics;
    Dictionary dictionary;
    load_dictionary((here() / "facts.xml").string(), dictionary, diagnostics);
    const std::size_t facts_before = dictionary.type(*dictionary.find("concern")).facts.size();
    load_dictionary(file.string(), dictionary, diagnostics);
    BOOST_TEST(diagnostics.empty());
    BOOST_TEST(*dictionary.find("case") == Dictionary::case_type);
    const RecordType& concern = dictionary.type(*dictionary.find("concern"));
    BOOST_TEST(concern.meaning == "A concern.");
    BOOST_TEST(concern.facts.size() == facts_before + 1);
    BOOST_TEST(concern.facts[*concern.dated].name == "believed");
    BOOST_TEST(concern.facts[*concern.recorded].name == "seen");
    BOOST_TEST(dictionary.fact(*dictionary.find_path("visit.concern")).refers_to == *dictionary.find("concern"));
}

BOOST_AUTO_TEST_CASE(the_case_comes_first_whatever_a_dictionary_says) {
    const TemporaryFolder folder;
    const fs::path file = folder.path() / "facts.xml";
    write_text(file, "<facts xmlns=\"urn:abide:facts:1\"><record name=\"visit\" meaning=\"A visit.\"/></facts>");
    Diagnostics diagnostics;
    Dictionary dictionary;
    load_dictionary(file.string(), dictionary, diagnostics);
    BOOST_TEST(diagnostics.empty());
    BOOST_TEST(dictionary.type(Dictionary::case_type).name == "case");
    BOOST_TEST(dictionary.type(Dictionary::case_type).once);
    BOOST_TEST(*dictionary.find("visit") == 1U);
}

BOOST_AUTO_TEST_CASE(facts_are_read_with_their_types) {
    Diagnostics diagnostics;
    Dictionary dictionary;
    load_dictionary((here() / "facts.xml").string(), dictionary, diagnostics);
    const Fact& harm = dictionary.fact(*dictionary.find_path("concern.harm"));
    BOOST_TEST((harm.type == FactType::code));
    BOOST_TEST(harm.codes == (std::vector<std::string>{"yes", "no"}), boost::test_tools::per_element());
    BOOST_TEST(!harm.ordered);
    BOOST_TEST(dictionary.fact(*dictionary.find_path("concern.category")).ordered);
    BOOST_TEST(dictionary.type(*dictionary.find("plan-item")).spoken == "plan item");
    BOOST_TEST(dictionary.type(*dictionary.find("child")).once);
}

BOOST_AUTO_TEST_CASE(a_calendar_file_names_its_areas_and_its_hash) {
    const std::string file = (repository() / "procedures" / "calendars" / "jersey.xml").string();
    Diagnostics diagnostics;
    const std::optional<CalendarFile> calendar = load_calendar(file, diagnostics);
    BOOST_REQUIRE(calendar);
    BOOST_TEST(calendar->sha256 == sha256(read_file(file)));
    BOOST_TEST(calendar->areas == std::vector<std::string>{"Jersey"}, boost::test_tools::per_element());
    BOOST_TEST(calendar->calendar.title() == "Jersey");
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
