// Text that has to wait: kept in memory while it is small, then in a nameless file.
#include "base/spool.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "base/error.hpp"

namespace abide {

namespace {

[[noreturn]] void fail(const std::string& doing) {
    throw Error(Exit::not_written, "cannot " + doing + " the temporary file for the output: " + std::strerror(errno));
}

/// A file without a name, for this process alone.
int open_nameless() {
    const char* chosen = std::getenv("TMPDIR");
    std::string path = chosen != nullptr && *chosen != '\0' ? chosen : "/tmp";
    path += "/abide-XXXXXX";
    const int file = ::mkostemp(path.data(), O_CLOEXEC);
    if (file < 0) fail("create");
    ::unlink(path.c_str());
    return file;
}

} // namespace

Spool::~Spool() {
    if (file_ >= 0) ::close(file_);
}

Spool::Spool(Spool&& other) noexcept
    : in_memory_(other.in_memory_), text_(std::move(other.text_)), file_(std::exchange(other.file_, -1)),
      in_file_(std::exchange(other.in_file_, 0)) {}

void Spool::append(std::string_view text) {
    text_ += text;
    if (text_.size() > in_memory_) move_to_file();
}

void Spool::move_to_file() {
    if (file_ < 0) file_ = open_nameless();
    std::string_view rest = text_;
    while (!rest.empty()) {
        const ssize_t put = ::write(file_, rest.data(), rest.size());
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) fail("write");
        rest.remove_prefix(static_cast<std::size_t>(put));
    }
    in_file_ += text_.size();
    text_.clear();
}

void Spool::for_each_piece(const std::function<void(std::string_view)>& take) const {
    std::string piece(std::min(in_file_, std::size_t{1} << 16U), '\0');
    for (std::size_t at = 0; at < in_file_;) {
        const ssize_t got = ::pread(file_, piece.data(), piece.size(), static_cast<off_t>(at));
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) fail("read back");
        take(std::string_view(piece).substr(0, static_cast<std::size_t>(got)));
        at += static_cast<std::size_t>(got);
    }
    if (!text_.empty()) take(text_);
}

} // namespace abide
