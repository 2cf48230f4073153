// What tonight's record holds of a case, as far as a cause has to say what became of a fact that decided.
#pragma once

#include <string>

#include "history/standing.hpp"

namespace abide {

/// Lists of facts as text, as Standing::facts; a record itself has an empty fact and value. Of a record type that
/// cannot be exported the id is empty too.
struct RecordTonight {
    std::string recorded;     ///< every record there is, and every fact with its value
    std::string unreadable;   ///< facts that have a value nobody can read, or two
    std::string not_exported; ///< facts, and types of record, that the system cannot export
    std::string added;        ///< those of `recorded` that were certainly not recorded the night before
};

/// Which facts differ between how a duty stood and how it stands, and what became of each as far as it is known:
/// "strategy-meeting m1 held-date: 2026-04-09 (now decides); concern c1 category: 2 (was 1)". Empty when the same
/// facts decide. `record`: null when nobody looked.
std::string changed_facts(const Standing* before, const Standing* after, const RecordTonight* record);

} // namespace abide
