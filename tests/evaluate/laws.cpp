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
#include "tests/rounds.hpp"
#include "tests/shipped_rulebook.hpp"

namespace abide::tests {

namespace {

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
        for (const auto& procedure : shipped_rulebook().procedures()) {
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
    for (const auto& procedure : shipped_rulebook().procedures()) all.push_back(procedure.get());
    return all;
}

const Day middle = *day_of(2026, 4, 10);

struct Run {
    std::vector<Verdict> verdicts;
    Counts counts;
    std::optional<Day> changes;
};

Run judge(const Case& one_case, Day as_at, bool remembers = true) {
    static const std::vector<const Procedure*> all = procedures();
    Run run;
    Judge judge(shipped_rulebook().dictionary(), all, shipped_rulebook().expect_calendar("england-and-wales").calendar,
                {as_at, std::nullopt, nullptr, false, remembers});
    run.changes = judge.judge(
        one_case, [](const Rule&, State) { return Want::yes; },
        [&](Verdict&& v) { run.verdicts.push_back(std::move(v)); }, run.counts);
    return run;
}

/// What names a verdict from one day to the next.
std::string key(const Verdict& verdict) { return fingerprint_text(verdict, ""); }

/// Everything that is said of a verdict, in one text.
std::string in_full(const Verdict& verdict) {
    std::string text = key(verdict) + "|" + std::string(name_of(verdict.state)) + "|" +
                       std::string(name_of(verdict.reason)) + "|" + verdict.edition + "|" + verdict.says + "|" +
                       verdict.sum + "|" + verdict.other_sum + "|" + verdict.ask + "|" + verdict.over;
    for (const std::optional<Day>& day : {verdict.start, verdict.due, verdict.done, verdict.changes_on})
        text += "|" + (day ? iso(*day) : "");
    for (const MissingFact& fact : verdict.missing) text += "|" + fact.path + fact.record_id;
    for (const VerdictItem& item : verdict.items) text += "|" + item.id + std::string(name_of(item.state));
    for (const UsedSetting& setting : verdict.settings) text += "|" + setting.id + setting.value;
    for (const Evidence& evidence : verdict.evidence) text += "|" + evidence.record + evidence.id + evidence.fact;
    for (const Alternative& other : verdict.alternatives)
        text += "|" + other.path + other.value + std::string(name_of(other.state));
    return text;
}

} // namespace

BOOST_AUTO_TEST_SUITE(laws)

BOOST_AUTO_TEST_CASE(something_is_shipped_to_judge_by) {
    BOOST_TEST(shipped_rulebook().procedures().size() >= 2U);
    BOOST_TEST(spoken_of().size() > 5U);
}

BOOST_AUTO_TEST_CASE(counts_add_up) {
    for (std::uint32_t seed = 1; seed < 1 + rounds(60); ++seed) {
        const RandomCase random(shipped_rulebook().dictionary(), spoken_of(), middle, seed);
        const Run run = judge(random.get(), middle);
        std::array<std::size_t, state_count> by_state{};
        for (const Verdict& verdict : run.verdicts) ++by_state.at(static_cast<std::size_t>(verdict.state));
        BOOST_TEST(run.counts.verdicts == run.verdicts.size());
        BOOST_TEST(run.counts.by_state == by_state);
    }
}

BOOST_AUTO_TEST_CASE(what_is_remembered_changes_no_answer) {
    for (std::uint32_t seed = 400; seed < 400 + rounds(60); ++seed) {
        const RandomCase random(shipped_rulebook().dictionary(), spoken_of(), middle, seed);
        const Run quick = judge(random.get(), middle);
        const Run slow = judge(random.get(), middle, false);
        BOOST_TEST(quick.changes.has_value() == slow.changes.has_value());
        if (quick.changes && slow.changes) BOOST_TEST(iso(*quick.changes) == iso(*slow.changes), "seed " << seed);
        BOOST_TEST(quick.counts.by_state == slow.counts.by_state);
        BOOST_REQUIRE(quick.verdicts.size() == slow.verdicts.size());
        for (std::size_t i = 0; i < quick.verdicts.size(); ++i)
            BOOST_TEST(in_full(quick.verdicts[i]) == in_full(slow.verdicts[i]));
    }
}

BOOST_AUTO_TEST_CASE(what_is_wanted_of_all_cases_is_what_is_wanted_of_one) {
    const auto wants = [](const Rule& rule, State state) {
        return rule.number % 3 != 0 && is_finding(state) ? Want::yes : Want::no;
    };
    const std::vector<const Procedure*> all = procedures();
    Judge judge(shipped_rulebook().dictionary(), all, shipped_rulebook().expect_calendar("england-and-wales").calendar,
                {middle, std::nullopt, nullptr, false});
    judge.want(wants);
    // One judge for all of them: nothing of one case is remembered for the next.
    for (std::uint32_t seed = 500; seed < 500 + rounds(30); ++seed) {
        const RandomCase random(shipped_rulebook().dictionary(), spoken_of(), middle, seed);
        std::vector<std::string> told[2];
        Counts counts[2];
        judge.judge(
            random.get(), [&](Verdict&& verdict) { told[0].push_back(in_full(verdict)); }, counts[0]);
        Judge slow(shipped_rulebook().dictionary(), all,
                   shipped_rulebook().expect_calendar("england-and-wales").calendar,
                   {middle, std::nullopt, nullptr, false, false});
        slow.judge(
            random.get(), wants, [&](Verdict&& verdict) { told[1].push_back(in_full(verdict)); }, counts[1]);
        BOOST_TEST(told[0] == told[1], boost::test_tools::per_element());
        BOOST_TEST(counts[0].by_state == counts[1].by_state);
    }
}

/// What a line shows of a verdict.
std::string shown(const Verdict& verdict) {
    return key(verdict) + "|" + std::string(name_of(verdict.state)) + "|" + std::string(name_of(verdict.reason)) + "|" +
           std::string(name_of(verdict.severity)) + "|" + verdict.says + "|" +
           (verdict.sensitive_to.empty() ? "" : std::string(name_of(verdict.other_reading)));
}

BOOST_AUTO_TEST_CASE(whoever_wants_what_needs_attention_gets_all_of_it_and_nothing_else) {
    const std::vector<const Procedure*> all = procedures();
    for (std::uint32_t seed = 700; seed < 700 + rounds(60); ++seed) {
        const RandomCase random(shipped_rulebook().dictionary(), spoken_of(), middle, seed);
        std::vector<std::string> needed;
        for (const Verdict& verdict : judge(random.get(), middle).verdicts)
            if (needs_attention(verdict)) needed.push_back(shown(verdict));
        Judge judge(shipped_rulebook().dictionary(), all,
                    shipped_rulebook().expect_calendar("england-and-wales").calendar,
                    {middle, std::nullopt, nullptr, false});
        judge.want([](const Rule&, State state) { return want_attention(state); });
        std::vector<std::string> told;
        Counts counts;
        judge.judge(
            random.get(), [&](Verdict&& verdict) { told.push_back(shown(verdict)); }, counts);
        BOOST_TEST(told == needed, boost::test_tools::per_element());
    }
}

BOOST_AUTO_TEST_CASE(a_line_says_what_the_whole_verdict_says) {
    const std::vector<const Procedure*> all = procedures();
    for (std::uint32_t seed = 600; seed < 600 + rounds(60); ++seed) {
        const RandomCase random(shipped_rulebook().dictionary(), spoken_of(), middle, seed);
        std::vector<std::string> told[2];
        for (const Detail detail : {Detail::line, Detail::full}) {
            Judge judge(shipped_rulebook().dictionary(), all,
                        shipped_rulebook().expect_calendar("england-and-wales").calendar,
                        {middle, std::nullopt, nullptr, false});
            judge.want([](const Rule&, State) { return Want::yes; }, detail);
            Counts counts;
            judge.judge(
                random.get(),
                [&](Verdict&& verdict) { told[detail == Detail::line ? 0 : 1].push_back(shown(verdict)); }, counts);
        }
        BOOST_TEST(told[0] == told[1], boost::test_tools::per_element());
    }
}

BOOST_AUTO_TEST_CASE(a_verdict_stays_until_its_changes_on_and_changes_then) {
    std::size_t tried = 0;
    for (std::uint32_t seed = 100; seed < 100 + rounds(12); ++seed) {
        const RandomCase random(shipped_rulebook().dictionary(), spoken_of(), middle, seed);
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
    BOOST_TEST(tried > 80U * rounds(12));
}

BOOST_AUTO_TEST_CASE(order_of_records_changes_no_fingerprint_and_no_state) {
    for (std::uint32_t seed = 200; seed < 200 + rounds(30); ++seed) {
        RandomCase random(shipped_rulebook().dictionary(), spoken_of(), middle, seed);
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
    for (std::uint32_t seed = 300; seed < 300 + rounds(40); ++seed) {
        const RandomCase random(shipped_rulebook().dictionary(), spoken_of(), middle, seed);
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
