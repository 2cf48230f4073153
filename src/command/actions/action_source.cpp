// Reads a file that actions are imported from: bytes checked first, then as a form or as a table.
#include "command/actions/action_source.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/printable.hpp"
#include "base/text_bytes.hpp"
#include "base/words.hpp"
#include "base/written_date.hpp"
#include "command/actions/docx_form.hpp"
#include "history/actions.hpp"

namespace abide {

namespace {

constexpr std::uintmax_t largest_file = 4'000'000;
constexpr std::size_t most_rows = 2'000; ///< of one file

std::string read_bytes(const std::string& file, Diagnostics& diagnostics) {
    std::error_code trouble;
    const std::uintmax_t size = std::filesystem::file_size(file, trouble);
    if (!is_file(file) || trouble) {
        diagnostics.push_back(fault_at("ACT-0001", {file}, "there is no such file"));
        return "";
    }
    if (size > largest_file) {
        diagnostics.push_back(fault_at("ACT-0001", {file},
                                       "it is larger than any form: " + std::to_string(size) + " bytes, and " +
                                           std::to_string(largest_file) + " is the most"));
        return "";
    }
    if (has_ending(file, ".docx")) return read_docx(file, largest_file, diagnostics);
    try {
        return read_file(file);
    } catch (const Error& error) {
        diagnostics.push_back(fault_at("ACT-0001", {file}, error.what()));
        return "";
    }
}

/// In a .docx nobody counts lines: its rows are told by their numbers.
ReadActions without_lines(ReadActions read) {
    for (Diagnostic& one : read.diagnostics) one.place = {one.place.file};
    for (ProposedAction& row : read.rows) row.place = row.due_place = row.review_place = {read.file};
    return read;
}

} // namespace

std::string shortened_date(const AgreedDate& date) {
    constexpr std::size_t longest = 40;
    const std::string& written = date.questioned;
    return written.size() <= longest ? written : valid_utf8(written.substr(0, longest)) + "…";
}

bool is_far_off(const AgreedDate& date, Day today) {
    constexpr int year = 366; // days
    if (!date.is_stated()) return false;
    const int days = date.when->last - today;
    return days > 20 * year || days < -50 * year;
}

std::string guess_of(const AgreedDate& date) {
    return read_written_date(date.questioned) ? "" : likely_written_date(date.questioned);
}

Diagnostic unreadable_date(const AgreedDate& date, bool is_review, const Place& place, const std::string& whose) {
    const std::string what = std::string(is_review ? "the review date " : "the due date ") +
                             abide::quoted(shortened_date(date)) + " of " + whose;
    if (read_written_date(date.questioned))
        return fault_at("ACT-0005", place, what + " is far off", "is the year right?");
    const std::string guess = guess_of(date);
    return fault_at("ACT-0005", place, what + " cannot be read as a date",
                    guess.empty() ? "a date is written as 2026-05-01, 1 May 2026 or 01.05.26"
                                  : "did you mean " + guess + "?");
}

Diagnostic fault_at(std::string code, const Place& place, std::string says, std::string help) {
    Diagnostic fault;
    fault.code = std::move(code);
    fault.place = place;
    fault.says = std::move(says);
    fault.help = std::move(help);
    return fault;
}

void leave_out(std::size_t row, const Place& place, const std::vector<std::string>& faults, ReadActions& read) {
    ++read.refused;
    for (std::string fault : faults) {
        if (fault.ends_with('.')) fault.pop_back(); // diagnostics have none
        read.diagnostics.push_back(fault_at("ACT-0004", place, "row " + std::to_string(row) + " is left out: " + fault,
                                            "mend the row and import the file again"));
    }
}

void take_row(ProposedAction row, ReadActions& read) {
    if (read.rows.size() + read.refused >= most_rows) {
        if (read.rows.size() + read.refused++ == most_rows)
            read.diagnostics.push_back(
                fault_at("ACT-0004", row.place,
                         "this row and those below are left out: there are more than " + std::to_string(most_rows),
                         "import them from several files"));
        return;
    }
    const auto same = std::ranges::find_if(
        read.rows, [&](const ProposedAction& one) { return is_same_action(one.action, row.action); });
    std::vector<std::string> faults = check_new_action(row.action);
    if (same != read.rows.end())
        faults.push_back("The same action stands in row " + std::to_string(same->row) + " already.");
    if (faults.empty())
        read.rows.push_back(std::move(row));
    else
        leave_out(row.row, row.place, faults, read);
}

void expect_known_ending(const std::string& file) {
    constexpr std::array<std::string_view, 4> endings = {".md", ".txt", ".docx", ".csv"};
    if (std::ranges::none_of(endings, [&](std::string_view one) { return has_ending(file, one); }))
        throw Error(Exit::usage, "cannot tell what " + file +
                                     " is: a returned form ends in .md, .txt or .docx, a table of recommendations in "
                                     ".csv. Nothing was imported");
}

ReadActions read_action_source(const std::string& file, const ActionSource& source) {
    ReadActions read;
    read.file = file;
    const std::string text = read_bytes(file, read.diagnostics);
    if (std::optional<Diagnostic> fault = fault_of_bytes("ACT-0001", file, text))
        read.diagnostics.push_back(std::move(*fault));
    read.is_read = !has_errors(read.diagnostics);
    if (!read.is_read) return read;
    if (has_ending(file, ".docx")) return without_lines(read_action_form(file, text, source));
    return has_ending(file, ".csv") ? read_recommendations(file, text, source) : read_action_form(file, text, source);
}

} // namespace abide
