// Forms that people write: read line by line, held against their blanks, and refused while anything is unwritten.
#include "briefing/form.hpp"

#include <boost/test/unit_test.hpp>

namespace abide::tests {

namespace {

constexpr std::string_view blank_text = "# A form\n"
                                        "\n"
                                        "> for whoever writes\n"
                                        "- **Label:** [to write, lead: a letter]\n"
                                        "\n"
                                        "## 01 What happened\n"
                                        "[to write, lead, 5 words: the story]\n"
                                        "\n"
                                        "## 02 Points\n"
                                        "- [to write, the team, 9 words: a point]\n"
                                        "\n"
                                        "## 03 Who and when\n"
                                        "| Deed | Whom |\n"
                                        "|---|---|\n"
                                        "| [to write, the team: what] | [to write, the team: who] |\n";

Form form_of(std::string_view text) {
    Diagnostics diagnostics;
    Form form = read_form("form", "form.md", text, diagnostics);
    for (const Diagnostic& one : diagnostics) BOOST_ERROR(to_text(one));
    return form;
}

std::string told(const Diagnostics& diagnostics) {
    std::string all;
    for (const Diagnostic& one : diagnostics)
        all += one.code + " " + std::to_string(one.place.line) + " " + one.says + "; ";
    return all;
}

std::string faults_of(std::string_view text) {
    Diagnostics diagnostics;
    const Form form = read_form("form", "form.md", text, diagnostics);
    check_form(form_of(blank_text), form, diagnostics);
    return told(diagnostics);
}

std::string reasons_not_to_publish(std::string_view text) {
    Diagnostics diagnostics;
    check_publishable(form_of(blank_text), form_of(text), diagnostics);
    BOOST_TEST((diagnostics.empty() || has_errors(diagnostics)));
    return told(diagnostics);
}

/// A form that has everything, with other parts in place of some.
std::string whole(const std::string& story = "Somebody fell.", const std::string& points = "- **Care:** look out",
                  const std::string& rows = "| Mend it | All/BSM |") {
    return "# A form\n- **Label:** B1\n## 01 What happened\n" + story + "\n\n## 02 Points\n" + points +
           "\n## 03 Who and when\n| Deed | Whom |\n|---|---|\n" + rows + "\n";
}

std::string with_label(const std::string& label) {
    std::string text = whole();
    return text.replace(text.find("B1"), 2, label);
}

} // namespace

BOOST_AUTO_TEST_SUITE(briefing)
BOOST_AUTO_TEST_SUITE(forms)

BOOST_AUTO_TEST_CASE(a_blank_says_who_writes_what_and_how_much) {
    const Form blank = form_of(blank_text);
    BOOST_TEST(blank.title == "A form");
    BOOST_REQUIRE(blank.parts.size() == 3);
    BOOST_TEST(blank.parts[0].id == "what_happened");
    const FormText& slot = blank.parts[0].paragraphs.at(0);
    BOOST_TEST(slot.is_slot);
    BOOST_TEST(slot.writer == "lead");
    BOOST_TEST(slot.words == 5U);
    BOOST_TEST(slot.text == "the story");
    BOOST_TEST(slot.line == 7U);
    BOOST_TEST(blank.parts[1].points.at(0).writer == "the team");
    BOOST_TEST(blank.parts[2].columns == (std::vector<std::string>{"Deed", "Whom"}));
    BOOST_TEST(blank.entries.at(0).id == "label");
}

BOOST_AUTO_TEST_CASE(texts_keep_their_leads_and_lose_their_line_ends) {
    const Form form = form_of(
        whole("It began\nlong ago.\n\nIt ended.", "1. **Care:** look\n   out\n2. **Ask**: who?", "| a \\| b | c |"));
    BOOST_TEST(form.parts[0].paragraphs.at(0).text == "It began long ago.");
    BOOST_TEST(form.parts[0].paragraphs.at(1).text == "It ended.");
    BOOST_TEST(form.parts[1].points.at(0).lead == "Care");
    BOOST_TEST(form.parts[1].points.at(0).text == "look out");
    BOOST_TEST(form.parts[1].points.at(1).lead == "Ask");
    BOOST_TEST(form.parts[2].rows.at(0).at(0).text == "a | b");
    BOOST_TEST(entry_of(form, "label") == "B1");
}

BOOST_AUTO_TEST_CASE(a_whole_form_has_no_fault_and_may_be_published) {
    BOOST_TEST(faults_of(whole()) == "");
    BOOST_TEST(reasons_not_to_publish(whole()) == "");
}

BOOST_AUTO_TEST_CASE(every_fault_is_told_with_its_line) {
    BOOST_TEST(faults_of("# A form\n- **Labl:** B1\n## 01 What hapened\nx\n## 03 Who and when\n## 02 Points\n- y\n") ==
               "FRM-0102 2 this form has no entry \"Labl\"; FRM-0103 0 the entry \"Label\" is missing; "
               "FRM-0102 3 this form has no part \"01 What hapened\"; "
               "FRM-0104 6 the part \"02 Points\" stands elsewhere in the form; "
               "FRM-0103 0 the part \"01 What happened\" is missing; ");
    BOOST_TEST(faults_of(whole("a b c d e f")) ==
               "FRM-0105 3 \"01 What happened\" has 6 words, and there is room for 5; ");
    BOOST_TEST(faults_of(whole("x", "- y\n\nz")) ==
               "FRM-0106 9 a paragraph below the points or the table of its part; ");
    BOOST_TEST(faults_of(whole("x", "- y", "| one |")) ==
               "FRM-0108 11 this row has 1 cell where its table has 2 columns; ");
    BOOST_TEST(faults_of("text\n") ==
               "FRM-0106 1 this text stands above the first part; FRM-0101 1 this file has no "
               "heading of the first level; FRM-0103 0 the entry \"Label\" is missing; FRM-0103 0 "
               "the part \"01 What happened\" is missing; FRM-0103 0 the part \"02 Points\" is "
               "missing; FRM-0103 0 the part \"03 Who and when\" is missing; ");
}

// Two places of 5 and 4 words leave room for 9 however they are shared out; what stands in the blank costs nobody
// words.
BOOST_AUTO_TEST_CASE(the_room_of_a_part_is_that_of_all_its_places_and_the_whole_has_one_too) {
    const std::string blank = "# A form\n\n## One\n[to write, 5 words: a]\n- [to write, 4 words: b]\n- What now?\n\n"
                              "## Two\n[to write, 3 words: c]\n";
    const auto faults = [&](const std::string& one, const std::string& two) {
        Diagnostics diagnostics;
        check_form(form_of(blank), form_of("# A form\n\n## One\n" + one + "\n- What now?\n\n## Two\n" + two + "\n"),
                   diagnostics);
        return told(diagnostics);
    };
    BOOST_TEST(faults("a b c d e\n- a b c d", "a b c") == "");
    BOOST_TEST(faults("a\n- a b c d e f g h", "a b c") == "");
    BOOST_TEST(faults("a b c d e f\n- a b c d", "a b") == "FRM-0105 3 \"One\" has 10 words, and there is room for 9; ");
    BOOST_TEST(faults("a b c d e f\n- a b c d", "a b c") ==
               "FRM-0105 3 \"One\" has 10 words, and there is room for 9; "
               "FRM-0105 1 the whole has 13 words, and there is room for 12; ");
}

BOOST_AUTO_TEST_CASE(what_is_not_written_or_should_not_be_there_is_not_published) {
    BOOST_TEST(reasons_not_to_publish(blank_text).find("the team must write it") != std::string::npos);
    BOOST_TEST(reasons_not_to_publish(whole("")) == "FRM-0109 3 \"01 What happened\" is empty; ");
    BOOST_TEST(reasons_not_to_publish(whole("x", "- y", "| z |  |")) ==
               "FRM-0109 11 a text of \"03 Who and when\" is empty; ");
    BOOST_TEST(reasons_not_to_publish(whole("Ring 020 7946 0018")) ==
               "FRM-0107 4 this looks like an address or a number of somebody; ");
    BOOST_TEST(reasons_not_to_publish(whole("x", "- a@b.example")) ==
               "FRM-0107 7 this looks like an address or a number of somebody; ");
    // Years and dates are no numbers to ring.
    BOOST_TEST(reasons_not_to_publish(whole("From 2016 to 2019")) == "");
}

BOOST_AUTO_TEST_CASE(a_place_among_other_words_is_told_by_its_brackets_or_by_what_puts_it_off) {
    const auto refusal = [](const std::string& why) {
        return "FRM-0109 4 a text of \"01 What happened\" still " + why + "; ";
    };
    for (const char* words : {"[what the panel found]", "[Insert finding here]", "by [agency to be confirmed]",
                              "see [the page](http://example.org), [when]", "\\[who\\] did"})
        BOOST_TEST(reasons_not_to_publish(whole(words)) == refusal("holds a place in square brackets"), words);
    BOOST_TEST(reasons_not_to_publish(whole("the number is TBC.")) == refusal("says \"tbc\""));
    BOOST_TEST(reasons_not_to_publish(whole("to be confirmed by chair")) == refusal("says \"to be confirmed\""));
    for (const char* fine : {"see [the page](http://example.org)", "[word missing in the source]",
                             "as said.[1]", "work to be done", "plans to be agreed"})
        BOOST_TEST(reasons_not_to_publish(whole(fine)) == "", fine);
    BOOST_TEST(reasons_not_to_publish(whole("x", "- **[a lead]:** y")) ==
               "FRM-0109 7 a text of \"02 Points\" still holds a place in square brackets; ");
}

BOOST_AUTO_TEST_CASE(whatever_tells_of_a_person_is_told_with_its_line) {
    const auto telling = [](std::string_view text, const KnownCases& known) {
        Diagnostics diagnostics;
        check_tellings(form_of(text), known, diagnostics);
        return told(diagnostics);
    };
    BOOST_TEST(telling(whole(), {{"C-0001"}, {"A"}}) == "");
    BOOST_TEST(telling(whole("In case A, C-0088 too.", "- **Jane Bell:** who", "| Ask child-7 | jane bell |"),
                       {{"child-7"}, {"A"}}) == "FRM-0116 4 this looks like the label of a case: \"case A\"; "
                                                "FRM-0116 4 this looks like the id of a case or a worker: \"C-0088\"; "
                                                "FRM-0116 7 this looks like somebody’s name: \"Jane Bell\"; "
                                                "FRM-0116 11 this looks like the id of a case: \"child-7\"; "
                                                "FRM-0116 11 this looks like somebody’s name: \"jane bell\"; ");
    BOOST_TEST(telling(with_label("C-0019"), {}) ==
               "FRM-0116 2 this looks like the id of a case or a worker: \"C-0019\"; ");
}

BOOST_AUTO_TEST_CASE(an_entry_holds_no_way_to_reach_somebody_either) {
    const std::string warning = "FRM-0107 2 this looks like an address or a number of somebody; ";
    for (const char* contact : {"lead@council.example", "B1, ring 020 7946 0018", "1 High Street, N7 9GU", "EC1A1BB"})
        BOOST_TEST(reasons_not_to_publish(with_label(contact)) == warning, contact);
    for (const char* fine : {"B1", "2016-12 - 2018-03", "from 2016-17 to 2018-19", "the M25 and the A1", "KS2 and KS3"})
        BOOST_TEST(reasons_not_to_publish(with_label(fine)) == "", fine);
}

BOOST_AUTO_TEST_CASE(a_text_that_is_only_put_off_is_not_written) {
    for (const char* words : {"tbc", "TBC.", "[TBC]", "To be confirmed", "to  follow", "[TO WRITE, lead: the story]",
                              "…", "???", "n/a", "-", "Not applicable.", "xxx"})
        BOOST_TEST(reasons_not_to_publish(whole(words))
                       .starts_with("FRM-0109 4 a text of \"01 What happened\" is not written yet; the "),
                   words);
    BOOST_TEST(reasons_not_to_publish(with_label("tbc")) ==
               "FRM-0109 2 \"Label\" is not written yet; the author must write it; ");
    // In a cell nothing to say is an answer, and what is put off is none.
    BOOST_TEST(reasons_not_to_publish(whole("x", "- y", "| Mend it | n/a |")) == "");
    BOOST_TEST(reasons_not_to_publish(whole("x", "- y", "| Mend it | tbc |")) ==
               "FRM-0109 11 a text of \"03 Who and when\" is not written yet; the author must write it; ");
    for (const char* words : {"To follow a plan helps.", "Nothing.", "Pending cases wait.", "No."})
        BOOST_TEST(reasons_not_to_publish(whole(words)) == "", words);
}

BOOST_AUTO_TEST_CASE(a_place_in_brackets_that_stands_beside_words_has_to_go) {
    const std::string text = whole("Somebody fell. [To write, lead, 5 words: the story]");
    BOOST_TEST(reasons_not_to_publish(text) ==
               "FRM-0105 3 \"01 What happened\" has 9 words, and there is room for 5; "
               "FRM-0109 4 a text of \"01 What happened\" still holds a place in square brackets; ");
    const Fields fields = fields_of(form_of(blank_text), form_of(text), {});
    BOOST_TEST(fields.find("unwritten")->text == "1");
    BOOST_TEST(fields.find("what_happened")->rows.at(0).find("text")->text.starts_with("Somebody fell."));
}

BOOST_AUTO_TEST_CASE(the_mark_some_editors_put_in_front_is_no_word) {
    BOOST_TEST(faults_of("\xEF\xBB\xBF" + whole()) == "");
}

BOOST_AUTO_TEST_CASE(an_unwritten_text_says_who_is_to_write_it) {
    const Form blank = form_of(blank_text);
    const Fields fields = fields_of(blank, blank, {});
    BOOST_TEST(fields.find("unwritten")->text == "5");
    BOOST_TEST(fields.find("what_happened")->rows.at(0).find("text")->text == "To be written by the lead: the story");
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
