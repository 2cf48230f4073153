// Files that nobody else may read.
#include "privacy/private_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/unfinished_files.hpp"

namespace abide {

namespace {

constexpr mode_t rights_of_others = S_IRWXG | S_IRWXO;

std::string parent_of(const std::string& path) {
    const std::string parent = std::filesystem::path(path).parent_path().string();
    return parent.empty() ? "." : parent;
}

std::string reason() { return std::strerror(errno); }

[[noreturn]] void refuse(const std::string& sentence) { throw Error(Exit::usage, sentence); }

[[noreturn]] void cannot_read(const std::string& noun, const std::string& path) {
    refuse("cannot read " + noun + " " + path + ": " + reason());
}

/// What makes this open file none of ours.
void check_private(int descriptor, const std::string& path, const std::string& noun) {
    struct stat facts {};
    if (::fstat(descriptor, &facts) != 0) cannot_read(noun, path);
    if (!S_ISREG(facts.st_mode)) refuse(noun + " " + path + " is no ordinary file; take it away");
    if (facts.st_uid != ::geteuid())
        refuse(noun + " " + path + " belongs to another user; run Abide as that user, or take the file away");
    if ((facts.st_mode & rights_of_others) != 0)
        refuse("others may read or change " + noun + " " + path +
               "; if nobody has, run chmod 600 on it, else replace it");
}

std::string read_all(int descriptor, const std::string& path, const std::string& noun) {
    std::string text;
    std::array<char, 1U << 16U> piece{};
    for (;;) {
        const ssize_t got = ::read(descriptor, piece.data(), piece.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) cannot_read(noun, path);
        if (got == 0) return text;
        text.append(piece.data(), static_cast<std::size_t>(got));
    }
}

} // namespace

void make_private_folder(const std::string& path, std::string_view noun) {
    make_folder(path);
    struct stat facts {};
    if (::stat(path.c_str(), &facts) != 0) refuse("cannot look at the folder " + path + ": " + reason());
    if ((facts.st_mode & rights_of_others) != 0)
        refuse("others have rights to the folder " + path + " of the " + std::string(noun) + "; run chmod 700 on it");
}

std::optional<std::string> read_private_file(const std::string& path, std::string_view noun) {
    const std::string what(noun);
    // A pipe nobody writes to would be waited for without O_NONBLOCK.
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (descriptor < 0 && errno == ENOENT) return std::nullopt;
    if (descriptor < 0 && errno == ELOOP) refuse(what + " " + path + " is a link; put the file itself in its place");
    if (descriptor < 0) refuse("cannot open " + what + " " + path + ": " + reason());
    try {
        check_private(descriptor, path, what);
        std::string text = read_all(descriptor, path, what);
        ::close(descriptor);
        return text;
    } catch (...) {
        ::close(descriptor);
        throw;
    }
}

void make_private_file(const std::string& path, std::string_view text) {
    const std::string beside = path + std::string(part_mark) + std::to_string(::getpid());
    ::unlink(beside.c_str());
    // Written whole under another name first.
    write_file(beside, text);
    // A second name for it, unlike a rename, never takes the place of what is there.
    const bool is_made = ::link(beside.c_str(), path.c_str()) == 0 || errno == EEXIST;
    const std::string why = is_made ? "" : reason();
    ::unlink(beside.c_str());
    if (!is_made) throw Error(Exit::not_written, "cannot make " + path + ": " + why);
    flush_folder(parent_of(path));
}

} // namespace abide
