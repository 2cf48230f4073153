// Loaded before the C library of a program under test: kills it, or lets a call fail, at the nth change to a file.
//
// ABIDE_FAULT=kill:N      dies by SIGKILL instead of the nth call that changes a file, folder or what is on the disk
// ABIDE_FAULT=tear:N      the same, but where the call writes, half of it is written first
// ABIDE_FAULT=fail:N:ERR  the nth such call fails with this errno
// ABIDE_FAULT=flush:N:ERR the nth fsync or fdatasync fails with this errno
// ABIDE_FAULT_COUNT=FILE  at the end the number of such calls is written there, that of fsyncs behind it
//
// Standard streams do not count.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

enum class Fault { none, kill, tear, fail, flush };

struct Plan {
    Fault fault = Fault::none;
    long at = 0;
    int error = 0;
};

Plan read_plan() {
    Plan plan;
    const char* text = std::getenv("ABIDE_FAULT");
    if (text == nullptr) return plan;
    char word[16] = "";
    if (std::sscanf(text, "%15[a-z]:%ld:%d", word, &plan.at, &plan.error) < 2) std::abort();
    if (std::strcmp(word, "kill") == 0) plan.fault = Fault::kill;
    if (std::strcmp(word, "tear") == 0) plan.fault = Fault::tear;
    if (std::strcmp(word, "fail") == 0) plan.fault = Fault::fail;
    if (std::strcmp(word, "flush") == 0) plan.fault = Fault::flush;
    return plan;
}

const Plan& plan() {
    static const Plan read = read_plan();
    return read;
}

std::atomic<long> changes{0};
std::atomic<long> flushes{0};

template <typename Call>
Call real(const char* name) {
    return reinterpret_cast<Call>(::dlsym(RTLD_NEXT, name));
}

[[noreturn]] void die() {
    ::kill(::getpid(), SIGKILL);
    for (;;) ::pause();
}

/// Whether this call, which would change something, fails; never returns where the program is to die.
bool is_refused(bool* tears = nullptr) {
    const long number = ++changes;
    if (plan().at != number) return false;
    switch (plan().fault) {
    case Fault::kill: die();
    case Fault::tear:
        if (tears == nullptr) die();
        *tears = true;
        return false;
    case Fault::fail: errno = plan().error; return true;
    default: return false;
    }
}

bool is_flush_refused() {
    const long number = ++flushes;
    if (plan().fault != Fault::flush || plan().at != number) return is_refused();
    errno = plan().error;
    return true;
}

bool is_stream(int descriptor) {
    struct stat facts {};
    return (descriptor >= 0 && descriptor <= 2) || ::fstat(descriptor, &facts) != 0 ||
           !(S_ISREG(facts.st_mode) || S_ISDIR(facts.st_mode));
}

template <typename Write>
ssize_t write_or_die(int descriptor, size_t size, const Write& write) {
    if (is_stream(descriptor)) return write(size);
    bool tears = false;
    if (is_refused(&tears)) return -1;
    if (!tears) return write(size);
    write(size / 2);
    die();
}

/// The C library's function of this name, or -1 where the call is to fail.
template <typename... Arguments>
int unless_refused(const char* name, Arguments... arguments) {
    return is_refused() ? -1 : real<int (*)(Arguments...)>(name)(arguments...);
}

/// Whether a file opened so may be made or changed.
bool may_change(int flags) { return (flags & O_ACCMODE) != O_RDONLY || (flags & (O_CREAT | O_TRUNC)) != 0; }

/// `open` is called with the folder in front where the function takes one.
template <typename... Folder>
int open_unless_refused(const char* name, int flags, mode_t mode, const char* path, Folder... folder) {
    if (may_change(flags) && is_refused()) return -1;
    return real<int (*)(Folder..., const char*, int, ...)>(name)(folder..., path, flags, mode);
}

std::FILE* fopen_unless_refused(const char* name, const char* path, const char* mode) {
    if (std::strpbrk(mode, "wa+") != nullptr && is_refused()) return nullptr;
    return real<std::FILE* (*)(const char*, const char*)>(name)(path, mode);
}

/// The mode a file is to be made with is there only where one is made.
mode_t mode_among(int flags, va_list more) {
    return (flags & (O_CREAT | __O_TMPFILE)) != 0 ? static_cast<mode_t>(va_arg(more, int)) : 0;
}

struct AtEnd {
    ~AtEnd() {
        const char* file = std::getenv("ABIDE_FAULT_COUNT");
        if (file == nullptr) return;
        char text[64];
        const int length = std::snprintf(text, sizeof text, "%ld %ld\n", changes.load(), flushes.load());
        // Past the functions below: what is counted must not count itself.
        const int out = real<int (*)(const char*, int, ...)>("open")(file, O_WRONLY | O_CREAT | O_TRUNC, 0600);
        if (real<ssize_t (*)(int, const void*, size_t)>("write")(out, text, static_cast<size_t>(length)) != length)
            std::abort();
        ::close(out);
    }
} at_end;

} // namespace

// NOLINTBEGIN(readability-identifier-naming): these are the C library's own names.
extern "C" {

ssize_t write(int descriptor, const void* bytes, size_t size) {
    static const auto call = real<ssize_t (*)(int, const void*, size_t)>("write");
    return write_or_die(descriptor, size, [&](size_t n) { return call(descriptor, bytes, n); });
}

ssize_t pwrite(int descriptor, const void* bytes, size_t size, off_t at) {
    static const auto call = real<ssize_t (*)(int, const void*, size_t, off_t)>("pwrite");
    return write_or_die(descriptor, size, [&](size_t n) { return call(descriptor, bytes, n, at); });
}

ssize_t pwrite64(int descriptor, const void* bytes, size_t size, off64_t at) {
    static const auto call = real<ssize_t (*)(int, const void*, size_t, off64_t)>("pwrite64");
    return write_or_die(descriptor, size, [&](size_t n) { return call(descriptor, bytes, n, at); });
}

/// Torn: the first piece only.
ssize_t writev(int descriptor, const iovec* pieces, int count) {
    static const auto call = real<ssize_t (*)(int, const iovec*, int)>("writev");
    const auto whole = static_cast<size_t>(count);
    return write_or_die(descriptor, whole, [&](size_t n) { return call(descriptor, pieces, static_cast<int>(n)); });
}

int fsync(int descriptor) {
    static const auto call = real<int (*)(int)>("fsync");
    return is_flush_refused() ? -1 : call(descriptor);
}

int fdatasync(int descriptor) {
    static const auto call = real<int (*)(int)>("fdatasync");
    return is_flush_refused() ? -1 : call(descriptor);
}

int open(const char* path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    const mode_t mode = mode_among(flags, more);
    va_end(more);
    return open_unless_refused("open", flags, mode, path);
}

int open64(const char* path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    const mode_t mode = mode_among(flags, more);
    va_end(more);
    return open_unless_refused("open64", flags, mode, path);
}

int openat(int folder, const char* path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    const mode_t mode = mode_among(flags, more);
    va_end(more);
    return open_unless_refused("openat", flags, mode, path, folder);
}

int openat64(int folder, const char* path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    const mode_t mode = mode_among(flags, more);
    va_end(more);
    return open_unless_refused("openat64", flags, mode, path, folder);
}

std::FILE* fopen(const char* path, const char* mode) { return fopen_unless_refused("fopen", path, mode); }
std::FILE* fopen64(const char* path, const char* mode) { return fopen_unless_refused("fopen64", path, mode); }

int creat(const char* path, mode_t mode) { return unless_refused("creat", path, mode); }
int creat64(const char* path, mode_t mode) { return unless_refused("creat64", path, mode); }
int mkstemp(char* path) { return unless_refused("mkstemp", path); }
int mkstemp64(char* path) { return unless_refused("mkstemp64", path); }
int mkostemp(char* path, int flags) { return unless_refused("mkostemp", path, flags); }
int mkostemp64(char* path, int flags) { return unless_refused("mkostemp64", path, flags); }
int truncate(const char* path, off_t size) { return unless_refused("truncate", path, size); }
int truncate64(const char* path, off64_t size) { return unless_refused("truncate64", path, size); }
int ftruncate(int descriptor, off_t size) { return unless_refused("ftruncate", descriptor, size); }
int ftruncate64(int descriptor, off64_t size) { return unless_refused("ftruncate64", descriptor, size); }
int fallocate(int descriptor, int mode, off_t at, off_t size) {
    return unless_refused("fallocate", descriptor, mode, at, size);
}
int fallocate64(int descriptor, int mode, off64_t at, off64_t size) {
    return unless_refused("fallocate64", descriptor, mode, at, size);
}
int chmod(const char* path, mode_t mode) { return unless_refused("chmod", path, mode); }
int fchmod(int descriptor, mode_t mode) { return unless_refused("fchmod", descriptor, mode); }
int fchmodat(int folder, const char* path, mode_t mode, int flags) {
    return unless_refused("fchmodat", folder, path, mode, flags);
}
int fchown(int descriptor, uid_t user, gid_t group) { return unless_refused("fchown", descriptor, user, group); }
int rename(const char* from, const char* to) { return unless_refused("rename", from, to); }
int renameat(int from_folder, const char* from, int to_folder, const char* to) {
    return unless_refused("renameat", from_folder, from, to_folder, to);
}
int renameat2(int from_folder, const char* from, int to_folder, const char* to, unsigned flags) {
    return unless_refused("renameat2", from_folder, from, to_folder, to, flags);
}
int link(const char* from, const char* to) { return unless_refused("link", from, to); }
int linkat(int from_folder, const char* from, int to_folder, const char* to, int flags) {
    return unless_refused("linkat", from_folder, from, to_folder, to, flags);
}
int symlink(const char* from, const char* to) { return unless_refused("symlink", from, to); }
int symlinkat(const char* from, int folder, const char* to) { return unless_refused("symlinkat", from, folder, to); }
int unlink(const char* path) { return unless_refused("unlink", path); }
int unlinkat(int folder, const char* path, int flags) { return unless_refused("unlinkat", folder, path, flags); }
int remove(const char* path) { return unless_refused("remove", path); }
int rmdir(const char* path) { return unless_refused("rmdir", path); }
int mkdir(const char* path, mode_t mode) { return unless_refused("mkdir", path, mode); }
int mkdirat(int folder, const char* path, mode_t mode) { return unless_refused("mkdirat", folder, path, mode); }

} // extern "C"
// NOLINTEND(readability-identifier-naming)
