// Forms that people write: a blank says which parts there are and who writes each; what came back is held against it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "briefing/fields.hpp"
#include "briefing/name_meanings.hpp"
#include "history/tellings.hpp"

namespace abide {

/// A text of a form, or the place of one that nobody has written yet: "[to write, practice lead, 70 words: what …]".
struct FormText {
    std::string text;      ///< as it was written, on one line; of a slot what it waits for
    std::string lead;      ///< of a point that begins "**Lead:**"
    std::string writer;    ///< of a slot: a role
    bool is_slot = false;  ///< nobody has written it
    std::size_t words = 0; ///< of a slot: how many there is room for; 0: any
    std::uint32_t line = 0;
};

/// "- **Label:** B19", above the first part.
struct FormEntry {
    std::string id;   ///< "label"
    std::string name; ///< "Label"
    FormText value;
};

/// One part, under a heading of the second level.
struct FormPart {
    std::string id;      ///< of the heading's words: "safeguarding_concerns"
    std::string heading; ///< "02 Safeguarding concerns"
    std::uint32_t line = 0;
    std::vector<FormText> paragraphs;
    std::vector<FormText> points;            ///< of a list, below the paragraphs
    std::vector<std::string> columns;        ///< of a table; empty: there is none
    std::vector<std::vector<FormText>> rows; ///< as many cells as columns
};

/// Visits every text of the part: paragraphs, points, cells.
template <typename Visit>
void each_text(const FormPart& part, Visit visit) {
    for (const FormText& text : part.paragraphs) visit(text);
    for (const FormText& text : part.points) visit(text);
    for (const std::vector<FormText>& row : part.rows)
        for (const FormText& text : row) visit(text);
}

struct Form {
    std::string id; ///< its file's name: "7mb"
    std::string file;
    std::string title; ///< its heading of the first level
    std::vector<FormEntry> entries;
    std::vector<FormPart> parts;
};

/// Lines that begin with ">" are words to whoever writes, and no part of it. Adds a diagnostic for everything that is
/// no part of a form.
Form read_form(const std::string& id, const std::string& file, std::string_view text, Diagnostics& diagnostics);

/// Holds a form against its blank: the same entries and parts in the same order, tables with the same columns. Adds a
/// diagnostic for each that is missing, unknown or elsewhere, and a warning for each part that says more than there is
/// room for, or holds what looks like an address or a number to ring.
void check_form(const Form& blank, const Form& form, Diagnostics& diagnostics);

/// Adds a warning for whatever in the form tells of a person: ids and labels of cases, ids of workers, names, days of
/// birth.
void check_tellings(const Form& form, const KnownCases& known, Diagnostics& diagnostics);

/// Adds an error for each slot that nobody has written and for each warning of check_form.
void check_publishable(const Form& blank, const Form& form, Diagnostics& diagnostics);

/// How a form is told apart from a draft.
struct FormApproval {
    std::string approved_by; ///< a role; empty: it is a draft
    std::string date;        ///< in words
    std::string made_by;     ///< "Abide 0.1.0"
};

/// Of each entry its id, a text. Of each part ID: lists `ID` (paragraphs) and `ID_points`, whose rows have `text`,
/// `lead` and `is_slot`, of points a `number` too, and where it has a table `ID_rows`, whose rows have `row` and one
/// name for each column. Then `title`, `unwritten`, `approved_by`, `date` and `made_by`. The blank decides which names
/// there are.
Fields fields_of(const Form& blank, const Form& form, const FormApproval& approval);

/// What those names mean that come from the blank: of entries, parts and columns.
MeaningsByPlace meanings_of(const Form& blank);

/// The text of an entry; empty when there is none or nobody has written it.
std::string entry_of(const Form& form, std::string_view id);

} // namespace abide
