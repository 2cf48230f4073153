// Everything that can be wrong with a procedure, a dictionary or a calendar, and the list a file's faults are put on.
#include "procedure/complaints.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <tuple>
#include <utility>

#include "base/words.hpp"

namespace abide {

namespace {

constexpr std::array fault_list = {
    FaultInfo{Fault::wrong_document, "PROC-0101", "the file is not what it was opened as"},
    FaultInfo{Fault::unknown_element, "PROC-0102", "an element that has no place there"},
    FaultInfo{Fault::unknown_attribute, "PROC-0103", "an attribute that has no place there"},
    FaultInfo{Fault::missing_attribute, "PROC-0104", "an attribute is missing or empty"},
    FaultInfo{Fault::missing_element, "PROC-0105", "an element is missing or empty"},
    FaultInfo{Fault::second_element, "PROC-0106", "an element stands twice where one is meant"},
    FaultInfo{Fault::stray_text, "PROC-0107", "text where only elements belong"},
    FaultInfo{Fault::unknown_word, "PROC-0108", "a word that is not among those allowed"},
    FaultInfo{Fault::bad_id, "PROC-0109", "an id or name that is not lower-case words joined by hyphens"},
    FaultInfo{Fault::duplicate_id, "PROC-0110", "an id or name given twice"},
    FaultInfo{Fault::bad_date, "PROC-0111", "not a date, or not a whole day where one is needed"},
    FaultInfo{Fault::bad_number, "PROC-0112", "not a whole number"},
    FaultInfo{Fault::bad_time, "PROC-0113", "not an instant or not an offset from UTC"},

    FaultInfo{Fault::unknown_record, "PROC-0201", "a record type that the dictionary does not have"},
    FaultInfo{Fault::unknown_fact, "PROC-0202", "a fact that its record type does not have"},
    FaultInfo{Fault::unknown_code, "PROC-0203", "a code that its fact does not have"},
    FaultInfo{Fault::unknown_setting, "PROC-0204", "a setting that the procedure does not have"},
    FaultInfo{Fault::unknown_kind, "PROC-0205", "a check kind that there is none of"},
    FaultInfo{Fault::unknown_clause, "PROC-0206", "a clause that is not in the register"},
    FaultInfo{Fault::unknown_table, "PROC-0207", "a decision table that the procedure does not have"},
    FaultInfo{Fault::unknown_derived, "PROC-0208", "a derived fact that the procedure does not have"},
    FaultInfo{Fault::unknown_state, "PROC-0209", "a state that there is none of"},
    FaultInfo{Fault::unknown_reason, "PROC-0210", "a reason that there is none of"},
    FaultInfo{Fault::unknown_severity, "PROC-0211", "a severity that there is none of"},
    FaultInfo{Fault::unknown_unit, "PROC-0212", "a unit that there is none of"},
    FaultInfo{Fault::unknown_placeholder, "PROC-0213", "a placeholder that the check kind does not fill"},
    FaultInfo{Fault::unknown_item, "PROC-0214", "an item that the check does not have"},
    FaultInfo{Fault::unknown_output, "PROC-0215", "an output that the decision table does not have"},
    FaultInfo{Fault::unknown_condition, "PROC-0216", "a named condition that the procedure does not have"},

    FaultInfo{Fault::wrong_type, "PROC-0301", "a fact of another type than is needed"},
    FaultInfo{Fault::number_in_rule, "PROC-0302", "a number written where a setting belongs"},
    FaultInfo{Fault::out_of_reach, "PROC-0303", "a fact that cannot be reached from the record asked"},
    FaultInfo{Fault::ambiguous_path, "PROC-0304", "a fact that can be reached in two ways"},
    FaultInfo{Fault::wrong_setting, "PROC-0305", "a setting of another sort than is needed"},
    FaultInfo{Fault::wrong_link, "PROC-0306", "a link that does not lead from the one record to the other"},
    FaultInfo{Fault::constant_condition, "PROC-0307", "a condition that always holds or never does"},
    FaultInfo{Fault::empty_condition, "PROC-0308", "a place for conditions with nothing in it"},
    FaultInfo{Fault::unordered_insteads, "PROC-0309", "two exceptions that can both hold, without an order"},
    FaultInfo{Fault::limit_outside_instead, "PROC-0310", "recorded-by-limit where no limit is extended"},
    FaultInfo{Fault::wrong_combination, "PROC-0311", "attributes or elements that do not go together"},
    FaultInfo{Fault::missing_child, "PROC-0312", "a check without anything to check"},
    FaultInfo{Fault::bad_placeholder, "PROC-0313", "a brace in a sentence that is no placeholder"},
    FaultInfo{Fault::circular_condition, "PROC-0314", "a named condition that asks itself"},

    FaultInfo{Fault::editions_overlap, "PROC-0401", "two editions in force on the same day"},
    FaultInfo{Fault::backwards, "PROC-0402", "an end before its beginning"},
    FaultInfo{Fault::setting_without_value, "PROC-0403", "a setting without a value"},
    FaultInfo{Fault::basis_without_clause, "PROC-0404", "a setting taken from the document that cites no clause"},
    FaultInfo{Fault::basis_without_why, "PROC-0405", "an assumption that does not say why"},
    FaultInfo{Fault::unused_setting, "PROC-0406", "a setting that nothing uses (warning)"},
    FaultInfo{Fault::unused_table, "PROC-0407", "a decision table that no rule uses (warning)"},
    FaultInfo{Fault::unused_derived, "PROC-0408", "a derived fact that nothing uses (warning)"},
    FaultInfo{Fault::unused_condition, "PROC-0409", "a named condition that nothing asks (warning)"},

    FaultInfo{Fault::clause_without_why, "PROC-0501", "a clause not wholly checked that does not say why"},
    FaultInfo{Fault::clause_without_words, "PROC-0502", "a clause that does not say what the source asks"},
    FaultInfo{Fault::clause_not_cited, "PROC-0503", "a clause said to be checked that no rule cites"},
    FaultInfo{Fault::clause_cited_all_the_same, "PROC-0504",
              "a clause cited by a rule though nothing is said to check it"},

    FaultInfo{Fault::no_met_example, "PROC-0601", "a rule without an example that is met"},
    FaultInfo{Fault::no_breached_example, "PROC-0602", "a rule without an example that is breached"},
    FaultInfo{Fault::no_cannot_tell_example, "PROC-0603", "a rule without an example that cannot be told"},
    FaultInfo{Fault::no_boundary_example, "PROC-0604", "a limit without an example next to its due date"},
    FaultInfo{Fault::expectations_alike, "PROC-0605", "several expectations that speak of the same subject"},

    FaultInfo{Fault::table_gap, "PROC-0701", "a combination of values that no row covers"},
    FaultInfo{Fault::table_overlap, "PROC-0702", "a combination of values that two rows cover"},
    FaultInfo{Fault::table_row_width, "PROC-0703", "a row with more or fewer cells than the table has columns"},
    FaultInfo{Fault::table_dead_row, "PROC-0704", "a row that rows before it leave nothing to"},
    FaultInfo{Fault::table_value_left_out, "PROC-0705", "a column that leaves out a code of its fact"},
    FaultInfo{Fault::table_too_large, "PROC-0706", "a table with too many combinations to look through"},

    FaultInfo{Fault::dictionary_clash, "PROC-0801", "a dictionary entry at odds with another"},
    FaultInfo{Fault::outside_calendar, "PROC-0802", "a day outside the calendar"},
    FaultInfo{Fault::out_of_order, "PROC-0803", "entries that do not follow each other in time"},
};

static_assert(fault_list.size() == static_cast<std::size_t>(Fault::out_of_order) + 1);

} // namespace

std::span<const FaultInfo> faults() { return fault_list; }

std::string_view code_of(Fault fault) { return fault_list.at(static_cast<std::size_t>(fault)).code; }

void Complaints::error(Fault fault, const Spot& spot, std::string says, std::string help) {
    collected_.push_back(document_.diagnostic(code_of(fault), spot, std::move(says), std::move(help)));
    ++errors_;
}

void Complaints::warn(Fault fault, const Spot& spot, std::string says, std::string help) {
    collected_.push_back(document_.diagnostic(code_of(fault), spot, std::move(says), std::move(help)));
    collected_.back().gravity = Gravity::warning;
}

void Complaints::unknown(Fault fault, const Spot& spot, std::string_view what, std::string_view name,
                         std::span<const std::string> known, std::string otherwise) {
    std::string help = did_you_mean(name, known);
    if (help.empty()) help = std::move(otherwise);
    error(fault, spot, "there is no " + std::string(what) + " \"" + std::string(name) + "\"", std::move(help));
}

void Complaints::deliver() {
    std::stable_sort(collected_.begin(), collected_.end(), [](const Diagnostic& a, const Diagnostic& b) {
        return std::tie(a.place.line, a.place.column) < std::tie(b.place.line, b.place.column);
    });
    diagnostics_.insert(diagnostics_.end(), std::make_move_iterator(collected_.begin()),
                        std::make_move_iterator(collected_.end()));
    collected_.clear();
}

} // namespace abide
