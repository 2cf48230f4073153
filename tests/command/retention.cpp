// Keeping: what is older than it may be kept goes at the end of a sweep, and what is left goes on as before.
#include "command/nightly/retention.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <filesystem>

#include "base/file.hpp"
#include "base/words.hpp"
#include "certificate/chain.hpp"
#include "tests/command/kept_case.hpp"
#include "tests/command/nights.hpp"
#include "tests/store/server.hpp"
#include "tests/store/toy.hpp"

namespace abide::tests {

namespace {

/// Four nights: on the third the record moves, the fourth finds the same again.
class FourNights : public Nights {
  public:
    FourNights() {
        put("north.xml", late_case("C-7001", "c1") + late_case("C-7002", "c1"));
        sweep(2);
        sweep(3);
        put("north.xml",
            late_case("C-7001", "c1", "<strategy-meeting id=\"m1\" concern=\"c1\" held-date=\"2026-03-04\"/>") +
                late_case("C-7002", "c1"));
        sweep(20);
        sweep(20);
    }
    [[nodiscard]] std::unique_ptr<Store> store() const { return Store::open_existing(address()); }
    [[nodiscard]] ReportSets sets() const { return ReportSets(inside("reports")); }
    [[nodiscard]] std::vector<std::string> remembered() const {
        std::vector<std::string> ids;
        for (const SweepRecord& sweep : store()->sweeps()) ids.push_back(sweep.id);
        return ids;
    }
};

using Names = std::vector<std::string>;

} // namespace

BOOST_AUTO_TEST_SUITE(retention)

BOOST_AUTO_TEST_CASE(what_is_too_old_goes_with_its_sets) {
    const FourNights nights;
    const auto store = nights.store();
    ReportSets sets = nights.sets();
    const Day day = day_of(2026, 4, 20).value();
    BOOST_TEST(keep_within(*store, sets, day, 19).number == 0);
    BOOST_TEST(sets.names().size() == 3U);
    const Erasure erased = keep_within(*store, sets, day, 18);
    BOOST_TEST(erased.number == 1);
    BOOST_TEST(erased.kind == "retention");
    BOOST_TEST(erased.reason == "Older than 18 days.");
    BOOST_TEST(contains(erased.outputs.front(), "2026-04-02-1/"));
    BOOST_TEST((nights.remembered() == Names{"2026-04-03-1", "2026-04-20-1", "2026-04-20-2"}));
    BOOST_TEST((sets.names() == Names{"2026-04-03-1", "2026-04-20-1"}));
    BOOST_TEST(keep_within(*store, sets, day, 18).number == 0);
    BOOST_TEST(keep_within(*store, sets, day, 1).number == 2);
    BOOST_TEST((sets.names() == Names{"2026-04-20-1"}));
    BOOST_TEST(store->check_integrity() == "");
}

BOOST_AUTO_TEST_CASE(the_current_set_stays_whatever_night_it_is_of) {
    const FourNights nights;
    const auto store = nights.store();
    ReportSets sets = nights.sets();
    sets.make_current("2026-04-03-1");
    BOOST_TEST(keep_within(*store, sets, day_of(2026, 4, 20).value(), 1).number == 1);
    BOOST_TEST((sets.names() == Names{"2026-04-03-1", "2026-04-20-1"}));
    // The last sweep is always kept.
    BOOST_TEST(keep_within(*store, sets, day_of(2026, 6, 20).value(), 1).number == 0);
}

BOOST_AUTO_TEST_CASE(a_sweep_keeps_as_long_as_the_configuration_says) {
    const FourNights nights;
    nights.set("keep = 30");
    nights.sweep(30);
    BOOST_TEST(nights.remembered().size() == 5U);
    const Ended later = nights.run({"sweep"}, 33);
    BOOST_TEST((later.exit == 0 || later.exit == 1));
    BOOST_TEST((nights.remembered() == Names{"2026-04-20-1", "2026-04-20-2", "2026-04-30-1", "2026-05-03-1"}));
    BOOST_TEST((nights.sets().names() == Names{"2026-04-20-1", "2026-04-30-1", "2026-05-03-1"}));
    BOOST_TEST(nights.store()->erasures().front().outputs.size() > 10U);
}

BOOST_DATA_TEST_CASE(not_a_byte_of_what_is_too_old_is_left, boost::unit_test::data::make(stored::databases), database) {
    const kept_case::Kept nights(database);
    nights.set("keep = 30");
    nights.put("others.xml", late_case("C-7001", "c1") + late_case("C-7002", "c1"));
    nights.take_out_of_inbox();
    BOOST_REQUIRE(nights.run({"sweep", "--accept-missing"}, 12).exit < 2);
    const std::string before = kept_case::listed(nights.traces());
    for (const std::string& text : {kept_case::id, kept_case::concern, kept_case::name})
        BOOST_TEST(contains(before, text), text);
    // The first night after that still says which exceptions there were, and goes in its turn.
    for (const unsigned april : {50U, 85U}) BOOST_REQUIRE(nights.run({"sweep"}, april).exit < 2);
    BOOST_TEST(Store::open_existing(nights.address())->sweeps().size() == 1U);
    BOOST_TEST(kept_case::listed(nights.traces()) == "");
}

BOOST_AUTO_TEST_CASE(a_sweep_that_could_not_remove_what_is_too_old_for_good_is_refused_before_any_work) {
    stored::PostgresqlServer& server = stored::PostgresqlServer::shared();
    const std::string owners = server.new_address();
    const std::string name = stored::name_of_database(owners);
    (void)Store::open(owners);
    stored::make_role("no_owner");
    server.run("GRANT ALL ON ALL TABLES IN SCHEMA public TO no_owner", name);
    const Nights nights;
    nights.put("north.xml", late_case("C-7001", "c1"));
    nights.set("store = " + server.address(name, "no_owner"));
    nights.sweep();
    BOOST_TEST(nights.run({"doctor"}).exit == 0);
    nights.set("keep = 30");
    const std::string why = "the role no_owner does not own the table action_entries, and only its owner can take "
                            "something out of it for good";
    const Ended swept = nights.run({"sweep"}, 11);
    BOOST_TEST(swept.exit == 2);
    BOOST_TEST(contains(swept.err, why), swept.err);
    BOOST_TEST(contains(nights.run({"doctor"}, 10).out, why));
    BOOST_TEST(Store::open_existing(owners)->sweeps().size() == 1U);
}

BOOST_AUTO_TEST_CASE(certificates_stay_and_their_chain_holds) {
    const FourNights nights;
    nights.set("keep = 30");
    BOOST_REQUIRE(nights.run({"sweep"}, 40).exit < 2);
    const Chain chain = read_chain(nights.inside("state/certificates"));
    BOOST_TEST(!chain.fault);
    BOOST_TEST(chain.files.size() == 5U);
    const std::string removed = nights.run({"verify", "2026-04-02-1"}, 30).out;
    BOOST_TEST(contains(removed, "ok         chain         5 certificates, of which this is number 1\n"));
    BOOST_TEST(contains(removed, " of them removed by an erasure\n"));
    BOOST_TEST(contains(nights.run({"verify", "2026-05-10-1"}, 30).out, "ok         outputs"));
    BOOST_TEST(contains(nights.run({"doctor"}, 30).out, "The history is whole: 3 sweeps"));
}

// What was never answered would be asked anew for ever.
BOOST_DATA_TEST_CASE(since_when_the_service_is_asked_outlives_the_first_night,
                     boost::unit_test::data::make(stored::databases), database) {
    const Nights nights;
    const stored::StorePlace place(database);
    nights.set("store = " + place.address());
    nights.put("north.xml", late_case("C-7001", "c1"));
    nights.sweep(10);
    nights.set("keep = 30");
    const auto overdue_on = [&](unsigned april) {
        BOOST_REQUIRE(nights.run({"sweep"}, april).exit < 2);
        const std::string digest = read_file(nights.inside("reports/current/digest.txt"));
        const std::size_t at = digest.find("Attestations overdue");
        return fold_space(digest.substr(at, digest.find('\n', at) - at));
    };
    BOOST_TEST(overdue_on(73) == "Attestations overdue 0");
    BOOST_TEST(place.open()->sweeps().size() == 1U);
    BOOST_TEST(overdue_on(102) == "Attestations overdue 2"); // 11 July
    BOOST_TEST(contains(nights.run({"verify", "2026-07-11-1"}, 102).out, "ok         reports       written again"));
    BOOST_TEST(overdue_on(142) == "Attestations overdue 2");
    BOOST_TEST(contains(nights.run({"attest", "list"}, 142).out, "never answered, was due on Fri 10 Jul 2026\n"));
    // The night it was held against is not kept, and so nobody can tell any more what had changed.
    const Ended verified = nights.run({"verify", "2026-08-20-1"}, 142);
    BOOST_TEST(contains(verified.out, "not tried  reports"), verified.out);
    BOOST_TEST(verified.exit == 3); // what could not be looked at is no pass
    BOOST_TEST(place.open()->check_integrity() == "");
}

BOOST_AUTO_TEST_CASE(a_set_that_a_killed_removal_left_goes_the_next_time) {
    const FourNights nights;
    const auto store = nights.store();
    Erasure erasure;
    erasure.kind = "retention";
    erasure.outputs = {"2026-04-02-1/digest.txt", "2026-04-03-1/digest.txt"};
    BOOST_REQUIRE(store->erase_before(3, erasure).number == 1);
    BOOST_TEST(nights.sets().names().size() == 3U);
    nights.sweep(21);
    BOOST_TEST((nights.sets().names() == Names{"2026-04-20-1", "2026-04-21-1"}));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
