// The lock: the system's own on an open file, so that a process that was killed holds nothing.
#include "publish/lock.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>

#include "base/error.hpp"
#include "base/words.hpp"

namespace abide {

namespace {

/// The whole file, as the kernel wants it said.
struct flock whole_file() {
    struct flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    return lock;
}

/// What its holder wrote into it.
std::string holder_in(int descriptor) {
    std::array<char, 64> text{};
    const ssize_t got = ::pread(descriptor, text.data(), text.size(), 0);
    if (got <= 0) return "another process";
    return std::string(trim(std::string_view(text.data(), static_cast<std::size_t>(got))));
}

} // namespace

std::optional<Lock> Lock::take(const std::string& file, std::string& held_by) {
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0) throw Error(Exit::not_written, "cannot open the lock " + file + ": " + std::strerror(errno));
    Lock lock(descriptor);
    struct flock wanted = whole_file();
    if (::fcntl(descriptor, F_OFD_SETLK, &wanted) != 0) {
        if (errno != EAGAIN && errno != EACCES)
            throw Error(Exit::not_written, "cannot lock " + file + ": " + std::strerror(errno));
        held_by = holder_in(descriptor);
        return std::nullopt;
    }
    const std::string holder = "process " + std::to_string(::getpid()) + "\n";
    if (::ftruncate(descriptor, 0) != 0 || ::pwrite(descriptor, holder.data(), holder.size(), 0) < 0)
        throw Error(Exit::not_written, "cannot write the lock " + file + ": " + std::strerror(errno));
    return lock;
}

Lock::Lock(Lock&& other) noexcept : descriptor_(other.descriptor_) { other.descriptor_ = -1; }

Lock::~Lock() {
    if (descriptor_ < 0) return;
    // Empty, so that nobody is named who has let go of it. But it stays: were it removed, two could hold locks of two
    // files of one name.
    (void)!::ftruncate(descriptor_, 0);
    ::close(descriptor_);
}

std::string holder_of_lock(const std::string& file) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0) return "";
    // Asked without taking it: a sweep that begins at this moment must not find it held by whoever only looked.
    struct flock found = whole_file();
    const bool is_free = ::fcntl(descriptor, F_OFD_GETLK, &found) != 0 || found.l_type == F_UNLCK;
    std::string holder = is_free ? "" : holder_in(descriptor);
    ::close(descriptor);
    return holder;
}

} // namespace abide
