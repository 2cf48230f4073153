// The heartbeat, there and back, and what is no heartbeat.
#include "publish/heartbeat.hpp"

#include <sys/stat.h>

#include <boost/test/unit_test.hpp>

#include "base/file.hpp"
#include "tests/places.hpp"

namespace abide::tests {

BOOST_AUTO_TEST_SUITE(heartbeat)

BOOST_AUTO_TEST_CASE(what_is_written_is_one_line_for_its_owner_and_is_read_back) {
    const TemporaryFolder folder;
    const std::string file = (folder.path() / "heartbeat.json").string();
    const Heartbeat beat = {"2026-04-10-1", day_of(2026, 4, 10).value(), 1775870107, 1, true, "2026-04-10-1",
                            1775870107};
    write_heartbeat(file, beat);
    BOOST_TEST(read_file(file) ==
               R"({"run":"2026-04-10-1","as_at":"2026-04-10","finished":"2026-04-11T01:15:07Z","exit":1,"shrunk":true,)"
               R"("good_run":"2026-04-10-1","waiting_since":"2026-04-11T01:15:07Z"})"
               "\n");
    BOOST_TEST((read_heartbeat(file).beat.value() == beat));
    struct stat facts {};
    BOOST_REQUIRE(::stat(file.c_str(), &facts) == 0);
    BOOST_TEST((facts.st_mode & 0777U) == 0600U);
}

BOOST_AUTO_TEST_CASE(an_earlier_one_tells_of_no_other_sweep) {
    const TemporaryFolder folder;
    const std::string file = (folder.path() / "heartbeat.json").string();
    write_text(file, R"({"run":"2026-04-10-1","as_at":"2026-04-10","finished":"2026-04-11T01:15:07Z","exit":3})");
    const Heartbeat read = read_heartbeat(file).beat.value();
    BOOST_TEST(!read.shrunk);
    BOOST_TEST(read.good_run == "");
    BOOST_TEST(read.waiting_since == read.finished);
}

BOOST_AUTO_TEST_CASE(no_file_is_no_heartbeat_yet) {
    const TemporaryFolder folder;
    const HeartbeatFile read = read_heartbeat((folder.path() / "heartbeat.json").string());
    BOOST_TEST(!read.beat);
    BOOST_TEST(read.trouble == "");
}

BOOST_AUTO_TEST_CASE(a_file_that_says_something_else_is_named) {
    const TemporaryFolder folder;
    const std::string file = (folder.path() / "heartbeat.json").string();
    for (const char* text :
         {"", "{", "[]", "7", "{}", R"({"run":"a","as_at":"2026-04-10","finished":"2026-04-11T01:15:07Z"})",
          R"({"run":"a","as_at":"2026-04-10","finished":"2026-04-11T01:15:07Z","exit":"1"})",
          R"({"run":"a","as_at":"2026-04-10","finished":"2026-04-11T01:15:07Z","exit":true})",
          R"({"run":7,"as_at":"2026-04-10","finished":"2026-04-11T01:15:07Z","exit":1})",
          R"({"run":"a","as_at":"2026-04-10","finished":"2026-04-11T01:15:07Z","exit":3,"shrunk":"yes"})",
          R"({"run":"a","as_at":"2026-04-10","finished":"2026-04-11T01:15:07Z","exit":3,"good_run":"a"})",
          R"({"run":"a","as_at":"2026-04-10","finished":"2026-04-11T01:15:07Z","exit":3,"good_run":7,)"
          R"("waiting_since":"2026-04-11T01:15:07Z"})",
          R"({"run":"a","as_at":"April","finished":"2026-04-11T01:15:07Z","exit":1})",
          R"({"run":"a","as_at":"2026-04-10","finished":"yesterday","exit":1})"}) {
        write_text(file, text);
        const HeartbeatFile read = read_heartbeat(file);
        BOOST_TEST(!read.beat);
        BOOST_TEST(read.trouble == file + " is no heartbeat; the next sweep writes it anew");
    }
}

BOOST_AUTO_TEST_CASE(it_is_late_a_second_after_the_hours_it_was_given) {
    const Heartbeat beat = {"2026-04-10-1", day_of(2026, 4, 10).value(), 1775990107, 3, false, "2026-04-09-1",
                            1775870107};
    BOOST_TEST(words_of(beat) == "the last sweep, 2026-04-10-1, ended 2026-04-12T10:35:07Z");
    BOOST_TEST(words_of_waiting(beat) == "the last good sweep, 2026-04-09-1, ended 2026-04-11T01:15:07Z");
    BOOST_TEST(!is_late(beat, 26, 1775870107 + 26 * 3600));
    BOOST_TEST(is_late(beat, 26, 1775870107 + 26 * 3600 + 1));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
