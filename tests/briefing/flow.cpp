// The route of a case: every rule stands on it once, with what it asks for and by when, and can be read in its drawing.
#include "briefing/flow.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>
#include <set>

#include "base/words.hpp"
#include "briefing/rule_pages.hpp"
#include "tests/briefing/page_check.hpp"
#include "tests/briefing/toy.hpp"
#include "tests/golden.hpp"
#include "tests/shipped_rulebook.hpp"

namespace abide::tests {

namespace {

Flow shipped_flow(std::string_view id) { return view_flow(shipped_procedure(id), shipped_rulebook().dictionary()); }

struct Place {
    const FlowSection* section = nullptr;
    const FlowStep* step = nullptr;
    const FlowRule* rule = nullptr;
};

// Every place at which a rule stands.
std::multimap<std::string, Place> places_in(const Flow& flow) {
    std::multimap<std::string, Place> places;
    for (const FlowSection& section : flow.sections)
        for (const FlowStep& step : section.steps)
            for (const FlowRule& rule : step.rules) places.insert({rule.rule, {&section, &step, &rule}});
    return places;
}

// The route of Islington's procedure, asked about one rule.
struct Islington {
    const Flow flow = shipped_flow("islington-hsb");

    [[nodiscard]] Place place(const std::string& rule) const {
        const std::multimap<std::string, Place> places = places_in(flow);
        BOOST_TEST_REQUIRE(places.count(rule) == 1U, rule);
        return places.find(rule)->second;
    }
    [[nodiscard]] std::string step(const std::string& rule) const { return words_of(*place(rule).step); }
    [[nodiscard]] LimitWords limits(const std::string& rule) const { return place(rule).rule->limits; }
};

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : " | ") + part;
    return text;
}

// Words are broken into lines wherever there is no room.
std::string without_spaces(std::string text) {
    std::erase(text, ' ');
    return text;
}

std::string all_drawings(const Flow& flow) {
    std::string all;
    for (const auto& [name, drawing] : draw_flow(flow)) all += drawing;
    return all;
}

void check_listed(const std::string& list, const FlowRule& rule) {
    BOOST_TEST(times(list, rule.title + " (" + rule.clauses) == 1U, rule.rule);
    BOOST_TEST(has(list, rule.requirement), rule.rule);
    for (const std::string& limit : rule.limits.limits) BOOST_TEST(has(list, limit), rule.rule);
    for (const OtherLimit& other : rule.limits.instead) {
        BOOST_TEST(has(list, other_limit_words(other)), rule.rule);
        BOOST_TEST(has(list, other.where), rule.rule);
    }
}

} // namespace

BOOST_AUTO_TEST_SUITE(briefing)
BOOST_AUTO_TEST_SUITE(route_of_a_case)

BOOST_AUTO_TEST_CASE(every_rule_of_every_shipped_procedure_stands_on_the_route_once_in_the_part_of_its_first_clause) {
    BOOST_TEST(shipped_rulebook().procedures().size() >= 2U);
    for (const auto& procedure : shipped_rulebook().procedures()) {
        const Flow flow = view_flow(*procedure, shipped_rulebook().dictionary());
        const std::multimap<std::string, Place> places = places_in(flow);
        BOOST_TEST(places.size() == procedure->rules.size());
        for (const auto& rule : procedure->rules) {
            BOOST_TEST_REQUIRE(places.count(rule->id) == 1U, rule->id);
            const Place& place = places.find(rule->id)->second;
            BOOST_TEST(place.section->section == procedure->clause(rule->clauses.front())->section(), rule->id);
            BOOST_TEST(place.step->from == shipped_rulebook().dictionary().type(rule->subject).name, rule->id);
        }
    }
}

BOOST_AUTO_TEST_CASE(every_rule_stands_in_the_wide_and_in_the_narrow_drawing_with_all_its_words) {
    for (const auto& procedure : shipped_rulebook().procedures()) {
        const std::string drawn = words_in(all_drawings(view_flow(*procedure, shipped_rulebook().dictionary())));
        for (const auto& rule : procedure->rules)
            BOOST_TEST(times(without_spaces(drawn), without_spaces(rule->title + " (" + rule->clauses.front())) == 2U,
                       rule->id);
        BOOST_TEST(!has(drawn, "…")); // where a word is wider than its box
    }
}

BOOST_AUTO_TEST_CASE(sections_follow_the_source_and_steps_of_one_record_each_other) {
    const Islington islington;
    std::vector<std::string> sections;
    for (const FlowSection& section : islington.flow.sections) {
        sections.push_back(section.section);
        std::vector<std::string> begun;
        for (const FlowStep& step : section.steps) {
            if (!begun.empty() && begun.back() == step.from_words) continue;
            BOOST_TEST(std::ranges::count(begun, step.from_words) == 0, section.section << ", " << step.from_words);
            begun.push_back(step.from_words);
        }
    }
    BOOST_TEST(joined(sections) == "1 | 2 | 3 | 5.1 | 5.2 | 5.3 | 5.4 | 6 | 7 | 8");
}

BOOST_AUTO_TEST_CASE(rules_that_go_the_same_way_stand_together) {
    const Islington islington;
    std::vector<std::string> together;
    for (const FlowRule& rule : islington.place("strategy-meeting-in-time").step->rules) together.push_back(rule.rule);
    BOOST_TEST(joined(together) == "strategy-meeting-in-time | strategy-meeting-sooner");
}

BOOST_AUTO_TEST_CASE(what_must_be_there_is_said_with_what_will_do_as_well) {
    const Islington islington;
    BOOST_TEST(islington.step("strategy-meeting-in-time") == "concern → strategy meeting");
    BOOST_TEST(islington.step("immediate-discussion-held") == "concern → strategy discussion or strategy meeting");
    BOOST_TEST(islington.step("young-person-attendance") ==
               "strategy meeting → attendee, or the strategy meeting itself");
    BOOST_TEST(islington.step("follow-up-arranged") ==
               "strategy meeting → another strategy meeting or strategy discussion");
    BOOST_TEST(islington.step("category-recorded") == "risk assessment, of itself");
    BOOST_TEST(islington.step("panel-meets-monthly") == "the service → panel meeting");
    // Several, all of which must be there; that a hearing took place will do, but nobody asks for one.
    BOOST_TEST(islington.step("panel-nomination") == "concern → panel and nomination to the panel");
    BOOST_TEST(islington.place("records-on-file").step->aims.size() == 5U);
}

BOOST_AUTO_TEST_CASE(a_record_goes_on_where_rules_begin_with_it) {
    const Islington islington;
    const FlowAim& meeting = islington.place("strategy-meeting-in-time").step->aims.front();
    BOOST_TEST(joined(meeting.goes_on) == "5.2 | 5.3 | 5.4 | 6 | 7");
    BOOST_TEST(joined(meeting.records) == "strategy-meeting");
    BOOST_TEST(islington.place("support-plan-drawn-up").step->aims.front().goes_on.empty());
}

BOOST_AUTO_TEST_CASE(every_type_of_record_is_a_stop_once_behind_what_it_follows) {
    for (const auto& procedure : shipped_rulebook().procedures()) {
        const Flow flow = view_flow(*procedure, shipped_rulebook().dictionary());
        std::set<std::string> spoken_of;
        for (const FlowSection& section : flow.sections)
            for (const FlowStep& step : section.steps) {
                spoken_of.insert(step.from);
                for (const FlowAim& aim : step.aims) spoken_of.insert(aim.records.begin(), aim.records.end());
            }
        std::vector<std::string> way; // the words of the stops above, one of each depth
        for (const FlowStop& stop : flow.stops) {
            BOOST_TEST(spoken_of.erase(stop.record) == 1U, stop.record);
            BOOST_TEST_REQUIRE(stop.depth <= way.size());
            way.resize(stop.depth);
            BOOST_TEST(stop.after == (way.empty() ? "" : way.back()), stop.record);
            BOOST_TEST((stop.depth == 0 || !stop.asked_in.empty()), stop.record);
            way.push_back(stop.words);
        }
        BOOST_TEST(spoken_of.empty());
    }
}

BOOST_AUTO_TEST_CASE(a_stop_says_who_asks_for_it_and_what_it_leads_to_elsewhere) {
    const Islington islington;
    const auto stop = [&](const std::string& record) {
        return *std::ranges::find(islington.flow.stops, record, &FlowStop::record);
    };
    BOOST_TEST(stop("concern").after == "referral");
    BOOST_TEST(joined(stop("strategy-meeting").asked_in) == "5.2 | 5.3 | 5.4 | 6");
    BOOST_TEST(stop("strategy-meeting").after == "concern"); // not only after a risk assessment
    BOOST_TEST(joined(stop("strategy-meeting").also_to) ==
               "diversion plan | strategy discussion | panel | nomination to the panel");
    BOOST_TEST(joined(stop("protective-action").also_to) == "strategy meeting");
    BOOST_TEST(stop("section-47").depth == 3U);
    BOOST_TEST(stop("case").words == "the service");
}

BOOST_AUTO_TEST_CASE(records_that_only_ask_for_each_other_are_on_the_way_all_the_same) {
    const Dictionary dictionary;
    const auto step = [](const std::string& from, const std::string& to) {
        return FlowStep{from, from, {{{to}, to, {}}}, {}};
    };
    const std::vector<FlowStop> stops =
        stops_of({{"1", "Section 1", {step("a", "b"), step("b", "a"), step("a", "a")}}}, dictionary);
    BOOST_TEST_REQUIRE(stops.size() == 2U);
    BOOST_TEST(stops.front().record == "a");
    BOOST_TEST(stops.front().depth == 0U);
    BOOST_TEST(stops.back().after == "a");
    BOOST_TEST(joined(stops.back().also_to) == "a");
}

BOOST_AUTO_TEST_CASE(a_part_without_a_number_goes_by_what_it_is_about) {
    Toy toy;
    Rule& second = *toy.procedure.rules.at(1);
    toy.procedure.clauses.push_back({.id = "visits-1", .status = ClauseStatus::checked, .says = "Visits."});
    toy.procedure.sections["visits"] = "Seeing the child";
    second.clauses = {"visits-1"};
    second.subject = toy.procedure.rules.front()->args.values[1].record;
    const Flow flow = view_flow(toy.procedure, toy.dictionary);
    BOOST_TEST(flow.sections.back().heading == "Seeing the child");
    const FlowStep& step = *places_in(flow).find("strategy-meeting-in-time")->second.step;
    BOOST_TEST_REQUIRE(step.aims.size() == 1U);
    BOOST_TEST(joined(step.aims.front().goes_on) == "\"Seeing the child\"");
}

BOOST_AUTO_TEST_CASE(limits_are_said_with_what_they_run_from_and_whose_they_are) {
    const Islington islington;
    const LimitWords in_time = islington.limits("strategy-meeting-in-time");
    BOOST_TEST(joined(in_time.limits) == "within 3 working days of the day on which category 2 or 3 was reached");
    BOOST_TEST_REQUIRE(in_time.instead.size() == 2U);
    BOOST_TEST(other_limit_words(in_time.instead.front()) == "within 5 working days (5.3-3)");
    BOOST_TEST(has(in_time.instead.front().where, "concern particularly complex is yes"));
    BOOST_TEST(in_time.looked_for.empty());
    BOOST_TEST(joined(islington.limits("strategy-meeting-sooner").limits) ==
               "within 1 working day (local setting) of the day on which category 2 or 3 was reached");
    BOOST_TEST(joined(islington.limits("made-safe-at-once").limits) ==
               "within 24 hours (local setting) of when the immediate risk was known");
    BOOST_TEST(joined(islington.limits("meeting-after-emergency-action").limits) ==
               "within 5 working days of the protective action");
    BOOST_TEST(joined(islington.limits("specialist-consulted").limits) == "must precede the date first assessed");
    BOOST_TEST(has(joined(islington.limits("panel-nomination").limits), " before the panel"));
    BOOST_TEST(joined(islington.limits("panel-meets-monthly").limits).starts_with("every "));
}

BOOST_AUTO_TEST_CASE(a_repeated_duty_says_when_first_and_then_how_often) {
    const Flow flow = shipped_flow("working-together");
    const std::multimap<std::string, Place> places = places_in(flow);
    BOOST_TEST(joined(places.find("review-conference-in-time")->second.rule->limits.limits) ==
               "first within 3 months (assumption) of the plan | then every 6 months (assumption)");
    BOOST_TEST(joined(places.find("initial-conference-in-time")->second.rule->limits.limits) ==
               "within 15 working days of the Section 47 enquiry or, if that is earlier, the strategy discussion");
}

BOOST_AUTO_TEST_CASE(what_has_no_limit_of_its_own_says_when_it_is_looked_for) {
    const Islington islington;
    BOOST_TEST(islington.limits("other-agency-leads").limits.empty());
    BOOST_TEST(joined(islington.limits("other-agency-leads").looked_for) ==
               "3 working days (local setting) after the step down");
    BOOST_TEST(joined(islington.limits("risk-assessed").looked_for) ==
               "3 working days (local setting) after the concern");
}

BOOST_AUTO_TEST_CASE(a_rule_says_what_it_asks_with_its_limit_and_its_items) {
    const Islington islington;
    BOOST_TEST(has(islington.place("strategy-meeting-in-time").rule->requirement, "within 3 working days."));
    for (const auto& [id, place] : places_in(islington.flow)) BOOST_TEST(!has(place.rule->requirement, "{"), id);
}

BOOST_AUTO_TEST_CASE(the_list_says_all_that_the_drawing_says) {
    for (const auto& procedure : shipped_rulebook().procedures()) {
        const Dictionary& dictionary = shipped_rulebook().dictionary();
        const Page page = write_flow_page(*procedure, dictionary, Day(), "Abide 0.1.0", shipped_templates());
        const std::string html = page.html.substr(page.html.find("<main"));
        std::string list;
        for (std::size_t at = html.find("<ol"); at != std::string::npos; at = html.find("<ol", at + 1))
            list += words_in(html.substr(at, html.find("</ol>", at) - at)) + "\n";
        const Flow flow = view_flow(*procedure, dictionary);
        for (const FlowStop& stop : flow.stops) {
            std::string says = capitalised(stop.words);
            if (!stop.after.empty()) says += ", after " + stop.after;
            if (!stop.asked_in.empty()) says += ": asked for in " + list_of(stop.asked_in);
            if (!stop.also_to.empty()) says += "; leads to " + list_of(stop.also_to) + " as well";
            BOOST_TEST(has(list, says), says);
        }
        for (const FlowSection& section : flow.sections)
            for (const FlowStep& step : section.steps) {
                BOOST_TEST(has(list, capitalised(words_of(step))), words_of(step));
                for (const FlowAim& aim : step.aims)
                    BOOST_TEST((aim.goes_on.empty() || has(list, aim.words + " goes on in " + list_of(aim.goes_on))));
                for (const FlowRule& rule : step.rules) check_listed(list, rule);
            }
    }
}

BOOST_AUTO_TEST_CASE(drawings_are_as_approved) {
    check_golden("briefing/flow-islington-hsb.html", all_drawings(shipped_flow("islington-hsb")));
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
