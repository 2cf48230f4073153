// A setting on a page: its value, where that comes from, and why.
#include "command/setting_rows.hpp"

#include "base/words.hpp"
#include "command/paragraph.hpp"

namespace abide {

std::string setting_rows(const Setting& setting, std::string_view value) {
    std::string first = setting.id + ": " + std::string(value) + " (" + std::string(name_of(setting.basis));
    if (!setting.clause.empty()) first += " " + setting.clause;
    if (!setting.others.empty()) first += "; the text also allows " + list_of(setting.others, "or");
    return paragraph(first + ")", 2) + paragraph(setting.why, 6);
}

} // namespace abide
