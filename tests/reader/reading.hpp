// Reads exports for the tests and tells what came of them as plain text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.hpp"
#include "base/diagnostic.hpp"
#include "model/case.hpp"
#include "model/dictionary.hpp"
#include "reader/reader.hpp"

namespace abide::tests {

/// A handful of records and facts of every type: case, child, concern, meeting, attendee, plan, item, panel, step.
const Dictionary& small_dictionary();

/// The dictionary and the formats as shipped.
const Dictionary& shipped_dictionary();
const Formats& shipped_formats();

/// British clocks for 2025 to 2027, and no holidays.
const Calendar& british_calendar();

/// A record on one line: `concern c1 < case: category=2 believed-date=2026-04-02 note=conflict referral->r1`.
/// Absent facts are left out; unreadable and contradictory ones are named so.
std::string in_one_line(const Case& one_case, RecordIndex record, const Dictionary& dictionary);

/// What reading one or more files gave.
struct Outcome {
    struct OneCase {
        std::string id;
        std::uint32_t line = 0;
        std::size_t own_records = 0;
        std::vector<std::string> records;
        std::vector<std::uint32_t> lines; ///< of the records
        std::string value_lines;          ///< of their facts, as "team+1": counted from the case's own
        std::vector<std::string> not_exported;
    };
    std::vector<OneCase> cases;
    std::vector<ExportFacts> exports;
    std::vector<bool> whole;
    Diagnostics diagnostics;
    std::size_t by_rote = 0; ///< how many cases one of the crews that read the same has read by rote

    [[nodiscard]] const OneCase* find(std::string_view id) const;
    [[nodiscard]] std::vector<std::string> ids() const;
    /// "file:line:col code case: says | help" of each diagnostic; the file by its last part.
    [[nodiscard]] std::vector<std::string> said() const;
    [[nodiscard]] bool has(std::string_view code) const;
};

/// Formats of which the tests write the text themselves.
struct OwnFormat {
    explicit OwnFormat(std::string_view xml, const Dictionary& dictionary = small_dictionary());
    Formats formats;
    Diagnostics faults;
};

/// Reads each text as a file of its own, in order, with one reader.
Outcome read_texts(const std::vector<std::string>& texts, const Dictionary& dictionary, const Formats& formats,
                   const Limits& limits = {}, std::string_view format_id = "");
Outcome read_files(const std::vector<std::string>& files, const Dictionary& dictionary, const Formats& formats,
                   const Limits& limits = {}, std::string_view format_id = "");

/// One canonical export against the small dictionary.
Outcome read_canonical(const std::string& text, const Limits& limits = {});
const Formats& small_formats();

/// `<case-records …>` around the text; the text begins on line 2.
std::string canonical(std::string_view inside);

} // namespace abide::tests
