// Where a command's result goes: the terminal or a pipe, or a file that is there whole or not at all.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/file.hpp"
#include "command/options.hpp"
#include "command/world.hpp"

namespace abide {

/// What is said where nothing can be written there, unless whoever read it has left.
constexpr std::string_view cannot_write_out = "cannot write to the standard output";

/// By -o: a path, or "-" (also the default) for the standard output. Throws Error(not_written).
class Output {
  public:
    Output(const Options& options, World& world);

    void write(std::string_view text);
    /// Everything has been written: a file takes its place. Without this nothing is left behind.
    void finish();
    [[nodiscard]] bool is_file() const { return file_ != nullptr; }

  private:
    World* world_;
    std::unique_ptr<NewFile> file_;
};

/// Whether the standard output may carry colour: --color and --no-color first, then NO_COLOR, then FORCE_COLOR and
/// CLICOLOR_FORCE, then whether it is a terminal that is not "dumb".
bool wants_colour(const Options& options, const World& world);

/// A word as a POSIX shell takes it: as it is, or in single quotes.
std::string shell_word(std::string_view word);

/// Those of the options that were given, as the next command needs them too: " --store sqlite:history".
std::string given_again(const Options& options, std::initializer_list<std::string_view> names);
/// The same of where the configuration and what is remembered are.
std::string same_store(const Options& options);

} // namespace abide
