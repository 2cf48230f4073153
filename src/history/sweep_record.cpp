// What a sweep's documents are called.
#include "history/sweep_record.hpp"

#include <algorithm>

namespace abide {

namespace {

constexpr std::string_view procedure_word = "procedure ";
constexpr std::string_view calendar_word = "calendar ";

} // namespace

std::string document_of_procedure(std::string_view id) { return std::string(procedure_word).append(id); }

std::string document_of_calendar(std::string_view id) { return std::string(calendar_word).append(id); }

bool is_of_calendar(std::string_view document) { return document.starts_with(calendar_word); }

std::string_view procedure_in(std::string_view document) {
    return document.starts_with(procedure_word) ? document.substr(procedure_word.size()) : std::string_view();
}

bool has_judged_by(const SweepRecord& sweep, std::string_view procedure) {
    return std::ranges::any_of(sweep.documents,
                               [&](const NamedText& one) { return procedure_in(one.name) == procedure; });
}

} // namespace abide
