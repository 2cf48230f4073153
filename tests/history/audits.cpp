// Audits: who takes whose place, how far each case came, what reconciles, and what cannot be recorded.
#include <boost/test/unit_test.hpp>

#include "tests/history/audit_sample.hpp"
#include "tests/history/history_sample.hpp"

namespace abide::tests {

namespace {

using Kind = AuditEntryKind;

AuditStanding standing_with(std::vector<AuditEntry> entries, const Audit& audit = sample_audit()) {
    return standing_of(audit, numbered(std::move(entries)));
}

/// Everything that is wrong with an entry after these, in one line.
std::string faults_of(const AuditEntry& entry, const std::vector<AuditEntry>& before,
                      const Audit& audit = sample_audit()) {
    std::string all;
    for (const std::string& one : check_new_entry(entry, audit, numbered(before), day("2026-05-01"))) all += one + " ";
    return all;
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::string places_of(const AuditStanding& standing) {
    std::string places;
    for (const SelectedCase& one : standing.cases) places += one.id + " ";
    return places;
}

} // namespace

BOOST_AUTO_TEST_SUITE(audits)

BOOST_AUTO_TEST_CASE(the_first_of_the_order_are_selected_under_labels) {
    const AuditStanding standing = standing_with({});
    BOOST_TEST(places_of(standing) == "C-1 C-2 C-3 ");
    BOOST_TEST(standing.cases[2].label == "C");
    BOOST_TEST(case_label(25) == "Z");
    BOOST_TEST(case_label(26) == "AA");
    BOOST_TEST((standing.counts == AuditCounts{3, 0, 0, 0}));
}

BOOST_AUTO_TEST_CASE(who_does_not_agree_is_replaced_by_the_next_of_the_order) {
    const AuditStanding standing =
        standing_with({answer_of(2, Consent::no, "2026-04-12"), answer_of(4, Consent::not_asked, "2026-04-13"),
                       answer_of(1, Consent::yes, "2026-04-13")});
    BOOST_TEST(places_of(standing) == "C-1 C-2 C-3 C-4 C-5 ");
    BOOST_TEST(standing.cases[3].stands_for == 2);
    BOOST_TEST(standing.cases[4].stands_for == 4);
    BOOST_TEST((standing.counts == AuditCounts{5, 1, 0, 0}));
}

BOOST_AUTO_TEST_CASE(nobody_takes_a_place_that_is_not_to_be_taken) {
    Audit without = sample_audit();
    without.replaces = false;
    const std::vector<AuditEntry> refused = {answer_of(2, Consent::no, "2026-04-12")};
    BOOST_TEST(places_of(standing_with(refused, without)) == "C-1 C-2 C-3 ");
    AuditEntry once = refused.front();
    once.is_not_replaced = true;
    BOOST_TEST(places_of(standing_with({once})) == "C-1 C-2 C-3 ");
    // A family that changes its mind twice is not replaced twice, and nobody comes after the last.
    BOOST_TEST(
        places_of(standing_with({answer_of(2, Consent::no, "2026-04-12"), answer_of(2, Consent::yes, "2026-04-13"),
                                 answer_of(2, Consent::withdrawn, "2026-04-14")})) == "C-1 C-2 C-3 C-4 ");
    BOOST_TEST(places_of(standing_with({answer_of(8, Consent::no, "2026-04-12")}, sample_audit(8))).size() == 32U);
}

BOOST_AUTO_TEST_CASE(a_whole_audit_reconciles) {
    const AuditStanding standing = standing_of(sample_audit(), whole_audit());
    BOOST_TEST((standing.counts == AuditCounts{3, 2, 2, 1}));
    BOOST_TEST(faults_of_counts(sample_audit(), standing).empty());
    BOOST_TEST(standing.taking_part() == std::vector<std::string>{"Police"});
    BOOST_TEST((standing.panel == day("2026-04-28")));
    const std::vector<std::string> missing = missing_of(standing);
    BOOST_REQUIRE(missing.size() == 2U);
    BOOST_TEST(missing.front() == "Nobody has recorded whether anybody of the family of C-1 was heard.");
}

// Silence about who was heard is no "no", and what is recorded of one of a family tells of it.
BOOST_AUTO_TEST_CASE(who_was_heard_who_was_not_and_of_whom_nobody_recorded_it_are_told_apart) {
    const auto heard_after = [](const std::vector<std::pair<Kind, const char*>>& recorded) {
        std::vector<AuditEntry> entries = whole_audit();
        for (const auto& [kind, on] : recorded) entries.push_back(audit_entry(kind, on, 1));
        const AuditStanding standing = standing_with(entries);
        const SelectedCase& one = standing.cases.front();
        return std::string(words_of(one.family.heard)) + "; " + std::string(words_of(one.child.heard)) + "; " +
               std::string(words_of(one.parent.heard));
    };
    BOOST_TEST(heard_after({}) == "not recorded; not recorded; not recorded");
    BOOST_TEST(heard_after({{Kind::child_feedback, "2026-04-20"}}) == "heard; heard; not recorded");
    BOOST_TEST(heard_after({{Kind::family_feedback, "2026-04-20"}}) == "heard; not recorded; not recorded");
    BOOST_TEST(heard_after({{Kind::child_not_heard, "2026-04-20"}}) == "not recorded; not heard; not recorded");
    BOOST_TEST(heard_after({{Kind::child_not_heard, "2026-04-20"}, {Kind::parent_not_heard, "2026-04-21"}}) ==
               "not heard; not heard; not heard");
    BOOST_TEST(heard_after({{Kind::family_not_heard, "2026-04-20"}}) == "not heard; not heard; not heard");
    BOOST_TEST(heard_after({{Kind::family_not_heard, "2026-04-20"}, {Kind::child_feedback, "2026-04-22"}}) ==
               "heard; heard; not heard");
}

BOOST_AUTO_TEST_CASE(how_many_were_heard_counts_those_recorded_and_says_of_how_many_it_is_not) {
    std::vector<AuditEntry> entries = whole_audit();
    const auto counted = [&] {
        const HeardCounts counts = standing_with(entries).count_heard(&SelectedCase::child);
        return std::vector{counts.heard, counts.not_heard, counts.not_recorded};
    };
    BOOST_TEST(counted() == (std::vector<std::size_t>{0, 0, 2}));
    entries.push_back(audit_entry(Kind::child_not_heard, "2026-04-20", 1));
    entries.push_back(audit_entry(Kind::child_feedback, "2026-04-20", 2));
    BOOST_TEST(counted() == (std::vector<std::size_t>{1, 1, 0}));
    BOOST_TEST(missing_of(standing_with(entries)).front() ==
               "Nobody has recorded whether anybody of the family of C-1 was heard.");
    entries.push_back(audit_entry(Kind::family_feedback, "2026-04-20", 1));
    BOOST_TEST(missing_of(standing_with(entries)).empty());
}

BOOST_AUTO_TEST_CASE(who_was_not_heard_needs_a_reason_and_contradicts_nothing) {
    std::vector<AuditEntry> entries = whole_audit();
    AuditEntry silent = audit_entry(Kind::child_not_heard, "2026-04-21", 1);
    BOOST_TEST(has(faults_of(silent, entries), "It does not say why, --reason"));
    silent.reason = "Would not be asked.";
    BOOST_TEST(faults_of(silent, entries) == "");
    entries.push_back(silent);
    BOOST_TEST(has(faults_of(silent, entries), "recorded already, of 2026-04-21"));
    BOOST_TEST(has(faults_of(audit_entry(Kind::child_feedback, "2026-04-20", 1), entries),
                   "by 2026-04-21 nobody had been heard"));
    const AuditEntry later = audit_entry(Kind::child_feedback, "2026-04-22", 1);
    BOOST_TEST(faults_of(later, entries) == "");
    entries.push_back(later);
    silent.kind = Kind::family_not_heard;
    BOOST_TEST(has(faults_of(silent, entries), "It is recorded that somebody was heard, on 2026-04-22"));
}

BOOST_AUTO_TEST_CASE(a_family_that_withdraws_leaves_counts_that_do_not_reconcile_until_somebody_acts) {
    std::vector<AuditEntry> entries = whole_audit();
    entries.push_back(answer_of(1, Consent::withdrawn, "2026-04-29"));
    AuditStanding standing = standing_with(entries);
    const std::vector<std::string> faults = faults_of_counts(sample_audit(), standing);
    BOOST_REQUIRE(faults.size() == 1U);
    BOOST_TEST(
        has(faults.front(), "2 cases were audited and 1 case was agreed to: C-1 was audited and not agreed to."));
    BOOST_TEST(faults_of(audit_entry(Kind::taken_out, "2026-04-30", 1), entries) == "");
    entries.push_back(audit_entry(Kind::taken_out, "2026-04-30", 1));
    standing = standing_with(entries);
    BOOST_TEST(faults_of_counts(sample_audit(), standing).empty());
    // The case after C-3 takes the place of the one that withdrew.
    BOOST_TEST((standing.counts == AuditCounts{4, 1, 1, 0}));
}

BOOST_AUTO_TEST_CASE(what_was_discussed_unaudited_does_not_reconcile) {
    std::vector<AuditEntry> entries = whole_audit();
    AuditEntry strike = audit_entry(Kind::struck, "2026-04-30");
    strike.reason = "It was another case's sheet.";
    strike.strikes = 5;
    BOOST_TEST(faults_of(strike, entries) == "");
    entries.push_back(strike);
    const AuditStanding standing = standing_with(entries);
    BOOST_TEST((standing.counts == AuditCounts{3, 2, 1, 1}));
    const std::vector<std::string> faults = faults_of_counts(sample_audit(), standing);
    BOOST_REQUIRE(faults.size() == 1U);
    BOOST_TEST(has(faults.front(), "1 case was discussed and 1 case was audited: C-1 was discussed and not audited."));
}

BOOST_AUTO_TEST_CASE(nothing_is_recorded_that_contradicts_the_record) {
    const std::vector<AuditEntry> none;
    const std::vector<AuditEntry> whole = whole_audit();
    const auto refused = [](const AuditEntry& entry, const std::vector<AuditEntry>& before, std::string_view why) {
        const std::string faults = faults_of(entry, before);
        BOOST_TEST(has(faults, why), faults << "does not say: " << why);
    };
    refused(sheet_of(1, Kind::received, "2026-04-20"), none, "No agency \"Police\" takes part.");
    refused(sheet_of(1, Kind::received, "2026-04-20"), none, "The family of C-1 has not agreed: nobody has answered");
    refused(sheet_of(1, Kind::received, "2026-04-22"), whole, "recorded already, of 2026-04-20");
    refused(sheet_of(3, Kind::received, "2026-04-22"), whole, "The family of C-3 has not agreed: no, 2026-04-12.");
    refused(sheet_of(1, Kind::requested, "2026-04-10"), whole, "agreed on 2026-04-11, and this was before.");
    refused(audit_entry(Kind::child_feedback, "2026-04-20", 3), whole, "has not agreed");
    refused(audit_entry(Kind::discussed, "2026-04-28", 1), whole, "recorded already");
    refused(audit_entry(Kind::discussed, "2026-04-27", 2), whole, "meets on 2026-04-28, and this was before.");
    refused(audit_entry(Kind::discussed, "2026-04-28", 1), {answer_of(1, Consent::yes, "2026-04-11")},
            "has not been audited");
    refused(audit_entry(Kind::discussed, "2026-04-28", 1), {answer_of(1, Consent::yes, "2026-04-11")}, "No day is set");
    refused(audit_entry(Kind::panel, "2026-06-01"), whole, "The panel has met: 1 case was discussed.");
    refused(audit_entry(Kind::circulated, "2026-04-20"), none, "No sheet has come in yet.");
    refused(audit_entry(Kind::taken_out, "2026-04-30", 1), whole, "for a case whose family withdrew: yes, 2026-04-11.");
    refused(answer_of(1, Consent::yes, "2026-04-09"), none, "the cases were drawn as at 2026-04-10");
    refused(answer_of(1, Consent::yes, "2026-05-02"), none, "a day that has not come");
    refused(answer_of(1, Consent::yes, "2026-04-20"), whole, "recorded already, of 2026-04-11");
    refused(answer_of(1, Consent::no, "2026-04-20"), whole, "write withdrawn");
    refused(answer_of(3, Consent::withdrawn, "2026-04-20"), whole, "Only consent that was given can be withdrawn");
    refused(answer_of(3, Consent::yes, "2026-04-11"), whole, "this one would be earlier");
    refused(answer_of(1, Consent::not_asked, "2026-04-20"), none, "why the family is not asked");
    AuditEntry nameless = answer_of(1, Consent::yes, "2026-04-20");
    nameless.by = "n.n@example.org";
    refused(nameless, none, "a role is meant, never a person");
    nameless.by.clear();
    refused(nameless, none, "which role had the answer");
    refused(audit_entry(Kind::not_taking_part, "2026-04-20"), none, "which agency");
    refused(sheet_of(0, Kind::not_taking_part, "2026-04-20"), whole, "why the agency cannot take part");
    refused(sheet_of(0, Kind::not_taking_part, "2026-04-20"), whole, "Police has sent sheets in.");
    refused(sheet_of(0, Kind::agency, "2026-04-20"), whole, "takes part already");
    AuditEntry strike = audit_entry(Kind::struck, "2026-04-30");
    strike.strikes = 99;
    refused(strike, whole, "no such entry");
    refused(strike, whole, "what was wrong");
}

BOOST_AUTO_TEST_CASE(an_answer_cannot_be_struck_once_the_next_case_has_answered) {
    std::vector<AuditEntry> entries = {answer_of(1, Consent::no, "2026-04-11"),
                                       answer_of(4, Consent::yes, "2026-04-12")};
    AuditEntry strike = audit_entry(Kind::struck, "2026-04-13");
    strike.reason = "It was another family.";
    strike.strikes = 1;
    BOOST_TEST(has(faults_of(strike, entries), "The case that took the place has entries of its own, of 2026-04-12."));
    entries.pop_back();
    BOOST_TEST(faults_of(strike, entries) == "");
}

BOOST_AUTO_TEST_CASE(an_audit_that_is_wrong_is_not_drawn) {
    Audit audit;
    audit.id = "maca 1";
    audit.seed = "a b";
    std::string faults;
    for (const std::string& one : check_new_audit(audit, {})) faults += one + " ";
    for (const char* why :
         {"can hold letters, digits and", "The seed, --seed, can hold", "--board", "--theme", "--by", "--size"})
        BOOST_TEST(has(faults, why), faults);
    AuditRecords kept;
    kept.audits = {sample_audit()};
    const std::vector<std::string> twice = check_new_audit(sample_audit(), kept);
    BOOST_REQUIRE(twice.size() == 1U);
    BOOST_TEST(has(twice.front(), "There is an audit maca-1 already"));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
