// The settings of the configuration: one table that drives reading, checking, the file of init, doctor and the help.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace abide {

/// What a setting's value is.
enum class Takes : std::uint8_t {
    folder,
    file,
    path,    ///< a file or a folder
    number,  ///< whole, from `least` to `most`, of `unit`
    choice,  ///< one of `words`
    id,      ///< of a calendar or format
    ids,     ///< of procedures, parted by commas
    bounds,  ///< NAME=N, parted by commas, as --limit takes them
    levels,  ///< as --fail-on takes them
    address, ///< of a store
    role,    ///< who somebody is at work, never a name
};

struct ConfigurationKey {
    std::string_view name;
    Takes takes = Takes::path;
    std::string_view standard; ///< what holds when nothing is said, as somebody would write it; empty: nothing does
    std::string_view meaning;  ///< sentences
    std::size_t least = 0;
    std::size_t most = 0;
    std::string_view unit;
    std::string_view words; ///< parted by spaces
};

/// In the order of the file.
std::span<const ConfigurationKey> configuration_keys();
/// Null when there is none.
const ConfigurationKey* find_configuration_key(std::string_view name);
std::vector<std::string> configuration_key_names();

/// A setting whose default is nothing may be left empty; another one needs a value.
constexpr bool may_be_empty(const ConfigurationKey& key) { return key.standard.empty(); }
/// Whether it names a place, which is taken from a folder when it is relative.
constexpr bool is_place(const ConfigurationKey& key) {
    return key.takes == Takes::folder || key.takes == Takes::file || key.takes == Takes::path;
}
/// Whether it takes several values, parted by commas.
constexpr bool repeats(const ConfigurationKey& key) { return key.takes == Takes::ids || key.takes == Takes::bounds; }

/// "exception-warning" -> "ABIDE_EXCEPTION_WARNING".
std::string variable_of(const ConfigurationKey& key);

/// "a whole number from 0 to 100 (percent)".
std::string takes_in_words(const ConfigurationKey& key);

/// The file `abide init` writes: every setting with what it means, its default commented out.
std::string starting_configuration();

/// For the help: "  inbox              inbox", a line each.
std::string configuration_in_words();

} // namespace abide
