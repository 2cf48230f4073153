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
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
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
    return descriptor <= 2 || ::fstat(descriptor, &facts) != 0 || !(S_ISREG(facts.st_mode) || S_ISDIR(facts.st_mode));
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

struct AtEnd {
    ~AtEnd() {
        const char* file = std::getenv("ABIDE_FAULT_COUNT");
        if (file == nullptr) return;
        if (std::FILE* out = std::fopen(file, "w")) {
            std::fprintf(out, "%ld %ld\n", changes.load(), flushes.load());
            std::fclose(out);
        }
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

int fsync(int descriptor) {
    static const auto call = real<int (*)(int)>("fsync");
    return is_flush_refused() ? -1 : call(descriptor);
}

int fdatasync(int descriptor) {
    static const auto call = real<int (*)(int)>("fdatasync");
    return is_flush_refused() ? -1 : call(descriptor);
}

int ftruncate(int descriptor, off_t size) {
    static const auto call = real<int (*)(int, off_t)>("ftruncate");
    return is_refused() ? -1 : call(descriptor, size);
}

int ftruncate64(int descriptor, off64_t size) {
    static const auto call = real<int (*)(int, off64_t)>("ftruncate64");
    return is_refused() ? -1 : call(descriptor, size);
}

int rename(const char* from, const char* to) {
    static const auto call = real<int (*)(const char*, const char*)>("rename");
    return is_refused() ? -1 : call(from, to);
}

int link(const char* from, const char* to) {
    static const auto call = real<int (*)(const char*, const char*)>("link");
    return is_refused() ? -1 : call(from, to);
}

int symlink(const char* from, const char* to) {
    static const auto call = real<int (*)(const char*, const char*)>("symlink");
    return is_refused() ? -1 : call(from, to);
}

int unlink(const char* path) {
    static const auto call = real<int (*)(const char*)>("unlink");
    return is_refused() ? -1 : call(path);
}

int unlinkat(int folder, const char* path, int flags) {
    static const auto call = real<int (*)(int, const char*, int)>("unlinkat");
    return is_refused() ? -1 : call(folder, path, flags);
}

int remove(const char* path) {
    static const auto call = real<int (*)(const char*)>("remove");
    return is_refused() ? -1 : call(path);
}

int mkdir(const char* path, mode_t mode) {
    static const auto call = real<int (*)(const char*, mode_t)>("mkdir");
    return is_refused() ? -1 : call(path, mode);
}

} // extern "C"
// NOLINTEND(readability-identifier-naming)
