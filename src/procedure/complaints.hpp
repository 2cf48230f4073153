// Everything that can be wrong with a procedure, a dictionary or a calendar, and the list a file's faults are put on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "xml/document.hpp"

namespace abide {

/// Each has a code that never changes; see faults().
enum class Fault : std::uint8_t {
    // how the file is written
    wrong_document,
    unknown_element,
    unknown_attribute,
    missing_attribute,
    missing_element,
    second_element,
    stray_text,
    unknown_word,
    bad_id,
    duplicate_id,
    bad_date,
    bad_number,
    bad_time,
    // names
    unknown_record,
    unknown_fact,
    unknown_code,
    unknown_setting,
    unknown_kind,
    unknown_clause,
    unknown_table,
    unknown_derived,
    unknown_state,
    unknown_reason,
    unknown_severity,
    unknown_unit,
    unknown_placeholder,
    unknown_item,
    unknown_output,
    unknown_condition,
    // what a rule means
    wrong_type,
    number_in_rule,
    out_of_reach,
    ambiguous_path,
    wrong_setting,
    wrong_link,
    constant_condition,
    empty_condition,
    unordered_insteads,
    limit_outside_instead,
    wrong_combination,
    missing_child,
    bad_placeholder,
    circular_condition,
    // editions and settings
    editions_overlap,
    backwards,
    setting_without_value,
    basis_without_clause,
    basis_without_why,
    unused_setting,
    unused_table,
    unused_derived,
    unused_condition,
    // the clause register
    clause_without_why,
    clause_without_words,
    clause_not_cited,
    clause_cited_all_the_same,
    // examples
    no_met_example,
    no_breached_example,
    no_cannot_tell_example,
    no_boundary_example,
    expectations_alike,
    // decision tables
    table_gap,
    table_overlap,
    table_row_width,
    table_dead_row,
    table_value_left_out,
    table_too_large,
    // dictionary and calendars
    dictionary_clash,
    outside_calendar,
    out_of_order,
};

struct FaultInfo {
    Fault fault;
    std::string_view code;    ///< "PROC-0202"
    std::string_view meaning; ///< one clause, as the reference page lists it
};

/// All of them, in the order of the enumeration.
std::span<const FaultInfo> faults();

std::string_view code_of(Fault fault);

/// Collects the faults of one file, each with its source line and a caret.
class Complaints {
  public:
    Complaints(const XmlDocument& document, Diagnostics& diagnostics)
        : document_(document), diagnostics_(diagnostics) {}

    [[nodiscard]] const XmlDocument& document() const { return document_; }

    void error(Fault fault, const Spot& spot, std::string says, std::string help = "");
    void warn(Fault fault, const Spot& spot, std::string says, std::string help = "");

    /// An unknown name: `there is no record "concrn"`, with the nearest known name as help, or else the `otherwise`
    /// text.
    void unknown(Fault fault, const Spot& spot, std::string_view what, std::string_view name,
                 std::span<const std::string> known, std::string otherwise = "");

    [[nodiscard]] bool has_errors() const { return errors_ > 0; }
    [[nodiscard]] std::size_t errors() const { return errors_; }

    /// Puts what was collected in the order of the file and hands it over.
    void deliver();

  private:
    const XmlDocument& document_;
    Diagnostics& diagnostics_;
    Diagnostics collected_;
    std::size_t errors_ = 0;
};

} // namespace abide
