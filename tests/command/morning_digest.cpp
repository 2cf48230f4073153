// abide digest: what the sweep wrote, and whether the next one is late.
#include <boost/test/unit_test.hpp>

#include "base/file.hpp"
#include "tests/command/nights.hpp"

namespace abide::tests {

BOOST_AUTO_TEST_SUITE(digest_command)

BOOST_AUTO_TEST_CASE(it_prints_what_the_sweep_wrote) {
    const Nights nights;
    nights.put("north.xml", late_case("C-7001", "c1"));
    nights.sweep();
    const Ended text = nights.run({"digest"});
    BOOST_TEST(text.exit == 0);
    BOOST_TEST(text.out == read_file(nights.inside("reports/current/digest.txt")));
    BOOST_TEST(!contains(text.out, "C-7001"));
    const Ended json = nights.run({"digest", "--format", "json"});
    BOOST_TEST(json.exit == 0);
    BOOST_TEST(json.out == read_file(nights.inside("reports/current/digest.json")));
}

BOOST_AUTO_TEST_CASE(it_says_late_when_the_last_sweep_is_too_long_ago) {
    const Nights nights;
    nights.put("north.xml", late_case("C-7001", "c1"));
    nights.sweep();
    nights.set("overdue-after = 48");
    BOOST_TEST(nights.run({"digest"}, 12).exit == 0);
    const Ended late = nights.run({"digest"}, 13);
    BOOST_TEST(late.exit == 1);
    BOOST_TEST(late.out.starts_with("LATE: the last good sweep, 2026-04-10-1, ended 2026-04-10T02:00:00Z, more than 48 "
                                    "hours ago.\n\nAbide sweep 2026-04-10-1"));
    const Ended json = nights.run({"digest", "--format", "json"}, 13);
    BOOST_TEST(json.exit == 1);
    BOOST_TEST(contains(json.out, "\"late\":true"));
    BOOST_TEST(!contains(read_file(nights.inside("reports/current/digest.json")), "\"late\":true"));
}

BOOST_AUTO_TEST_CASE(it_says_late_when_the_last_good_sweep_is_too_long_ago_and_those_since_were_incomplete) {
    const Nights nights;
    nights.put("north.xml", late_case("C-7001", "c1"));
    nights.sweep();
    nights.put("south.xml", "<case id=\"C-7002\"");
    BOOST_TEST(nights.run({"sweep", "--as-at", "2026-04-11"}, 11).exit == 3);
    BOOST_TEST(nights.run({"digest"}, 11).exit == 0);
    const Ended late = nights.run({"digest"}, 12);
    BOOST_TEST(late.exit == 1);
    BOOST_TEST(late.out.starts_with("LATE: the last good sweep, 2026-04-10-1, ended 2026-04-10T02:00:00Z, more than 26 "
                                    "hours ago.\n\nAbide sweep 2026-04-11-1"),
               late.out);
    BOOST_TEST(contains(nights.run({"doctor"}, 12).out, "LATE   heartbeat      The last good sweep, 2026-04-10-1, "));
    nights.put("south.xml", late_case("C-7002", "c2"));
    nights.sweep(12);
    BOOST_TEST(nights.run({"digest"}, 12).exit == 0);
}

BOOST_AUTO_TEST_CASE(with_a_heartbeat_nobody_can_read_it_says_that_lateness_is_unknown) {
    const Nights nights;
    nights.put("north.xml", late_case("C-7001", "c1"));
    nights.sweep();
    write_text(nights.inside("state/heartbeat.json"), "{}");
    const std::string trouble =
        nights.inside("state/heartbeat.json") + " is no heartbeat; the next sweep writes it anew";
    const Ended text = nights.run({"digest"});
    BOOST_TEST(text.exit == 3);
    BOOST_TEST(text.out.starts_with("LATE or not is unknown: " + trouble + ".\n\nAbide sweep 2026-04-10-1"), text.out);
    const Ended json = nights.run({"digest", "--format", "json"});
    BOOST_TEST(json.exit == 3);
    BOOST_TEST(contains(json.out, "\"late\":null"));
    const Ended doctor = nights.run({"doctor"});
    BOOST_TEST(doctor.exit == 2);
    BOOST_TEST(contains(doctor.out, "fault  heartbeat      " + trouble + ", and whoever watches it is told nothing. "));
}

BOOST_AUTO_TEST_CASE(before_the_first_sweep_there_is_none) {
    const Nights nights;
    const Ended none = nights.run({"digest"});
    BOOST_TEST(none.exit == 2);
    BOOST_TEST(contains(none.err, "there is no set of reports in "));
    BOOST_TEST(none.out == "");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
