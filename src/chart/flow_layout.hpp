// Where everything on a flow's drawing stands. All lengths are tenths of a pixel.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "chart/flow_chart.hpp"
#include "chart/svg.hpp"

namespace abide {

enum class FlowBoxForm : std::uint8_t { start, task, own_task, goal };

struct FlowLine {
    enum class Weight : std::uint8_t { plain, strong, quiet };
    Weight weight = Weight::plain;
    std::string text;
    int y = 0; ///< middle of the words, which begin at FlowBox::words_x()
};

struct FlowBox {
    FlowBoxForm form = FlowBoxForm::task;
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    std::vector<FlowLine> lines;
    std::vector<int> partings; ///< y of the lines between two tasks

    [[nodiscard]] int right() const { return x + width; }
    [[nodiscard]] int bottom() const { return y + height; }
    [[nodiscard]] int words_x() const;
};

struct FlowLink {
    std::vector<SvgPoint> points; ///< upright and level lines only
    bool has_head = false;        ///< an arrow's, at the last point, which a level line comes to
};

struct FlowLayout {
    int width = 0;
    int height = 0;
    std::vector<FlowBox> boxes;
    std::vector<FlowLink> links;
    struct Head {
        int x = 0;
        int y = 0;
        std::string words;
    };
    std::vector<Head> heads; ///< what the columns are
};

/// How high a wide drawing may be: a sheet of A4 between its margins, less a heading.
constexpr int highest_flow = 9000;

/// Three columns, `wide_chart` wide, with what they are above them or not; or everything below each other,
/// `narrow_chart` wide. No box overlaps another, no words leave their box, no link crosses a box.
FlowLayout lay_out_wide(const FlowStart& start, bool has_heads);
FlowLayout lay_out_narrow(const FlowStart& start);

/// Stops below each other, those that follow another set in. The first has depth 0. The same holds of boxes and links.
FlowLayout lay_out_tree(std::span<const FlowTreeStop> stops, int width);

} // namespace abide
