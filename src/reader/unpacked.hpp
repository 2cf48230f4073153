// Text that stands packed in a file, unpacked as it is read: nothing is written to disk, nothing kept in memory.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

namespace abide {

class Unpacked {
  public:
    Unpacked() = default;
    virtual ~Unpacked() = default;
    Unpacked(const Unpacked&) = delete;
    Unpacked& operator=(const Unpacked&) = delete;

    /// The next `wanted` bytes. Fewer at the end, and where something is wrong: then `trouble` says what.
    virtual std::size_t read(char* into, std::size_t wanted) = 0;
    /// Why what was packed is not, or not certainly, what was read. A sentence without its beginning, else empty.
    [[nodiscard]] const std::string& trouble() const { return trouble_; }

  protected:
    std::string trouble_;
};

/// What is packed with gzip in an open file, from the place its descriptor has reached; also several such parts one
/// behind the other. The descriptor stays the caller's.
std::unique_ptr<Unpacked> unpack_gzip(int descriptor);

} // namespace abide
