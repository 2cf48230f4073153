// Other programs as a test wants them to be: there, not there, or failing.
#pragma once

#include <string>

namespace abide::tests {

/// PATH without what this machine has, for a time.
class OtherPrograms {
  public:
    /// `path`: folders parted by colons.
    explicit OtherPrograms(const std::string& path);
    ~OtherPrograms();
    OtherPrograms(const OtherPrograms&) = delete;
    OtherPrograms& operator=(const OtherPrograms&) = delete;

  private:
    std::string before_;
};

/// A program that a shell runs.
void write_program(const std::string& file, const std::string& script);

} // namespace abide::tests
