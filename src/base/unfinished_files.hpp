// What programs that were killed leave of files they were writing: known by its name, and removed.
#pragma once

#include <string>
#include <string_view>

namespace abide {

/// "heartbeat.json" is written as "heartbeat.json.part-411", and what stood there is kept as
/// "heartbeat.json.part-411-old" until the new one is in its place.
inline constexpr std::string_view part_mark = ".part-";
inline constexpr std::string_view old_mark = "-old";

/// Removes such files from this folder (not from those in it). Nobody else may be writing there. What cannot be removed
/// stays: it costs room and nothing else.
void remove_unfinished_files(const std::string& folder);

} // namespace abide
