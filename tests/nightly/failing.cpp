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
#include "tests/nightly/two_nights.hpp"

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

/// `fault`: "fail" or "flush".
void check_failing(const std::string& fault, int error, const std::vector<long>& calls) {
    const Undisturbed& night = Undisturbed::of(Night::second);
    check_each(night, calls, [&](long call, const fs::path& folder) {
        const std::string plan = fault + ":" + std::to_string(call) + ":" + std::to_string(error);
        return fault_of_failure_and_next(night, folder, night.sweep_in(folder, with_faults(plan)));
    });
}

/// Modes hold for everybody else: root obeys them only without the right to pass them over.
std::vector<std::string> obeying_modes() {
    if (::geteuid() != 0) return {};
    return {"setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override", "--"};
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
    check_failing("fail", ENOSPC, every(step, 1, night.changes()));
    check_failing("fail", EACCES, every(step, 2, night.changes()));
    check_failing("flush", EIO, every(4, 1, night.flushes()));
}

BOOST_AUTO_TEST_CASE(any_change_fails_for_want_of_room, *boost::unit_test::label("slow")) {
    check_failing("fail", ENOSPC, every(1, 1, Undisturbed::of(Night::second).changes()));
}

BOOST_AUTO_TEST_CASE(any_change_fails_for_want_of_permission, *boost::unit_test::label("slow")) {
    check_failing("fail", EACCES, every(1, 1, Undisturbed::of(Night::second).changes()));
}

BOOST_AUTO_TEST_CASE(any_flush_to_the_disk_fails, *boost::unit_test::label("slow")) {
    check_failing("flush", EIO, every(1, 1, Undisturbed::of(Night::second).flushes()));
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
