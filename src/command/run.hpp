// One run: exports read, calendar and procedures chosen for them, every case judged, everything counted.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/id_set.hpp"
#include "command/case_verdicts.hpp"
#include "command/options.hpp"
#include "command/reuse.hpp"
#include "command/rulebook.hpp"
#include "command/world.hpp"
#include "evaluate/judge.hpp"
#include "reader/reader.hpp"
#include "writer/run_summary.hpp"

namespace abide {

/// What a command line asks of a run.
struct RunRequest {
    std::vector<std::string> exports;    ///< files and folders
    std::vector<std::string> procedures; ///< empty: the national ones and the area's
    std::string calendar;                ///< empty: the area's
    std::string format;                  ///< empty: recognised
    Day as_at;
    std::optional<Day> known_at;
    std::size_t jobs = 1;  ///< how many cases are worked on at once
    Limits limits;         ///< on what an export may hold
    bool judges = true;    ///< false: the exports are only read, and need no procedure
    bool hashes = false;   ///< the exports' own hashes are wanted
    bool profiles = false; ///< measure where the time goes
    std::string cache;     ///< the folder where what came of cases is kept; empty: nothing is
};

/// From the options all judging commands share. The exports are the arguments, but for the first where
/// `before` says what that is ("the case's id"). Throws Error(usage) when there is none.
RunRequest read_request(const Options& options, const World& world, std::string_view before = "");
/// The same over these exports.
RunRequest read_request(const Options& options, const World& world, std::vector<std::string> exports);

class Progress;

class Run {
  public:
    /// Opens the exports and decides what to judge them by. Throws Error(usage) when that cannot be decided. All
    /// references must outlive the run.
    Run(const Rulebook& rulebook, RunRequest request, const Options& options, World& world);

    using OnCase = std::function<void(const Case&)>;

    /// What a command wants to hear of while cases are judged. Of these only `wanted` and `verdict` must be given. But
    /// for `wanted` and `note`, which several threads may call at once, all are called one after the other, in the
    /// order of the exports.
    struct Listener {
        /// Whether such verdicts are spelled out and given to `verdict`; the others are only counted. Says the same
        /// whenever it is asked, and is asked as often as it takes.
        std::function<Want(const Procedure&, const Rule&, State)> wanted;
        /// How much of them at least; a line has no fingerprint.
        Detail detail = Detail::full;
        /// What is to be remembered of a case, with its records that lie after the as-at date.
        std::function<CaseNote(const Case&, std::span<const RecordIndex> set_aside)> note;
        std::function<void(CaseNote&)> noted; ///< before the case's verdicts: what `note` returned
        /// What else is to be made of a case while it is there: called by several threads at once, each with a number
        /// of its own, below `workers()`. A case that is known from another night is not there (null); what comes of it
        /// may be null, and then it is read after all.
        std::function<std::unique_ptr<CaseWork>(std::size_t worker, const Case* one_case, const CaseVerdicts&)> examine;
        std::function<void(const Procedure&, const Rule&, State)> counted; ///< of every verdict
        std::function<void(Verdict&&)> verdict;
        std::function<void(CaseWork&)> examined; ///< after the case's verdicts: what `examine` made
        /// After them, while the case is still there; whoever wants this hears of one case at a time, and `wanted` too
        /// is then called by one thread only.
        std::function<void(const Case&, std::span<const RecordIndex> set_aside)> ends;
    };

    /// Judges every case, or only the one of this id. Call once.
    void judge(const Listener& listener, const std::string& only_case = {});

    /// After it found none of that id: a sentence that names the nearest there is.
    [[nodiscard]] std::string no_such_case(const std::string& id) const;

    /// Reads every case and judges none. Call once.
    void read(const OnCase& on_case);

    /// Whether some input was unreadable or refused, or no case or no rule applied.
    [[nodiscard]] bool is_incomplete() const;
    /// The first half of that: something in the exports could not be read.
    [[nodiscard]] bool has_refused() const;

    [[nodiscard]] const RunRequest& request() const { return request_; }
    /// How many threads may call at once.
    [[nodiscard]] std::size_t workers() const { return request_.jobs + 1; }
    [[nodiscard]] const Dictionary& dictionary() const { return rulebook_->dictionary(); }
    /// The records that stand outside every case, as they were read.
    [[nodiscard]] const Shared& shared() const { return shared_; }
    /// Whether such a procedure judges the cases of this export: one the command line names, else the area's or its
    /// nation's.
    [[nodiscard]] bool judges_by(const Procedure& procedure, std::string_view file) const;
    /// Of an export; empty when it does not say, or there is no such export.
    [[nodiscard]] std::string_view area_of(std::string_view file) const;
    /// The system that wrote it, in the same way.
    [[nodiscard]] std::string_view system_of(std::string_view file) const;
    /// Whether the exports have such a case. May be called by several threads.
    bool has_case(std::string_view id);
    [[nodiscard]] const CalendarFile& calendar() const { return *calendar_; }
    [[nodiscard]] const Counts& counts() const { return counts_; }
    [[nodiscard]] const Diagnostics& diagnostics() const { return diagnostics_; }
    /// Those that judged at least one export, in the order of their ids.
    [[nodiscard]] const std::vector<const Procedure*>& procedures() const { return procedures_; }
    /// Those it judges by where an export is of their area: all there are, or those that were named.
    [[nodiscard]] std::vector<const Procedure*> procedures_on_offer() const;
    /// Whether one of them asks about the service itself.
    [[nodiscard]] bool may_ask_service() const;
    [[nodiscard]] RunSummary summary() const;
    /// SHA-256 over what lay beside the exports and was passed over; empty when nothing did.
    [[nodiscard]] const std::string& beside() const { return beside_; }

    /// How much went through it.
    struct Amounts {
        std::uint64_t bytes = 0;
        std::size_t cases = 0;
        std::size_t recalled = 0; ///< of them: known from another night and not read
        std::size_t by_rote = 0;  ///< of them: written like others, and read as those were
        std::size_t values = 0;   ///< of facts that were read
        std::size_t verdicts = 0;
        double seconds = 0; ///< since the exports were opened
    };
    [[nodiscard]] Amounts amounts() const;
    /// Where the time went; only of a run that profiles.
    [[nodiscard]] const StageTimes& stage_times() const { return stage_times_; }
    [[nodiscard]] std::vector<RuleTime> rule_times() const;

  private:
    struct Export {
        ExportFacts facts;
        std::vector<const Procedure*> procedures;
        bool cut_short = false;
    };
    void open_exports();
    void choose_calendar();
    void choose_procedures();
    void open_cache(const Listener& listener);
    void put_wants(const Listener& listener, Packer& into) const;
    [[nodiscard]] std::string circumstances_of(const Export& one) const;
    void use_cache(const Export& one, const Listener& listener, Crew& crew);
    void judge_service(const Listener& listener, const std::string& only_case);
    void read_one(Export& one, const Crew& crew, const OnCase& on_case);
    Judge& judge_by(const std::vector<const Procedure*>& procedures, std::size_t worker);
    Judge& begin_judge(const Export& one, const Listener& listener, std::size_t worker);
    std::unique_ptr<CaseVerdicts> judge_case(Judge& judge, std::size_t worker, const Case& one_case,
                                             const Listener& listener);
    void deliver(CaseVerdicts& verdicts, const Listener& listener);
    void judge_at_once(Judge& judge, std::size_t worker, const Case& one_case, const Listener& listener);
    void judge_export(Export& one, const Listener& listener, const std::string& only_case, Progress& progress);
    [[nodiscard]] std::size_t cases_expected() const;

    const Rulebook* rulebook_;
    RunRequest request_;
    const Options* options_;
    World* world_;
    const CalendarFile* calendar_ = nullptr;
    std::unique_ptr<Reader> reader_;
    Shared shared_;
    std::vector<Export> exports_;
    std::vector<const Procedure*> procedures_;
    IdSet case_ids_; ///< of all exports; read when a case asks for another one
    std::once_flag case_ids_read_;
    std::vector<std::string> other_ids_; ///< met while looking for one case
    std::map<std::pair<std::size_t, std::vector<const Procedure*>>, std::unique_ptr<Judge>> judges_; ///< by worker
    std::mutex judges_lock_;
    std::unordered_map<const Rule*, const Procedure*> procedure_of_;
    Stopwatch watch_{true};
    StageTimes stage_times_;
    std::optional<Reuse> reuse_; ///< only with a cache, as are the next two
    std::optional<RuleNumbers> rule_numbers_;
    Digest circumstances_; ///< of everything but the exports and the day
    Counts counts_;
    Diagnostics diagnostics_;
    std::string beside_;
};

} // namespace abide
