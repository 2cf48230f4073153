// Runs that folders hold and the store does not know.
#include "command/nightly/unknown_runs.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <set>
#include <system_error>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/words.hpp"
#include "certificate/certificate.hpp"
#include "history/run_id.hpp"
#include "publish/heartbeat.hpp"
#include "publish/report_sets.hpp"

namespace abide {

namespace {

using Runs = std::set<RunId>;

/// Of a certificate's own file, its page and its signature.
constexpr std::array<std::string_view, 3> endings = {".json", ".md", ".json.minisig"};

std::string name_of(const RunId& id) { return iso(id.day) + "-" + std::to_string(id.of_day); }

/// "2026-04-10-1", "2026-04-10-1 and 2026-04-11-1", "2026-04-10-1 to 2026-04-17-1".
std::string names_of(const Runs& runs) {
    const std::string first = name_of(*runs.begin());
    if (runs.size() == 1) return first;
    return first + (runs.size() == 2 ? " and " : " to ") + name_of(*runs.rbegin());
}

/// What the store knows: of which run it can be told that it was.
class KnownRuns {
  public:
    explicit KnownRuns(std::span<const SweepRecord> sweeps) : sweeps_(sweeps) {
        for (const SweepRecord& sweep : sweeps)
            if (const std::optional<RunId> id = parse_run_id(sweep.id)) known_.insert(*id);
    }
    [[nodiscard]] bool has(const RunId& id) const { return known_.contains(id) || is_forgotten(id); }
    /// Retention forgets the first ones; their certificates stay.
    [[nodiscard]] bool is_forgotten(const RunId& id) const {
        return !known_.empty() && sweeps_.front().number > 1 && id < *known_.begin();
    }
    [[nodiscard]] bool is_after_all(const RunId& id) const { return known_.empty() || *known_.rbegin() < id; }
    [[nodiscard]] const SweepRecord* last() const { return sweeps_.empty() ? nullptr : &sweeps_.back(); }
    [[nodiscard]] std::size_t size() const { return sweeps_.size(); }

  private:
    std::span<const SweepRecord> sweeps_;
    Runs known_;
};

/// Looks through the folders.
class Search {
  public:
    Search(const Configuration& configuration, std::span<const SweepRecord> sweeps)
        : configuration_(configuration), known_(sweeps), sets_(configuration.value("reports")) {
        look_at_certificates();
        look_at_sets();
        look_at_heartbeat();
        if (const std::optional<RunId> id = parse_run_id(sets_.current()); id && !known_.has(*id)) current_ = id;
    }

    UnknownRuns take(std::span<const Erasure> erasures) {
        if (!can_be_left()) {
            found_.says = sentence();
            found_.help = help();
            return std::move(found_);
        }
        for (const RunId& id : unknown_sets_) found_.sets.push_back(name_of(id));
        for (std::string& name : forgotten_sets(erasures)) found_.sets.push_back(std::move(name));
        return std::move(found_);
    }

  private:
    [[nodiscard]] std::string certificate_file(const RunId& id) const {
        return join_path(configuration_.certificates_folder(), certificate_file_of(name_of(id)));
    }

    void look_at_certificates() {
        std::error_code trouble;
        const std::filesystem::directory_iterator end;
        for (std::filesystem::directory_iterator at(configuration_.certificates_folder(), trouble);
             !trouble && at != end; at.increment(trouble)) {
            const std::string file = at->path().filename().string();
            constexpr std::string_view before = "run-";
            if (!file.starts_with(before)) continue;
            // Its page and its signature too: they take their places before it.
            const std::size_t dot = std::min(file.find('.'), file.size());
            if (!std::ranges::count(endings, std::string_view(file).substr(dot))) continue;
            const std::optional<RunId> id = parse_run_id(file.substr(before.size(), dot - before.size()));
            if (id && !known_.has(*id)) unknown_certificates_.insert(*id);
        }
    }
    void look_at_sets() {
        for (const std::string& name : sets_.names())
            if (const std::optional<RunId> id = parse_run_id(name); id && !known_.has(*id)) unknown_sets_.insert(*id);
    }
    void look_at_heartbeat() {
        const HeartbeatFile read = read_heartbeat(configuration_.heartbeat_file());
        if (!read.trouble.empty()) found_.warnings.push_back(read.trouble);
        const std::optional<RunId> id = read.beat ? parse_run_id(read.beat->run) : std::nullopt;
        if (id && !known_.has(*id)) heartbeat_ = id;
    }

    /// Whether a killed sweep can have left all of it; then the certificate is noted that goes with it.
    bool can_be_left() {
        Runs all = unknown_certificates_;
        all.insert(unknown_sets_.begin(), unknown_sets_.end());
        if (all.empty() && !heartbeat_ && !current_) return true;
        if (all.size() != 1 || heartbeat_ || current_ || !known_.is_after_all(*all.begin())) return false;
        return unknown_certificates_.empty() || is_next(certificate_file(*all.begin()));
    }

    /// Whether it was made to follow the last one that the store knows.
    bool is_next(const std::string& file) {
        if (!std::filesystem::exists(file)) { // its sweep was killed before it took its place
            found_.certificates.push_back(file);
            return true;
        }
        std::optional<Certificate> read;
        try {
            read = read_certificate(read_file(file), file);
        } catch (const Error& error) {
            // It says nothing about any run. It is left where it is: perhaps somebody can read it.
            found_.warnings.emplace_back(error.what());
            return true;
        }
        std::optional<PreviousCertificate> before;
        if (const SweepRecord* last = known_.last()) before = PreviousCertificate{last->id, last->certificate};
        const std::int64_t next = known_.last() == nullptr ? 1 : known_.last()->number + 1;
        if (read->number != next || read->previous != before) return false;
        found_.certificates.push_back(file);
        return true;
    }

    /// Retention was killed after the store had written down what goes, and before all of it had gone.
    [[nodiscard]] std::vector<std::string> forgotten_sets(std::span<const Erasure> erasures) const {
        std::set<std::string> gone;
        for (const Erasure& erasure : erasures) {
            if (erasure.kind != "retention") continue;
            for (const std::string& output : erasure.outputs) gone.insert(output.substr(0, output.find('/')));
        }
        std::vector<std::string> names;
        for (const std::string& name : sets_.names()) {
            const std::optional<RunId> id = parse_run_id(name);
            if (id && known_.is_forgotten(*id) && gone.contains(name) && name != sets_.current()) names.push_back(name);
        }
        return names;
    }

    [[nodiscard]] std::string sentence() const {
        std::vector<std::string> there;
        const auto add = [&](const std::string& folder, const Runs& runs) {
            if (runs.empty()) return;
            there.push_back(folder + " holds " + count_of(runs.size(), "run", "runs") + " that it does not know (" +
                            names_of(runs) + ")");
        };
        add(configuration_.certificates_folder(), unknown_certificates_);
        add(join_path(sets_.folder(), "sets"), unknown_sets_);
        if (heartbeat_) there.push_back(configuration_.heartbeat_file() + " names " + name_of(*heartbeat_));
        if (current_) there.push_back(join_path(sets_.folder(), "current") + " leads to " + name_of(*current_));
        const SweepRecord* last = known_.last();
        return "the store " + configuration_.value("store") + " knows " +
               (last == nullptr ? "no run"
                                : count_of(known_.size(), "run", "runs") + ", the last of them " + last->id) +
               ", but " + list_of(there);
    }
    [[nodiscard]] std::string help() const {
        return "if this is not the store of these runs, set the right one (store); if an earlier copy of it was put "
               "back on purpose, keep what is of later runs elsewhere: move their certificates out of " +
               configuration_.certificates_folder() + " and their sets out of " + join_path(sets_.folder(), "sets") +
               ", remove " + join_path(sets_.folder(), "current") + " and " + configuration_.heartbeat_file() +
               ", and sweep again";
    }

    const Configuration& configuration_;
    KnownRuns known_;
    ReportSets sets_;
    UnknownRuns found_;
    Runs unknown_certificates_;
    Runs unknown_sets_;
    std::optional<RunId> heartbeat_;
    std::optional<RunId> current_;
};

} // namespace

UnknownRuns look_for_unknown_runs(const Configuration& configuration, std::span<const SweepRecord> sweeps,
                                  std::span<const Erasure> erasures) {
    return Search(configuration, sweeps).take(erasures);
}

void remove_certificate(const std::string& file) {
    const std::string stem = file.substr(0, file.rfind('.'));
    for (const std::string_view ending : endings) {
        const std::string one = stem + std::string(ending);
        std::error_code trouble;
        std::filesystem::remove(one, trouble);
        if (trouble) throw Error(Exit::not_written, "cannot remove " + one + ": " + trouble.message());
    }
}

} // namespace abide
