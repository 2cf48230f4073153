// Setting up: the folder init makes, and what doctor says of it when something in it is not as it should be.
#include <sys/resource.h>
#include <sys/stat.h>

#include <boost/test/unit_test.hpp>

#include <csignal>
#include <filesystem>
#include <regex>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/instant.hpp"
#include "base/lock.hpp"
#include "base/other_program.hpp"
#include "base/words.hpp"
#include "command/health.hpp"
#include "publish/heartbeat.hpp"
#include "store/store.hpp"
#include "tests/command/in_memory.hpp"
#include "tests/places.hpp"

namespace abide::tests {

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t hour = 3600;

/// A folder made by init, and doctor asked about it.
class Installation {
  public:
    Installation() : folder_((outside_.path() / "nightly").string()) {
        BOOST_REQUIRE(run_command({"init", folder_}).exit == 0);
        surroundings.environment = {{"ABIDE_CONFIG", inside("abide.conf")}, {"PATH", inside("bin")}};
    }
    [[nodiscard]] std::string inside(const std::string& name) const { return join_path(folder_, name); }
    [[nodiscard]] const std::string& folder() const { return folder_; }
    void set(const std::string& line) { write_text(inside("abide.conf"), settings_ += line + "\n"); }
    void beat(std::int64_t ago, int exit = 0, bool shrunk = false) const {
        remember();
        beat_of({"2026-04-09-1", day_of(2026, 4, 9).value(), surroundings.now - ago, exit, shrunk,
                 is_good(exit) ? "2026-04-09-1" : "", surroundings.now - ago});
    }
    void beat_of(const Heartbeat& heartbeat) const { write_heartbeat(inside("state/heartbeat.json"), heartbeat); }
    /// The sweep that the heartbeat is of.
    void remember() const {
        const std::unique_ptr<Store> store = Store::open("sqlite:" + inside("state/history.sqlite"));
        if (!store->sweeps().empty()) return;
        SweepRecord sweep;
        sweep.number = 1;
        sweep.id = "2026-04-09-1";
        sweep.as_at = day_of(2026, 4, 9).value();
        sweep.finished = utc_text(surroundings.now - hour);
        const std::unique_ptr<Store::Night> night = store->begin_night();
        night->add(sweep);
        night->commit();
    }
    [[nodiscard]] Ended doctor(const std::vector<std::string>& more = {}) const {
        std::vector<std::string> words = {"doctor"};
        words.insert(words.end(), more.begin(), more.end());
        return run_command(words, surroundings);
    }
    /// What doctor says of one check: its line with the folder's name taken out.
    [[nodiscard]] std::string line(const std::string& check) const {
        std::string said = doctor().out;
        for (std::size_t at = 0; (at = said.find(folder_ + "/")) != std::string::npos;)
            said.erase(at, folder_.size() + 1);
        for (const std::string_view one : split_lines(said)) {
            if (one.substr(std::min<std::size_t>(one.size(), 7)).starts_with(check + " ")) return std::string(one);
        }
        return "nothing is said of " + check;
    }

    Surroundings surroundings;

  private:
    TemporaryFolder outside_;
    std::string folder_;
    std::string settings_;
};

unsigned mode_of(const fs::path& path) {
    struct stat facts {};
    BOOST_REQUIRE(::stat(path.c_str(), &facts) == 0);
    return facts.st_mode & 07777U;
}

std::size_t names_in(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

} // namespace

BOOST_AUTO_TEST_SUITE(setting_up)

BOOST_AUTO_TEST_CASE(what_init_makes_is_its_owners_alone) {
    const Installation made;
    BOOST_TEST(mode_of(made.folder()) == 0700U);
    std::size_t files = 0;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(made.folder())) {
        BOOST_TEST(mode_of(entry.path()) == (entry.is_directory() ? 0700U : 0600U), entry.path());
        files += entry.is_directory() ? 0U : 1U;
    }
    BOOST_TEST(files == 9U);
    const std::string service = read_file(made.inside("systemd/abide-sweep.service"));
    BOOST_TEST(contains(service, "\nWorkingDirectory=" + made.folder() + "\n"));
    BOOST_TEST(contains(service, "\nReadWritePaths=\"" + made.folder() + "\"\n"));
}

BOOST_AUTO_TEST_CASE(the_service_starts_the_program_from_where_it_is_every_night) {
    const TemporaryFolder outside;
    const auto service_of = [&](const std::string& name, const std::string& program) {
        Surroundings around;
        around.program = program;
        const fs::path folder = outside.path() / name;
        BOOST_REQUIRE(run_command({"init", folder.string()}, around).exit == 0);
        return read_file((folder / "systemd/abide-sweep.service").string());
    };
    BOOST_TEST(contains(service_of("a", "/opt/abide/bin/abide"), "\nExecStart=\"/opt/abide/bin/abide\" sweep\n"));
    BOOST_TEST(contains(service_of("b", "/opt/a b/100%/\"x\\/abide"),
                        "\nExecStart=\"/opt/a b/100%%/\\\"x\\\\/abide\" sweep\n"));
    BOOST_TEST(contains(service_of("c", ""), "\n# Write the whole path of the program here, from the first / on.\n"
                                             "ExecStart=/usr/local/bin/abide sweep\n"));
    const std::string timer = read_file((outside.path() / "a/systemd/abide-sweep.timer").string());
    BOOST_TEST(contains(timer, "\nOnCalendar=*-*-* 02:15\n"));
    BOOST_TEST(contains(timer, "every night"));
}

BOOST_AUTO_TEST_CASE(every_made_up_export_of_a_new_folder_can_be_read_and_there_are_findings) {
    const Installation made;
    const Ended checked =
        run_command({"check", made.inside("inbox"), "--as-at", "2026-04-10"}, {.home = repository().string()});
    BOOST_TEST(checked.exit == 1);
    BOOST_TEST(!contains(checked.err, "error["), checked.err);
}

BOOST_AUTO_TEST_CASE(init_takes_an_empty_folder_and_no_other_and_leaves_nothing_beside) {
    const TemporaryFolder outside;
    const fs::path folder = outside.path() / "a b%c";
    fs::create_directory(folder);
    BOOST_TEST(run_command({"init", folder.string() + "/"}).exit == 0);
    BOOST_TEST(contains(read_file((folder / "systemd/abide-sweep.service").string()), "/a b%%c\n"));
    const Ended again = run_command({"init", folder.string()});
    BOOST_TEST(again.exit == 2);
    BOOST_TEST(again.err == "abide: the folder " + folder.string() + " is not empty; name a new one\n");
    write_text(outside.path() / "file", "");
    BOOST_TEST(run_command({"init", (outside.path() / "file").string()}).exit == 2);
    BOOST_TEST(run_command({"init"}).exit == 2);
    BOOST_TEST(run_command({"init", (outside.path() / "nowhere/deep").string()}).exit == 4);
    BOOST_TEST(names_in(outside.path()) == 2U);
}

BOOST_AUTO_TEST_CASE(init_does_not_put_another_folder_in_the_place_of_the_one_it_is_run_in) {
    const TemporaryFolder here;
    const fs::path before = fs::current_path();
    fs::current_path(here.path());
    const Ended by_dot = run_command({"init", "."});
    const Ended by_name = run_command({"init", here.path().string()});
    fs::current_path(before);
    for (const Ended& ended : {by_dot, by_name}) {
        BOOST_TEST(ended.exit == 2);
        BOOST_TEST(ended.err == "abide: init makes a folder of its own; name one that is not there yet\n");
    }
    BOOST_TEST(run_command({"init", (here.path() / "a\nb").string()}).exit == 2);
}

BOOST_AUTO_TEST_CASE(a_folder_that_cannot_be_finished_is_not_begun) {
    const TemporaryFolder outside;
    rlimit before{};
    BOOST_REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
    const auto signal_before = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small = {1000, before.rlim_max};
    BOOST_REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
    const Ended ended = run_command({"init", (outside.path() / "nightly").string()});
    BOOST_REQUIRE(::setrlimit(RLIMIT_FSIZE, &before) == 0);
    std::signal(SIGXFSZ, signal_before);
    BOOST_TEST(ended.exit == 4);
    BOOST_TEST(contains(ended.err, "File too large"), ended.err);
    BOOST_TEST(names_in(outside.path()) == 0U);
}

BOOST_AUTO_TEST_CASE(of_a_folder_that_was_never_swept_doctor_has_only_a_warning) {
    const Installation made;
    const Ended ended = made.doctor();
    BOOST_TEST(ended.exit == 0, ended.out);
    BOOST_TEST(ended.err == "");
    BOOST_TEST(made.line("configuration") ==
               "ok     configuration  abide.conf is right; 0 of 20 settings are not the default.");
    BOOST_TEST(made.line("inbox") == "ok     inbox          inbox holds 5 exports.");
    BOOST_TEST(made.line("heartbeat") ==
               "warn   heartbeat      No sweep has been brought to its end yet. Sweep once: abide sweep.");
}

BOOST_AUTO_TEST_CASE(every_check_says_one_line_and_quiet_leaves_out_what_is_well) {
    const Installation made;
    made.beat(hour);
    BOOST_TEST(split_lines(made.doctor().out).size() == health_checks().size());
    for (const HealthCheck* check : health_checks())
        BOOST_TEST(!made.line(std::string(check->name)).starts_with("nothing"), check->name);
    const std::string quiet = made.doctor({"--quiet"}).out;
    BOOST_TEST(!contains(quiet, "ok "), quiet);
}

BOOST_AUTO_TEST_CASE(a_sweep_that_is_longer_ago_than_it_may_be_is_shouted) {
    Installation made;
    made.beat(26 * hour);
    BOOST_TEST(made.doctor().exit == 0);
    BOOST_TEST(
        made.line("heartbeat") ==
        "ok     heartbeat      The last good sweep, 2026-04-09-1, ended 2026-04-09T00:00:00Z, 26 hours and 0 minutes ago.");
    made.beat(26 * hour + 1);
    BOOST_TEST(made.doctor().exit == 1);
    BOOST_TEST(made.line("heartbeat")
                   .starts_with("LATE   heartbeat      The last good sweep, 2026-04-09-1, ended "
                                "2026-04-08T23:59:59Z, 26 hours and 0 minutes ago: more than 26 hours. Look"));
    made.set("overdue-after = 27");
    BOOST_TEST(made.doctor().exit == 0);
    made.set("inbox = nowhere");
    made.beat(99 * hour);
    BOOST_TEST(made.doctor().exit == 2); // a fault is told before that
}

BOOST_AUTO_TEST_CASE(incomplete_sweeps_do_not_put_off_that_the_last_good_one_is_long_ago) {
    const Installation made;
    made.remember();
    const std::int64_t now = made.surroundings.now;
    Heartbeat beat{"2026-04-09-1", day_of(2026, 4, 9).value(), now - hour, 3, false, "2026-04-07-1", now - 27 * hour};
    made.beat_of(beat);
    BOOST_TEST(made.doctor().exit == 1);
    BOOST_TEST(made.line("heartbeat") ==
               "LATE   heartbeat      The last good sweep, 2026-04-07-1, ended 2026-04-08T23:00:00Z, 27 hours and 0 "
               "minutes ago: more than 26 hours. The last, 2026-04-09-1, ended 2026-04-10T01:00:00Z and was "
               "incomplete. Look at the diagnostics of that sweep, and sweep again: abide sweep.");
    beat.shrunk = true;
    beat.good_run = "";
    made.beat_of(beat);
    BOOST_TEST(contains(made.line("heartbeat"), "  None of the sweeps was good since the first, which ended "
                                                "2026-04-08T23:00:00Z, 27 hours and 0 minutes ago: more than 26 "));
    BOOST_TEST(contains(made.line("heartbeat"), "T01:00:00Z and missed too many of the known cases. Look at"));
    beat.waiting_since = now - 26 * hour;
    made.beat_of(beat);
    BOOST_TEST(contains(made.line("heartbeat"), "warn   heartbeat      The last sweep, 2026-04-09-1, ended "));
}

BOOST_AUTO_TEST_CASE(a_heartbeat_of_an_incomplete_night_or_of_tomorrow_or_none_at_all_is_told) {
    const Installation made;
    made.beat(hour, 3);
    BOOST_TEST(contains(made.line("heartbeat"), "warn   heartbeat"));
    BOOST_TEST(contains(made.line("heartbeat"), "  The last sweep, 2026-04-09-1, ended "));
    BOOST_TEST(
        contains(made.line("heartbeat"), ", but was incomplete: something in the exports could not be read or "));
    made.beat(hour, 3, true);
    BOOST_TEST(contains(made.line("heartbeat"), ", 1 hour and 0 minutes ago, but too many known cases were missing "
                                                "from its exports, and it resolved nothing. See which export did"));
    BOOST_TEST(!contains(made.line("heartbeat"), "refused"));
    BOOST_TEST(!contains(made.line("heartbeat"), "good"));
    made.beat(-hour);
    BOOST_TEST(contains(made.line("heartbeat"), ", which lies ahead. Set the clock"));
    write_text(made.inside("state/heartbeat.json"), "{");
    BOOST_TEST(made.line("heartbeat") ==
               "fault  heartbeat      state/heartbeat.json is no heartbeat; the next sweep writes it anew, and whoever "
               "watches it is told nothing. The store says: The last good sweep, 2026-04-09-1, ended "
               "2026-04-10T01:00:00Z, 1 hour and 0 minutes ago. The next sweep writes it: abide sweep.");
    BOOST_TEST(made.doctor().exit == 2);
    fs::remove(made.inside("state/history.sqlite"));
    BOOST_TEST(made.line("heartbeat") == "fault  heartbeat      Whether the last sweep is LATE cannot be told: "
                                         "state/heartbeat.json is no heartbeat; the next sweep writes it anew. Sweep: "
                                         "abide sweep.");
}

BOOST_AUTO_TEST_CASE(a_heartbeat_that_was_lost_keeps_nobody_from_being_told_what_is_late) {
    Installation made;
    made.beat(hour);
    fs::remove(made.inside("state/heartbeat.json"));
    BOOST_TEST(
        made.line("heartbeat") ==
        "warn   heartbeat      There is no heartbeat state/heartbeat.json, and whoever watches it is told nothing. "
        "The store says: The last good sweep, 2026-04-09-1, ended 2026-04-10T01:00:00Z, 1 hour and 0 minutes "
        "ago. The next sweep writes it: abide sweep.");
    BOOST_TEST(made.doctor().exit == 0);
    made.surroundings.now += 26 * hour;
    BOOST_TEST(made.doctor().exit == 1);
    BOOST_TEST(contains(made.line("heartbeat"), "LATE   heartbeat      There is no heartbeat state/heartbeat.json, "));
    BOOST_TEST(contains(made.line("heartbeat"), ", 27 hours and 0 minutes ago: more than 26 hours. Look at why"));
    // A pipe in its place is not waited for, neither by whoever reads nor by whoever writes.
    BOOST_REQUIRE(::mkfifo(made.inside("state/heartbeat.json").c_str(), 0600) == 0);
    BOOST_TEST(contains(made.line("heartbeat"), "fault  heartbeat      state/heartbeat.json is no file, and whoever "));
    BOOST_CHECK_EXCEPTION(made.beat_of({}), Error, [](const Error& error) {
        return std::string_view(error.what()).ends_with("heartbeat.json is no file; take it away");
    });
}

BOOST_AUTO_TEST_CASE(a_wrong_configuration_is_all_that_is_told) {
    Installation made;
    made.set("inbx = in");
    const Ended ended = made.doctor();
    BOOST_TEST(ended.exit == 2);
    BOOST_TEST(contains(ended.err, "did you mean \"inbox\"?"));
    BOOST_TEST(made.line("configuration") ==
               "fault  configuration  abide.conf has 1 fault; nothing was done. Nothing else was looked at.");
    BOOST_TEST(split_lines(ended.out).size() == 1U);
}

BOOST_AUTO_TEST_CASE(verbose_prints_every_setting_with_where_it_comes_from) {
    Installation made;
    made.set("jobs = 2");
    made.surroundings.environment["ABIDE_KEEP"] = "400";
    const std::string said = made.doctor({"-v", "--reports", made.inside("out")}).out;
    const auto has = [&](const std::string& line) { return std::regex_search(said, std::regex(line)); };
    BOOST_TEST(has("\n +jobs +2 +[^ ]*abide.conf:1\n"));
    BOOST_TEST(has("\n +keep +400 +environment ABIDE_KEEP\n"));
    BOOST_TEST(has("\n +reports +[^ ]*/out +--reports\n"));
    BOOST_TEST(has("\n +secret-key +- +default\n"));
}

BOOST_AUTO_TEST_CASE(an_inbox_that_is_not_there_is_a_fault_and_an_empty_one_a_warning) {
    Installation made;
    made.set("inbox = nowhere");
    BOOST_TEST(made.line("inbox") ==
               "fault  inbox          There is no file or folder nowhere. Have the exports written "
               "there, or set another inbox.");
    fs::create_directory(made.inside("nowhere"));
    BOOST_TEST(contains(made.line("inbox"), "warn   inbox          nowhere holds no export."));
    fs::create_symlink("gone.xml", made.inside("nowhere/a.xml"));
    BOOST_TEST(contains(made.line("inbox"), "fault  inbox"));
}

BOOST_AUTO_TEST_CASE(where_results_cannot_go_is_told) {
    Installation made;
    made.set("reports = abide.conf");
    BOOST_TEST(made.line("folders") ==
               "fault  folders        reports: abide.conf is not a folder. Set another folder.");
    made.set("state = new");
    // Of two the worse is told, and nothing beside it.
    BOOST_TEST(made.line("folders") ==
               "fault  folders        reports: abide.conf is not a folder. Set another folder.");
    const Installation other;
    fs::remove(other.inside("state"));
    BOOST_TEST(other.line("folders") ==
               "warn   folders        state: there is no folder state yet. The first sweep makes it.");
}

BOOST_AUTO_TEST_CASE(room_on_the_disk_is_counted_in_megabytes) {
    constexpr std::uint64_t megabyte = 1U << 20U;
    BOOST_TEST((health_of_space(1024 * megabyte).health == Health::ok));
    BOOST_TEST((health_of_space(1024 * megabyte - 1).health == Health::warn));
    BOOST_TEST(health_of_space(64 * megabyte).says == "Only 64 MB are free.");
    BOOST_TEST((health_of_space(64 * megabyte).health == Health::warn));
    BOOST_TEST((health_of_space(64 * megabyte - 1).health == Health::fault));
}

BOOST_AUTO_TEST_CASE(a_calendar_that_ends_soon_is_told_half_a_year_ahead) {
    const Day last = day_of(2026, 12, 31).value();
    const Calendar calendar("sark", "Sark", day_of(2020, 1, 1).value(), last, {}, {});
    BOOST_TEST((health_of_calendar(calendar, last - 180).health == Health::ok));
    BOOST_TEST(health_of_calendar(calendar, last - 179).says ==
               "Holidays of sark are known to Thu 31 Dec 2026, only 179 days ahead: limits beyond that day cannot be "
               "told.");
    BOOST_TEST((health_of_calendar(calendar, last).health == Health::warn));
    BOOST_TEST((health_of_calendar(calendar, last + 1).health == Health::fault));
}

BOOST_AUTO_TEST_CASE(what_others_can_read_is_named_with_the_command_that_mends_it) {
    const Installation made;
    fs::permissions(made.inside("state"), fs::perms::others_read, fs::perm_options::add);
    BOOST_TEST(
        made.line("exposure") ==
        "warn   exposure       Not for its owner alone: state. Take the rights of others away: chmod go= state.");
    BOOST_TEST(made.doctor().exit == 0);
    write_text(made.inside("state/history.sqlite"), "");
    fs::permissions(made.inside("state/history.sqlite"), fs::perms(0640));
    BOOST_TEST(
        made.line("exposure") ==
        "warn   exposure       Not for its owner alone: state and state/history.sqlite. Take the rights of others "
        "away: chmod go= state state/history.sqlite.");
    BOOST_TEST(contains(made.line("store"), "fault  store          Others may read or change the store "
                                            "state/history.sqlite; if nobody has, run chmod 600 on it, else "));
    BOOST_TEST(made.doctor().exit == 2);
}

BOOST_AUTO_TEST_CASE(what_a_killed_run_left_is_named_unless_somebody_is_sweeping) {
    const Installation made;
    fs::create_directories(made.inside("reports/2026-04-10.part-12"));
    write_text(made.inside("state/heartbeat.json.part-12"), "");
    BOOST_TEST(made.line("leftovers") ==
               "warn   leftovers      Left behind by a run that was cut short: "
               "reports/2026-04-10.part-12 and 1 more. When nobody is sweeping, remove them.");
    std::string held_by;
    const std::optional<Lock> sweeping = Lock::take(made.inside("state/lock"), held_by);
    BOOST_TEST(contains(made.line("leftovers"), "ok     leftovers      Not looked at while a sweep"));
    BOOST_TEST(contains(made.line("lock"), "ok     lock           A sweep is going on: process "));
}

BOOST_AUTO_TEST_CASE(a_history_is_made_by_the_first_sweep_and_has_to_be_whole_from_then_on) {
    const Installation made;
    BOOST_TEST(made.line("store") ==
               "warn   store          There is no store at state/history.sqlite; the first sweep makes one.");
    write_file(made.inside("state/history.sqlite"), "");
    BOOST_TEST(contains(made.line("store"), "is no store yet; the first sweep makes one."));
    BOOST_TEST(contains(made.line("store"), "warn   store"));
    fs::remove(made.inside("state/history.sqlite"));
    (void)Store::open("sqlite:" + made.inside("state/history.sqlite"));
    BOOST_TEST(contains(made.line("store"), "ok     store          The history is whole: 0 sweeps, schema "));
    write_file(made.inside("state/history.sqlite"), "This is no database.");
    BOOST_TEST(contains(made.line("store"), "fault  store"), made.line("store"));
    BOOST_TEST(made.doctor().exit == 2);
}

BOOST_AUTO_TEST_CASE(a_night_taken_out_of_the_middle_of_a_history_is_a_fault) {
    const Installation made;
    const std::unique_ptr<Store> store = Store::open("sqlite:" + made.inside("state/history.sqlite"));
    for (const std::int64_t number : {1, 3}) { // nobody swept the second
        SweepRecord sweep;
        sweep.number = number;
        sweep.id = "2026-04-0" + std::to_string(number) + "-1";
        sweep.as_at = day_of(2026, 4, static_cast<unsigned>(number)).value();
        const std::unique_ptr<Store::Night> night = store->begin_night();
        night->add(sweep);
        night->commit();
    }
    BOOST_TEST(contains(made.line("store"), "fault  store"), made.line("store"));
    BOOST_TEST(contains(made.line("store"), "put back the copy"), made.line("store"));
}

BOOST_AUTO_TEST_CASE(keys_that_are_set_have_to_be_there_with_the_program_that_uses_them) {
    Installation made;
    made.set("secret-key = abide.key");
    BOOST_TEST(contains(made.line("signing"), "fault  signing        The key abide.key cannot be read."));
    const auto make_keys = [&](const std::string& name, const std::vector<std::string>& more = {"-W"}) {
        std::vector<std::string> words = {"minisign", "-G"};
        words.insert(words.end(), more.begin(), more.end());
        words.insert(words.end(), {"-s", made.inside(name + ".key"), "-p", made.inside(name + ".pub")});
        BOOST_REQUIRE(run_other_program(words, 30).exit == 0);
    };
    make_keys("abide");
    BOOST_TEST(contains(made.line("signing"), "fault  signing        There is no program minisign"));
    write_text(made.inside("bin/minisign"), "");
    fs::permissions(made.inside("bin/minisign"), fs::perms(0700));
    BOOST_TEST(contains(made.line("signing"), "warn   signing        There is a secret-key, but no public-key"));
    made.set("public-key = abide.pub");
    BOOST_TEST(made.line("signing") == "ok     signing        Certificates are signed with abide.key.");
    // Nothing but signing shows whether a key signs, and checking whether the other one is of the same pair.
    make_keys("other");
    fs::copy_file(made.inside("other.pub"), made.inside("abide.pub"), fs::copy_options::overwrite_existing);
    BOOST_TEST(contains(made.line("signing"),
                        "fault  signing        What is signed with abide.key is not signed by the "
                        "holder of abide.pub: it says: "));
    write_text(made.inside("abide.key"), "");
    BOOST_TEST(contains(made.line("signing"), "fault  signing        Nothing can be signed with abide.key: it says: "));
}

BOOST_AUTO_TEST_CASE(procedures_that_do_not_load_and_names_of_none_are_faults) {
    Installation made;
    made.set("procedure = islington-hbs");
    BOOST_TEST(contains(made.line("procedures"), "fault  procedures     there is no procedure \"islington-hbs\""));
    Installation other;
    other.set("procedures = procedures");
    write_text(other.inside("procedures/a.xml"), "<procedure");
    const Ended ended = other.doctor();
    BOOST_TEST(ended.exit == 2);
    BOOST_TEST(contains(ended.err, "a.xml:1:"), ended.err);
    BOOST_TEST(contains(other.line("procedures"), "fault  procedures"));
    BOOST_TEST(contains(other.line("calendar"), "warn   calendar       Not looked at"));
    Installation third;
    third.set("procedures = nowhere");
    BOOST_TEST(contains(third.line("procedures"),
                        "fault  procedures     abide.conf:1, procedures: there is no folder nowhere."));
}

BOOST_AUTO_TEST_CASE(where_the_procedures_come_from_is_said) {
    Installation made;
    const std::string shipped = home_procedures();
    BOOST_TEST(contains(made.line("procedures"), " load, from " + shipped + "."), made.line("procedures"));
    write_text(made.inside("ours/notes.txt"), "ours");
    made.set("procedures = ours");
    BOOST_TEST(contains(made.line("procedures"), "from " + shipped + " and ours."), made.line("procedures"));
    const Ended version = run_command({"version"});
    BOOST_TEST(contains(version.out, "\nprocedures: " + shipped + "\nreport-templates: "), version.out);
}

// Nothing is made for a night on which there is nothing to read.
BOOST_AUTO_TEST_CASE(a_sweep_that_finds_no_inbox_leaves_nothing_behind) {
    const TemporaryFolder folder;
    const auto inside = [&](const std::string& name) { return (folder.path() / name).string(); };
    const Ended ended = run_command({"sweep", "--inbox", inside("inbox"), "--state", inside("state"), "--reports",
                                     inside("reports"), "--store", "sqlite:" + inside("history.sqlite")});
    BOOST_TEST(ended.exit == 2);
    BOOST_TEST(ended.err == "abide: there is no file or folder " + inside("inbox") +
                                " to sweep (inbox, by --inbox); have the exports written there, or set another inbox. "
                                "Nothing was done\n");
    BOOST_TEST(fs::is_empty(folder.path()));
}

BOOST_AUTO_TEST_CASE(a_procedure_past_its_review_date_is_a_warning) {
    Installation made;
    made.surroundings.home = repository().string();
    BOOST_TEST(
        contains(made.line("review dates"), "warn   review dates   Past the review date: islington-hsb (Oct 2017)."));
    BOOST_TEST(made.doctor().exit == 0);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
