// Calls fail, folders may only be read, the disk is full: a sweep ends with 4 and leaves the night before as it was,
// or does without what it can do without.
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <set>

#include "base/file.hpp"
#include "base/unfinished_files.hpp"
#include "tests/nightly/two_nights.hpp"
#include "tests/obeying_modes.hpp"

namespace abide::tests::nightly {

namespace fs = std::filesystem;

namespace {

constexpr int not_written = 4;

/// After a sweep under which something failed; then the next one, when all is well again.
std::string fault_of_failure(const Undisturbed& night, const fs::path& folder, const Ended& ended) {
    if (ended.exit != not_written && ended.exit != night.ended().exit)
        return "it ended with " + std::to_string(ended.exit) + ": " + ended.said;
    if (ended.exit == not_written && !ended.said.starts_with("abide: cannot ")) return "it said " + ended.said;
    return night.fault_in(folder, ended);
}

std::string fault_of_failure_and_next(const Undisturbed& night, const fs::path& folder, const Ended& ended) {
    std::string found = fault_of_failure(night, folder, ended);
    if (found.empty()) found = night.fault_after(Undisturbed::Next::same_night, folder);
    return found.empty() ? "" : found + "\n(it had ended with " + std::to_string(ended.exit) + ": " + ended.said + ")";
}

Ended sweep_where_fails(const Undisturbed& night, const fs::path& folder, const std::string& what, long call,
                        int error) {
    return night.sweep_in(folder, with_faults(what + ":" + std::to_string(call) + ":" + std::to_string(error)));
}

void check_failing(int error, const std::vector<long>& calls) {
    const Undisturbed& night = Undisturbed::of(Night::second);
    check_each(night, calls, [&](long call, const fs::path& folder) {
        return fault_of_failure_and_next(night, folder, sweep_where_fails(night, folder, "fail", call, error));
    });
}

/// That what was written, or the names in a folder, are on the disk.
struct Flush {
    std::string path;      ///< without what stands behind the name while it is written
    bool is_needed = true; ///< for the night to last
    bool is_before = true; ///< this night's set is made the current one
};

/// All of a sweep, in their order.
std::vector<Flush> flushes_of(const Undisturbed& night) {
    std::vector<Flush> flushes;
    bool is_before = true;
    long of_state = 0;
    for (const std::vector<std::string>& call : calls_of(night)) {
        if (call.front() == "rename" && call.back() == "reports/current") is_before = false;
        if (call.front() != "flush") continue;
        const std::string path = call.at(1).substr(0, call.at(1).find(part_mark));
        // What is kept of cases only saves work. And SQLite flushes the name of its journal once more, after us.
        const bool is_kept_case = path.starts_with("state/cache/");
        const bool is_once_more = path == "state" && ++of_state == 2;
        flushes.push_back({path, !is_kept_case && !is_once_more, is_before});
    }
    return flushes;
}

/// Every flush that is needed ends a sweep with 4, and until this night's set is made the current one, yesterday's is.
void check_failing_flushes(const std::vector<long>& calls) {
    const Undisturbed& night = Undisturbed::of(Night::second);
    const std::vector<Flush> flushes = flushes_of(night);
    BOOST_TEST_REQUIRE(flushes.size() == static_cast<std::size_t>(night.flushes()));
    check_each(night, calls, [&](long call, const fs::path& folder) -> std::string {
        const Flush& flush = flushes.at(static_cast<std::size_t>(call) - 1);
        const Ended ended = sweep_where_fails(night, folder, "flush", call, EIO);
        if (ended.exit != (flush.is_needed ? not_written : night.ended().exit))
            return flush.path + ": it ended with " + std::to_string(ended.exit) + ": " + ended.said;
        if (flush.is_needed && flush.is_before && left_in(folder).current_set() != night.before().current_set())
            return flush.path + ": yesterday's set is not current any more";
        return fault_of_failure_and_next(night, folder, ended);
    });
}

/// A disk of so many bytes; nothing where this may not be made.
class SmallDisk {
  public:
    SmallDisk(fs::path at, std::size_t bytes) : at_(std::move(at)) {
        fs::create_directories(at_);
        const std::string size = "size=" + std::to_string(bytes);
        is_there_ = ::mount("tmpfs", at_.c_str(), "tmpfs", MS_NOSUID | MS_NODEV, size.c_str()) == 0;
    }
    ~SmallDisk() {
        if (is_there_) ::umount2(at_.c_str(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    [[nodiscard]] bool is_there() const { return is_there_; }
    /// Leaves only so many bytes free.
    void fill(std::size_t free) const {
        const std::uintmax_t available = fs::space(at_).available;
        std::ofstream filler(at_ / "filler", std::ios::binary);
        for (std::uintmax_t put = free; put + page <= available; put += page) filler << std::string(page, 'x');
        BOOST_REQUIRE(filler.flush().good());
    }
    void free() const { fs::remove(at_ / "filler"); }

  private:
    static constexpr std::size_t page = 4096;
    fs::path at_;
    bool is_there_ = false;
};

constexpr std::size_t steps = 20;

void check_none(const std::string& fault, const std::string& where) { BOOST_TEST(fault == "", where << ": " << fault); }

} // namespace

BOOST_AUTO_TEST_SUITE(killed)

BOOST_AUTO_TEST_CASE(some_changes_to_the_disk_fail_and_the_night_before_stays) {
    constexpr long step = 17;
    const Undisturbed& night = Undisturbed::of(Night::second);
    check_failing(ENOSPC, every(step, 1, night.changes()));
    check_failing(EACCES, every(step, 2, night.changes()));
    check_failing_flushes(every(4, 1, night.flushes()));
}

BOOST_AUTO_TEST_CASE(any_change_fails_for_want_of_room, *boost::unit_test::label("slow")) {
    check_failing(ENOSPC, every(1, 1, Undisturbed::of(Night::second).changes()));
}

BOOST_AUTO_TEST_CASE(any_change_fails_for_want_of_permission, *boost::unit_test::label("slow")) {
    check_failing(EACCES, every(1, 1, Undisturbed::of(Night::second).changes()));
}

BOOST_AUTO_TEST_CASE(any_flush_to_the_disk_fails, *boost::unit_test::label("slow")) {
    check_failing_flushes(every(1, 1, Undisturbed::of(Night::second).flushes()));
}

BOOST_AUTO_TEST_CASE(whatever_makes_a_night_last_is_flushed) {
    const Undisturbed& night = Undisturbed::of(Night::second);
    const std::string draft = "reports/sets/.draft-2026-04-11-1";
    const std::string certificate = "state/certificates/run-2026-04-11-1";
    std::set<std::string> wanted = {draft,
                                    "reports/sets",
                                    certificate + ".md",
                                    certificate + ".json",
                                    "state/certificates",
                                    "state/history.sqlite-journal",
                                    "state/history.sqlite",
                                    "state",
                                    "reports",
                                    "state/heartbeat.json"};
    for (const auto& [file, text] : night.once().current_set()) wanted.insert(fs::path(draft) / file);
    std::set<std::string> found;
    long needless = 0;
    for (const Flush& flush : flushes_of(night)) {
        if (flush.is_needed)
            found.insert(flush.path);
        else
            ++needless;
    }
    BOOST_TEST(found == wanted, boost::test_tools::per_element());
    BOOST_TEST(needless == 2);
}

BOOST_AUTO_TEST_CASE(where_only_reading_is_allowed_nothing_is_changed) {
    const Undisturbed& night = Undisturbed::of(Night::second);
    const Ground ground;
    const fs::path folder = ground.path() / "night";
    for (const char* part : {"reports", "reports/sets", "state", "state/certificates", "state/history.sqlite"}) {
        night.lay_out(folder);
        const fs::perms mode = fs::status(folder / part).permissions();
        fs::permissions(folder / part, fs::perms::owner_write, fs::perm_options::remove);
        const Ended ended = night.sweep_in(folder, {}, obeying_modes());
        fs::permissions(folder / part, mode);
        BOOST_TEST(ended.exit == not_written, part << ": " << ended.said);
        BOOST_TEST(ended.said.starts_with("abide: cannot "), ended.said);
        check_none(night.fault_in(folder, ended), part);
        check_none(night.fault_after(Undisturbed::Next::same_night, folder), part);
    }
}

BOOST_AUTO_TEST_CASE(on_a_full_disk_the_night_before_stays_until_there_is_room) {
    const Undisturbed& night = Undisturbed::of(Night::second);
    const Ground ground;
    constexpr std::size_t whole = 16U << 20U;
    const SmallDisk disk(ground.path() / "disk", whole);
    if (!disk.is_there()) {
        BOOST_TEST_MESSAGE("no disk may be made here; a limit on files stands for it in the next case");
        BOOST_TEST(true);
        return;
    }
    constexpr std::size_t enough = 1U << 20U;
    const fs::path folder = ground.path() / "disk/night";
    std::set<int> exits;
    for (std::size_t step = 0; step <= steps; ++step) {
        night.lay_out(folder);
        disk.fill(step * enough / steps);
        const Ended ended = night.sweep_in(folder);
        exits.insert(ended.exit);
        check_none(fault_of_failure(night, folder, ended), "step " + std::to_string(step));
        disk.free();
        check_none(night.fault_after(Undisturbed::Next::same_night, folder), "step " + std::to_string(step));
    }
    BOOST_TEST(exits.size() == 2U); // the least is too little, the most is enough
}

BOOST_AUTO_TEST_CASE(where_no_file_may_grow_far_the_night_before_stays) {
    const Undisturbed& night = Undisturbed::of(Night::second);
    const Ground ground;
    const fs::path folder = ground.path() / "night";
    std::uintmax_t largest = 0;
    night.lay_out(folder);
    night.sweep_in(folder);
    for (const auto& entry : fs::recursive_directory_iterator(folder / "state"))
        if (entry.is_regular_file()) largest = std::max(largest, entry.file_size());
    std::set<int> exits;
    for (std::size_t step = 0; step <= steps; ++step) {
        night.lay_out(folder);
        const std::string limit = "--fsize=" + std::to_string(step * (largest + 4096) / steps);
        const Ended ended = night.sweep_in(folder, {}, {"prlimit", limit, "--"});
        exits.insert(ended.exit);
        check_none(fault_of_failure_and_next(night, folder, ended), "step " + std::to_string(step));
    }
    BOOST_TEST(exits.size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests::nightly
