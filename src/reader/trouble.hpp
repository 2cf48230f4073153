// What is said about a piece of an export that is not read, or not all of it.
#pragma once

#include <string>

#include "base/diagnostic.hpp"
#include "reader/reader.hpp"
#include "reader/splitter.hpp"

namespace abide {

/// An error at a place of an export.
Diagnostic error_at(LineColumn at, const char* code, std::string says, std::string help = "");

/// Code, place, sentence and help for the piece's trouble; an error. Requires that it has some.
Diagnostic in_words(const Piece& piece, const Limits& limits);

} // namespace abide
