// The shipped formats on small exports of their kind, and on the real ones where they are at hand.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "base/file.hpp"
#include "tests/reader/reading.hpp"

namespace abide::tests {

namespace {

using Lines = std::vector<std::string>;

const std::string census = R"(<?xml version="1.0" encoding="UTF-8"?>
<Message>
  <Header>
    <CollectionDetails><Collection>CIN</Collection><Year>2026</Year><ReferenceDate>2026-03-31</ReferenceDate></CollectionDetails>
    <Source><SourceLevel>L</SourceLevel><LEA>206</LEA><SoftwareCode>Made up</SoftwareCode><Release>1</Release>
      <SerialNo>001</SerialNo><DateTime>2026-04-01T09:00:00</DateTime></Source>
  </Header>
  <Children>
    <Child>
      <ChildIdentifiers><LAchildID>CH1</LAchildID><UPN>A123456789123</UPN><PersonBirthDate>2015-03-27</PersonBirthDate>
        <GenderCurrent>2</GenderCurrent></ChildIdentifiers>
      <ChildCharacteristics><Ethnicity>WBRI</Ethnicity>
        <Disabilities><Disability>HAND</Disability><Disability>HEAR</Disability></Disabilities></ChildCharacteristics>
      <CINdetails>
        <CINreferralDate>2025-10-06</CINreferralDate>
        <ReferralSource>1A</ReferralSource>
        <PrimaryNeedCode>N1</PrimaryNeedCode>
        <DateOfInitialCPC>2025-10-20</DateOfInitialCPC>
        <Assessments>
          <AssessmentActualStartDate>2025-10-07</AssessmentActualStartDate>
          <AssessmentAuthorisationDate>2025-11-30</AssessmentAuthorisationDate>
          <FactorsIdentifiedAtAssessment><AssessmentFactors>1C</AssessmentFactors><AssessmentFactors>19B</AssessmentFactors></FactorsIdentifiedAtAssessment>
        </Assessments>
        <CINPlanDates><CINPlanStartDate>2025-10-08</CINPlanStartDate><CINPlanEndDate>2025-11-10</CINPlanEndDate></CINPlanDates>
        <CINPlanDates><CINPlanStartDate>2025-12-08</CINPlanStartDate></CINPlanDates>
        <Section47>
          <S47ActualStartDate>2025-11-01</S47ActualStartDate>
          <InitialCPCtarget>2025-11-21</InitialCPCtarget>
          <DateOfInitialCPC>2025-11-10</DateOfInitialCPC>
          <ICPCnotRequired>FALSE</ICPCnotRequired>
        </Section47>
        <Section47>
          <S47ActualStartDate>2026-01-05</S47ActualStartDate>
          <DateOfInitialCPC/>
          <ICPCnotRequired>1</ICPCnotRequired>
        </Section47>
        <ReferralNFA>0</ReferralNFA>
        <ChildProtectionPlans>
          <CPPstartDate>2025-11-10</CPPstartDate>
          <InitialCategoryOfAbuse>PHY</InitialCategoryOfAbuse><LatestCategoryOfAbuse>SAB</LatestCategoryOfAbuse>
          <NumberOfPreviousCPP>0</NumberOfPreviousCPP>
          <Reviews><CPPreviewDate>2026-01-15</CPPreviewDate><CPPreviewDate>2026-02-15</CPPreviewDate><CPPreviewDate>2026-03-15</CPPreviewDate></Reviews>
        </ChildProtectionPlans>
      </CINdetails>
    </Child>
    <Child>
      <ChildIdentifiers><LAchildID>CH2</LAchildID><ExpectedPersonBirthDate>2026-05-01</ExpectedPersonBirthDate><Sex>U</Sex></ChildIdentifiers>
      <ChildCharacteristics><Ethnicity>NOBT</Ethnicity><Disabilities><Disability>NONE</Disability></Disabilities></ChildCharacteristics>
      <CINdetails><CINreferralDate>31/03/2026</CINreferralDate><ReferralSource>1Z</ReferralSource><ReferralNFA>maybe</ReferralNFA>
        <PreProceedingsandFGDM><PPStartDate>2026-03-01</PPStartDate></PreProceedingsandFGDM></CINdetails>
    </Child>
  </Children>
</Message>
)";

const std::string log = R"(<?xml version="1.0" encoding="UTF-8" ?>
<log xes.version="1.0" xmlns="http://www.xes-standard.org/">
  <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
  <global scope="trace"><string key="concept:name" value="UNKNOWN"/></global>
  <float key="duration" value="1.5"><float key="nested" value="2"/></float>
  <trace>
    <date key="startdate" value="2026-01-11T13:42:22.688+02:00"/>
    <string key="responsible" value="R21"/>
    <string key="concept:name" value="case-1"/>
    <string key="channel" value="Internet"/>
    <event>
      <string key="concept:instance" value="task-1"/>
      <string key="org:resource" value="R21"/>
      <string key="concept:name" value="Confirmation of receipt"/>
      <date key="time:timestamp" value="2026-07-11T13:45:40.276+02:00"/>
      <string key="lifecycle:transition" value="start"/>
    </event>
    <event>
      <string key="lifecycle:transition" value="complete"/>
      <string key="concept:instance" value="task-1"/>
      <string key="cost" value="3"/>
    </event>
    <event/>
  </trace>
</log>
)";

Outcome read(const std::string& text) { return read_texts({text}, shipped_dictionary(), shipped_formats()); }

std::filesystem::path samples() {
    const char* folder = std::getenv("ABIDE_SAMPLES");
    return folder == nullptr ? std::filesystem::path() : std::filesystem::path(folder);
}

std::size_t count_of_type(const Outcome& outcome, const std::string& type) {
    std::size_t count = 0;
    for (const Outcome::OneCase& one : outcome.cases)
        for (const std::string& record : one.records) count += record.starts_with(type + " ") ? 1U : 0U;
    return count;
}

} // namespace

BOOST_AUTO_TEST_SUITE(reader)
BOOST_AUTO_TEST_SUITE(formats)

BOOST_AUTO_TEST_CASE(a_census_becomes_referrals_assessments_enquiries_plans_and_reviews) {
    const Outcome outcome = read(census);
    BOOST_TEST(outcome.exports[0].format == "cin-census");
    BOOST_TEST(outcome.exports[0].area == "Islington");
    BOOST_TEST(outcome.exports[0].system == "Made up");
    BOOST_REQUIRE_EQUAL(outcome.cases.size(), 2);
    const Lines expected = {
        "case CH1:",
        "child CH1: born=2015-03-27 sex=F disabled=yes",
        "referral 2025-10-06: date=2025-10-06 source=1A need-code=N1 nfa=no",
        "transfer-in-conference transfer-in-conference#1 < 2025-10-06: referral->2025-10-06 held-date=2025-10-20",
        std::string("assessment 2025-10-07 < 2025-10-06: referral->2025-10-06 start-date=2025-10-07 ") +
            "authorised-date=2025-11-30 child-sexual-abuse-by-child=yes",
        "assessment-factor 1C < 2025-10-07: assessment->2025-10-07 code=1C",
        "assessment-factor 19B < 2025-10-07: assessment->2025-10-07 code=19B",
        "child-plan 2025-10-08 < 2025-10-06: kind=cin-plan referral->2025-10-06 start=2025-10-08 end=2025-11-10",
        "child-plan 2025-12-08 < 2025-10-06: kind=cin-plan referral->2025-10-06 start=2025-12-08",
        "section-47 2025-11-01 < 2025-10-06: referral->2025-10-06 strategy-discussion-date=2025-11-01 "
        "target-date=2025-11-21 conference-not-required=no",
        "initial-conference initial-conference#1 < 2025-11-01: section-47->2025-11-01 held-date=2025-11-10",
        "section-47 2026-01-05 < 2025-10-06: referral->2025-10-06 strategy-discussion-date=2026-01-05 conference-not-required=yes",
        "child-plan 2025-11-10 < 2025-10-06: kind=cp-plan referral->2025-10-06 start=2025-11-10 category=SAB "
        "first-category=PHY previous-plans=0",
        "review-conference 2026-01-15 < 2025-11-10: plan->2025-11-10 held-date=2026-01-15",
        "review-conference 2026-02-15 < 2025-11-10: plan->2025-11-10 held-date=2026-02-15",
        "review-conference 2026-03-15 < 2025-11-10: plan->2025-11-10 held-date=2026-03-15",
    };
    BOOST_TEST(outcome.cases[0].records == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_census_says_what_is_wrong_and_what_it_cannot_carry) {
    const Outcome outcome = read(census);
    const Lines said = {
        "a.xml:49:19 EXP-0211 CH2: referral 31/03/2026, date: \"31/03/2026\" is no date | did you mean 2026-03-31?",
        "a.xml:49:64 EXP-0211 CH2: referral 31/03/2026, source: \"1Z\" is none of its codes",
        "a.xml:49:99 EXP-0211 CH2: referral 31/03/2026, nfa: what is written is none of its codes (5 characters, letters) | it is one of true, TRUE, "
        "True, 1, false, FALSE, False or 0"};
    BOOST_TEST(outcome.said() == said, boost::test_tools::per_element());
    const std::map<std::string, std::size_t> unmapped = {
        {"Message/Children/Child/CINdetails/PreProceedingsandFGDM", 1},
        {"Message/Children/Child/CINdetails/PreProceedingsandFGDM/PPStartDate", 1}};
    BOOST_TEST((outcome.exports[0].unmapped == unmapped));
    const Lines& missing = outcome.cases[0].not_exported;
    const auto lacks = [&](const char* name) {
        return std::find(missing.begin(), missing.end(), name) != missing.end();
    };
    BOOST_TEST(lacks("strategy-meeting"));
    BOOST_TEST(lacks("attendee"));
    BOOST_TEST(lacks("referral.decision-date"));
    BOOST_TEST(!lacks("referral"));
    BOOST_TEST(!lacks("referral.date"));
    BOOST_TEST(!lacks("review-conference.plan"));
    BOOST_TEST(!lacks("child-plan.kind"));
}

BOOST_AUTO_TEST_CASE(another_collection_of_the_department_is_no_census) {
    std::string other = census;
    other.replace(other.find("CIN<"), 3, "CLA");
    const Outcome outcome = read(other);
    BOOST_TEST(outcome.has("EXP-0218"));
    BOOST_TEST(outcome.exports[0].format.empty());
    BOOST_TEST(outcome.cases.empty());
}

BOOST_AUTO_TEST_CASE(an_area_code_nobody_listed_leaves_the_area_unknown) {
    std::string other = census;
    other.replace(other.find("206"), 3, "975");
    const Outcome outcome = read(other);
    BOOST_TEST(outcome.exports[0].area.empty());
    BOOST_TEST(outcome.has("EXP-0208"));
    BOOST_TEST(outcome.cases.size() == 2);
}

BOOST_AUTO_TEST_CASE(a_log_becomes_cases_with_events) {
    const Outcome outcome = read(log);
    BOOST_TEST(outcome.exports[0].format == "xes");
    BOOST_REQUIRE_EQUAL(outcome.cases.size(), 1);
    const Lines expected = {
        "case case-1: worker=R21 opened=2026-01-11T11:42:22Z",
        "event task-1: activity=Confirmation of receipt time=2026-07-11T12:45:40+01:00 resource=R21 transition=start",
        "event task-1#2: transition=complete",
        "event event#3:",
    };
    BOOST_TEST(outcome.cases[0].records == expected, boost::test_tools::per_element());
    const std::map<std::string, std::size_t> unmapped = {{"log/trace/string[@key='channel']", 1},
                                                         {"log/trace/event/string[@key='cost']", 1}};
    BOOST_TEST((outcome.exports[0].unmapped == unmapped));
    BOOST_TEST(outcome.said() == Lines{}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_real_census_gives_as_many_records_as_it_has_elements) {
    if (samples().empty()) {
        BOOST_TEST_MESSAGE("ABIDE_SAMPLES is not set: the real census was not read");
        return;
    }
    const Outcome outcome =
        read_files({(samples() / "cin-census-332-children.xml").string()}, shipped_dictionary(), shipped_formats());
    BOOST_TEST(outcome.cases.size() == 332);
    BOOST_TEST(outcome.exports[0].refused == 0);
    BOOST_TEST(count_of_type(outcome, "referral") == 402);
    BOOST_TEST(count_of_type(outcome, "transfer-in-conference") == 350);
    BOOST_TEST(count_of_type(outcome, "child") == 332);
    BOOST_TEST(!has_errors(outcome.diagnostics));
}

BOOST_AUTO_TEST_CASE(the_real_log_gives_as_many_events_as_it_has_elements) {
    if (samples().empty()) {
        BOOST_TEST_MESSAGE("ABIDE_SAMPLES is not set: the real log was not read");
        return;
    }
    const Outcome outcome = read_files({(samples() / "receipt.xes").string()}, shipped_dictionary(), shipped_formats());
    BOOST_TEST(outcome.cases.size() == 1434);
    BOOST_TEST(count_of_type(outcome, "event") == 8577);
    BOOST_TEST(outcome.said() == Lines{}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
