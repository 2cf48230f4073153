// Zip archives by way of libarchive, which nobody else here knows.
#include "reader/zip.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <clocale>
#include <cstring>
#include <set>
#include <string_view>
#include <utility>

#include "base/file.hpp"

namespace abide {

namespace {

constexpr std::size_t most_entries = 100000;

/// Nothing shrinks further than this when it is packed: an archive that says so has entries that share their bytes.
constexpr std::uint64_t most_packed = 1100;

/// libarchive gives names in the characters of the locale, and ours has none but ASCII.
class Utf8Names {
  public:
    Utf8Names() : before_(::uselocale(utf8())) {}
    ~Utf8Names() { ::uselocale(before_); }
    Utf8Names(const Utf8Names&) = delete;
    Utf8Names& operator=(const Utf8Names&) = delete;

  private:
    static locale_t utf8() {
        static const locale_t found = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
        return found;
    }
    locale_t before_;
};

bool is_same(const timespec& a, const timespec& b) { return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec; }

bool is_same(const struct stat& a, const struct stat& b) {
    return a.st_dev == b.st_dev && a.st_ino == b.st_ino && a.st_size == b.st_size && is_same(a.st_mtim, b.st_mtim);
}

/// Begins with "PK" and what may follow it: an entry, the end of an archive without any, or a part of several.
bool begins_like_zip(std::string_view start) {
    return start.starts_with("PK\x03\x04") || start.starts_with("PK\x05\x06") || start.starts_with("PK\x07\x08");
}

std::string start_of(const std::string& file) {
    std::array<char, 4> start{};
    const int number = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (number < 0) return "";
    const ssize_t got = ::read(number, start.data(), start.size());
    ::close(number);
    return {start.data(), static_cast<std::size_t>(std::max<ssize_t>(got, 0))};
}

bool is_hidden(const std::string& name) { return name.starts_with('.') || name.find("/.") != std::string::npos; }

std::string no_archive_words(const std::string& file) {
    const std::string start = start_of(file);
    if (start.starts_with("PK\x05\x06")) return "this zip archive is empty, or damaged";
    return begins_like_zip(start)
               ? "this begins like a zip archive but cannot be read as one: it is cut short or damaged"
               : "this is no zip archive";
}

} // namespace

struct Zip::Archive {
    ~Archive() {
        ::archive_read_free(handle);
        if (number >= 0) ::close(number);
    }

    struct archive* handle = ::archive_read_new();
    int number = -1;
    struct stat facts {};
    std::string_view block; ///< unpacked and not yet given
    std::uint64_t left = 0; ///< bytes of the entry reached that are still to come, as the archive says
    bool is_over = true;    ///< nothing more comes from the entry reached
};

Zip::Zip() : archive_(std::make_unique<Archive>()) {}
Zip::~Zip() = default;

std::unique_ptr<Zip> Zip::open(const std::string& file, std::string& trouble) {
    std::unique_ptr<Zip> zip(new Zip);
    Archive& archive = *zip->archive_;
    archive.number = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (archive.number < 0 || ::fstat(archive.number, &archive.facts) != 0) {
        trouble = std::string("this cannot be opened: ") + std::strerror(errno);
        return nullptr;
    }
    constexpr std::size_t block_bytes = 1U << 16U;
    // By the list of contents at its end, never by what looks like an entry on the way.
    ::archive_read_support_format_zip_seekable(archive.handle);
    if (::archive_read_open_fd(archive.handle, archive.number, block_bytes) == ARCHIVE_OK) return zip;
    trouble = no_archive_words(file);
    return nullptr;
}

bool Zip::is_of(const std::string& file) const {
    struct stat now {};
    return ::stat(file.c_str(), &now) == 0 && is_same(now, archive_->facts);
}

void Zip::stop(int answer) {
    const char* const text = ::archive_error_string(archive_->handle);
    const std::string_view said = text == nullptr ? "" : text;
    if (said.find("CRC") != std::string_view::npos)
        trouble_ = "the check sum does not fit, so the archive is damaged";
    else if (said.find("wrong size") != std::string_view::npos || said.find("runcated") != std::string_view::npos)
        trouble_ = "there is not as much packed as the archive says, so it is damaged";
    else if (said.find("nsupported") != std::string_view::npos)
        trouble_ = "it is packed in a way that is not known here; pack it anew, or unpack it first";
    else if (answer != ARCHIVE_OK)
        trouble_ = "the archive is damaged";
    archive_->is_over = true;
}

std::optional<Zip::Entry> Zip::next() {
    const Utf8Names names;
    archive_entry* found = nullptr;
    trouble_.clear();
    archive_->is_over = true;
    archive_->block = {};
    const int answer = ::archive_read_next_header(archive_->handle, &found);
    if (answer == ARCHIVE_EOF) return std::nullopt;
    if (answer < ARCHIVE_WARN) {
        stop(answer);
        return std::nullopt;
    }
    Entry entry;
    const char* const name = ::archive_entry_pathname(found);
    entry.name = name == nullptr ? "(a name that cannot be read)" : name;
    entry.is_file = ::archive_entry_filetype(found) == AE_IFREG && !entry.name.ends_with('/');
    entry.is_encrypted = ::archive_entry_is_encrypted(found) != 0;
    entry.bytes = static_cast<std::uint64_t>(std::max<la_int64_t>(0, ::archive_entry_size(found)));
    archive_->left = entry.bytes;
    archive_->is_over = entry.is_encrypted;
    return entry;
}

bool Zip::go_to(const std::string& name) {
    while (const std::optional<Entry> entry = next()) {
        if (entry->name != name || !entry->is_file) continue;
        if (entry->is_encrypted) trouble_ = "it is encrypted; unpack it with its password first";
        return trouble_.empty();
    }
    return false;
}

std::size_t Zip::read(char* into, std::size_t wanted) {
    std::size_t got = 0;
    while (got < wanted) {
        std::string_view& block = archive_->block;
        if (block.empty()) {
            if (archive_->is_over) break;
            const void* begin = nullptr;
            std::size_t size = 0;
            la_int64_t offset = 0;
            const int answer = ::archive_read_data_block(archive_->handle, &begin, &size, &offset);
            archive_->is_over = answer == ARCHIVE_EOF;
            if (answer < ARCHIVE_OK) stop(answer);
            // With a warning the last bytes come all the same: whole cases may stand in them.
            if (answer < ARCHIVE_WARN || answer == ARCHIVE_EOF || begin == nullptr) continue;
            block = {static_cast<const char*>(begin), size};
            if (size > archive_->left) {
                block = block.substr(0, static_cast<std::size_t>(archive_->left));
                trouble_ = "more is packed in it than the archive says, so it is damaged";
                archive_->is_over = true;
            }
            archive_->left -= block.size();
        }
        const std::size_t now = std::min(wanted - got, block.size());
        if (now != 0) std::memcpy(into + got, block.data(), now);
        block.remove_prefix(now);
        got += now;
    }
    return got;
}

bool is_zip(const std::string& file) {
    return is_file(file) && (begins_like_zip(start_of(file)) || has_ending(file, ".zip"));
}

std::optional<PlaceInZip> place_in_zip(const std::string& path) {
    for (std::size_t slash = path.find('/', 1); slash != std::string::npos; slash = path.find('/', slash + 1)) {
        const std::string archive = path.substr(0, slash);
        if (is_folder(archive)) continue;
        if (slash + 1 == path.size() || !is_zip(archive)) return std::nullopt;
        return PlaceInZip{archive, path.substr(slash + 1)};
    }
    return std::nullopt;
}

ZipContents contents_of_zip(const std::string& file) {
    ZipContents contents;
    const std::unique_ptr<Zip> zip = Zip::open(file, contents.trouble);
    if (!zip) return contents;
    std::set<std::string> seen;
    std::size_t entries = 0;
    std::uint64_t bytes = 0;
    struct stat facts {};
    const std::uint64_t size = ::stat(file.c_str(), &facts) == 0 ? static_cast<std::uint64_t>(facts.st_size) : 0;
    while (const std::optional<Zip::Entry> entry = zip->next()) {
        bytes += std::min(entry->bytes, most_packed * size + 1);
        if (++entries > most_entries)
            contents.trouble = "this zip archive holds more than " + std::to_string(most_entries) + " files";
        else if (bytes > most_packed * size)
            contents.trouble = "this zip archive says it holds more than can be packed in a file of its size";
        if (!contents.trouble.empty()) break;
        if (is_hidden(entry->name) || entry->name.ends_with('/')) continue;
        if (!entry->is_file || !has_ending(entry->name, ".xml"))
            contents.others.push_back(entry->name);
        else if (seen.insert(entry->name).second)
            contents.exports.push_back(entry->name);
        else
            contents.twice.push_back(entry->name);
    }
    if (contents.trouble.empty() && !zip->trouble().empty())
        contents.trouble = "this zip archive cannot be read: " + zip->trouble();
    if (contents.trouble.empty()) return contents;
    ZipContents nothing;
    nothing.trouble = std::move(contents.trouble);
    return nothing;
}

} // namespace abide
