// Briefings of a run: judged with everything a page needs, written as files or printed.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "briefing/findings.hpp"
#include "briefing/run_facts.hpp"
#include "briefing/templates.hpp"
#include "command/options.hpp"
#include "command/pseudonymised.hpp"
#include "command/run.hpp"
#include "command/world.hpp"

namespace abide {

/// What the run says about itself, as briefings take it.
RunFacts facts_of(const Run& run);

/// The shipped templates, or those of --templates and --template; the latter takes the place of `report`'s own.
/// Without the script of filters where --no-script is given. Every fault is printed; with an error among them,
/// Error(usage).
Templates load_report_templates(const Options& options, World& world, const std::string& report = "");

/// Gathers what the findings register tells, while a run judges.
class FindingsGathering {
  public:
    /// `hiding`: of what cases tell for an audience; null where they are told as they are. It must outlive this.
    explicit FindingsGathering(const Dictionary& dictionary, Pseudonymised* hiding = nullptr)
        : dictionary_(&dictionary), hiding_(hiding) {}

    /// What it wants to hear; `listener` may want more. It must outlive the judging.
    void listen(Run::Listener& listener);
    /// Of the case at hand.
    [[nodiscard]] const std::string& team() const { return team_; }
    /// After the judging; call once. More than `most` are parted.
    FindingsRegister view(const Run& run, std::size_t most = most_on_a_page);

  private:
    [[nodiscard]] CaseNote note_of(const Case& one_case, std::span<const RecordIndex> set_aside) const;

    const Dictionary* dictionary_;
    Pseudonymised* hiding_;
    std::vector<Finding> findings_;
    Tally tally_;
    std::string team_;
    std::vector<SetAside> set_aside_;
};

/// Judges every case for the findings register; `also` (when given) hears of each verdict that is spelled out. More
/// than `most` are parted.
FindingsRegister judge_findings(Run& run, const Dictionary& dictionary, std::size_t most = most_on_a_page,
                                const std::function<void(const Verdict&)>& also = nullptr,
                                const std::function<bool(State)>& also_wanted = nullptr,
                                Pseudonymised* hiding = nullptr);

/// A file of a report that is no page.
struct OtherFile {
    std::string name;
    std::string text;
    Privacy privacy = Privacy::identified;
};

/// Writes the pages' files into the folder of -o, all or none, and says so: of each page both forms, and those of
/// --also. What another program could not make of a page is left out. Throws Error(not_written), for that too.
void write_page_files(std::span<const Page> pages, std::span<const OtherFile> others, const Options& options,
                      World& world);
inline void write_page_files(const Page& page, const Options& options, World& world) {
    write_page_files({&page, 1}, {}, options, world);
}

} // namespace abide
