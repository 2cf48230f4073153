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

/// Something on a way, behind what it follows: the last one before it that is one less deep.
struct FlowTreeStop {
    std::string words; ///< "Strategy meeting (5.2 and 5.3)"
    std::string note;  ///< what else there is to say; may be empty
    std::size_t depth = 0;
};

struct FlowTree {
    std::string title;
    std::string message;             ///< what it comes to, in a line
    std::vector<FlowTreeStop> stops; ///< the first has depth 0, none is more than one deeper than that before it
};

/// A figure in HTML with the whole tree: ways that begin apart stand in several drawings where one would be higher than
/// a sheet. What stands in it has to follow as a list. `id` as below.
std::string draw_flow_tree(const FlowTree& tree, const std::string& id);

/// A figure in HTML: for each start a wide drawing from left to right and a narrow one from top to bottom, and a key.
/// What stands in it has to follow as a list. `id` begins every id in it: letters, digits, - and _, unique in the page.
std::string draw_flow_chart(const FlowChart& chart, const std::string& id);

} // namespace abide
