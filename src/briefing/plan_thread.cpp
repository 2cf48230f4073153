// Follows the references between needs, planned actions, diversion plans and services.
#include "briefing/plan_thread.hpp"

#include <map>
#include <set>

#include "base/words.hpp"
#include "briefing/record_facts.hpp"
#include "briefing/standing.hpp"
#include "briefing/verdict_view.hpp"

namespace abide {

namespace {

/// Types of records that make up the thread.
constexpr std::string_view need_type = "assessed-need";
constexpr std::string_view action_type = "plan-item";
constexpr std::string_view diversion_type = "diversion-plan";
constexpr std::string_view service_type = "service";

/// References of a planned action to what it answers.
constexpr std::string_view to_need = "need";
constexpr std::string_view to_diversion = "refers-to";
constexpr std::string_view to_assessment = "specialist-assessment";

class ThreadOf {
  public:
    ThreadOf(const Case& one_case, const Dictionary& dictionary, std::span<const RecordIndex> set_aside, Day as_at)
        : case_(one_case), dictionary_(dictionary), set_aside_(set_aside), as_at_(as_at), needs_(dictionary, need_type),
          actions_(dictionary, action_type), diversions_(dictionary, diversion_type),
          services_(dictionary, service_type) {
        actions_.each(case_, set_aside_, [&](RecordIndex at, const Record& record) {
            by_need_[actions_.target(record, to_need)].push_back(at);
            carried_out_.insert(actions_.target(record, to_diversion));
        });
        services_.each(case_, set_aside_, [&](RecordIndex at, const Record& record) {
            const RecordIndex action = services_.target(record, action_type);
            serving_[action == no_record ? services_.target(record, to_need) : action].push_back(at);
        });
    }

    [[nodiscard]] PlanThread thread() const {
        PlanThread thread;
        thread.is_exported = actions_.is_exported(case_);
        needs_.each(case_, set_aside_, [&](RecordIndex at, const Record& record) {
            const auto actions = by_need_.find(at);
            if (actions == by_need_.end()) return thread.steps.push_back(found(at, record));
            for (const RecordIndex action : actions->second) thread.steps.push_back(planned(action));
        });
        for (const auto& [need, actions] : by_need_)
            if (!is_listed_need(need))
                for (const RecordIndex action : actions) thread.steps.push_back(planned(action));
        diversions_.each(case_, set_aside_, [&](RecordIndex at, const Record& record) {
            if (!carried_out_.contains(at)) thread.steps.push_back(found(at, record));
        });
        return thread;
    }

  private:
    /// Whether the steps of the need itself have told of it already.
    [[nodiscard]] bool is_listed_need(RecordIndex need) const {
        bool is_listed = false;
        needs_.each(case_, set_aside_, [&](RecordIndex at, const Record&) { is_listed = is_listed || at == need; });
        return is_listed;
    }

    [[nodiscard]] std::string named(RecordIndex at, const std::vector<std::string>& facts) const {
        const Record& record = case_.record(at);
        const std::string words = facts_words(facts, record, dictionary_);
        return named_record(record, dictionary_) + (words.empty() ? "" : " (" + words + ")");
    }

    [[nodiscard]] std::string services_of(RecordIndex at) const {
        const auto found = serving_.find(at);
        if (found == serving_.end()) return "";
        std::vector<std::string> all;
        for (const RecordIndex service : found->second) all.push_back(named(service, {"start", "ended"}));
        return list_of(all);
    }

    [[nodiscard]] std::string place_of(RecordIndex at) const {
        const Record& record = case_.record(at);
        return place_words(std::string(record.file), record.line);
    }

    [[nodiscard]] PlanStep found(RecordIndex at, const Record& record) const {
        PlanStep step;
        step.answers = named(at, {"kind", "date", "status", "agreed-date"});
        step.services = services_of(at);
        step.is_reason_given = needs_.text(record, "not-met-reason").has_value();
        step.place = place_of(at);
        return step;
    }

    [[nodiscard]] PlanStep planned(RecordIndex at) const {
        const Record& record = case_.record(at);
        const auto words = [&](std::string_view fact) { return fact_words(fact, record, dictionary_); };
        PlanStep step;
        std::vector<std::string> answered;
        for (const std::string_view reference : {to_need, to_diversion, to_assessment}) {
            const RecordIndex target = actions_.target(record, reference);
            if (target != no_record && case_.has(target)) answered.push_back(named(target, {"kind", "date", "status"}));
        }
        step.answers = list_of(answered);
        step.action = named(at, {"purpose"});
        const RecordIndex plan = actions_.target(record, "plan");
        if (plan != no_record && case_.has(plan)) step.action += ", " + named(plan, {"kind"});
        step.who = words("owner-role");
        step.due = words("due");
        step.done = words("done");
        const std::optional<Day> due = actions_.day(record, "due");
        step.is_due_past = due && *due < as_at_ && actions_.said(case_, record, "done") == Said::blank;
        step.hoped_for = words("outcome-reached");
        step.services = services_of(at);
        step.place = place_of(at);
        return step;
    }

    const Case& case_;
    const Dictionary& dictionary_;
    std::span<const RecordIndex> set_aside_;
    Day as_at_;
    RecordFacts needs_;
    RecordFacts actions_;
    RecordFacts diversions_;
    RecordFacts services_;
    std::map<RecordIndex, std::vector<RecordIndex>> by_need_; ///< planned actions; no_record: they name no need
    std::map<RecordIndex, std::vector<RecordIndex>> serving_; ///< services, by action or need
    std::set<RecordIndex> carried_out_;                       ///< diversion plans that an action carries out
};

} // namespace

PlanThread view_plan_thread(const Case& one_case, const Dictionary& dictionary, std::span<const RecordIndex> set_aside,
                            Day as_at) {
    return ThreadOf(one_case, dictionary, set_aside, as_at).thread();
}

void put_plan_thread(const PlanThread& thread, Fields& fields) {
    fields.flag("are_plans_exported", thread.is_exported);
    fields.list("plan_thread", thread.steps, [](const PlanStep& step, Fields& row) {
        row.text("answers", capitalised(step.answers));
        row.text("action", capitalised(step.action));
        row.text("who", step.who);
        row.text("due", step.due);
        row.flag("is_due_past", step.is_due_past);
        row.text("done", step.done);
        row.text("hoped_for", step.hoped_for);
        row.text("services", step.services);
        row.flag("is_reason_given", step.is_reason_given);
        row.text("place", step.place);
    });
}

} // namespace abide
