// Finds where pages of a long list end.
#include "briefing/parting.hpp"

namespace abide {

namespace {

/// Before the case that would make the page that begins at `from` too long, or the next team.
std::size_t page_end(std::size_t rows, std::size_t from, std::size_t most,
                     const std::function<TeamAndCase(std::size_t)>& of) {
    std::size_t end = from;
    while (end < rows && *of(end).team == *of(from).team) {
        std::size_t next = end;
        while (next < rows && *of(next).team == *of(end).team && *of(next).case_id == *of(end).case_id) ++next;
        if (end > from && next - from > most) break;
        end = next;
    }
    return end;
}

} // namespace

std::vector<PageRange> pages_by_team(std::size_t rows, std::size_t most,
                                     const std::function<TeamAndCase(std::size_t)>& of) {
    std::vector<PageRange> pages;
    for (std::size_t from = 0; from < rows;) {
        const std::size_t end = page_end(rows, from, most, of);
        pages.push_back({from, end});
        from = end;
    }
    return pages;
}

} // namespace abide
