// The set of reports of one sweep: which files there are and what each is made of.
#include "command/nightly/sweep_set.hpp"

#include <algorithm>

#include "base/file.hpp"
#include "hash/hash.hpp"
#include "writer/changes_text.hpp"

namespace abide {

namespace {

/// Writes files one after the other and keeps count of them.
class SetWriter {
  public:
    explicit SetWriter(std::string folder) : folder_(std::move(folder)) {}

    void write(const std::string& name, std::string_view text) {
        write_file(join_path(folder_, name), text);
        outputs_.push_back({name, sha256(text), static_cast<std::int64_t>(text.size())});
    }
    void write(const Page& page) {
        write(page.name + ".md", page.markdown);
        write(page.name + ".html", page.html);
    }
    /// What may be larger than memory should hold.
    void write(const std::string& name, const RunWriter& writer, const RunSummary& summary) {
        NewFile file(join_path(folder_, name));
        Sha256 hash;
        std::int64_t bytes = 0;
        writer.write(summary, [&](std::string_view piece) {
            file.append(piece);
            hash.add(piece);
            bytes += static_cast<std::int64_t>(piece.size());
        });
        file.put_in_place();
        outputs_.push_back({name, hash.finish(), bytes});
    }
    std::vector<SweepOutput> take() {
        std::sort(outputs_.begin(), outputs_.end(),
                  [](const SweepOutput& a, const SweepOutput& b) { return a.file < b.file; });
        return std::move(outputs_);
    }

  private:
    std::string folder_;
    std::vector<SweepOutput> outputs_;
};

} // namespace

WrittenSet write_reports(NightJudging& judging, const NightMatter& matter, const Templates& templates,
                         const std::string& folder) {
    SetWriter set(folder);
    const std::string day = iso(matter.tonight->as_at);
    FindingsRegister findings = judging.findings();
    findings.held = held_findings(matter);
    set.write(write_findings(findings, templates));
    if (findings.parts.size() > 1)
        for (const FindingsPart& part : findings.parts) set.write(write_findings_part(findings, part, templates));
    RunSummary summary = matter.run->summary();
    summary.shown = judging.table().verdicts();
    set.write("findings-" + day + ".csv", judging.table(), summary);
    set.write("findings-" + day + ".json", judging.json(), summary);
    ChangesSummary about;
    about.as_at = matter.tonight->as_at;
    about.procedures = matter.run->procedures();
    const auto write_list = [&](const std::string& name, std::vector<Transition> rows) {
        set.write(name, write_change_list(*find_change_format("csv"), std::move(rows), about));
    };
    if (findings.held.count > 0) write_list(findings.held.file, held_as_changes(matter));
    write_list("changes-" + day + ".csv", {matter.transitions.begin(), matter.transitions.end()});

    const Changes changes = changes_of(matter);
    set.write(write_changes(changes, templates));
    if (changes.parts.size() > 1)
        for (const ChangesPart& part : changes.parts) set.write(write_changes_part(changes, part, templates));
    const ExceptionsRegister exceptions = exceptions_of(matter);
    set.write(write_exceptions(exceptions, templates));
    if (exceptions.parts.size() > 1)
        for (const ExceptionsPart& part : exceptions.parts)
            set.write(write_exceptions_part(exceptions, part, templates));
    set.write(write_attestations(attestations_of(matter), templates));
    WrittenSet written;
    written.digest = digest_of(matter, judging);
    set.write(write_nightly(nightly_of(matter, changes, findings.findings, written.digest), templates));
    set.write("digest.txt", digest_text(written.digest));
    set.write("digest.json", digest_json(written.digest));
    written.files = set.take();
    return written;
}

} // namespace abide
