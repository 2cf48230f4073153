// abide verify: checks a run against its certificate, step after step, and judges once more.
#include <algorithm>
#include <array>

#include "base/file.hpp"
#include "base/printable.hpp"
#include "base/words.hpp"
#include "command/command.hpp"
#include "command/configuration.hpp"
#include "command/nightly/reports_again.hpp"
#include "command/pages.hpp"
#include "command/verification.hpp"
#include "store/store.hpp"

namespace abide {

namespace {

using Outcome = VerifyStep::Outcome;

std::vector<std::string> runs_in(const std::string& folder) {
    std::vector<std::string> runs;
    if (!is_folder(folder)) return runs;
    for (const std::string& path : files_below(folder, ".json")) {
        const std::string file = base_name(path);
        constexpr std::string_view before = "run-";
        constexpr std::string_view after = ".json";
        if (file.starts_with(before)) runs.push_back(file.substr(4, file.size() - before.size() - after.size()));
    }
    return runs;
}

/// A certificate file, or the id of a run whose certificate is below --state.
std::string certificate_path(const Options& options) {
    const std::string& run = options.first_argument("a certificate, or a run's id and --state");
    options.refuse_more_than(1);
    if (is_file(run)) return run;
    if (!options.has("state"))
        throw Error(Exit::usage,
                    "there is no file " + run + "; a run's id needs --state, the folder its certificate is in");
    const std::string folder = join_path(options.value("state"), "certificates");
    std::string path = join_path(folder, certificate_file_of(run));
    if (is_file(path)) return path;
    const std::string help = did_you_mean(run, runs_in(folder));
    throw Error(Exit::usage, "there is no certificate of a run " + quoted(run) + " in " + folder +
                                 (help.empty() ? "" : "; " + help));
}

std::string_view words_of(Outcome outcome) {
    if (outcome == Outcome::ok) return "ok       ";
    return outcome == Outcome::differs ? "DIFFERS  " : "not tried";
}

std::string line_of(const VerifyStep& step) {
    constexpr std::size_t width = 14;
    std::string line = std::string(words_of(step.outcome)) + "  " + step.name;
    line.append(width - std::min(width, step.name.size()), ' ');
    return line + printable(step.says) + "\n";
}

std::string names_of(const std::vector<VerifyStep>& steps, Outcome outcome) {
    std::vector<std::string> names;
    for (const VerifyStep& step : steps)
        if (step.outcome == outcome) names.push_back(step.name);
    return list_of(names);
}

/// The steps of judging once more.
constexpr std::array<std::string_view, 3> judged_again = {"counts", "reports", "standings"};

bool comes_of_judging(std::string_view step) { return std::ranges::find(judged_again, step) != judged_again.end(); }

/// What keeps from judging the run again, "…; …"; empty when nothing does.
std::string what_is_other_now(const std::vector<VerifyStep>& steps) {
    std::string all;
    for (const VerifyStep& step : steps)
        if (step.is_other_now) all += (all.empty() ? "" : "; ") + step.says;
    return all;
}

/// It was judged once more, and came out the same.
bool was_judged_again(const std::vector<VerifyStep>& steps) {
    const auto has = [&](std::string_view name, auto fits) {
        return std::ranges::any_of(steps, [&](const VerifyStep& one) { return one.name == name && fits(one); });
    };
    return has("counts", [](const VerifyStep& one) { return one.outcome == Outcome::ok; }) &&
           has("reports", [](const VerifyStep& one) { return !one.is_other_now; }) &&
           has("standings", [](const VerifyStep& one) { return !one.is_other_now; });
}

/// What could be looked at but for want of something that is not there, and does not follow from what was.
bool is_unchecked(const VerifyStep& step) {
    return step.outcome == Outcome::not_tried && !step.is_other_now && !step.is_nothing;
}

bool is_all_checked(const std::vector<VerifyStep>& steps) {
    return was_judged_again(steps) && std::ranges::none_of(steps, is_unchecked);
}

/// Of a run that could not be judged again: what else was not looked at.
std::string words_of_unchecked(const std::vector<VerifyStep>& steps) {
    std::vector<std::string> names;
    for (const VerifyStep& step : steps)
        if (is_unchecked(step) && !comes_of_judging(step.name)) names.push_back(step.name);
    return names.empty() ? "" : " Not checked either: " + list_of(names) + ".";
}

std::string conclusion(const std::string& run, const std::vector<VerifyStep>& steps) {
    const auto first = std::find_if(steps.begin(), steps.end(),
                                    [](const VerifyStep& step) { return step.outcome == Outcome::differs; });
    if (first != steps.end())
        return "Run " + run + " is not as certified. The first that differs is " + first->name + ":\n  " +
               printable(first->what) + "\n  expected  " + printable(first->expected) + "\n  found     " +
               printable(first->found) + "\n";
    if (!was_judged_again(steps))
        return "What is still there of run " + run + " is as certified. It could not be judged again, because " +
               printable(what_is_other_now(steps)) + "." + words_of_unchecked(steps) + "\n";
    const std::string rest = names_of(steps, Outcome::not_tried);
    if (is_all_checked(steps))
        return "Run " + run + " is as certified" + (rest.empty() ? "" : "; not checked: " + rest) + ".\n";
    return "Run " + run + " is as certified as far as it could be checked; not checked: " + rest + ".\n";
}

bool differs(const VerifyStep& step) { return step.outcome == Outcome::differs; }

/// Each is told as soon as it is over: judging again takes its time.
class Steps {
  public:
    explicit Steps(World& world) : world_(world) {}

    void add(VerifyStep step) {
        *world_.out << line_of(step);
        world_.out->flush();
        steps_.push_back(std::move(step));
    }
    [[nodiscard]] bool any_differs() const { return std::ranges::any_of(steps_, differs); }
    [[nodiscard]] bool all_ok(std::size_t from) const {
        return std::all_of(steps_.begin() + static_cast<std::ptrdiff_t>(from), steps_.end(),
                           [](const VerifyStep& step) { return step.outcome == Outcome::ok; });
    }
    [[nodiscard]] const std::vector<VerifyStep>& all() const { return steps_; }

  private:
    World& world_;
    std::vector<VerifyStep> steps_;
};

/// Null when today's do not load, which is told.
std::unique_ptr<Rulebook> rulebook_of_today(const Options& options, World& world, std::string& trouble) {
    try {
        return load_rulebook(options, world, Examples::left_out);
    } catch (const Error& error) {
        trouble = error.what();
        return nullptr;
    }
}

void add_ground(const Verification& of, const Rulebook* rulebook, const std::string& trouble, Steps& steps) {
    if (rulebook == nullptr) return steps.add(step_other_now("procedures", "today's do not load: " + trouble));
    steps.add(verify_procedures(of, *rulebook));
    steps.add(verify_calendar(of, *rulebook));
    steps.add(verify_dictionaries(of, *rulebook));
}

/// What is judged and by what must be as it was, or judging again says nothing.
void verify_judgement(const Verification& of, const Options& options, World& world, Steps& steps) {
    const std::size_t first = steps.all().size();
    steps.add(verify_exports(of));
    std::string trouble;
    const std::unique_ptr<Rulebook> rulebook = rulebook_of_today(options, world, trouble);
    add_ground(of, rulebook.get(), trouble, steps);
    const bool is_the_same = steps.all_ok(first);
    steps.add(verify_program(of));
    if (!is_the_same) {
        for (const std::string_view name : judged_again)
            steps.add(step_not_tried(std::string(name), "what they come from is not as it was"));
        return;
    }
    std::vector<std::string> ids;
    for (const CertifiedProcedure& one : of.certificate.procedures) ids.push_back(one.id);
    rulebook->keep_procedures(ids);
    for (VerifyStep& step : verify_again(of, *rulebook, options, world)) steps.add(std::move(step));
}

/// Where everything is, by the configuration if there is one; else only the command line says.
Options placed(Options options, const Configuration& configuration) {
    if (configuration.file().empty()) return options;
    for (const char* name : {"state", "reports", "public-key", "procedures"})
        if (const std::string& value = configuration.value(name); !value.empty())
            options.complete(name, {value}, configuration.origin(name) + ", " + name);
    return options;
}

/// A run can be verified without its history, as far as that goes: null, and `why`.
std::unique_ptr<Store> open_history(const Options& options, const Configuration& configuration, std::string& why) {
    const std::string& address = configuration.value("store");
    try {
        return Store::open_existing(address);
    } catch (const Error& error) {
        if (options.has("store") || configuration.origin("store") != "default") throw;
        why = error.what();
        return nullptr;
    }
}

/// What judging again says of the history, as a step.
VerifyStep step_of(const NightAgain& again) {
    const std::string name = "standings";
    if (!again.difference.is_none())
        return step_differs(name, "the history remembers otherwise: " + again.difference.what,
                            again.difference.expected, again.difference.found);
    if (!again.could_be_compared) return step_not_tried(name, "that night held findings, which later nights moved");
    return step_ok(name, "the history remembers " +
                             count_of(static_cast<std::size_t>(again.standings), "duty", "duties") + " as judged");
}

Exit run_verify(const Options& given, World& world) {
    const Configuration configuration = read_configuration(given, world);
    const Options options = placed(given, configuration);
    Verification of;
    of.file = certificate_path(options);
    of.certificate = read_certificate(read_file(of.file), of.file);
    of.reports = options.value("reports");
    of.public_key = options.value("public-key");
    const std::unique_ptr<Store> history = open_history(options, configuration, of.no_history);
    of.history = history.get();
    const Templates templates = load_report_templates(options, world);
    if (history != nullptr) {
        of.remembered = remember_run(of.certificate, *history, configuration);
        of.judge_again = [&](Run& run, const std::string& folder) {
            const std::optional<NightAgain> again =
                write_reports_again(*history, of.certificate, run, templates, folder);
            return again ? std::optional(step_of(*again)) : std::nullopt;
        };
    }
    Steps steps(world);
    steps.add(verify_signature(of));
    steps.add(verify_chain(of));
    steps.add(verify_page(of, templates));
    steps.add(verify_outputs(of));
    steps.add(verify_history(of));
    verify_judgement(of, options, world, steps);
    *world.out << "\n" << conclusion(of.certificate.run, steps.all());
    if (steps.any_differs()) return Exit::findings;
    return is_all_checked(steps.all()) ? Exit::clean : Exit::incomplete;
}

constexpr std::array<std::string_view, 2> examples = {
    "abide verify 2026-04-10-1 --state state --reports reports",
    "abide verify state/certificates/run-2026-04-10-1.json --reports reports --public-key abide.pub",
};
constexpr std::array<std::string_view, 10> options = {
    "config", "store", "state", "reports", "public-key", "procedures", "jobs", "quiet", "max-errors", "help",
};

} // namespace

extern const Command verify_command;
const Command verify_command = {
    .name = "verify",
    .summary = "Check a run against its certificate, and judge it once more",
    .arguments = "RUN",
    .examples = examples,
    .options = options,
    .notes =
        "RUN is a certificate file, or a run's id whose certificate is in the folder certificates of --state. The reports\n"
        "are in sets/ below --reports; what the history says was erased may be missing. A configuration says where all of\n"
        "this is. Exports are looked for where the run read them; a folder of procedures that it was given is given again\n"
        "with --procedures. Each step is one line: ok, DIFFERS or not tried. It ends with 0 when all is as certified, with\n"
        "1 when what Abide wrote or remembers differs, and the first that does is named, and with 3 when nothing differs\n"
        "but something could not be checked: the run could not be judged again, because exports, procedures, calendar or\n"
        "Abide itself are others now (that is so of every run but the last once new exports have come), or there is no\n"
        "history, no folder of reports, or no key to a signature. That a certificate was never signed is no such thing.\n"
        "\n"
        "Of every run that the history still remembers: that it is whole in itself (each text is the one of its hash, each\n"
        "standing as it was written, the counts those of the standings) and remembers settings, exports, texts, counts by\n"
        "state, changes by kind, exceptions in force and files of the set as the certificate says. Only of a run that can\n"
        "be judged again, which as a rule is the last: counts by rule and team, how it ended, and how every single duty and\n"
        "case stood. That a run ended with 0 where it should have been 1 cannot be told of an older one.\n",
    .run = run_verify,
};

} // namespace abide
