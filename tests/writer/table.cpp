// What is written as a table opens harmlessly in a spreadsheet and loses nothing.
#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

#include "base/file.hpp"
#include "tests/golden.hpp"
#include "tests/places.hpp"
#include "tests/writer/sample.hpp"
#include "writer/csv_cell.hpp"
#include "writer/run_writer.hpp"

namespace abide::tests {

namespace {

/// Rows and cells, read as RFC 4180 says.
std::vector<std::vector<std::string>> read_csv(const std::string& text) {
    std::vector<std::vector<std::string>> rows(1, std::vector<std::string>(1));
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
            rows.back().back() += text[++i];
        } else if (c == '"') {
            quoted = !quoted;
        } else if (!quoted && c == ',') {
            rows.back().emplace_back();
        } else if (!quoted && c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') {
            ++i;
            rows.emplace_back(1);
        } else {
            rows.back().back() += c;
        }
    }
    rows.pop_back();
    return rows;
}

std::string written(const std::vector<Verdict>& verdicts, const RunSummary& summary) {
    RunWriter writer(*find_run_format("csv"), {});
    for (const Verdict& verdict : verdicts) writer.add(verdict);
    std::string text;
    writer.write(summary, [&](std::string_view piece) { text += piece; });
    return text;
}

} // namespace

BOOST_AUTO_TEST_SUITE(table)

BOOST_AUTO_TEST_CASE(a_run_is_written_as_approved) {
    const Sample sample;
    check_golden("writer/run.csv", written({sample.breached(), sample.met_but_turning()}, sample.summary()));
}

BOOST_AUTO_TEST_CASE(every_row_has_every_column) {
    const Sample sample;
    Verdict hostile = sample.breached();
    hostile.case_id = "=cmd|' /C calc'!A0";
    hostile.says = "one,two\r\n\"three\"";
    hostile.subject_id = "";
    const auto rows = read_csv(written({hostile, sample.met_but_turning()}, sample.summary()));
    BOOST_REQUIRE(rows.size() == 3U);
    for (const auto& row : rows) BOOST_TEST(row.size() == verdict_columns().size());
    BOOST_TEST(rows[1][0] == "'=cmd|' /C calc'!A0");
    BOOST_TEST(rows[1][21] == "one,two\r\n\"three\"");
}

BOOST_AUTO_TEST_CASE(exceptions_have_columns_of_their_own_and_leave_the_others_alone) {
    const Sample sample;
    const auto rows = read_csv(written({sample.excepted(), sample.breached()}, sample.summary()));
    BOOST_REQUIRE(rows.size() == 3U);
    BOOST_TEST(rows[0][27] == "exception");
    BOOST_TEST(rows[1][27] == "E-1 E-2:minutes");
    BOOST_TEST(rows[1][28] == "2026-04-30 2026-04-17");
    BOOST_TEST(rows[2][27] == "");
    for (std::size_t i = 0; i < 27; ++i) BOOST_TEST(rows[1][i] == rows[2][i]);
}

BOOST_AUTO_TEST_CASE(what_a_spreadsheet_would_take_for_a_formula_is_guarded) {
    for (const std::string start : {"=",       "+",
                                    "-",       "@",
                                    "\t",      "\r",
                                    "\n",      " =",
                                    "\u00A0+", "\u3000\u2003-",
                                    " \t@",    "\uFF1D",
                                    "\uFF0B",  "\uFF0D",
                                    "\uFF20",  "\u3000\uFF1D",
                                    "\uFE62",  "\uFE63",
                                    "\uFE66",  "\uFE6B"}) {
        const std::string cell = csv_cell(start + "1+1");
        BOOST_TEST(cell == "\"'" + start + "1+1\"");
    }
    // What takes no room is spelled out, so that nothing is hidden behind it.
    BOOST_TEST(csv_cell("\u200B=1") == "\\u{200b}=1");
    BOOST_TEST(csv_cell("\uFEFF=1") == "\\u{feff}=1");
    for (const char* harmless : {"", " ", " a", "a=1", "a -1", "\u3000a", "\xFF=1",
                                 "\u2212"
                                 "1"})
        BOOST_TEST(!csv_cell(harmless).starts_with("\"'"), harmless);
    BOOST_TEST(csv_cell("-3") == "-3");
    BOOST_TEST(csv_cell("2026-04-09") == "2026-04-09");
    BOOST_TEST(csv_cell("a\"b") == "\"a\"\"b\"");
}

BOOST_AUTO_TEST_CASE(the_reference_page_names_every_column_and_its_meaning) {
    const std::string page = read_file((repository() / "src/writer/README.md").string());
    for (const Column& column : verdict_columns()) {
        const std::string row = "| `" + std::string(column.name) + "` | " + std::string(column.meaning) + " |";
        BOOST_TEST(page.find(row) != std::string::npos, "missing: " << row);
    }
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
