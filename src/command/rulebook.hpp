// All that Abide knows before it sees a case: the fact dictionary, formats, calendars and procedures.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "command/options.hpp"
#include "command/world.hpp"
#include "model/dictionary.hpp"
#include "procedure/load.hpp"
#include "reader/format.hpp"
#include "rule/procedure.hpp"

namespace abide {

/// Stays where it was made: procedures point into the dictionary.
class Rulebook {
  public:
    Rulebook() = default;
    Rulebook(const Rulebook&) = delete;
    Rulebook& operator=(const Rulebook&) = delete;

    /// The dictionaries of all these folders, then their formats and calendars, which are made for the dictionary as it
    /// is when they are read. A folder need not have any. A calendar takes the place of an earlier one of the same id.
    void add_ground(const std::vector<std::string>& folders);
    void add_ground(const std::string& folder) { add_ground(std::vector<std::string>{folder}); }
    /// The procedures of a folder (not of folders inside it); each takes the place of an earlier one of the same id.
    void add_procedures(const std::string& folder, Examples examples = Examples::read);
    /// One procedure file. Null when it does not load.
    const Procedure* add_procedure(const std::string& file, Examples examples = Examples::read);

    /// Forgets all other procedures.
    void keep_procedures(const std::vector<std::string>& ids);

    [[nodiscard]] const Dictionary& dictionary() const { return dictionary_; }
    /// Names the dictionaries and formats as they were read: other ones have another name.
    [[nodiscard]] const std::string& ground() const { return ground_; }
    [[nodiscard]] const Formats& formats() const { return formats_; }
    [[nodiscard]] const std::vector<CalendarFile>& calendars() const { return calendars_; }
    /// In the order of their ids.
    [[nodiscard]] const std::vector<std::unique_ptr<Procedure>>& procedures() const { return procedures_; }
    /// Of every file read.
    [[nodiscard]] const Diagnostics& diagnostics() const { return diagnostics_; }

    /// Null when there is none.
    [[nodiscard]] const Procedure* procedure(std::string_view id) const;
    [[nodiscard]] const CalendarFile* calendar(std::string_view id) const;
    /// The calendar that lists the area, or null.
    [[nodiscard]] const CalendarFile* calendar_of_area(std::string_view area) const;

    // The same, but Error(usage) with did-you-mean when there is none.

    [[nodiscard]] const Procedure& expect_procedure(std::string_view id) const;
    [[nodiscard]] const CalendarFile& expect_calendar(std::string_view id) const;

  private:
    void add_calendar(const std::string& file);
    Dictionary dictionary_;
    std::string ground_;
    Formats formats_;
    std::vector<CalendarFile> calendars_;
    std::vector<std::unique_ptr<Procedure>> procedures_;
    Diagnostics diagnostics_;
};

/// The shipped folder and the one of --procedures. With errors in their files these are printed, and Error(usage) is
/// thrown.
std::unique_ptr<Rulebook> load_rulebook(const Options& options, World& world, Examples examples = Examples::read);

/// The same without the procedures.
std::unique_ptr<Rulebook> load_ground(const Options& options, World& world);

/// Whether two names of areas are the same but for case and spaces.
bool is_same_area(std::string_view a, std::string_view b);

} // namespace abide
