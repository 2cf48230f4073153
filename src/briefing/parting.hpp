// How a long list is parted into pages: by team, and never in the middle of a case.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace abide {

/// How many rows a page may list and still be opened, searched and printed.
constexpr std::size_t most_on_a_page = 2000;

struct TeamAndCase {
    const std::string* team = nullptr;
    const std::string* case_id = nullptr;
};

/// Rows [from, to) of one team.
struct PageRange {
    std::size_t from = 0;
    std::size_t to = 0;
};

/// `rows` rows stand in order of team and case. A page holds at most `most` of them, or one case.
std::vector<PageRange> pages_by_team(std::size_t rows, std::size_t most,
                                     const std::function<TeamAndCase(std::size_t)>& of);

} // namespace abide
