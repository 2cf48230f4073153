// One record of a made-up export as text.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace abide::bench {

using Facts = std::initializer_list<std::pair<std::string_view, std::string_view>>;

/// Adds `<name fact="value" …` without its end: for records that hold others.
inline void open_record(std::string& to, std::string_view name, Facts facts) {
    to += "    <";
    to += name;
    for (const auto& [fact, value] : facts) {
        to += ' ';
        to += fact;
        to += "=\"";
        to += value;
        to += '"';
    }
}

inline void put(std::string& to, std::string_view name, Facts facts) {
    open_record(to, name, facts);
    to += "/>\n";
}

} // namespace abide::bench
