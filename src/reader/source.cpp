// The bytes of an export: mapped where that can be done, else read a window at a time.
#include "reader/source.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "base/file.hpp"
#include "base/mapped_file.hpp"
#include "hash/hash.hpp"
#include "reader/unpacked.hpp"
#include "reader/zip.hpp"
#include "xml/encoding.hpp"

namespace abide {

namespace {

/// Small enough to stay in a processor's cache between the scanner and the parser.
constexpr std::size_t window_bytes = 512U << 10U;
/// A mapped file is let go of in steps, and what was read last stays a while: somebody may still be at it.
constexpr std::size_t step_bytes = 4U << 20U;

bool is_same(const timespec& a, const timespec& b) { return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec; }

constexpr std::string_view gzip_start = "\x1F\x8B";

/// What a file that is certainly no XML begins with.
const char* packed_kind(std::string_view start) {
    constexpr std::pair<std::string_view, const char*> kinds[] = {
        {"PK\x03\x04", "a zip archive"},
        {"PK\x05\x06", "a zip archive"},
        {gzip_start, "packed with gzip"},
        {std::string_view("\xFD"
                          "7zXZ"),
         "packed with xz"},
        {"BZh", "packed with bzip2"},
        {"\x28\xB5\x2F\xFD", "packed with zstd"},
        {"7z\xBC\xAF\x27\x1C", "a 7z archive"},
    };
    for (const auto& [begins, kind] : kinds)
        if (start.starts_with(begins)) return kind;
    return nullptr;
}

/// A packed file of a few megabytes may unpack to any length, and converting it takes all of that as memory.
constexpr std::size_t most_converted = 256U << 20U;

/// Why an archive is no export itself.
std::string words_about_zip(const std::string& file) {
    const ZipContents contents = contents_of_zip(file);
    if (!contents.trouble.empty()) return contents.trouble;
    if (contents.exports.empty()) return "this zip archive holds no file whose name ends in .xml";
    return "this is a zip archive; an export in it is named " + base_name(file) + "/" + contents.exports.front();
}

} // namespace

struct Source::File {
    File(std::string its_name, int descriptor) : name(std::move(its_name)), number(descriptor) {}
    ~File() { ::close(number); }
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    std::size_t read(char* into, std::size_t wanted) {
        if (unpacked != nullptr) {
            const std::size_t got = unpacked->read(into, wanted);
            if (!unpacked->trouble().empty()) trouble = "unpacking stopped: " + unpacked->trouble();
            return got;
        }
        for (std::size_t got = 0;;) {
            const ssize_t now = ::read(number, into + got, wanted - got);
            if (now < 0 && errno == EINTR) continue;
            if (now < 0) trouble = std::string("reading stopped: ") + std::strerror(errno);
            if (now <= 0) return got;
            got += static_cast<std::size_t>(now);
            if (got == wanted) return got;
        }
    }

    [[nodiscard]] bool is_gzip() const {
        std::string start(gzip_start.size(), '\0');
        return ::pread(number, start.data(), start.size(), 0) == static_cast<ssize_t>(start.size()) &&
               start == gzip_start;
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

    std::string name; ///< of the file on disk
    int number;
    struct stat facts {};
    std::string trouble;
    std::shared_ptr<Unpacked> unpacked; ///< null when the text is not packed
    std::shared_ptr<Zip> zip;           ///< the same, when it stands in one
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

std::optional<Source> Source::open(const std::string& file, std::string& trouble, std::shared_ptr<Zip>* zip) {
    if (const std::optional<PlaceInZip> place = place_in_zip(file)) return open_in_zip(*place, trouble, zip);
    std::optional<Source> source = open_file(file, trouble);
    if (!source) return std::nullopt;
    if (source->file_->is_gzip()) source->file_->unpacked = unpack_gzip(source->file_->number);
    source->begin_bytes();
    if (!source->begin_text(trouble)) return std::nullopt;
    return source;
}

std::optional<Source> Source::open_file(const std::string& file, std::string& trouble) {
    // A pipe nobody writes to must not be waited for; for an ordinary file it makes no difference.
    const int number = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (number < 0) {
        trouble = std::string("this cannot be opened: ") + std::strerror(errno);
        return std::nullopt;
    }
    Source source;
    source.file_ = std::make_unique<File>(file, number);
    if (::fstat(number, &source.file_->facts) != 0 || !S_ISREG(source.file_->facts.st_mode)) {
        trouble = "this is no ordinary file";
        return std::nullopt;
    }
    return source;
}

std::optional<Source> Source::open_in_zip(const PlaceInZip& place, std::string& trouble, std::shared_ptr<Zip>* kept) {
    std::optional<Source> source = open_file(place.archive, trouble);
    if (!source) return std::nullopt;
    std::shared_ptr<Zip> zip;
    // Exports are read in the order in which they stand there: the next one is most often a step away.
    if (kept != nullptr && *kept && kept->use_count() == 1 && (*kept)->is_of(place.archive)) zip = *kept;
    if (!zip || !zip->go_to(place.entry)) {
        std::string sha256 = zip ? zip->sha256 : "";
        zip = Zip::open(place.archive, trouble);
        if (!zip) return std::nullopt;
        zip->sha256 = std::move(sha256);
        if (!zip->go_to(place.entry)) {
            trouble = zip->trouble().empty() ? "there is no such file in the zip archive"
                                             : "this cannot be read in its zip archive: " + zip->trouble();
            return std::nullopt;
        }
    }
    if (kept != nullptr) *kept = zip;
    source->file_->unpacked = zip;
    source->file_->zip = std::move(zip);
    source->begin_bytes();
    if (!source->begin_text(trouble)) return std::nullopt;
    return source;
}

void Source::begin_bytes() {
    const auto size = static_cast<std::size_t>(file_->facts.st_size);
    if (size > window_bytes && file_->unpacked == nullptr) file_->mapped = MappedFile::map(file_->number, size);
    if (file_->mapped == nullptr) return fill(window_bytes);
    window_ = file_->mapped->bytes();
    is_last_ = true;
}

bool Source::begin_text(std::string& trouble) {
    if (window_.empty()) {
        trouble = file_->unpacked == nullptr ? "the file is empty" : "what is packed here is empty";
        if (!file_->trouble.empty()) trouble = file_->trouble;
        return false;
    }
    if (const char* kind = packed_kind(window_); kind != nullptr) {
        const bool is_outer = file_->unpacked == nullptr;
        trouble =
            std::string(is_outer ? "this is " : "what is packed here is itself ") + kind + ", not XML; unpack it first";
        if (is_outer && is_zip(file_->name)) trouble = words_about_zip(file_->name);
        return false;
    }
    const XmlEncoding encoding = encoding_of(window_, trouble);
    if (!trouble.empty()) return false;
    window_.remove_prefix(encoding.mark);
    file_->mark = encoding.mark;
    return encoding.is_utf8() || convert(encoding, trouble);
}

bool Source::convert(const XmlEncoding& encoding, std::string& trouble) {
    while (!is_last_ && (file_->unpacked == nullptr || window_.size() + encoding.mark < most_converted))
        fill(window_.size());
    if (!is_last_) {
        trouble = "what is packed here is " + encoding.name + " and longer than " +
                  std::to_string(most_converted >> 20U) + " MB; unpack it first, or write it as UTF-8";
        return false;
    }
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
    if (file_->mapped != nullptr) return file_->hash_rest();
    if (file_->zip == nullptr) return file_->hash_whole();
    if (file_->zip->sha256.empty()) file_->zip->sha256 = file_->hash_whole();
    return file_->zip->sha256;
}

std::string Source::trouble() const {
    if (file_ == nullptr) return "";
    if (!file_->trouble.empty()) return file_->trouble;
    if (file_->mapped != nullptr && file_->mapped->is_cut()) return file_->cut_words();
    return file_->is_changed() ? "the file changed while it was read" : "";
}

} // namespace abide
