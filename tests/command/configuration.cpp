// The configuration: what beats what, every fault of the file at once, and the file of init as its own proof.
#include "command/configuration.hpp"

#include <sys/stat.h>

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <map>
#include <sstream>

#include "base/error.hpp"
#include "base/file.hpp"
#include "command/configuration_file.hpp"
#include "command/configuration_keys.hpp"
#include "command/configuration_value.hpp"
#include "command/configured_run.hpp"
#include "tests/command/in_memory.hpp"
#include "tests/places.hpp"

namespace abide::tests {

namespace {

constexpr std::array<std::string_view, 15> every_option = {"config",     "inbox",     "reports",  "state",      "store",
                                                           "procedures", "procedure", "calendar", "jobs",       "limit",
                                                           "format-of",  "quiet",     "fail-on",  "max-errors", "help"};

struct Read {
    std::optional<Configuration> configuration;
    Options options;
    std::string err;
    std::string refusal;
    int exit = 0;
};

using Environment = std::map<std::string, std::string>;

Read read(const std::vector<std::string>& words, const Environment& environment = {}) {
    Read result;
    std::ostringstream err;
    World world;
    world.err = &err;
    world.variable = [&](const std::string& name) {
        const auto found = environment.find(name);
        return found == environment.end() ? std::string() : found->second;
    };
    for (const auto& [name, value] : environment) world.variables.push_back(name);
    try {
        result.options = Options::read("sweep", every_option, words);
        result.configuration = read_configuration(result.options, world);
    } catch (const Error& error) {
        result.refusal = error.what();
        result.exit = static_cast<int>(error.exit());
    }
    result.err = err.str();
    return result;
}

/// A file of the configuration in a folder of its own.
class ConfiguredFolder {
  public:
    explicit ConfiguredFolder(const std::string& text) { write_text(folder_.path() / "abide.conf", text); }
    [[nodiscard]] std::string file() const { return (folder_.path() / "abide.conf").string(); }
    [[nodiscard]] std::string inside(const std::string& name) const { return (folder_.path() / name).string(); }

  private:
    TemporaryFolder folder_;
};

Diagnostics faults_in(const std::string& text) {
    Diagnostics diagnostics;
    (void)read_configuration_lines("abide.conf", text, diagnostics);
    return diagnostics;
}

/// "abide.conf:1:9: error[CONF-0005]: …" of a text with one fault.
std::string fault_in(const std::string& text) {
    const Diagnostics diagnostics = faults_in(text);
    BOOST_REQUIRE_MESSAGE(diagnostics.size() == 1, diagnostics.size() << " faults in " << text);
    return to_text(diagnostics.front());
}

std::string value_in(const std::string& text, const std::string& key) {
    Diagnostics diagnostics;
    const auto lines = read_configuration_lines("abide.conf", text, diagnostics);
    BOOST_TEST(diagnostics.empty(), text);
    const auto found = lines.find(key);
    return found == lines.end() ? "not set" : found->second.value;
}

/// Every commented default of the file brought to life.
std::string with_defaults_alive(const std::string& text) {
    std::string alive;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        const bool is_setting = line.size() > 1 && line[0] == '#' && line[1] != ' ';
        alive += (is_setting ? line.substr(1) : line) + "\n";
    }
    return alive;
}

} // namespace

BOOST_AUTO_TEST_SUITE(configuration)

BOOST_AUTO_TEST_CASE(without_anything_the_defaults_hold_and_say_so) {
    const Read read_nothing = read({});
    BOOST_REQUIRE(read_nothing.configuration);
    const Configuration& configuration = *read_nothing.configuration;
    BOOST_TEST(configuration.file() == "");
    BOOST_TEST(configuration.value("inbox") == "inbox");
    BOOST_TEST(configuration.value("store") == "sqlite:state/history.sqlite");
    BOOST_TEST(configuration.number("missing-at-most").value() == 10);
    BOOST_TEST(!configuration.number("keep"));
    BOOST_TEST(configuration.value("run-by") == "quality assurance officer");
    BOOST_TEST(configuration.cache_folder() == "state/cache");
    BOOST_TEST(configuration.heartbeat_file() == "state/heartbeat.json");
    for (const EffectiveSetting& one : configuration.settings()) BOOST_TEST(one.origin == "default", one.name);
}

BOOST_AUTO_TEST_CASE(an_option_beats_the_environment_and_that_beats_the_file) {
    const ConfiguredFolder folder("state = kept\n\njobs = 2\nreports=out\n");
    const Environment environment = {{"ABIDE_CONFIG", folder.file()}, {"ABIDE_JOBS", "3"}, {"ABIDE_REPORTS", "shown"}};
    const Read all = read({"--jobs", "4"}, environment);
    BOOST_REQUIRE(all.configuration);
    BOOST_TEST(all.configuration->value("jobs") == "4");
    BOOST_TEST(all.configuration->origin("jobs") == "--jobs");
    BOOST_TEST(all.configuration->value("reports") == "shown");
    BOOST_TEST(all.configuration->origin("reports") == "environment ABIDE_REPORTS");
    BOOST_TEST(all.configuration->value("state") == folder.inside("kept"));
    BOOST_TEST(all.configuration->origin("state") == folder.file() + ":1");
    BOOST_TEST(all.configuration->origin("inbox") == "default");
}

BOOST_AUTO_TEST_CASE(a_variable_that_is_nearly_a_setting_is_told_and_those_of_others_are_not) {
    const Read misspelled = read({}, {{"ABIDE_INBX", "/elsewhere"}, {"ABIDE_MISSING_MOST", "5"}, {"ABIDE_CONFG", "x"}});
    BOOST_REQUIRE(misspelled.configuration);
    BOOST_TEST(misspelled.configuration->value("inbox") == "inbox");
    const auto warning = [](const std::string& name, const std::string& meant) {
        return "abide: warning: the environment variable " + name + " sets nothing; did you mean " + meant + "?\n";
    };
    BOOST_TEST(misspelled.err == warning("ABIDE_CONFG", "ABIDE_CONFIG") + warning("ABIDE_INBX", "ABIDE_INBOX") +
                                     warning("ABIDE_MISSING_MOST", "ABIDE_MISSING_AT_MOST"));
    BOOST_TEST(read({}, {{"ABIDE_INBOX", "exports"}, {"ABIDE_HOME", "/x"}, {"ABIDE_PORT", "80"}, {"INBX", "y"}}).err ==
               "");
}

BOOST_AUTO_TEST_CASE(paths_of_the_file_are_those_of_its_folder_and_others_those_of_the_working_folder) {
    const ConfiguredFolder folder("inbox = in\nstate = /var/abide\nstore = sqlite:h/a.sqlite\n");
    const Read given = read({"--config", folder.file(), "--reports", "out"}, {{"ABIDE_PROCEDURES", "ours"}});
    BOOST_REQUIRE(given.configuration);
    BOOST_TEST(given.configuration->value("inbox") == folder.inside("in"));
    BOOST_TEST(given.configuration->value("state") == "/var/abide");
    BOOST_TEST(given.configuration->value("store") == "sqlite:" + folder.inside("h/a.sqlite"));
    BOOST_TEST(given.configuration->value("reports") == "out");
    BOOST_TEST(given.configuration->value("procedures") == "ours");
}

BOOST_AUTO_TEST_CASE(a_default_path_is_one_of_the_files_folder_and_the_history_goes_with_the_state) {
    const ConfiguredFolder folder("state = kept\n");
    const Read given = read({"--config", folder.file()});
    BOOST_REQUIRE(given.configuration);
    BOOST_TEST(given.configuration->value("inbox") == folder.inside("inbox"));
    BOOST_TEST(given.configuration->value("store") == "sqlite:" + folder.inside("kept/history.sqlite"));
    const Read moved = read({"--state", "elsewhere"});
    BOOST_TEST(moved.configuration.value().value("store") == "sqlite:elsewhere/history.sqlite");
}

BOOST_AUTO_TEST_CASE(abide_conf_in_the_working_folder_is_found_also_when_it_leads_nowhere) {
    const TemporaryFolder here;
    const std::filesystem::path before = std::filesystem::current_path();
    std::filesystem::current_path(here.path());
    write_text(here.path() / "abide.conf", "jobs = 7\n");
    const Read found = read({});
    std::filesystem::remove("abide.conf");
    std::filesystem::create_symlink("gone", "abide.conf");
    const Read lost = read({});
    std::filesystem::current_path(before);
    BOOST_TEST(found.configuration.value().origin("jobs") == "abide.conf:1");
    BOOST_TEST(found.configuration.value().value("inbox") == "inbox");
    BOOST_TEST(lost.exit == 2);
    BOOST_TEST(lost.refusal == "cannot open abide.conf: No such file or directory");
}

BOOST_AUTO_TEST_CASE(a_file_that_is_named_has_to_be_there) {
    for (const Read& one :
         {read({"--config", "/nowhere/abide.conf"}), read({}, {{"ABIDE_CONFIG", "/nowhere/abide.conf"}})}) {
        BOOST_TEST(one.exit == 2);
        BOOST_TEST(one.refusal == "cannot open /nowhere/abide.conf: No such file or directory");
    }
}

BOOST_AUTO_TEST_CASE(the_file_of_init_reads_back_without_a_word_and_gives_the_defaults) {
    const std::string text = starting_configuration();
    BOOST_TEST(faults_in(text).empty());
    // Also with every default brought to life: the comments say what holds.
    const ConfiguredFolder folder(with_defaults_alive(text));
    const Read alive = read({"--config", folder.file()});
    BOOST_REQUIRE_MESSAGE(alive.configuration, alive.err);
    const ConfiguredFolder empty("");
    const Read defaults = read({"--config", empty.file()});
    for (const ConfigurationKey& key : configuration_keys()) {
        BOOST_TEST(alive.configuration->origin(key.name).starts_with(folder.file() + ":"), key.name);
        BOOST_TEST(defaults.configuration->origin(key.name) == "default");
        std::string expected = defaults.configuration->value(key.name);
        if (const std::size_t at = expected.find(empty.inside("")); at != std::string::npos)
            expected.replace(at, empty.inside("").size(), folder.inside(""));
        BOOST_TEST(alive.configuration->value(key.name) == expected);
    }
}

BOOST_AUTO_TEST_CASE(all_faults_of_a_file_are_told_at_once) {
    const ConfiguredFolder folder("inbx = in\n"
                                  "jobs = many\n"
                                  "\n"
                                  "keep = 5\n"
                                  "reports\n");
    const Read wrong = read({"--config", folder.file()}, {{"ABIDE_CACHE", "on"}});
    BOOST_TEST(wrong.exit == 2);
    BOOST_TEST(wrong.refusal == folder.file() + " has 5 faults; nothing was done");
    BOOST_TEST(wrong.err == folder.file() +
                                ":1:1: error[CONF-0002]: there is no setting \"inbx\"\n"
                                "  1 | inbx = in\n"
                                "    | ^^^^\n"
                                "  help: did you mean \"inbox\"?\n" +
                                folder.file() +
                                ":2:8: error[CONF-0005]: jobs: \"many\" is not a whole number from 1 to 256 (cases)\n"
                                "  2 | jobs = many\n"
                                "    |        ^^^^\n" +
                                folder.file() +
                                ":4:8: error[CONF-0005]: keep: \"5\" is not a whole number from 30 to 36525 (days)\n"
                                "  4 | keep = 5\n"
                                "    |        ^\n" +
                                folder.file() +
                                ":5:1: error[CONF-0001]: a setting is a line key = value\n"
                                "  5 | reports\n"
                                "    | ^^^^^^^\n"
                                "ABIDE_CACHE: error[CONF-0005]: cache: \"on\" is not yes or no\n");
}

BOOST_AUTO_TEST_CASE(what_would_be_read_as_something_else_is_refused) {
    BOOST_TEST(contains(fault_in("! a comment\n"), "abide.conf:1:1: error[CONF-0001]: \"!\" begins no comment here"));
    BOOST_TEST(contains(fault_in("inbox: in\n"), "error[CONF-0001]: a setting is a line key = value"));
    BOOST_TEST(contains(fault_in("= in\n"), "error[CONF-0002]: there is no setting \"\""));
    BOOST_TEST(contains(fault_in("Inbox = in\n"), "did you mean \"inbox\"?"));
    BOOST_TEST(contains(fault_in("inbox = a\\b\n"), "abide.conf:1:10: error[CONF-0004]: inbox: a backslash"));
    // Poco would join these two lines.
    BOOST_TEST(faults_in("inbox = a \\\n b\n").size() == 2);
    BOOST_TEST(
        contains(fault_in("inbox = ${HOME}/in\n"), "abide.conf:1:9: error[CONF-0004]: inbox: nothing is put in"));
    BOOST_TEST(contains(fault_in("jobs = 4 # four\n"), "abide.conf:1:10: error[CONF-0004]: jobs: this would be part"));
    BOOST_TEST(contains(fault_in("keep = # all\n"), "abide.conf:1:8: error[CONF-0004]: keep: this would be part"));
    BOOST_TEST(contains(fault_in("inbox = \"in\"\n"), "abide.conf:1:9: error[CONF-0004]: inbox: the quotes"));
    BOOST_TEST(contains(fault_in("inbox = ~/in\n"), "abide.conf:1:9: error[CONF-0005]: inbox: \"~/in\" begins with ~"));
    BOOST_TEST(contains(fault_in("# old\rjobs = 4\n"), "abide.conf:1:6: error[CONF-0004]: a control character"));
    BOOST_TEST(contains(fault_in("inbox = \xFF\n"), "error[CONF-0004]: the line is not UTF-8"));
    BOOST_TEST(contains(fault_in("jobs = 2\nkeep = 40\njobs = 3\n"),
                        "abide.conf:3:1: error[CONF-0003]: jobs is set twice: on line 1 too"));
}

BOOST_AUTO_TEST_CASE(what_can_mean_one_thing_only_is_read_as_it_stands) {
    BOOST_TEST(value_in("inbox=in", "inbox") == "in");
    BOOST_TEST(value_in("  inbox \t=\t in of the night \t\r\n", "inbox") == "in of the night");
    BOOST_TEST(value_in("\xEF\xBB\xBFinbox = in\n", "inbox") == "in");
    BOOST_TEST(value_in("inbox = a#b:c=d!$\n", "inbox") == "a#b:c=d!$");
    BOOST_TEST(value_in("run-by = Beauftragte für Qualität\n", "run-by") == "Beauftragte für Qualität");
    BOOST_TEST(value_in("keep =\n", "keep") == "");
    BOOST_TEST(value_in("#inbox = in\n \t# inbox = in \\\n", "inbox") == "not set");
    BOOST_TEST(value_in("store = postgresql:host=127.0.0.1 user='a b' passfile=/etc/pgpass\n", "store") ==
               "postgresql:host=127.0.0.1 user='a b' passfile=/etc/pgpass");
}

BOOST_AUTO_TEST_CASE(each_value_is_what_its_setting_takes) {
    const std::map<std::string, std::vector<std::string>> right = {
        {"cache", {"yes", "no"}},
        {"jobs", {"", "1", "256"}},
        {"missing-at-most", {"0", "100"}},
        {"keep", {"", "30"}},
        {"limit", {"", "depth=10", "depth=10, attributes=9"}},
        {"fail-on", {"never", "high", "breached:medium, cannot-tell:critical"}},
        {"procedure", {"", "a", "a, b-c"}},
        {"store", {"sqlite:a", "postgresql:dbname=a"}},
    };
    const std::map<std::string, std::vector<std::string>> wrong = {
        {"inbox", {""}},
        {"cache", {"", "YES"}},
        {"jobs", {"0", "257", "-1", "1.5", "4 cases"}},
        {"missing-at-most", {"101", "10%", ""}},
        {"keep", {"29", "0"}},
        {"limit", {"dept=10", "depth", "depth=10 attributes=9", "depth=1, depth=2"}},
        {"fail-on", {"hihg", ""}},
        {"procedure", {"a b", "a,,b", "a, a", ","}},
        {"calendar", {"a, b"}},
        {"store", {"history.sqlite", "sqlite:", "postgresql:", "mysql:a", "sqlite:~/a", ""}},
    };
    for (const auto& [name, values] : right) {
        for (const std::string& value : values)
            BOOST_TEST(!fault_of_value(*find_configuration_key(name), value), name << " = " << value);
    }
    for (const auto& [name, values] : wrong) {
        for (const std::string& value : values)
            BOOST_TEST(fault_of_value(*find_configuration_key(name), value).has_value(), name << " = " << value);
    }
}

BOOST_AUTO_TEST_CASE(a_wrong_value_says_what_would_have_been_right) {
    BOOST_TEST(contains(fault_in("missing-at-most = 10 %\n"), "help: write 10\n"));
    BOOST_TEST(contains(fault_in("overdue-after = 26 hours\n"), "help: write 26\n"));
    BOOST_TEST(contains(fault_in("limit = dept=10\n"), "limit: there is no limit \"dept\"\n"));
    BOOST_TEST(contains(fault_in("limit = dept=10\n"), "help: did you mean \"depth\"?\n"));
    BOOST_TEST(contains(fault_in("fail-on = hihg\n"), "help: did you mean \"high\"?\n"));
    BOOST_TEST(contains(fault_in("store = history.sqlite\n"), "help: for a file write sqlite:history.sqlite\n"));
    BOOST_TEST(contains(fault_in("store = postgres:dbname=abide\n"), "help: did you mean \"postgresql\"?\n"));
    BOOST_TEST(contains(fault_in("inbox =\n"), "abide.conf:1:8: error[CONF-0005]: inbox needs a value"));
}

BOOST_AUTO_TEST_CASE(a_password_is_refused_and_never_repeated) {
    for (const char* address : {"postgresql:host=db password=sesame", "postgresql:host=db PASSWORD = sesame",
                                "postgresql://abide:sesame@db/abide"}) {
        const std::string fault = fault_in("store = " + std::string(address) + "\n");
        BOOST_TEST(contains(fault, "error[CONF-0006]: store: a password is never written here"));
        BOOST_TEST(contains(fault, "PGPASSFILE"));
        BOOST_TEST(!contains(fault, "sesame"));
        const Read by_variable = read({}, {{"ABIDE_STORE", address}});
        BOOST_TEST(by_variable.exit == 2);
        BOOST_TEST(!contains(by_variable.err + by_variable.refusal, "sesame"));
        const Read by_option = read({"--store", address});
        BOOST_TEST(by_option.exit == 2);
        BOOST_TEST(contains(by_option.refusal, "--store: a password"));
        BOOST_TEST(!contains(by_option.err + by_option.refusal, "sesame"));
    }
}

BOOST_AUTO_TEST_CASE(a_line_with_a_password_is_not_shown_whatever_else_is_wrong_with_it) {
    for (const char* line : {"stor = postgresql:password=sesame", "store: postgresql:password=sesame",
                             "store = postgresql:password=ses\\ame sesame", "store = \"postgresql:password=sesame\"",
                             "store = postgresql:dbname=a # password=sesame", "jobs = password=sesame"})
        BOOST_TEST(!contains(fault_in(line), "sesame"), line);
}

BOOST_AUTO_TEST_CASE(whoever_reads_options_goes_by_the_configuration_too) {
    const ConfiguredFolder folder("procedure = islington-hsb, working-together\nlimit = depth=9\njobs = 3\n"
                                  "calendar = jersey\nfail-on = never\nprocedures = ours\n");
    const Read given = read({"--config", folder.file(), "--calendar", "scotland"});
    BOOST_REQUIRE(given.configuration);
    const Options all = completed(given.options, *given.configuration);
    BOOST_TEST(all.values("procedure") == (std::vector<std::string>{"islington-hsb", "working-together"}),
               boost::test_tools::per_element());
    BOOST_TEST(all.value("calendar") == "scotland");
    BOOST_TEST(all.value("fail-on") == "never");
    BOOST_TEST(all.spelled("calendar") == "--calendar");
    BOOST_TEST(all.spelled("procedures") == folder.file() + ":6, procedures");

    World world;
    world.today = day_of(2026, 4, 10).value();
    const RunRequest request = request_of(*given.configuration, given.options, world);
    BOOST_TEST(request.exports == std::vector{folder.inside("inbox")}, boost::test_tools::per_element());
    BOOST_TEST(request.procedures.size() == 2);
    BOOST_TEST(request.jobs == 3);
    BOOST_TEST(request.limits.depth == 9);
    BOOST_TEST(request.calendar == "scotland");
    BOOST_TEST(request.cache == folder.inside("state/cache"));
}

BOOST_AUTO_TEST_CASE(the_table_is_in_order) {
    for (const ConfigurationKey& key : configuration_keys()) {
        BOOST_TEST(!fault_of_value(key, std::string(key.standard)), key.name);
        BOOST_TEST(key.meaning.ends_with('.'), key.name);
        BOOST_TEST((key.takes != Takes::number || key.least < key.most), key.name);
        BOOST_TEST((key.takes != Takes::choice || !key.words.empty()), key.name);
    }
    BOOST_TEST(variable_of(*find_configuration_key("missing-at-most")) == "ABIDE_MISSING_AT_MOST");
}

BOOST_AUTO_TEST_CASE(a_pipe_is_no_configuration_and_is_not_waited_for) {
    const TemporaryFolder folder;
    const std::string pipe = (folder.path() / "abide.conf").string();
    BOOST_REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    const Ended ended = run_command({"sweep", "--config", pipe});
    BOOST_TEST(ended.exit == 2);
    BOOST_TEST(ended.err == "abide: " + pipe + " is a device or a pipe, and no configuration; name a file\n");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
