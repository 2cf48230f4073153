// What a night's certificate says of exports that could not be read, and of cases that did not come.
#include <sys/stat.h>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>

#include "base/file.hpp"
#include "certificate/certificate.hpp"
#include "hash/hash.hpp"
#include "tests/command/nights.hpp"

namespace abide::tests {

namespace fs = std::filesystem;

namespace {

/// Two exports of some cases.
class TwoExports : public Nights {
  public:
    TwoExports() {
        set("procedure = islington-hsb");
        put("north.xml", late_case("C-7001", "c1") + late_case("C-7002", "c2"));
        put_south();
    }
    void put_south() const {
        put("south.xml", late_case("C-8001", "c1") + late_case("C-8002", "c2") + late_case("C-8003", "c3"));
    }
    [[nodiscard]] Certificate certificate(const std::string& run) const {
        const std::string file = join_path(inside("state/certificates"), certificate_file_of(run));
        return read_certificate(read_file(file), file);
    }
    [[nodiscard]] std::string page(const std::string& run) const {
        return read_file(inside("state/certificates/run-" + run + ".md"));
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(certified_nights)

BOOST_FIXTURE_TEST_CASE(a_wrong_file_is_certified_as_it_lies_and_the_next_nights_are_swept, TwoExports) {
    sweep(1);
    unsigned april = 2;
    for (const std::string& bytes :
         {std::string(), std::string("<html>Session expired</html>"), std::string("hello"), std::string("\n"),
          std::string("<!DOCTYPE a><case-records xmlns=\"urn:abide:case-records:1\"/>"), std::string("PK\3\4rest")}) {
        write_text(inside("inbox/south.xml"), bytes);
        const std::string run = "2026-04-0" + std::to_string(april) + "-1";
        const Ended bad = this->run({"sweep"}, april);
        BOOST_TEST(bad.exit == 3, bytes << ": " << bad.err);
        BOOST_TEST(certificate(run).exports.at(1).sha256 == sha256(bytes), bytes);
        BOOST_TEST(this->run({"verify", run}, april).exit == 0, this->run({"verify", run}, april).out);
        ++april;
    }
    put_south();
    sweep(april);
}

BOOST_FIXTURE_TEST_CASE(a_night_without_script_is_written_again_without_it, TwoExports) {
    const auto has_script = [&](const std::string& run) {
        return contains(read_file(inside("reports/sets/" + run + "/findings-" + run.substr(0, 10) + ".html")),
                        "<script>");
    };
    sweep(1);
    BOOST_TEST(has_script("2026-04-01-1"));
    set("page-script = no");
    sweep(2);
    BOOST_TEST(!has_script("2026-04-02-1"));
    for (const char* run : {"2026-04-01-1", "2026-04-02-1"})
        BOOST_TEST(this->run({"verify", run}, 2).exit == 0, this->run({"verify", run}, 2).out);
}

BOOST_FIXTURE_TEST_CASE(packed_rubbish_is_certified_as_it_lies, TwoExports) {
    sweep(1);
    for (const char* name : {"c.xml.gz", "d.zip"}) {
        write_text(inside("inbox/" + std::string(name)), "PK no archive");
        BOOST_TEST(run({"sweep"}, 2).exit == 3);
        fs::remove(inside("inbox/" + std::string(name)));
    }
    for (const char* run : {"2026-04-02-1", "2026-04-02-2"})
        BOOST_TEST(certificate(run).exports.at(0).sha256 == sha256("PK no archive"), run);
    sweep(3);
}

BOOST_FIXTURE_TEST_CASE(what_nobody_can_read_has_no_hash_and_the_next_night_is_swept, TwoExports) {
    sweep(1);
    BOOST_REQUIRE(::mkfifo(inside("inbox/pipe.xml").c_str(), 0600) == 0);
    fs::create_symlink("nowhere", inside("inbox/dead.xml"));
    BOOST_TEST(run({"sweep"}, 2).exit == 3);
    BOOST_TEST(certificate("2026-04-02-1").completeness.value().beside != "");
    BOOST_TEST(contains(page("2026-04-02-1"), "**Beside the exports:** something was passed over"));
    fs::remove(inside("inbox/pipe.xml"));
    fs::remove(inside("inbox/dead.xml"));
    sweep(3);
    BOOST_TEST(certificate("2026-04-03-1").completeness.value().beside == "");
}

BOOST_FIXTURE_TEST_CASE(a_night_whose_exports_had_shrunk_is_certified_as_such, TwoExports) {
    sweep(1);
    BOOST_TEST((certificate("2026-04-01-1").completeness == Completeness{}));
    fs::remove(inside("inbox/north.xml"));
    BOOST_TEST(run({"sweep"}, 2).exit == 3);
    const Completeness shrunk = certificate("2026-04-02-1").completeness.value();
    BOOST_TEST(shrunk.known_cases == 5);
    BOOST_TEST(shrunk.missing == 2);
    BOOST_TEST(shrunk.shrunk);
    BOOST_TEST(!shrunk.missing_accepted);
    BOOST_TEST(shrunk.held > 0);
    BOOST_TEST(contains(page("2026-04-02-1"),
                        "- **Known cases:** 5 before the run; 2 of them are not among those read, and nobody said that "
                        "this is right\n- **The exports had shrunk:** too many known cases were missing, and nothing "
                        "was resolved\n- **Findings held:** " +
                            std::to_string(shrunk.held) + ", "));
    // On the second night of the same gap as many are held.
    BOOST_TEST(run({"sweep"}, 3).exit == 3);
    BOOST_TEST(certificate("2026-04-03-1").completeness->held == shrunk.held);

    BOOST_TEST(run({"sweep", "--accept-missing"}, 4).exit < 2);
    const Completeness accepted = certificate("2026-04-04-1").completeness.value();
    BOOST_TEST((accepted == Completeness{5, 2, true, false, 0, ""}));
    BOOST_TEST(contains(page("2026-04-04-1"), "2 of them are not among those read, which somebody said is right"));
}

BOOST_FIXTURE_TEST_CASE(an_ordinary_morning_is_no_tampering, TwoExports) {
    write_text(inside("inbox/README.txt"), "About these exports.\n");
    sweep(1);
    const auto verified = [&] { return run({"verify", "2026-04-01-1"}, 2); };
    BOOST_TEST(verified().exit == 0, verified().out);
    BOOST_TEST(contains(verified().out, "ok         reports       written again, "));
    const auto check_other = [&](const std::string& why) {
        const Ended ended = verified();
        BOOST_TEST(ended.exit == 3, why << ": " << ended.out);
        BOOST_TEST(
            contains(ended.out, "What is still there of run 2026-04-01-1 is as certified. It could not be judged "
                                "again, because " +
                                    why + ".\n"),
            ended.out);
        BOOST_TEST(contains(ended.out, "ok         outputs"));
    };
    fs::remove(inside("inbox/README.txt"));
    check_other("what lies beside the exports in " + inside("inbox") + " is something else now");
    write_text(inside("inbox/README.txt"), "About these exports.\n");
    put("west.xml", late_case("C-9001", "c1"));
    check_other(inside("inbox/west.xml") + " was not there then");
    fs::remove(inside("inbox/west.xml"));
    BOOST_TEST(verified().exit == 0);
    put("north.xml", late_case("C-7001", "c1") + late_case("C-7002", "c3"));
    check_other(inside("inbox/north.xml") + " is another one now");
    fs::remove_all(inside("inbox"));
    check_other(inside("inbox/north.xml") + " is no longer there, or cannot be read");
}

BOOST_FIXTURE_TEST_CASE(the_page_of_a_certificate_must_say_what_it_says, TwoExports) {
    sweep(1);
    const std::string file = inside("state/certificates/run-2026-04-01-1.md");
    const std::string page = read_file(file);
    const auto verified = [&] { return run({"verify", "2026-04-01-1"}, 1); };
    BOOST_TEST(contains(verified().out, "ok         page          run-2026-04-01-1.md says the same\n"));
    std::string better = page;
    const std::size_t at = better.find("Breached** | ");
    BOOST_REQUIRE(at != std::string::npos);
    better[at + 13] = '0';
    write_text(file, better);
    const auto line = 1 + std::count(page.begin(), page.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    const Ended changed = verified();
    BOOST_TEST(changed.exit == 1);
    BOOST_TEST(contains(changed.out, "The first that differs is page:\n  " + file + ", line " + std::to_string(line) +
                                         "\n  expected  " + sha256(page) + "\n"),
               changed.out);
    fs::remove(file);
    const Ended gone = verified();
    BOOST_TEST(gone.exit == 1);
    BOOST_TEST(contains(gone.out, "DIFFERS    page          " + file + "\n"));
    BOOST_TEST(contains(gone.out, "found     no such file, or it cannot be read\n"), gone.out);
}

BOOST_FIXTURE_TEST_CASE(certificates_taken_off_the_end_are_missed, TwoExports) {
    for (const unsigned april : {1U, 2U, 3U}) sweep(april);
    for (const char* run : {"2026-04-02-1", "2026-04-03-1"}) {
        for (const char* ending : {".json", ".md"})
            fs::remove(inside(std::string("state/certificates/run-") + run + ending));
        fs::remove_all(inside(std::string("reports/sets/") + run));
    }
    const Ended verified = run({"verify", "2026-04-01-1"}, 3);
    BOOST_TEST(verified.exit == 1);
    BOOST_TEST(contains(verified.out, "The first that differs is chain:\n  certificates at its end are not there\n  "
                                      "expected  number 3, 2026-04-03-1, which is the last that the history knows\n  "
                                      "found     number 1, 2026-04-01-1\n"),
               verified.out);
    const Ended doctor = run({"doctor"}, 3);
    BOOST_TEST(doctor.exit == 2);
    BOOST_TEST(contains(doctor.out, "fault  certificates   " + inside("state/certificates/run-2026-04-03-1.json") +
                                        " is not there, and the store knows its run; and 1 more like it."),
               doctor.out);
}

BOOST_FIXTURE_TEST_CASE(a_store_put_back_is_noticed_by_verify, TwoExports) {
    sweep(1);
    fs::copy(inside("state/history.sqlite"), inside("first.sqlite"));
    sweep(2);
    fs::copy_file(inside("first.sqlite"), inside("state/history.sqlite"), fs::copy_options::overwrite_existing);
    for (const char* run : {"2026-04-01-1", "2026-04-02-1"}) {
        const Ended ended = this->run({"verify", run}, 2);
        BOOST_TEST(ended.exit == 1);
        BOOST_TEST(contains(ended.out, "it goes on after the last run that the history knows\n  expected  number 1, "),
                   ended.out);
    }
}

BOOST_FIXTURE_TEST_CASE(diff_needs_no_sound_procedure_of_today, TwoExports) {
    sweep(1);
    put("north.xml", late_case("C-7001", "c1") + late_case("C-7002", "c2") + late_case("C-7003", "c3"));
    sweep(2);
    const Ended before = run({"diff"}, 2);
    set("procedures = own");
    write_text(inside("own/calendars/new.xml"), "<calendar");
    const Ended after = run({"diff"}, 2);
    BOOST_TEST(after.exit == 0, after.err);
    BOOST_TEST(after.out == before.out);
    BOOST_TEST(contains(after.out, "C-7003"));
    BOOST_TEST(contains(after.err, "abide: warning: today's procedures do not load"), after.err);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
