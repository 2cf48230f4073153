// Changes written down: the most urgent where it is seen, the same in three shapes, harmless to a terminal and a table.
#include "writer/changes_text.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "base/file.hpp"
#include "base/words.hpp"
#include "tests/briefing/toy.hpp"
#include "tests/golden.hpp"
#include "tests/history/history_sample.hpp"
#include "tests/places.hpp"
#include "tests/writer/schema.hpp"

namespace abide::tests {

namespace {

std::vector<Transition> some_changes() {
    std::vector<Transition> changes = {transition_of("C-0020", Category::resolved, Severity::critical),
                                       transition_of("C-0021", Category::new_, Severity::critical),
                                       transition_of("C-0023", Category::new_),
                                       transition_of("C-0022", Category::new_),
                                       transition_of("C-0024", Category::reopened),
                                       transition_of("C-0025", Category::held),
                                       transition_of("C-0026", Category::updated, Severity::info)};
    changes[0].from = State::breached;
    changes[0].from_reason = Reason::not_done;
    changes[0].to = State::met;
    changes[0].to_reason = Reason::none;
    changes[0].causes = {{CauseKind::record_changed, "strategy-meeting m1 held-date: 2026-04-09 (not recorded before)"},
                         {CauseKind::time_passed, ""}};
    changes[1].from.reset();
    changes[5].to.reset();
    changes[5].to_reason = Reason::none;
    changes[5].causes = {{CauseKind::not_in_export, ""}};
    changes[6].duty.rule = "sibling-considered";
    changes[6].duty.period = 2;
    return changes;
}

ChangesSummary some_summary() {
    ChangesSummary summary;
    summary.earlier = "2026-04-09-1";
    summary.tonight = "2026-04-10-1";
    summary.as_at = day_of(2026, 4, 10).value();
    summary.cases = 60;
    summary.known_cases = 100;
    summary.still_open = 12;
    return summary;
}

std::string written(const std::string& format, const std::vector<Transition>& changes,
                    const ChangesSummary& given = some_summary(), const WriteSettings& settings = {}) {
    const Toy toy;
    const Procedure* const procedures[] = {&toy.procedure};
    ChangesSummary summary = given;
    summary.procedures = procedures;
    return write_change_list(*find_change_format(format), changes, summary, settings);
}

std::string published_schema() { return read_file((repository() / "src/writer/changes.schema.json").string()); }

/// One change of each category, of each state and reason on either side, by each cause.
std::vector<Transition> every_sort_of_change() {
    std::vector<Transition> changes = some_changes();
    for (std::size_t i = 0; i < category_name_count; ++i)
        changes.push_back(transition_of("C-" + std::to_string(i), static_cast<Category>(i)));
    for (std::size_t i = 0; i < state_count; ++i) {
        changes.push_back(transition_of("S-" + std::to_string(i), Category::updated));
        changes.back().from = changes.back().to = static_cast<State>(i);
    }
    for (std::size_t i = 0; i < reason_count; ++i) {
        changes.push_back(transition_of("R-" + std::to_string(i), Category::updated));
        changes.back().from_reason = changes.back().to_reason = static_cast<Reason>(i);
    }
    for (std::size_t i = 0; i < cause_kind_count; ++i) {
        changes.push_back(transition_of("K-" + std::to_string(i), Category::updated));
        changes.back().causes = {{static_cast<CauseKind>(i), ""}, {static_cast<CauseKind>(i), "something"}};
    }
    changes.push_back(transition_of("nothing", Category::resolved));
    changes.back().team = changes.back().clauses = changes.back().duty.record_id = "";
    changes.back().from.reset();
    changes.back().to.reset();
    changes.back().due.reset();
    changes.back().open_since.reset();
    changes.back().causes.clear();
    return changes;
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

} // namespace

BOOST_AUTO_TEST_SUITE(changes_written)

BOOST_AUTO_TEST_CASE(two_nights_as_approved) {
    check_golden("writer/changes.txt", written("text", some_changes()));
    check_golden("writer/changes.ndjson", written("ndjson", some_changes()));
    check_golden("writer/changes.csv", written("csv", some_changes()));
}

BOOST_AUTO_TEST_CASE(the_most_urgent_comes_last_for_a_person_and_first_for_a_program) {
    const std::string text = written("text", some_changes());
    const std::string lines = written("ndjson", some_changes());
    std::size_t last = text.find("C-0020");
    for (const char* id : {"C-0025", "C-0026", "C-0024", "C-0022", "C-0023", "C-0021"}) {
        BOOST_TEST(text.find(id) > last, id);
        last = text.find(id);
    }
    BOOST_TEST(lines.find("C-0021") < lines.find("C-0022"));
    BOOST_TEST(lines.find("C-0022") < lines.find("C-0023"));
    BOOST_TEST(lines.find("C-0023") < lines.find("C-0020"));
}

BOOST_AUTO_TEST_CASE(the_order_they_are_given_in_does_not_matter) {
    std::vector<Transition> turned = some_changes();
    std::ranges::reverse(turned);
    for (const ChangeFormat* format : change_formats())
        BOOST_TEST((written(std::string(format->name), turned) == written(std::string(format->name), some_changes())));
}

BOOST_AUTO_TEST_CASE(a_line_says_what_moved_from_what_to_what_and_why) {
    const std::string text = written("text", some_changes());
    BOOST_TEST(holds(text, "RESOLVED            CRITICAL  C-0020    toy-procedure/5.3-1  breached/not-done -> met  The "
                           "record changed: strategy-meeting m1 held-date is 2026-04-09 (not recorded before). Time "
                           "passed. [concern c1]\n"));
    BOOST_TEST(holds(text, "  not-asked -> breached/not-done  Time passed."));
    BOOST_TEST(holds(text, "  due-soon -> not-read  The case is not in the exports."));
}

BOOST_AUTO_TEST_CASE(what_is_still_open_is_listed_with_the_days_it_has_been_and_is_no_change) {
    std::vector<Transition> rows = {transition_of("C-0022", Category::new_)};
    for (const std::optional<Day>& since : {day_of(2026, 3, 27), day_of(2026, 4, 9), std::optional<Day>()}) {
        rows.push_back(transition_of("C-003" + std::to_string(rows.size()), Category::still_open));
        rows.back().open_since = since;
        rows.back().causes.clear();
    }
    const std::string text = written("text", rows);
    const std::string_view beginning = "STILL-OPEN          HIGH      C-0031    toy-procedure/5.3-1  due-soon  Since ";
    BOOST_TEST(holds(text, std::string(beginning) + "2026-03-27: 14 days. [concern c1]\n"), text);
    BOOST_TEST(holds(text, "  Since 2026-04-09: 1 day. [concern c1]\n"));
    BOOST_TEST(holds(text, "  Since when is not known. [concern c1]\n"));
    BOOST_TEST(text.find("C-0031") < text.find("C-0022"));
    BOOST_TEST(holds(text, "\n\n1 change: 1 new\nStill open: 12\n"), text);
    const std::string lines = written("ndjson", rows);
    BOOST_TEST(holds(lines, R"("open_since":"2026-03-27","days_open":14,)"));
    BOOST_TEST(holds(lines, R"("open_since":null,"days_open":null,)"));
    BOOST_TEST(holds(written("csv", rows), ",2026-04-09,1,"));
}

BOOST_AUTO_TEST_CASE(what_learning_asks_is_never_called_breached) {
    const std::string text = written("text", {some_changes().back()});
    BOOST_TEST(
        text.starts_with("UPDATED             LEARNING  C-0026    toy-procedure/5.3-1  due-soon -> not-shown  Time "
                         "passed. [concern c1, period 2]\n"));
    BOOST_TEST(!holds(text, "breached"));
}

BOOST_AUTO_TEST_CASE(the_counts_follow_and_a_shrunk_export_is_said) {
    const std::string text = written("text", some_changes());
    BOOST_TEST(text.ends_with("\n\n7 changes: 3 new, 1 reopened, 1 updated, 1 held, 1 resolved\nStill open: 12\n"
                              "From 2026-04-09-1 to 2026-04-10-1\n"));
    ChangesSummary shrunk = some_summary();
    shrunk.shrunk = true;
    shrunk.away = 40;
    shrunk.earlier = "";
    BOOST_TEST(written("text", {}, shrunk) ==
               "0 changes\nStill open: 12\nNot in the exports: 40 known cases\nTHE EXPORTS HELD TOO FEW CASES: 60, "
               "and 100 were known. Nothing was resolved.\nOf 2026-04-10-1, the first night\n");
    WriteSettings quiet;
    quiet.quiet = true;
    BOOST_TEST(written("text", {}, shrunk, quiet) == "");
}

BOOST_AUTO_TEST_CASE(hostile_ids_drive_neither_a_terminal_nor_a_table_nor_a_parser) {
    Transition hostile = transition_of("=cmd|'/C calc'!A0\x1b[2J\n", Category::new_);
    hostile.causes = {{CauseKind::record_changed, "concern \x1b]0;x\n: 1"}};
    const std::string text = written("text", {hostile});
    BOOST_TEST(!holds(text, "\x1b"));
    BOOST_TEST(holds(text, "\\u{1b}[2J\\u{a}"));
    const std::string table = written("csv", {hostile});
    BOOST_TEST(holds(table, ",\"'=cmd|"));
    const std::string lines = written("ndjson", {hostile});
    BOOST_TEST(std::ranges::count(lines, '\n') == 1);
    BOOST_TEST(!holds(lines, "\x1b"));
}

BOOST_AUTO_TEST_CASE(every_line_of_json_has_the_published_shape) {
    const std::string lines = written("ndjson", every_sort_of_change());
    const std::string schema = published_schema();
    for (const std::string_view line : split_lines(lines))
        for (const std::string& fault : schema_faults(schema, line)) BOOST_ERROR(fault << " in " << line);
    BOOST_TEST(split_lines(lines).size() == every_sort_of_change().size());
}

BOOST_AUTO_TEST_CASE(the_published_shape_refuses_what_is_not_of_it) {
    const std::string lines = written("ndjson", some_changes());
    const std::string line = lines.substr(0, lines.find('\n'));
    const auto faults = [&](const std::string& from, const std::string& to) {
        std::string other = line;
        const std::size_t at = other.find(from);
        BOOST_REQUIRE_MESSAGE(at != std::string::npos, from);
        return schema_faults(published_schema(), other.replace(at, from.size(), to)).size();
    };
    BOOST_TEST(faults("\"team\":\"north\"", "\"team\":null") == 0U);
    BOOST_TEST(faults("\"team\":\"north\",", "") == 1U);
    BOOST_TEST(faults("\"team\":", "\"worker\":\"w\",\"team\":") == 1U);
    BOOST_TEST(faults("\"category\":\"new\"", "\"category\":\"gone\"") == 1U);
    BOOST_TEST(faults("\"sweep\":2", "\"sweep\":0") == 1U);
    BOOST_TEST(faults("\"kind\":\"time-passed\"", "\"kind\":\"magic\"") == 1U);
    BOOST_TEST(faults("\"says\":\"Time passed.\"", "\"says\":null") == 1U);
    BOOST_TEST(faults("\"period\":null", "\"period\":0") == 1U);
}

BOOST_AUTO_TEST_CASE(the_reference_page_names_every_column_and_its_meaning) {
    const std::string page = read_file((repository() / "src/writer/README.md").string());
    for (const Column& column : change_columns()) {
        const std::string row = "| `" + std::string(column.name) + "` | " + std::string(column.meaning) + " |";
        BOOST_TEST(page.find(row) != std::string::npos, "missing: " << row);
    }
    const std::string head = written("csv", {});
    BOOST_TEST(static_cast<std::size_t>(std::ranges::count(head, ',')) + 1 == change_columns().size());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
