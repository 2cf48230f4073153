// The page of a diagnostic code: what it means and where it comes from.
#include <array>

#include "command/explain_pages.hpp"
#include "command/paragraph.hpp"
#include "procedure/complaints.hpp"

namespace abide {

namespace {

struct Family {
    std::string_view prefix;
    std::string_view about;
};

constexpr std::array<Family, 2> families = {{
    {"PROC-", "It is about a procedure, the dictionary or a calendar. With an error among them nothing is judged."},
    {"RUN-", "It is about a run. The run ends with 3: its result is incomplete."},
}};

struct Meaning {
    std::string_view code;
    std::string_view meaning;
};

constexpr std::array<Meaning, 3> own_codes = {{
    {"RUN-0001", "an export could not be read at all"},
    {"RUN-0002", "there is no procedure to judge an export by"},
    {"RUN-0003", "one case stands in two exports; only the first was judged"},
}};

std::string_view meaning_of(std::string_view code) {
    for (const Meaning& one : own_codes) {
        if (one.code == code) return one.meaning;
    }
    for (const FaultInfo& one : faults()) {
        if (one.code == code) return one.meaning;
    }
    return {};
}

} // namespace

std::string code_page(std::string_view code) {
    const std::string_view meaning = meaning_of(code);
    if (meaning.empty()) return "";
    std::string page = std::string(code) + ": " + std::string(meaning) + "\n";
    for (const Family& family : families) {
        if (code.starts_with(family.prefix)) page += "\n" + paragraph(family.about);
    }
    return page;
}

} // namespace abide
