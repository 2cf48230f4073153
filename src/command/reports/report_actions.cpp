// abide report actions: the action tracker as a page, with a table and a calendar file beside it.
#include <algorithm>
#include <array>

#include "base/words.hpp"
#include "briefing/actions_page.hpp"
#include "command/actions/kept_actions.hpp"
#include "command/command.hpp"
#include "command/pages.hpp"
#include "history/roles.hpp"
#include "history/tellings.hpp"
#include "writer/action_list.hpp"
#include "writer/calendar_file.hpp"

namespace abide {

namespace {

/// An owner as the list spells it.
std::string words_asked_for(const Options& options, const std::vector<Action>& listed) {
    std::vector<std::string> words;
    for (const Action& action : listed)
        for (const std::string& one : action.owners)
            if (words.empty() && options.has("owner") && is_same_owner(one, options.value("owner")))
                words.push_back("owner " + one);
    if (options.has("source")) words.push_back("source " + options.value("source"));
    return words.empty() ? std::string(all_actions) : list_of(words);
}

/// Whether what people wrote of an action tells of a person.
bool tells_of_a_person(const Action& action, const KnownCases& known) {
    std::vector<std::string> texts = {action.text, action.how_done, action.how_worked};
    for (const ActionMilestone& one : action.milestones) texts.push_back(one.text);
    for (const ActionBarrier& one : action.barriers) texts.push_back(one.text);
    for (const ActionEvidence& one : action.done) texts.push_back(one.text);
    for (const ActionEvidence& one : action.worked) texts.push_back(one.text);
    return std::ranges::any_of(action.owners, names_somebody) ||
           std::ranges::any_of(texts, [&](const std::string& text) { return !tellings_in(text, known).empty(); });
}

/// What is to be done and when; a month is due on its last day.
std::vector<CalendarEntry> entries_of(const ActionTracker& tracker) {
    std::vector<CalendarEntry> entries;
    for (const std::vector<Action>* list : {&tracker.overdue, &tracker.ahead})
        for (const Action& one : *list) entries.push_back({number_words(one), one.due.when->last, "action due"});
    for (const Action& one : tracker.reviews)
        if (one.review.when)
            entries.push_back({"Review of " + number_words(one), one.review.when->last, "to be looked at again"});
    return entries;
}

Exit run_report(const Options& options, World& world) {
    options.refuse_more_than(0);
    if (!options.has("output")) throw Error(Exit::usage, "say with -o into which folder the page goes");
    const Templates templates = load_report_templates(options, world, "actions");
    const KeptActions kept = open_actions(options, world);
    const Day as_at = options.day("as-at").value_or(world.today);
    ActionList list = {as_at, actions_on(as_at, kept.records)};
    const auto is_meant = actions_meant(options, list.listed);
    std::erase_if(list.listed, [&](const Action& one) { return !is_meant(one); });
    ActionTracker tracker = view_actions(kept.records, as_at, is_meant);
    tracker.of = words_asked_for(options, list.listed);
    tracker.made_by = "Abide " ABIDE_VERSION;
    const KnownCases known = {kept.case_ids, {}};
    if (std::ranges::any_of(list.listed, [&](const Action& one) { return tells_of_a_person(one, known); }))
        tracker.privacy = Privacy::identified;
    const Page page = write_actions(tracker, templates);
    const std::array<OtherFile, 2> others = {
        OtherFile{page.name + ".csv", actions_csv(list), page.privacy},
        OtherFile{page.name + ".ics", calendar_file(entries_of(tracker), as_at), page.privacy}};
    write_page_files({&page, 1}, others, options, world);
    return Exit::clean;
}

constexpr std::array<std::string_view, 2> examples = {
    "abide report actions -o out",
    "abide report actions --owner \"business manager\" --as-at 2026-06-30 -o out",
};
constexpr std::array<std::string_view, 12> options = {"owner",  "source", "as-at",     "config",   "store", "state",
                                                      "output", "also",   "templates", "template", "quiet", "help"};
constexpr std::array<std::string_view, 1> reports = {"actions"};

} // namespace

extern const Command report_actions_command;
const Command report_actions_command = {
    .name = "report actions",
    .summary = "Write the action tracker: who owes what, what is overdue, what was done and what it changed",
    .arguments = "",
    .examples = examples,
    .options = options,
    .notes =
        "-o names a folder; it is made when it is not there. As at a day (default: today): actions recorded later, and\n"
        "what was noted of later days, do not count yet. Beside the page stand the same actions as .csv, and as .ics when\n"
        "they are due and when they are to be looked at again, with their numbers only.\n",
    .reports = reports,
    .run = run_report,
};

} // namespace abide
