// Lays a flow out: boxes as high as their words, each row below the one before.
#include "chart/flow_layout.hpp"

#include <algorithm>

#include "chart/figure.hpp"

namespace abide {

namespace {

constexpr int padding = 70;
constexpr int parting = 100; // between two tasks of a box
constexpr int goal_gap = 80;
constexpr int row_gap = 120;
constexpr int edge = 10; // so that a box's own line is whole
constexpr int heads_height = 210;

// The wide drawing's columns: what begins it, what is asked, what must be there.
constexpr int start_x = edge;
constexpr int start_width = 1600;
constexpr int task_x = 1830;
constexpr int task_width = 2850;
constexpr int goal_x = 5010;
constexpr int goal_width = wide_chart - goal_x - edge;

// The narrow drawing's steps to the right.
constexpr int rail_x = 90;
constexpr int narrow_task_x = 200;
constexpr int goal_rail_x = 320;
constexpr int narrow_goal_x = 520;

// Fills a box from the top.
class BoxWriter {
  public:
    BoxWriter(FlowBoxForm form, int x, int y, int width) : y_(y + padding) {
        box_.form = form;
        box_.x = x;
        box_.y = y;
        box_.width = width;
    }

    void add(FlowLine::Weight weight, const std::string& text) {
        const int room = box_.width - 2 * padding;
        // Bold words are an eighth wider.
        for (const std::string& one : broken(text, weight == FlowLine::Weight::strong ? room * 8 / 9 : room)) {
            box_.lines.push_back({weight, one, y_ + line_of_words / 2});
            y_ += line_of_words;
        }
    }

    void part() {
        box_.partings.push_back(y_ + parting / 2);
        y_ += parting;
    }

    [[nodiscard]] FlowBox done() {
        box_.height = y_ + padding - box_.y;
        return std::move(box_);
    }

  private:
    FlowBox box_;
    int y_;
};

FlowBox start_box(const FlowStart& start, int x, int y, int width) {
    BoxWriter box(FlowBoxForm::start, x, y, width);
    box.add(FlowLine::Weight::strong, start.words);
    return box.done();
}

FlowBox task_box(const FlowArrow& arrow, int x, int y, int width) {
    BoxWriter box(arrow.goals.empty() ? FlowBoxForm::own_task : FlowBoxForm::task, x, y, width);
    bool is_first = true;
    for (const FlowTask& task : arrow.tasks) {
        if (!is_first) box.part();
        is_first = false;
        box.add(FlowLine::Weight::strong, task.limit);
        box.add(FlowLine::Weight::plain, task.words);
        if (task.is_indicator) box.add(FlowLine::Weight::quiet, "learning, not a duty");
    }
    return box.done();
}

FlowBox goal_box(const FlowGoal& goal, int x, int y, int width) {
    BoxWriter box(FlowBoxForm::goal, x, y, width);
    box.add(FlowLine::Weight::strong, goal.words);
    box.add(FlowLine::Weight::quiet, goal.goes_on);
    return box.done();
}

int middle_of(const FlowBox& box) { return box.y + box.height / 2; }

void move_down(FlowBox& box, int by) {
    box.y += by;
    for (FlowLine& one : box.lines) one.y += by;
    for (int& one : box.partings) one += by;
}

// ---- wide ----------------------------------------------------------------------------------------

class WideLayout {
  public:
    WideLayout(const FlowStart& start, bool has_heads) : y_(has_heads ? heads_height : edge) {
        layout_.width = wide_chart;
        if (has_heads)
            layout_.heads = {
                {start_x, 75, "When there is"}, {task_x, 75, "this is asked"}, {goal_x, 75, "and there must be"}};
        add(start);
        layout_.height = y_ + edge;
    }

    [[nodiscard]] FlowLayout done() { return std::move(layout_); }

  private:
    void add(const FlowStart& start) {
        FlowBox beginning = start_box(start, start_x, y_, start_width);
        bool is_first = true;
        for (const FlowArrow& arrow : start.arrows) {
            if (!is_first) y_ += row_gap;
            is_first = false;
            add(arrow);
        }
        beginning.height = std::max(beginning.height, y_ - beginning.y);
        y_ = beginning.bottom();
        layout_.boxes.push_back(std::move(beginning));
    }

    // A row is as high as the higher of both: what is asked, and all that must be there.
    void add(const FlowArrow& arrow) {
        const bool is_own = arrow.goals.empty();
        FlowBox asked = task_box(arrow, task_x, y_, is_own ? wide_chart - edge - task_x : task_width);
        std::vector<FlowBox> goals;
        int goals_bottom = y_;
        for (const FlowGoal& goal : arrow.goals) {
            goals.push_back(goal_box(goal, goal_x, goals_bottom, goal_width));
            goals_bottom = goals.back().bottom() + goal_gap;
        }
        const int goals_height = is_own ? 0 : goals_bottom - goal_gap - y_;
        asked.height = std::max(asked.height, goals_height);
        link({{start_x + start_width, middle_of(asked)}, {task_x, middle_of(asked)}}, false);
        for (FlowBox& goal : goals) {
            move_down(goal, (asked.height - goals_height) / 2);
            link({{asked.right(), middle_of(goal)}, {goal.x, middle_of(goal)}}, true);
            layout_.boxes.push_back(std::move(goal));
        }
        y_ = asked.bottom();
        layout_.boxes.push_back(std::move(asked));
    }

    void link(std::vector<SvgPoint> points, bool has_head) { layout_.links.push_back({std::move(points), has_head}); }

    FlowLayout layout_;
    int y_;
};

// ---- narrow --------------------------------------------------------------------------------------

class NarrowLayout {
  public:
    explicit NarrowLayout(const FlowStart& start) {
        layout_.width = narrow_chart;
        add(start);
        layout_.height = y_ + edge;
    }

    [[nodiscard]] FlowLayout done() { return std::move(layout_); }

  private:
    void add(const FlowStart& start) {
        const int from = add(start_box(start, edge, y_, narrow_chart - 2 * edge)).bottom();
        for (const FlowArrow& arrow : start.arrows) {
            y_ += row_gap;
            const FlowBox asked = add(task_box(arrow, narrow_task_x, y_, narrow_chart - edge - narrow_task_x));
            link({{rail_x, from}, {rail_x, middle_of(asked)}, {asked.x, middle_of(asked)}}, false);
            for (const FlowGoal& goal : arrow.goals) {
                y_ += goal_gap;
                const FlowBox there = add(goal_box(goal, narrow_goal_x, y_, narrow_chart - edge - narrow_goal_x));
                link({{goal_rail_x, asked.bottom()}, {goal_rail_x, middle_of(there)}, {there.x, middle_of(there)}},
                     true);
            }
        }
    }

    FlowBox add(FlowBox box) {
        y_ = box.bottom();
        layout_.boxes.push_back(std::move(box));
        return layout_.boxes.back();
    }

    void link(std::vector<SvgPoint> points, bool has_head) { layout_.links.push_back({std::move(points), has_head}); }

    FlowLayout layout_;
    int y_ = edge;
};

// ---- tree ----------------------------------------------------------------------------------------

constexpr int tree_gap = 40;
constexpr int tree_step = 340;

// How far each is set in, so that the deepest still has half of the width.
int step_of(std::span<const FlowTreeStop> stops, int width) {
    std::size_t deepest = 1;
    for (const FlowTreeStop& stop : stops) deepest = std::max(deepest, stop.depth);
    return std::min(tree_step, width / 2 / static_cast<int>(deepest));
}

// As wide as its words.
void fit(FlowBox& box) {
    int widest = 0;
    for (const FlowLine& line : box.lines)
        widest =
            std::max(widest, line.weight == FlowLine::Weight::strong ? bold_width(line.text) : text_width(line.text));
    box.width = std::min(box.width, widest + 2 * padding);
}

FlowBox stop_box(const FlowTreeStop& stop, int x, int y, int width) {
    BoxWriter writer(stop.depth == 0 ? FlowBoxForm::start : FlowBoxForm::goal, x, y, width);
    writer.add(FlowLine::Weight::strong, stop.words);
    writer.add(FlowLine::Weight::quiet, stop.note);
    FlowBox box = writer.done();
    fit(box);
    return box;
}

} // namespace

int FlowBox::words_x() const { return x + padding; }

FlowLayout lay_out_wide(const FlowStart& start, bool has_heads) { return WideLayout(start, has_heads).done(); }

FlowLayout lay_out_narrow(const FlowStart& start) { return NarrowLayout(start).done(); }

FlowLayout lay_out_tree(std::span<const FlowTreeStop> stops, int width) {
    FlowLayout layout;
    layout.width = width;
    const int step = step_of(stops, width);
    std::vector<FlowBox> above; // the last of each depth
    int y = edge;
    for (const FlowTreeStop& stop : stops) {
        const int x = edge + static_cast<int>(stop.depth) * step;
        layout.boxes.push_back(stop_box(stop, x, y, width - edge - x));
        const FlowBox& here = layout.boxes.back();
        y = here.bottom() + tree_gap;
        above.resize(stop.depth);
        if (!above.empty()) {
            const int rail = above.back().x + step / 3;
            layout.links.push_back(
                {{{rail, above.back().bottom()}, {rail, middle_of(here)}, {here.x, middle_of(here)}}, true});
        }
        above.push_back(here);
    }
    layout.height = y - tree_gap + edge;
    return layout;
}

} // namespace abide
