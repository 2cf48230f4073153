// A sweep as it is remembered: when, by what, over what, and how it came out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"
#include "rule/state.hpp"

namespace abide {

/// A text that verdicts went by, kept so that an earlier night can be judged again.
struct Document {
    std::string kind; ///< "procedure" or "calendar"
    std::string id;
    std::string sha256; ///< of `text`
    std::string text;
};

struct SweepExport {
    std::string file;
    std::string sha256;
    std::string area;
    std::string system;
    std::string exported; ///< as the file says it; may be empty
    std::int64_t cases = 0;
    std::int64_t refused = 0;
    bool cut_short = false;

    bool operator==(const SweepExport&) const = default;
};

/// A file of the set a sweep wrote.
struct SweepOutput {
    std::string file; ///< inside the set's folder
    std::string sha256;
    std::int64_t bytes = 0;

    bool operator==(const SweepOutput&) const = default;
};

/// A known case that its exports did not hold. One that left with something open is named every night until it comes
/// back or somebody accepts that it is gone.
struct SweepAway {
    std::string case_id;
    std::string team;               ///< as last known
    std::int64_t open_findings = 0; ///< on the last night it was judged
    bool is_held = true;            ///< what was open on it stays open; else it left, and only that settled it
    bool is_followed = true;        ///< it is to be named on the next night too
    bool is_news = true;            ///< it did not leave on an earlier night

    bool operator==(const SweepAway&) const = default;
};

/// How many verdicts came out how, by rule and team. They add up to every verdict of the sweep.
struct SweepCount {
    std::string procedure;
    std::string rule;
    std::string team; ///< empty: none is recorded
    State state = State::met;
    std::int64_t verdicts = 0;

    bool operator==(const SweepCount&) const = default;
};

struct NamedText {
    std::string name;
    std::string text;

    bool operator==(const NamedText&) const = default;
};

/// What a text is called among a sweep's documents: "procedure islington-hsb", "calendar england-and-wales".
std::string document_of_procedure(std::string_view id);
std::string document_of_calendar(std::string_view id);
/// The id in the name of a procedure's; empty when it names something else.
std::string_view procedure_in(std::string_view document);
bool is_of_calendar(std::string_view document);

struct SweepRecord {
    std::int64_t number = 0; ///< from 1, in the order they ended
    std::string id;          ///< "2026-04-10-1": the as-at date, and which of that date
    Day as_at;
    std::optional<Day> known_at;
    std::string finished;                ///< UTC, "2026-04-11T01:15:07Z"
    std::string inputs;                  ///< a hash of everything it went by: the same input has the same
    std::optional<std::int64_t> repeats; ///< the sweep whose input this one found again, and whose set stands for it
    bool shrunk = false;                 ///< its exports held too few of the known cases
    int exit = 0;                        ///< how the command ended
    std::string version;                 ///< of Abide
    std::string program;                 ///< a hash of the program
    std::string ground;                  ///< a hash of the dictionaries and formats
    std::string outside;                 ///< a hash of the records outside every case, and of what cannot be exported
    std::string set;         ///< the folder of its reports inside the folder of sets; empty when it was removed
    std::string certificate; ///< SHA-256 of its certificate
    std::int64_t cases = 0;
    std::int64_t known_cases = 0;     ///< before it
    std::vector<NamedText> documents; ///< what it went by: name "procedure islington-hsb", text the SHA-256
    std::vector<NamedText> settings;  ///< what the command line and the configuration decided
    std::vector<SweepExport> exports;
    std::vector<SweepOutput> outputs;
    std::vector<SweepCount> counts;
    std::vector<SweepAway> away; ///< by case

    bool operator==(const SweepRecord&) const = default;
};

/// Whether it judged by this procedure. What such a one found is held on a night that did not.
bool has_judged_by(const SweepRecord& sweep, std::string_view procedure);

} // namespace abide
