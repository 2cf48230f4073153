// Tables of comma-separated values: every cell and where it stands, and quotation marks that nothing closes.
#include "base/csv_rows.hpp"

#include <boost/test/unit_test.hpp>

namespace abide::tests {

namespace {

/// "[1:1 a][1:3 b]\n" for each row.
std::string shown(std::string_view text) {
    std::string all;
    const CsvRows read = read_csv_rows(text);
    for (const auto& row : read.rows) {
        for (const CsvCell& cell : row)
            all += "[" + std::to_string(cell.line) + ":" + std::to_string(cell.column) + " " + cell.text + "]";
        all += "\n";
    }
    if (read.unclosed)
        all += "unclosed " + std::to_string(read.unclosed->line) + ":" + std::to_string(read.unclosed->column) + "\n";
    return all;
}

} // namespace

BOOST_AUTO_TEST_SUITE(csv_rows)

BOOST_AUTO_TEST_CASE(cells_know_where_they_stand) {
    BOOST_TEST(shown("a,b\nc,,d\n") == "[1:1 a][1:3 b]\n[2:1 c][2:3 ][2:4 d]\n");
    BOOST_TEST(shown("a,b\r\nc,d") == "[1:1 a][1:3 b]\n[2:1 c][2:3 d]\n");
    BOOST_TEST(shown("\xEF\xBB\xBF"
                     "a,b\n") == "[1:1 a][1:3 b]\n");
    BOOST_TEST(shown("a,\n") == "[1:1 a][1:3 ]\n");
    BOOST_TEST(shown("a,") == "[1:1 a][1:3 ]\n");
    BOOST_TEST(shown(",a") == "[1:1 ][1:2 a]\n");
}

BOOST_AUTO_TEST_CASE(quoted_cells_hold_commas_line_ends_and_quotes) {
    BOOST_TEST(shown("\"a, \"\"b\"\"\nc\",d\ne\n") == "[1:1 a, \"b\"\nc][2:4 d]\n[3:1 e]\n");
    BOOST_TEST(shown("\"\",\"x\"\r\n") == "[1:1 ][1:4 x]\n");
    BOOST_TEST(shown("\"a\"b,c") == "[1:1 ab][1:6 c]\n");
}

BOOST_AUTO_TEST_CASE(lines_with_nothing_in_them_are_left_out) {
    BOOST_TEST(shown("") == "");
    BOOST_TEST(shown("\n\r\na\n\n") == "[3:1 a]\n");
}

BOOST_AUTO_TEST_CASE(a_quotation_mark_that_nothing_closes_is_named) {
    BOOST_TEST(shown("a,b\nc,\"d\ne\n") == "[1:1 a][1:3 b]\nunclosed 2:3\n");
    BOOST_TEST(shown("\"") == "unclosed 1:1\n");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
