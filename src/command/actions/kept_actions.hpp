// The actions that are kept, for the commands that look at one or note something about it.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "command/options.hpp"
#include "command/world.hpp"
#include "history/actions.hpp"
#include "store/store.hpp"

namespace abide {

struct KeptActions {
    std::unique_ptr<Store> store;
    ActionRecords records;
    std::vector<std::string> case_ids; ///< of all known cases
};

/// The configured store, which must be there. Throws Error(usage).
KeptActions open_actions(const Options& options, World& world);

/// The action that the first argument names, as it stands today. Throws Error(usage).
Action expect_action(const KeptActions& kept, const Options& options, const World& world);

/// Those of --owner and --source: all without them. Throws Error(usage) for a word that none of these actions has.
std::function<bool(const Action&)> actions_meant(const Options& options, std::span<const Action> actions);

/// A sentence when a label or role names a known case; empty when it does not. The digest shows them.
std::string fault_of_case_id(std::string_view whose, std::string_view text, const KeptActions& kept);
/// What is wrong with an action among those there are, a sentence each: its label, own id or an owner names a case, or
/// its source is known as one of another kind.
std::vector<std::string> faults_among(const Action& action, const KeptActions& kept);
/// The kind of source that the label is known as, or `otherwise`.
std::string kind_of(const std::string& label, const KeptActions& kept, const std::string& otherwise = "");

/// An entry about the action of this day, written down today.
ActionEntry entry_about(const Action& action, ActionEntryKind kind, Day on, const World& world);

/// Notes them, and returns the action as it then stands. Throws Error(usage) with every fault; then nothing is noted.
Action note(KeptActions& kept, const Action& action, const std::vector<ActionEntry>& entries, const World& world);

/// What --due and --review take: a date as people write it, or "none". Throws Error(usage) with a guess, and for a date
/// that is far off.
AgreedDate expect_date(const std::string& name, const std::string& written, const World& world);

/// The whole of "actions close" and "actions impact". `says`: what is said when it is noted.
Exit give_evidence(const Options& options, World& world, ActionEntryKind kind, std::string_view says);

} // namespace abide
