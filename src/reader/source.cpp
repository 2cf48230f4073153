// The bytes of an export: mapped where that can be done, else read a window at a time.
#include "reader/source.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "base/mapped_file.hpp"
#include "hash/hash.hpp"
#include "xml/encoding.hpp"

namespace abide {

namespace {

/// Small enough to stay in a processor's cache between the scanner and the parser.
constexpr std::size_t window_bytes = 512U << 10U;
/// A mapped file is let go of in steps, and what was read last stays a while: somebody may still be at it.
constexpr std::size_t step_bytes = 4U << 20U;

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
    ~File() { ::close(number); }
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
        Sha256 whole;
        std::string piece(window_bytes, '\0');
        for (off_t at = 0;;) {
            const ssize_t got = ::pread(number, piece.data(), piece.size(), at);
            if (got < 0 && errno == EINTR) continue;
            if (got <= 0) return whole.finish();
            whole.add(std::string_view(piece).substr(0, static_cast<std::size_t>(got)));
            at += got;
        }
    }

    /// What the mapping holds before `end` has been read.
    void pass(std::size_t end) {
        if (is_hashing && end > hashed) {
            sum.add(mapped->bytes().substr(hashed, end - hashed));
            hashed = end;
        }
        mapped->drop(dropped, end);
        dropped = end;
    }

    [[nodiscard]] std::string hash_rest() {
        const std::size_t size = mapped->bytes().size();
        for (std::size_t end = std::min(size, hashed + step_bytes);; end = std::min(size, end + step_bytes)) {
            pass(end);
            if (end == size) break;
        }
        // Of a file that was cut the mapping no longer says what is on the disk.
        return mapped->is_cut() ? hash_whole() : sum.finish();
    }

    [[nodiscard]] bool is_changed() const {
        struct stat now {};
        return ::fstat(number, &now) != 0 || now.st_size != facts.st_size || !is_same(now.st_mtim, facts.st_mtim);
    }

    [[nodiscard]] const char* cut_words() const {
        struct stat now {};
        const bool is_shorter = ::fstat(number, &now) == 0 && now.st_size < facts.st_size;
        return is_shorter ? "the file was cut while it was read" : "a part of the file could not be read from its disk";
    }

    int number;
    struct stat facts {};
    std::string trouble;
    std::unique_ptr<MappedFile> mapped; ///< null when the file is read
    std::size_t mark = 0;               ///< bytes before the text
    std::optional<std::string> converted;
    Sha256 sum;
    std::size_t hashed = 0;  ///< bytes of the mapping
    std::size_t dropped = 0; ///< bytes of the mapping
    bool is_hashing = false;
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
    source.begin_bytes();
    if (!source.begin_text(trouble)) return std::nullopt;
    return source;
}

void Source::begin_bytes() {
    const auto size = static_cast<std::size_t>(file_->facts.st_size);
    if (size > window_bytes) file_->mapped = MappedFile::map(file_->number, size);
    if (file_->mapped == nullptr) return fill(window_bytes);
    window_ = file_->mapped->bytes();
    is_last_ = true;
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
    file_->mark = encoding.mark;
    if (encoding.is_utf8()) return true;
    while (!is_last_) fill(window_.size());
    file_->converted = to_utf8(window_, encoding, trouble);
    if (!file_->converted) return false;
    window_ = *file_->converted;
    buffer_.reset();
    if (file_->mapped != nullptr) file_->mapped->drop(0, file_->mapped->bytes().size());
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

void Source::let_go_before(std::uint64_t offset) {
    if (file_ == nullptr || file_->mapped == nullptr || file_->converted) return;
    const std::uint64_t read = offset + file_->mark;
    if (read < file_->dropped + 2 * step_bytes) return;
    file_->pass(static_cast<std::size_t>(read) - step_bytes);
}

void Source::begin_hash() {
    if (file_ != nullptr) file_->is_hashing = true;
}

std::string Source::finish_hash() {
    if (file_ == nullptr) return sha256(window_);
    return file_->mapped != nullptr ? file_->hash_rest() : file_->hash_whole();
}

std::string Source::trouble() const {
    if (file_ == nullptr) return "";
    if (!file_->trouble.empty()) return file_->trouble;
    if (file_->mapped != nullptr && file_->mapped->is_cut()) return file_->cut_words();
    return file_->is_changed() ? "the file changed while it was read" : "";
}

} // namespace abide
