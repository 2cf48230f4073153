// The supervision pack: a page for each child and one for the worker, which never goes on a child's file.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "briefing/case_sheet.hpp"
#include "briefing/deadlines.hpp"
#include "briefing/not_carried.hpp"
#include "briefing/prompts.hpp"
#include "briefing/templates.hpp"

namespace abide {

/// What a list on a page names, and how many it leaves to the case sheet.
template <typename Row>
struct Shortened {
    std::vector<Row> rows;
    std::size_t more = 0;
};

/// One child's two pages, made from the child's case sheet: every list is as short as two pages want it and says how
/// many it leaves out. What the worker's page counts too is whole here and is shortened when it is written.
struct ChildPage {
    RunFacts run;
    std::string case_id;
    std::string team;
    std::string worker;
    std::string age;
    Shortened<StandingRecord> standing; ///< what lasts first
    SplitCounts counts;
    std::vector<VerdictView> critical;   ///< findings of duties of that severity that rest on a record, in any state
    std::vector<NotCarried> not_carried; ///< the others of that severity
    std::size_t overdue = 0;             ///< duties that are overdue and not done
    std::vector<VerdictView> went_well;  ///< met, see sort_by_present, each rule once
    Shortened<VerdictView> shows;        ///< breached and met late but for those critical, see sort_by_present, of each
                                         ///< rule and record one
    Shortened<OpenQuestion> silent;      ///< what the record does not say; what most verdicts wait for first
    std::vector<Deadline> due;           ///< in the next ten working days: soonest first, of one day graver ones first
    std::vector<AskedPrompt> prompts;
    Timeline lately;        ///< the last twelve months and those ten days, see part_of
    Day last;               ///< of those ten days
    std::size_t faults = 0; ///< in this case's data
};

/// What belongs to the twelve months before the day, to a day after it or to none comes first, then work of longer ago;
/// in each the graver first, of one severity the newest first.
void sort_by_present(std::vector<VerdictView>& verdicts, Day as_at);

/// Questions are brought up by what is critical, then by what the page shows, then by the rest; never by what rests on
/// no record.
ChildPage view_child(const CaseSheet& sheet, std::span<const Prompt> prompts, const Calendar& calendar);

struct WorkerPage {
    RunFacts run;
    Holder holder;
    Day last;                        ///< of the ten working days ahead
    std::vector<ChildPage> children; ///< those with critical findings first, then those with most findings
};

/// Orders the children.
WorkerPage view_worker(std::vector<ChildPage> children, const RunFacts& run, const Holder& holder);

Fields fields_of(const ChildPage& child);
Fields fields_of(const WorkerPage& worker);

Page write_child(const ChildPage& child, const Templates& templates);
Page write_worker(const WorkerPage& worker, const Templates& templates);

} // namespace abide
