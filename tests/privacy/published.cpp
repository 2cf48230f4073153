// The ledger of what was published: kept whole, for its owner alone, and refused when it is damaged.
#include "privacy/published.hpp"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <string>
#include <tuple>
#include <vector>

#include "base/error.hpp"
#include "base/file.hpp"
#include "hash/hash.hpp"
#include "privacy/suppress.hpp"
#include "tests/places.hpp"
#include "tests/privacy/service.hpp"

namespace abide::tests {

namespace fs = std::filesystem;

namespace {

struct State {
    TemporaryFolder place;
    std::string folder = (place.path() / "published").string();
    std::string file = folder + "/published.ledger";
};

FiguresToPublish row(const std::string& week, std::int64_t a, std::int64_t b) {
    return {"pack " + week,
            {{"a/" + week, a}, {"b/" + week, b}, {"all/" + week, a + b}},
            {{"all/" + week, {"a/" + week, "b/" + week}, {}}},
            {{"a/" + week, "all/" + week}}};
}

Exit exit_of(const std::string& folder, const FiguresToPublish& figures) {
    try {
        (void)publish(folder, figures);
    } catch (const Error& error) {
        return error.exit();
    }
    return Exit::clean;
}

FiguresToPublish of_cases(const std::string& week, std::int64_t first, std::int64_t last) {
    FiguresToPublish figures = row(week, 20 + last - first, 3);
    CasesBehind behind = {"duties", {}};
    for (std::int64_t number = first; number <= last; ++number)
        behind.cases.push_back({sha256("C-" + std::to_string(number)), "met"});
    figures.behind.push_back(std::move(behind));
    return figures;
}

/// The ledger as it was written before there was a key.
void make_older(const State& state, const FiguresToPublish& figures) {
    Publications published = read_ledger(read_file(state.file), state.file);
    PublishedCases& cases = published.cases["duties"];
    cases.clear();
    for (const CountedCase& one : figures.behind.front().cases) cases[one.who] = one.counted;
    std::string text = ledger_text(published);
    text = "abide-published 1" + text.substr(text.find('\n'));
    text.resize(text.rfind("end\t"));
    write_file(state.file, text + "end\t" + sha256(text) + "\n");
    fs::remove(state.folder + "/published.key");
}

std::string refusal_to_publish(const State& state, const FiguresToPublish& figures) {
    try {
        (void)publish(state.folder, figures);
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

std::string refusal(std::string_view text) {
    try {
        (void)read_ledger(text, "the/ledger");
    } catch (const Error& error) {
        BOOST_TEST((error.exit() == Exit::not_written));
        return error.what();
    }
    return "";
}

/// A ledger of these lines whose SHA-256 is right.
std::string ledger_of(const std::string& lines) {
    const std::string text = "abide-published 2\n" + lines;
    return text + "end\t" + sha256(text) + "\n";
}

} // namespace

BOOST_AUTO_TEST_SUITE(privacy)

BOOST_AUTO_TEST_CASE(what_was_published_is_read_again_as_it_was) {
    MadeUpService service(3, {});
    Publications published;
    for (int week = 0; week < 4; ++week)
        for (const FiguresToPublish& figures : service.next_week()) published = protect(figures, published).published;
    const std::string text = ledger_text(published);
    BOOST_TEST((read_ledger(text, "ledger") == published));
    BOOST_TEST(ledger_text(read_ledger(text, "ledger")) == text);
    BOOST_TEST((read_ledger(ledger_text({}), "ledger") == Publications{}));
}

BOOST_AUTO_TEST_CASE(publishing_extends_the_ledger_for_its_owner_alone) {
    const State state;
    const ShownFigures shown = publish(state.folder, row("w1", 20, 3));
    BOOST_TEST(shown.count("b/w1").text() == "c");
    struct stat facts {};
    BOOST_REQUIRE(::stat(state.file.c_str(), &facts) == 0);
    BOOST_TEST((facts.st_mode & 0777U) == 0600U);
    BOOST_REQUIRE(::stat(state.folder.c_str(), &facts) == 0);
    BOOST_TEST((facts.st_mode & 0777U) == 0700U);
    const std::string text = read_file(state.file);
    BOOST_TEST((publish(state.folder, row("w1", 20, 3)) == shown));
    BOOST_TEST(read_file(state.file) == text);
    publish(state.folder, row("w2", 9, 30));
    const Publications published = read_ledger(read_file(state.file), state.file);
    BOOST_TEST((published.titles == std::vector<std::string>{"pack w1", "pack w2"}));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_made_safe_leaves_the_ledger_as_it_is) {
    const State state;
    publish(state.folder, row("w1", 20, 3));
    // By somebody who hid only what is small.
    Publications leaky = read_ledger(read_file(state.file), state.file);
    leaky.counts.push_back({"x", 6, ShownCount::rounded(5), {6, 7}});
    leaky.counts.push_back({"y", 7, ShownCount::rounded(5), {6, 7}});
    leaky.counts.push_back({"z", 1, ShownCount::hidden(), {1, 5}});
    const auto last = static_cast<Position>(leaky.counts.size() - 1);
    leaky.sums.push_back({last - 1, {last - 2, last}, {}});
    write_file(state.file, ledger_text(leaky));
    BOOST_TEST((exit_of(state.folder, row("w2", 20, 3)) == Exit::not_written));
    BOOST_TEST(read_file(state.file) == ledger_text(leaky));
}

BOOST_AUTO_TEST_CASE(a_ledger_with_anything_changed_is_refused) {
    const std::string text = ledger_text(protect(row("w1", 20, 3), {}).published);
    BOOST_TEST(refusal(text) == "");
    for (std::size_t end = 0; end < text.size(); ++end) BOOST_TEST(refusal(text.substr(0, end)) != "", end);
    for (std::size_t at = 0; at < text.size(); ++at) {
        std::string changed = text;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        BOOST_TEST(refusal(changed) != "", at);
    }
    BOOST_TEST(refusal(text + "\n") != "");
    BOOST_TEST(refusal(text + text) != "");
}

BOOST_AUTO_TEST_CASE(a_ledger_that_makes_no_sense_is_refused_by_its_line) {
    const std::string good = "count\ta\t6\t5\t6\t7\ncount\tb\t2\tc\t1\t5\ncount\tab\t8\t10\t8\t12\n";
    BOOST_TEST(refusal(ledger_of(good + "sum\t2\t0,1\t\nratio\t0\t2\t1\t-\nworld\t1=3,2=9\n")) == "");
    for (const char* bad : {"nonsense",
                            "",
                            "count",
                            "count\t\t6\t5\t6\t7",
                            "count\ta\t6\t5\t6",
                            "count\ta\tsix\t5\t6\t7",
                            "count\ta\t-6\t5\t6\t7",
                            "count\ta\t6\t10\t6\t7",
                            "count\ta\t6\t5\t6\t8",
                            "count\ta\t6\tc\t7\t9",
                            "count\ta\t3\t5\t1\t5",
                            "count\ta\t3\tx\t1\t5",
                            "count\ta\t9999999999999\tc\t6\t*",
                            "sum\t3\t0\t",
                            "sum\t2\t0\t",
                            "sum\t2\t0,1,x\t",
                            "sum\t2\t0,\t",
                            "sum\t-1\t0\t",
                            "ratio\t0\t2\t1\t101",
                            "ratio\t0\t2\t1\t75",
                            "ratio\t0\t2\t0\t-",
                            "world\t9=1",
                            "world\t1",
                            "world\t1=-1",
                            "world\t"})
        BOOST_TEST(refusal(ledger_of(good + bad + "\n")).find("the/ledger, is damaged") != std::string::npos, bad);
    BOOST_TEST(refusal(ledger_of(good + "sum\t9\t0\t\n")).find("(line 5)") != std::string::npos);
    BOOST_TEST(refusal("abide-published 3\nend\t" + sha256("abide-published 3\n") + "\n") != "");
    BOOST_TEST(refusal("") != "");
}

BOOST_AUTO_TEST_CASE(a_damaged_ledger_stops_everything) {
    const State state;
    publish(state.folder, row("w1", 20, 3));
    const std::string text = read_file(state.file);
    write_file(state.file, text.substr(0, text.size() / 2));
    BOOST_TEST((exit_of(state.folder, row("w2", 20, 3)) == Exit::not_written));
    BOOST_TEST(read_file(state.file) == text.substr(0, text.size() / 2));
}

BOOST_AUTO_TEST_CASE(a_ledger_others_have_rights_to_or_elsewhere_is_refused) {
    const State state;
    publish(state.folder, row("w1", 20, 3));
    BOOST_REQUIRE(::chmod(state.file.c_str(), 0640) == 0);
    BOOST_TEST((exit_of(state.folder, row("w2", 20, 3)) == Exit::usage));
    BOOST_REQUIRE(::chmod(state.file.c_str(), 0600) == 0);
    BOOST_REQUIRE(::chmod(state.folder.c_str(), 0755) == 0);
    BOOST_TEST((exit_of(state.folder, row("w2", 20, 3)) == Exit::usage));
    BOOST_REQUIRE(::chmod(state.folder.c_str(), 0700) == 0);
    fs::rename(state.file, state.place.path() / "elsewhere");
    fs::create_symlink(state.place.path() / "elsewhere", state.file);
    BOOST_TEST((exit_of(state.folder, row("w2", 20, 3)) == Exit::usage));
}

BOOST_AUTO_TEST_CASE(no_id_can_be_tried_out_on_a_ledger_without_its_key) {
    const State state;
    const State other;
    publish(state.folder, of_cases("w1", 1, 20));
    publish(other.folder, of_cases("w1", 1, 20));
    const Publications published = read_ledger(read_file(state.file), state.file);
    BOOST_TEST(published.cases.at("duties").size() == 20U);
    BOOST_TEST(read_file(state.file).find(sha256("C-7")) == std::string::npos);
    BOOST_TEST((published.cases != read_ledger(read_file(other.file), other.file).cases));
    struct stat facts {};
    BOOST_REQUIRE(::stat((state.folder + "/published.key").c_str(), &facts) == 0);
    BOOST_TEST((facts.st_mode & 0777U) == 0600U);
}

BOOST_AUTO_TEST_CASE(a_ledger_without_its_key_is_refused) {
    const State state;
    const std::string key = state.folder + "/published.key";
    publish(state.folder, of_cases("w1", 1, 20));
    write_file(key, "no key\n");
    BOOST_TEST(refusal_to_publish(state, of_cases("w1", 1, 20)).find("put back the copy you kept of it") !=
               std::string::npos);
    fs::remove(key);
    const std::string why = refusal_to_publish(state, of_cases("w1", 1, 20));
    BOOST_TEST(why.find("published.key, is gone; put back the copy you kept of it") != std::string::npos, why);
    BOOST_TEST(!fs::exists(key));
    BOOST_CHECK_THROW((void)erase_published(state.folder, "C-7"), Error);
}

BOOST_AUTO_TEST_CASE(a_ledger_of_the_older_kind_is_read_and_written_with_a_key) {
    const State state;
    const FiguresToPublish figures = of_cases("w1", 1, 20);
    publish(state.folder, figures);
    make_older(state, figures);
    BOOST_REQUIRE(read_file(state.file).find(sha256("C-7")) != std::string::npos);
    BOOST_TEST(published_entries(state.folder, "C-7") == 1U);
    // One who left is found among those of the older ledger.
    FiguresToPublish later = of_cases("w1", 2, 20);
    const std::string why = refusal_to_publish(state, later);
    BOOST_TEST(why.find("fewer than six cases") != std::string::npos, why);
    BOOST_TEST(refusal_to_publish(state, figures) == "");
    BOOST_TEST(read_file(state.file).find(sha256("C-7")) == std::string::npos);
    BOOST_TEST(refusal_to_publish(state, later).find("fewer than six cases") != std::string::npos);
    make_older(state, figures);
    BOOST_TEST(erase_published(state.folder, "C-7") == 1U);
    BOOST_TEST(read_file(state.file).find(sha256("C-8")) == std::string::npos);
    BOOST_TEST(published_entries(state.folder, "C-8") == 1U);
}

BOOST_AUTO_TEST_CASE(nothing_leads_to_an_erased_case_and_its_place_is_kept) {
    const State state;
    BOOST_TEST(published_entries(state.folder, "C-7") == 0U);
    BOOST_TEST(erase_published(state.folder, "C-7") == 0U);
    BOOST_TEST(!fs::exists(state.folder));
    publish(state.folder, of_cases("w1", 1, 20));
    FiguresToPublish others = of_cases("w1", 5, 8);
    others.behind.front().of = "meetings";
    publish(state.folder, others);
    BOOST_TEST(published_entries(state.folder, "C-7") == 2U);
    BOOST_TEST(erase_published(state.folder, "C-7") == 2U);
    BOOST_TEST(erase_published(state.folder, "C-3") == 1U);
    BOOST_TEST(published_entries(state.folder, "C-7") == 0U);
    BOOST_TEST(erase_published(state.folder, "C-7") == 0U);
    const Publications published = read_ledger(read_file(state.file), state.file);
    BOOST_TEST(published.cases.at("duties").size() == 20U);
    BOOST_TEST(published.cases.at("duties").contains("erased 2"));
    BOOST_TEST(published.cases.at("meetings").contains("erased 1"));
}

// Those who were erased may have left, or be in the exports still: what is different at least counts.
BOOST_AUTO_TEST_CASE(an_erased_case_makes_no_difference) {
    const State state;
    publish(state.folder, of_cases("w1", 1, 20));
    for (const char* id : {"C-1", "C-2", "C-3"}) BOOST_TEST(erase_published(state.folder, id) == 1U);
    for (const auto& [first, last, is_refused] :
         {std::tuple(4, 20, true), std::tuple(1, 24, true), std::tuple(4, 25, true), std::tuple(9, 20, false),
          std::tuple(8, 20, false), std::tuple(6, 20, true), std::tuple(1, 20, true), std::tuple(1, 25, true),
          std::tuple(1, 26, false)}) {
        const std::string before = read_file(state.file);
        FiguresToPublish figures = of_cases("w1", first, last);
        figures.counts.front().count += 100;
        figures.counts.back().count += 100;
        const std::string why = refusal_to_publish(state, figures);
        BOOST_TEST((why.find("fewer than six cases") != std::string::npos) == is_refused,
                   first << " to " << last << ": " << why);
        write_file(state.file, before);
    }
}

BOOST_AUTO_TEST_CASE(processes_that_publish_at_once_forget_nothing) {
    const State state;
    std::vector<pid_t> children;
    for (int child = 0; child < 8; ++child) {
        const pid_t process = ::fork();
        BOOST_REQUIRE(process >= 0);
        if (process == 0) ::_exit(static_cast<int>(exit_of(state.folder, row("w" + std::to_string(child), 20, 3))));
        children.push_back(process);
    }
    for (const pid_t child : children) {
        int status = 0;
        BOOST_REQUIRE(::waitpid(child, &status, 0) == child);
        BOOST_TEST(status == 0);
    }
    BOOST_TEST(read_ledger(read_file(state.file), state.file).titles.size() == children.size());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
