// Packs a timeline: each lane has as many rows as its entries need, filled from the left.
#include "briefing/timeline_layout.hpp"

#include <algorithm>
#include <array>

#include "base/words.hpp"
#include "briefing/state_words.hpp"
#include "chart/svg.hpp"

namespace abide {

namespace {

constexpr int margin = 80;
constexpr int as_at_height = 200;
constexpr int tick_height = 200;
constexpr int lane_title_height = 210;
constexpr int lane_title_middle = 110;
constexpr int small_row_height = 140;
constexpr int small_lane_gap = 10;
constexpr int row_height = 200;      // mark and label side by side
constexpr int tall_row_height = 360; // label under the mark
constexpr int lane_gap = 60;
constexpr int mark_half = 70;
constexpr int gap = 60;
constexpr int least_span = 140;

// What comes after the title: the title is shortened, this never is.
std::string label_end(const TimelineEntry& entry) {
    if (entry.form == TimelineEntry::Form::event)
        return ", " + (entry.first == entry.last ? short_date(entry.first) : entry.date);
    std::string words = ": " + label_in_sentence(entry.state, entry.nature);
    if (entry.has_limit && entry.first == entry.limit_to) words += ", due";
    return words + " " + short_date(entry.first);
}

std::string label_of(const TimelineEntry& entry, int width) {
    const std::string end = label_end(entry);
    return fitted(entry.what, std::max(width - text_width(end), 300)) + end;
}

// ---- the way across ----------------------------------------------------------------------------

class Scale {
  public:
    Scale(const Timeline& timeline, int left, int right)
        : from_(timeline.from), days_(timeline.to - timeline.from + 1), left_(left), right_(right) {}

    /// Where the day begins, held inside the drawing.
    [[nodiscard]] int begin(Day day) const {
        const std::int64_t way = std::int64_t{day - from_} * (right_ - left_) / days_;
        return left_ + static_cast<int>(std::clamp<std::int64_t>(way, 0, right_ - left_));
    }
    [[nodiscard]] int middle(Day day) const { return (begin(day) + begin(day + 1)) / 2; }
    [[nodiscard]] int day_width() const { return (right_ - left_) / days_; }

  private:
    Day from_;
    int days_;
    int left_;
    int right_;
};

std::string month_label(Day day) {
    constexpr std::array<const char*, 12> names = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const CivilDate date = civil(day);
    return std::string(names.at(date.month - 1)) + " " + std::to_string(date.year);
}

std::string day_label(Day day) {
    const CivilDate date = civil(day);
    return std::to_string(date.day) + " " + month_label(day).substr(0, 3);
}

// A line for each Monday, or each first of a month, or fewer; a word where the one before leaves room for it.
class TickRow {
  public:
    void add(int x, std::string label) {
        const bool has_room = x >= room_from_;
        if (has_room) room_from_ = x + text_width(label) + gap;
        ticks_.push_back({x, has_room ? std::move(label) : std::string()});
    }
    [[nodiscard]] std::vector<PlacedTick> take() { return std::move(ticks_); }

  private:
    std::vector<PlacedTick> ticks_;
    int room_from_ = 0;
};

std::vector<PlacedTick> ticks(const Timeline& timeline, const Scale& scale) {
    constexpr int least_gap = 250;
    TickRow row;
    if (scale.day_width() * 7 >= least_gap) {
        const int to_monday = (8 - static_cast<int>(weekday(timeline.from))) % 7;
        for (Day day = timeline.from + to_monday; day <= timeline.to; day = day + 7)
            row.add(scale.begin(day), day_label(day));
        return row.take();
    }
    const int months = scale.day_width() * 30 >= least_gap ? 1 : 3;
    Day day = *day_of(civil(timeline.from).year, 1, 1);
    for (; day <= timeline.to; day = add_months(day, months))
        if (day >= timeline.from) row.add(scale.begin(day), month_label(day));
    return row.take();
}

// ---- packing -----------------------------------------------------------------------------------

PlacedEntry place_across(const Timeline& timeline, std::size_t index, const Scale& scale) {
    const TimelineEntry& entry = timeline.entries[index];
    PlacedEntry placed;
    placed.entry = index;
    placed.mark = scale.middle(entry.first);
    placed.left = placed.mark - mark_half;
    placed.right = placed.mark + mark_half;
    if (entry.first != entry.last) {
        placed.mark = scale.begin(entry.first);
        placed.span_end = std::max(scale.begin(entry.last + 1), placed.mark + least_span);
        placed.left = placed.mark;
        placed.right = placed.span_end;
    }
    if (entry.has_limit) {
        placed.bar_from = scale.middle(entry.limit_from);
        placed.bar_to = scale.middle(entry.limit_to);
        placed.left = std::min(placed.left, placed.bar_from);
        placed.right = std::max(placed.right, placed.bar_to);
    }
    if (entry.ran_over) {
        placed.over_to = scale.middle(entry.over_to);
        placed.right = std::max(placed.right, placed.over_to);
    }
    return placed;
}

// The label stands right of everything, else left of it, else under it. True when under.
bool place_label(const TimelineEntry& entry, PlacedEntry& placed, int left, int right) {
    placed.label = label_of(entry, right - left);
    placed.label_width = text_width(placed.label);
    const bool fits_right = placed.right + gap + placed.label_width <= right;
    const bool fits_left = placed.left - gap - placed.label_width >= left;
    if (fits_right) {
        placed.label_x = placed.right + gap;
    } else if (fits_left) {
        placed.label_x = placed.left - gap - placed.label_width;
    } else {
        placed.label_x = std::clamp(placed.left, left, std::max(left, right - placed.label_width));
    }
    placed.left = std::min(placed.left, placed.label_x);
    placed.right = std::max(placed.right, placed.label_x + placed.label_width);
    return !fits_right && !fits_left;
}

struct Row {
    int right = 0; ///< how far it is filled
    bool is_tall = false;
    std::vector<std::size_t> entries; ///< indices in TimelineLayout::entries
};

// Where the rows of a lane begin below its top, and how high they are.
struct LaneHeights {
    bool has_words = true;
    int above_rows = lane_title_height;
    int row = row_height;
    int below_rows = lane_gap;
};

// Without words two marks of one look, the one half over the other, say no more than one.
bool is_covered(const Timeline& timeline, const PlacedEntry& placed,
                const std::vector<std::pair<PlacedEntry, bool>>& found) {
    const TimelineEntry& entry = timeline.entries[placed.entry];
    return std::ranges::any_of(found, [&](const auto& one) {
        const TimelineEntry& other = timeline.entries[one.first.entry];
        return placed.span_end == 0 && one.first.span_end == 0 && entry.form == other.form &&
               entry.state == other.state && placed.mark - one.first.mark < mark_half;
    });
}

// Entries come in order of date. A row is known by how far it is filled: nothing is put in front of what stands there.
void pack(const Timeline& timeline, std::size_t lane, const Scale& scale, const LaneHeights& heights,
          TimelineLayout& layout) {
    std::vector<std::pair<PlacedEntry, bool>> found;
    for (std::size_t i = 0; i < timeline.entries.size(); ++i) {
        const TimelineEntry& entry = timeline.entries[i];
        if (entry.lane != lane || !is_drawn(timeline, entry)) continue;
        PlacedEntry placed = place_across(timeline, i, scale);
        if (!heights.has_words && is_covered(timeline, placed, found)) continue;
        const bool is_under = heights.has_words && place_label(entry, placed, layout.left, layout.right);
        found.emplace_back(std::move(placed), is_under);
    }
    if (found.empty()) return;
    const int between = heights.has_words ? gap : 0;
    std::vector<Row> rows;
    for (auto& [placed, is_under] : found) {
        auto row =
            std::ranges::find_if(rows, [&, left = placed.left](const Row& one) { return one.right + between <= left; });
        if (row == rows.end()) row = rows.insert(rows.end(), Row());
        row->right = placed.right;
        row->is_tall = row->is_tall || is_under;
        row->entries.push_back(layout.entries.size());
        placed.label_y = is_under ? row_height - 30 : 0;
        layout.entries.push_back(std::move(placed));
    }
    PlacedLane placed_lane;
    placed_lane.title = timeline.lanes[lane];
    placed_lane.top = layout.height;
    int y = layout.height + heights.above_rows;
    placed_lane.title_x = heights.has_words ? layout.left : 0;
    placed_lane.title_y = heights.has_words ? placed_lane.top + lane_title_middle : y + heights.row / 2;
    for (const Row& row : rows) {
        for (const std::size_t index : row.entries) {
            PlacedEntry& placed = layout.entries[index];
            placed.y = y + heights.row / 2;
            placed.label_y += placed.y;
        }
        y += row.is_tall ? tall_row_height : heights.row;
    }
    layout.height = placed_lane.bottom = y + heights.below_rows;
    layout.lanes.push_back(std::move(placed_lane));
}

TimelineLayout lay_out_lanes(const Timeline& timeline, int width, int left, const LaneHeights& heights) {
    TimelineLayout layout;
    layout.width = width;
    layout.left = left;
    layout.right = width - margin;
    const Scale scale(timeline, layout.left, layout.right);
    layout.as_at = scale.middle(timeline.as_at);
    layout.as_at_words = "As at " + long_date(timeline.as_at);
    const int words = text_width(layout.as_at_words);
    layout.as_at_label = std::clamp(layout.as_at - words / 2, layout.left, std::max(layout.left, layout.right - words));
    layout.ticks = ticks(timeline, scale);
    constexpr int least_day = 25;
    if (scale.day_width() >= least_day) {
        for (const auto& [first, last] : timeline.days_off)
            layout.days_off.emplace_back(scale.begin(first), scale.begin(last + 1));
    }
    layout.top = layout.height = as_at_height + tick_height;
    for (std::size_t lane = 0; lane < timeline.lanes.size(); ++lane) pack(timeline, lane, scale, heights, layout);
    return layout;
}

} // namespace

TimelineLayout lay_out(const Timeline& timeline, int width) {
    return lay_out_lanes(timeline, width, margin, LaneHeights());
}

TimelineLayout lay_out_small(const Timeline& timeline, int width) {
    int titles = 0;
    for (std::size_t lane = 0; lane < timeline.lanes.size(); ++lane)
        if (std::ranges::any_of(timeline.entries, [&](const TimelineEntry& entry) { return entry.lane == lane; }))
            titles = std::max(titles, bold_width(timeline.lanes[lane]));
    return lay_out_lanes(timeline, width, titles + gap, {false, small_lane_gap, small_row_height, small_lane_gap});
}

} // namespace abide
