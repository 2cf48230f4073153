// A flow: what begins something, what is asked then, and what must be there in the end.
#pragma once

#include <string>
#include <vector>

namespace abide {

struct FlowTask {
    std::string limit; ///< "within 3 working days of the concern"; may be empty
    std::string words; ///< "Strategy meeting held in time (5.3-1)"
    bool is_indicator = false;
};

struct FlowGoal {
    std::string words;   ///< "Strategy meeting"
    std::string goes_on; ///< "goes on in 6 and 7"; may be empty
};

/// Tasks that lead to the same goals; without a goal they are asked of what begins them.
struct FlowArrow {
    std::vector<FlowTask> tasks; ///< at least one
    std::vector<FlowGoal> goals;
};

struct FlowStart {
    std::string words;             ///< "Concern"
    std::vector<FlowArrow> arrows; ///< at least one
};

struct FlowChart {
    std::string title;   ///< "Section 5.3: Category 2 or 3"
    std::string message; ///< what it comes to, in a line
    std::vector<FlowStart> starts;
};

/// A figure in HTML: for each start a wide drawing from left to right and a narrow one from top to bottom, and a key.
/// What stands in it has to follow as a list. `id` begins every id in it: letters, digits, - and _, unique in the page.
std::string draw_flow_chart(const FlowChart& chart, const std::string& id);

} // namespace abide
