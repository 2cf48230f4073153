// Files: read whole, listed in a fixed order, written whole or not at all.
#include "base/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <deque>
#include <filesystem>
#include <utility>

#include "base/error.hpp"
#include "base/unfinished_files.hpp"

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

namespace {

/// The file that a path leads to, links followed; a link that leads nowhere is refused, since nobody can tell what was
/// meant to be written.
std::string followed(const std::string& path) {
    std::error_code trouble;
    if (!fs::is_symlink(fs::symlink_status(path, trouble))) return path;
    const fs::path target = fs::canonical(path, trouble);
    if (trouble) throw Error(Exit::not_written, "cannot write " + path + ": it is a link that leads nowhere");
    return target.string();
}

} // namespace

void write_file(const std::string& path, std::string_view text) { write_files({{path, text}}); }

void write_files(const std::vector<std::pair<std::string, std::string_view>>& texts) {
    std::deque<NewFile> files;
    for (const auto& [path, text] : texts) files.emplace_back(path).append(text);
    // All are on the disk before the first takes its place: a full disk leaves everything as it was.
    for (NewFile& file : files) file.flush();
    std::size_t done = 0;
    try {
        for (; done < files.size(); ++done) files[done].put_in_place();
    } catch (const Error&) {
        for (std::size_t i = 0; i < done; ++i) files[i].take_back();
        throw;
    }
}

NewFile::NewFile(std::string path) : path_(std::move(path)) {
    struct stat facts {};
    const bool exists = ::stat(path_.c_str(), &facts) == 0;
    if (exists && S_ISDIR(facts.st_mode)) throw Error(Exit::not_written, "cannot write " + path_ + ": it is a folder");
    if (exists && !S_ISREG(facts.st_mode)) {
        // A device or a pipe is written to; putting a file in its place would destroy it.
        descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY);
        if (descriptor_ < 0) fail("open");
        return;
    }
    target_ = followed(path_);
    temporary_ = target_ + std::string(part_mark) + std::to_string(::getpid());
    ::unlink(temporary_.c_str());
    descriptor_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor_ < 0) fail("create");
}

NewFile::~NewFile() {
    if (!old_.empty()) ::unlink(old_.c_str());
    if (descriptor_ < 0) return;
    ::close(descriptor_);
    if (!target_.empty()) ::unlink(temporary_.c_str());
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

void NewFile::flush() {
    if (!target_.empty() && ::fsync(descriptor_) != 0) fail("flush");
}

void NewFile::put_in_place() {
    flush();
    if (!target_.empty()) {
        // A second name for what stood there, so that it can be put back; a disk that has no second names does without.
        const std::string old = temporary_ + std::string(old_mark);
        ::unlink(old.c_str());
        if (::link(target_.c_str(), old.c_str()) == 0) old_ = old;
        if (::rename(temporary_.c_str(), target_.c_str()) != 0) fail("put in place");
    }
    const int closed = ::close(descriptor_);
    descriptor_ = -1;
    if (closed != 0) fail("close");
}

void NewFile::take_back() {
    if (target_.empty()) return;
    if (old_.empty()) {
        ::unlink(target_.c_str());
    } else if (::rename(old_.c_str(), target_.c_str()) == 0) {
        old_.clear();
    }
}

void flush_folder(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool is_flushed = descriptor >= 0 && ::fsync(descriptor) == 0;
    const std::string why = is_flushed ? "" : reason();
    if (descriptor >= 0) ::close(descriptor);
    if (!is_flushed) throw Error(Exit::not_written, "cannot flush the folder " + path + ": " + why);
}

void make_folder(const std::string& path) {
    if (path.empty() || is_folder(path)) return;
    const fs::path parent = fs::path(path).parent_path();
    if (!parent.empty() && !is_folder(parent.string())) make_folder(parent.string());
    if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST)
        throw Error(Exit::not_written, "cannot make the folder " + path + ": " + reason());
}

bool is_there(const std::string& path) {
    std::error_code ignored;
    return fs::exists(path, ignored);
}

bool is_folder(const std::string& path) {
    std::error_code ignored;
    return fs::is_directory(path, ignored);
}

bool is_file(const std::string& path) {
    std::error_code ignored;
    return fs::is_regular_file(path, ignored);
}

bool has_ending(std::string_view name, std::string_view ending) {
    const auto low = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return name.size() >= ending.size() &&
           std::equal(ending.begin(), ending.end(), name.end() - static_cast<std::ptrdiff_t>(ending.size()),
                      [&](char a, char b) { return low(a) == low(b); });
}

namespace {

/// Goes through one folder and those in it, by name. Links to folders are not followed: one may lead back up.
class Listing {
  public:
    Listing(const std::vector<std::string_view>& endings, Passed& passed) : endings_(endings), passed_(passed) {}

    void list(const fs::path& folder) {
        std::error_code trouble;
        std::vector<fs::path> entries;
        for (fs::directory_iterator at(folder, trouble), end; at != end && !trouble; at.increment(trouble))
            entries.push_back(at->path());
        if (trouble) return passed_.unreadable.push_back(folder.string() + ": " + trouble.message());
        for (const fs::path& entry : entries) take(entry);
    }

    std::vector<std::string> take_found() {
        std::sort(found_.begin(), found_.end());
        return std::move(found_);
    }

  private:
    void take(const fs::path& entry) {
        std::error_code trouble;
        const std::string name = entry.filename().string();
        if (name.starts_with('.')) return;
        const bool is_link = fs::is_symlink(fs::symlink_status(entry, trouble));
        const fs::file_status status = fs::status(entry, trouble);
        if (trouble && status.type() != fs::file_type::not_found)
            return passed_.unreadable.push_back(entry.string() + ": " + trouble.message());
        if (!fs::exists(status)) return passed_.unreadable.push_back(entry.string() + ": a link that leads nowhere");
        if (fs::is_directory(status)) {
            if (is_link) return passed_.linked_folders.push_back(entry.string());
            return list(entry);
        }
        const bool is_wanted = std::any_of(endings_.begin(), endings_.end(),
                                           [&](std::string_view ending) { return has_ending(name, ending); });
        if (is_wanted && fs::is_regular_file(status)) return found_.push_back(entry.string());
        passed_.others.push_back(entry.string());
    }

    const std::vector<std::string_view>& endings_;
    Passed& passed_;
    std::vector<std::string> found_;
};

} // namespace

std::vector<std::string> files_below(const std::string& path, std::string_view ending, Passed* passed) {
    return files_ending_in(path, {ending}, passed);
}

std::vector<std::string> files_ending_in(const std::string& path, const std::vector<std::string_view>& endings,
                                         Passed* passed) {
    std::error_code trouble;
    const fs::file_status status = fs::status(path, trouble);
    if (trouble && status.type() != fs::file_type::not_found)
        throw Error(Exit::usage, "cannot open " + path + ": " + trouble.message());
    if (!fs::exists(status)) throw Error(Exit::usage, "there is no file or folder " + path);
    if (!fs::is_directory(status)) return {path};
    Passed seen;
    Listing listing(endings, seen);
    listing.list(path);
    for (std::vector<std::string>* list : {&seen.others, &seen.linked_folders, &seen.unreadable})
        std::sort(list->begin(), list->end());
    if (passed == nullptr && !seen.unreadable.empty())
        throw Error(Exit::usage, "cannot list the folder " + path + ": " + seen.unreadable.front());
    if (passed != nullptr) *passed = std::move(seen);
    return listing.take_found();
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
