// A folder that init made, with exports of our own, in which whole commands run in memory.
#include "tests/command/nights.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>

#include "base/file.hpp"

namespace abide::tests {

namespace fs = std::filesystem;

Nights::Nights() : folder_((outside_.path() / "nightly").string()) {
    BOOST_REQUIRE(run_command({"init", folder_, "-q"}).exit == 0);
    for (const std::string& file : files_below(inside("inbox"), "")) fs::remove(file);
}

std::string Nights::inside(const std::string& name) const { return join_path(folder_, name); }

void Nights::set(const std::string& line) const {
    write_text(inside("abide.conf"), read_file(inside("abide.conf")) + line + "\n");
}

void Nights::put(const std::string& name, const std::string& cases) const {
    write_text(join_path(inside("inbox"), name),
               "<case-records xmlns=\"urn:abide:case-records:1\" area=\"Islington\" system=\"demo\" "
               "exported=\"2026-04-09\">\n" +
                   cases + "</case-records>\n");
}

Ended Nights::run(const std::vector<std::string>& words, unsigned april) const {
    constexpr std::int64_t first_of_april = 1775008800; // 2026-04-01T02:00:00Z
    constexpr std::int64_t day = 86400;
    Surroundings surroundings;
    surroundings.home = repository().string();
    surroundings.environment = {{"ABIDE_CONFIG", inside("abide.conf")}};
    surroundings.today = day_of(2026, 4, 1).value() + static_cast<std::int32_t>(april - 1);
    surroundings.now = first_of_april + (april - 1) * day;
    return run_command(words, surroundings);
}

void Nights::sweep(unsigned april) const {
    const Ended ended = run({"sweep"}, april);
    BOOST_REQUIRE_MESSAGE(ended.exit == 0 || ended.exit == 1, ended.err);
}

std::string late_case(const std::string& id, const std::string& concern, const std::string& more) {
    return "<case id=\"" + id +
           "\" team=\"north\" worker=\"W-12\"><child id=\"ch1\" born=\"2012-05\"/>\n<concern id=\"" + concern +
           "\" category=\"2\" harm-to-other-believed=\"yes\" believed-date=\"2026-03-02\"/>" + more + "</case>\n";
}

void check_store_refused(const std::string& store, int exit, const std::string& says) {
    const Nights nights;
    nights.set("store = " + store);
    nights.put("north.xml", late_case("C-7001", "c1"));
    const Ended swept = nights.run({"sweep"});
    BOOST_TEST(swept.exit == exit, swept.err);
    BOOST_TEST(swept.err == "abide: " + says + "\n");
    BOOST_TEST(swept.out == "");
    BOOST_TEST(!fs::exists(nights.inside("reports/current")));
    const Ended doctor = nights.run({"doctor", "--quiet"});
    BOOST_TEST(doctor.exit == 2);
    std::string sentence = says;
    sentence.front() = 'C';
    BOOST_TEST(contains(doctor.out, "fault  store          " + sentence + ".\n"), doctor.out);
}

std::vector<std::string> files_with(const std::string& folder, const std::string& text) {
    std::vector<std::string> found;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        const std::string inside = entry.path().lexically_relative(folder).string();
        const bool holds = entry.is_regular_file() && contains(read_file(entry.path().string()), text);
        if (holds || contains(inside, text)) found.push_back(inside);
    }
    return found;
}

} // namespace abide::tests
