// abide verify: a run that is as certified passes every step, and whatever was changed since is named at its step.
#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <sstream>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/other_program.hpp"
#include "briefing/certificate_page.hpp"
#include "certificate/signature.hpp"
#include "command/certificate_view.hpp"
#include "command/certified.hpp"
#include "command/pages.hpp"
#include "command/verification.hpp"
#include "hash/file_hash.hpp"
#include "tests/certificate/sample.hpp"
#include "tests/command/in_memory.hpp"
#include "tests/places.hpp"

namespace abide::tests {

namespace fs = std::filesystem;

namespace {

using Outcome = VerifyStep::Outcome;

/// The world of a command run without one.
struct Quiet {
    std::ostringstream out;
    World world;
    explicit Quiet(const std::string& home) {
        world.out = &out;
        world.err = &out;
        world.variable = [](const std::string&) { return std::string(); };
        world.shipped = [home](const std::string& name) { return join_path(home, name); };
        world.milliseconds = [] { return std::int64_t{0}; };
    }
};

Options no_options() { return Options::read("verify", {}, {}); }

/// A night: two exports, procedures of its own, a set of two reports and the certificate; all in one folder.
class Night {
  public:
    Night() {
        fs::create_directories(folder_.path() / "home");
        fs::copy(repository() / "tests/command/home/procedures", folder_.path() / "home/procedures",
                 fs::copy_options::recursive);
        fs::create_directories(folder_.path() / "inbox");
        for (const char* name : {"north.xml", "quiet.xml"})
            fs::copy(export_file(name), folder_.path() / "inbox" / name);
        write_text(path("reports/sets/2026-04-10-1/findings.md"), "# Findings\n\nNone.\n");
        write_text(path("reports/sets/2026-04-10-1/pages/one.md"), "# One\n");
        make_folder(path("state/certificates"));
        certificate = certified();
        recertify();
    }

    [[nodiscard]] std::string path(const std::string& name) const { return (folder_.path() / name).string(); }
    [[nodiscard]] std::string file() const { return path("state/certificates/run-2026-04-10-1.json"); }

    /// The whole command.
    [[nodiscard]] Ended verify(std::vector<std::string> more = {}) const {
        std::vector<std::string> words = {"verify", "2026-04-10-1", "--state", path("state")};
        words.insert(words.end(), more.begin(), more.end());
        Surroundings around;
        around.home = path("home");
        return run_command(words, around);
    }
    [[nodiscard]] Ended verify_with_reports() const { return verify({"--reports", path("reports")}); }

    [[nodiscard]] Verification verification() const {
        Verification of;
        of.file = file();
        of.certificate = certificate;
        of.reports = path("reports");
        return of;
    }
    /// The steps of judging once more, with the reports written so.
    [[nodiscard]] std::vector<VerifyStep> again(const JudgeAgain& judge) const {
        Verification of = verification();
        of.judge_again = judge;
        Quiet quiet(path("home"));
        const Options options = no_options();
        const std::unique_ptr<Rulebook> rulebook = load_rulebook(options, quiet.world, Examples::left_out);
        return verify_again(of, *rulebook, options, quiet.world);
    }

    /// With its page.
    void recertify() const {
        const std::string json = put_certificate(certificate, path("state/certificates"));
        CertificateView view = view_certificate(certificate);
        view.sha256 = hash_of_file(json).value().sha256;
        Quiet quiet(repository().string());
        const Templates templates = load_report_templates(no_options(), quiet.world);
        write_text(path("state/certificates/run-" + certificate.run + ".md"), write_certificate_page(view, templates));
    }

    Certificate certificate;

  private:
    [[nodiscard]] Certificate certified() const {
        Quiet quiet(path("home"));
        const Options options = no_options();
        const std::unique_ptr<Rulebook> rulebook = load_rulebook(options, quiet.world, Examples::left_out);
        RunRequest request;
        request.exports = {path("inbox")};
        request.as_at = day_of(2026, 4, 10).value();
        request.hashes = true;
        Run run(*rulebook, request, options, quiet.world);
        Run::Listener listener;
        listener.wanted = [](const Procedure&, const Rule&, State) { return Want::no; };
        listener.verdict = [](const Verdict&) {};
        run.judge(listener);
        Certificate made = certify(run, *rulebook);
        made.run = "2026-04-10-1";
        made.number = 1;
        made.finished = "2026-04-11T01:15:07Z";
        made.account = "abide";
        made.host = "night";
        made.set = "2026-04-10-1";
        for (const char* name : {"findings.md", "pages/one.md"}) {
            const FileHash hash = hash_of_file(path(std::string("reports/sets/2026-04-10-1/") + name)).value();
            made.outputs.push_back({name, hash.sha256, hash.bytes});
        }
        return made;
    }

    const TemporaryFolder folder_;
};

std::string first_word(const std::string& text) { return text.substr(0, text.find(' ')); }

/// "ok ok DIFFERS …", one for each step.
std::string outcomes(const Ended& ended) {
    std::string words;
    std::istringstream lines(ended.out);
    for (std::string line; std::getline(lines, line) && !line.empty();)
        words += (words.empty() ? "" : " ") + first_word(line);
    return words;
}

/// Everything that can be checked without a history is as certified, and it was judged again.
bool is_sound(const Ended& ended) {
    return ended.exit == 3 && contains(ended.out, " is as certified as far as it could be checked; not checked: ");
}

std::string sum_of(const std::string& path) { return hash_of_file(path).value().sha256; }

void append(const std::string& path, const std::string& text) { write_text(path, read_file(path) + text); }

} // namespace

BOOST_AUTO_TEST_SUITE(verify)

BOOST_FIXTURE_TEST_CASE(a_run_is_as_certified, Night) {
    BOOST_TEST(certificate.cases > 0);
    BOOST_TEST(certificate.verdicts > 0);
    BOOST_TEST(certificate.procedures.size() == 1U);
    const Ended ended = verify_with_reports();
    BOOST_TEST(ended.exit == 3, ended.out << ended.err);
    BOOST_TEST(outcomes(ended) == "not ok ok ok not ok ok ok ok ok ok not not");
    BOOST_TEST(contains(ended.out, "\nRun 2026-04-10-1 is as certified as far as it could be checked; not checked: "
                                   "signature, history, reports and standings.\n"));
    BOOST_TEST(contains(ended.out, "ok         counts        " + std::to_string(certificate.cases) + " cases, "));
    // The certificate's own file may be named as well, and without the reports they are not looked at.
    Surroundings around;
    around.home = path("home");
    const Ended by_file = run_command({"verify", file()}, around);
    BOOST_TEST(by_file.exit == 3);
    BOOST_TEST(contains(by_file.out, "not checked: signature, outputs, history, reports and standings."));
}

BOOST_FIXTURE_TEST_CASE(a_report_that_was_changed_is_named, Night) {
    const std::string report = path("reports/sets/2026-04-10-1/pages/one.md");
    append(report, "Two.\n");
    const Ended ended = verify_with_reports();
    BOOST_TEST(ended.exit == 1);
    BOOST_TEST(outcomes(ended) == "not ok ok DIFFERS not ok ok ok ok ok ok not not");
    BOOST_TEST(contains(ended.out, "The first that differs is outputs:\n  " + report + "\n  expected  " +
                                       certificate.outputs[1].sha256 + "\n  found     " + sum_of(report) + "\n"));
}

BOOST_FIXTURE_TEST_CASE(a_report_that_is_gone_and_one_too_many_are_named, Night) {
    const std::string extra = path("reports/sets/2026-04-10-1/.hidden/more.md");
    write_text(extra, "more\n");
    BOOST_TEST(contains(verify_with_reports().out, extra + "\n  expected  no such file in the set\n"));
    fs::remove_all(path("reports/sets/2026-04-10-1/.hidden"));
    BOOST_TEST(is_sound(verify_with_reports()));
    fs::remove(path("reports/sets/2026-04-10-1/findings.md"));
    BOOST_TEST(contains(verify_with_reports().out, "found     no such file, or it cannot be read\n"));
}

BOOST_FIXTURE_TEST_CASE(a_report_that_an_erasure_removed_is_no_difference, Night) {
    Verification of = verification();
    of.remembered.erased = {"2026-04-10-1/findings.md"};
    // It is still there: then it must be as it was.
    BOOST_TEST(verify_outputs(of).says == "2 files");
    fs::remove(path("reports/sets/2026-04-10-1/findings.md"));
    const VerifyStep step = verify_outputs(of);
    BOOST_TEST((step.outcome == Outcome::ok));
    BOOST_TEST(step.says == "2 files, 1 of them removed by an erasure");
    of.remembered.erased = {"2026-04-09-1/findings.md"};
    BOOST_TEST((verify_outputs(of).outcome == Outcome::differs));
}

BOOST_FIXTURE_TEST_CASE(with_another_export_there_is_nothing_to_judge_again_and_nothing_wrong, Night) {
    append(path("inbox/quiet.xml"), "\n");
    const Ended ended = verify_with_reports();
    BOOST_TEST(ended.exit == 3);
    BOOST_TEST(outcomes(ended) == "not ok ok ok not not ok ok ok ok not not not");
    BOOST_TEST(contains(ended.out, "not tried  exports       " + path("inbox/quiet.xml") + " is another one now\n"));
    BOOST_TEST(contains(ended.out, "\nWhat is still there of run 2026-04-10-1 is as certified. It could not be judged "
                                   "again, because " +
                                       path("inbox/quiet.xml") +
                                       " is another one now. Not checked either: history.\n"));
    fs::remove(path("inbox/quiet.xml"));
    BOOST_TEST(
        contains(verify().out, "because " + path("inbox/quiet.xml") + " is no longer there, or cannot be read."));
    // What Abide wrote is still held against the certificate.
    append(path("reports/sets/2026-04-10-1/findings.md"), "One.\n");
    const Ended changed = verify_with_reports();
    BOOST_TEST(changed.exit == 1);
    BOOST_TEST(contains(changed.out, "is not as certified. The first that differs is outputs:"));
}

BOOST_FIXTURE_TEST_CASE(with_other_procedures_calendar_or_dictionaries_nothing_is_judged_again, Night) {
    const std::string comment = "\n<!-- changed -->\n";
    append(path("home/procedures/toy.xml"), comment);
    BOOST_TEST(verify().exit == 3);
    BOOST_TEST(outcomes(verify()) == "not ok ok not not ok not ok ok ok not not not");
    BOOST_TEST(contains(verify().out, "because the procedure toy is another one now. Not checked either: "));
    certificate.procedures.front().sha256 = sum_of(path("home/procedures/toy.xml"));
    recertify();
    BOOST_TEST(is_sound(verify()));

    const std::string calendar = path("home/procedures/calendars/" + certificate.calendar.id + ".xml");
    append(calendar, comment);
    const Ended other_calendar = verify();
    BOOST_TEST(other_calendar.exit == 3);
    BOOST_TEST(outcomes(other_calendar) == "not ok ok not not ok ok not ok ok not not not");
    BOOST_TEST(contains(other_calendar.out,
                        "the calendar " + certificate.calendar.id + " is another one now. Not checked either: "));
    certificate.calendar.sha256 = sum_of(calendar);
    recertify();

    append(path("home/procedures/facts.xml"), comment);
    BOOST_TEST(outcomes(verify()) == "not ok ok not not ok ok ok not ok not not not");
    append(path("home/procedures/toy.xml"), "<");
    const Ended faulty = verify();
    BOOST_TEST(faulty.exit == 3);
    BOOST_TEST(contains(faulty.out, "not tried  procedures    today's do not load: "), faulty.out);
}

BOOST_FIXTURE_TEST_CASE(what_the_certificate_says_of_the_very_procedure_that_is_there_must_be_true, Night) {
    certificate.procedures.front().review_due = "2031-01";
    recertify();
    const Ended ended = verify();
    BOOST_TEST(ended.exit == 1);
    BOOST_TEST(contains(ended.out, "differs is procedures:\n  toy, when its review is due\n"), ended.out);
}

BOOST_FIXTURE_TEST_CASE(the_program_is_named_by_the_hash_of_its_file, Night) {
    BOOST_TEST(certificate.program == sum_of("/proc/self/exe"));
}

BOOST_FIXTURE_TEST_CASE(another_program_judges_all_the_same_and_what_it_finds_otherwise_is_no_fault, Night) {
    certificate.program = certificate.ground;
    certificate.version = "0.0.9";
    recertify();
    const Ended ended = verify();
    BOOST_TEST(is_sound(ended));
    BOOST_TEST(outcomes(ended) == "not ok ok not not ok ok ok ok not ok not not");
    BOOST_TEST(contains(ended.out, "not tried  program       this Abide is another one, by its file ("), ended.out);
    --certificate.states.at(static_cast<std::size_t>(State::breached));
    --certificate.verdicts;
    recertify();
    const Ended other = verify();
    BOOST_TEST(other.exit == 3);
    BOOST_TEST(contains(other.out,
                        "not tried  counts        another Abide judged, and this one comes to something else: "
                        "breached\n"),
               other.out);
}

BOOST_FIXTURE_TEST_CASE(counts_that_are_not_what_comes_out_are_named_by_their_state, Night) {
    const auto met = static_cast<std::size_t>(State::met);
    const auto breached = static_cast<std::size_t>(State::breached);
    BOOST_REQUIRE(certificate.states.at(breached) > 0);
    const std::int64_t truth = certificate.states.at(breached);
    --certificate.states.at(breached);
    ++certificate.states.at(met);
    recertify();
    const Ended ended = verify();
    BOOST_TEST(ended.exit == 1);
    BOOST_TEST(contains(ended.out, "differs is counts:\n  met\n  expected  "));
    certificate.states.at(met) -= 1;
    certificate.verdicts -= 1;
    recertify();
    BOOST_TEST(contains(verify().out, "differs is counts:\n  breached\n  expected  " + std::to_string(truth - 1) +
                                          "\n  found     " + std::to_string(truth) + "\n"));
}

BOOST_FIXTURE_TEST_CASE(what_an_export_says_of_itself_is_compared_too, Night) {
    BOOST_REQUIRE(!certificate.exports.empty());
    const CertifiedExport truth = certificate.exports.front();
    BOOST_TEST(truth.area != "");
    const auto expect_named = [&](const std::string& what, const std::string& certified, const std::string& found) {
        recertify();
        const Ended ended = verify();
        BOOST_TEST(ended.exit == 1);
        BOOST_TEST(contains(ended.out, "differs is counts:\n  " + truth.file + ": " + what + "\n  expected  " +
                                           certified + "\n  found     " + (found.empty() ? "nothing" : found) + "\n"),
                   ended.out);
        certificate.exports.front() = truth;
    };
    certificate.exports.front().area = "Elsewhere";
    expect_named("area", "Elsewhere", truth.area);
    certificate.exports.front().system = "another one";
    expect_named("system", "another one", truth.system);
    certificate.exports.front().exported = "2026-04-01";
    expect_named("exported", "2026-04-01", truth.exported);
    recertify();
    BOOST_TEST(is_sound(verify()));
}

BOOST_FIXTURE_TEST_CASE(it_judges_as_the_certificate_says_and_not_as_today, Night) {
    Certificate other = certificate;
    other.as_at = certificate.as_at + 400;
    other.run = "2027-05-15-1";
    make_folder(path("elsewhere"));
    put_certificate(other, path("elsewhere"));
    Surroundings around;
    around.home = path("home");
    around.today = other.as_at;
    BOOST_TEST(is_sound(verify()));
    const Ended ended = run_command({"verify", path("elsewhere/run-2027-05-15-1.json")}, around);
    BOOST_TEST(contains(ended.out, "DIFFERS    counts "), ended.out << ended.err);
}

BOOST_FIXTURE_TEST_CASE(a_procedure_that_was_added_since_judges_nothing, Night) {
    std::string more = read_file(path("home/procedures/toy.xml"));
    const std::size_t at = more.find("id=\"toy\"");
    BOOST_REQUIRE(at != std::string::npos);
    more.replace(at, 8, "id=\"new\"");
    write_text(path("home/procedures/new.xml"), more);
    const Ended ended = verify();
    BOOST_TEST(is_sound(ended));
}

BOOST_FIXTURE_TEST_CASE(reports_are_written_again_and_compared_line_by_line, Night) {
    const auto write = [](const std::string& findings, const std::string& one) {
        return [=](Run& run, const std::string& folder) {
            Run::Listener listener;
            listener.wanted = [](const Procedure&, const Rule&, State) { return Want::no; };
            listener.verdict = [](const Verdict&) {};
            run.judge(listener);
            write_text(folder + "/findings.md", findings);
            if (!one.empty()) write_text(folder + "/pages/one.md", one);
            return step_ok("standings", "");
        };
    };
    const std::vector<VerifyStep> same = again(write("# Findings\n\nNone.\n", "# One\n"));
    BOOST_REQUIRE(same.size() == 3U);
    BOOST_TEST((same[0].outcome == Outcome::ok), same[0].what);
    BOOST_TEST((same[1].outcome == Outcome::ok), same[1].what);
    BOOST_TEST(same[1].says == "written again, 2 files the same byte for byte");

    const VerifyStep other = again(write("# Findings\n\nOne.\n", "# One\n")).at(1);
    BOOST_TEST((other.outcome == Outcome::differs));
    BOOST_TEST(other.what == "findings.md, line 3");
    BOOST_TEST(other.expected == certificate.outputs[0].sha256);
    const VerifyStep longer = again(write("# Findings\n\nNone.\n", "# One\nTwo\n")).at(1);
    BOOST_TEST(longer.what == "pages/one.md, line 2");
    const VerifyStep missing = again(write("# Findings\n\nNone.\n", "")).at(1);
    BOOST_TEST(missing.what == "pages/one.md");
    BOOST_TEST(missing.found == "no such file");
}

BOOST_FIXTURE_TEST_CASE(a_report_written_again_that_was_not_certified_is_named, Night) {
    certificate.outputs.pop_back();
    const VerifyStep step = again([](Run& run, const std::string& folder) {
                                Run::Listener listener;
                                listener.wanted = [](const Procedure&, const Rule&, State) { return Want::no; };
                                listener.verdict = [](const Verdict&) {};
                                run.judge(listener);
                                write_text(folder + "/findings.md", "# Findings\n\nNone.\n");
                                write_text(folder + "/pages/one.md", "# One\n");
                                return step_ok("standings", "");
                            }).at(1);
    BOOST_TEST((step.outcome == Outcome::differs));
    BOOST_TEST(step.what == "pages/one.md");
}

BOOST_FIXTURE_TEST_CASE(a_signature_is_asked_for_by_its_key, Night) {
    const std::string secret = path("secret.key");
    const std::string open = path("public.key");
    BOOST_REQUIRE(run_other_program({"minisign", "-G", "-W", "-s", secret, "-p", open}, 30).exit == 0);
    // Whoever gives a key wants a signature: none is not good enough.
    BOOST_TEST(outcomes(verify({"--public-key", open})) == "DIFFERS ok ok not not ok ok ok ok ok ok not not");
    sign_file(file(), secret);
    const Ended good = verify({"--public-key", open});
    BOOST_TEST(is_sound(good));
    BOOST_TEST(first_word(good.out) == "ok");
    BOOST_TEST(contains(verify().out, "it is signed; --public-key names no key"));
    append(file(), "\n");
    BOOST_TEST(contains(verify({"--public-key", open}).out, "found     it says: Signature verification failed\n"));
    BOOST_TEST(verify({"--public-key", path("none.key")}).exit == 2);
}

BOOST_FIXTURE_TEST_CASE(a_broken_chain_and_what_the_history_remembers_are_told, Night) {
    Certificate next = next_certificate(certificate);
    put_certificate(next, path("state/certificates"));
    BOOST_TEST(contains(verify().out, "ok         chain         2 certificates, of which this is number 1\n"));
    certificate.host = "day";
    recertify();
    BOOST_TEST(contains(verify().out,
                        "The first that differs is chain:\n  run-2026-04-11-1.json: run-2026-04-10-1.json, "
                        "the one before it, is not as it was when this one was written\n"));
    Verification of = verification();
    of.remembered.certificate = next.previous->sha256;
    const VerifyStep step = verify_chain(of);
    BOOST_TEST(step.what == file());
    BOOST_TEST(step.expected == next.previous->sha256 + " in the history");
}

BOOST_FIXTURE_TEST_CASE(where_the_chain_ends_the_history_knows, Night) {
    const Certificate next = next_certificate(certificate);
    put_certificate(next, path("state/certificates"));
    Verification of = verification();
    const auto said = [&](std::int64_t number, const std::string& sum, bool one_more) {
        of.remembered.last = RememberedRun::Last{"2026-04-1" + std::to_string(number) + "-1", number, sum};
        of.remembered.one_more_can_be_left = one_more;
        const VerifyStep step = verify_chain(of);
        return step.outcome == Outcome::ok ? "ok" : step.what + ": " + step.expected + ", not " + step.found;
    };
    const std::string sum = sum_of(path("state/certificates/run-2026-04-11-1.json"));
    BOOST_TEST(said(2, sum, false) == "ok");
    BOOST_TEST(said(2, sum_of(file()), false) ==
               "run-2026-04-11-1.json is not the one that the history knows: " + sum_of(file()) + ", not " + sum);
    BOOST_TEST(said(4, sum, true) == "certificates at its end are not there: number 4, 2026-04-14-1, which is the last "
                                     "that the history knows, not number 2, 2026-04-11-1");
    BOOST_TEST(said(1, sum_of(file()), true) == "ok");
    BOOST_TEST(said(1, sum_of(file()), false) ==
               "it goes on after the last run that the history knows: number 1, 2026-04-11-1, which is the last that "
               "the history knows, not number 2, 2026-04-11-1");
    write_text(path("state/certificates/run-2026-04-11-1.json"), "{");
    BOOST_TEST(contains(verify().out, "differs is chain:\n  run-2026-04-11-1.json: it cannot be read\n"));
    BOOST_TEST(verify().exit == 1);
}

BOOST_FIXTURE_TEST_CASE(a_run_nobody_certified_is_wrong_usage, Night) {
    Surroundings around;
    around.home = path("home");
    const auto said = [&](const std::vector<std::string>& words) {
        const Ended ended = run_command(words, around);
        BOOST_TEST(ended.exit == 2);
        BOOST_TEST(ended.out == "");
        return ended.err;
    };
    BOOST_TEST(contains(said({"verify"}), "what is missing is a certificate, or a run's id and --state"));
    BOOST_TEST(contains(said({"verify", "2026-04-10-1"}), "a run's id needs --state"));
    BOOST_TEST(contains(said({"verify", "2026-04-10-2", "--state", path("state")}), "did you mean \"2026-04-10-1\"?"));
    write_text(file(), "{}");
    BOOST_TEST(contains(said({"verify", file()}), "\"certificate\" is missing"));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
