// The lock: the system's own on an open file, so that a process that was killed holds nothing.
//
// Its length says who holds it: process 411 locks the bytes 0 to 411, there or not. All of these hold byte 0, so no two
// go together; and since the system takes a lock and its length in one step, whoever holds it is known from the first
// instant to the last, and nobody else is ever named. The file stays empty.
#include "base/lock.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/error.hpp"

namespace abide {

namespace {

/// This process's, as the kernel wants it said.
struct flock lock_of_this_process() {
    struct flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    lock.l_len = static_cast<off_t>(::getpid()) + 1;
    return lock;
}

/// Empty when nobody has it, nothing when the system does not say. Looked up without taking it: a sweep that begins at
/// this moment must not find it held by whoever only looked.
std::optional<std::string> holder_at(int descriptor) {
    struct flock found = lock_of_this_process();
    if (::fcntl(descriptor, F_OFD_GETLK, &found) != 0) return std::nullopt;
    if (found.l_type == F_UNLCK) return "";
    // The system knows only the kind of lock that we do not take by its process.
    const long process = found.l_pid > 0 ? found.l_pid : static_cast<long>(found.l_len) - 1;
    return "process " + std::to_string(process);
}

} // namespace

std::optional<Lock> Lock::take(const std::string& file, std::string& held_by) {
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0) throw Error(Exit::not_written, "cannot open the lock " + file + ": " + std::strerror(errno));
    Lock lock(descriptor);
    struct flock wanted = lock_of_this_process();
    while (::fcntl(descriptor, F_OFD_SETLK, &wanted) != 0) {
        const bool is_held = errno == EAGAIN || errno == EACCES;
        const std::optional<std::string> holder = is_held ? holder_at(descriptor) : std::nullopt;
        if (!holder) throw Error(Exit::not_written, "cannot lock " + file + ": " + std::strerror(errno));
        held_by = *holder;
        if (!held_by.empty()) return std::nullopt; // else it was let go of between the two questions
    }
    return lock;
}

Lock::Lock(Lock&& other) noexcept : descriptor_(other.descriptor_) { other.descriptor_ = -1; }

Lock::~Lock() {
    // The file stays: were it removed, two could hold locks of two files of one name.
    if (descriptor_ >= 0) ::close(descriptor_);
}

std::string holder_of_lock(const std::string& file) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0) return "";
    std::string holder = holder_at(descriptor).value_or("");
    ::close(descriptor);
    return holder;
}

} // namespace abide
