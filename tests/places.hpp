// Where a test finds the repository and the built program, and where it may write.
#pragma once

#include <filesystem>
#include <string_view>

namespace abide::tests {

/// The root of the source tree, absolute.
std::filesystem::path repository();

/// The `abide` program built together with these tests, absolute.
std::filesystem::path program();

/// What is loaded before the program to kill it, or to let a call fail, at the nth change to a file; see
/// tests/faults/faults.cpp.
std::filesystem::path preloaded_faults();

/// The person running the tests asked for expected results to be rewritten: APPROVE=1 is set.
bool approving();

/// Replaces the file's content, making its folders, with the permissions any file gets: unlike write_file() of the
/// program, which keeps what it writes from others. Throws std::runtime_error naming the file.
void write_text(const std::filesystem::path& file, std::string_view text);

/// A new empty folder outside the repository, removed with everything in it at the end of the
/// scope.
class TemporaryFolder {
  public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

} // namespace abide::tests
