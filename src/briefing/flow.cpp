// Reads off each rule which records it begins with and which it asks for, and gathers those that go the same way.
#include "briefing/flow.hpp"

#include <algorithm>
#include <map>

#include "base/words.hpp"
#include "briefing/rule_words.hpp"
#include "chart/flow_chart.hpp"
#include "rule/clause_accounts.hpp"

namespace abide {

namespace {

// ---- what a rule asks for ------------------------------------------------------------------------

void add_aim(std::vector<FlowAim>& aims, FlowAim aim) {
    if (std::ranges::find(aims, aim.words, &FlowAim::words) == aims.end()) aims.push_back(std::move(aim));
}

class AimsOfRule {
  public:
    AimsOfRule(RecordTypeId subject, const Dictionary& dictionary) : subject_(subject), dictionary_(dictionary) {}

    /// Empty where the check asks of the subject itself.
    [[nodiscard]] std::vector<FlowAim> aims(const Kind& kind, const Args& args) const {
        if (kind.one_is_enough) return one_of(args);
        std::vector<FlowAim> all;
        for (std::size_t i = 0; i < kind.parameters.size() && i < args.values.size(); ++i) {
            // Other records only say more of what is asked for: a hearing that will do as well, who held which post.
            const Parameter& parameter = kind.parameters[i];
            if (parameter.required || parameter.name == kind.where_record) add(parameter, args.values[i], all);
        }
        for (const Child& child : args.children)
            for (std::size_t i = 0; i < kind.child_parameters.size() && i < child.values.size(); ++i)
                add(kind.child_parameters[i], child.values[i], all);
        for (const Args::Nested& part : args.parts)
            for (FlowAim& aim : aims_of(part)) add_aim(all, std::move(aim));
        return all;
    }

  private:
    void add(const Parameter& parameter, const Argument& value, std::vector<FlowAim>& all) const {
        if (parameter.type != ParameterType::record || !value.given) return;
        const std::string words = record_words(value.record, dictionary_);
        add_aim(all,
                {{dictionary_.type(value.record).name}, value.record == subject_ ? "another " + words : words, {}});
    }

    [[nodiscard]] std::vector<FlowAim> aims_of(const Args::Nested& part) const {
        if (part.kind == nullptr || part.args.empty()) return {};
        return aims(*part.kind, part.args.front());
    }

    [[nodiscard]] std::vector<FlowAim> one_of(const Args& args) const {
        FlowAim one;
        std::vector<std::string> ways;
        bool is_own_enough = false;
        for (const Args::Nested& part : args.parts) {
            std::vector<std::string> together;
            for (const FlowAim& aim : aims_of(part)) {
                together.push_back(aim.words);
                for (const std::string& record : aim.records) add_once(one.records, record);
            }
            is_own_enough = is_own_enough || together.empty();
            if (!together.empty()) add_once(ways, list_of(together));
        }
        if (one.records.empty()) return {};
        one.words = list_of(ways, "or");
        if (is_own_enough) one.words += ", or the " + record_words(subject_, dictionary_) + " itself";
        return {one};
    }

    RecordTypeId subject_;
    const Dictionary& dictionary_;
};

// ---- the sections --------------------------------------------------------------------------------

FlowRule view_rule(const Rule& rule, const Dictionary& dictionary) {
    FlowRule view;
    view.rule = rule.id;
    view.title = rule.title;
    view.clauses = list_of(rule.clauses);
    view.modal = rule.modal;
    view.is_indicator = rule.nature == Nature::indicator;
    if (rule.kind != nullptr) view.limits = limit_words(*rule.kind, rule.args, dictionary);
    view.requirement = requirement_words(rule);
    return view;
}

FlowStep view_step(const Rule& rule, const Dictionary& dictionary) {
    FlowStep step;
    step.from = dictionary.type(rule.subject).name;
    const bool is_service = rule.of_service && rule.subject == Dictionary::case_type;
    step.from_words = is_service ? "the service" : record_words(rule.subject, dictionary);
    if (rule.kind != nullptr) step.aims = AimsOfRule(rule.subject, dictionary).aims(*rule.kind, rule.args);
    step.rules.push_back(view_rule(rule, dictionary));
    return step;
}

bool goes_the_same_way(const FlowStep& a, const FlowStep& b) {
    return a.from_words == b.from_words && std::ranges::equal(a.aims, b.aims, {}, &FlowAim::words, &FlowAim::words);
}

// To its like when there is one, else behind the last that begins with the same records.
void add_step(FlowStep step, std::vector<FlowStep>& steps) {
    const auto like = std::ranges::find_if(steps, [&](const FlowStep& one) { return goes_the_same_way(one, step); });
    if (like != steps.end()) return like->rules.push_back(std::move(step.rules.front()));
    const auto last = std::find_if(steps.rbegin(), steps.rend(),
                                   [&](const FlowStep& one) { return one.from_words == step.from_words; });
    steps.insert(last == steps.rend() ? steps.end() : last.base(), std::move(step));
}

std::string section_of(const Procedure& procedure, const Rule& rule) {
    if (rule.clauses.empty()) return {};
    const Clause* clause = procedure.clause(rule.clauses.front());
    return clause == nullptr ? rule.clauses.front() : clause->section();
}

void say_where_it_goes_on(Flow& flow) {
    std::map<std::string, std::vector<std::string>> beginning; // by record type
    for (const FlowSection& section : flow.sections)
        for (const FlowStep& step : section.steps) add_once(beginning[step.from], short_name(section));
    for (FlowSection& section : flow.sections)
        for (FlowStep& step : section.steps)
            for (FlowAim& aim : step.aims)
                for (const std::string& record : aim.records)
                    for (const std::string& name : beginning[record]) add_once(aim.goes_on, name);
}

// ---- for the page --------------------------------------------------------------------------------

std::string drawing_name(std::size_t number) { return "flow-" + std::to_string(number + 1); }

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : "; ") + part;
    return text;
}

void put_aim(const FlowAim& aim, Fields& fields) {
    fields.text("aim", aim.words);
    fields.text("records", joined(aim.records));
    fields.text("goes_on", list_of(aim.goes_on));
}

void put_flow_rule(const FlowRule& rule, Fields& fields) {
    fields.text("rule", rule.rule);
    fields.text("title", rule.title);
    fields.text("clauses", rule.clauses);
    fields.text("modal", rule.modal);
    fields.flag("is_indicator", rule.is_indicator);
    fields.text("limits", joined(rule.limits.limits));
    fields.text("looked_for", list_of(rule.limits.looked_for, "or"));
    fields.list("instead", rule.limits.instead, [](const OtherLimit& one, Fields& row) {
        row.text("limit", other_limit_words(one));
        row.text("limit_where", one.where);
    });
    fields.text("requirement", rule.requirement);
}

void put_step(const FlowStep& step, Fields& fields) {
    fields.text("step", capitalised(words_of(step)));
    fields.text("from", step.from);
    fields.list("aims", step.aims, put_aim);
    fields.list("asked", step.rules, put_flow_rule);
}

// "within 3 working days of the concern; or within 5 working days (5.3-3)".
std::string limits_in_short(const LimitWords& words) {
    std::vector<std::string> all = words.limits;
    for (const OtherLimit& other : words.instead) add_once(all, "or " + other_limit_words(other));
    return joined(all);
}

void put_stop(const FlowStop& stop, Fields& fields) {
    fields.text("stop", capitalised(stop.words));
    fields.text("record", stop.record);
    fields.number("depth", stop.depth);
    fields.text("after", stop.after);
    fields.text("asked_in", list_of(stop.asked_in));
    fields.text("also_to", list_of(stop.also_to));
}

FlowTree tree_of(const Flow& flow) {
    FlowTree tree;
    tree.title = "The whole route";
    for (const FlowStop& stop : flow.stops) {
        const std::string asked = stop.asked_in.empty() ? "" : " (" + list_of(stop.asked_in) + ")";
        const std::string note = stop.also_to.empty() ? "" : "leads to " + list_of(stop.also_to) + " as well";
        tree.stops.push_back({capitalised(stop.words) + asked, note, stop.depth});
    }
    tree.message = count_of(flow.stops.size(), "type of record stands", "types of records stand") + " on the route";
    return tree;
}

FlowTask task_of(const FlowRule& rule) {
    return {limits_in_short(rule.limits), rule.title + " (" + rule.clauses + ")", rule.is_indicator};
}

FlowGoal goal_of(const FlowAim& aim) {
    return {capitalised(aim.words), aim.goes_on.empty() ? "" : "goes on in " + list_of(aim.goes_on)};
}

// "3 rules lead on to other records, and 1 is asked of a record itself".
std::string message_of(const FlowSection& section) {
    std::size_t own = 0;
    std::size_t leading = 0;
    for (const FlowStep& step : section.steps) (step.aims.empty() ? own : leading) += step.rules.size();
    const auto asked_of_itself = [&](const char* one, const char* many) {
        return count_of(own, one, many) + " asked of a record itself";
    };
    if (leading == 0) return asked_of_itself("rule is", "rules are");
    const std::string message = count_of(leading, "rule leads", "rules lead") + " on to other records";
    return own == 0 ? message : message + ", and " + asked_of_itself("is", "are");
}

FlowChart chart_of(const FlowSection& section) {
    FlowChart chart;
    chart.title = section.heading;
    chart.message = message_of(section);
    for (const FlowStep& step : section.steps) {
        const std::string start = capitalised(step.from_words);
        if (chart.starts.empty() || chart.starts.back().words != start) chart.starts.push_back({start, {}});
        FlowArrow& arrow = chart.starts.back().arrows.emplace_back();
        for (const FlowRule& rule : step.rules) arrow.tasks.push_back(task_of(rule));
        for (const FlowAim& aim : step.aims) arrow.goals.push_back(goal_of(aim));
    }
    return chart;
}

} // namespace

Flow view_flow(const Procedure& procedure, const Dictionary& dictionary) {
    std::map<std::string, std::vector<FlowStep>> steps;
    for (const auto& rule : procedure.rules)
        add_step(view_step(*rule, dictionary), steps[section_of(procedure, *rule)]);
    Flow flow;
    const auto take = [&](const std::string& section) {
        auto found = steps.extract(section);
        if (found.empty()) return;
        flow.sections.push_back({section, section_heading(procedure, section), std::move(found.mapped())});
    };
    for (const Clause& clause : procedure.clauses) take(clause.section());
    while (!steps.empty()) take(std::string(steps.begin()->first)); // of clauses that are not registered
    say_where_it_goes_on(flow);
    flow.stops = stops_of(flow.sections, dictionary);
    return flow;
}

std::string short_name(const FlowSection& section) {
    const bool is_number = section.heading.starts_with("Section " + section.section);
    return is_number ? section.section : quoted(section.heading);
}

std::string words_of(const FlowStep& step) {
    if (step.aims.empty()) return step.from_words + ", of itself";
    std::vector<std::string> aims;
    for (const FlowAim& aim : step.aims) aims.push_back(aim.words);
    return step.from_words + " → " + list_of(aims);
}

void put_flow(const Flow& flow, bool leads_to_rules, Fields& fields) {
    struct Row {
        FlowSection section;
        std::string drawing;
    };
    std::vector<Row> rows;
    for (const FlowSection& section : flow.sections) rows.push_back({section, drawing_name(rows.size())});
    fields.flag("leads_to_rules", leads_to_rules);
    fields.list("stops", flow.stops, put_stop);
    fields.list("route", rows, [](const Row& row, Fields& one) {
        one.text("section", row.section.section);
        one.text("section_heading", row.section.heading);
        one.text("figure", row.drawing);
        one.list("steps", row.section.steps, put_step);
    });
}

Drawings draw_flow(const Flow& flow) {
    Drawings drawings;
    drawings.emplace("flow-all", draw_flow_tree(tree_of(flow), "flow-all"));
    for (std::size_t i = 0; i < flow.sections.size(); ++i)
        drawings.emplace(drawing_name(i), draw_flow_chart(chart_of(flow.sections[i]), drawing_name(i)));
    return drawings;
}

} // namespace abide
