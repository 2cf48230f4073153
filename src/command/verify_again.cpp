// Verifying a run by judging once more: the same counts, and the same reports byte for byte.
#include <algorithm>
#include <filesystem>
#include <thread>
#include <utility>

#include "base/file.hpp"
#include "base/words.hpp"
#include "command/certified.hpp"
#include "command/configuration_value.hpp"
#include "command/difference.hpp"
#include "command/limits.hpp"
#include "command/passing_folder.hpp"
#include "command/verification.hpp"
#include "hash/file_hash.hpp"
#include "hash/hash.hpp"

namespace abide {

namespace {

/// A sweep certifies every setting, also one that nobody has set; a list is one of them.
std::vector<std::string> settings_called(const Certificate& certificate, std::string_view name) {
    std::vector<std::string> values;
    for (const CertifiedSetting& one : certificate.settings)
        if (one.name == name && !one.value.empty())
            for (std::string& piece : pieces_of_list(one.value)) values.push_back(std::move(piece));
    return values;
}

RunRequest request_of(const Certificate& certificate, const Options& options) {
    RunRequest request;
    for (const CertifiedExport& one : certificate.exports) request.exports.push_back(one.file);
    request.procedures = settings_called(certificate, "procedure");
    request.calendar = certificate.calendar.id;
    const std::vector<std::string> formats = settings_called(certificate, "format-of");
    if (!formats.empty()) request.format = formats.front();
    request.as_at = certificate.as_at;
    request.known_at = certificate.known_at;
    request.limits = read_limits(settings_called(certificate, "limit"));
    request.jobs = std::max<std::size_t>(1, options.number("jobs", std::thread::hardware_concurrency()));
    request.hashes = true;
    return request;
}

std::string stated_by(const CertifiedExport& one) { return one.stated ? std::to_string(*one.stated) : ""; }

void compare_exports(const Certificate& certified, const Certificate& again, Difference& difference) {
    difference.compare("exports", static_cast<std::int64_t>(certified.exports.size()),
                       static_cast<std::int64_t>(again.exports.size()));
    for (std::size_t i = 0; i < std::min(certified.exports.size(), again.exports.size()); ++i) {
        const CertifiedExport& one = certified.exports[i];
        const CertifiedExport& other = again.exports[i];
        compare_export(one, other, difference);
        difference.compare(one.file + ": cases it states", stated_by(one), stated_by(other));
        difference.compare(one.file + ": cut short", one.cut_short ? 1 : 0, other.cut_short ? 1 : 0);
    }
}

VerifyStep compare_counts(const Certificate& certified, const Certificate& again) {
    Difference difference;
    compare_exports(certified, again, difference);
    difference.compare("cases read", certified.cases_read, again.cases_read);
    difference.compare("cases refused", certified.cases_refused, again.cases_refused);
    difference.compare("records set aside", certified.records_set_aside, again.records_set_aside);
    difference.compare("cases", certified.cases, again.cases);
    for (std::size_t i = 0; i < state_count; ++i)
        difference.compare(std::string(name_of(static_cast<State>(i))), certified.states.at(i), again.states.at(i));
    difference.compare("verdicts", certified.verdicts, again.verdicts);
    if (!difference.what.empty()) return step_differs("counts", difference.what, difference.expected, difference.found);
    return step_ok("counts", count_of(static_cast<std::size_t>(again.cases), "case", "cases") + ", " +
                                 count_of(static_cast<std::size_t>(again.verdicts), "verdict", "verdicts") +
                                 " in every state");
}

/// The words of a report stay out of it: they are a child's.
VerifyStep report_differs(const Verification& of, const SweepOutput& output, const std::string& again) {
    const std::optional<FileHash> there = hash_of_file(again);
    std::string what = output.file;
    const std::string was = of.path_of(output.file);
    const std::optional<FileHash> set = hash_of_file(was);
    if (there && set && set->sha256 == output.sha256)
        what += ", line " + std::to_string(first_line_that_differs(read_file(was), read_file(again)));
    return step_differs("reports", what, output.sha256, there ? there->sha256 : "no such file");
}

VerifyStep compare_reports(const Verification& of, const std::string& folder) {
    std::set<std::string> listed;
    for (const SweepOutput& output : of.certificate.outputs) {
        const std::string again = join_path(folder, output.file);
        listed.insert(again);
        const std::optional<FileHash> hash = hash_of_file(again);
        if (!hash || hash->sha256 != output.sha256) return report_differs(of, output, again);
    }
    for (const std::string& path : files_below(folder, ""))
        if (!listed.contains(path))
            return step_differs("reports", path.substr(folder.size() + 1), "no such file", "it was written");
    return step_ok("reports", "written again, " + count_of(listed.size(), "file", "files") + " the same byte for byte");
}

void judge_and_write_nothing(Run& run) {
    Run::Listener listener;
    listener.wanted = [](const Procedure&, const Rule&, State) { return Want::no; };
    listener.detail = Detail::line;
    listener.verdict = [](const Verdict&) {};
    run.judge(listener);
}

std::string why_not_again(const Verification& of) {
    return of.history == nullptr ? of.no_history : "the history does not know enough of that night any more";
}

/// Another Abide may come to something else, and that says nothing about the run.
VerifyStep by_another_abide(VerifyStep step) {
    if (step.outcome != VerifyStep::Outcome::differs) return step;
    return step_other_now(step.name, "another Abide judged, and this one comes to something else: " + step.what);
}

} // namespace

std::size_t first_line_that_differs(std::string_view a, std::string_view b) {
    const auto [at, other] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    return 1 + static_cast<std::size_t>(std::count(a.begin(), at, '\n'));
}

std::vector<VerifyStep> verify_again(const Verification& of, const Rulebook& rulebook, const Options& options,
                                     World& world) {
    RunRequest request = request_of(of.certificate, options);
    // Whole, so that what was passed over beside the exports is passed over once more.
    if (const std::optional<std::string> inbox = of.inbox()) request.exports = {*inbox};
    Run run(rulebook, std::move(request), options, world);
    const PassingFolder folder(std::filesystem::temp_directory_path().string());
    const std::optional<VerifyStep> standings = of.judge_again ? of.judge_again(run, folder.path()) : std::nullopt;
    if (!standings) judge_and_write_nothing(run);
    std::vector<VerifyStep> steps = {compare_counts(of.certificate, certify(run, rulebook))};
    if (standings) {
        steps.push_back(compare_reports(of, folder.path()));
        steps.push_back(*standings);
    } else {
        for (const char* name : {"reports", "standings"}) steps.push_back(step_not_tried(name, why_not_again(of)));
    }
    if (verify_program(of).is_other_now)
        for (VerifyStep& step : steps) step = by_another_abide(std::move(step));
    return steps;
}

} // namespace abide
