// The power may fail as well: what a name leads to is on the disk before the name is, and the store says so last.
#include <boost/test/unit_test.hpp>

#include <set>

#include "tests/nightly/two_nights.hpp"

namespace abide::tests::nightly {

namespace fs = std::filesystem;

namespace {

/// What a sweep did to the disk, call by call, and what of it would be lost if the power failed now.
class Disk {
  public:
    void take(const std::vector<std::string>& words) {
        const std::string& call = words.at(0);
        const std::string& path = words.at(1);
        if (call == "write") unflushed_.insert(path);
        if (call == "flush") {
            unflushed_.erase(path);
            std::erase_if(names_, [&](const std::string& name) { return parent(name) == path; });
        }
        if (call == "rename") check_rename(path, words.at(2));
        if (call == "unlink" && path == "state/history.sqlite-journal") check_remembered();
        if (call == "mkdir" || call == "unlink") names_.insert(path);
        if (call == "rename" || call == "link" || call == "symlink") names_.insert(words.at(2));
    }
    void check_end() const {
        BOOST_TEST(remembered_ == 1);
        BOOST_TEST(made_current_ == 1);
        BOOST_TEST(!names_.contains("reports/current"));
    }

  private:
    static std::string parent(const std::string& path) { return fs::path(path).parent_path().string(); }
    /// What below this path, or it itself, would be lost.
    [[nodiscard]] std::string lost_of(const std::string& path) const {
        std::string lost;
        for (const auto* all : {&unflushed_, &names_})
            for (const std::string& one : *all)
                if ((one == path && all == &unflushed_) || one.starts_with(path + "/")) lost += one + " ";
        return lost;
    }
    void check_rename(const std::string& from, const std::string& to) {
        BOOST_TEST(lost_of(from) == "",
                   "when it takes the name " << to << " this is not on the disk: " << lost_of(from));
        if (to != "reports/current") return;
        ++made_current_;
        BOOST_TEST(!names_.contains("state/history.sqlite-journal"), "the store may still forget the night");
    }
    void check_remembered() {
        ++remembered_;
        for (const char* part : {"state/history.sqlite", "reports/sets", "state/certificates"})
            BOOST_TEST(lost_of(part) == "", "when the night is remembered this is not on the disk: " << lost_of(part));
    }

    std::set<std::string> unflushed_; ///< files
    std::set<std::string> names_;     ///< names that came, went or mean something else, and whose folder is not flushed
    int remembered_ = 0;
    int made_current_ = 0;
};

} // namespace

BOOST_AUTO_TEST_SUITE(killed)

BOOST_AUTO_TEST_CASE(what_a_name_leads_to_is_on_the_disk_before_the_name_is) {
    Disk disk;
    for (const std::vector<std::string>& call : calls_of(Undisturbed::of(Night::second))) disk.take(call);
    disk.check_end();
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests::nightly
