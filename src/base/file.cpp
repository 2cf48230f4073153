// Files: read whole, listed in a fixed order, written whole or not at all.
#include "base/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

#include "base/error.hpp"

namespace abide {

namespace fs = std::filesystem;

namespace {

/// An open file descriptor that closes itself.
class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int number() const { return number_; }
    [[nodiscard]] bool is_open() const { return number_ >= 0; }

  private:
    int number_;
};

std::string reason() { return std::strerror(errno); }

} // namespace

std::string read_file(const std::string& path) {
    Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.is_open()) throw Error(Exit::usage, "cannot open " + path + ": " + reason());
    struct stat facts {};
    if (::fstat(file.number(), &facts) != 0) throw Error(Exit::usage, "cannot read " + path + ": " + reason());
    if (S_ISDIR(facts.st_mode)) throw Error(Exit::usage, "cannot read " + path + ": it is a folder");
    std::string text;
    text.reserve(static_cast<std::size_t>(facts.st_size) + 1);
    std::string piece(1U << 16U, '\0');
    for (;;) {
        const ssize_t got = ::read(file.number(), piece.data(), piece.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw Error(Exit::usage, "cannot read " + path + ": " + reason());
        if (got == 0) return text;
        text.append(piece, 0, static_cast<std::size_t>(got));
    }
}

void write_file(const std::string& path, std::string_view text) {
    NewFile file(path);
    file.append(text);
    file.put_in_place();
}

NewFile::NewFile(std::string path) : path_(std::move(path)), temporary_(path_ + ".part-" + std::to_string(::getpid())) {
    descriptor_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor_ < 0) {
        const std::string why = reason();
        throw Error(Exit::not_written, "cannot create " + path_ + ": " + why);
    }
}

NewFile::~NewFile() {
    if (descriptor_ < 0) return;
    ::close(descriptor_);
    ::unlink(temporary_.c_str());
}

void NewFile::fail(const std::string& doing) {
    throw Error(Exit::not_written, "cannot " + doing + " " + path_ + ": " + reason());
}

void NewFile::append(std::string_view text) {
    while (!text.empty()) {
        const ssize_t put = ::write(descriptor_, text.data(), text.size());
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) fail("write");
        text.remove_prefix(static_cast<std::size_t>(put));
    }
}

void NewFile::put_in_place() {
    if (::fsync(descriptor_) != 0) fail("flush");
    if (::rename(temporary_.c_str(), path_.c_str()) != 0) fail("put in place");
    const int closed = ::close(descriptor_);
    descriptor_ = -1;
    if (closed != 0) fail("close");
}

void make_folder(const std::string& path) {
    if (path.empty() || is_folder(path)) return;
    const fs::path parent = fs::path(path).parent_path();
    if (!parent.empty() && !is_folder(parent.string())) make_folder(parent.string());
    if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST)
        throw Error(Exit::not_written, "cannot make the folder " + path + ": " + reason());
}

bool is_folder(const std::string& path) {
    std::error_code ignored;
    return fs::is_directory(path, ignored);
}

bool is_file(const std::string& path) {
    std::error_code ignored;
    return fs::is_regular_file(path, ignored);
}

std::vector<std::string> files_below(const std::string& path, std::string_view ending) {
    std::error_code trouble;
    if (!fs::exists(path, trouble)) throw Error(Exit::usage, "there is no file or folder " + path);
    if (!is_folder(path)) return {path};
    std::vector<std::string> found;
    for (fs::recursive_directory_iterator at(path, trouble), end; at != end && !trouble; at.increment(trouble)) {
        const std::string name = at->path().filename().string();
        if (name.starts_with('.')) {
            if (at->is_directory()) at.disable_recursion_pending();
            continue;
        }
        if (at->is_regular_file() && name.ends_with(ending)) found.push_back(at->path().string());
    }
    if (trouble) throw Error(Exit::usage, "cannot list the folder " + path + ": " + trouble.message());
    std::sort(found.begin(), found.end());
    return found;
}

std::string join_path(std::string_view folder, std::string_view name) {
    if (folder.empty()) return std::string(name);
    std::string path(folder);
    if (path.back() != '/') path += '/';
    return path + std::string(name);
}

std::string base_name(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    return std::string(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

} // namespace abide
