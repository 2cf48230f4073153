// From text to meaning: dictionary, calendars and procedures are read, checked and compiled; every fault of a file at
// once.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "base/calendar.hpp"
#include "base/diagnostic.hpp"
#include "model/dictionary.hpp"
#include "rule/kind.hpp"
#include "rule/procedure.hpp"

namespace abide {

/// Adds the record types of a facts.xml to `dictionary` (a second file may add types, and facts to types). Record type
/// 0 is `case`.
void load_dictionary(const std::string& file, Dictionary& dictionary, Diagnostics& diagnostics);

/// What a calendar file says besides the calendar itself.
struct CalendarFile {
    Calendar calendar;
    std::string file;
    std::string sha256;
    std::vector<std::string> areas;             ///< areas (and nations) that go by it
    std::map<std::string, std::string> nations; ///< of those areas that lie in a nation: which
};

/// Nothing when the file has errors.
std::optional<CalendarFile> load_calendar(const std::string& file, Diagnostics& diagnostics);
/// The same from the text of such a file.
std::optional<CalendarFile> read_calendar(const std::string& file, std::string source, Diagnostics& diagnostics);

/// Whether the examples of a procedure's rules are read. They are most of its text, and who judges cases needs none.
enum class Examples : std::uint8_t { read, left_out };

/// Compiles a procedure against the dictionary and the check kinds. Null when it has errors; warnings alone do not stop
/// it. The dictionary and the kinds must outlive it.
std::unique_ptr<Procedure> load_procedure(const std::string& file, const Dictionary& dictionary,
                                          std::span<const Kind* const> kinds, Diagnostics& diagnostics,
                                          Examples examples = Examples::read);
/// The same from the text of such a file.
std::unique_ptr<Procedure> compile_procedure(const std::string& file, std::string source, const Dictionary& dictionary,
                                             std::span<const Kind* const> kinds, Diagnostics& diagnostics,
                                             Examples examples = Examples::read);

} // namespace abide
