// Files: read whole, listed in a fixed order, written whole or not at all.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace abide {

/// The whole file. Throws Error (given exit code) naming the file when it cannot be read.
std::string read_file(const std::string& path);

/// Writes beside `path` under a temporary name (mode 0600), flushes it to disk, then renames it into place:
/// the file is there whole or as it was before. Throws Error(not_written).
void write_file(const std::string& path, std::string_view text);

/// The same for files that belong together: all are there, or all are as they were before.
void write_files(const std::vector<std::pair<std::string, std::string_view>>& texts);

/// A file that is written piece by piece and comes into being whole: until `put_in_place` there is only a temporary
/// file (mode 0600) beside it, and that goes away with this object. A link is followed to the file it leads to; a
/// device or a pipe is written to directly. Every member throws Error(not_written).
class NewFile {
  public:
    explicit NewFile(std::string path);
    ~NewFile();
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;
    void append(std::string_view text);
    /// Everything appended is on the disk.
    void flush();
    void put_in_place();
    /// After `put_in_place`: as it was before, as far as that is possible.
    void take_back();

  private:
    [[noreturn]] void fail(const std::string& doing);
    std::string path_;
    std::string target_; ///< empty for what is no ordinary file
    std::string temporary_;
    std::string old_; ///< a second name of the file that stood there
    int descriptor_ = -1;
};

/// The names in a folder are on the disk as they are. Throws Error(not_written).
void flush_folder(const std::string& path);

/// Creates the folder (mode 0700) and its parents. Throws Error(not_written).
void make_folder(const std::string& path);

/// A file, a folder or anything else of that name.
bool is_there(const std::string& path);
bool is_folder(const std::string& path);
bool is_file(const std::string& path);

/// What was met below a folder and not listed, in byte order.
struct Passed {
    std::vector<std::string> others;         ///< files whose names end in something else
    std::vector<std::string> linked_folders; ///< not followed: they may lead back up
    std::vector<std::string> unreadable;     ///< "path: why"
};

/// Every file below `path` whose name ends in `ending` ("" = all, upper and lower case alike), in byte order of their
/// paths; `path` itself when it is a file. Names that start with a dot are passed over. Throws Error(usage) when `path`
/// does not exist, and without `passed` also when something below it cannot be read.
std::vector<std::string> files_below(const std::string& path, std::string_view ending, Passed* passed = nullptr);
/// The same for several endings.
std::vector<std::string> files_ending_in(const std::string& path, const std::vector<std::string_view>& endings,
                                         Passed* passed = nullptr);

/// Upper and lower case alike.
bool has_ending(std::string_view name, std::string_view ending);

/// "a/b" + "c" -> "a/b/c".
std::string join_path(std::string_view folder, std::string_view name);

/// "a/b/c.xml" -> "c.xml".
std::string base_name(std::string_view path);

} // namespace abide
