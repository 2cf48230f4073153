// What adds up in assurance reports is said to add up: whatever follows from several figures could otherwise tell a
// hidden one. Many made-up populations show which sums always hold; each must be one that was stated.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "briefing/assurance/board.hpp"
#include "briefing/assurance/continuity.hpp"
#include "briefing/assurance/evidence.hpp"
#include "briefing/assurance/good_practice.hpp"
#include "briefing/assurance/meetings.hpp"
#include "briefing/assurance/scorecard.hpp"
#include "briefing/assurance/themes.hpp"
#include "tests/evaluate/random_case.hpp"
#include "tests/reader/reading.hpp"

namespace abide::tests {

namespace {

/// Remainders by a prime: a sum that does not hold holds among them as rarely as one in two thousand million.
constexpr std::uint64_t prime = 2147483647;
using Row = std::vector<std::uint64_t>;

std::uint64_t remainder_of(std::int64_t number) {
    const auto signed_prime = static_cast<std::int64_t>(prime);
    return static_cast<std::uint64_t>((number % signed_prime + signed_prime) % signed_prime);
}

std::uint64_t inverse(std::uint64_t number) {
    std::uint64_t result = 1;
    for (std::uint64_t exponent = prime - 2; exponent > 0; exponent >>= 1U) {
        if ((exponent & 1U) != 0) result = result * number % prime;
        number = number * number % prime;
    }
    return result;
}

/// Rows that no others add up to, each beginning with a 1 where every other has 0.
class Independent {
  public:
    /// Whether it follows from the others; else it is one of them now.
    bool add(Row row) {
        for (const auto& [column, other] : rows_) take_off(row, other, column);
        const auto first = std::ranges::find_if(row, [](std::uint64_t number) { return number != 0; });
        if (first == row.end()) return false;
        const auto column = static_cast<std::size_t>(first - row.begin());
        const std::uint64_t by = inverse(*first);
        for (std::uint64_t& number : row) number = number * by % prime;
        for (auto& [other_column, other] : rows_) take_off(other, row, column);
        rows_.emplace(column, std::move(row));
        return true;
    }

    [[nodiscard]] std::size_t size() const { return rows_.size(); }

    /// All that is orthogonal to the rows.
    [[nodiscard]] std::vector<Row> null_space(std::size_t columns) const {
        std::vector<Row> all;
        for (std::size_t free = 0; free < columns; ++free) {
            if (rows_.contains(free)) continue;
            Row one(columns, 0);
            one[free] = 1;
            for (const auto& [column, row] : rows_) one[column] = (prime - row[free]) % prime;
            all.push_back(std::move(one));
        }
        return all;
    }

  private:
    static void take_off(Row& row, const Row& other, std::size_t column) {
        const std::uint64_t times = row[column];
        if (times == 0) return;
        for (std::size_t i = 0; i < row.size(); ++i) row[i] = (row[i] + (prime - times) * other[i]) % prime;
    }

    std::map<std::size_t, Row> rows_;
};

/// The figures of several publications together. The same key has the same count in all of them.
struct Figures {
    std::map<std::string, std::int64_t> counts;
    std::vector<CountSum> sums;

    void add(const CountTables& tables) {
        const FiguresToPublish figures = tables.figures("made up");
        for (const auto* some : {&figures.counts, &figures.unshown})
            for (const Count& count : *some) {
                const auto [at, is_new] = counts.try_emplace(count.key, count.count);
                if (!is_new && at->second != count.count)
                    BOOST_ERROR(count.key << " is " << at->second << " in one report and " << count.count
                                          << " in another");
            }
        sums.insert(sums.end(), figures.sums.begin(), figures.sums.end());
    }
};

/// "+a -b": a sum in words, for whoever has to state it.
std::string words_of(const Row& sum, const std::vector<std::string>& keys) {
    std::string words;
    for (std::size_t i = 0; i < sum.size(); ++i) {
        if (sum[i] == 0) continue;
        const bool is_negative = sum[i] > prime / 2;
        words += (is_negative ? " -" : " +") + std::to_string(is_negative ? prime - sum[i] : sum[i]) + " " + keys[i];
    }
    return words;
}

/// Fails for each sum that holds in every one of these populations and does not follow from those stated.
void check_stated(const std::vector<Figures>& populations) {
    std::set<std::string> seen;
    for (const Figures& one : populations)
        for (const auto& [key, count] : one.counts)
            if (count != 0) seen.insert(key);
    const std::vector<std::string> keys(seen.begin(), seen.end());
    std::map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < keys.size(); ++i) places[keys[i]] = i;
    BOOST_TEST_REQUIRE(populations.size() > keys.size());

    Independent data;
    Independent stated;
    for (const Figures& one : populations) {
        Row row(keys.size(), 0);
        for (const auto& [key, count] : one.counts)
            if (places.contains(key)) row[places[key]] = remainder_of(count);
        data.add(std::move(row));
        for (const CountSum& sum : one.sums) {
            Row terms(keys.size(), 0);
            const auto add = [&](const std::string& key, std::int64_t times) {
                if (!places.contains(key)) return;
                std::uint64_t& term = terms[places[key]];
                term = (term + remainder_of(times)) % prime;
            };
            add(sum.whole, 1);
            for (const std::string& part : sum.parts) add(part, -1);
            for (const std::string& part : sum.less) add(part, 1);
            stated.add(std::move(terms));
        }
    }
    BOOST_TEST(keys.size() > 20U);
    BOOST_TEST(stated.size() > 0U);
    std::size_t told = 0;
    for (const Row& holds : data.null_space(keys.size())) {
        if (!stated.add(holds)) continue;
        if (told++ < 5) BOOST_ERROR("this always holds and is not stated:" << words_of(holds, keys));
    }
    BOOST_TEST(told == 0U);
}

// ---- made-up duties ----------------------------------------------------------------------------

struct MadeRules {
    /// The first and the last ask of the same records, as whoever reads the procedure knows; the one between of others.
    static constexpr std::uint16_t rules = 3;

    MadeRules() {
        procedure.id = "made-up";
        procedure.title = "Made up";
        for (std::uint16_t i = 0; i < rules; ++i) {
            Rule& rule = *procedure.rules.emplace_back(std::make_unique<Rule>());
            rule.id = "rule-" + std::to_string(i);
            rule.title = "Rule " + std::to_string(i);
            rule.clauses = {std::to_string(i)};
            rule.number = i;
        }
    }
    Procedure procedure;
};

/// The months in which anything happens; the others of the charts are empty.
constexpr int busy_months = 5;

Verdict made_verdict(const MadeRules& made, const Rule& rule, int month, std::mt19937& random) {
    constexpr std::array states = {State::met,         State::met_late, State::breached,
                                   State::cannot_tell, State::due_soon, State::not_yet_due};
    Verdict verdict;
    verdict.procedure = &made.procedure;
    verdict.rule = &rule;
    verdict.state = states.at(random() % states.size());
    if (verdict.state == State::breached) verdict.reason = random() % 2 == 0 ? Reason::not_done : Reason::incomplete;
    if (verdict.state == State::cannot_tell) verdict.reason = random() % 2 == 0 ? Reason::missing : Reason::judgement;
    // Month -1: no day is known.
    if (month >= 0) verdict.began = add_months(*parse_day("2025-11-15"), month);
    if (random() % 4 == 0) verdict.excepted = Excepted();
    return verdict;
}

std::vector<Verdict> made_verdicts(const MadeRules& made, std::mt19937& random) {
    std::vector<Verdict> verdicts;
    const auto judge = [&](std::size_t rule, int month, std::uint32_t record) {
        verdicts.push_back(made_verdict(made, *made.procedure.rules.at(rule), month, random));
        verdicts.back().line = record;
    };
    std::uint32_t records = 0;
    for (int month = -1; month < busy_months; ++month) {
        for (auto times = 1 + random() % 40; times > 0; --times) {
            judge(0, month, ++records);
            judge(2, month, records);
        }
        for (auto times = 1 + random() % 40; times > 0; --times) judge(1, month, ++records);
    }
    return verdicts;
}

AssuredGround made_ground(std::string_view period) {
    AssuredGround ground;
    ground.run.as_at = *parse_day("2026-04-10");
    ground.period = *parse_period(period);
    return ground;
}

/// A quarter, and one of its months: readers may have both.
const std::vector<AssuredGround>& made_grounds() {
    static const std::vector<AssuredGround> grounds = {made_ground("2026-Q1"), made_ground("2026-02")};
    return grounds;
}

} // namespace

BOOST_AUTO_TEST_SUITE(assured_relations)

BOOST_AUTO_TEST_CASE(of_duties_all_sums_are_stated) {
    const MadeRules made;
    const std::vector<Period> months = months_up_to(*parse_period("2026-03"), months_of_a_chart);
    const std::vector<const Procedure*> procedures = {&made.procedure};
    const std::vector<Measure> measures = {{"made-up", "rule-0", "Measure", {}}, {"made-up", "rule-2", "Another", {}}};
    std::mt19937 random(20260410);
    std::vector<Figures> populations;
    for (int i = 0; i < 520; ++i) {
        const std::vector<Verdict> verdicts = made_verdicts(made, random);
        DutyCounts counts(months);
        for (const Verdict& verdict : verdicts) counts.add(verdict);
        const auto cases = static_cast<std::int64_t>(random() % 100);
        Figures& figures = populations.emplace_back();
        for (const AssuredGround& ground : made_grounds()) {
            figures.add(tables_of(view_board(ground, cases, counts, measures, procedures)));
            figures.add(tables_of(view_scorecard(ground, counts, measures, procedures, Screening::off)));
            GoodPracticeGathering practice(ground.period);
            practice.add("C-1", "north", verdicts);
            figures.add(tables_of(practice.view(ground)));
            EvidenceGathering evidence(ground.period);
            evidence.add("C-1", "north", verdicts);
            figures.add(tables_of(evidence.view(ground, measures, procedures)));
        }
    }
    check_stated(populations);
}

namespace {

void check_records(const std::vector<const char*>& names, std::uint32_t populations_needed) {
    const Dictionary& dictionary = shipped_dictionary();
    std::vector<RecordTypeId> types;
    for (const char* name : names) types.push_back(*dictionary.find(name));
    std::mt19937 random(20260410);
    std::vector<Figures> populations;
    for (std::uint32_t i = 0; i < populations_needed; ++i) {
        std::vector<MeetingsGathering> meetings;
        for (const AssuredGround& ground : made_grounds()) meetings.emplace_back(dictionary, ground.period);
        ContinuityGathering continuity(dictionary, made_grounds().front().run.as_at);
        for (std::uint32_t j = 0; j < 40; ++j) {
            const RandomCase one(dictionary, types, *parse_day("2026-02-15"), static_cast<std::uint32_t>(random()));
            for (MeetingsGathering& gathering : meetings) gathering.add(one.get(), {}, {});
            continuity.add(one.get(), {}, random() % 2 == 0 ? "north" : "south");
        }
        Figures& figures = populations.emplace_back();
        for (std::size_t at = 0; at < meetings.size(); ++at)
            figures.add(tables_of(meetings[at].view(made_grounds()[at])));
        figures.add(tables_of(continuity.view(made_grounds().front())));
    }
    check_stated(populations);
}

} // namespace

BOOST_AUTO_TEST_CASE(of_meetings_all_sums_are_stated) { check_records({"strategy-meeting", "attendee"}, 900); }

BOOST_AUTO_TEST_CASE(of_discussions_and_allocations_all_sums_are_stated) {
    check_records({"strategy-discussion", "participant", "allocation"}, 700);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
