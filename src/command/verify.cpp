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
           has("reports", [](const VerifyStep& one) { return !one.is_other_now; });
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
               printable(what_is_other_now(steps)) + ".\n";
    const std::string rest = names_of(steps, Outcome::not_tried);
    return "Run " + run + " is as certified" + (rest.empty() ? "" : "; not checked: " + rest) + ".\n";
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
        for (const char* name : {"counts", "reports"})
            steps.add(step_not_tried(name, "what they come from is not as it was"));
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

/// A run can be verified without its history, which then explains nothing: null.
std::unique_ptr<Store> open_history(const Options& options, const Configuration& configuration, World& world) {
    constexpr std::string_view file = "sqlite:";
    const std::string& address = configuration.value("store");
    const bool is_named = options.has("store") || configuration.origin("store") != "default";
    if (!is_named && !is_file(address.substr(file.size()))) return nullptr;
    try {
        return Store::open_existing(address);
    } catch (const Error& error) {
        if (is_named) throw;
        *world.err << "abide: the history was not looked into: " << printable(error.what()) << "\n";
        return nullptr;
    }
}

Exit run_verify(const Options& given, World& world) {
    const Configuration configuration = read_configuration(given, world);
    const Options options = placed(given, configuration);
    Verification of;
    of.file = certificate_path(options);
    of.certificate = read_certificate(read_file(of.file), of.file);
    of.reports = options.value("reports");
    of.public_key = options.value("public-key");
    const std::unique_ptr<Store> history = open_history(options, configuration, world);
    const Templates templates = load_shipped_templates(options, world);
    if (history != nullptr) {
        of.remembered = remember_run(of.certificate, *history, configuration);
        of.judge_again = [&](Run& run, const std::string& folder) {
            return write_reports_again(*history, of.certificate.number, run, templates, folder);
        };
    }
    Steps steps(world);
    steps.add(verify_signature(of));
    steps.add(verify_chain(of));
    steps.add(verify_page(of, templates));
    steps.add(verify_outputs(of));
    verify_judgement(of, options, world, steps);
    *world.out << "\n" << conclusion(of.certificate.run, steps.all());
    if (steps.any_differs()) return Exit::findings;
    return was_judged_again(steps.all()) ? Exit::clean : Exit::incomplete;
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
        "1 when what Abide wrote or remembers differs, and the first that does is named, and with 3 when all of that is\n"
        "as certified but the run could not be judged again, because exports, procedures, calendar or Abide itself are\n"
        "others now: that is so of every run but the last once new exports have come.\n",
    .run = run_verify,
};

} // namespace abide
