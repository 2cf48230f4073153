// The chain of certificates: whole as it grew, and every change of one of its links is found at the next.
#include "certificate/chain.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>

#include "hash/hash.hpp"
#include "tests/certificate/sample.hpp"
#include "tests/places.hpp"

namespace abide::tests {

namespace {

/// Three nights' certificates in a folder.
struct ThreeNights {
    const TemporaryFolder folder;
    const Certificate first = sample_certificate();
    const Certificate second = next_certificate(first);
    const Certificate third = next_certificate(second);

    ThreeNights() {
        for (const Certificate* one : {&first, &second, &third}) put(*one);
    }
    [[nodiscard]] std::string path() const { return folder.path().string(); }
    void put(const Certificate& certificate) const { (void)put_certificate(certificate, path()); }
    void remove(const Certificate& certificate) const {
        std::filesystem::remove(folder.path() / certificate_file_of(certificate.run));
    }
    [[nodiscard]] std::string fault() const {
        const Chain chain = read_chain(path());
        if (!chain.fault) return "none";
        return chain.fault->file + ": " + chain.fault->says + " (" + chain.fault->expected + ", not " +
               chain.fault->found + ")";
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(certificate)
BOOST_AUTO_TEST_SUITE(chain)

BOOST_FIXTURE_TEST_CASE(it_is_whole_as_it_grew, ThreeNights) {
    write_text(folder.path() / "run-2026-04-10-1.json.minisig", "a signature");
    write_text(folder.path() / "notes.json", "not a certificate");
    const Chain chain = read_chain(path());
    BOOST_TEST(!chain.fault);
    const std::vector<std::string> files = {"run-2026-04-10-1.json", "run-2026-04-11-1.json", "run-2026-04-12-1.json"};
    BOOST_TEST(chain.files == files, boost::test_tools::per_element());
    BOOST_TEST(chain.last_number == 3);
    BOOST_TEST(chain.last_run == "2026-04-12-1");
    BOOST_TEST(chain.last_sha256 == sha256(to_json(third)));
}

BOOST_AUTO_TEST_CASE(an_empty_folder_is_a_chain_of_none) {
    const TemporaryFolder folder;
    BOOST_TEST(read_chain(folder.path().string()).files.empty());
    BOOST_TEST(read_chain((folder.path() / "none").string()).files.empty());
}

BOOST_FIXTURE_TEST_CASE(a_night_run_again_for_an_earlier_date_keeps_its_place_by_number, ThreeNights) {
    put(next_certificate(third, -7));
    BOOST_TEST(fault() == "none");
    BOOST_TEST(read_chain(path()).last_run == "2026-04-05-1");
}

BOOST_FIXTURE_TEST_CASE(a_certificate_that_was_changed_is_found_by_the_next, ThreeNights) {
    Certificate better = second;
    better.run_by = "somebody else";
    put(better);
    BOOST_TEST(fault() == "run-2026-04-12-1.json: run-2026-04-11-1.json, the one before it, is not as it was when this "
                          "one was written (" +
                              sha256(to_json(second)) + ", not " + sha256(to_json(better)) + ")");
    const std::vector<std::string> good = {"run-2026-04-10-1.json", "run-2026-04-11-1.json"};
    BOOST_TEST(read_chain(path()).files == good, boost::test_tools::per_element());
}

BOOST_FIXTURE_TEST_CASE(a_certificate_that_was_taken_out_leaves_a_gap, ThreeNights) {
    remove(second);
    BOOST_TEST(fault() == "run-2026-04-12-1.json: certificates before it are not there (number 2, not number 3)");
}

BOOST_FIXTURE_TEST_CASE(the_first_cannot_be_taken_away, ThreeNights) {
    remove(first);
    BOOST_TEST(fault() == "run-2026-04-11-1.json: certificates before it are not there (number 1, not number 2)");
    Certificate pretender = second;
    pretender.number = 1;
    put(pretender);
    BOOST_TEST(fault() ==
               "run-2026-04-11-1.json: it is the first, and names one before it (none before it, not 2026-04-10-1)");
}

BOOST_FIXTURE_TEST_CASE(two_cannot_have_one_number, ThreeNights) {
    put(next_certificate(first, 9));
    BOOST_TEST(fault() == "run-2026-04-19-1.json: it has the number of run-2026-04-11-1.json (number 3, not number 2)");
}

BOOST_FIXTURE_TEST_CASE(one_that_names_another_before_it_does_not_fit, ThreeNights) {
    Certificate astray = third;
    astray.previous->run = first.run;
    put(astray);
    BOOST_TEST(fault() == "run-2026-04-12-1.json: it names another run as the one before it (2026-04-11-1, not "
                          "2026-04-10-1)");
    astray.previous.reset();
    put(astray);
    BOOST_TEST(fault() == "run-2026-04-12-1.json: it names none before it (2026-04-11-1, not none before it)");
}

BOOST_FIXTURE_TEST_CASE(one_under_another_name_does_not_fit, ThreeNights) {
    remove(third);
    write_text(folder.path() / "run-latest.json", to_json(third));
    BOOST_TEST(fault() ==
               "run-latest.json: its name is not that of its run (run-2026-04-12-1.json, not run-latest.json)");
}

BOOST_FIXTURE_TEST_CASE(one_that_cannot_be_read_is_named, ThreeNights) {
    write_text(folder.path() / "run-2026-04-11-1.json", "{");
    BOOST_TEST(fault() == "run-2026-04-11-1.json: it cannot be read (a certificate, not " + path() +
                              "/run-2026-04-11-1.json is not JSON, or was cut short)");
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
