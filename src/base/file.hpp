// Files: read whole, listed in a fixed order, written whole or not at all.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace abide {

/// The whole file. Throws Error (given exit code) naming the file when it cannot be read.
std::string read_file(const std::string& path);

/// Writes beside `path` under a temporary name (mode 0600), flushes it to disk, then renames it into place:
/// the file is there whole or as it was before. Throws Error(not_written).
void write_file(const std::string& path, std::string_view text);

/// A file that is written piece by piece and comes into being whole: until `put_in_place` there is only a temporary
/// file (mode 0600) beside it, and that goes away with this object. Every member throws Error(not_written).
class NewFile {
  public:
    explicit NewFile(std::string path);
    ~NewFile();
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;
    void append(std::string_view text);
    void put_in_place();

  private:
    [[noreturn]] void fail(const std::string& doing);
    std::string path_;
    std::string temporary_;
    int descriptor_ = -1;
};

/// Creates the folder (mode 0700) and its parents. Throws Error(not_written).
void make_folder(const std::string& path);

bool is_folder(const std::string& path);
bool is_file(const std::string& path);

/// Every regular file below `path` whose name ends in `ending` ("" = all), in byte order of their paths; `path` itself
/// when it is a file. Names that start with a dot are passed over. Throws Error(usage) when `path` does not exist.
std::vector<std::string> files_below(const std::string& path, std::string_view ending);

/// "a/b" + "c" -> "a/b/c".
std::string join_path(std::string_view folder, std::string_view name);

/// "a/b/c.xml" -> "c.xml".
std::string base_name(std::string_view path);

} // namespace abide
