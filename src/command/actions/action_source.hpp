// Files of a source that actions are imported from: a returned form, or a table of recommendations.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "history/action_import.hpp"

namespace abide {

/// What was read in one file.
struct ReadActions {
    std::string file;
    std::string team; ///< whose form it is; empty: it does not say, or is no form
    std::size_t learning_lines = 0;
    std::vector<ProposedAction> rows;
    Diagnostics diagnostics;
    bool is_read = true;     ///< else there are no rows: of a file that is no such form or table nothing is taken
    std::size_t refused = 0; ///< rows
};

/// `text`: UTF-8; `source`: kind and label, the team is the form's.
ReadActions read_action_form(const std::string& file, std::string_view text, const ActionSource& source);
ReadActions read_recommendations(const std::string& file, std::string_view text, const ActionSource& source);

/// Throws Error(usage) when the name ends otherwise than forms (.md, .txt, .docx) and tables (.csv) do.
void expect_known_ending(const std::string& file);
/// By how its name ends, a .docx by way of the program pandoc. What cannot be read is a diagnostic.
ReadActions read_action_source(const std::string& file, const ActionSource& source);

/// Notes what is wrong with the row, and whether it can be taken: takes it into `read`, or counts it as refused.
void take_row(ProposedAction row, ReadActions& read);

/// Counts the row as refused, for each of these reasons (sentences).
void leave_out(std::size_t row, const Place& place, const std::vector<std::string>& faults, ReadActions& read);

/// Whether a date is so far from today that its year must be a slip: more than twenty years ahead, or fifty behind.
bool is_far_off(const AgreedDate& date, Day today);
/// What a questioned date most likely was meant to be; empty when no guess is safe.
std::string guess_of(const AgreedDate& date);

/// A date that nobody can read or that is far off, as actions and the reports that recommend them tell of it. `whose`:
/// "R-3", "6.0-8".
Diagnostic unreadable_date(const AgreedDate& date, bool is_review, const Place& place, const std::string& whose);
/// The same words shortened, as they may stand in a message.
std::string shortened_date(const AgreedDate& date);

/// An error at a place, without the line itself: what people wrote into a form is not repeated in messages.
Diagnostic fault_at(std::string code, const Place& place, std::string says, std::string help = "");

} // namespace abide
