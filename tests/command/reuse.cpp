// What is kept from night to night: with it and without it a run says the same, whatever happened in between.
#include <sys/stat.h>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "command/rulebook.hpp"
#include "tests/command/in_memory.hpp"
#include "tests/evaluate/random_case.hpp"
#include "tests/places.hpp"
#include "tests/rounds.hpp"

namespace abide::tests {

namespace {

namespace fs = std::filesystem;

std::string seeds() { return (repository() / "seeds" / "cases").string(); }

Surroundings shipped() {
    Surroundings all;
    all.home = repository().string();
    return all;
}

/// How many cases a run with --stats knew from before.
std::size_t known_from_before(const Ended& ended) {
    const std::size_t end = ended.err.find("  of them known from before");
    if (end == std::string::npos) return 0;
    const std::size_t line = ended.err.rfind('\n', end) + 1;
    return std::stoul(ended.err.substr(line));
}

Ended run_with(std::vector<std::string> words, const fs::path& cache) {
    words.insert(words.end(), {"--cache", cache.string(), "--stats"});
    return run_command(words, shipped());
}

/// Everything but what a run took.
std::string messages(const std::string& err) { return err.substr(0, err.find("In ")); }

/// Runs a command without a cache and with this one; both must say the same. Returns how many cases were known.
std::size_t compare(std::vector<std::string> words, const fs::path& cache) {
    const Ended plain = run_command(words, shipped());
    const Ended kept = run_with(std::move(words), cache);
    BOOST_TEST(kept.exit == plain.exit);
    BOOST_TEST((kept.out == plain.out));
    BOOST_TEST((messages(kept.err) == plain.err));
    BOOST_TEST(plain.out.size() > 500U);
    return known_from_before(kept);
}

/// Mixes two numbers into one that looks like neither.
std::uint32_t mixed(std::uint64_t a, std::uint64_t b) {
    std::uint64_t key = (a + 1) * 0x9E3779B97F4A7C15ULL ^ (b + 1) * 0xC2B2AE3D27D4EB4FULL;
    key = (key ^ key >> 31U) * 0xD6E8FEB86659FD93ULL;
    return static_cast<std::uint32_t>(key >> 32U);
}

/// A service whose records grow from night to night.
class Service {
  public:
    Service() : rulebook_(std::make_unique<Rulebook>()) {
        rulebook_->add_ground((repository() / "procedures").string());
        const Dictionary& dictionary = rulebook_->dictionary();
        for (std::size_t at = 1; at < dictionary.size(); ++at)
            if (const auto type = static_cast<RecordTypeId>(at); !dictionary.type(type).shared) types_.push_back(type);
    }

    /// One export of the cases of this remainder, as it is on the nth night.
    [[nodiscard]] std::string exported(std::uint32_t cases, std::uint32_t remainder, std::uint32_t night) const {
        const Day day = first + static_cast<std::int32_t>(night);
        std::string text =
            "<case-records xmlns=\"urn:abide:case-records:1\" area=\"Islington\" system=\"made-up\" exported=\"" +
            iso(day) + "T02:00:00\">\n<panel date=\"2026-03-12\"/>\n<panel date=\"2026-04-16\"/>\n";
        for (std::uint32_t n = remainder; n < cases; n += 2) {
            if (mixed(n, 1000 + night / 9) % 50 == 0) continue; // not in this week's exports
            if (mixed(n, night) % 30 == 0) text += "\n<!-- lines move -->\n\n";
            text += one(n, night);
        }
        return text + "</case-records>\n";
    }

    static constexpr std::uint32_t nights = 60;
    static inline const Day first = *day_of(2026, 3, 10);

  private:
    [[nodiscard]] std::string one(std::uint32_t n, std::uint32_t night) const {
        std::uint32_t version = 0;
        for (std::uint32_t past = 1; past <= night; ++past) version += mixed(n, 5000 + past) % 40 == 0 ? 1U : 0U;
        const std::uint32_t seed = n * 100 + version;
        std::vector<RecordTypeId> some;
        for (const RecordTypeId type : types_)
            if (mixed(seed, type) % 12 == 0) some.push_back(type);
        RandomCase random(rulebook_->dictionary(), some, *day_of(2026, 4, 10), seed);
        // Other cases are named "W-0" to "W-2" in random records; sometimes they are there.
        random.call(n < 3 ? "W-" + std::to_string(n) : "R-" + std::to_string(n));
        std::string text = canonical_xml(random.get(), rulebook_->dictionary());
        // What nobody can read has a word said of it each night; of most cases nothing needs to be said.
        while (n % 10 != 0 && text.find("??") != std::string::npos) {
            const std::size_t value = text.find("??");
            const std::size_t begin = text.rfind(' ', value);
            text.erase(begin, value + 3 - begin);
        }
        return text;
    }

    std::unique_ptr<Rulebook> rulebook_;
    std::vector<RecordTypeId> types_;
};

/// Sixty nights of so many cases, each checked with and without what is kept.
void check_nights(std::uint32_t cases) {
    const TemporaryFolder folder;
    const fs::path cache = folder.path() / "kept";
    const Service service;
    std::size_t known = 0;
    for (std::uint32_t night = 0; night < Service::nights; ++night) {
        const std::string north = (folder.path() / "north.xml").string();
        // From the middle on the other team's export has another name.
        const std::string south = (folder.path() / (night < 30 ? "south.xml" : "south-west.xml")).string();
        write_file(north, service.exported(cases, 0, night));
        write_file(south, service.exported(cases, 1, night));
        // Every way of working and of writing has its turn.
        const std::string jobs = std::to_string(1U << night % 4);
        const std::string format = night < Service::nights / 2 ? "json" : "text";
        known += compare({"check", north, south, "--as-at", iso(Service::first + static_cast<std::int32_t>(night)),
                          "--format", format, "--jobs", jobs},
                         cache);
    }
    BOOST_TEST_MESSAGE(known << " of " << cases * Service::nights << " cases were known from before");
    BOOST_TEST(known > std::size_t{cases} * Service::nights / 2);
}

} // namespace

BOOST_AUTO_TEST_SUITE(reuse)

BOOST_AUTO_TEST_CASE(some_cases_over_sixty_nights_come_out_as_if_nothing_were_kept) { check_nights(rounds(100)); }

BOOST_AUTO_TEST_CASE(a_thousand_cases_over_sixty_nights_come_out_as_if_nothing_were_kept,
                     *boost::unit_test::label("slow")) {
    check_nights(1000);
}

BOOST_AUTO_TEST_CASE(the_demonstration_cases_come_out_the_same_every_night) {
    const TemporaryFolder folder;
    for (const char* night : {"2026-03-09", "2026-04-07", "2026-04-10", "2026-04-10", "2026-03-20", "2027-01-04"})
        compare({"check", seeds(), "--as-at", night, "--format", "json", "--states", "all"}, folder.path());
    const std::vector<std::string> words = {"check",    seeds(), "--as-at",  "2027-01-04",
                                            "--format", "json",  "--states", "all"};
    BOOST_TEST(compare(words, folder.path()) > 80U);
}

BOOST_AUTO_TEST_CASE(what_is_judged_by_something_else_is_not_taken_from_before) {
    const TemporaryFolder folder;
    const auto known = [&](const std::vector<std::string>& more) {
        std::vector<std::string> words = {"check", seeds(), "--as-at", "2026-04-10"};
        words.insert(words.end(), more.begin(), more.end());
        compare(words, folder.path());
        return compare(words, folder.path());
    };
    const std::size_t as_usual = known({});
    BOOST_TEST(as_usual > 80U);
    // Each of these is at first as if nothing had been kept, and the second time known.
    for (const std::vector<std::string>& more : {std::vector<std::string>{"--known-at", "2026-03-01"},
                                                 {"--procedure", "working-together"},
                                                 {"--states", "met"},
                                                 {"--limit", "case-bytes=2000000"},
                                                 {"--fail-on", "not-yet-due:low"},
                                                 {"--calendar", "scotland"}}) {
        std::vector<std::string> words = {"check", seeds(), "--as-at", "2026-04-10"};
        words.insert(words.end(), more.begin(), more.end());
        BOOST_TEST(compare(words, folder.path()) == 0U);
        BOOST_TEST(compare(words, folder.path()) > 0U);
    }
    BOOST_TEST(known({}) == as_usual);
    // An earlier day than the one that was kept is judged anew.
    BOOST_TEST(compare({"check", seeds(), "--as-at", "2026-04-09"}, folder.path()) == 0U);
}

BOOST_AUTO_TEST_CASE(a_register_of_findings_may_be_kept_too) {
    const TemporaryFolder folder;
    const auto written = [&](bool keeps) {
        const fs::path out = folder.path() / (keeps ? "with" : "without");
        std::vector<std::string> words = {"report", "findings", seeds(), "--as-at", "2026-04-11", "-o", out.string()};
        if (keeps) words.insert(words.end(), {"--cache", (folder.path() / "kept").string()});
        run_command(words, shipped());
        std::string all;
        for (const std::string& page : files_below(out.string(), "")) all += base_name(page) + read_file(page);
        BOOST_TEST(all.size() > 20000U);
        return all;
    };
    const std::string without = written(false);
    for (int night = 0; night < 2; ++night) BOOST_TEST((written(true) == without));
}

BOOST_AUTO_TEST_CASE(damage_costs_nothing_but_time) {
    const TemporaryFolder folder;
    const std::vector<std::string> words = {
        "check", (fs::path(seeds()) / "contact.xml").string(), "--as-at", "2026-04-10", "--format", "json"};
    const Ended plain = run_command(words, shipped());
    run_with(words, folder.path());
    const std::vector<std::string> files = files_below(folder.path().string(), ".kept");
    BOOST_REQUIRE(files.size() == 1U);
    const std::string whole = read_file(files.front());
    const std::size_t all = known_from_before(run_with(words, folder.path()));
    BOOST_TEST(all > 5U);
    std::size_t found_out = 0;
    std::size_t less_known = 0;
    for (std::size_t i = 0; i < 60; ++i) {
        std::string spoilt = whole;
        const std::size_t at = mixed(i, 77) % whole.size();
        if (i % 4 == 0)
            spoilt.resize(at);
        else
            spoilt[at] = static_cast<char>(static_cast<unsigned char>(spoilt[at]) ^ (1U + i % 200));
        write_file(files.front(), spoilt);
        const Ended ended = run_with(words, folder.path());
        BOOST_TEST(ended.exit == plain.exit);
        // A damaged file is told of beside the result; a damaged entry is only read again.
        found_out += contains(ended.err, "RUN-0004") ? 1U : 0U;
        BOOST_TEST((ended.out == plain.out));
        less_known += known_from_before(ended) < all ? 1U : 0U;
    }
    BOOST_TEST(found_out > 10U);
    BOOST_TEST(less_known > 55U);
}

BOOST_AUTO_TEST_CASE(what_is_kept_is_nobody_elses_to_read) {
    const TemporaryFolder folder;
    const fs::path cache = folder.path() / "new" / "kept";
    run_with({"check", seeds(), "--as-at", "2026-04-10"}, cache);
    struct stat facts {};
    BOOST_REQUIRE(::stat(cache.c_str(), &facts) == 0);
    BOOST_TEST((facts.st_mode & 0777U) == 0700U);
    const std::vector<std::string> files = files_below(cache.string(), "");
    BOOST_REQUIRE(files.size() == 1U);
    BOOST_REQUIRE(::stat(files.front().c_str(), &facts) == 0);
    BOOST_TEST((facts.st_mode & 0777U) == 0600U);
}

BOOST_AUTO_TEST_CASE(who_is_in_no_export_any_more_is_not_kept) {
    const TemporaryFolder folder;
    const std::string file = (folder.path() / "a.xml").string();
    const std::string head = "<case-records xmlns=\"urn:abide:case-records:1\" area=\"Islington\">";
    const std::string stays = "<case id=\"C-STAYS\"><referral id=\"r\" date=\"2026-03-02\"/></case>";
    const std::string goes = "<case id=\"C-GOES\"><referral id=\"r\" date=\"2026-03-02\"/></case>";
    const auto kept = [&](const std::string& cases) {
        write_file(file, head + cases + "</case-records>");
        run_with({"check", file, "--as-at", "2026-04-10"}, folder.path() / "kept");
        std::string all;
        for (const std::string& one : files_below((folder.path() / "kept").string(), "")) all += read_file(one);
        return all;
    };
    BOOST_TEST(contains(kept(stays + goes), "C-GOES"));
    const std::string after = kept(stays);
    BOOST_TEST(contains(after, "C-STAYS"));
    BOOST_TEST(!contains(after, "C-GOES"));
}

BOOST_AUTO_TEST_CASE(what_a_killed_run_left_half_written_goes) {
    const TemporaryFolder folder;
    const std::string old = (folder.path() / "0123456789abcdef.kept.part-77").string();
    const std::string recent = (folder.path() / "0123456789abcdef.kept.part-78").string();
    const std::string other = (folder.path() / "notes.txt").string();
    for (const std::string& file : {old, recent, other}) write_file(file, "of a case");
    for (const std::string& file : {old, other})
        fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::hours(25));
    run_with({"check", (fs::path(seeds()) / "contact.xml").string(), "--as-at", "2026-04-10"}, folder.path());
    BOOST_TEST(!is_file(old));
    BOOST_TEST(is_file(recent)); // somebody may be writing it
    BOOST_TEST(is_file(other));  // not ours
}

BOOST_AUTO_TEST_CASE(only_so_many_kinds_of_runs_are_kept) {
    const TemporaryFolder folder;
    const std::string exported = (fs::path(seeds()) / "contact.xml").string();
    for (int day = 1; day <= 11; ++day)
        run_with({"check", exported, "--as-at", "2026-04-20", "--known-at", "2026-04-" + std::to_string(day + 9)},
                 folder.path());
    BOOST_TEST(files_below(folder.path().string(), ".kept").size() == 8U);
    BOOST_TEST(compare({"check", exported, "--as-at", "2026-04-20", "--known-at", "2026-04-20"}, folder.path()) > 0U);
    BOOST_TEST(compare({"check", exported, "--as-at", "2026-04-20", "--known-at", "2026-04-10"}, folder.path()) == 0U);
}

BOOST_AUTO_TEST_CASE(what_stands_before_the_cases_counts_too) {
    const TemporaryFolder folder;
    const std::string file = (folder.path() / "a.xml").string();
    const std::string other = (folder.path() / "b.xml").string();
    const std::string begin = "<case-records xmlns=\"urn:abide:case-records:1\" area=\"Islington\">";
    const std::string cases =
        "<case id=\"C-1\"><referral id=\"r\" date=\"2026-03-02\"/><concern id=\"c\" category=\"3\" "
        "believed-date=\"2026-03-03\"/></case></case-records>";
    write_file(other, begin + "<panel date=\"2026-03-05\"/></case-records>");
    const auto known = [&](const std::string& head) {
        write_file(file, begin + head + cases);
        return compare({"check", file, other, "--as-at", "2026-04-10", "--states", "all"}, folder.path() / "kept");
    };
    BOOST_TEST(known("") == 0U);
    BOOST_TEST(known("\n<!-- only the case moves -->\n") == 1U);
    BOOST_TEST(known("<panel date=\"2026-04-16\"/>") == 0U);
    BOOST_TEST(known("<panel date=\"2026-04-16\"/>") == 1U);
    BOOST_TEST(known("<panel date=\"2026-04-17\"/>") == 0U);
    BOOST_TEST(known("\n<panel date=\"2026-04-17\"/>") == 0U); // the evidence stands on another line
    BOOST_TEST(known("<not-exported record=\"strategy-meeting\"/>") == 0U);
    BOOST_TEST(known("<not-exported record=\"strategy-meeting\"/>") == 1U);
    BOOST_TEST(known("<not-exported record=\"strategy-meeting\" fact=\"chair-role\"/>") == 0U);
}

BOOST_AUTO_TEST_CASE(a_folder_that_cannot_be_written_to_is_told_at_once) {
    const TemporaryFolder folder;
    const fs::path in_the_way = folder.path() / "file";
    write_file(in_the_way.string(), "not a folder");
    const Ended ended = run_with({"check", seeds(), "--as-at", "2026-04-10"}, in_the_way);
    BOOST_TEST(ended.exit == 4);
    BOOST_TEST(ended.out.empty());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
