// A certificate as JSON: the published shape, the same bytes each time, and read back only when nothing is amiss.
#include "certificate/certificate.hpp"

#include <boost/test/unit_test.hpp>

#include "base/error.hpp"
#include "base/file.hpp"
#include "tests/certificate/sample.hpp"
#include "tests/command/in_memory.hpp"
#include "tests/golden.hpp"
#include "tests/places.hpp"
#include "tests/writer/schema.hpp"

namespace abide::tests {

namespace {

std::string published_schema() {
    return read_file((repository() / "src/certificate/certificate.schema.json").string());
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    BOOST_REQUIRE_MESSAGE(at != std::string::npos, from << " is not in the text");
    return text.replace(at, from.size(), to);
}

/// What is said of the sample with this changed in its JSON.
std::string refusal(const std::string& from, const std::string& to) {
    try {
        (void)read_certificate(replaced(to_json(sample_certificate()), from, to), "run.json");
    } catch (const Error& error) {
        BOOST_TEST(static_cast<int>(error.exit()) == static_cast<int>(Exit::usage));
        return error.what();
    }
    return "it was read";
}

} // namespace

BOOST_AUTO_TEST_SUITE(certificate)

BOOST_AUTO_TEST_CASE(it_is_written_as_approved) { check_golden("certificate/run.json", to_json(sample_certificate())); }

BOOST_AUTO_TEST_CASE(it_has_the_published_shape) {
    for (const std::string& fault : schema_faults(published_schema(), to_json(sample_certificate())))
        BOOST_ERROR(fault);
    // And the first of all, with nothing in it that may be missing.
    Certificate bare = sample_certificate();
    bare.known_at.reset();
    bare.run_by.clear();
    bare.settings.clear();
    bare.outputs.clear();
    bare.warnings.clear();
    for (const std::string& fault : schema_faults(published_schema(), to_json(bare))) BOOST_ERROR(fault);
    const Certificate second = next_certificate(bare);
    for (const std::string& fault : schema_faults(published_schema(), to_json(second))) BOOST_ERROR(fault);
}

BOOST_AUTO_TEST_CASE(the_shape_refuses_what_the_reader_refuses) {
    const std::string text = to_json(sample_certificate());
    BOOST_TEST(schema_faults(published_schema(), replaced(text, "\"host\": ", "\"hast\": ")).size() == 2U);
    BOOST_TEST(schema_faults(published_schema(), replaced(text, "\"cut_short\": false", "\"cut_short\": 0")).size() ==
               1U);
    BOOST_TEST(schema_faults(published_schema(), replaced(text, "\"number\": 1", "\"number\": 0")).size() == 1U);
}

BOOST_AUTO_TEST_CASE(what_was_written_is_read_back_the_same) {
    const Certificate first = sample_certificate();
    Certificate second = next_certificate(first);
    second.repeats = first.run;
    second.run_by.clear();
    second.host = "a \"host\"\n\x01 é";
    for (const Certificate& one : {first, second}) {
        const std::string text = to_json(one);
        BOOST_TEST((read_certificate(text, "run.json") == one));
        BOOST_TEST(to_json(read_certificate(text, "run.json")) == text);
        BOOST_TEST(text.ends_with("}\n"));
    }
}

BOOST_AUTO_TEST_CASE(an_export_of_which_no_byte_was_read_has_no_hash) {
    Certificate one = sample_certificate();
    one.exports[1].sha256.clear();
    one.completeness->beside.clear();
    const std::string text = to_json(one);
    BOOST_TEST(contains(text, "\"sha256\": null"));
    for (const std::string& fault : schema_faults(published_schema(), text)) BOOST_ERROR(fault);
    BOOST_TEST((read_certificate(text, "run.json") == one));
    BOOST_CHECK_THROW((void)read_certificate(replaced(text, "\"sha256\": null", "\"sha256\": \"\""), "run.json"),
                      Error);
}

BOOST_AUTO_TEST_CASE(one_of_the_first_version_is_read_also_where_it_has_an_empty_hash) {
    Certificate old = sample_certificate();
    old.completeness.reset();
    old.exports[1].sha256.clear();
    const std::string text = to_json(old);
    BOOST_TEST(contains(text, "\"certificate\": 1,"));
    BOOST_TEST(contains(text, "\"sha256\": \"\""));
    BOOST_TEST(!contains(text, "shrunk"));
    BOOST_TEST((read_certificate(text, "run.json") == old));
    BOOST_TEST(to_json(read_certificate(text, "run.json")) == text);
    BOOST_CHECK_THROW((void)read_certificate(replaced(text, "\"sha256\": \"\"", "\"sha256\": \"x\""), "run.json"),
                      Error);
}

BOOST_AUTO_TEST_CASE(what_is_amiss_is_named_with_its_file_and_place) {
    BOOST_TEST(refusal("\"host\": ", "\"hast\": ") == "run.json: \"by.host\" is missing");
    BOOST_TEST(refusal("\"number\": 1", "\"nummer\": 2, \"number\": 1") ==
               "run.json: \"nummer\" is not known here; did you mean \"number\"?");
    BOOST_TEST(refusal("\"cases\": 24", "\"cases\": \"24\"") ==
               "run.json: \"exports[0].cases\" is a text, and must be a whole number from 0");
    BOOST_TEST(refusal("\"cases\": 24", "\"cases\": 24.0") ==
               "run.json: \"exports[0].cases\" is a number, and must be a whole number from 0");
    BOOST_TEST(refusal("\"cases\": 24", "\"cases\": -1") ==
               "run.json: \"exports[0].cases\" is a number, and must be a whole number from 0");
    BOOST_TEST(refusal("\"cut_short\": true", "\"cut_short\": null") ==
               "run.json: \"exports[1].cut_short\" is null, and must be true or false");
    BOOST_TEST(refusal("\"2026-04-09\"", "\"9 April\"") ==
               "run.json: \"known_at\" is \"9 April\", and must be a date, YYYY-MM-DD");
    BOOST_TEST(refusal("\"certificate\": 2", "\"certificate\": 3") ==
               "run.json: \"certificate\" is 3, and this Abide reads certificates of shape 1 to 2");
    BOOST_TEST(refusal("\"certificate\": 2", "\"certificate\": 0") ==
               "run.json: \"certificate\" is 0, and this Abide reads certificates of shape 1 to 2");
    BOOST_TEST(refusal("\"missing\": 9", "\"missing\": 41") == "run.json: \"in.missing\" is more than were known");
    BOOST_TEST(refusal("\"previous\": null", "\"previous\": \"2026-04-09-1\"") ==
               "run.json: \"previous\" is a text, and must be an object");
    BOOST_TEST(refusal("01:15:07Z", "01:15:07+00:00") == "run.json: \"finished\" is \"2026-04-11T01:15:07+00:00\", and "
                                                         "must be a time in UTC, such as 2026-04-11T01:15:07Z");
    BOOST_TEST(refusal("{", "") == "run.json is not JSON, or was cut short");
    BOOST_TEST(refusal(to_json(sample_certificate()), "[]") ==
               "run.json is no certificate: it is JSON, but not an object");
}

BOOST_AUTO_TEST_CASE(what_says_two_things_is_refused) {
    BOOST_TEST(refusal("\"number\": 1", "\"number\": 1, \"number\": 1") == "run.json: \"number\" is there twice");
    BOOST_TEST(refusal("\"host\": ", "\"host\": \"other\", \"host\": ") == "run.json: \"by.host\" is there twice");
    BOOST_TEST(refusal("\"cut_short\": true", "\"cut_short\": false, \"cut_short\": true") ==
               "run.json: \"exports[1].cut_short\" is there twice");
    // However it is spelled, and wherever it stands.
    BOOST_TEST(refusal("\"number\": 1", "\"number\": 1, \"n\\u0075mber\": 2") == "run.json: \"number\" is there twice");
    BOOST_TEST(refusal("\"previous\": null", "\"previous\": {\"run\": [{\"a\": 1}, {\"b\": 1, \"b\": 2}]}") ==
               "run.json: \"previous.run[1].b\" is there twice");
}

BOOST_AUTO_TEST_CASE(sums_that_do_not_add_up_are_refused) {
    BOOST_TEST(refusal("\"met\": 1", "\"met\": 2") == "run.json: \"out.verdicts\" is not the sum of the states");
    BOOST_TEST(refusal("\"exports\": 2", "\"exports\": 3") ==
               "run.json: \"in.exports\" is not the number of exports listed, 2");
    BOOST_TEST(refusal("\"run\": \"2026-04-10-1\"", "\"run\": \"2026-04-11-1\"") ==
               "run.json: \"as_at\" is not the date in the id of the run");
}

BOOST_AUTO_TEST_CASE(nothing_it_names_lies_outside_its_folders) {
    const std::string outside = ", which does not lie inside the folder it belongs to";
    BOOST_TEST(refusal("\"set\": \"2026-04-10-1\"", "\"set\": \"../2026\"") ==
               "run.json: \"set\" is \"../2026\"" + outside);
    BOOST_TEST(refusal("\"verdicts.json\"", "\"/etc/passwd\"") ==
               "run.json: \"outputs[1].file\" is \"/etc/passwd\"" + outside);
    BOOST_TEST(refusal("\"verdicts.json\"", "\"a/../../b\"") ==
               "run.json: \"outputs[1].file\" is \"a/../../b\"" + outside);
    BOOST_TEST(refusal("\"run\": \"2026-04-10-1\"", "\"run\": \"2026-04-10-1/..\"") ==
               "run.json: \"run\" is \"2026-04-10-1/..\", and must be a run's id, such as 2026-04-10-1");
    BOOST_TEST(refusal("\"run\": \"2026-04-10-1\"", "\"run\": \"2026-04-10-01\"") ==
               "run.json: \"run\" is \"2026-04-10-01\", and must be a run's id, such as 2026-04-10-1");
    BOOST_TEST(refusal("\"verdicts.json\"", "\"..verdicts.json\"") == "it was read");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
