// What nearly every child of an authority has on record: a referral, an assessment, visits and a plan; for some,
// protection.
#include <algorithm>

#include "tests/bench/case.hpp"
#include "tests/bench/record.hpp"

namespace abide::bench {

namespace {

void put_visits(std::string& to, Dice& dice, std::uint32_t start) {
    for (std::uint32_t i = 0; i < 10; ++i) {
        const std::uint32_t on = start + 5 + i * 21;
        if (on > last_day) return;
        put(to, "visit",
            {{"id", "v" + std::to_string(i)}, {"date", day(on)}, {"seen", dice.once_in(9) ? "no" : "yes"}});
    }
}

void put_plan(std::string& to, const Made& made) {
    put(to, "child-plan",
        {{"id", "p1"},
         {"kind", "cin-plan"},
         {"referral", "r1"},
         {"start", day(made.start + 40)},
         {"updated", day(std::min(made.plan_updated, last_day))}});
    for (std::uint32_t i = 0; i < 6; ++i)
        put(to, "plan-item",
            {{"id", "i" + std::to_string(i)},
             {"plan", "p1"},
             {"purpose", i == 5 ? "both" : "own-need"},
             {"owner-role", "social-worker"},
             {"due", day(made.start + 100 + i * 30)}});
}

} // namespace

void put_usual_work(std::string& to, Dice& dice, const Made& made) {
    const std::uint32_t start = made.start;
    const std::string born = std::to_string(2008 + dice.below(16)) + "-" + (dice.once_in(2) ? "03" : "11");
    put(to, "child", {{"id", "ch1"}, {"born", born}, {"looked-after", "no"}, {"not-in-education", "no"}});
    put(to, "child-status", {{"kind", "child-in-need"}, {"start", day(start)}});
    put(to, "referral",
        {{"id", "r1"},
         {"date", day(start)},
         {"recorded-date", day(start + 1)},
         {"source", "3A"},
         {"nfa", "no"},
         {"about-harmful-sexual-behaviour", "no"},
         {"decision-date", day(start + 1)}});
    // Forty-five working days are about sixty-three days: one in eight is late, as in the national figures.
    const std::uint32_t authorised = start + 25 + dice.below(45);
    open_record(to, "assessment", {{"id", "a1"}, {"referral", "r1"}, {"start-date", day(start + 2)}});
    if (authorised <= last_day)
        to += " authorised-date=\"" + day(authorised) + "\" authorised-by=\"social-work-manager\"";
    to += "/>\n";
    put(to, "allocation", {{"worker", "W-1"}, {"start", day(start + 3)}});
    put_visits(to, dice, start);
    put_plan(to, made);
    for (std::uint32_t i = 0; i < 4; ++i) put(to, "supervision", {{"date", day(start + 20 + i * 30)}});
}

void put_protection(std::string& to, Dice& dice, const Made& made) {
    const std::uint32_t discussed = made.start + 4;
    put(to, "section-47",
        {{"id", "e1"},
         {"referral", "r1"},
         {"strategy-discussion-date", day(discussed)},
         {"started-date", day(discussed)},
         {"conference-not-required", "no"},
         {"outcome", "conference"}});
    // Fifteen working days are twenty-one days: one in six is late.
    const std::uint32_t held = discussed + 12 + dice.below(12);
    put(to, "initial-conference",
        {{"id", "k1"}, {"section-47", "e1"}, {"held-date", day(held)}, {"decision", "cp-plan"}});
    // The plan ends with its second or third review.
    const std::uint32_t reviews = 2 + dice.below(2);
    std::uint32_t last = held + 76 + dice.below(18);
    std::string reviewed;
    bool is_ended = true;
    for (std::uint32_t i = 0; i < reviews; ++i) {
        is_ended = last <= last_day;
        if (!is_ended) break;
        put(reviewed, "review-conference",
            {{"id", "w" + std::to_string(i)},
             {"plan", "p2"},
             {"held-date", day(last)},
             {"decision", i + 1 == reviews ? "end" : "continue"}});
        if (i + 1 < reviews) last += 155 + dice.below(28);
    }
    open_record(to, "child-status", {{"kind", "child-protection"}, {"start", day(held)}});
    to += is_ended ? " end=\"" + day(last) + "\"/>\n" : "/>\n";
    open_record(to, "child-plan",
                {{"id", "p2"}, {"kind", "cp-plan"}, {"referral", "r1"}, {"conference", "k1"}, {"start", day(held)}});
    to += is_ended ? " end=\"" + day(last) + "\"/>\n" : "/>\n";
    to += reviewed;
}

} // namespace abide::bench
