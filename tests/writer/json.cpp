// What is written as JSON has the published shape, in a fixed order, whatever the ids hold.
#include <boost/test/unit_test.hpp>

#include <string>

#include "base/file.hpp"
#include "tests/golden.hpp"
#include "tests/places.hpp"
#include "tests/writer/sample.hpp"
#include "tests/writer/schema.hpp"
#include "writer/run_writer.hpp"

namespace abide::tests {

namespace {

std::string written(const std::string& format, const std::vector<Verdict>& verdicts, const RunSummary& summary) {
    RunWriter writer(*find_run_format(format), {});
    for (const Verdict& verdict : verdicts) writer.add(verdict);
    std::string text;
    writer.write(summary, [&](std::string_view piece) { text += piece; });
    return text;
}

std::string published_schema() { return read_file((repository() / "src/writer/verdicts.schema.json").string()); }

} // namespace

BOOST_AUTO_TEST_SUITE(json)

BOOST_AUTO_TEST_CASE(a_run_is_written_as_approved) {
    const Sample sample;
    check_golden("writer/run.json", written("json", {sample.breached(), sample.met_but_turning()}, sample.summary()));
}

BOOST_AUTO_TEST_CASE(a_run_has_the_published_shape) {
    const Sample sample;
    const std::string text = written("json", {sample.breached(), sample.met_but_turning()}, sample.summary());
    for (const std::string& fault : schema_faults(published_schema(), text)) BOOST_ERROR(fault);
}

BOOST_AUTO_TEST_CASE(a_run_without_verdicts_has_the_published_shape) {
    const Sample sample;
    for (const std::string& fault : schema_faults(published_schema(), written("json", {}, sample.summary()))) {
        BOOST_ERROR(fault);
    }
}

BOOST_AUTO_TEST_CASE(an_exception_stands_beside_the_state_and_has_the_published_shape) {
    const Sample sample;
    const std::string text = written("json", {sample.excepted()}, sample.summary());
    for (const std::string& fault : schema_faults(published_schema(), text)) BOOST_ERROR(fault);
    const auto has = [&](const std::string& part) { return text.find(part) != std::string::npos; };
    BOOST_TEST(has(R"("state":"breached")"));
    BOOST_TEST(has(
        R"("exception":{"number":"E-1","reason":"The family is abroad until May.","approved_by":)"
        R"("service manager","from":"2026-04-01","until":"2026-04-30","approved_late":false,"recorded_on":null}})"));
    BOOST_TEST(has(R"("exception":{"number":"E-2",)"));
    BOOST_TEST(has(R"("until":"2026-04-17","approved_late":true,"recorded_on":null}},{"item":"agenda")"));
}

BOOST_AUTO_TEST_CASE(the_check_against_the_schema_sees_what_is_wrong) {
    const Sample sample;
    std::string text = written("json", {sample.breached()}, sample.summary());
    const auto replace = [&](const std::string& from, const std::string& to) {
        const std::size_t at = text.find(from);
        BOOST_REQUIRE(at != std::string::npos);
        text.replace(at, from.size(), to);
    };
    replace("\"as_at\":\"2026-04-10\"", "\"as_at\":\"10 April\"");
    replace("\"cut_short\":false", "\"cut_short\":0");
    replace("\"state\":\"breached\"", "\"state\":\"broken\"");
    replace("\"period\":null", "\"period\":0,\"extra\":1");
    const std::vector<std::string> faults = schema_faults(published_schema(), text);
    BOOST_TEST(faults.size() == 5U);
}

BOOST_AUTO_TEST_CASE(each_line_of_ndjson_is_a_verdict_of_the_published_shape) {
    const Sample sample;
    const std::string text = written("ndjson", {sample.breached(), sample.met_but_turning()}, sample.summary());
    std::size_t lines = 0;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t end = text.find('\n', from);
        BOOST_REQUIRE(end != std::string::npos);
        ++lines;
        for (const std::string& fault : schema_faults(published_schema(), "verdict", text.substr(from, end - from))) {
            BOOST_ERROR(fault);
        }
        from = end + 1;
    }
    BOOST_TEST(lines == 2U);
}

BOOST_AUTO_TEST_CASE(hostile_ids_stay_inside_their_strings) {
    const Sample sample;
    Verdict verdict = sample.breached();
    verdict.case_id = "\"},{\"x\":\"\\\n\x01</script>\xff";
    const std::string text = written("json", {verdict}, sample.summary());
    for (const std::string& fault : schema_faults(published_schema(), text)) BOOST_ERROR(fault);
    BOOST_TEST(text.find("</script>") != std::string::npos);
    BOOST_TEST(text.find('\x01') == std::string::npos);
    BOOST_TEST(text.find('\xff') == std::string::npos);
}

BOOST_AUTO_TEST_CASE(verdicts_beyond_memory_come_out_whole_and_in_order) {
    const Sample sample;
    RunWriter writer(*find_run_format("ndjson"), {});
    constexpr std::size_t many = 20000;
    for (std::size_t i = 0; i < many; ++i) {
        Verdict verdict = sample.breached();
        verdict.case_id = "C-" + std::to_string(i);
        writer.add(verdict);
    }
    std::string text;
    writer.write(sample.summary(), [&](std::string_view piece) { text += piece; });
    std::size_t at = 0;
    for (std::size_t i = 0; i < many; ++i) {
        const std::string start = "{\"case\":\"C-" + std::to_string(i) + "\",";
        BOOST_REQUIRE_MESSAGE(text.compare(at, start.size(), start) == 0,
                              "verdict " << i << " is not where it belongs");
        at = text.find('\n', at) + 1;
    }
    BOOST_TEST(at == text.size());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
