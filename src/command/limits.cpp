// Bounds on what exports may hold, as a command line sets them.
#include "command/limits.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <string_view>

#include "base/error.hpp"
#include "base/words.hpp"

namespace abide {

namespace {

struct LimitSpec {
    std::string_view name;
    std::size_t Limits::*limit;
    std::size_t most;
    std::string_view meaning;
};

/// libxml2 itself refuses a value of more than 10 MB and elements nested more than 256 deep, and takes the square of
/// their number for the attributes of one element.
constexpr std::array<LimitSpec, 6> specs = {{
    {"case-bytes", &Limits::case_bytes, 1U << 30U, "bytes of one case"},
    {"text-bytes", &Limits::text_bytes, 9U << 20U, "bytes of one text or attribute value"},
    {"tag-bytes", &Limits::tag_bytes, 9U << 20U, "bytes of one start tag"},
    {"attributes", &Limits::attributes, 4096, "attributes of one element"},
    {"depth", &Limits::depth, 200, "elements inside each other"},
    {"unknown-names", &Limits::unknown_names, 100000, "different names in one file that nobody mapped"},
}};

std::vector<std::string> names() {
    std::vector<std::string> all;
    for (const LimitSpec& spec : specs) all.emplace_back(spec.name);
    return all;
}

const LimitSpec& find_limit(const std::string& name) {
    const auto found =
        std::find_if(specs.begin(), specs.end(), [&](const LimitSpec& spec) { return spec.name == name; });
    if (found != specs.end()) return *found;
    const std::string help = did_you_mean(name, names());
    throw Error(Exit::usage, "--limit: there is no limit \"" + name + "\"; " +
                                 (help.empty() ? "there are " + list_of(names()) : help));
}

[[noreturn]] void ask_how_many(const LimitSpec& spec, std::size_t usual) {
    const std::string name(spec.name);
    throw Error(Exit::usage, "--limit " + name + ": say how many, as in " + name + "=" + std::to_string(usual));
}

std::size_t read_bound(const LimitSpec& spec, std::string_view text) {
    std::size_t bound = 0;
    const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), bound);
    if (trouble == std::errc() && end == text.data() + text.size() && bound >= 1 && bound <= spec.most) return bound;
    throw Error(Exit::usage, "--limit " + std::string(spec.name) + ": \"" + std::string(text) +
                                 "\" is not a whole number from 1 to " + std::to_string(spec.most));
}

} // namespace

Limits read_limits(const std::vector<std::string>& words) {
    Limits limits;
    std::set<std::string_view> seen;
    for (const std::string& word : words) {
        const std::size_t equals = word.find('=');
        const LimitSpec& spec = find_limit(word.substr(0, equals));
        if (equals == std::string::npos) ask_how_many(spec, limits.*spec.limit);
        if (!seen.insert(spec.name).second)
            throw Error(Exit::usage, "--limit " + std::string(spec.name) + " is given twice");
        limits.*spec.limit = read_bound(spec, std::string_view(word).substr(equals + 1));
    }
    return limits;
}

std::string limits_in_words() {
    constexpr std::size_t width = 16;
    const Limits usual;
    std::string text;
    for (const LimitSpec& spec : specs) {
        text.append("  ").append(spec.name).append(width - spec.name.size(), ' ').append(spec.meaning);
        text.append(" (").append(std::to_string(usual.*spec.limit)).append(")\n");
    }
    return text;
}

} // namespace abide
