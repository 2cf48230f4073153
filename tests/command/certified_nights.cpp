// What a night's certificate says of exports that could not be read, and of cases that did not come.
#include <sys/stat.h>

#include <boost/test/unit_test.hpp>

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

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
