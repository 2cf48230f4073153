// What the names mean that templates may use: the file report-templates/names.txt.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"

namespace abide {

/// Meanings by where a name stands: "NAME", or "LIST.NAME" in the rows of a list.
using MeaningsByPlace = std::map<std::string, std::string, std::less<>>;

/// Names that several reports or lists have together, described once.
struct NameGroup {
    std::string id;           ///< "verdict"
    std::string title;        ///< "A verdict"
    MeaningsByPlace meanings; ///< whatever has all its names has the group; "LIST.NAME" is of a list of the group

    [[nodiscard]] bool has(std::string_view name) const { return meanings.find(name) != meanings.end(); }
};

struct NameMeanings {
    MeaningsByPlace meanings; ///< "REPORT/" before an address: in that report alone
    std::vector<NameGroup> groups;
};

/// Reads lines "ADDRESS: MEANING" and "group ID: TITLE" with the group's own lines set in below. Adds a diagnostic for
/// each line that is neither or says a name's meaning again.
NameMeanings read_names(std::string_view text, const std::string& file, Diagnostics& diagnostics);

} // namespace abide
