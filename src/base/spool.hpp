// Text that has to wait until what stands before it is known: in memory while it is small, then in a nameless file.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace abide {

/// Everything appended comes out again in order. Nobody else can open the file: it has no name, and it is gone with
/// the process.
class Spool {
  public:
    /// `in_memory`: how many bytes are kept before they go to the file.
    explicit Spool(std::size_t in_memory) : in_memory_(in_memory) {}
    ~Spool();
    Spool(Spool&& other) noexcept;
    Spool(const Spool&) = delete;
    Spool& operator=(const Spool&) = delete;
    Spool& operator=(Spool&&) = delete;

    /// Throws Error(not_written) when the disk is full.
    void append(std::string_view text);
    [[nodiscard]] bool is_empty() const { return in_file_ == 0 && text_.empty(); }
    void for_each_piece(const std::function<void(std::string_view)>& take) const;

  private:
    void move_to_file();
    std::size_t in_memory_;
    std::string text_;
    int file_ = -1;
    std::size_t in_file_ = 0;
};

} // namespace abide
