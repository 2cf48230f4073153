// Abide verify and doctor over a store that somebody altered: whatever was changed is named.
#include <boost/test/unit_test.hpp>

#include <filesystem>

#include "base/file.hpp"
#include "store/database.hpp"
#include "tests/command/nights.hpp"

namespace abide::tests {

namespace fs = std::filesystem;

namespace {

/// Three nights, each over exports of its own.
class Altered : public Nights {
  public:
    Altered() {
        set("procedure = islington-hsb");
        for (const unsigned april : {1U, 2U, 3U}) {
            put("north.xml", late_case("C-7001", "c" + std::to_string(april)) + late_case("C-7002", "c2"));
            put("south.xml", late_case("C-8001", "c1"));
            sweep(april);
        }
        fs::copy(inside("state"), inside("as-swept"), fs::copy_options::recursive);
    }
    void alter(const std::string& statement) const {
        fs::remove_all(inside("state"));
        fs::copy(inside("as-swept"), inside("state"), fs::copy_options::recursive);
        if (!statement.empty()) Database::open(address(), false)->run(statement);
    }
    /// "history: what it remembers otherwise" of a run; the exit code must be 1.
    [[nodiscard]] std::string differs(const std::string& run) const {
        const Ended ended = this->run({"verify", run}, 3);
        BOOST_TEST(ended.exit == 1, ended.out);
        const std::string mark = "The first that differs is ";
        const std::size_t at = ended.out.find(mark);
        return at == std::string::npos ? ended.out : ended.out.substr(at + mark.size());
    }
    [[nodiscard]] Ended verify(const std::string& run) const { return this->run({"verify", run}, 3); }
    [[nodiscard]] std::string doctor() const { return this->run({"doctor", "--quiet"}, 3).out; }
};

constexpr const char* first = "2026-04-01-1";
constexpr const char* last = "2026-04-03-1";

} // namespace

BOOST_AUTO_TEST_SUITE(verified_history)

BOOST_FIXTURE_TEST_CASE(a_store_nobody_altered_is_as_certified, Altered) {
    alter("");
    const Ended ended = verify(last);
    BOOST_TEST(ended.exit == 0, ended.out);
    BOOST_TEST(contains(ended.out, "ok         history       is whole, and remembers the run as it is certified\n"));
    BOOST_TEST(contains(ended.out, "ok         standings     the history remembers "));
    BOOST_TEST(contains(ended.out, "Run 2026-04-03-1 is as certified; not checked: signature.\n"));
    BOOST_TEST(contains(verify(first).out, "ok         history       is whole, "));
    BOOST_TEST(!contains(doctor(), "fault"));
}

BOOST_FIXTURE_TEST_CASE(what_is_certified_of_any_night_is_held_against_the_store, Altered) {
    const auto expect = [&](const std::string& statement, const std::string& says) {
        for (const auto& [number, run] : {std::pair("1", first), std::pair("3", last)}) {
            std::string of_run = statement;
            if (const std::size_t at = of_run.find('?'); at != std::string::npos) of_run.replace(at, 1, number);
            alter(of_run);
            BOOST_TEST(differs(run).starts_with("history:\n  it remembers otherwise: " + says), of_run << differs(run));
            const std::string told = doctor();
            BOOST_TEST(contains(told, "fault  certificates   the store does not remember what "), of_run << told);
            BOOST_TEST(contains(told, run), of_run << told);
        }
    };
    expect("UPDATE sweep_outputs SET sha256 = 'x' WHERE sweep = ? AND place = 1", "attestations-2026-04-0");
    expect("UPDATE sweep_outputs SET bytes = 1 WHERE sweep = ? AND place = 1", "attestations-2026-04-0");
    expect("DELETE FROM sweep_outputs WHERE sweep = ? AND place = 1", "files of its set");
    expect("UPDATE sweep_counts SET verdicts = verdicts + 1 WHERE state = 'not-applicable' AND place = (SELECT "
           "min(place) FROM sweep_counts WHERE state = 'not-applicable') AND sweep = ?",
           "verdicts that are not-applicable\n");
    expect("UPDATE sweep_exports SET cases = 7 WHERE sweep = ?", inside("inbox/north.xml") + ": cases read\n");
    expect("UPDATE sweep_exports SET area = 'Elsewhere' WHERE sweep = ?", inside("inbox/north.xml") + ": area\n");
    expect("UPDATE sweeps SET cases = 7 WHERE number = ?", "cases judged\n  expected  3\n  found     7\n");
    expect("UPDATE sweeps SET known_cases = 7 WHERE number = ?", "cases known before\n");
    expect("UPDATE sweeps SET as_at = '2026-04-09' WHERE number = ?", "its as-at day\n");
    expect("UPDATE sweeps SET exit_code = 5 WHERE number = ?", "how it ended\n  expected  0, 1 or 3\n");
    expect("UPDATE sweep_documents SET sha256 = (SELECT sha256 FROM documents WHERE kind = 'calendar') WHERE sweep = ?",
           "the procedure islington-hsb\n");
    expect("UPDATE sweep_settings SET value = '9' WHERE name = 'missing-at-most' AND sweep = ?",
           "the setting missing-at-most\n  expected  10\n  found     9\n");
    expect("DELETE FROM transitions WHERE place = 1 AND sweep = ?", "changes that are ");
}

BOOST_FIXTURE_TEST_CASE(a_history_that_is_not_whole_fails_every_run, Altered) {
    const auto expect = [&](const std::string& statement, const std::string& says) {
        alter(statement);
        for (const char* run : {first, last})
            BOOST_TEST(
                contains(differs(run), "history:\n  " + inside("state/history.sqlite") + " is not whole: " + says),
                statement << ": " << differs(run));
        BOOST_TEST(
            contains(doctor(), "fault  store          " + inside("state/history.sqlite") + " is not whole: " + says),
            doctor());
    };
    expect("UPDATE documents SET content = 'x' WHERE kind = 'procedure'",
           "the text of the procedure islington-hsb is not the one of its hash");
    const std::string one = " WHERE id = (SELECT min(id) FROM standings WHERE is_open = 1 AND case_id = 'C-7001')";
    expect("UPDATE standings SET facts = 'x', team = 'zzz'" + one, "how C-7001/");
    expect("UPDATE standings SET due = '2026-04-30'" + one, "how C-7001/");
    expect("UPDATE standings SET facts = '(erased)'" + one, "how C-7001/");
    expect("DELETE FROM cases WHERE id = 'C-8001'", "standings belong to a case that is not known");
}

BOOST_FIXTURE_TEST_CASE(what_only_judging_again_can_tell_is_told_of_the_last_run, Altered) {
    const auto expect = [&](const std::string& statement, const std::string& says) {
        alter(statement);
        BOOST_TEST(contains(differs(last), "standings:\n  the history remembers otherwise: " + says),
                   statement << ": " << differs(last));
        // Of an older one nobody can tell, and that is no pass.
        BOOST_TEST(verify(first).exit == 3);
    };
    expect("UPDATE sweeps SET exit_code = 0 WHERE number = 3", "how it ended\n  expected  1\n  found     0\n");
    const std::string one = " WHERE id = (SELECT min(id) FROM standings WHERE case_id = 'C-8001' AND is_open = 1)";
    // The nightly page counts by team: the reports tell it first.
    alter("UPDATE standings SET team = 'zzz'" + one);
    BOOST_TEST(contains(differs(last), "reports:\n  nightly-2026-04-03."));
    expect("UPDATE cases SET team = 'zzz' WHERE id = 'C-8001'", "the case C-8001, its team\n  expected  north\n");
    expect("UPDATE cases SET digest = 'zzz' WHERE id = 'C-8001'", "the case C-8001, its records\n");
    expect("UPDATE cases SET judged = 1 WHERE id = 'C-8001'", "the case C-8001\n");
    // As many as before, and of the same state.
    const std::string counted = "(SELECT min(place) FROM sweep_counts WHERE state = 'not-applicable' AND sweep = 3)";
    const std::string other = "(SELECT max(place) FROM sweep_counts WHERE state = 'not-applicable' AND sweep = 3)";
    expect("UPDATE sweep_counts SET verdicts = verdicts + CASE WHEN place = " + counted +
               " THEN 1 ELSE -1 END WHERE sweep = 3 AND place IN (" + counted + ", " + other + ")",
           "verdicts of islington-hsb/");
    // One written anew with a digest that fits: of the last night everything else is compared, too.
    alter("");
    const auto database = Database::open(address(), false);
    database->run("UPDATE standings SET edition = '9.9' WHERE first_sweep = 3 AND case_id = 'C-7001'");
    BOOST_TEST(contains(differs(last), ", its edition, clauses or settings\n"));
}

BOOST_FIXTURE_TEST_CASE(a_night_that_held_findings_is_compared_as_far_as_it_judged, Altered) {
    alter("");
    fs::remove(inside("inbox/south.xml"));
    BOOST_TEST(run({"sweep"}, 4).exit == 3); // too many cases are missing
    const Ended held = run({"verify", "2026-04-04-1"}, 4);
    BOOST_TEST(held.exit == 0, held.out);
    BOOST_TEST(run({"sweep", "--accept-missing"}, 5).exit < 2);
    BOOST_TEST(run({"verify", "2026-04-05-1"}, 5).exit == 0);
    // The same exports, judged again as on the night before: what was held then, the store does not say any more.
    const Ended before = run({"verify", "2026-04-04-1"}, 5);
    BOOST_TEST(before.exit == 3, before.out);
    BOOST_TEST(contains(before.out, "not tried  standings     that night held findings, which later nights moved\n"),
               before.out);
}

BOOST_FIXTURE_TEST_CASE(a_night_found_again_is_compared_like_any_other, Altered) {
    alter("");
    sweep(3);
    for (const char* run : {last, "2026-04-03-2"}) BOOST_TEST(verify(run).exit == 0, verify(run).out);
    Database::open(address(), false)->run("UPDATE sweeps SET repeats = 1 WHERE number = 4");
    BOOST_TEST(contains(differs("2026-04-03-2"), "the run that it repeats\n  expected  2026-04-03-1\n"));
}

BOOST_FIXTURE_TEST_CASE(without_the_store_or_the_page_nothing_passes, Altered) {
    alter("");
    fs::remove(inside("state/history.sqlite"));
    const Ended none = verify(last);
    BOOST_TEST(none.exit == 3);
    BOOST_TEST(contains(none.out, "not tried  history       there is no store at "), none.out);
    BOOST_TEST(contains(none.out, "Run 2026-04-03-1 is as certified as far as it could be checked; not checked: "
                                  "signature, history, reports and standings.\n"),
               none.out);
    BOOST_TEST(contains(verify(first).out, " is another one now. Not checked either: history.\n"), verify(first).out);
    alter("");
    fs::remove(inside("state/certificates/run-2026-04-03-1.md"));
    BOOST_TEST(differs(last).starts_with("page:\n  " + inside("state/certificates/run-2026-04-03-1.md")));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
