// Critical duties of which no export says whether they are owed: one row of a rule, with all its cases.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "briefing/fields.hpp"
#include "briefing/still_open.hpp"
#include "briefing/verdict_view.hpp"

namespace abide {

/// A rule that could not be asked, for want of the records it is asked of.
struct NotCarried {
    std::string title;
    std::string clauses;            ///< "6-3 and 6-4"
    std::string what;               ///< what the export cannot carry: "strategy meeting"
    std::vector<std::string> cases; ///< each once, in order
};

/// Takes them out of `findings`: what is left rests on a record of the case. Rules in the order in which they were met.
std::vector<NotCarried> take_not_carried(std::vector<VerdictView>& findings);
std::vector<NotCarried> take_not_carried(std::vector<StillOpenRow>& findings);

/// The same rules of other cases join those that are there.
void join(std::vector<NotCarried>& rows, std::span<const NotCarried> more);

/// Writes the list `unasked`.
void put_not_carried(std::span<const NotCarried> rows, Fields& fields);

} // namespace abide
