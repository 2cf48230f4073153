// Whether a run is as its certificate says: one step after the other, each tried and told by itself.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "briefing/templates.hpp"
#include "certificate/certificate.hpp"
#include "command/configuration.hpp"
#include "command/options.hpp"
#include "command/rulebook.hpp"
#include "command/run.hpp"
#include "command/world.hpp"

namespace abide {

class Store;

struct VerifyStep {
    enum class Outcome : std::uint8_t { ok, differs, not_tried };
    std::string name;
    Outcome outcome = Outcome::ok;
    std::string says;     ///< how much was compared, or why it was not tried
    std::string what;     ///< of what differs: which file, procedure or count
    std::string expected; ///< what the certificate says
    std::string found;
    /// Not tried, since what it would be tried on is not Abide's and is another now: the run itself may be as it was.
    bool is_other_now = false;
    /// Not tried, since there is nothing of it.
    bool is_nothing = false;
};

VerifyStep step_ok(std::string name, std::string says);
VerifyStep step_not_tried(std::string name, std::string why);
/// `what` is a sentence without its full stop: "inbox/north.xml is another one now".
VerifyStep step_other_now(std::string name, std::string what);
VerifyStep step_differs(std::string name, const std::string& what, std::string expected, std::string found);

/// What the history remembers of a run and its certificate does not say.
struct RememberedRun {
    std::set<std::string> erased; ///< "set/file" of report files that an erasure removed
    std::set<std::string> notes;  ///< "set/erased.txt" of the notes that say so
    std::string certificate;      ///< SHA-256 of its certificate; empty: not known

    /// The last run that the history knows; nothing when there is no history.
    struct Last {
        std::string run;
        std::int64_t number = 0;
        std::string certificate; ///< its SHA-256
    };
    std::optional<Last> last;
    /// Whether the one after it can be of a sweep that was killed before it was remembered.
    bool one_more_can_be_left = false;
};

/// From the history, and what the folders of this configuration hold.
RememberedRun remember_run(const Certificate& certificate, Store& store, const Configuration& configuration);

/// Judges the run, writes the set of reports into this empty folder as it was written that night, and holds how every
/// duty stands against the history: that step. Nothing when it did none of it.
using JudgeAgain = std::function<std::optional<VerifyStep>(Run& run, const std::string& folder)>;

/// A certificate, and where everything it speaks of is.
struct Verification {
    std::string file; ///< its own; the chain is in the same folder
    Certificate certificate;
    std::string reports;      ///< the folder with sets/ in it; empty: the reports are not checked
    std::string public_key;   ///< empty: the signature is not checked
    Store* history = nullptr; ///< null: what it remembers is not checked
    std::string no_history;   ///< then: why
    RememberedRun remembered;
    JudgeAgain judge_again;

    /// Of a file of the set.
    [[nodiscard]] std::string path_of(const std::string& output) const;
    [[nodiscard]] bool is_erased(const std::string& output) const;
    /// The folder that was read; nothing when the certificate does not say what lay beside its exports.
    [[nodiscard]] std::optional<std::string> inbox() const;
};

// The steps that only compare files, in their order.

VerifyStep verify_signature(const Verification& of);
VerifyStep verify_chain(const Verification& of);
/// Writes the certificate's page once more.
VerifyStep verify_page(const Verification& of, const Templates& templates);
VerifyStep verify_outputs(const Verification& of);
/// What the history remembers of the run, and whether it is whole.
VerifyStep verify_history(const Verification& of);
VerifyStep verify_exports(const Verification& of);

// Those about what it was judged by.

VerifyStep verify_procedures(const Verification& of, const Rulebook& rulebook);
VerifyStep verify_calendar(const Verification& of, const Rulebook& rulebook);
VerifyStep verify_dictionaries(const Verification& of, const Rulebook& rulebook);
VerifyStep verify_program(const Verification& of);

/// From 1: the first line in which two texts differ.
std::size_t first_line_that_differs(std::string_view a, std::string_view b);

/// Judges once more, by the certificate's as-at and known-at, procedures and calendar: the counts, then the reports
/// line by line, then how every duty stands by the history. `rulebook` holds the certified procedures and no other.
std::vector<VerifyStep> verify_again(const Verification& of, const Rulebook& rulebook, const Options& options,
                                     World& world);

} // namespace abide
