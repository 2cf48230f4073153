// Cases that are written like others are read by rote, and come out as if they had been read with care. Whatever is
// read here is read both ways; see reading.cpp.
#include <boost/test/unit_test.hpp>

#include <functional>
#include <random>

#include "tests/reader/reading.hpp"

namespace abide::tests {

namespace {

std::string number(std::size_t n) { return std::to_string(n); }

/// So many cases, each written by `one_case`.
std::string many(std::size_t cases, const std::function<std::string(std::size_t)>& one_case) {
    std::string text;
    for (std::size_t n = 0; n < cases; ++n) text += one_case(n);
    return text;
}

/// As a system writes a case: always the same way, with what there happens to be.
std::string usual_case(std::size_t n) {
    std::string text = "  <case id=\"C" + number(n) + "\" team=\"north\" opened=\"2026-01-" +
                       (n % 2 == 0 ? "30" : "09") + "\">\n    <child born=\"2015-0" + number(1 + n % 9) +
                       "\" sex=\"F\"/>\n";
    for (std::size_t i = 0; i < n % 4; ++i)
        text += "    <concern id=\"c" + number(i) + "\" category=\"" + number(i % 4) + "\" believed-date=\"2026-02-1" +
                number(i) + "\" times=\"" + number(n) + "\"><reason>some words, and more</reason></concern>\n";
    if (n % 4 == 3)
        text += "    <meeting id=\"m\" concern=\"c0\" held-date=\"2026-02-20T14:30\">\n      <attendee "
                "role=\"police-officer\"/>\n    </meeting>\n    <step kind='a' date='2026-02-21'/>\n";
    return text + "  </case>\n";
}

/// Changes a text here and there: what follows from a misplaced byte is for both ways of reading to agree on.
std::string spoilt(std::string text, std::mt19937& random) {
    static const std::string bytes = "<>/=\"' &;\n\r\tx0-#\xC3";
    for (std::size_t changes = 1 + random() % 4; changes > 0 && !text.empty(); --changes) {
        const std::size_t at = random() % text.size();
        switch (random() % 5) {
        case 0: text.erase(at, 1 + random() % 3); break;
        case 1: text.insert(at, 1, bytes[random() % bytes.size()]); break;
        case 2: text[at] = bytes[random() % bytes.size()]; break;
        case 3: { // what stands in one place once more in another
            const std::string part = text.substr(random() % text.size(), 1 + random() % 40);
            text.insert(at, part);
            break;
        }
        default: { // an attribute is given again
            const std::size_t blank = text.find(' ', at);
            const std::size_t end = blank == std::string::npos ? blank : text.find_first_of(" >/", blank + 1);
            if (end != std::string::npos) text.insert(end, text.substr(blank, end - blank));
            break;
        }
        }
    }
    return text;
}

const std::string log_head = "<log xmlns=\"http://www.xes-standard.org/\">\n";

std::string usual_trace(std::size_t n) {
    std::string text = "<trace><string key=\"concept:name\" value=\"t" + number(n) +
                       "\"/><string key=\"channel\" value=\"Desk " + number(n) + "\"/>\n";
    for (std::size_t i = 0; i < n % 3; ++i)
        text += "  <event>\n    <string key=\"concept:name\" value=\"step " + number(i) +
                "\"/>\n    <date key=\"time:timestamp\" value=\"2026-07-11T13:45:40.276+02:00\"/>\n    <string "
                "key=\"org:group\" value=\"\"/>\n    <float key=\"cost\" value=\"" +
                number(n) + ".5\"><string key=\"concept:name\" value=\"nested\"/></float>\n  </event>\n";
    return text + "</trace>\n";
}

std::string usual_child(std::size_t n) {
    return "<Child><ChildIdentifiers><LAchildID>L" + number(n) + "</LAchildID><PersonBirthDate>2015-03-2" +
           number(n % 10) +
           "</PersonBirthDate></ChildIdentifiers>\n<CINdetails><CINreferralDate> 2025-10-06 "
           "</CINreferralDate><ReferralSource>1A</ReferralSource>" +
           (n % 3 == 0 ? "<Assessments><AssessmentActualStartDate>2025-10-07</AssessmentActualStartDate></Assessments>"
                       : "") +
           "<Unheard><Of>" + number(n) + " times</Of></Unheard><DateOfInitialCPC/></CINdetails></Child>\n";
}

std::string census_of(const std::string& children) {
    return "<Message><Header/><Children>\n" + children + "</Children></Message>\n";
}

} // namespace

BOOST_AUTO_TEST_SUITE(rote)

BOOST_AUTO_TEST_CASE(most_cases_of_a_usual_export_are_read_by_rote) {
    const Outcome outcome = read_canonical(canonical(many(200, usual_case)));
    BOOST_TEST(outcome.cases.size() == 200U);
    BOOST_TEST(outcome.diagnostics.empty());
    BOOST_TEST(outcome.by_rote > 150U);
    BOOST_TEST(outcome.cases[198].records.back() ==
               "concern c1: category=1 believed-date=2026-02-11 reason=some words, and more times=198");
}

BOOST_AUTO_TEST_CASE(elements_with_text_and_elements_told_apart_by_an_attribute_are_too) {
    const Outcome log =
        read_texts({log_head + many(200, usual_trace) + "</log>\n"}, shipped_dictionary(), shipped_formats());
    BOOST_TEST(log.cases.size() == 200U);
    BOOST_TEST(log.by_rote > 100U);
    BOOST_TEST(log.exports[0].unmapped.at("log/trace/string[@key='channel']") == 200U);
    const Outcome census = read_texts({census_of(many(200, usual_child))}, shipped_dictionary(), shipped_formats());
    BOOST_TEST(census.cases.size() == 200U);
    BOOST_TEST(census.by_rote > 100U);
    BOOST_TEST(census.exports[0].unmapped.at("Message/Children/Child/CINdetails/Unheard/Of") == 200U);
}

BOOST_AUTO_TEST_CASE(a_case_that_is_written_otherwise_here_and_there_comes_out_the_same) {
    std::mt19937 random(31);
    std::size_t by_rote = 0;
    for (int i = 0; i < 60; ++i) {
        const Outcome outcome = read_canonical(canonical(many(
            60, [&](std::size_t n) { return random() % 6 == 0 ? spoilt(usual_case(n), random) : usual_case(n); })));
        by_rote += outcome.by_rote;
    }
    BOOST_TEST(by_rote > 600U);
}

BOOST_AUTO_TEST_CASE(so_does_one_of_another_format) {
    std::mt19937 random(32);
    for (int i = 0; i < 25; ++i) {
        const auto some = [&](const std::string& text) { return random() % 8 == 0 ? spoilt(text, random) : text; };
        read_texts({log_head + many(60, [&](std::size_t n) { return some(usual_trace(n)); }) + "</log>\n"},
                   shipped_dictionary(), shipped_formats());
        read_texts({census_of(many(60, [&](std::size_t n) { return some(usual_child(n)); }))}, shipped_dictionary(),
                   shipped_formats());
    }
}

BOOST_AUTO_TEST_CASE(two_orders_of_attributes_do_not_let_one_be_given_twice) {
    const auto one_case = [](std::size_t n) {
        const std::string id = "<case id=\"C" + number(n) + "\"><concern ";
        if (n % 2 == 0) return id + "id=\"a\" category=\"1\" times=\"2\"/></case>\n";
        return id + "times=\"2\" category=\"1\" id=\"a\"/></case>\n";
    };
    std::string text = many(20, one_case);
    text += "<case id=\"twice\"><concern id=\"a\" category=\"1\" id=\"a\"/></case>\n";
    text += "<case id=\"again\"><concern times=\"2\" category=\"1\" times=\"2\"/></case>\n";
    const Outcome outcome = read_canonical(canonical(text));
    BOOST_TEST(outcome.cases.size() == 20U);
    BOOST_TEST(outcome.exports[0].refused == 2U);
    BOOST_TEST(outcome.by_rote > 10U);
}

BOOST_AUTO_TEST_CASE(an_end_tag_of_another_element_is_noticed) {
    std::string text = many(20, usual_case);
    text +=
        "<case id=\"crossed\"><meeting id=\"m\" held-date=\"2026-02-20\"><attendee role=\"social-worker\"></meeting></case>\n";
    text += "<case id=\"left open\"><meeting id=\"m\" held-date=\"2026-02-20\"></case>\n";
    const Outcome outcome = read_canonical(canonical(text));
    BOOST_TEST(outcome.cases.size() == 20U);
    BOOST_TEST(outcome.exports[0].refused == 2U);
}

BOOST_AUTO_TEST_CASE(an_end_tag_that_belongs_elsewhere_is_noticed) {
    const std::string attendee = "<attendee role=\"social-worker\"/>";
    std::string text = many(20, [&](std::size_t n) {
        return "<case id=\"C" + number(n) + "\">" +
               (n % 2 == 0 ? attendee : "<meeting id=\"m\">" + attendee + "</meeting>") + "</case>\n";
    });
    text += "<case id=\"one too many\">" + attendee + "</meeting></case>\n";
    text += "<case id=\"one too few\"><meeting id=\"m\">" + attendee + "</case>\n";
    const Outcome outcome = read_canonical(canonical(text));
    BOOST_TEST(outcome.cases.size() == 20U);
    BOOST_TEST(outcome.exports[0].refused == 2U);
    BOOST_TEST(outcome.by_rote > 10U);
}

BOOST_AUTO_TEST_CASE(what_decides_may_stand_behind_what_is_decided) {
    const auto string = [](const std::string& key, const std::string& value) {
        return "<string value=\"" + value + "\" key=\"" + key + "\"/>";
    };
    const auto trace = [&](std::size_t n) {
        const std::string group = string("group", "north");
        const std::string worker = string("responsible", "R");
        return "<trace>" + string("concept:name", "t" + number(n)) + (n % 2 == 0 ? group + worker : worker + group) +
               "</trace>\n";
    };
    const Outcome outcome =
        read_texts({log_head + many(100, trace) + "</log>\n"}, shipped_dictionary(), shipped_formats());
    BOOST_TEST(outcome.cases.size() == 100U);
    BOOST_TEST(outcome.cases[40].records[0] == "case t40: team=north worker=R");
    BOOST_TEST(outcome.cases[41].records[0] == "case t41: team=north worker=R");
}

BOOST_AUTO_TEST_CASE(a_fact_that_is_there_twice_is_compared) {
    const auto one_case = [](std::size_t n, const std::string& again) {
        return "<case id=\"C" + number(n) + "\"><concern id=\"a\" reason=\"words\"><reason>" + again +
               "</reason></concern></case>\n";
    };
    const std::string same = many(30, [&](std::size_t n) { return one_case(n, "words"); });
    const Outcome outcome = read_canonical(canonical(same + one_case(30, "other words")));
    BOOST_TEST(outcome.cases[29].records.back() == "concern a: reason=words");
    BOOST_TEST(outcome.cases[30].records.back() == "concern a: reason=conflict");
    BOOST_TEST(outcome.has("EXP-0212"));
}

BOOST_AUTO_TEST_CASE(an_element_may_hold_text_in_one_case_and_elements_in_another) {
    const auto child = [](std::size_t n) {
        const std::string inside = n % 2 == 0 ? "words " + number(n) : "\n  <Of>" + number(n) + "</Of>\n";
        return "<Child><ChildIdentifiers><LAchildID>L" + number(n) + "</LAchildID></ChildIdentifiers><Unheard>" +
               inside + "</Unheard></Child>\n";
    };
    const Outcome outcome = read_texts({census_of(many(200, child))}, shipped_dictionary(), shipped_formats());
    BOOST_TEST(outcome.cases.size() == 200U);
    BOOST_TEST(outcome.by_rote > 100U);
}

BOOST_AUTO_TEST_CASE(a_fact_stands_on_the_line_where_its_tag_begins) {
    const auto one_case = [](std::size_t n) {
        return "<case id=\"C" + number(n) +
               "\"\n team=\"north\"\n\n opened=\"2026-01-30\"><concern\n id=\"a\"\n>\n<reason\n\n"
               ">words</reason>\n<times>" +
               number(n) + "</times></concern></case>\n";
    };
    const Outcome outcome = read_canonical(canonical(many(30, one_case)));
    BOOST_TEST(outcome.cases[20].value_lines == "team+1 opened+3 ; reason+6 times+9 ; ");
    BOOST_TEST(outcome.by_rote > 20U);
}

BOOST_AUTO_TEST_CASE(an_export_that_writes_each_case_differently_is_read_all_the_same) {
    std::mt19937 random(33);
    const Outcome outcome = read_canonical(canonical(many(600, [&](std::size_t n) {
        std::string text = "<case id=\"C" + number(n) + "\">";
        for (std::size_t i = random() % 8; i > 0; --i)
            text += std::string(random() % 30, ' ') + "<concern" + std::string(1 + random() % 20, ' ') + "id=\"" +
                    number(i) + "\"" + std::string(random() % 20, '\n') + " times=\"1\"/>";
        return text + "</case>\n";
    })));
    BOOST_TEST(outcome.cases.size() == 600U);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
