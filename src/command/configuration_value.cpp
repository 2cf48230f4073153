// One value of the configuration: what its setting takes, and what must never surprise anybody.
#include "command/configuration_value.hpp"

#include <algorithm>
#include <charconv>
#include <regex>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/printable.hpp"
#include "base/words.hpp"
#include "command/fail_on.hpp"
#include "command/limits.hpp"

namespace abide {

namespace {

constexpr std::string_view sqlite = "sqlite:";
constexpr std::string_view postgresql = "postgresql:";

using Fault = std::optional<ValueFault>;

Fault wrong(const ConfigurationKey& key, const std::string& value) {
    return ValueFault{std::string(key.name) + ": " + quoted(value) + " is not " + takes_in_words(key), ""};
}

std::optional<std::size_t> number_in(std::string_view text) {
    std::size_t number = 0;
    const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (trouble != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

/// "10 %" and "26 hours" are right but for what the setting says by itself.
std::string number_meant(const ConfigurationKey& key, std::string_view value) {
    const std::size_t end = value.find_first_not_of("0123456789");
    const std::optional<std::size_t> number = number_in(value.substr(0, end));
    if (!number || end == std::string_view::npos || *number < key.least || *number > key.most) return "";
    const std::string_view rest = trim(value.substr(end));
    const bool is_unit = rest == "%" || rest == key.unit || std::string(rest) + "s" == key.unit;
    return is_unit ? "write " + std::to_string(*number) : "";
}

Fault fault_of_number(const ConfigurationKey& key, const std::string& value) {
    const std::optional<std::size_t> number = number_in(value);
    if (number && *number >= key.least && *number <= key.most) return std::nullopt;
    Fault fault = wrong(key, value);
    fault->help = number_meant(key, value);
    return fault;
}

Fault fault_of_choice(const ConfigurationKey& key, const std::string& value) {
    const std::vector<std::string> words = split_words(key.words);
    if (std::find(words.begin(), words.end(), value) != words.end()) return std::nullopt;
    return wrong(key, value);
}

bool is_id(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
               c == '.';
    });
}

Fault fault_of_ids(const ConfigurationKey& key, const std::string& value) {
    std::vector<std::string> seen;
    for (const std::string& id : pieces_of_list(value)) {
        if (!is_id(id)) return wrong(key, value);
        if (std::find(seen.begin(), seen.end(), id) != seen.end())
            return ValueFault{std::string(key.name) + ": " + quoted(id) + " is named twice", "name it once"};
        seen.push_back(id);
    }
    return std::nullopt;
}

Fault fault_of_path(const ConfigurationKey& key, const std::string& value) {
    if (!value.starts_with('~')) return std::nullopt;
    return ValueFault{std::string(key.name) + ": " + quoted(value) + " begins with ~, which stands for no folder here",
                      "write the whole path"};
}

Fault fault_of_address(const ConfigurationKey& key, const std::string& value) {
    if (value.starts_with(postgresql) && value.size() > postgresql.size()) return std::nullopt;
    if (value.starts_with(sqlite) && value.size() > sqlite.size())
        return fault_of_path(key, value.substr(sqlite.size()));
    Fault fault = wrong(key, value);
    const std::string kind = value.substr(0, value.find(':') + 1);
    if (kind.empty()) fault->help = "for a file write " + std::string(sqlite) + value;
    if (kind == "postgres:" || kind == "pgsql:")
        fault->help = did_you_mean("postgres", std::vector<std::string>{"postgresql"});
    return fault;
}

/// What the readers of options say of it, without the option's dashes.
template <class Reader>
Fault fault_told(const ConfigurationKey& key, const Reader& read) {
    try {
        read();
        return std::nullopt;
    } catch (const Error& error) {
        std::string says = error.what();
        const std::string dashes = "--" + std::string(key.name);
        if (says.starts_with(dashes)) says.erase(0, 2);
        const std::size_t semicolon = says.find("; ");
        if (semicolon == std::string::npos) return ValueFault{says, ""};
        return ValueFault{says.substr(0, semicolon), says.substr(semicolon + 2)};
    }
}

} // namespace

std::vector<std::string> pieces_of_list(std::string_view text) {
    std::vector<std::string> pieces;
    if (trim(text).empty()) return pieces;
    for (std::size_t from = 0;;) {
        const std::size_t comma = text.find(',', from);
        pieces.emplace_back(trim(text.substr(from, comma - from)));
        if (comma == std::string_view::npos) return pieces;
        from = comma + 1;
    }
}

bool holds_password(std::string_view text) {
    static const std::regex pair("password[ \t]*=", std::regex::icase);
    static const std::regex address("//[^ ]*:[^ ]*@");
    return std::regex_search(text.begin(), text.end(), pair) || std::regex_search(text.begin(), text.end(), address);
}

std::optional<ValueFault> fault_of_value(const ConfigurationKey& key, const std::string& value) {
    if (holds_password(value)) {
        return ValueFault{std::string(key.name) + ": a password is never written here",
                          "put it into ~/.pgpass, or into a file of that form that PGPASSFILE names", true};
    }
    if (valid_utf8(value) != value)
        return ValueFault{std::string(key.name) + ": the value is not UTF-8", "write it as UTF-8", true};
    if (value.empty() && may_be_empty(key)) return std::nullopt;
    if (value.empty())
        return ValueFault{std::string(key.name) + " needs a value: " + takes_in_words(key),
                          "without this line it is " + std::string(key.standard)};
    switch (key.takes) {
    case Takes::folder:
    case Takes::file:
    case Takes::path: return fault_of_path(key, value);
    case Takes::number: return fault_of_number(key, value);
    case Takes::choice: return fault_of_choice(key, value);
    case Takes::id: return is_id(value) ? std::nullopt : wrong(key, value);
    case Takes::ids: return fault_of_ids(key, value);
    case Takes::bounds: return fault_told(key, [&] { (void)read_limits(pieces_of_list(value)); });
    case Takes::levels: return fault_told(key, [&] { (void)FailOn(value); });
    case Takes::address: return fault_of_address(key, value);
    case Takes::role: return std::nullopt;
    }
    return std::nullopt;
}

std::string resolved(const ConfigurationKey& key, const std::string& value, const std::string& folder) {
    const auto from_folder = [&](std::string_view path) {
        return path.empty() || path.starts_with('/') ? std::string(path) : join_path(folder, path);
    };
    if (is_place(key)) return from_folder(value);
    if (key.takes == Takes::address && value.starts_with(sqlite))
        return std::string(sqlite) + from_folder(std::string_view(value).substr(sqlite.size()));
    return value;
}

} // namespace abide
