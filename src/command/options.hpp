// Options: one table of them, each meaning the same in every command that takes it, and what was given for them.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"

namespace abide {

struct OptionSpec {
    std::string_view name;     ///< without the dashes
    std::string_view letter;   ///< "o", or empty
    std::string_view argument; ///< "DATE"; empty: a switch
    std::string_view meaning;  ///< one sentence without its full stop
    bool repeatable = false;
    std::string_view words; ///< the only ones it takes, parted by spaces; empty: any
};

std::span<const OptionSpec> all_options();

/// What one command line gave.
class Options {
  public:
    /// Reads the words after the command's name. `taken` names the options the command takes; `command` is for
    /// messages. Throws Error(usage) with did-you-mean.
    static Options read(std::string_view command, std::span<const std::string_view> taken,
                        const std::vector<std::string>& words);

    /// The words that are no options.
    [[nodiscard]] const std::vector<std::string>& arguments() const { return arguments_; }
    [[nodiscard]] bool has(std::string_view name) const;
    /// The value given, or `otherwise`.
    [[nodiscard]] std::string value(std::string_view name, std::string_view otherwise = "") const;
    [[nodiscard]] std::vector<std::string> values(std::string_view name) const;

    // The same with the value read; each throws Error(usage) saying what would have been right.

    [[nodiscard]] std::optional<Day> day(std::string_view name) const;
    [[nodiscard]] std::size_t number(std::string_view name, std::size_t otherwise) const;
    /// One of `words`, the first of which is the default.
    [[nodiscard]] std::string choice(std::string_view name, std::span<const std::string> words) const;

    /// The only argument, or the first of several. Throws Error(usage), naming what is wanted, when there is none.
    [[nodiscard]] const std::string& first_argument(std::string_view wanted) const;
    /// Throws Error(usage) when there are more arguments than `most`.
    void refuse_more_than(std::size_t most) const;

    /// Gives an option a value from elsewhere, unless the command line gave it one. `origin` is what messages call it:
    /// "abide.conf:12, jobs".
    void complete(std::string_view name, std::vector<std::string> values, std::string origin);
    /// How messages call an option: "--jobs", or where its value came from.
    [[nodiscard]] std::string spelled(std::string_view name) const;

  private:
    void check_values() const;
    std::vector<std::string> arguments_;
    std::map<std::string, std::vector<std::string>, std::less<>> given_;
    std::map<std::string, std::string, std::less<>> origins_; ///< of those that the command line did not give
};

} // namespace abide
