// Taking one case out of everything Abide keeps: history, ledger, sets of reports, cache, what was left behind.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/lock.hpp"
#include "command/configuration.hpp"
#include "command/nightly/mentions.hpp"
#include "history/erasure.hpp"
#include "publish/report_sets.hpp"
#include "store/store.hpp"

namespace abide {

/// First a mark says that something is being erased, without saying what; then the store forgets the case and writes
/// down which files of the sets go; then the ledger of what was published does; then the files go, and in each such set
/// erased.txt says so; then the cache and what was left behind; then the mark. Killed before the store has forgotten,
/// everything is still there; after it, whoever asks for the same once more finds the mark and goes on from there.
class CaseErasure {
  public:
    /// Takes the turn that a sweep takes: nobody else sweeps or erases as long as this object. Throws Error(usage) when
    /// somebody does, or when there is no history.
    CaseErasure(const Configuration& configuration, std::string case_id);

    /// What there is of the case.
    struct Found {
        bool is_remembered = false; ///< by the store
        std::int64_t standings = 0;
        std::int64_t transitions = 0;
        std::int64_t exceptions = 0;
        std::size_t published = 0;             ///< entries of the ledger of what was published
        std::vector<std::string> outputs;      ///< "set/file" that name it
        std::vector<std::string> leftovers;    ///< files and folders of runs that were cut short, whosever they are
        std::size_t cached = 0;                ///< files of the cache, whosever they are
        std::vector<std::string> certificates; ///< files that name it: an export was called after it
        bool was_begun = false;                ///< the same was asked for before, and cut short
    };
    [[nodiscard]] Found look() const;
    /// Known cases, to say which may have been meant.
    [[nodiscard]] std::vector<std::string> known_cases() const;

    /// `erasure` brings the day, the reason and the role. Returns what the store wrote down. Throws Error.
    Erasure perform(const Found& found, Erasure erasure);

  private:
    [[nodiscard]] std::string mark_file() const;
    [[nodiscard]] std::optional<Erasure> begun() const;
    [[nodiscard]] Erasure forget(const Found& found, Erasure erasure);
    void remove_outputs(const Found& found) const;
    void count_rows(Found& found) const;

    const Configuration* configuration_;
    std::string case_id_;
    CaseName name_;
    ReportSets sets_;
    Lock lock_;
    std::unique_ptr<Store> store_;
};

/// The file that says in a set which of its files were erased.
constexpr std::string_view erased_note = "erased.txt";

/// What it says of this set; by number and day only.
std::string erased_note_of(const std::string& set, const std::vector<Erasure>& erasures);

/// Marks of erasures that were cut short.
std::vector<std::string> erasures_begun(const Configuration& configuration);

} // namespace abide
