// Where a command's result goes, and whether it is coloured there.
#include "command/output.hpp"

#include "base/error.hpp"

namespace abide {

Output::Output(const Options& options, World& world) : world_(&world) {
    const std::string path = options.value("output", "-");
    if (path != "-") file_ = std::make_unique<NewFile>(path);
}

void Output::write(std::string_view text) {
    if (file_) {
        file_->append(text);
        return;
    }
    *world_->out << text;
    if (!*world_->out) throw Error(Exit::not_written, std::string(cannot_write_out));
}

void Output::finish() {
    if (file_) {
        file_->put_in_place();
        return;
    }
    world_->out->flush();
    if (!*world_->out) throw Error(Exit::not_written, std::string(cannot_write_out));
}

bool wants_colour(const Options& options, const World& world) {
    const std::string when = options.value("color", "auto");
    if (options.has("no-color") || when == "never") return false;
    if (when == "always") return true;
    if (!world.variable("NO_COLOR").empty()) return false;
    for (const char* force : {"FORCE_COLOR", "CLICOLOR_FORCE"}) {
        const std::string value = world.variable(force);
        if (!value.empty() && value != "0") return true;
    }
    return world.out_is_terminal && world.variable("TERM") != "dumb";
}

std::string shell_word(std::string_view word) {
    constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_./-,:@%+=";
    // zsh takes what begins with "=" for the name of a program.
    const bool is_plain = !word.starts_with('=') && word.find_first_not_of(plain) == std::string_view::npos;
    if (!word.empty() && is_plain) return std::string(word);
    std::string quoted = "'";
    for (const char c : word) {
        if (c == '\'') {
            quoted += "'\\''";
        } else {
            quoted += c;
        }
    }
    return quoted + "'";
}

std::string given_again(const Options& options, std::initializer_list<std::string_view> names) {
    std::string words;
    for (const std::string_view name : names)
        for (const std::string& value : options.values(name))
            words.append(" --").append(name).append(value.starts_with('-') ? "=" : " ").append(shell_word(value));
    return words;
}

std::string same_store(const Options& options) { return given_again(options, {"config", "state", "store"}); }

} // namespace abide
