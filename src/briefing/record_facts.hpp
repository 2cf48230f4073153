// Facts of one type of record by their names, for reports that count records themselves.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "model/case.hpp"
#include "model/dictionary.hpp"

namespace abide {

/// What an export says of a fact: its value, that it is blank, or that it cannot carry it.
enum class Said : std::uint8_t { known, blank, not_exported };

/// Facts of one type. A name that the dictionary does not know is a fact that is always blank.
class RecordFacts {
  public:
    RecordFacts(const Dictionary& dictionary, std::string_view record);

    /// Calls `on_record` for each record of the type that belongs to the case and is not set aside.
    void each(const Case& one_case, std::span<const RecordIndex> set_aside,
              const std::function<void(RecordIndex, const Record&)>& on_record) const;
    /// Whether the export can carry such records at all.
    [[nodiscard]] bool is_exported(const Case& one_case) const;

    /// A blank or unreadable fact says nothing; neither does one recorded in two ways.
    [[nodiscard]] Said said(const Case& one_case, const Record& record, std::string_view fact) const;
    [[nodiscard]] std::optional<std::string> code(const Record& record, std::string_view fact) const;
    [[nodiscard]] std::optional<std::string> text(const Record& record, std::string_view fact) const;
    /// Nothing when it is not known to the day.
    [[nodiscard]] std::optional<Day> day(const Record& record, std::string_view fact) const;
    /// The record that a reference names.
    [[nodiscard]] RecordIndex target(const Record& record, std::string_view fact) const;
    /// Null when there is no such fact.
    [[nodiscard]] const Fact* fact(std::string_view name) const;

  private:
    [[nodiscard]] const Value* value(const Record& record, std::string_view fact) const;

    const Dictionary* dictionary_;
    std::optional<RecordTypeId> type_;
};

} // namespace abide
