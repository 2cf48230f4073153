// The route of a case through a procedure, read off its rules: what begins each duty, and what must be there then.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "briefing/fields.hpp"
#include "briefing/html.hpp"
#include "briefing/limit_words.hpp"
#include "model/dictionary.hpp"
#include "rule/procedure.hpp"

namespace abide {

/// One rule where it stands on the route.
struct FlowRule {
    std::string rule; ///< its id
    std::string title;
    std::string clauses; ///< "5.3-1 and 5.3-3"
    std::string modal;   ///< may be empty
    bool is_indicator = false;
    LimitWords limits;
    std::string requirement; ///< what it asks of whom, a sentence
};

/// What must be there: records of one type, or one of several that will do.
struct FlowAim {
    std::vector<std::string> records; ///< names of types
    std::string words;                ///< "strategy discussion or strategy meeting"
    std::vector<std::string> goes_on; ///< short names of the sections in which rules begin with one of these records
};

/// Rules that begin with records of one type and ask for the same.
struct FlowStep {
    std::string from;          ///< name of the type
    std::string from_words;    ///< "strategy meeting", "the service"
    std::vector<FlowAim> aims; ///< all of which must be there; none: it is asked of the record itself
    std::vector<FlowRule> rules;
};

struct FlowSection {
    std::string section; ///< "5.3"
    std::string heading; ///< as section_heading() says
    std::vector<FlowStep> steps;
};

/// A type of record on the way of a case, where the shortest way leads to it.
struct FlowStop {
    std::string record; ///< name of the type
    std::string words;  ///< "strategy meeting"
    std::size_t depth = 0;
    std::string after;                 ///< what it follows, in words; empty where the way begins
    std::vector<std::string> asked_in; ///< short names of the sections that ask for it
    std::vector<std::string> also_to;  ///< what it leads to and stands elsewhere on the way, in words
};

/// Sections in the order of the source, rules in that of the procedure; steps that begin with the same type of record
/// follow each other. Every rule is in it exactly once: in the section of the first clause it names.
struct Flow {
    std::vector<FlowSection> sections; ///< none without a rule
    std::vector<FlowStop> stops;       ///< each type of record once, behind what it follows
};

Flow view_flow(const Procedure& procedure, const Dictionary& dictionary);

/// "5.3" of a section with a number; one whose id is a word goes by what it is about.
std::string short_name(const FlowSection& section);

/// The stops of these sections: begun by records that nobody asks for, then what each leads to.
std::vector<FlowStop> stops_of(const std::vector<FlowSection>& sections, const Dictionary& dictionary);

/// "concern → strategy meeting", "strategy meeting, of itself".
std::string words_of(const FlowStep& step);

/// Writes what the flow's list names. `leads_to_rules`: whether the page has a place for each rule.
void put_flow(const Flow& flow, bool leads_to_rules, Fields& fields);

/// One drawing of all stops, `flow-all`, and one for each section, by the names that put_flow() gives them.
Drawings draw_flow(const Flow& flow);

} // namespace abide
