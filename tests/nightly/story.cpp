// Runs the nights of a story through the whole command, and reads what the history says of them.
#include "tests/nightly/story.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <stdexcept>

#include "base/file.hpp"
#include "store/database.hpp"

namespace abide::tests {

namespace fs = std::filesystem;

const std::string waiting = R"(<concern id="c1" category="2" believed-date="2026-04-02" looking-back="yes"/>)";
const std::string waiting_a_day_longer =
    R"(<concern id="c1" category="2" believed-date="2026-04-01" looking-back="yes"/>)";
const std::string meeting = R"(<strategy-meeting id="m1" concern="c1" held-date="2026-04-09" minutes="yes"/>)";
const std::string nothing_asked = R"(<concern id="c1" category="0" believed-date="2026-04-02" looking-back="yes"/>)";

const std::string other_reading = "<other>same-day</other>";

Story::Story(const std::string& procedures) {
    fs::create_directories(path("home"));
    fs::copy(procedures, path("home/procedures"), fs::copy_options::recursive);
    fs::create_directories(path("inbox"));
    if (procedures == home_procedures()) edit("toy.xml", other_reading, "");
}

void Story::put(const std::string& name, const std::string& text) const { write_text(path("inbox/" + name), text); }

void Story::take_away(const std::string& name) const { fs::remove(path("inbox/" + name)); }

void Story::edit(const std::string& file, const std::string& from, const std::string& to) const {
    std::string text = read_file(path("home/procedures/" + file));
    std::size_t times = 0;
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()), ++times)
        text.replace(at, from.size(), to);
    if (times == 0) throw std::runtime_error(file + " has no " + from);
    write_text(path("home/procedures/" + file), text);
}

void Story::copy_procedure(const std::string& file, const std::string& copy, const std::string& from,
                           const std::string& to) const {
    fs::copy_file(path("home/procedures/" + file), path("home/procedures/" + copy));
    edit(copy, from, to);
}

void Story::remove_procedure(const std::string& file) const { fs::remove(path("home/procedures/" + file)); }

void Story::run_sql(const std::string& statement) const {
    Database::open("sqlite:" + path("state/history.sqlite"), false)->run(statement);
}

Lines Story::sweep(const std::string& as_at, const Lines& more, Damage damage) {
    std::vector<std::string> words = {"sweep",   "--inbox",     path("inbox"), "--reports", path("reports"),
                                      "--state", path("state"), "--as-at",     as_at,       "--quiet"};
    words.insert(words.end(), more.begin(), more.end());
    Surroundings around;
    around.home = path("home");
    around.today = *parse_day(as_at);
    const auto before = fs::exists(path("state/history.sqlite")) ? store()->sweeps().size() : 0;
    ended_ = run_command(words, around);
    const auto remembering = store();
    if (damage == Damage::none) BOOST_TEST(remembering->check_integrity() == "");
    if (remembering->sweeps().size() == before) return {"nothing was remembered"};
    return changes();
}

Ended Story::run(Lines words, const std::string& today) const {
    for (const char* word : {"--state", "--store"}) words.emplace_back(word);
    words.insert(words.end() - 1, path("state"));
    words.push_back("sqlite:" + path("state/history.sqlite"));
    Surroundings around;
    around.home = path("home");
    around.today = *parse_day(today);
    return run_command(words, around);
}

std::string Story::report(const std::string& name) const { return read_file(path("reports/current/" + name)); }

std::unique_ptr<Store> Story::store() const { return Store::open("sqlite:" + path("state/history.sqlite")); }

namespace {

std::string words_of(const Duty& duty) {
    std::string words = duty.case_id + " " + duty.rule;
    if (!duty.record_id.empty()) words += " " + duty.record_id;
    if (duty.ordinal > 1) words += " (" + std::to_string(duty.ordinal) + ")";
    return words;
}

std::string line_of(const Transition& one) {
    std::string line = std::string(name_of(one.category)) + " " + words_of(one.duty) + ": " +
                       state_words(one.from, one.from_reason) + " -> " + state_words(one.to, one.to_reason);
    line += " since " + (one.open_since ? iso(*one.open_since) : "-");
    for (const Cause& cause : one.causes)
        line += " | " + std::string(name_of(cause.kind)) + (cause.what.empty() ? "" : " " + cause.what);
    return line;
}

} // namespace

std::string state_words(std::optional<State> state, Reason reason) {
    if (!state) return "-";
    std::string words(name_of(*state));
    if (reason != Reason::none) words += "/" + std::string(name_of(reason));
    return words;
}

std::string kinds_of(const std::string& change) {
    std::string kinds;
    for (std::size_t at = change.find(" | "); at != std::string::npos; at = change.find(" | ", at + 1))
        kinds += (kinds.empty() ? "" : " ") + change.substr(at + 3, change.find(' ', at + 3) - at - 3);
    return kinds;
}

Lines Story::changes() const {
    Lines lines;
    const auto remembering = store();
    const std::int64_t last = remembering->sweeps().back().number;
    for (const Transition& one : remembering->transitions(last - 1, last)) lines.push_back(line_of(one));
    return lines;
}

Lines Story::open_on(std::int64_t sweep) const {
    Lines lines;
    store()->each_open(sweep, [&](const Standing& one, Day since) {
        lines.push_back(words_of(one.duty) + ": " + state_words(one.state, one.reason) + " since " + iso(since));
    });
    return lines;
}

Duty Story::open_duty(const std::string& case_id, const std::string& rule) const {
    std::optional<Duty> found;
    const auto remembering = store();
    remembering->each_open(remembering->sweeps().back().number, [&](const Standing& one, Day) {
        if (one.duty.case_id == case_id && one.duty.rule == rule) found = one.duty;
    });
    if (!found) throw std::runtime_error(case_id + " has no open finding of " + rule);
    return *found;
}

void expect(const Lines& found, const Lines& wanted, const char* file, int line) {
    BOOST_TEST_CONTEXT("at " << file << ":" << line) { BOOST_TEST(found == wanted, boost::test_tools::per_element()); }
}

std::string export_of(const std::string& cases, const std::string& head) {
    return "<case-records xmlns=\"urn:abide:case-records:1\" area=\"Toytown\" system=\"demo\">\n" + head + cases +
           "</case-records>\n";
}

std::string cases(int from, int to, const std::string& records) {
    constexpr int first = 100;
    std::string text;
    for (int i = from; i < to; ++i) text += case_of("C-" + std::to_string(first + i), records);
    return text;
}

std::string case_of(const std::string& id, const std::string& records) {
    return "<case id=\"" + id + "\" team=\"north\">" + records + "</case>\n";
}

} // namespace abide::tests
