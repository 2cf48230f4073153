// A folder that init made, with exports of our own, in which whole commands run in memory on any day of April 2026 and
// after.
#pragma once

#include <string>
#include <vector>

#include "tests/command/in_memory.hpp"
#include "tests/places.hpp"

namespace abide::tests {

class Nights {
  public:
    Nights(); ///< the inbox is empty

    [[nodiscard]] std::string inside(const std::string& name) const;
    [[nodiscard]] const std::string& folder() const { return folder_; }
    /// A line of the configuration.
    void set(const std::string& line) const;
    /// An export of these cases, of Islington.
    void put(const std::string& name, const std::string& cases) const;
    /// Two in the morning of this day, by the shipped procedures; the 31st is the first of May.
    [[nodiscard]] Ended run(const std::vector<std::string>& words, unsigned april = 10) const;
    /// As at the day; the exit code is 0 or 1.
    void sweep(unsigned april = 10) const;
    [[nodiscard]] std::string address() const { return "sqlite:" + inside("state/history.sqlite"); }

  private:
    TemporaryFolder outside_;
    std::string folder_;
};

/// A case whose strategy meeting was not held in time, and whose records have ids of its own.
std::string late_case(const std::string& id, const std::string& concern, const std::string& more = {});

/// Asserts how a sweep and doctor take such an address of a store: both say so, the sentence without its end, and
/// nothing is judged.
void check_store_refused(const std::string& store, int exit, const std::string& says);

/// The files below a folder in which a text stands, inside it.
std::vector<std::string> files_with(const std::string& folder, const std::string& text);

} // namespace abide::tests
