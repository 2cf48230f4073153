// Puts the types of records of a procedure into the order in which a case comes to them.
#include <algorithm>
#include <deque>
#include <map>
#include <set>

#include "base/words.hpp"
#include "briefing/flow.hpp"
#include "briefing/rule_words.hpp"

namespace abide {

namespace {

struct Leading {
    std::string words;
    std::vector<std::string> to;       // names of types, in the order of the rules
    std::vector<std::string> asked_in; // short names of sections
    std::vector<std::string> placed;   // of `to`, what stands behind it
    bool is_asked_for = false;
};

class Stops {
  public:
    Stops(const std::vector<FlowSection>& sections, const Dictionary& dictionary) : dictionary_(dictionary) {
        for (const FlowSection& section : sections)
            for (const FlowStep& step : section.steps) add(step, short_name(section));
        place_all();
    }

    [[nodiscard]] std::vector<FlowStop> in_order() const {
        std::vector<FlowStop> stops;
        for (const std::string& name : beginnings_) write(name, 0, "", stops);
        return stops;
    }

  private:
    Leading& leading(const std::string& name) {
        const auto [at, is_new] = all_.try_emplace(name);
        if (is_new) {
            order_.push_back(name);
            const auto type = dictionary_.find(name);
            at->second.words = type ? record_words(*type, dictionary_) : name;
        }
        return at->second;
    }

    void add(const FlowStep& step, const std::string& section) {
        leading(step.from).words = step.from_words;
        for (const FlowAim& aim : step.aims)
            for (const std::string& record : aim.records) {
                Leading& there = leading(record);
                add_once(there.asked_in, section);
                if (record == step.from) continue; // a record of a type may ask for another of it
                there.is_asked_for = true;
                add_once(leading(step.from).to, record);
            }
    }

    // The shortest way to each; where records only ask for each other, the first of them begins.
    void place_all() {
        for (const std::string& name : order_)
            if (!all_.at(name).is_asked_for) place_from(name);
        for (const std::string& name : order_)
            if (!met_.contains(name)) place_from(name);
    }

    void place_from(const std::string& beginning) {
        beginnings_.push_back(beginning);
        met_.insert(beginning);
        std::deque<std::string> waiting = {beginning};
        for (; !waiting.empty(); waiting.pop_front()) {
            Leading& one = all_.at(waiting.front());
            for (const std::string& next : one.to) {
                if (!met_.insert(next).second) continue;
                one.placed.push_back(next);
                waiting.push_back(next);
            }
        }
    }

    void write(const std::string& name, std::size_t depth, const std::string& after,
               std::vector<FlowStop>& stops) const {
        const Leading& one = all_.at(name);
        FlowStop stop{name, one.words, depth, after, one.asked_in, {}};
        for (const std::string& next : one.to)
            if (std::ranges::find(one.placed, next) == one.placed.end()) stop.also_to.push_back(all_.at(next).words);
        stops.push_back(std::move(stop));
        for (const std::string& next : one.placed) write(next, depth + 1, one.words, stops);
    }

    const Dictionary& dictionary_;
    std::map<std::string, Leading> all_;
    std::vector<std::string> order_; ///< in which the rules speak of them
    std::set<std::string> met_;
    std::vector<std::string> beginnings_;
};

} // namespace

std::vector<FlowStop> stops_of(const std::vector<FlowSection>& sections, const Dictionary& dictionary) {
    return Stops(sections, dictionary).in_order();
}

} // namespace abide
