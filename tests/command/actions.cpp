// Actions by the commands: forms and tables read however they come back, and everything that is noted and refused.
#include "history/actions.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>

#include "base/file.hpp"
#include "base/other_program.hpp"
#include "command/actions/docx_form.hpp"
#include "history/action_form.hpp"
#include "store/store.hpp"
#include "tests/briefing/toy.hpp"
#include "tests/command/nights.hpp"
#include "tests/other_programs.hpp"
#include "tests/same_files.hpp"

namespace abide::tests {

namespace {

const std::string rule = "|---|---|---|---|---|\n";

std::string head() {
    std::string line = "|";
    for (const std::string_view column : form_columns) line += " " + std::string(column) + " |";
    return line + "\n";
}

/// A returned form of the north team, with these rows.
std::string form(const std::string& rows, const std::string& columns = head()) {
    return "# Action plan\n\n**Name of organisation:** Children's services\n**Team manager:** A. Person\n"
           "**Name of section & team:** North\n**Contact details:** someone@example.org\n\n"
           "1. We do not always ask who else is at risk.\n2.\n3.\n\n" +
           columns + rule + rows;
}

/// A swept night with one case, C-7001, and no actions.
class Tracking : public Nights {
  public:
    Tracking() {
        put("north.xml", late_case("C-7001", "c1"));
        sweep();
    }
    /// Reads a file of this name and text; a briefing's form unless it is a table.
    [[nodiscard]] Ended import(const std::string& name, const std::string& text, unsigned april = 10) const {
        write_text(inside(name), text);
        std::vector<std::string> words = {"actions", "import", inside(name), "--source", "maca-hsb-2017"};
        if (name.ends_with(".csv")) words.insert(words.end(), {"--kind", "audit"});
        return run(words, april);
    }
    /// The same, with the folder's name taken out of what it says.
    [[nodiscard]] std::string trouble(const std::string& name, const std::string& text) const {
        std::string said = import(name, text).err;
        for (std::size_t at = said.find(folder()); at != std::string::npos; at = said.find(folder()))
            said.erase(at, folder().size() + 1);
        return said;
    }
    [[nodiscard]] Ended add(const std::vector<std::string>& more = {}) const {
        std::vector<std::string> words = {"actions", "add",  "Check the plans.", "--source", "maca-2017",
                                          "--kind",  "audit"};
        words.insert(words.end(), more.begin(), more.end());
        return run(words);
    }
    [[nodiscard]] ActionRecords kept() const { return Store::open_existing(address())->actions(); }
    [[nodiscard]] std::size_t count() const { return kept().first.size(); }
};

} // namespace

BOOST_AUTO_TEST_SUITE(actions_commands)

BOOST_AUTO_TEST_CASE(a_form_is_read_whatever_ends_its_lines) {
    const std::string rows =
        "| Talk it through \\| twice | team manager / practice lead | 1 May 2026 | Minutes \\\\o/ | - |\n"
        "| | | | | |\n";
    std::string with_returns;
    for (const char c : form(rows)) with_returns += c == '\n' ? std::string("\r\n") : std::string(1, c);
    for (const std::string& text : {form(rows), "\xEF\xBB\xBF" + form(rows), with_returns}) {
        const Tracking nights;
        BOOST_TEST(nights.import("north.md", text).exit == 0);
        BOOST_REQUIRE(nights.count() == 1U);
        const Action action = nights.kept().first.front();
        BOOST_TEST(action.text == "Talk it through | twice");
        BOOST_TEST(action.owners == (std::vector<std::string>{"team manager", "practice lead"}));
        BOOST_TEST(iso(action.due.when.value()) == "2026-05-01");
        BOOST_TEST(action.how_done == "Minutes \\o/");
        BOOST_TEST(action.how_worked == "");
        BOOST_TEST(action.source.team == "Children's services, North");
        BOOST_TEST(action.source.kind == "briefing");
    }
}

/// The form as it is given out, in these forms.
Files given_out(const Nights& nights) {
    Surroundings around;
    around.home = repository().string();
    // The briefing's file: its recommendations stand on the form, and nobody takes them for what a team wrote.
    const std::string briefing = (repository() / "seeds/forms/7mb-B19.md").string();
    std::vector<std::string> words = {"brief", "actionplan",           "--source", briefing,
                                      "-o",    nights.inside("given"), "--quiet"};
    const bool has_pandoc = run_other_program({"pandoc", "--version"}, 10).was_found;
    if (has_pandoc) words.insert(words.end(), {"--also", "docx"});
    const Ended ended = run_command(words, around);
    BOOST_TEST(ended.exit == 0, ended.err);
    return files_of(nights.inside("given"));
}

/// What a team writes: behind each field, each number, and into the first row of the table.
std::string filled(std::string form) {
    const auto put = [&](const std::string& place, const std::string& words) {
        const std::size_t at = form.find(place);
        BOOST_REQUIRE_MESSAGE(at != std::string::npos, place);
        form.replace(at, place.size(), words);
    };
    put("| Name of organisation | |", "| Name of organisation | Children's services |");
    put("| Team manager | |", "| Team manager | A. Person |");
    put("| Name of section and team | |", "| Name of section and team | North |");
    put("| Contact details | |", "| Contact details | someone@example.org |");
    put("\n1.\n", "\n1. We do not always ask who else is at risk.\n");
    put("\n| | | | | | |\n",
        "\n| 06-2 | Talk it through | team manager | 1 May 2026 | Minutes | Fewer late meetings |\n");
    return form;
}

void check_imported(const Tracking& nights, const Ended& ended) {
    BOOST_TEST(ended.exit == 0, ended.out << ended.err);
    BOOST_TEST(ended.err == "");
    BOOST_REQUIRE(nights.count() == 1U);
    const Action action = nights.kept().first.front();
    BOOST_TEST(action.text == "Talk it through");
    BOOST_TEST(action.recommendation == "06-2");
    BOOST_TEST(action.owners == std::vector<std::string>{"team manager"});
    BOOST_TEST(iso(action.due.when.value()) == "2026-05-01");
    BOOST_TEST(action.how_done == "Minutes");
    BOOST_TEST(action.how_worked == "Fewer late meetings");
    BOOST_TEST(action.source.team == "Children's services, North");
}

BOOST_AUTO_TEST_CASE(the_form_as_it_is_given_out_is_read_when_it_comes_back) {
    const Tracking nights;
    const Ended ended = nights.import("north.md", filled(given_out(nights).at("/actionplan-B19.md")));
    check_imported(nights, ended);
    BOOST_TEST(contains(given_out(nights).at("/actionplan-B19.md"), "- **06-6** Work bought from outside"));
    BOOST_TEST(contains(ended.out, "1 line of learning stays on the form"));
}

BOOST_AUTO_TEST_CASE(the_form_given_out_as_a_document_is_read_when_it_comes_back) {
    const Tracking nights;
    const Files files = given_out(nights);
    if (!files.contains("/actionplan-B19.docx")) return; // no pandoc here
    // Somebody's word processor stands between: the document as given out, written in, and a document again.
    Diagnostics faults;
    const std::string document = nights.inside("given/actionplan-B19.docx");
    const std::string words = read_docx(document, std::filesystem::file_size(document), faults);
    BOOST_TEST(faults.empty());
    for (const std::string_view column : form_columns) BOOST_TEST(contains(words, std::string(column)), column);
    // The lines for what was learned are there, and nothing of what leads through a page on a screen.
    for (const char* line : {"\n1.", "\n2.", "\n3."}) BOOST_TEST(contains(words, line), words);
    for (const char* screen : {"Skip to the content", "On this page"}) BOOST_TEST(!contains(words, screen), screen);
    write_text(nights.inside("written.md"), filled(files.at("/actionplan-B19.md")));
    const Finished made = run_other_program({"pandoc", "--from=markdown+pipe_tables-smart", "--to=docx",
                                             "--output=" + nights.inside("north.docx"), nights.inside("written.md")},
                                            60);
    BOOST_REQUIRE(made.exit == 0);
    check_imported(nights, nights.run({"actions", "import", nights.inside("north.docx"), "--source", "maca-hsb-2017"}));
}

BOOST_AUTO_TEST_CASE(an_empty_form_that_comes_back_has_no_actions) {
    const Tracking nights;
    const Ended ended = nights.import("north.md", given_out(nights).at("/actionplan-B19.md"));
    BOOST_TEST(ended.err == "");
    BOOST_TEST(nights.count() == 0U);
}

BOOST_AUTO_TEST_CASE(a_form_is_given_out_for_a_label_and_empty) {
    const Nights nights;
    const auto refusal = [&](std::vector<std::string> more) {
        std::vector<std::string> words = {"brief", "actionplan", "-o", nights.inside("given")};
        words.insert(words.end(), more.begin(), more.end());
        const Ended ended = run_command(words);
        BOOST_TEST(ended.exit == 2);
        return ended.err;
    };
    BOOST_TEST(contains(refusal({}), "say with --source which briefing"));
    BOOST_TEST(contains(refusal({"--source", "B 19"}), "can hold letters, digits"));
    BOOST_TEST(contains(refusal({"--source", "B19", "--publish", "--approved-by", "lead"}), "is given out empty"));
    BOOST_TEST(contains(refusal({"B19.md", "--source", "B19"}), "one argument too many"));
}

BOOST_AUTO_TEST_CASE(who_leads_the_team_and_how_to_reach_them_is_not_kept) {
    const Tracking nights;
    BOOST_TEST(nights.import("north.md", form("| a | b | | | |\n")).exit == 0);
    BOOST_TEST(files_with(nights.inside("state"), "A. Person").empty());
    BOOST_TEST(files_with(nights.inside("state"), "someone@").empty());
}

BOOST_AUTO_TEST_CASE(fields_may_stand_in_a_table_of_two_or_four_columns) {
    for (const char* fields : {"| Name of organisation | Health |\n|---|---|\n| Team manager | |\n"
                               "| Name of section & team | South |\n| Contact details | |\n\n",
                               "| Name of Organisation | Health | Team Manager | |\n|---|---|---|---|\n"
                               "| Name of section and team | South | Contact details | |\n\n"}) {
        const Tracking nights;
        const Ended ended = nights.import("south.md", fields + head() + rule + "| a | b | | | |\n");
        BOOST_TEST(ended.exit == 0);
        BOOST_TEST(ended.err == "");
        BOOST_TEST(nights.kept().first.front().source.team == "Health, South");
    }
}

BOOST_AUTO_TEST_CASE(owners_are_parted_however_a_cell_parts_them) {
    const std::vector<std::string> both = {"social workers", "team manager"};
    for (const char* cell :
         {"social workers, team manager", "social workers & team manager", "social workers<br>team manager",
          "social workers; team manager", "social workers<br/>team manager"}) {
        const Tracking nights;
        BOOST_TEST(nights.import("north.md", form("| a | " + std::string(cell) + " | | | |\n")).exit == 0);
        BOOST_REQUIRE(nights.count() == 1U);
        BOOST_TEST(nights.kept().first.front().owners == both, cell);
    }
    BOOST_TEST(
        contains(with_pipe_tables("<table><tr><th>x</th></tr><tr><td><p>social workers</p>\n<p>team manager</p></td>"
                                  "</tr></table>"),
                 "| social workers<br> team manager |"));
    BOOST_TEST(roles_in("head of law and order (north, south), L&C") ==
               (std::vector<std::string>{"head of law and order (north, south)", "L&C"}));
}

BOOST_AUTO_TEST_CASE(an_owner_who_is_a_person_is_asked_about_and_refused_at_the_command_line) {
    const Tracking nights;
    for (const char* name : {"Jane Smith", "DCI Jane Smith", "Mr Jones and Sarah"}) {
        const Ended added = nights.add({"--owner", name});
        BOOST_TEST(added.exit == 2, name);
        BOOST_TEST(contains(added.err, "An owner looks like somebody’s name"), added.err);
    }
    const std::string text = form("| a | Jane Smith | | | |\n| b | team manager | | | |\n");
    const Ended asked = nights.import("north.md", text);
    BOOST_TEST(asked.exit == 3);
    BOOST_TEST(contains(asked.err, "error[ACT-0007]: an owner of R-1 looks like somebody’s name; a role is meant"),
               asked.err);
    BOOST_TEST(contains(asked.out, "R-1  which role is its owner? A person is named.  abide actions note R-1 --owner"),
               asked.out);
    BOOST_TEST(!contains(asked.err, "R-2"));
    BOOST_TEST(nights.count() == 2U);
    const auto page = [&] { return nights.run({"report", "actions", "-o", nights.inside("pages")}).out; };
    BOOST_TEST(contains(page(), "IDENTIFIED"));
    BOOST_TEST(nights.run({"actions", "note", "R-1", "--owner", "Mr Jones"}).exit == 2);
    BOOST_TEST(nights.run({"actions", "note", "R-1", "--owner", "practice lead"}).exit == 0);
    BOOST_TEST(nights.import("north.md", text).exit == 0); // it was answered
    BOOST_TEST(!contains(page(), "IDENTIFIED"));
    BOOST_TEST(
        nights.run({"actions", "add", "The child born on 1 May 2012 is seen.", "--source", "x", "--kind", "other"})
            .exit == 0);
    BOOST_TEST(contains(page(), "IDENTIFIED"));
}

BOOST_AUTO_TEST_CASE(an_action_answers_a_recommendation_of_its_briefing) {
    const Tracking nights;
    const std::string with_for = "| For (id) " + head();
    const std::string rows =
        "| 06-2 | a | | | | |\n| 06-2 | b | | | | |\n| | 06-1: c | | | | |\n| 06-1 and 06-2 | d | | | | |\n";
    std::string text = form(rows, with_for);
    text.replace(text.find(rule), rule.size(), "|---" + rule);
    const Ended ended = nights.import("north.md", text);
    BOOST_TEST(ended.exit == 0, ended.err);
    BOOST_TEST_REQUIRE(nights.count() == 4U);
    std::string ids;
    for (const Action& one : nights.kept().first) ids += one.recommendation + ";";
    BOOST_TEST(ids == "06-2;06-2;06-1;;"); // one of them only can be kept
    BOOST_TEST(nights.import("north.md", text).exit == 0);
    BOOST_TEST(nights.count() == 4U);
}

BOOST_AUTO_TEST_CASE(a_date_a_hundred_years_off_is_questioned) {
    const Tracking nights;
    const Ended ended = nights.import(
        "north.md", form("| a | b | 30.6.2126 | | |\n| c | | 30.6.1926 | | |\n| d | | 30.6.2036 | | |\n"));
    BOOST_TEST(ended.exit == 3);
    BOOST_TEST(contains(ended.err, "error[ACT-0005]: the due date \"30.6.2126\" of R-1 is far off"), ended.err);
    BOOST_TEST(contains(ended.err, "\"30.6.1926\" of R-2 is far off"), ended.err);
    BOOST_TEST(!contains(ended.err, "R-3"), ended.err);
    BOOST_TEST(contains(ended.out, "abide actions due R-1 DATE"), ended.out);
    BOOST_TEST(contains(nights.add({"--due", "2126-06-30"}).err, "\"2126-06-30\" is far off; is the year right?"));
    BOOST_TEST(nights.run({"actions", "due", "R-1", "2026-06-30"}).exit == 0);
}

BOOST_AUTO_TEST_CASE(an_action_recorded_later_does_not_count_yet) {
    const Tracking nights;
    BOOST_TEST(nights.add().exit == 0);
    BOOST_TEST(contains(nights.run({"actions", "list", "--as-at", "2026-04-10"}).out, "Check the plans."));
    BOOST_TEST(!contains(nights.run({"actions", "list", "--as-at", "2026-04-09"}).out, "Check the plans."));
    BOOST_TEST(nights.run({"report", "actions", "--as-at", "2026-04-09", "-o", nights.inside("p"), "--quiet"}).exit ==
               0);
    BOOST_TEST(!contains(read_file(nights.inside("p/actions-2026-04-09.md")), "Check the plans."));
}

BOOST_AUTO_TEST_CASE(a_date_that_cannot_be_read_is_kept_and_questioned) {
    const Tracking nights;
    const std::string text = form("| a | b | 31,03,17 | | |\n| c | | ASAP | | |\n| d | | 31.02.17 | | |\n");
    BOOST_TEST(nights.trouble("north.md", text) ==
               "north.md:14:11: error[ACT-0005]: the due date \"31,03,17\" of R-1 cannot be read as a date\n"
               "  help: did you mean 2017-03-31?\n"
               "north.md:15:9: error[ACT-0005]: the due date \"ASAP\" of R-2 cannot be read as a date\n"
               "  help: a date is written as 2026-05-01, 1 May 2026 or 01.05.26\n"
               "north.md:16:9: error[ACT-0005]: the due date \"31.02.17\" of R-3 cannot be read as a date\n"
               "  help: a date is written as 2026-05-01, 1 May 2026 or 01.05.26\n");
    const Ended again = nights.import("north.md", text);
    BOOST_TEST(again.exit == 3);
    BOOST_TEST(contains(again.out,
                        "\nQuestions\n  R-1  what is the due date? It says \"31,03,17\".  abide actions due "
                        "R-1 2017-03-31\n  R-2  what is the due date? It says \"ASAP\".  abide actions due R-2 "
                        "DATE\n"));
    BOOST_TEST(nights.count() == 3U);
    BOOST_TEST(nights.kept().first.front().due.questioned == "31,03,17");
    for (const char* number : {"R-1", "r-2", "3"})
        BOOST_TEST(nights.run({"actions", "due", number, "2026-05-01"}).exit == 0);
    BOOST_TEST(nights.import("north.md", text).exit == 0);
}

BOOST_AUTO_TEST_CASE(other_columns_than_the_forms_are_told_with_their_place_and_nothing_is_imported) {
    const Tracking nights;
    const auto told = [&](const std::string& columns) {
        return nights.trouble("north.md", form("| a | b | | | |\n", columns));
    };
    BOOST_TEST(
        told("| What needs to hapen? | Who will do it? | By when? | How will you know when it has been done? | How "
             "will you know if it has worked? |\n") ==
        "north.md:12:3: error[ACT-0003]: \"What needs to hapen?\" stands where \"What needs to happen?\" should\n"
        "  help: did you mean \"What needs to happen?\"?\n");
    const std::string swapped =
        told("| Who will do it? | What needs to happen? | By when? | How will you know when it has "
             "been done? | How will you know if it has worked? |\n");
    BOOST_TEST(contains(swapped,
                        "north.md:12:3: error[ACT-0003]: \"Who will do it?\" stands where \"What needs to "
                        "happen?\" should\n  help: the columns stand in the order of the blank form: column 1 is "
                        "\"What needs to happen?\"\n"),
               swapped);
    BOOST_TEST(contains(swapped, "north.md:12:21: error[ACT-0003]"), swapped);
    BOOST_TEST(contains(told("| What needs to happen? | Who will do it? |\n"),
                        "north.md:12:1: error[ACT-0003]: what begins like a table is none\n"));
    const std::string narrow =
        nights.trouble("north.md", "| What needs to happen? | Who will do it? |\n|---|---|\n| a | b |\n");
    BOOST_TEST(contains(narrow, "north.md:1:1: error[ACT-0003]: the column \"By when?\" is missing\n"), narrow);
    BOOST_TEST(contains(nights.trouble("north.md", "# nothing\n"),
                        "north.md: error[ACT-0003]: there is no table of actions\n"));
    BOOST_TEST(
        contains(nights.trouble("north.md", form("") + "\n" + head() + rule), "there is a second table of actions"));
    BOOST_TEST(nights.count() == 0U);
}

BOOST_AUTO_TEST_CASE(a_row_that_cannot_be_taken_is_named_and_costs_the_others_nothing) {
    const Tracking nights;
    const std::string said = nights.trouble(
        "north.md", form("| a | lead@example.org | | | |\n| | b | | | |\n| c | d |\n| e | 07700 900123 | | | |\n| " +
                         std::string(1001, 'x') +
                         " | | | | |\n| good | b | | | |\n| good | b | May 2026 | | |\n| C-7001 | "
                         "lead of C-7001 | | | |\n"));
    for (const char* line :
         {"north.md:14:1: error[ACT-0004]: row 1 is left out: An owner looks like an e-mail address; a role is meant",
          "north.md:15:1: error[ACT-0004]: row 2 is left out: It does not say what needs to happen\n",
          "north.md:16:1: error[ACT-0004]: row 3 is left out: It has 2 cells, and the form has five columns",
          "north.md:17:1: error[ACT-0004]: row 4 is left out: An owner looks like a phone number",
          "north.md:18:1: error[ACT-0004]: row 5 is left out: Its text has 1001 characters, and 1000 is the most",
          "north.md:20:1: error[ACT-0004]: row 7 is left out: The same action stands in row 6 already\n",
          "north.md:21:1: error[ACT-0004]: row 8 is left out: An owner names the case C-7001;"})
        BOOST_TEST(contains(said, line), said);
    BOOST_REQUIRE(nights.count() == 1U);
    BOOST_TEST(nights.kept().first.front().text == "good");
    BOOST_TEST(
        contains(nights.import("north.md", form("| a | x@y.org | | | |\n| b | | | | |\n")).out, "1 row left out"));
}

BOOST_AUTO_TEST_CASE(what_is_no_text_is_refused_with_its_place) {
    const Tracking nights;
    const auto told = [&](const std::string& text) { return nights.trouble("north.md", text); };
    BOOST_TEST(told("a\nb\xff") == "north.md:2:2: error[ACT-0001]: what stands here is not UTF-8\n"
                                   "  help: save the file as UTF-8\n");
    BOOST_TEST(contains(told(form("| a" + std::string(1, '\0') + " | | | | |\n")),
                        "north.md:14:4: error[ACT-0001]: there is a NUL byte: this is no text\n"));
    BOOST_TEST(contains(told(std::string(4'000'001, ' ')), "it is larger than any form: 4000001 bytes"));
    BOOST_TEST(contains(nights.run({"actions", "import", nights.inside("none.md"), "--source", "x"}).err,
                        "error[ACT-0001]: there is no such file"));
    BOOST_TEST(nights.run({"actions", "import", nights.inside("none.md"), "--source", "x"}).exit == 3);
    const Ended other = nights.run({"actions", "import", nights.inside("form.pdf"), "--source", "x"});
    BOOST_TEST(other.exit == 2);
    BOOST_TEST(contains(other.err, "a returned form ends in .md, .txt or .docx"));
    BOOST_TEST(nights.count() == 0U);
}

BOOST_AUTO_TEST_CASE(more_rows_than_any_form_has_are_left_out) {
    const Tracking nights;
    std::string rows;
    for (int i = 0; i < 2003; ++i) rows.append("| action ").append(std::to_string(i)).append(" | | | | |\n");
    const Ended ended = nights.import("north.md", form(rows));
    BOOST_TEST(ended.exit == 3);
    BOOST_TEST(contains(ended.err, "this row and those below are left out: there are more than 2000\n"));
    BOOST_TEST(contains(ended.out, "2000 added, 0 changed, 0 as before; 0 questions; 3 rows left out\n"));
}

BOOST_AUTO_TEST_CASE(hostile_cells_stay_texts_in_every_list) {
    for (const std::string& text : hostile_texts()) {
        const Tracking nights;
        std::string cell;
        for (const char c : text) {
            if (c == '\0' || c == '\n' || c == '\r') continue;
            if (c == '|' || c == '\\') cell += '\\';
            cell += c;
        }
        if (cell.find_first_not_of(" \t") == std::string::npos) continue;
        std::string rows = "| =1+1 | +role | | @x | |\n| x ";
        rows.append(cell).append(" | role | ").append(cell).append(" | | |\n");
        (void)nights.import("north.md", form(rows));
        for (const char* format : {"text", "csv", "json"}) {
            const std::string list = nights.run({"actions", "list", "--format", format}).out;
            for (const char c : list)
                BOOST_TEST((c == '\n' || c == '\r' || static_cast<unsigned char>(c) >= 0x20), text);
            BOOST_TEST(!contains(list, "\u202e"), text);
            if (std::string_view(format) == "csv" && nights.count() == 2U)
                BOOST_TEST(contains(list, ",\"'=1+1\",\"'+role\","), list);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_table_of_recommendations_binds_owner_and_date_by_its_columns) {
    const Tracking nights;
    const std::string table = "recommendation,text,owners,due,review\r\n"
                              "6.0-3,\"Share, widely\",All/BSM,30.06.17,-\r\n"
                              "6.0-8,Tell schools,L&C,\"31,03,17\",\r\n"
                              "7.2-1,Train,LAPP,,08.06.17\r\n";
    const Ended first = nights.import("r.csv", table);
    BOOST_TEST(first.exit == 3);
    BOOST_TEST(contains(first.out,
                        "  R-1 (row 1) added; owners: All; BSM; due Fri 30 Jun 2017, read from \"30.06.17\"; "
                        "review not stated\n"),
               first.out);
    BOOST_TEST(contains(first.err, "r.csv:3:24: error[ACT-0005]: the due date \"31,03,17\" of R-2"), first.err);
    BOOST_TEST(contains(first.out, "R-3 (row 3) added; owners: LAPP; due not stated; review Thu 8 Jun 2017"),
               first.out);
    BOOST_TEST(contains(nights.import("r.csv", table).out, "0 added, 0 changed, 3 as before; 1 question\n"));
    const Ended moved = nights.import("r.csv", "text,recommendation,due\n\"Share, widely\",6.0-3,31 July 2017\n", 11);
    BOOST_TEST(contains(moved.out, "  R-1 (row 1) changed\n    due: Mon 31 Jul 2017; before: Fri 30 Jun 2017\n"),
               moved.out);
    BOOST_TEST(contains(moved.out, "  R-2 of the same source is in no row of it, and stays\n"), moved.out);
    BOOST_TEST(moved.exit == 0);
}

BOOST_AUTO_TEST_CASE(a_table_with_other_columns_or_an_open_quote_is_refused_whole) {
    const Tracking nights;
    BOOST_TEST(nights.trouble("r.csv", "text,owner,text,when\na,b,c,d\n") ==
               "r.csv:1:6: error[ACT-0003]: there is no column \"owner\"\n  help: did you mean \"owners\"?\n"
               "r.csv:1:12: error[ACT-0003]: there are two columns \"text\"\n  help: take one out\n"
               "r.csv:1:17: error[ACT-0003]: there is no column \"when\"\n"
               "  help: the columns are recommendation, text, owners, due and review\n");
    BOOST_TEST(contains(nights.trouble("r.csv", "owners,due\nb,c\n"),
                        "r.csv:1:1: error[ACT-0003]: the column \"text\" is missing\n"));
    BOOST_TEST(
        contains(nights.trouble("r.csv", "text\n\"a\n"), "r.csv:2:1: error[ACT-0003]: a quotation mark opens here"));
    BOOST_TEST(contains(nights.trouble("r.csv", ""), "r.csv: error[ACT-0003]: there is nothing in the table\n"));
    BOOST_TEST(nights.count() == 0U);
    BOOST_TEST(contains(nights.trouble("r.csv", "text,due\na,b,c\nd,\n"),
                        "r.csv:2:1: error[ACT-0004]: row 1 is left out: It has 3 cells, and the header has 2;"));
    BOOST_TEST(nights.count() == 1U);
}

BOOST_AUTO_TEST_CASE(tried_without_being_done_it_changes_nothing) {
    const Tracking nights;
    write_text(nights.inside("north.md"), form("| a | b | May 2026 | | |\n"));
    const Ended tried = nights.run({"actions", "import", nights.inside("north.md"), "--source", "7mb-b19", "-n"});
    BOOST_TEST(tried.exit == 0);
    BOOST_TEST(contains(tried.out, "due May 2026, read from \"May 2026\": past after Sun 31 May 2026\n"), tried.out);
    BOOST_TEST(contains(tried.out, "Nothing was changed; it would be: 1 added,"), tried.out);
    BOOST_TEST(nights.count() == 0U);
}

BOOST_AUTO_TEST_CASE(a_table_that_is_parted_otherwise_is_told_so) {
    const Tracking nights;
    const auto told = [&](const std::string& text) { return nights.trouble("made.csv", text); };
    BOOST_TEST(told("recommendation;text;owners\n6.0-1;Look, and tell;head of service\n") ==
               "made.csv:1:1: error[ACT-0003]: the columns are parted by semicolons, and not by commas\n"
               "  help: save it as CSV with commas; a spreadsheet set to English does\n");
    BOOST_TEST(contains(told("text\towners\nLook\tall\n"), "the columns are parted by tabs, and not by commas"));
    BOOST_TEST(contains(told("txet\nLook\n"), "did you mean \"text\"?"));
    BOOST_TEST(nights.count() == 0U);
}

// Whoever pastes what is printed asks the same history.
BOOST_AUTO_TEST_CASE(a_question_names_the_store_it_was_given) {
    const Tracking nights;
    write_text(nights.inside("north.md"), form("| a | b | 31,03,17 | | |\n"));
    const std::string address = nights.address();
    const Ended ended =
        nights.run({"actions", "import", nights.inside("north.md"), "--source", "7mb-b19", "--store", address});
    BOOST_TEST(contains(ended.out, "  abide actions due R-1 2017-03-31 --store " + address + "\n"), ended.out);
}

BOOST_AUTO_TEST_CASE(without_pandoc_a_docx_is_plainly_not_read) {
    const Tracking nights;
    const OtherPrograms none(nights.inside("state"));
    const Ended ended = nights.import("north.docx", "PK");
    BOOST_TEST(ended.exit == 3);
    BOOST_TEST(contains(ended.err,
                        "north.docx: error[ACT-0002]: a .docx is read by the program pandoc, which is not there\n"
                        "  help: install pandoc"),
               ended.err);
}

BOOST_AUTO_TEST_CASE(a_docx_is_what_pandoc_makes_of_it) {
    const Tracking nights;
    const std::string programs = nights.inside("programs");
    write_text(nights.inside("made.md"), form("| a | lead@example.org | | | |\n| b | c | ASAP | | |\n"));
    const auto pandoc_is = [&](const std::string& script) { write_program(programs + "/pandoc", script); };
    const OtherPrograms ours(programs + ":/usr/bin:/bin");
    pandoc_is("test \"$1\" = --sandbox || exit 9\nwhile [ \"$1\" != --output ]; do shift; done\ncp " +
              nights.inside("made.md") + " \"$2\"\n");
    const std::string said = nights.trouble("north.docx", "PK");
    BOOST_TEST(contains(said, "north.docx: error[ACT-0004]: row 1 is left out: An owner looks like"), said);
    BOOST_TEST(contains(said, "north.docx: error[ACT-0005]: the due date \"ASAP\" of R-1"), said);
    BOOST_TEST(nights.count() == 1U);
    pandoc_is("echo broken >&2; exit 64\n");
    BOOST_TEST(contains(nights.trouble("north.docx", "PK"), "north.docx: error[ACT-0002]: pandoc cannot read it\n"));
}

BOOST_AUTO_TEST_CASE(a_table_of_which_a_cell_has_paragraphs_is_put_back_into_lines) {
    BOOST_TEST(
        with_pipe_tables("before\n<table>\n<thead><tr class=\"header\"><th>A</th>\n<th>B</th></tr></thead>\n"
                         "<tbody><tr><td><p>one | &lt;b&gt;</p>\n<ul><li>two\\</li></ul></td><td></td></tr></tbody>\n"
                         "</table>\nafter") ==
        "before\n\n| A | B |\n|---|---|\n| one \\| &lt;b&gt;<br> two\\\\ |  |\n\nafter");
    BOOST_TEST(with_pipe_tables("no table < here") == "no table < here");
    BOOST_TEST(with_pipe_tables("<table><tr><td>x") == "\n| x |\n|---|\n");
}

BOOST_AUTO_TEST_CASE(an_action_is_added_with_every_fault_said_at_once) {
    const Tracking nights;
    const Ended added = nights.add(
        {"--recommendation", "6.0-3", "--owner", "all/business manager", "--due", "30.06.26", "--review", "2026-09"});
    BOOST_TEST(added.exit == 0);
    BOOST_TEST(added.out ==
               "Recorded R-1 of maca-2017 6.0-3\n  owners: all; business manager; due Tue 30 Jun 2026; review "
               "Sep 2026.\n");
    BOOST_TEST(contains(nights.add({"--recommendation", "6.0-3"}).err, "It is recorded already, as R-1."));
    const Ended refused = nights.run({"actions", "add", "--source", "about C-7001", "--owner", "x@y.org"});
    BOOST_TEST(refused.exit == 2);
    BOOST_TEST(
        refused.err ==
        "abide: the action has 5 faults; nothing was changed:\n"
        "  It does not say what needs to happen.\n"
        "  It does not say what kind of source that is, --kind: audit, review, briefing, supervision, inspection, "
        "complaint or other.\n"
        "  The source's label can hold letters, digits and -._/ only, as in maca-hsb-2017.\n"
        "  An owner looks like an e-mail address; a role is meant, never a person.\n"
        "  The source's label names the case C-7001; the digest shows it, and nothing there may tell of a child.\n");
    BOOST_TEST(contains(nights.run({"actions", "add", "x", "--source", "maca-2017", "--kind", "review"}).err,
                        "The source maca-2017 is known as an audit, not as a review."));
    BOOST_TEST(nights.run({"actions", "add", "x", "--source", "maca-2017"}).exit == 0); // its kind is known
    const Ended guess = nights.add({"--due", "31,03,17"});
    BOOST_TEST(guess.exit == 2);
    BOOST_TEST(guess.err ==
               "abide: --due: \"31,03,17\" cannot be read as a date; write 2026-05-01, 2026-05 or none; did you "
               "mean 2017-03-31?\n");
    BOOST_TEST(nights.count() == 2U);
}

BOOST_AUTO_TEST_CASE(a_date_is_said_moved_and_taken_back) {
    const Tracking nights;
    BOOST_TEST(nights.add().exit == 0);
    const auto due = [&](std::vector<std::string> more) {
        more.insert(more.begin(), {"actions", "due", "R-1"});
        return nights.run(more);
    };
    BOOST_TEST(due({"2026-05-01"}).out == "R-1, due: Fri 1 May 2026; before: not stated.\n");
    BOOST_TEST(due({"2026-05-01"}).out == "R-1, due: Fri 1 May 2026, as before.\n");
    BOOST_TEST(due({"June 2026", "--review", "2026-09", "--reason", "Guidance first."}).out ==
               "R-1, due: Jun 2026; before: Fri 1 May 2026.\nR-1, review: Sep 2026; before: not stated.\n");
    BOOST_TEST(due({"none"}).out == "R-1, due: not stated; before: Jun 2026.\n");
    BOOST_TEST(contains(due({}).err, "what is missing is the date, or --review"));
    BOOST_TEST(due({"Easter"}).exit == 2);
    BOOST_TEST(nights.kept().entries.size() == 4U);
    BOOST_TEST(
        contains(nights.run({"actions", "due", "R-9", "2026-05-01"}).err, "there is no action \"R-9\"; there is R-1"));
}

BOOST_AUTO_TEST_CASE(it_is_closed_with_evidence_and_only_then_shown_to_have_worked) {
    const Tracking nights;
    BOOST_TEST(nights.add().exit == 0);
    const auto say = [&](const std::string& command, const std::string& on, unsigned april = 12) {
        return nights.run({"actions", command, "R-1", "--evidence", "Minutes.", "--by", "practice lead", "--on", on},
                          april);
    };
    BOOST_TEST(contains(say("impact", "2026-04-11").err, "R-1 is not closed"));
    BOOST_TEST(contains(say("close", "2026-04-13").err, "a day that has not come"));
    BOOST_TEST(say("close", "2026-04-11").out ==
               "R-1 is closed: it was done on Sat 11 Apr 2026, says the practice lead.\n");
    BOOST_TEST(say("close", "2026-04-11").exit == 2);
    BOOST_TEST(say("impact", "2026-04-12").out ==
               "R-1 is shown to have worked on Sun 12 Apr 2026, says the practice lead.\n");
    BOOST_TEST(contains(nights.run({"actions", "list"}, 12).out,
                        "done on Sat 11 Apr 2026, says the practice lead, recorded "
                        "only on Sun 12 Apr 2026: Minutes."));
    BOOST_TEST(contains(nights.run({"actions", "close", "R-1", "--evidence", "x", "--by", "p@q.org"}, 12).err,
                        "The role looks like an e-mail address"));
}

BOOST_AUTO_TEST_CASE(one_thing_is_noted_at_a_time) {
    const Tracking nights;
    BOOST_TEST(nights.add().exit == 0);
    const auto note = [&](std::vector<std::string> more) {
        more.insert(more.begin(), {"actions", "note", "R-1"});
        return nights.run(more);
    };
    BOOST_TEST(note({"--milestone", "A draft", "--due", "2026-06"}).out == "R-1 has the milestone M1, due Jun 2026.\n");
    BOOST_TEST(note({"--milestone-done", "m1"}).out == "M1 of R-1 was done on Fri 10 Apr 2026.\n");
    BOOST_TEST(note({"--barrier", "Nobody in post"}).out == "R-1 has the barrier B1.\n");
    BOOST_TEST(note({"--barrier-removed", "B1", "--on", "2026-04-10"}).out ==
               "B1 of R-1 was removed on Fri 10 Apr 2026.\n");
    BOOST_TEST(note({"--owner", "head of service", "--owner", "L&C/BSM"}).out ==
               "R-1 is owned by: head of service; L&C; BSM.\n");
    BOOST_TEST(contains(note({"--owner", "lead of C-7001"}).err, "An owner names the case C-7001"));
    BOOST_TEST(contains(note({"--reopen", "Why."}).err, "R-1 is not closed."));
    BOOST_TEST(contains(note({}).err, "one thing is noted at a time: --milestone, --milestone-done, --barrier"));
    BOOST_TEST(contains(note({"--barrier", "x", "--milestone", "y"}).err, "one thing is noted at a time"));
    BOOST_TEST(contains(note({"--barrier", "x", "--due", "2026-06"}).err, "--due goes with --milestone"));
    BOOST_TEST(contains(note({"--barrier", "x", "--on", "2026-04-01"}).err, "--on goes with"));
    BOOST_TEST(contains(note({"--milestone-done", "Mx"}).err, "R-1 has no milestone M0; there is M1."));
}

BOOST_AUTO_TEST_CASE(a_list_is_of_those_asked_for_and_a_slip_is_not_good_news) {
    const Tracking nights;
    BOOST_TEST(nights.add({"--owner", "all", "--due", "2026-04-01"}).exit == 0);
    BOOST_TEST(
        nights.run({"actions", "add", "Other", "--source", "7mb-b19", "--kind", "briefing", "--owner", "L&C"}).exit ==
        0);
    const auto list = [&](const std::vector<std::string>& more) {
        std::vector<std::string> words = {"actions", "list"};
        words.insert(words.end(), more.begin(), more.end());
        return nights.run(words);
    };
    BOOST_TEST(contains(list({}).out, "2 actions as at Fri 10 Apr 2026: 1 overdue, 1 no-date\n"));
    BOOST_TEST(contains(list({"--status", "overdue"}).out, "1 action as at Fri 10 Apr 2026: 1 overdue\n"));
    BOOST_TEST(contains(list({"--owner", "L&C"}).out, "R-2   no-date          7mb-b19 (briefing)\n"));
    BOOST_TEST(
        contains(list({"--source", "7mb-b19", "--format", "csv"}).out, "\r\nR-2,no-date,not-stated,briefing,7mb-b19,"));
    BOOST_TEST(!contains(list({"--as-at", "2026-04-01"}).out, "R-1")); // they were recorded on the 10th
    BOOST_TEST(contains(list({"--owner", "al"}).err, "--owner: no action has \"al\"; did you mean \"all\"?"));
    BOOST_TEST(contains(list({"--source", "x"}).err, "--source: no action has \"x\"; there are 7mb-b19 and maca-2017"));
    BOOST_TEST(list({"--status", "late"}).exit == 2);
}

BOOST_AUTO_TEST_CASE(the_digest_names_those_overdue_and_due_soon_and_no_word_of_them) {
    const Tracking nights;
    BOOST_TEST(nights.add({"--owner", "all/BSM", "--due", "2026-04-10", "--recommendation", "6.0-3"}).exit == 0);
    BOOST_TEST(nights.run({"actions", "add", "Soon", "--source", "maca-2017", "--due", "2026-04-24"}).exit == 0);
    BOOST_TEST(nights.run({"actions", "add", "Later", "--source", "maca-2017", "--due", "2026-04-28"}).exit == 0);
    nights.sweep(11);
    const std::string text = nights.run({"digest"}, 11).out;
    BOOST_TEST(
        contains(
            text,
            "Actions overdue             1\n  R-1 of maca-2017 6.0-3, due Fri 10 Apr 2026: all; BSM\n"
            "Actions due soon            1 within 10 working days\n  R-2 of maca-2017, due Fri 24 Apr 2026: not stated\n"),
        text);
    BOOST_TEST(!contains(text, "Check the plans"));
    BOOST_TEST(
        contains(nights.run({"digest", "--format", "json"}, 11).out,
                 "\"actions_overdue\":[{\"action\":\"R-1\",\"source\":\"maca-2017\",\"recommendation\":\"6.0-3\","
                 "\"owners\":[\"all\",\"BSM\"],\"due\":\"2026-04-10\"}]"));
}

BOOST_AUTO_TEST_CASE(a_night_is_verified_as_it_knew_its_actions) {
    const Tracking nights;
    BOOST_TEST(nights.add({"--due", "2026-05-10"}).exit == 0);
    BOOST_TEST(nights.run({"actions", "due", "R-1", "2026-04-10"}).exit == 0);
    nights.sweep(11);
    BOOST_TEST(contains(nights.run({"digest"}, 11).out, "Actions overdue             1\n  R-1 of"));
    BOOST_TEST(nights.run({"actions", "due", "R-1", "2026-06-01"}, 11).exit == 0);
    BOOST_TEST(nights.add({"--due", "2026-04-09", "--recommendation", "2"}).exit == 0);
    const Ended verified = nights.run({"verify", "2026-04-11-1"}, 11);
    BOOST_TEST(contains(verified.out, "written again, "), verified.out + verified.err);
    BOOST_TEST(contains(verified.out, "files the same byte for byte"), verified.out);
    // What was noted since makes the same exports another night.
    BOOST_TEST(
        contains(nights.run({"sweep", "--as-at", "2026-04-11"}, 11).out, "Actions overdue             1\n  R-2 of"));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
