// Commands that Abide suggests: to be copied into a shell as they stand.
#pragma once

#include <string>
#include <vector>

namespace abide {

/// `command`, its arguments as words of a POSIX shell, and its options as given_again() writes them. Where an argument
/// begins with a hyphen the options come first and "--" parts them from the arguments, so that no id that stands in a
/// record is taken for an option.
std::string suggested(const std::string& command, const std::vector<std::string>& arguments,
                      const std::string& options);

} // namespace abide
