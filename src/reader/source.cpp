// The bytes of an export, a window at a time. Read, not mapped: a file that shrinks under a mapping ends the program.
#include "reader/source.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <future>
#include <utility>

#include "hash/hash.hpp"
#include "xml/encoding.hpp"

namespace abide {

namespace {

/// Small enough to stay in a processor's cache between the scanner and the parser.
constexpr std::size_t window_bytes = 512U << 10U;

bool is_same(const timespec& a, const timespec& b) { return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec; }

/// What a file that is certainly no XML begins with, and what to do about it.
const char* packed_kind(std::string_view start) {
    if (start.starts_with("PK\x03\x04")) return "a zip archive";
    if (start.starts_with("\x1F\x8B")) return "packed with gzip";
    if (start.starts_with("\xFD"
                          "7zXZ"))
        return "packed with xz";
    return nullptr;
}

} // namespace

struct Source::File {
    explicit File(int descriptor) : number(descriptor) {}
    ~File() {
        if (hash.valid()) hash.wait();
        ::close(number);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    std::size_t read(char* into, std::size_t wanted) {
        for (std::size_t got = 0;;) {
            const ssize_t now = ::read(number, into + got, wanted - got);
            if (now < 0 && errno == EINTR) continue;
            if (now < 0) trouble = std::string("reading stopped: ") + std::strerror(errno);
            if (now <= 0) return got;
            got += static_cast<std::size_t>(now);
            if (got == wanted) return got;
        }
    }

    /// From the file's beginning, without moving the place that `read` has reached.
    [[nodiscard]] std::string hash_whole() const {
        Sha256 sum;
        std::string piece(window_bytes, '\0');
        for (off_t at = 0;;) {
            const ssize_t got = ::pread(number, piece.data(), piece.size(), at);
            if (got < 0 && errno == EINTR) continue;
            if (got <= 0) return sum.finish();
            sum.add(std::string_view(piece).substr(0, static_cast<std::size_t>(got)));
            at += got;
        }
    }

    [[nodiscard]] bool is_changed() const {
        struct stat now {};
        return ::fstat(number, &now) != 0 || now.st_size != facts.st_size || !is_same(now.st_mtim, facts.st_mtim);
    }

    int number;
    struct stat facts {};
    std::string trouble;
    std::future<std::string> hash;
};

Source::Source() = default;
Source::Source(Source&&) noexcept = default;
Source& Source::operator=(Source&&) noexcept = default;
Source::~Source() = default;

Source Source::of(std::string_view text) {
    Source source;
    source.window_ = text;
    source.is_last_ = true;
    return source;
}

std::optional<Source> Source::open(const std::string& file, std::string& trouble) {
    // A pipe nobody writes to must not be waited for; for an ordinary file it makes no difference.
    const int number = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (number < 0) {
        trouble = std::string("this cannot be opened: ") + std::strerror(errno);
        return std::nullopt;
    }
    Source source;
    source.file_ = std::make_unique<File>(number);
    if (::fstat(number, &source.file_->facts) != 0 || !S_ISREG(source.file_->facts.st_mode)) {
        trouble = "this is no ordinary file";
        return std::nullopt;
    }
    source.fill(window_bytes);
    if (!source.begin_text(trouble)) return std::nullopt;
    return source;
}

bool Source::begin_text(std::string& trouble) {
    if (window_.empty()) {
        trouble = file_->trouble.empty() ? "the file is empty" : file_->trouble;
        return false;
    }
    if (const char* kind = packed_kind(window_); kind != nullptr) {
        trouble = std::string("this is ") + kind + ", not XML; unpack it first";
        return false;
    }
    const XmlEncoding encoding = encoding_of(window_, trouble);
    if (!trouble.empty()) return false;
    window_.remove_prefix(encoding.mark);
    if (encoding.is_utf8()) return true;
    while (!is_last_) fill(window_.size());
    std::optional<std::string> text = to_utf8(window_, encoding, trouble);
    if (!text) return false;
    converted_ = std::move(*text);
    window_ = converted_;
    return true;
}

void Source::fill(std::size_t wanted) {
    const std::size_t kept = window_.size();
    const std::size_t size = kept + std::max(wanted, window_bytes);
    if (room_ < size) {
        // Never filled with zeros first: most of it is about to be overwritten.
        std::unique_ptr<char[]> larger(new char[size]);
        if (kept != 0) std::memcpy(larger.get(), window_.data(), kept);
        buffer_ = std::move(larger);
        room_ = size;
    } else if (kept != 0) {
        std::memmove(buffer_.get(), window_.data(), kept);
    }
    const std::size_t got = file_->read(buffer_.get() + kept, size - kept);
    is_last_ = got < size - kept;
    window_ = {buffer_.get(), kept + got};
}

void Source::read_on(std::uint64_t keep) {
    const auto dropped = static_cast<std::size_t>(keep - offset_);
    window_.remove_prefix(dropped);
    offset_ = keep;
    fill(window_.size());
}

void Source::begin_hash() {
    if (file_ == nullptr) return;
    const bool is_small = is_last_ && converted_.empty();
    file_->hash = std::async(is_small ? std::launch::deferred : std::launch::async,
                             [file = file_.get()] { return file->hash_whole(); });
}

std::string Source::finish_hash() { return file_ != nullptr ? file_->hash.get() : sha256(window_); }

std::string Source::trouble() const {
    if (file_ == nullptr) return "";
    if (!file_->trouble.empty()) return file_->trouble;
    return file_->is_changed() ? "the file changed while it was read" : "";
}

} // namespace abide
