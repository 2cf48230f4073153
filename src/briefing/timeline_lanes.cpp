// Reads the lanes of timelines.
#include "briefing/timeline_lanes.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "base/words.hpp"

namespace abide {

std::size_t TimelineLanes::lane_of(std::string_view record_type) const {
    const auto found = lane_by_type_.find(record_type);
    return found == lane_by_type_.end() ? titles_.size() - 1 : found->second;
}

void TimelineLanes::add(std::string title, const std::vector<std::string>& record_types) {
    const std::size_t lane = titles_.size() - 1;
    titles_.insert(titles_.end() - 1, std::move(title));
    for (const std::string& type : record_types) lane_by_type_.emplace(type, lane);
}

TimelineLanes read_lanes(std::string_view text, const std::string& file, Diagnostics& diagnostics) {
    TimelineLanes lanes;
    std::set<std::string> seen;
    std::uint32_t number = 0;
    const auto report = [&](std::string says, std::string help) {
        Diagnostic fault;
        fault.code = "TPL-0301";
        fault.place = {file, number, 1};
        fault.says = std::move(says);
        fault.help = std::move(help);
        diagnostics.push_back(std::move(fault));
    };
    for (const std::string_view whole : split_lines(text)) {
        ++number;
        const std::string_view line = trim(whole);
        if (line.empty() || line.starts_with('#')) continue;
        const std::size_t colon = line.find(':');
        const std::vector<std::string> types =
            colon == std::string_view::npos ? std::vector<std::string>() : split_words(line.substr(colon + 1));
        if (colon == 0 || types.empty()) {
            report("this line names no lane with types of records", "write Title: type type");
            continue;
        }
        for (const std::string& type : types) {
            if (!seen.insert(type).second) report("\"" + type + "\" stands in two lanes", "the first one counts");
        }
        lanes.add(std::string(trim(line.substr(0, colon))), types);
    }
    return lanes;
}

} // namespace abide
