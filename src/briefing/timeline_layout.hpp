// Where everything on a timeline's drawing stands. All lengths are tenths of a pixel, so that the
// same case is the same drawing on every machine.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "briefing/timeline.hpp"

namespace abide {

struct PlacedEntry {
    std::size_t entry = 0; ///< index in Timeline::entries
    int mark = 0;          ///< middle of the mark
    int span_end = 0;      ///< part-known date: the mark is a span from `mark` to here; else 0
    int bar_from = 0;      ///< limit: its bar; both 0 when there is none
    int bar_to = 0;
    int over_to = 0;     ///< how far past the limit it ran; 0 when it did not
    int y = 0;           ///< middle of the mark and the bars
    std::string label;   ///< empty in a small drawing
    int label_x = 0;     ///< where the label begins
    int label_width = 0; ///< more than any usual font needs
    int label_y = 0;     ///< middle of the label
    int left = 0;        ///< of everything together
    int right = 0;
};

struct PlacedLane {
    std::string title;
    int title_x = 0;
    int title_y = 0; ///< middle of the title
    int top = 0;
    int bottom = 0;
};

struct PlacedTick {
    int x = 0;
    std::string label; ///< empty where there is no room for one
};

struct TimelineLayout {
    int width = 0;
    int height = 0;
    int left = 0; ///< of the days
    int right = 0;
    int top = 0;         ///< of the lanes: above are the as-at words and the dates
    int as_at = 0;       ///< x of the as-at line
    int as_at_label = 0; ///< where its words begin
    std::string as_at_words;
    std::vector<std::pair<int, int>> days_off; ///< from x to x; none when a day is too narrow to see
    std::vector<PlacedTick> ticks;
    std::vector<PlacedLane> lanes; ///< only those with something in them
    std::vector<PlacedEntry> entries;
};

/// Height of a label's box around `label_y`.
constexpr int label_height = 160;

/// Lays a timeline out in `width` tenths of a pixel. No label overlaps another label, a mark or a bar.
TimelineLayout lay_out(const Timeline& timeline, int width);

/// The same without labels, the lanes' titles beside their marks.
TimelineLayout lay_out_small(const Timeline& timeline, int width);

} // namespace abide
