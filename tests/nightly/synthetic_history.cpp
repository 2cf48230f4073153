// Sixty nights of a made-up service: what the history says of each is what a plain re-computation says, with and
// without a cache, with one worker and with two, in SQLite and in PostgreSQL.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <functional>

#include "history/approved_for.hpp"
#include "tests/nightly/made_service.hpp"
#include "tests/nightly/plain_nights.hpp"
#include "tests/nightly/story.hpp"
#include "tests/store/server.hpp"

namespace abide::tests {

namespace fs = std::filesystem;

namespace {

/// One history of the nights.
class Kept {
  public:
    /// Swept with these words besides.
    Kept(const TemporaryFolder& folder, const std::string& name, std::string address, Lines more)
        : folder_(folder.path()), name_(name), address_(std::move(address)), more_(std::move(more)) {
        if (address_.empty()) address_ = "sqlite:" + (folder_ / name / "history.sqlite").string();
    }

    Ended sweep(const MadeNight& night, bool has_cache) {
        std::vector<std::string> words = {"sweep",
                                          "--inbox",
                                          (folder_ / "inbox").string(),
                                          "--reports",
                                          (folder_ / name_ / "reports").string(),
                                          "--state",
                                          (folder_ / name_).string(),
                                          "--store",
                                          address_,
                                          "--as-at",
                                          iso(night.as_at),
                                          "--quiet"};
        words.insert(words.end(), more_.begin(), more_.end());
        if (night.accepts_missing) words.emplace_back("--accept-missing");
        Surroundings around;
        around.home = night.home;
        around.today = night.as_at;
        around.environment["ABIDE_CACHE"] = has_cache ? "yes" : "no";
        fs::create_directories(folder_ / name_);
        return run_command(words, around);
    }
    [[nodiscard]] std::unique_ptr<Store> store() const { return Store::open(address_); }

  private:
    fs::path folder_;
    std::string name_;
    std::string address_;
    Lines more_;
};

void put_inbox(const TemporaryFolder& folder, const MadeNight& night) {
    for (const auto& [file, text] : night.files) write_text(folder.path() / "inbox" / file, text);
}

Lines found_by(Store& store) {
    Lines lines;
    const std::int64_t last = store.sweeps().back().number;
    for (const Transition& one : store.transitions(last - 1, last)) lines.push_back(PlainNights::change_line(one));
    std::ranges::sort(lines);
    return lines;
}

Lines open_in(Store& store, std::int64_t sweep) {
    Lines lines;
    store.each_open(sweep, [&](const Standing& one, Day since) {
        lines.push_back(one.duty.case_id + " " + one.duty.rule + " " + one.duty.fingerprint + " " +
                        std::to_string(one.duty.ordinal) + ": " + state_words(one.state, one.reason) + " since " +
                        iso(since));
    });
    std::ranges::sort(lines);
    return lines;
}

/// All there is, but for what says where things are and how they were worked on.
Lines everything_in(Store& store) {
    Lines lines;
    for (const Store::Table& table : store.tables())
        store.each_row(table, [&](std::span<const std::optional<std::string>> row) {
            std::string line = table.name;
            if (table.name == "sweep_settings" &&
                std::ranges::count(Lines{"reports", "state", "store", "cache", "jobs"}, row[2].value_or("")) > 0)
                return;
            for (std::size_t i = 0; i < row.size(); ++i)
                if (table.columns[i] != "certificate") line += "\t" + row[i].value_or("NULL");
            lines.push_back(line);
        });
    return lines;
}

Lines missing_in(const Lines& some, const Lines& all) {
    Lines missing;
    std::ranges::set_difference(some, all, std::back_inserter(missing));
    return missing;
}

void expect_same(const Lines& found, const Lines& wanted, const std::string& what) {
    for (const std::string& line : missing_in(wanted, found)) BOOST_TEST(false, what << " lacks: " << line);
    for (const std::string& line : missing_in(found, wanted)) BOOST_TEST(false, what << " has:   " << line);
    BOOST_TEST(found.size() == wanted.size());
}

/// One of those that are open; often one over which somebody has decided before.
const ::abide::Standing& choose(MadeService& service, const std::vector<::abide::Standing>& open,
                                const std::vector<Exception>& exceptions) {
    if (!exceptions.empty() && service.below(2) == 0) {
        const Duty& excepted = exceptions[service.below(static_cast<std::uint32_t>(exceptions.size()))].duty;
        const auto again = std::ranges::find(open, key_of(excepted), [](const auto& one) { return key_of(one.duty); });
        if (again != open.end()) return *again;
    }
    return open[service.below(static_cast<std::uint32_t>(open.size()))];
}

/// Decisions are taken between nights: some begin, some are ended before their time.
void decide(MadeService& service, Day day, const std::vector<Kept*>& all) {
    const auto first = all.front()->store();
    std::vector<::abide::Standing> open;
    first->each_open(first->sweeps().back().number, [&](const Standing& one, Day) { open.push_back(one); });
    const auto exceptions = first->exceptions();
    for (std::uint32_t times = open.empty() ? 0 : service.below(3); times > 0; --times) {
        Exception one;
        const Standing& about = choose(service, open, exceptions);
        one.duty = about.duty;
        one.start = about.start;
        one.due = about.due;
        one.facts = approved_for(about).facts;
        const std::vector<OpenItem> items = open_items_of(about);
        if (!items.empty() && service.below(3) > 0)
            one.item = items[service.below(static_cast<std::uint32_t>(items.size()))].id;
        one.reason = "Agreed";
        one.approved_by = "service manager";
        one.approved_on = day;
        one.from = day + static_cast<std::int32_t>(service.below(4));
        one.until = one.from + static_cast<std::int32_t>(service.below(20));
        for (const Kept* kept : all) kept->store()->add(one);
    }
    if (!exceptions.empty() && service.below(6) == 0) {
        const Exception& one = exceptions[service.below(static_cast<std::uint32_t>(exceptions.size()))];
        if (!one.expired)
            for (const Kept* kept : all) kept->store()->expire_exception(one.number, day + 1);
    }
}

/// What all nights together were about, so that nobody takes a quiet history for a proof.
struct Tally {
    std::map<std::string, std::size_t> times;
    void count(const Lines& changes) {
        for (const std::string& one : changes) {
            ++times[one.substr(0, one.find(' '))];
            for (std::size_t at = one.find(" | "); at != std::string::npos; at = one.find(" | ", at + 1))
                ++times[one.substr(at + 3, one.find(' ', at + 3) - at - 3)];
            const auto causes = std::ranges::count(one, '|');
            if (causes == 0) ++times["no cause"];
            if (causes > 1) ++times["several causes"];
        }
    }
    [[nodiscard]] std::string words() const {
        std::string text;
        for (const auto& [word, number] : times) text += word + " " + std::to_string(number) + ", ";
        return text;
    }
};

/// Every night of one seed against the plain re-computation. Returns what they were about.
Tally prove(std::uint32_t seed, int nights, std::size_t cases) {
    const TemporaryFolder folder;
    MadeService service(folder.path().string(), seed, cases);
    PlainNights plain;
    Kept quick(folder, "quick", "", {"--jobs", "2"});
    Kept slow(folder, "slow", "", {"--jobs", "1"});
    std::vector<Lines> open;
    Tally tally;
    MadeNight night;
    for (int number = 1; number <= nights; ++number) {
        if (number == 1 || service.below(12) != 0) night = service.next();
        BOOST_TEST_CONTEXT("seed " << seed << ", night " << number << " as at " << iso(night.as_at)) {
            put_inbox(folder, night);
            const std::vector<Exception> exceptions =
                number == 1 ? std::vector<Exception>() : quick.store()->exceptions();
            const Ended ended = quick.sweep(night, true);
            BOOST_TEST(ended.exit == slow.sweep(night, false).exit);
            const auto store = quick.store();
            BOOST_REQUIRE_MESSAGE(store->sweeps().size() == static_cast<std::size_t>(number), ended.err);
            const PlainNights::Said said = plain.say(night, (folder.path() / "inbox").string(), exceptions);
            expect_same(found_by(*store), said.changes, "the history");
            BOOST_TEST(store->sweeps().back().shrunk == said.has_shrunk);
            BOOST_TEST(store->check_integrity() == "");
            open.push_back(said.open);
            tally.count(said.changes);
            tally.times["beside another exception"] += said.beside_another;
            decide(service, night.as_at, {&quick, &slow});
        }
    }
    const auto store = quick.store();
    for (int number = 1; number <= nights; ++number) BOOST_TEST_CONTEXT("seed " << seed << ", night " << number) {
            expect_same(open_in(*store, number), open[static_cast<std::size_t>(number) - 1], "what was open");
        }
    BOOST_TEST((everything_in(*store) == everything_in(*slow.store())));
    return tally;
}

} // namespace

BOOST_AUTO_TEST_SUITE(synthetic_history)

BOOST_AUTO_TEST_CASE(ten_nights_say_what_a_plain_computation_says) { (void)prove(1, 10, 30); }

BOOST_AUTO_TEST_CASE(sixty_nights_say_what_a_plain_computation_says, *boost::unit_test::label("slow")) {
    const Tally tally = prove(1, 60, 60);
    BOOST_TEST_MESSAGE(tally.words());
    for (const char* word : {"new", "reopened", "became-cannot-tell", "updated", "resolved", "held", "record-changed",
                             "time-passed", "calendar-changed", "procedure-changed", "setting-changed",
                             "exception-began", "exception-ended", "not-in-export", "not-read", "several causes"})
        BOOST_TEST(tally.times.contains(word), word);
    BOOST_TEST(!tally.times.contains("no cause"));
    BOOST_TEST(tally.times.at("beside another exception") > 2U);
}

BOOST_AUTO_TEST_CASE(many_more_histories, *boost::unit_test::label("slow") * boost::unit_test::disabled()) {
    for (std::uint32_t seed = 2; seed < 12; ++seed) {
        const std::string words = prove(seed, 60, 60).words(); // not while a message is being written
        BOOST_TEST_MESSAGE(words);
    }
}

BOOST_AUTO_TEST_CASE(both_databases_keep_the_same_history, *boost::unit_test::label("slow")) {
    const TemporaryFolder folder;
    MadeService service(folder.path().string(), 7, 15);
    Kept file(folder, "file", "", {"--jobs", "1"});
    Kept server(folder, "server", stored::new_postgresql_address(), {"--jobs", "2"});
    for (int number = 1; number <= 30; ++number) {
        const MadeNight night = service.next();
        put_inbox(folder, night);
        BOOST_TEST(file.sweep(night, false).exit == server.sweep(night, false).exit);
        decide(service, night.as_at, {&file, &server});
    }
    const Lines of_file = everything_in(*file.store());
    BOOST_TEST(of_file.size() > 1000U);
    BOOST_TEST((of_file == everything_in(*server.store())));
    BOOST_TEST(server.store()->check_integrity() == "");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
