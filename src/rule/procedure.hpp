// A procedure, compiled: editions, settings, clauses, rules, decision tables and examples.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "base/diagnostic.hpp"
#include "rule/condition.hpp"
#include "rule/kind.hpp"
#include "rule/setting.hpp"
#include "rule/state.hpp"

namespace abide {

struct Edition {
    std::string id;
    When from;
    bool has_to = false;
    When to; ///< last day in force, when it ended
    bool has_review = false;
    When review_due;
};

enum class ClauseStatus : std::uint8_t { checked, part, for_people, text_missing, not_checked };

std::string_view name_of(ClauseStatus status);

struct Clause {
    std::string id; ///< "5.3-1"
    ClauseStatus status = ClauseStatus::not_checked;
    std::string says;  ///< what the source asks, in our own words
    std::string why;   ///< why it is not wholly checked; empty when it is
    std::string modal; ///< must, should, may … as the source words it; may be empty
    std::uint32_t line = 0;
    // Of a clause for people that a service can answer for; of any other both are empty:
    std::string asked_of;           ///< the role that is asked
    const Setting* every = nullptr; ///< how often, in days or months
    bool asks = true; ///< false: kept so that no sentence is missing; it asks nothing of anybody, so it is no gap

    /// The part of the source it stands in: "5.3" of "5.3-1", "3" of "3-C0-1". An id with no hyphen is its own section.
    [[nodiscard]] std::string section() const { return id.substr(0, id.find('-')); }
};

/// The sentences of a rule, with {placeholders}.
struct Say {
    std::string requirement;
    std::map<std::string, std::string, std::less<>> by_state; ///< "met", "breached", "cannot-tell" …
    std::string ask_who;
    std::string ask;
};

/// What an example says must come out. Empty members were not stated.
struct Expectation {
    State state = State::met;
    Reason reason = Reason::none;
    std::string due;
    std::string start;
    std::string done;
    std::string changes_on;
    std::string missing; ///< fact or record paths, parted by white space
    std::string items;   ///< ids of the items that are breached, parted by white space
    std::string sensitive_to;
    std::string subject; ///< id of the subject record, when several
    std::string period;  ///< for repeated duties: which one, from 1
};

struct Example {
    std::string name;
    Day as_at;
    std::string given; ///< the inside of <given>, as canonical export XML
    std::uint32_t given_line = 0;
    std::vector<Expectation> expects;
    std::uint32_t line = 0;
};

/// What ends everything that is still owed: a day, or one that came for one of these reasons.
struct Ending {
    FactPath on;
    bool has_reason = false;
    FactPath reason;
    std::vector<std::int32_t> codes; ///< the reasons
};

struct Rule {
    std::string id;
    std::string title;
    std::vector<std::string> clauses;
    std::string modal;
    Severity severity = Severity::medium;
    Nature nature = Nature::rule;
    RecordTypeId subject = 0;
    bool of_service = false;          ///< asked once a run, of the records that belong to no case
    const Condition* scope = nullptr; ///< the procedure's: whom it is for; null when the rule asks of every case
    std::vector<Ending> endings;      ///< the procedure's, as far as the subject leads to them
    bool has_applies = false;
    Condition applies;
    const Kind* kind = nullptr;
    Args args;
    std::optional<std::size_t> duty; ///< which of `args` is the date that begins its duty; nothing: the subject's own
    Say say;
    std::vector<Example> examples;
    std::uint32_t line = 0;
    std::uint16_t number = 0; ///< position in the procedure
};

/// Whether its check can find it breached: then it has a sentence for that.
bool can_be_breached(const Rule& rule);

struct DecisionTable {
    struct Input {
        FactPath fact;
        std::vector<std::int32_t> values;
    };
    struct Row {
        /// For each input: allowed codes, and whether an unknown value also fits.
        std::vector<std::vector<std::int32_t>> in;
        std::vector<bool> unknown;
        std::string out;
        std::string clause;
        std::uint32_t line = 0;
    };
    std::string id;
    std::vector<std::string> clauses;
    RecordTypeId subject = 0; ///< the record type the inputs are asked of
    std::vector<Input> inputs;
    std::string output;
    std::vector<Row> rows;
    std::uint32_t line = 0;
};

/// Owned as a whole and never changed after compiling; rules point into settings, tables and derived facts.
struct Procedure {
    std::string id;
    std::string title;
    std::string area;   ///< "Islington"; empty for a national procedure
    std::string nation; ///< "England": for a national procedure
    std::string chapter;
    std::string source; ///< where the text is
    std::string file;
    std::string sha256;
    std::vector<Edition> editions;
    std::optional<Condition> scope; ///< whom the procedure is for, asked of the case
    std::vector<std::unique_ptr<Setting>> settings;
    std::vector<std::unique_ptr<Derived>> derived;
    std::vector<std::unique_ptr<DecisionTable>> tables;
    std::map<std::string, Question> questions; ///< by all that makes out what is asked
    std::vector<std::unique_ptr<Rule>> rules;
    std::vector<Clause> clauses;
    std::map<std::string, std::string> sections; ///< what a part of the source is about, by its id; not all are named
    const Setting* first_day_counted = nullptr;
    const Setting* due_soon = nullptr;
    std::size_t condition_count = 0;

    [[nodiscard]] const Rule* rule(std::string_view rule_id) const;
    [[nodiscard]] const Clause* clause(std::string_view clause_id) const;
    [[nodiscard]] bool is_national() const { return area.empty(); }
};

} // namespace abide
