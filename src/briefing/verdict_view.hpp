// One verdict as briefings show it: everything a reader needs to check it, in words.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "briefing/fields.hpp"
#include "model/case.hpp"
#include "model/dictionary.hpp"
#include "rule/verdict.hpp"

namespace abide {

/// One record that was read, and what of it decided.
struct EvidenceView {
    std::string record; ///< "concern c1"
    std::string place;  ///< "cases/north.xml:22"
    struct FactView {
        std::string fact; ///< "believed date"
        std::string value;
    };
    std::vector<FactView> facts; ///< empty: that the record is there
};

struct MissingView {
    std::string what; ///< "category", "whether it escalated", "strategy meeting"
    std::string path; ///< "concern.category"
    std::string of;   ///< "concern"; empty for a whole type of record
    std::string on;   ///< "concern c1"; empty for a whole type of record
    std::string why;  ///< "not recorded"
    std::string who;  ///< a role that can settle it
    Reason cause = Reason::missing;
    bool none_counts = false; ///< such records are there, and none counts
};

/// "category of concern c1", "concern c1: whether it escalated", "strategy meeting".
std::string what_of(const std::string& what, const std::string& record);

struct ItemView {
    std::string id; ///< in words
    std::string clauses;
    State state = State::met;
    std::string reason;
    std::optional<Excepted> excepted = std::nullopt;
};

struct SettingView {
    std::string id;
    std::string value;
    std::string basis;
};

struct VerdictView {
    std::string anchor; ///< unique on its page: letters, digits and hyphens
    std::string case_id;
    std::string procedure_id;
    std::string procedure; ///< title
    std::string edition;
    std::string rule_id;
    std::string title;
    std::string clause;  ///< the first of `clauses`: what the verdict is listed under
    std::string clauses; ///< "5.3-1, 5.3-3"
    std::string modal;
    Nature nature = Nature::rule;
    Severity severity = Severity::medium;
    State state = State::not_applicable;
    Reason reason = Reason::none;
    std::optional<Day> began; ///< the day the duty began, see Verdict
    std::optional<Day> start;
    std::optional<Day> due;
    std::optional<Day> done;
    std::optional<Day> changes_on;
    bool rests_on_no_record = false; ///< see rests_on_no_record(const Verdict&)
    bool is_overdue = false;         ///< breached and still owed: neither done late nor past doing
    std::string over;                ///< "1 working day"; empty when not over
    std::string subject;             ///< "concern c1"
    std::string place;               ///< where it is in the export
    std::uint32_t period = 0;
    std::string requirement;
    std::string says;
    std::string sum;
    bool is_sensitive = false;
    std::string sensitive_to;
    State other_reading = State::met;
    std::string other_sum;
    std::string ask;
    std::string ask_who;
    std::vector<SettingView> settings;
    std::vector<EvidenceView> evidence;
    std::vector<MissingView> missing;
    std::vector<std::string> alternatives; ///< "If the category of the concern were 2: breached"
    std::vector<ItemView> items;
    std::string fingerprint;
    std::optional<Excepted> excepted; ///< the exception that holds over it
    bool is_excepted = false;         ///< over it, or over each of its items that is a finding
};

/// Anchors of one page: the beginning of the fingerprint, longer where two begin alike.
class Anchors {
  public:
    explicit Anchors(std::string prefix) : prefix_(std::move(prefix)) {}
    std::string for_verdict(const Verdict& verdict);

  private:
    std::string prefix_;
    std::set<std::string> taken_;
};

VerdictView view_verdict(const Verdict& verdict, std::string anchor);

/// Writes what partial `exception` names: `is_approved_late`, `exception`, `exception_reason` …, before each of them
/// `prefix`. Without one the texts are empty.
void put_exception(const std::optional<Excepted>& excepted, const std::string& prefix, Fields& fields);

/// Writes what partial `verdict` names.
void put_verdict(const VerdictView& view, Fields& fields);

/// "strategy meeting m1"; a record that the export gave no id is counted within its type: "risk assessment no. 2".
std::string named_record(std::string_view spoken_type, std::string_view type, std::string_view id);

/// The same for a record: "strategy meeting m1".
std::string named_record(const Record& record, const Dictionary& dictionary);

/// What it is about and its day: "concern c1, due Thu 9 Apr 2026", "strategy meeting m1, done Tue 31 Mar 2026".
std::string which_words(const VerdictView& view);

/// The day a verdict belongs to: when it was due, else from which it counts, else when it began, else when it was done.
std::optional<Day> day_of(const VerdictView& view);

/// "cases/north.xml:22"; the file alone when the line is not known.
std::string place_words(const std::string& file, std::uint32_t line);

/// "strategy meeting m1 (cases/north.xml:22)".
std::string record_and_place(const Record& record, const Dictionary& dictionary);

} // namespace abide
