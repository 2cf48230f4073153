// What several nights came to together: each finding once, as it stood before them and stands after.
#include "history/net_changes.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/history/history_sample.hpp"

namespace abide::tests {

namespace {

std::vector<SweepRecord> nights() {
    std::vector<SweepRecord> sweeps(3);
    for (std::size_t i = 0; i < sweeps.size(); ++i) {
        sweeps[i].number = static_cast<std::int64_t>(i) + 1;
        sweeps[i].as_at = day("2026-04-10") + static_cast<std::int32_t>(i);
        sweeps[i].documents = {{document_of_procedure(duty_of("C-1").procedure), ""}};
    }
    return sweeps;
}

Transition moved(std::int64_t night, Category category, std::optional<State> from, std::optional<State> to,
                 CauseKind why, const char* open_since) {
    Transition one;
    one.sweep = night;
    one.duty = duty_of("C-1");
    one.category = category;
    one.from = from;
    one.to = to;
    one.open_since = day(open_since);
    one.causes = {{why, ""}};
    return one;
}

NetChanges net_of(const std::vector<Transition>& transitions, const std::vector<SweepRecord>& sweeps) {
    return net_changes(transitions, sweeps, sweeps.back());
}

} // namespace

BOOST_AUTO_TEST_SUITE(history_net_changes)

BOOST_AUTO_TEST_CASE(a_finding_that_came_and_changed_is_new_with_every_cause_once) {
    const NetChanges net =
        net_of({moved(2, Category::new_, State::not_yet_due, State::due_soon, CauseKind::time_passed, "2026-04-11"),
                moved(3, Category::updated, State::due_soon, State::breached, CauseKind::time_passed, "2026-04-11")},
               nights());
    BOOST_REQUIRE(net.changes.size() == 1);
    const Transition& one = net.changes.front();
    BOOST_TEST((one.category == Category::new_));
    BOOST_TEST((one.from == State::not_yet_due && one.to == State::breached));
    BOOST_TEST(one.causes.size() == 1U);
}

BOOST_AUTO_TEST_CASE(it_stands_so_since_the_last_of_several_days) {
    std::vector<Transition> both = {
        moved(2, Category::updated, State::not_yet_due, State::due_soon, CauseKind::time_passed, "2026-04-01"),
        moved(3, Category::updated, State::due_soon, State::breached, CauseKind::time_passed, "2026-04-01")};
    both[0].causes = {{CauseKind::time_passed, "2026-04-11"}, {CauseKind::record_changed, "concern c1"}};
    both[1].causes = {{CauseKind::time_passed, "2026-04-12"}};
    const NetChanges net = net_of(both, nights());
    BOOST_REQUIRE(net.changes.size() == 1);
    BOOST_TEST((net.changes.front().causes ==
                std::vector<Cause>{{CauseKind::record_changed, "concern c1"}, {CauseKind::time_passed, "2026-04-12"}}));
}

BOOST_AUTO_TEST_CASE(what_came_and_went_is_only_counted) {
    const NetChanges net =
        net_of({moved(2, Category::new_, std::nullopt, State::breached, CauseKind::record_changed, "2026-04-11"),
                moved(3, Category::resolved, State::breached, State::met, CauseKind::record_changed, "2026-04-11")},
               nights());
    BOOST_TEST(net.changes.empty());
    BOOST_TEST(net.came_and_went == 1U);
}

BOOST_AUTO_TEST_CASE(a_finding_that_was_open_and_is_not_is_resolved) {
    const NetChanges net =
        net_of({moved(2, Category::updated, State::due_soon, State::breached, CauseKind::time_passed, "2026-04-01"),
                moved(3, Category::resolved, State::breached, State::met, CauseKind::record_changed, "2026-04-01")},
               nights());
    BOOST_REQUIRE(net.changes.size() == 1);
    BOOST_TEST((net.changes.front().category == Category::resolved));
    BOOST_TEST((net.changes.front().from == State::due_soon));
    BOOST_TEST(net.changes.front().causes.size() == 2U);
}

BOOST_AUTO_TEST_CASE(what_was_held_and_is_not_any_more_did_not_change) {
    const std::vector<Transition> held = {
        moved(2, Category::held, State::breached, std::nullopt, CauseKind::not_in_export, "2026-04-01")};
    std::vector<SweepRecord> sweeps = nights();
    sweeps[1].shrunk = true;
    BOOST_TEST(net_of(held, sweeps).changes.empty());
    sweeps[2].away = {{duty_of("C-1").case_id, "", 1}};
    BOOST_TEST(net_of(held, sweeps).changes.size() == 1U);
}

BOOST_AUTO_TEST_CASE(what_could_be_told_before_and_cannot_now_became_so) {
    const NetChanges net = net_of(
        {moved(2, Category::became_cannot_tell, State::due_soon, State::cannot_tell, CauseKind::time_passed,
               "2026-04-01"),
         moved(3, Category::updated, State::cannot_tell, State::cannot_tell, CauseKind::record_changed, "2026-04-01")},
        nights());
    BOOST_REQUIRE(net.changes.size() == 1);
    BOOST_TEST((net.changes.front().category == Category::became_cannot_tell));
}

BOOST_AUTO_TEST_CASE(what_changed_and_changed_back_is_left_out) {
    const Transition there_and_back =
        moved(2, Category::updated, State::due_soon, State::breached, CauseKind::record_changed, "2026-04-01");
    const DutyKey key = key_of(there_and_back.duty);
    const auto left = [&](const Transition& one, const FindingDigests& before, const FindingDigests& after) {
        std::vector<Transition> changes = {one};
        leave_out_changed_back(changes, before, after);
        return changes.size();
    };
    BOOST_TEST(left(there_and_back, {{key, 7}}, {{key, 7}}) == 0U);
    BOOST_TEST(left(there_and_back, {{key, 7}}, {{key, 8}}) == 1U);
    BOOST_TEST(left(there_and_back, {}, {{key, 7}}) == 1U);
    BOOST_TEST(left(there_and_back, {{key, 7}}, {}) == 1U);
    Transition held = there_and_back;
    held.category = Category::held;
    BOOST_TEST(left(held, {{key, 7}}, {{key, 7}}) == 1U);
}

BOOST_AUTO_TEST_CASE(an_exception_that_began_and_did_not_end_is_told) {
    Transition one =
        moved(2, Category::updated, State::breached, State::breached, CauseKind::exception_began, "2026-04-01");
    const FindingDigests same = {{key_of(one.duty), 7}};
    one.causes.front().what = "E-2";
    const auto left = [&] {
        std::vector<Transition> changes = {one};
        leave_out_changed_back(changes, same, same);
        return changes.size();
    };
    BOOST_TEST(left() == 1U);
    one.causes.push_back({CauseKind::exception_ended, "E-1"}); // another one
    BOOST_TEST(left() == 1U);
    one.causes.back().what = "E-2, approved for what began Mon 2 Mar 2026";
    BOOST_TEST(left() == 0U);
}

BOOST_AUTO_TEST_CASE(what_nobody_judged_by_its_procedure_is_held_still) {
    std::vector<SweepRecord> sweeps = nights();
    const std::vector<Transition> held = {
        moved(2, Category::held, State::breached, std::nullopt, CauseKind::procedure_changed, "2026-04-10")};
    BOOST_TEST(net_of(held, sweeps).changes.empty());
    sweeps.back().documents.clear();
    const NetChanges net = net_of(held, sweeps);
    BOOST_REQUIRE(net.changes.size() == 1);
    BOOST_TEST((net.changes.front().category == Category::held));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
