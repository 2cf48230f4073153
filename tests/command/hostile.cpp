// Command lines and surroundings that mean harm, or are half empty: refused with a sentence, and nothing is lost.
#include <sys/stat.h>

#include <boost/test/unit_test.hpp>

#include <filesystem>

#include "base/file.hpp"
#include "tests/command/in_memory.hpp"
#include "tests/packing.hpp"
#include "tests/places.hpp"

namespace abide::tests {

namespace {

namespace fs = std::filesystem;

std::string north() { return export_file("north.xml"); }

} // namespace

BOOST_AUTO_TEST_SUITE(hostile_commands)

BOOST_AUTO_TEST_CASE(an_empty_value_is_never_taken_for_none_given) {
    for (const char* option :
         {"--as-at", "--known-at", "-p", "--procedure", "--fail-on", "--states", "--calendar", "--format-of", "-o",
          "--output", "--format", "--procedures", "--max-errors", "--jobs", "--color"}) {
        const Ended ended = run_command({"check", north(), option, ""});
        BOOST_TEST(ended.exit == 2, option);
        BOOST_TEST(ended.out == "");
        BOOST_TEST(contains(ended.err, std::string(option) + " needs a value"), ended.err);
    }
    BOOST_TEST(run_command({"check", north(), "--as-at="}).exit == 2);
}

BOOST_AUTO_TEST_CASE(an_empty_argument_names_nobody) {
    const TemporaryFolder folder;
    const Ended ended = run_command({"report", "case", "", north(), "-o", folder.path().string()});
    BOOST_TEST(ended.exit == 2);
    BOOST_TEST(ended.err == "abide: abide report case: one of its arguments is empty\n");
    BOOST_TEST(fs::is_empty(folder.path()));
    for (const auto& words : {std::vector<std::string>{"check", ""},
                              {"explain", "", north()},
                              {"cases", "validate", ""},
                              {"procedure", "show", ""}})
        BOOST_TEST(run_command(words).exit == 2);
}

BOOST_AUTO_TEST_CASE(a_year_nobody_lives_in_is_refused) {
    for (const char* day : {"0000-01-01", "0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31"}) {
        const Ended ended = run_command({"check", north(), "--as-at", day});
        BOOST_TEST(ended.exit == 2);
        BOOST_TEST(contains(ended.err, "1900 to 2199"), ended.err);
    }
}

BOOST_AUTO_TEST_CASE(a_folder_says_what_it_passes_over_and_a_link_that_leads_nowhere_is_not_silent) {
    const TemporaryFolder folder;
    fs::copy_file(north(), folder.path() / "NORTH.XML");
    write_text(folder.path() / "south.gz", "\x1F\x8B");
    write_text(folder.path() / "notes.csv", "a,b");
    const Ended clean = run_command({"cases", "validate", folder.path().string()});
    BOOST_TEST(contains(clean.out, "NORTH.XML"), clean.out);
    BOOST_TEST(contains(clean.err, "1 file ending in .gz is passed over: south.gz"), clean.err);
    BOOST_TEST(contains(clean.err, "1 file ending in .csv is passed over: notes.csv"), clean.err);
    fs::create_symlink("loop.xml", folder.path() / "loop.xml");
    fs::create_directory_symlink(".", folder.path() / "again");
    for (const auto& words :
         {std::vector<std::string>{"cases", "validate", folder.path().string()}, {"check", folder.path().string()}}) {
        const Ended ended = run_command(words);
        BOOST_TEST(ended.exit == 3);
        BOOST_TEST(contains(ended.err, "RUN-0001"), ended.err);
        BOOST_TEST(contains(ended.err, "a link to a folder is not followed"), ended.err);
    }
}

BOOST_AUTO_TEST_CASE(packed_exports_in_a_folder_are_read_and_what_else_is_packed_with_them_is_named) {
    const TemporaryFolder folder;
    const auto text = [](const std::string& id) {
        return "<case-records xmlns='urn:abide:case-records:1' area='Toytown'><case id='" + id +
               "'><concern id='c1' category='2'/></case></case-records>";
    };
    const std::string pack = (folder.path() / "pack.zip").string();
    write_text(folder.path() / "a.xml.gz", gzip(text("A")));
    write_text(pack, zip({{"in/b.xml", text("B")}, {"c.XML", text("C")}, {"notes.csv", "a,b"}, {"c.XML", text("D")}}));
    const Ended all = run_command({"cases", "validate", folder.path().string()});
    BOOST_TEST(all.exit == 3);
    for (const char* file : {"/a.xml.gz: ", "/pack.zip/in/b.xml: ", "/pack.zip/c.XML: "})
        BOOST_TEST(contains(all.out, folder.path().string() + file), all.out);
    BOOST_TEST(contains(all.err, "pack.zip: warning[RUN-0003]: 1 file ending in .csv is passed over: notes.csv"),
               all.err);
    BOOST_TEST(contains(all.err, "pack.zip/c.XML: error[RUN-0001]: the zip archive holds two files of this name"),
               all.err);
    // The name of a message is a name to call it by.
    const Ended one = run_command({"cases", "validate", pack + "/in/b.xml"});
    BOOST_TEST(one.exit == 0);
    BOOST_TEST(contains(one.out, pack + "/in/b.xml: "), one.out);
    BOOST_TEST(!contains(one.out + one.err, "c.XML"), one.out);
    const Ended none = run_command({"check", pack + "/d.xml"});
    BOOST_TEST(none.exit == 3);
    BOOST_TEST(contains(none.err, "there is no such file in the zip archive"), none.err);
    write_text(pack, zip({{"notes.csv", "a,b"}}));
    const Ended without = run_command({"check", pack});
    BOOST_TEST(without.exit == 3);
    BOOST_TEST(contains(without.err, "this zip archive holds no file whose name ends in .xml"), without.err);
}

BOOST_AUTO_TEST_CASE(a_case_id_stays_inside_the_folder_and_within_what_a_file_may_be_called) {
    const TemporaryFolder folder;
    const fs::path out = folder.path() / "deep/out";
    for (const std::string& id : {std::string("../../etc/x"), std::string("/etc/x"), std::string(400, 'a') + "1",
                                  std::string(400, 'a') + "2", std::string("..")}) {
        const fs::path file = folder.path() / "one.xml";
        write_text(file, "<case-records xmlns='urn:abide:case-records:1' area='Toytown'><case id='" + id +
                             "'><concern id='c1' category='2'/></case></case-records>");
        const Ended ended = run_command({"report", "case", id, file.string(), "-o", out.string()});
        BOOST_TEST(!contains(ended.err, "abide:"), ended.err);
    }
    BOOST_TEST(files_below(out.string(), "").size() == 10U);
    BOOST_TEST(files_below(folder.path().string(), "").size() == 11U);
}

BOOST_AUTO_TEST_CASE(whatever_was_lost_ends_with_three_whoever_asks) {
    const TemporaryFolder folder;
    const std::string file = (folder.path() / "one.xml").string();
    for (const std::string& lost : {std::string("<cae id='B'/>"), std::string("<x><case id='B'/></x>"),
                                    std::string("<case id='B'><case id='D'/></case>"), std::string("</case>"),
                                    std::string("<panel>"), std::string("<case id='A'/>"), std::string("<case/>")}) {
        write_text(file, "<case-records xmlns='urn:abide:case-records:1' area='Toytown'>"
                         "<case id='A'><concern id='c1' category='2' believed-date='2026-03-02'/></case>" +
                             lost + "<case id='C'/></case-records>");
        for (const auto& words : {std::vector<std::string>{"check", file, "--quiet"},
                                  {"cases", "validate", file},
                                  {"cases", "stats", file}}) {
            const Ended ended = run_command(words);
            BOOST_TEST(ended.exit == 3, lost << " " << words.front());
            BOOST_TEST(contains(ended.err, "error["), ended.err);
        }
    }
}

BOOST_AUTO_TEST_CASE(what_is_misspelt_on_the_command_line_is_named_with_what_was_meant) {
    const auto said = [](const std::vector<std::string>& words) {
        const Ended ended = run_command(words);
        BOOST_TEST(ended.exit == 2);
        return ended.err;
    };
    const TemporaryFolder folder;
    const std::string out = folder.path().string();
    BOOST_TEST(contains(said({"report", "case", "T-011", north(), "-o", out}), "did you mean \"T-01"));
    BOOST_TEST(contains(said({"explain", "T-011/meeting-in-time", north()}), "did you mean \"T-01"));
    BOOST_TEST(contains(said({"check", north(), "--format-of", "abide-case"}), "did you mean \"abide-cases\""));
    BOOST_TEST(contains(said({"check", north(), "--calendar", "engalnd-and-wales"}), "did you mean \""));
    BOOST_TEST(contains(said({"check", north(), "-p", "toyy"}), "did you mean \"toy\""));
}

BOOST_AUTO_TEST_CASE(a_file_name_does_not_write_lines_of_its_own) {
    const TemporaryFolder folder;
    write_text(folder.path() / "a.xml\nb.xml:1:1: error[XML-0101]: made up \x1b[2J.xml", "<no");
    write_text(folder.path() / "\xc2\x9b.csv", "");
    const Ended ended = run_command({"check", folder.path().string()});
    BOOST_TEST(ended.exit == 3);
    BOOST_TEST(!contains(ended.err, "\nb.xml"), ended.err);
    BOOST_TEST(contains(ended.err, "a.xml\\u{a}b.xml"), ended.err);
    BOOST_TEST(contains(ended.err, "\\u{9b}.csv"), ended.err);
    BOOST_TEST(!contains(ended.err, "\x1b"));
}

BOOST_AUTO_TEST_CASE(an_export_taken_for_a_procedure_is_not_printed) {
    const TemporaryFolder folder;
    const std::string start = "<case-records xmlns='urn:abide:case-records:1' area='Anytown'>";
    for (const std::string& text : {start + "</case-records>", start + "<case id='A' note='seen Anytown'>",
                                    std::string("<Message><Child name='Anytown'></Message>")}) {
        write_text(folder.path() / "export.xml", text);
        for (const auto& words : {std::vector<std::string>{"check", north(), "--procedures", folder.path().string()},
                                  {"procedure", "lint", (folder.path() / "export.xml").string()}}) {
            const Ended ended = run_command(words);
            BOOST_TEST(ended.exit == 2);
            BOOST_TEST(!contains(ended.out + ended.err, "Anytown"), ended.out + ended.err);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_pipe_is_no_export_and_is_not_waited_for) {
    const TemporaryFolder folder;
    const std::string pipe = (folder.path() / "pipe.xml").string();
    BOOST_REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    const Ended ended = run_command({"check", pipe});
    BOOST_TEST(ended.exit == 3);
    BOOST_TEST(contains(ended.err, "this is no ordinary file"), ended.err);
    BOOST_TEST(contains(run_command({"check", folder.path().string()}).err, "pipe.xml"));
}

BOOST_AUTO_TEST_CASE(nothing_written_drives_a_terminal_or_turns_a_line_round) {
    const TemporaryFolder folder;
    const std::string file = (folder.path() / "one.xml").string();
    write_text(file, "<case-records xmlns='urn:abide:case-records:1' area='Toytown'><case id='A\xc2\x9b"
                     "2J\xe2\x80\xae&#10;x&#9;y'><concern id='c&#x202E;1' category='2' believed-date='2026-03-02'/>"
                     "</case></case-records>");
    for (const char* format : {"text", "json", "ndjson", "csv"}) {
        const Ended ended = run_command({"check", file, "--states", "all", "--format", format});
        BOOST_TEST(ended.out != "");
        for (const char* harmful : {"\xc2\x9b", "\xe2\x80\xae"}) BOOST_TEST(!contains(ended.out, harmful), format);
        const bool is_json = contains(format, "json");
        BOOST_TEST(contains(ended.out, is_json ? "\\u009b" : "\\u{9b}"), ended.out);
    }
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
