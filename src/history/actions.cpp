// Puts an action together from its entries, and says how it stands. An entry counts from the day it is of.
#include "history/actions.hpp"

#include <algorithm>
#include <functional>

#include "base/words.hpp"
#include "base/written_date.hpp"
#include "history/longest_words.hpp"
#include "history/roles.hpp"

namespace abide {

namespace {

constexpr std::array<std::string_view, 13> entry_names = {
    "text",    "owners",          "due",  "review", "how-done", "how-worked", "milestone", "milestone-done",
    "barrier", "barrier-removed", "done", "worked", "reopened"};

std::string or_not_stated(const std::string& text) { return text.empty() ? "not stated" : text; }

/// What an entry would change, in words; empty for one that changes nothing that was agreed.
std::string words_before(const Action& action, ActionEntryKind kind) {
    switch (kind) {
    case ActionEntryKind::text: return action.text;
    case ActionEntryKind::owners: return owners_words(action.owners);
    case ActionEntryKind::due: return words_of(action.due);
    case ActionEntryKind::review: return words_of(action.review);
    case ActionEntryKind::how_done: return or_not_stated(action.how_done);
    case ActionEntryKind::how_worked: return or_not_stated(action.how_worked);
    default: return "";
    }
}

AgreedDate date_of(const ActionEntry& entry) {
    return entry.date ? AgreedDate{entry.date, ""} : AgreedDate{std::nullopt, entry.text};
}

template <typename Noted>
Noted* at_place(std::vector<Noted>& list, std::int64_t place) {
    const bool is_there = place >= 1 && place <= static_cast<std::int64_t>(list.size());
    return is_there ? &list[static_cast<std::size_t>(place - 1)] : nullptr;
}

void apply_change(const ActionEntry& entry, Action& action) {
    const std::string was = words_before(action, entry.kind);
    switch (entry.kind) {
    case ActionEntryKind::text: action.text = entry.text; break;
    case ActionEntryKind::owners: action.owners = owners_in(entry.text); break;
    case ActionEntryKind::due: action.due = date_of(entry); break;
    case ActionEntryKind::review: action.review = date_of(entry); break;
    case ActionEntryKind::how_done: action.how_done = entry.text; break;
    case ActionEntryKind::how_worked: action.how_worked = entry.text; break;
    default: return;
    }
    const std::string now = words_before(action, entry.kind);
    if (was != now)
        action.changes.push_back(
            {entry.on, std::string(name_of(entry.kind)), was, now, entry.reason, entry.is_imported});
}

void apply(const ActionEntry& entry, Action& action) {
    switch (entry.kind) {
    case ActionEntryKind::milestone: action.milestones.push_back({entry.text, {entry.date, ""}, std::nullopt}); return;
    case ActionEntryKind::milestone_done:
        if (ActionMilestone* one = at_place(action.milestones, entry.place)) one->done = entry.on;
        return;
    case ActionEntryKind::barrier: action.barriers.push_back({entry.text, entry.on, std::nullopt}); return;
    case ActionEntryKind::barrier_removed:
        if (ActionBarrier* one = at_place(action.barriers, entry.place)) one->removed = entry.on;
        return;
    case ActionEntryKind::done:
        action.done.push_back({entry.text, entry.by, entry.on, entry.recorded});
        action.closed = entry.on;
        return;
    case ActionEntryKind::worked: action.worked.push_back({entry.text, entry.by, entry.on, entry.recorded}); return;
    case ActionEntryKind::reopened:
        action.closed.reset();
        action.changes.push_back({entry.on, "closed", "closed", "open again", entry.text, false});
        return;
    default: apply_change(entry, action);
    }
}

std::vector<Action> put_together(const ActionRecords& records,
                                 const std::function<bool(const ActionEntry&)>& is_meant) {
    std::vector<Action> actions = records.first;
    for (const ActionEntry& entry : records.entries) {
        const auto action = std::ranges::find(actions, entry.action, &Action::number);
        if (action != actions.end() && is_meant(entry)) apply(entry, *action);
    }
    return actions;
}

/// An owner by the first spelling there is, and once for each action.
void spell_owners_alike(std::vector<Action>& actions) {
    std::vector<std::string> spellings;
    for (Action& action : actions) {
        std::vector<std::string> owners;
        for (const std::string& written : action.owners) {
            const auto same = [&](const std::string& known) { return is_same_owner(known, written); };
            const auto known = std::ranges::find_if(spellings, same);
            const std::string name = known == spellings.end() ? spellings.emplace_back(written) : *known;
            if (std::ranges::find(owners, name) == owners.end()) owners.push_back(name);
        }
        action.owners = std::move(owners);
    }
}

bool is_past(const AgreedDate& date, Day day) { return date.when && date.when->last < day; }

bool is_label_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-._/").find(c) != std::string_view::npos;
}

void add_fault(std::vector<std::string>& faults, std::string fault) {
    if (!fault.empty()) faults.push_back(std::move(fault));
}

void check_length(std::string_view whose, std::string_view text, std::vector<std::string>& faults) {
    if (std::string fault = fault_of_length(whose, text, longest_reason); !fault.empty())
        faults.push_back(std::move(fault) + "; say it shortly.");
}

/// What stays to be done first.
std::string fault_of_order(const ActionEntry& entry, const Action& action) {
    const std::string number = number_words(action);
    switch (entry.kind) {
    case ActionEntryKind::done:
        return action.closed ? number + " is closed since " + iso(*action.closed) +
                                   "; whether it worked is said by \"abide actions impact\"."
                             : "";
    case ActionEntryKind::worked:
        if (!action.closed)
            return number + " is not closed: that it was done comes first, \"abide actions close " + number + "\".";
        return entry.on < *action.closed ? "It would be shown to have worked on " + iso(entry.on) +
                                               ", before it was done on " + iso(*action.closed) + "."
                                         : "";
    case ActionEntryKind::reopened: return action.closed ? "" : number + " is not closed.";
    case ActionEntryKind::due:
        return action.closed ? number + " is closed since " + iso(*action.closed) + "; it is not due any more." : "";
    default: return "";
    }
}

std::string fault_of_place(const ActionEntry& entry, const Action& action) {
    const bool is_milestone = entry.kind == ActionEntryKind::milestone_done;
    if (!is_milestone && entry.kind != ActionEntryKind::barrier_removed) return "";
    const std::size_t there = is_milestone ? action.milestones.size() : action.barriers.size();
    const std::string letter = is_milestone ? "M" : "B";
    const std::string what = is_milestone ? "milestone" : "barrier";
    const std::string name = letter + std::to_string(entry.place);
    if (entry.place < 1 || entry.place > static_cast<std::int64_t>(there))
        return number_words(action) + " has no " + what + " " + name + "; " +
               (there == 0   ? "none is noted."
                : there == 1 ? "there is " + letter + "1."
                             : "there are " + letter + "1 to " + letter + std::to_string(there) + ".");
    const auto at = static_cast<std::size_t>(entry.place - 1);
    const std::optional<Day> over = is_milestone ? action.milestones[at].done : action.barriers[at].removed;
    if (over) return name + " is " + (is_milestone ? "done" : "removed") + " since " + iso(*over) + ".";
    if (!is_milestone && entry.on < action.barriers[at].noted)
        return name + " would be removed on " + iso(entry.on) + ", before it was noted on " +
               iso(action.barriers[at].noted) + ".";
    return "";
}

/// Where the first role ends: at ; or / or a line's end, and outside of brackets at a comma or an & that stands alone,
/// as in "x & y" but not in "L&C".
std::size_t end_of_role(std::string_view written) {
    int depth = 0;
    for (std::size_t at = 0; at < written.size(); ++at) {
        const char c = written[at];
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (c == ';' || c == '/' || c == '\n') return at;
        const bool is_alone = at > 0 && written[at - 1] == ' ' && written.substr(at + 1).starts_with(' ');
        if (depth <= 0 && (c == ',' || (c == '&' && is_alone))) return at;
    }
    return written.size();
}

} // namespace

bool is_same_owner(std::string_view a, std::string_view b) {
    return lower_case(fold_space(a)) == lower_case(fold_space(b));
}

std::vector<Action> all_actions_on(Day day, const ActionRecords& records) {
    std::vector<Action> actions = put_together(records, [&](const ActionEntry& entry) { return entry.on <= day; });
    spell_owners_alike(actions);
    return actions;
}

std::vector<Action> actions_on(Day day, const ActionRecords& records) {
    std::vector<Action> actions = all_actions_on(day, records);
    std::erase_if(actions, [&](const Action& one) { return day < one.recorded; });
    return actions;
}

std::vector<Action> actions_as_imported(const ActionRecords& records) {
    return put_together(records, [](const ActionEntry& entry) { return entry.is_imported; });
}

ActionRecords known_then(ActionRecords records, std::int64_t last_action, std::int64_t last_entry) {
    std::erase_if(records.first, [&](const Action& one) { return one.number > last_action; });
    std::erase_if(records.entries, [&](const ActionEntry& one) { return one.number > last_entry; });
    return records;
}

ActionStatus status_of(const Action& action, Day day) {
    if (action.closed) return action.worked.empty() ? ActionStatus::done : ActionStatus::worked;
    if (action.due.is_questioned()) return ActionStatus::date_questioned;
    if (!action.due.is_stated()) return ActionStatus::no_date;
    return is_past(action.due, day) ? ActionStatus::overdue : ActionStatus::open;
}

std::string_view name_of(ActionStatus status) {
    constexpr std::array<std::string_view, action_status_count> names = {
        "open", "overdue", "no-date", "date-questioned", "done", "worked"};
    return names.at(static_cast<std::size_t>(status));
}

ReviewStatus review_status_of(const Action& action, Day day) {
    if (status_of(action, day) == ActionStatus::worked) return ReviewStatus::over;
    if (action.review.is_questioned()) return ReviewStatus::questioned;
    if (!action.review.is_stated()) return ReviewStatus::not_stated;
    if (is_past(action.review, day)) return ReviewStatus::overdue;
    return action.review.when->last <= day + review_warning_days ? ReviewStatus::due : ReviewStatus::ahead;
}

std::string_view name_of(ReviewStatus status) {
    constexpr std::array<std::string_view, 6> names = {"not-stated", "questioned", "ahead", "due", "overdue", "over"};
    return names.at(static_cast<std::size_t>(status));
}

bool is_to_do(ActionStatus status) { return status != ActionStatus::done && status != ActionStatus::worked; }

std::string_view name_of(ActionEntryKind kind) { return entry_names.at(static_cast<std::size_t>(kind)); }

std::optional<ActionEntryKind> parse_action_entry_kind(std::string_view name) {
    const auto found = std::ranges::find(entry_names, name);
    if (found == entry_names.end()) return std::nullopt;
    return static_cast<ActionEntryKind>(found - entry_names.begin());
}

std::string number_words(const Action& action) { return "R-" + std::to_string(action.number); }

std::string words_of(const AgreedDate& date) {
    if (date.is_questioned()) return "questioned: " + quoted(date.questioned);
    return date.when ? long_date(*date.when) : "not stated";
}

std::string owners_words(std::span<const std::string> owners) {
    std::string words;
    for (const std::string& owner : owners) words += (words.empty() ? "" : "; ") + owner;
    return or_not_stated(words);
}

std::string owners_text(std::span<const std::string> owners) {
    std::string text;
    for (const std::string& owner : owners) text += (text.empty() ? "" : "\n") + owner;
    return text;
}

std::vector<std::string> owners_in(std::string_view text) {
    std::vector<std::string> owners;
    for (const std::string_view line : split_lines(text)) owners.emplace_back(line);
    return owners;
}

bool says_nothing(std::string_view written) {
    constexpr std::array<std::string_view, 8> nothing = {"",    "-",   "\u2013",     "\u2014",
                                                         "n/a", "N/A", "not stated", "Not stated"};
    return std::ranges::find(nothing, fold_space(written)) != nothing.end();
}

std::vector<std::string> roles_in(std::string_view written) {
    std::vector<std::string> roles;
    if (says_nothing(written)) return roles;
    while (!written.empty()) {
        const std::size_t end = end_of_role(written);
        const std::string role = fold_space(written.substr(0, end));
        if (!says_nothing(role)) add_once(roles, role);
        written.remove_prefix(std::min(end + 1, written.size()));
    }
    return roles;
}

AgreedDate agreed_date_in(std::string_view written) {
    if (says_nothing(written)) return {};
    if (std::optional<When> when = read_written_date(written)) return {when, ""};
    return {std::nullopt, fold_space(written)};
}

std::string fault_of_label(std::string_view whose, std::string_view label) {
    constexpr std::size_t longest = 60;
    const std::string what = std::string(whose);
    if (label.size() > longest) return what + " is longer than " + std::to_string(longest) + " characters.";
    return std::ranges::all_of(label, is_label_character)
               ? ""
               : what + " can hold letters, digits and -._/ only, as in maca-hsb-2017.";
}

std::vector<std::string> check_new_action(const Action& action) {
    std::vector<std::string> faults;
    if (action.text.empty()) faults.emplace_back("It does not say what needs to happen.");
    if (action.source.label.empty())
        faults.emplace_back("It does not say which source it comes from, --source: a label such as maca-hsb-2017.");
    if (action.source.kind.empty())
        faults.push_back(
            "It does not say what kind of source that is, --kind: " + list_of(split_words(source_kinds), "or") + ".");
    add_fault(faults, fault_of_label("The source's label", action.source.label));
    add_fault(faults, fault_of_label("The recommendation's id", action.recommendation));
    for (const std::string& owner : action.owners) add_fault(faults, fault_of_role("An owner", owner));
    check_length("Its text", action.text, faults);
    check_length("What stands as its due date", action.due.questioned, faults);
    check_length("What stands as its review date", action.review.questioned, faults);
    check_length("How it will be known that it is done", action.how_done, faults);
    check_length("How it will be known that it worked", action.how_worked, faults);
    return faults;
}

std::vector<std::string> check_new_entry(const ActionEntry& entry, const Action& action, Day today) {
    std::vector<std::string> faults;
    const bool is_evidence = entry.kind == ActionEntryKind::done || entry.kind == ActionEntryKind::worked;
    if (is_evidence && entry.text.empty()) faults.emplace_back("It does not say what shows it, --evidence.");
    if (is_evidence && entry.by.empty())
        faults.emplace_back("It does not say which role says so, --by; a role, never a name.");
    if (entry.kind == ActionEntryKind::reopened && entry.text.empty())
        faults.emplace_back("It does not say why it is open again.");
    if (today < entry.on) faults.push_back("It would be so from " + iso(entry.on) + " on, a day that has not come.");
    if (entry.kind == ActionEntryKind::owners)
        for (const std::string& owner : owners_in(entry.text))
            add_fault(faults, fault_of_answering_role("An owner", owner));
    add_fault(faults, fault_of_answering_role("The role", entry.by));
    if (entry.kind != ActionEntryKind::owners) check_length("What is to be noted", entry.text, faults);
    check_length("The reason", entry.reason, faults);
    add_fault(faults, fault_of_order(entry, action));
    add_fault(faults, fault_of_place(entry, action));
    return faults;
}

} // namespace abide
