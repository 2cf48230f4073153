// Laws of judging, tried on random records against every shipped procedure.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <tuple>

#include "command/rulebook.hpp"
#include "evaluate/judge.hpp"
#include "tests/evaluate/random_case.hpp"
#include "tests/places.hpp"

namespace abide::tests {

namespace {

/// Everything shipped, loaded once.
const Rulebook& shipped() {
    static const std::unique_ptr<Rulebook> rulebook = [] {
        auto made = std::make_unique<Rulebook>();
        const std::string folder = (repository() / "procedures").string();
        made->add_ground(folder);
        made->add_procedures(folder);
        return made;
    }();
    return *rulebook;
}

void collect(const Condition& condition, std::set<RecordTypeId>& types) {
    types.insert(condition.record);
    types.insert(condition.fact.fact.record);
    for (const PathStep& step : condition.fact.steps) types.insert(step.record);
    for (const Condition& part : condition.parts) collect(part, types);
}

/// The record types the shipped rules speak of.
const std::vector<RecordTypeId>& spoken_of() {
    static const std::vector<RecordTypeId> all = [] {
        std::set<RecordTypeId> types;
        for (const auto& procedure : shipped().procedures()) {
            for (const auto& rule : procedure->rules) {
                types.insert(rule->subject);
                collect(rule->applies, types);
                for (const Argument& argument : rule->args.values) types.insert(argument.record);
                for (const Child& child : rule->args.children) {
                    collect(child.condition, types);
                    for (const Argument& argument : child.values) types.insert(argument.record);
                }
            }
        }
        return std::vector<RecordTypeId>(types.begin(), types.end());
    }();
    return all;
}

std::vector<const Procedure*> procedures() {
    std::vector<const Procedure*> all;
    for (const auto& procedure : shipped().procedures()) all.push_back(procedure.get());
    return all;
}

const Day middle = *day_of(2026, 4, 10);

struct Run {
    std::vector<Verdict> verdicts;
    Counts counts;
    std::optional<Day> changes;
};

Run judge(const Case& one_case, Day as_at) {
    static const std::vector<const Procedure*> all = procedures();
    Run run;
    Judge judge(shipped().dictionary(), all, shipped().expect_calendar("england-and-wales").calendar,
                {as_at, std::nullopt, nullptr, false});
    run.changes = judge.judge(
        one_case, [](const Rule&, State) { return true; }, [&](Verdict&& v) { run.verdicts.push_back(std::move(v)); },
        run.counts);
    return run;
}

/// What names a verdict from one day to the next.
std::string key(const Verdict& verdict) { return fingerprint_text(verdict, ""); }

} // namespace

BOOST_AUTO_TEST_SUITE(laws)

BOOST_AUTO_TEST_CASE(something_is_shipped_to_judge_by) {
    BOOST_TEST(shipped().procedures().size() >= 2U);
    BOOST_TEST(spoken_of().size() > 5U);
}

BOOST_AUTO_TEST_CASE(counts_add_up) {
    for (std::uint32_t seed = 1; seed <= 60; ++seed) {
        const RandomCase random(shipped().dictionary(), spoken_of(), middle, seed);
        const Run run = judge(random.get(), middle);
        std::array<std::size_t, state_count> by_state{};
        for (const Verdict& verdict : run.verdicts) ++by_state.at(static_cast<std::size_t>(verdict.state));
        BOOST_TEST(run.counts.verdicts == run.verdicts.size());
        BOOST_TEST(run.counts.by_state == by_state);
    }
}

BOOST_AUTO_TEST_CASE(a_verdict_stays_until_its_changes_on_and_changes_then) {
    std::size_t tried = 0;
    for (std::uint32_t seed = 100; seed < 112; ++seed) {
        const RandomCase random(shipped().dictionary(), spoken_of(), middle, seed);
        const Run today = judge(random.get(), middle);
        std::map<std::string, const Verdict*> now;
        for (const Verdict& verdict : today.verdicts) now[key(verdict)] = &verdict;
        for (const int ahead : {1, 2, 5, 14, 40, 120, 300}) {
            const Day later = middle + ahead;
            for (const Verdict& then : judge(random.get(), later).verdicts) {
                const auto before = now.find(key(then));
                if (before == now.end()) continue; // its subject had not happened yet
                const std::optional<Day>& changes = before->second->changes_on;
                if (!changes || later < *changes) {
                    BOOST_TEST(name_of(then.state) == name_of(before->second->state), key(then)
                                                                                          << " on " << iso(later));
                    ++tried;
                } else if (later == *changes) {
                    BOOST_TEST(name_of(then.state) != name_of(before->second->state), key(then)
                                                                                          << " on " << iso(later));
                }
            }
        }
        for (const Verdict& verdict : today.verdicts)
            if (verdict.changes_on && today.changes) BOOST_TEST(iso(*verdict.changes_on) >= iso(*today.changes));
    }
    BOOST_TEST(tried > 1000U);
}

BOOST_AUTO_TEST_CASE(order_of_records_changes_no_fingerprint_and_no_state) {
    for (std::uint32_t seed = 200; seed < 230; ++seed) {
        RandomCase random(shipped().dictionary(), spoken_of(), middle, seed);
        std::map<std::string, std::multiset<std::string_view>> states[2];
        const Case shuffled = random.shuffled(seed + 1);
        const Case* both[2] = {&random.get(), &shuffled};
        for (int i = 0; i < 2; ++i)
            for (const Verdict& verdict : judge(*both[i], middle).verdicts)
                states[i][key(verdict)].insert(name_of(verdict.state));
        BOOST_TEST((states[0] == states[1]), "seed " << seed);
    }
}

BOOST_AUTO_TEST_CASE(what_is_told_is_told_in_full) {
    for (std::uint32_t seed = 300; seed < 340; ++seed) {
        const RandomCase random(shipped().dictionary(), spoken_of(), middle, seed);
        for (const Verdict& verdict : judge(random.get(), middle).verdicts) {
            BOOST_TEST(!verdict.says.empty(), key(verdict));
            BOOST_TEST(verdict.says.find('{') == std::string::npos, key(verdict) << verdict.says);
            if (verdict.state == State::met_late) BOOST_TEST(verdict.days_over > 0, key(verdict));
            if (verdict.state == State::cannot_tell) BOOST_TEST(!name_of(verdict.reason).empty(), key(verdict));
            if (verdict.state == State::breached) BOOST_TEST(!name_of(verdict.reason).empty(), key(verdict));
            if (verdict.state == State::met) BOOST_TEST(name_of(verdict.reason).empty(), key(verdict));
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
