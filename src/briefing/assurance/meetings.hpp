// Meeting quality: how many meetings there were, who came, who chaired, and which decisions are not on record.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "briefing/assurance/assured.hpp"
#include "briefing/assurance/duty_counts.hpp"
#include "model/case.hpp"
#include "model/dictionary.hpp"

namespace abide {

/// What is counted of one kind of meeting.
struct MeetingKind {
    std::string id;                     ///< of its record: "strategy-meeting"
    std::string title;                  ///< "Strategy meetings"
    std::string held;                   ///< the fact with the day on which it was held
    std::string attendee;               ///< the record of whoever was or was to be there; empty: there is none
    std::string link;                   ///< its fact that names the meeting
    std::string chair;                  ///< the fact with the role of whoever led it; empty: there is none
    std::vector<std::string> decisions; ///< facts that it ought to settle
};

/// How an agency stood to one meeting, from the most that can be said to the least.
enum class Attendance : std::uint8_t { attended, apologies, absent, asked, not_asked, silent };
constexpr std::size_t attendance_count = 6;

/// Meetings of one kind in the period.
struct MeetingCounts {
    MeetingKind kind;
    std::int64_t held = 0;
    std::int64_t undated = 0; ///< of which no day is known: they belong to no period
    /// Agency in words -> meetings by how it stood to them; every agency there is, none where attendance
    /// has no records.
    std::vector<std::pair<std::string, std::array<std::int64_t, attendance_count>>> agencies;
    std::map<std::string, std::int64_t> chairs; ///< role in words, "" where none is recorded -> meetings
    struct Decision {
        std::string what;
        std::int64_t recorded = 0;
        std::int64_t blank = 0;
        std::int64_t not_exported = 0;
    };
    std::vector<Decision> decisions;
};

/// Meetings of one kind in the period, and in each of its months. Their rows are the same.
struct MeetingsOfKind {
    MeetingCounts all;
    std::vector<MeetingCounts> months;
};

struct MeetingsReport {
    AssuredGround ground;
    std::vector<MeetingsOfKind> kinds;
    std::vector<RuleDuties> duties; ///< of rules that ask for one of these meetings by a day
};

/// Counts the meetings of one case after the other.
class MeetingsGathering {
  public:
    MeetingsGathering(const Dictionary& dictionary, const Period& period);

    void add(const Case& one_case, std::span<const RecordIndex> set_aside, std::span<const Verdict> verdicts);
    MeetingsReport view(const AssuredGround& ground);

  private:
    const Dictionary* dictionary_;
    Period period_;
    std::vector<MeetingsOfKind> kinds_;
    DutyCounts duties_;
};

CountTables tables_of(const MeetingsReport& report);

Fields fields_of(const MeetingsReport& report, const Shown& shown);

Page write_meetings(const MeetingsReport& report, const Shown& shown, const Templates& templates);

} // namespace abide
