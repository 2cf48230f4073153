// A file's bytes as the system puts them into memory: mapped, not copied, and safe when the file shrinks meanwhile.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

namespace abide {

/// Read only and private. Where the file is cut (or its disk fails) while it is mapped, the bytes from the page that
/// could not be had to the end read as zeros, and `is_cut` says so: without that, touching them would end the program
/// with SIGBUS. The handler for that signal is installed with the first mapping, for the whole process; what is no
/// fault of a mapping goes to the handler there was before.
class MappedFile {
  public:
    /// Maps the first `size` bytes of an open file; the descriptor is not needed afterwards. Null when that cannot be
    /// done (then the file has to be read): an empty file, a file system that maps nothing, too many mapped at once.
    static std::unique_ptr<MappedFile> map(int descriptor, std::size_t size);
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    /// Valid as long as this object. May be read by several threads.
    [[nodiscard]] std::string_view bytes() const { return {begin_, size_}; }

    /// The bytes from `from` (in whole pages, rounded down) up to before `to` need not stay in memory. They may still
    /// be read, at the cost of fetching them again.
    void drop(std::size_t from, std::size_t to) const;

    [[nodiscard]] bool is_cut() const;

  private:
    MappedFile(char* begin, std::size_t size, std::size_t slot) : begin_(begin), size_(size), slot_(slot) {}

    char* begin_;
    std::size_t size_;
    std::size_t slot_; ///< in the table that the signal handler reads
};

} // namespace abide
