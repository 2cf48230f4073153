// Commands that Abide suggests: to be copied into a shell as they stand.
#include "command/suggested.hpp"

#include <algorithm>

#include "command/output.hpp"

namespace abide {

std::string suggested(const std::string& command, const std::vector<std::string>& arguments,
                      const std::string& options) {
    std::string words;
    for (const std::string& one : arguments) words += " " + shell_word(one);
    const bool is_like_option = std::ranges::any_of(arguments, [](const auto& one) { return one.starts_with('-'); });
    return is_like_option ? command + options + " --" + words : command + words + options;
}

} // namespace abide
