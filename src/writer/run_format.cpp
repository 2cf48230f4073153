// The list of ways to write a run down.
#include "writer/run_format.hpp"

#include <array>

namespace abide {

extern const RunFormat text_format;
extern const RunFormat json_format;
extern const RunFormat ndjson_format;
extern const RunFormat csv_format;

namespace {

constexpr std::array<const RunFormat*, 4> formats = {&text_format, &json_format, &ndjson_format, &csv_format};

} // namespace

std::span<const RunFormat* const> run_formats() { return formats; }

const RunFormat* find_run_format(std::string_view name) {
    for (const RunFormat* format : formats) {
        if (format->name == name) return format;
    }
    return nullptr;
}

} // namespace abide
