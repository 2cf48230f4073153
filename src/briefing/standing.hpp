// Where a child stands: the few facts a reader wants before any verdict.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "briefing/fields.hpp"
#include "model/case.hpp"
#include "model/dictionary.hpp"

namespace abide {

/// Which facts of which types of record, in order: the file report-templates/standing.txt.
struct StandingFacts {
    struct Row {
        std::string type;
        std::vector<std::string> facts;
    };
    std::vector<Row> rows;
};

/// Reads lines "type: fact fact". Adds a diagnostic for each line that is none.
StandingFacts read_standing(std::string_view text, const std::string& file, Diagnostics& diagnostics);

/// One record of the case.
struct StandingRecord {
    std::string record; ///< "concern c1"
    std::string facts;  ///< "believed date Thu 2 Apr 2026, category 2"
    std::string place;  ///< "cases/north.xml:22"
};

/// "Thu 2 Apr 2026", "cp-plan" in its words; empty for a text, a reference and what is not known.
std::string fact_words(std::string_view fact, const Record& record, const Dictionary& dictionary);

/// "believed date Thu 2 Apr 2026, category 2": those of the facts that are known, without texts and references.
std::string facts_words(const std::vector<std::string>& names, const Record& record, const Dictionary& dictionary);

/// The case's own records of those types, in their order and within a type in the export's. Texts are never among them.
/// Types and facts the dictionary does not have are passed over.
std::vector<StandingRecord> view_standing(const StandingFacts& wanted, const Case& one_case,
                                          const Dictionary& dictionary, std::span<const RecordIndex> set_aside);

void put_standing(const StandingRecord& row, Fields& fields);

} // namespace abide
