// Verdicts and facts of a run for one audience: cases and records under its pseudonyms, without words of the record,
// names of staff, or places in an export.
//
// What stays: procedures, rules, states, reasons, severities, days and codes of what happened, which facts are missing,
// and the team, unless fewer than three workers hold its cases, since it would then tell who they are. What a record
// that a case has once says (who the child is, when it was born) does not stay, nor what was written in an exception.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>

#include "briefing/run_facts.hpp"
#include "command/options.hpp"
#include "command/run.hpp"
#include "command/world.hpp"
#include "privacy/pseudonyms.hpp"

namespace abide {

/// For the help of a report that can be written so.
constexpr std::string_view pseudonymised_notes =
    "-o names a folder; it is made when it is not there. A report ends with 0 or 3, whatever it finds.\n"
    "\n"
    "--privacy pseudonymised puts cases and records under names made for one audience, the same from night to night and\n"
    "unlike those of any other. Values that tell who a child is, texts, names of staff, files and systems are left out;\n"
    "a team is named, unless fewer than 3 workers hold its cases. The audience's key is in the folder keys of --state,\n"
    "readable by you alone. What is written is personal data all the same.\n";

class Pseudonymised {
  public:
    /// As --privacy and --audience ask; null where they do not. The keys are in the folder keys of the state folder;
    /// a new one is told of. Throws Error(usage) when the two do not go together, or with an option that says more
    /// (--worker, --cache).
    static std::unique_ptr<Pseudonymised> asked_for(const Options& options, World& world);

    /// Takes note of whose case it is: before anything asks about its team. Several threads may call it.
    void meet(const Case& one_case, const Dictionary& dictionary);
    /// Once every case was met: the team, or how a small one is called.
    [[nodiscard]] std::string team(const std::string& team) const;

    void hide(Verdict& verdict, const Dictionary& dictionary);
    void hide(RunFacts& facts) const;
    [[nodiscard]] std::string case_name(const std::string& id) const;
    /// "system 1": which one it is, but not its name.
    [[nodiscard]] std::string system(const std::string& name);

  private:
    Pseudonymised(Pseudonyms names, std::string audience) : names_(std::move(names)), audience_(std::move(audience)) {}
    [[nodiscard]] std::string record_name(const std::string& case_id, const std::string& type,
                                          const std::string& id) const;
    void hide_evidence(Verdict& verdict, const Dictionary& dictionary) const;

    Pseudonyms names_;
    std::string audience_;
    std::mutex turn_;
    std::map<std::string, std::set<std::string>> workers_; ///< of each team
    std::map<std::string, std::string> systems_;
};

} // namespace abide
