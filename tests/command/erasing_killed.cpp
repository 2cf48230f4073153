// abide erase is killed at the changes it makes to the disk, in either database: the same command completes it.
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "base/file.hpp"
#include "store/database.hpp"
#include "tests/command/kept_case.hpp"
#include "tests/store/toy.hpp"
#include "tests/transcript.hpp"

namespace abide::tests {

using namespace kept_case;
namespace data = boost::unit_test::data;

namespace {

constexpr int killed_exit = 128 + 9;

/// A case kept in either database, and the command that erases it, as often as one likes.
class Scene {
  public:
    explicit Scene(const std::string& database) : nights_(database) {
        nights_.take_out_of_inbox();
        nights_.keep_aside();
        whole_ = listed(nights_.traces());
        const std::string counted = nights_.folder() + "-count";
        BOOST_REQUIRE(run(faults() + "ABIDE_FAULT_COUNT='" + counted + "' " + command, nights_.folder()).exit == 0);
        BOOST_REQUIRE(nights_.traces().empty());
        calls_ = std::stoi(read_file(counted));
    }
    [[nodiscard]] int calls() const { return calls_; }
    [[nodiscard]] int begun() const { return begun_; } ///< how often something was left to complete
    [[nodiscard]] const Kept& nights() const { return nights_; }

    /// Everything is there again; erased, but killed at this change; and erased once more.
    void check_killed_at(int call) {
        nights_.restore();
        const std::string kill = faults() + "ABIDE_FAULT=kill:" + std::to_string(call) + " ";
        BOOST_TEST(run(kill + command, nights_.folder()).exit == killed_exit);
        check_completed("killed at change " + std::to_string(call));
    }
    void check_completed(const std::string& when) {
        const bool is_whole = listed(nights_.traces()) == whole_;
        const bool is_marked = contains(nights_.line_of({"doctor"}, "warn   leftovers"), "An erasure was cut short.");
        begun_ += is_marked ? 1 : 0;
        BOOST_TEST((is_whole || is_marked || nights_.traces().empty()), when);
        const Printed again = run(command, nights_.folder());
        BOOST_TEST((again.exit == 0 || (again.exit == 2 && !is_whole && !is_marked)), when);
        BOOST_TEST(listed(nights_.traces()) == "", when);
        BOOST_TEST(listed(files_with(nights_.inside("state"), "erasing-")) == "", when);
        const auto store = Store::open_existing(nights_.address());
        BOOST_TEST((!store->erasures().empty() && store->erasures().size() <= 2U), when);
        BOOST_TEST(store->check_integrity() == "", when);
    }
    const std::string command = "SOURCE_DATE_EPOCH=1775872800 abide erase 'Z&\"7_41' --reason 'Asked for.' "
                                "--approved-by 'data protection officer' --quiet";

  private:
    /// The address sanitizer wants to be the first to be loaded; here it need not be.
    static std::string faults() {
        return "ASAN_OPTIONS=verify_asan_link_order=0 LD_PRELOAD='" + preloaded_faults().string() + "' ";
    }
    Kept nights_;
    std::string whole_;
    int calls_ = 0;
    int begun_ = 0;
};

/// Of so many changes to the disk: some of the store's, which are many and alike, and each of the last.
std::vector<int> calls_of(int calls) {
    constexpr int some = 8;
    constexpr int last = 14;
    std::vector<int> chosen = {1, 2, 3};
    for (int i = 1; i < some; ++i) chosen.push_back(3 + i * (calls - last - 3) / some);
    for (int call = calls - last; call <= calls; ++call) chosen.push_back(call);
    return chosen;
}

} // namespace

BOOST_AUTO_TEST_SUITE(erasing_a_case)

BOOST_AUTO_TEST_CASE(killed_anywhere_the_same_command_completes_it) {
    Scene scene("sqlite");
    for (const int call : calls_of(scene.calls())) scene.check_killed_at(call);
    BOOST_TEST(scene.begun() > 5);
}

BOOST_AUTO_TEST_CASE(killed_anywhere_with_a_server_the_same_command_completes_it, *boost::unit_test::label("slow")) {
    Scene scene("postgresql");
    BOOST_TEST(scene.calls() > 20);
    constexpr int step = 6;
    for (int call = 1; call <= scene.calls(); call += step) scene.check_killed_at(call);
    BOOST_TEST(scene.begun() > 3);
}

// Takes minutes: --run_test='erasing_a_case/killed_at_every*'.
BOOST_TEST_DECORATOR(*boost::unit_test::label("slow") * boost::unit_test::disabled())
BOOST_DATA_TEST_CASE(killed_at_every_change_the_same_command_completes_it, data::make(stored::databases), database) {
    Scene scene(database);
    for (int call = 1; call <= scene.calls(); ++call) scene.check_killed_at(call);
    BOOST_TEST_MESSAGE(database << ": killed at each of " << scene.calls() << " changes, " << scene.begun()
                                << " times with something left to complete");
}

// The rows are deleted, but nobody may write the tables anew as long as somebody reads them.
BOOST_AUTO_TEST_CASE(killed_while_the_server_waits_to_write_its_tables_anew, *boost::unit_test::label("slow")) {
    Scene scene("postgresql");
    scene.nights().restore();
    {
        const auto reader = Database::open(scene.nights().address(), false);
        const Transaction reading(*reader);
        BOOST_TEST(reader->number("count(*)", "FROM standings") > 0);
        BOOST_TEST(run("timeout -s KILL 2 env " + scene.command, scene.nights().folder()).exit == killed_exit);
    }
    BOOST_TEST(listed(scene.nights().traces()) != "");
    scene.check_completed("killed while the server waits");
    BOOST_TEST(scene.begun() == 1);
}

BOOST_AUTO_TEST_CASE(whoever_reads_the_tables_for_long_is_not_waited_for_and_it_is_completed_later,
                     *boost::unit_test::label("slow")) {
    Scene scene("postgresql");
    scene.nights().restore();
    {
        const auto reader = Database::open(scene.nights().address(), false);
        const Transaction reading(*reader);
        BOOST_TEST(reader->number("count(*)", "FROM standings") > 0);
        const Printed ended = run("env PGOPTIONS='-c lock_timeout=300' " + scene.command, scene.nights().folder());
        BOOST_TEST(ended.exit == 4);
        BOOST_REQUIRE(ended.printed.size() == 1U);
        BOOST_TEST(contains(ended.printed[0], " anew, for somebody else has been reading them all the while: "));
    }
    BOOST_TEST(listed(scene.nights().traces()) != "");
    scene.check_completed("done again");
    BOOST_TEST(scene.begun() == 1);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
