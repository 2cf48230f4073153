// How actions stand on a day, worked out from all that was noted of them; and what is wrong with a new one.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "history/action.hpp"

namespace abide {

/// Each action that was written down by this day, with everything noted of it that was so by then, whenever that was
/// written down. By number. An owner goes by the spelling of the first action that names it.
std::vector<Action> actions_on(Day day, const ActionRecords& records);
/// The same of all actions there are, for whoever adds to them: they are found by their numbers.
std::vector<Action> all_actions_on(Day day, const ActionRecords& records);

/// Whether two names of owners are one role's: capitals and spaces make no difference.
bool is_same_owner(std::string_view a, std::string_view b);

/// As the sources themselves last said: without what anybody changed or noted at the command line.
std::vector<Action> actions_as_imported(const ActionRecords& records);

/// What was known when the history held so many of each.
ActionRecords known_then(ActionRecords records, std::int64_t last_action, std::int64_t last_entry);

/// Just one fits. Never stored.
enum class ActionStatus : std::uint8_t {
    open,
    overdue,         ///< every day it may have been due on is past
    no_date,         ///< nobody stated when it is due
    date_questioned, ///< what stands there as its date cannot be read as one
    done,            ///< with evidence
    worked,          ///< shown to have worked
};
constexpr std::size_t action_status_count = 6;
ActionStatus status_of(const Action& action, Day day);
std::string_view name_of(ActionStatus status); ///< "date-questioned"

/// How it stands about looking again, beside the status.
enum class ReviewStatus : std::uint8_t {
    not_stated,
    questioned,
    ahead,
    due, ///< within the days of review_warning_days
    overdue,
    over, ///< it was shown to have worked: nobody has to look again
};
constexpr int review_warning_days = 14;
ReviewStatus review_status_of(const Action& action, Day day);
std::string_view name_of(ReviewStatus status); ///< "not-stated"

/// Whether somebody still has to do it.
bool is_to_do(ActionStatus status);

/// The words a source's kind can be, parted by spaces.
constexpr std::string_view source_kinds = "audit review briefing supervision inspection complaint other";

/// "due", "how-done", "barrier-removed".
std::string_view name_of(ActionEntryKind kind);
std::optional<ActionEntryKind> parse_action_entry_kind(std::string_view name);

std::string number_words(const Action& action);                ///< "R-1"
std::string words_of(const AgreedDate& date);                  ///< "Fri 1 May 2026", "not stated", "questioned: "ASAP""
std::string owners_words(std::span<const std::string> owners); ///< "all; business manager", "not stated"

/// Owners as one text, a line each, and back.
std::string owners_text(std::span<const std::string> owners);
std::vector<std::string> owners_in(std::string_view text);

/// The roles in what somebody wrote, parted by ; or /. What says nothing ("-", "n/a") is none.
std::vector<std::string> roles_in(std::string_view written);
/// Whether a cell says nothing: empty, a dash, "n/a", "not stated".
bool says_nothing(std::string_view written);
/// A date as it stands in a form: not stated, stated, or questioned.
AgreedDate agreed_date_in(std::string_view written);

/// A sentence when it is no label or id: letters, digits and -._/ only, 60 at most. `whose`: "The source's label".
std::string fault_of_label(std::string_view whose, std::string_view label);

/// Everything that is wrong with an action somebody wants to add, a sentence each.
std::vector<std::string> check_new_action(const Action& action);

/// Everything that is wrong with an entry about an action as it stands now, a sentence each. `today`: nothing can have
/// happened later.
std::vector<std::string> check_new_entry(const ActionEntry& entry, const Action& action, Day today);

} // namespace abide
