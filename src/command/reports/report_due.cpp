// abide report due: what is overdue and what falls due on each of the next working days, as pages and as a calendar.
#include <array>
#include <map>

#include "base/words.hpp"
#include "briefing/deadlines.hpp"
#include "command/command.hpp"
#include "command/pages.hpp"
#include "command/reports/report_run.hpp"
#include "writer/calendar_file.hpp"

namespace abide {

namespace {

constexpr std::size_t days_ahead = 10;
constexpr std::size_t most_days_ahead = 250;

bool is_asked(State state) {
    return state == State::breached || state == State::due_soon || state == State::not_yet_due ||
           state == State::cannot_tell;
}

/// Duties not done, taken from verdicts one after the other.
class OpenDuties {
  public:
    OpenDuties(const Calendar& calendar, Day as_at) : calendar_(&calendar), as_at_(as_at) {}

    void add(const HeardCase& heard) {
        if (!heard.one_case->is_service) ++cases_;
        for (const Verdict& verdict : heard.verdicts) add(verdict, heard);
    }
    DeadlineCalendar view(const RunFacts& run, const Holder& holder, int within) {
        DeadlineCalendar calendar = view_deadlines(std::move(deadlines_), run, holder, within, *calendar_);
        calendar.cases = cases_;
        calendar.cannot_tell = cannot_tell_;
        calendar.without_date = without_date_;
        return calendar;
    }

  private:
    void add(const Verdict& verdict, const HeardCase& heard) {
        if (verdict.rule->nature != Nature::rule) return;
        if (verdict.state == State::cannot_tell) {
            ++cannot_tell_;
            return;
        }
        VerdictView view = view_verdict(verdict, "");
        // What was done too late, or can no longer be done, is no deadline.
        if (verdict.state == State::breached && !view.is_overdue) return;
        if (!view.due && !view.is_overdue) {
            ++without_date_;
            return;
        }
        Deadline& deadline = deadlines_.emplace_back(deadline_of(std::move(view), *calendar_, as_at_));
        deadline.team = heard.team;
        deadline.worker = heard.worker;
    }

    const Calendar* calendar_;
    Day as_at_;
    std::vector<Deadline> deadlines_;
    std::size_t cases_ = 0;
    std::size_t cannot_tell_ = 0;
    std::size_t without_date_ = 0;
};

/// One entry for each case and day.
std::vector<CalendarEntry> entries_of(const DeadlineCalendar& calendar) {
    std::map<std::pair<Day, std::string>, std::size_t> duties;
    for (const DueDay& day : calendar.days)
        for (const Deadline& one : day.deadlines) ++duties[{day.day, one.verdict.case_id}];
    std::vector<CalendarEntry> entries;
    for (const auto& [of, count] : duties)
        entries.push_back({of.second, of.first, count_of(count, "deadline", "deadlines")});
    return entries;
}

Exit run_report(const Options& options, World& world) {
    const std::size_t within = options.number("within", days_ahead);
    if (within > most_days_ahead)
        throw Error(Exit::usage, options.spelled("within") + " looks ahead " + std::to_string(most_days_ahead) +
                                     " working days at most");
    ReportRun report(options, world, "due");
    const Calendar& days = report.run().calendar().calendar;
    OpenDuties duties(days, report.run().request().as_at);
    report.hear(is_asked, [&](HeardCase&& heard) { duties.add(heard); });
    report.show_diagnostics();
    const DeadlineCalendar calendar = duties.view(facts_of(report.run()), report.holder(), static_cast<int>(within));
    const Page page = write_deadlines(calendar, report.templates());
    const OtherFile file = {page.name + ".ics", calendar_file(entries_of(calendar), calendar.run.as_at),
                            Privacy::identified};
    write_page_files({&page, 1}, {&file, 1}, options, world);
    return report.end();
}

constexpr std::array<std::string_view, 2> examples = {
    "abide report due cases/ --as-at 2026-04-10 -o out",
    "abide report due cases/ --team north --within 5 -o out",
};
constexpr std::array<std::string_view, 20> options = {"config",    "store",      "team",     "worker",     "within",
                                                      "procedure", "procedures", "calendar", "as-at",      "known-at",
                                                      "format-of", "output",     "also",     "templates",  "template",
                                                      "jobs",      "quiet",      "limit",    "max-errors", "help"};
constexpr std::array<std::string_view, 1> reports = {"due"};

} // namespace

extern const Command report_due_command;
const Command report_due_command = {
    .name = "report due",
    .summary = "Write what is overdue and what falls due on the next working days, with a calendar file",
    .arguments = "EXPORT…",
    .examples = examples,
    .options = options,
    .notes =
        "-o names a folder; it is made when it is not there. Beside the page stands an .ics file for calendar programs:\n"
        "of each case and day its reference and how many duties, never what they are. A report ends with 0 or 3,\n"
        "whatever it finds.\n",
    .reports = reports,
    .run = run_report,
};

} // namespace abide
