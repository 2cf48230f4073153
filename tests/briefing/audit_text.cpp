// What people wrote about an audit, held against its record.
#include "briefing/audit_text.hpp"

#include <boost/test/unit_test.hpp>

namespace abide::tests {

namespace {

/// Code and sentence of each fault that a text has, where 5 were selected, 4 agreed, 4 were audited and 3 discussed.
std::string faults_of(const std::string& text) {
    Diagnostics found;
    const Form form = read_form("maca", "text.md", "# Title\n\n## Part\n\n" + text + "\n", found);
    BOOST_TEST(found.empty(), text);
    check_counts_in(form, {5, 4, 4, 3}, found);
    std::string all;
    for (const Diagnostic& one : found) all += one.code + " " + one.says + "; ";
    return all;
}

Form with_rows(const std::string& rows) {
    Diagnostics found;
    return read_form("maca", "text.md",
                     "# Title\n\n## 6.0 Recommendations\n\n| Id | Recommendation | Whom | When |\n|---|---|---|---|\n" +
                         rows +
                         "\n## 7.2 Others\n\n| Id | Recommendation | Whom | Review |\n|---|---|---|---|\n"
                         "| 7.2-1 | Look again. | - | 08.06.17 |\n",
                     found);
}

std::string faults_of_ids(const std::string& rows) {
    Diagnostics found;
    check_recommendation_ids(with_rows(rows), found);
    std::string all;
    for (const Diagnostic& one : found) all += one.code + " " + std::to_string(one.place.line) + " " + one.says + "; ";
    return all;
}

} // namespace

BOOST_AUTO_TEST_SUITE(briefing)
BOOST_AUTO_TEST_SUITE(audit_text)

BOOST_AUTO_TEST_CASE(numbers_of_the_record_may_be_written_in_figures_and_in_words) {
    for (const char* text :
         {"Five cases were selected, four families agreed, 4 cases were audited and three cases were discussed.",
          "Most of the cases showed it.", "Two agencies of 7 could not come.",
          "Of the 12 sheets two of 3 pages are empty.", "By 30 of 06 it is done."})
        BOOST_TEST(faults_of(text) == "", text << " " << faults_of(text));
}

BOOST_AUTO_TEST_CASE(a_count_among_few_children_is_told) {
    const std::string few = ": among so few, somebody may know a child by it; ";
    BOOST_TEST(faults_of("Two of the 4 cases involved it.") == "FRM-0114 it counts 2 of 4" + few);
    BOOST_TEST(faults_of("- Three of the four young people did.") == "FRM-0114 it counts 3 of 4" + few);
    BOOST_TEST(faults_of("In one of 5 cases it was so.") == "FRM-0114 it counts 1 of 5" + few);
    BOOST_TEST(faults_of("In one case it was so.") == "FRM-0114 it tells of one case among 4" + few);
    BOOST_TEST(faults_of("It was so in one of the families.") == "FRM-0114 it tells of one case among 4" + few);
    Diagnostics found;
    const Form form =
        read_form("maca", "text.md", "# T\n\n## Part\n\nTwo of the 12 cases did, and in one case more.\n", found);
    check_counts_in(form, {15, 12, 12, 12}, found);
    BOOST_TEST(found.empty());
    check_counts_in(read_form("maca", "text.md", "# T\n\n## Part\n\nIn one case.\n", found), {5, 4, 4, 3}, found);
    BOOST_TEST_REQUIRE(found.size() == 1U);
    BOOST_TEST((found.front().gravity == Gravity::note));
}

BOOST_AUTO_TEST_CASE(other_numbers_contradict_it) {
    const std::string record = "the record has 5 selected, 4 agreed, 4 audited and 3 discussed; ";
    BOOST_TEST(faults_of("Two of the 6 cases did.") == "FRM-0110 it speaks of 6 cases, and " + record);
    BOOST_TEST(faults_of("Two of the *six* young people did.") == "FRM-0110 it speaks of 6 cases, and " + record);
    BOOST_TEST(faults_of("Four cases were discussed.") == "FRM-0110 it says that 4 were discussed, and " + record);
    BOOST_TEST(faults_of("Five families consented.") == "FRM-0110 it says that 5 were consented, and " + record);
    BOOST_TEST(faults_of("Five of the 4 cases did.") == "FRM-0110 5 of 4 cannot be; ");
}

BOOST_AUTO_TEST_CASE(a_number_of_the_record_is_known_in_whatever_order_it_is_said) {
    const auto says = [](const std::string& n, const std::string& step) {
        return "FRM-0110 it says that " + n + " were " + step +
               ", and the record has 5 selected, 4 agreed, 4 audited and 3 discussed; ";
    };
    for (const char* text :
         {"Of 35 cases 6 agreed.", "Of the 35 cases, six families have agreed.", "It was agreed by 6 families.",
          "Families that agreed: six.", "Cases agreed: 6", "six young people had agreed"})
        BOOST_TEST(faults_of(text) == says("6", "agreed"), text << " " << faults_of(text));
    BOOST_TEST(faults_of("Six of eight families agreed.").find(says("6", "agreed")) != std::string::npos);
    BOOST_TEST(faults_of("The panel discussed four cases.") == says("4", "discussed"));
    BOOST_TEST(faults_of("Some of the 5 cases discussed had it.") == says("5", "discussed"));
    BOOST_TEST(faults_of("Thirty-five cases were selected.") == says("35", "selected"));
    for (const char* text : {"Of 35 cases 5 were selected.", "Some of the 3 cases discussed had it.",
                             "Twelve of the 3 pages discussed it.", "It was agreed by 4 families and by 6 agencies.",
                             "Cases audited: 4.", "The panel discussed two cases in which it was so.",
                             "Six agreed that it should.", "They agreed 2 cases later.",
                             "The cases discussed on 3 May were long.", "Two cases which agencies audited were shut."})
        BOOST_TEST(faults_of(text) == "", text << " " << faults_of(text));
}

BOOST_AUTO_TEST_CASE(what_is_said_of_every_child_is_said_of_each) {
    const std::string of_each = "FRM-0111 it says something of every child, and so of each of them; ";
    for (const char* text :
         {"All 4 young people have a diagnosis.", "All of the cases showed it.", "Every child was excluded.",
          "Four of the 4 children were.", "None of the 4 cases had it."})
        BOOST_TEST(faults_of(text) == of_each, text << " " << faults_of(text));
    BOOST_TEST(faults_of("All agencies came.") == "");
    BOOST_TEST(faults_of("[to write, panel chair: all 9 cases]") == "");
}

BOOST_AUTO_TEST_CASE(every_recommendation_has_an_id_of_its_own) {
    BOOST_TEST(faults_of_ids("| 6.0-1 | Do. | all | - |\n| 6.0-2 | Do more. | all | - |\n") == "");
    BOOST_TEST(faults_of_ids("| - | Do. | all | - |\n") == "FRM-0112 7 A recommendation has no id; ");
    BOOST_TEST(faults_of_ids("| 7.2-1 | Do. | all | - |\n") ==
               "FRM-0112 13 Two recommendations have the id \"7.2-1\"; ");
    BOOST_TEST(faults_of_ids("| 6 0 | Do. | all | - |\n").find("can hold letters, digits and") != std::string::npos);
    BOOST_TEST(faults_of_ids("| - | - | - | - |\n") == ""); // none is one
}

BOOST_AUTO_TEST_CASE(due_and_review_are_two_things) {
    const std::vector<Recommendation> all = recommendations_in(
        with_rows("| 6.0-1 | Do. | All/BSM | 31,03,17 |\n| 6.0-2 | [to write, chair: what] | | |\n"));
    BOOST_REQUIRE(all.size() == 2U);
    BOOST_TEST(all[0].id == "6.0-1");
    BOOST_TEST(all[0].owners == "All/BSM");
    BOOST_TEST(all[0].due == "31,03,17");
    BOOST_TEST(all[0].review == "");
    BOOST_TEST(all[1].owners == "");
    BOOST_TEST(all[1].due == "");
    BOOST_TEST(all[1].review == "08.06.17");
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
