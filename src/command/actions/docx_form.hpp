// Forms that come back as .docx: made Markdown by the program pandoc, where that is there.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.hpp"

namespace abide {

/// The form as Markdown with pipe tables; empty, and a diagnostic, where it cannot be had. `largest`: bytes.
std::string read_docx(const std::string& file, std::uintmax_t largest, Diagnostics& diagnostics);

/// Markdown in which every table that stands there as HTML is a pipe table, as pandoc writes tables of which a cell has
/// several paragraphs. What a cell holds becomes one line.
std::string with_pipe_tables(std::string_view markdown);

} // namespace abide
