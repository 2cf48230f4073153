// What is wrong with a file somebody wrote: code, place, sentence and help; all of a file's at once.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace abide {

/// A place in a file. Lines and columns count from 1; 0 means "not known". Columns count bytes.
struct Place {
    std::string file;
    std::uint32_t line = 0;
    std::uint32_t column = 0;

    bool operator==(const Place&) const = default;
};

/// Where the byte `at` of this file's text stands.
Place place_at(const std::string& file, std::string_view text, std::size_t at);

enum class Gravity : std::uint8_t { note, warning, error };

/// "note", "warning", "error".
std::string_view name_of(Gravity gravity);

/// One sentence about one place. `says` never carries record text beyond ids, names of facts and the
/// offending value where that value is a code or a date.
struct Diagnostic {
    std::string code; ///< stable, e.g. "XML-0107"; listed in procedures/README.md
    Gravity gravity = Gravity::error;
    Place place;
    std::string case_id;     ///< empty when outside a case
    std::string says;        ///< one sentence
    std::string help;        ///< what to do, or empty ("did you mean …")
    std::string source_line; ///< the line itself or a part of it; of records only names, the rest is masked
    std::uint32_t cut = 0;   ///< how many bytes of the line stand before that part
    std::uint32_t width = 1; ///< how many columns the caret marks
    std::uint32_t shown = 0; ///< of a record's line: how many bytes from the column on need no masking
    std::size_t times = 1;   ///< how many of the kind it stands for

    bool operator==(const Diagnostic&) const = default;
};

using Diagnostics = std::vector<Diagnostic>;

/// Takes the part of the line around the diagnostic's column that fits a terminal.
void show_source(Diagnostic& diagnostic, std::string_view line);

/// How many there are, those counted included that are not spelled out.
std::size_t count_of_problems(const Diagnostics& diagnostics);

/// True when at least one is an error.
bool has_errors(const Diagnostics& diagnostics);

/// "file:line:col: error[CODE]: says", the source line with a caret when known, and "help: …"; ends in a newline.
std::string to_text(const Diagnostic& diagnostic);

} // namespace abide
