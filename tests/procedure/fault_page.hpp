// A page of faults: a sound file, small changes to it, and exactly what the loader must say of each.
//
// A page begins with the sound file in an xml block. Each section below it makes changes and states every diagnostic:
//
//     ## A code that its fact does not have
//
//     ```diff
//     -<is fact="concern.category" any-of="2 3"/>
//     +<is fact="concern.category" any-of="2 4"/>
//     ```
//
//     - 11:47 PROC-0203 `4`: "4" is no code of concern.category — it is one of 0, 1, 2 or 3
//
// The lines with "-" stand in the sound file one after the other, exactly once; lead and trail of white space do not
// count. They are replaced by those with "+", which take over the first line's lead. Between back-quotes is what the
// caret marks. After the dash comes the help, when there is one; "(warning)" follows the code of a warning.
#pragma once

#include <string>
#include <vector>

namespace abide::tests {

struct FaultCase {
    std::string name;
    int line = 0;     ///< of the heading, in the page
    int end_line = 0; ///< of what follows the section
    std::string text; ///< the changed file
    std::vector<std::string> expected;
};

/// Throws std::runtime_error naming the line when the page cannot be read.
std::vector<FaultCase> read_fault_page(const std::string& markdown);

/// The page with what each section states replaced by `found`, one list for each section.
std::string approved(const std::string& markdown, const std::vector<std::vector<std::string>>& found);

std::vector<std::string> lines_of(const std::string& text);
/// The lines with their line ends.
std::string joined(const std::vector<std::string>& lines);

} // namespace abide::tests
