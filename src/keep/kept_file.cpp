// A file of what was worked out before: a mark, the entries, shared texts, a table of where entries begin, the end.
//
// An entry is its key (32 bytes), the size of its value and a check of the value (8 bytes each), the value. The table
// is open addressing by the first bytes of the key: offsets of entries, 0 where there is none, each with some bits of
// the key, so that hardly any entry but the right one is looked at. Numbers are those of this machine: the file never
// leaves it.
#include "keep/kept_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "base/pack.hpp"

namespace abide {

namespace {

constexpr std::string_view begin_mark = "abide kept cases 2\n";
constexpr std::string_view end_mark = "kept cases end\n";
constexpr std::size_t number_bytes = sizeof(std::uint64_t);
constexpr std::size_t entry_head = Digest::size + 2 * number_bytes;
/// Behind the texts and the table: where each begins, how many slots and entries there are, and a check of all that.
constexpr std::size_t end_numbers = 5;
constexpr std::size_t end_bytes = end_numbers * number_bytes + end_mark.size();
constexpr unsigned offset_bits = 48; // of a slot; above them stand the highest bits of the key
constexpr std::size_t written_at_once = 1U << 20U;

std::uint64_t number_at(std::string_view bytes, std::uint64_t at) {
    std::uint64_t number = 0;
    std::memcpy(&number, bytes.data() + at, sizeof number);
    return number;
}

/// Tells damage, not malice: a disk's, not a forger's. Each step can be undone, so no single word's change goes unseen.
std::uint64_t check_of(std::string_view bytes) {
    constexpr std::uint64_t factor = 0x9E3779B97F4A7C15ULL;
    constexpr int turn = 29;
    std::uint64_t check = bytes.size() * factor;
    for (; !bytes.empty(); bytes.remove_prefix(std::min(bytes.size(), number_bytes))) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data(), std::min(bytes.size(), number_bytes));
        check = std::rotl((check ^ word) * factor, turn);
    }
    return check;
}

std::unique_ptr<MappedFile> map_file(const std::string& path, bool& is_there) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    is_there = descriptor >= 0;
    if (!is_there) return nullptr;
    struct stat facts {};
    std::unique_ptr<MappedFile> file;
    if (::fstat(descriptor, &facts) == 0 && S_ISREG(facts.st_mode))
        file = MappedFile::map(descriptor, static_cast<std::size_t>(facts.st_size));
    ::close(descriptor);
    return file;
}

} // namespace

std::unique_ptr<KeptFile> KeptFile::open(const std::string& path, bool& damage) {
    std::unique_ptr<MappedFile> mapped = map_file(path, damage);
    if (!mapped) return nullptr;
    std::unique_ptr<KeptFile> file(new KeptFile(std::move(mapped)));
    if (!file->read_end()) return nullptr;
    damage = false;
    return file;
}

bool KeptFile::read_end() {
    const std::string_view bytes = file_->bytes();
    if (bytes.size() < begin_mark.size() + end_bytes || !bytes.starts_with(begin_mark) || !bytes.ends_with(end_mark))
        return false;
    const std::uint64_t end = bytes.size() - end_bytes;
    const std::uint64_t texts_at = number_at(bytes, end);
    slots_at_ = number_at(bytes, end + number_bytes);
    slots_ = number_at(bytes, end + 2 * number_bytes);
    const bool is_possible = texts_at >= begin_mark.size() && texts_at <= slots_at_ && slots_at_ <= end &&
                             (end - slots_at_) / number_bytes == slots_ && (end - slots_at_) % number_bytes == 0 &&
                             std::has_single_bit(slots_) && number_at(bytes, end + 3 * number_bytes) < slots_;
    if (!is_possible) return false;
    const std::string_view checked = bytes.substr(texts_at, end + 4 * number_bytes - texts_at);
    if (check_of(checked) != number_at(bytes, end + 4 * number_bytes)) return false;
    Unpacker texts(bytes.substr(texts_at, slots_at_ - texts_at));
    const std::size_t count = texts.count();
    for (std::size_t i = 0; i < count; ++i) texts_.emplace_back(texts.text());
    return texts.is_sound() && !file_->is_cut();
}

std::uint64_t KeptFile::slot(std::size_t number) const {
    return number_at(file_->bytes(), slots_at_ + number * number_bytes);
}

std::optional<std::string_view> KeptFile::find(const Digest& key) const {
    const std::string_view bytes = file_->bytes();
    std::size_t at = key.head() & (slots_ - 1);
    for (std::size_t tried = 0; tried < slots_; ++tried, at = (at + 1) & (slots_ - 1)) {
        const std::uint64_t found = slot(at);
        const std::uint64_t entry = found & ((std::uint64_t{1} << offset_bits) - 1);
        if (entry == 0 || entry > slots_at_ - entry_head) return std::nullopt;
        if (found >> offset_bits != key.head() >> offset_bits) continue;
        if (bytes.substr(entry, Digest::size) != key.text()) continue;
        const std::uint64_t size = number_at(bytes, entry + Digest::size);
        if (size > slots_at_ - entry - entry_head) return std::nullopt;
        const std::string_view value = bytes.substr(entry + entry_head, size);
        if (check_of(value) != number_at(bytes, entry + Digest::size + number_bytes) || file_->is_cut())
            return std::nullopt;
        return value;
    }
    return std::nullopt;
}

void KeptFile::let_go() const { file_->drop(0, slots_at_); }

KeptFileWriter::KeptFileWriter(const std::string& path, std::vector<std::string> texts)
    : file_(path), waiting_(begin_mark), texts_(std::move(texts)) {
    for (std::size_t i = 0; i < texts_.size(); ++i) numbers_.emplace(texts_[i], static_cast<std::uint32_t>(i));
}

void KeptFileWriter::append_number(std::uint64_t number) {
    std::array<char, number_bytes> bytes{};
    std::memcpy(bytes.data(), &number, bytes.size());
    waiting_.append(bytes.data(), bytes.size());
}

void KeptFileWriter::write() {
    file_.append(waiting_);
    written_ += waiting_.size();
    waiting_.clear();
}

void KeptFileWriter::add(const Digest& key, std::string_view value) {
    places_.push_back({key.head(), written_ + waiting_.size()});
    waiting_ += key.text();
    append_number(value.size());
    append_number(check_of(value));
    waiting_ += value;
    if (waiting_.size() >= written_at_once) write();
}

std::uint32_t KeptFileWriter::number_of(const std::string& text) {
    const auto [known, is_new] = numbers_.try_emplace(text, static_cast<std::uint32_t>(texts_.size()));
    if (is_new) texts_.push_back(text);
    return known->second;
}

void KeptFileWriter::finish() {
    write();
    const std::uint64_t texts_at = written_;
    Packer texts;
    texts.number(texts_.size());
    for (const std::string& text : texts_) texts.text(text);
    waiting_ = texts.bytes();
    const std::uint64_t slots_at = texts_at + waiting_.size();

    std::vector<std::uint64_t> slots(std::bit_ceil(2 * places_.size() + 2));
    for (const Place& place : places_) {
        std::size_t at = place.head & (slots.size() - 1);
        while (slots[at] != 0) at = (at + 1) & (slots.size() - 1);
        slots[at] = (place.head >> offset_bits << offset_bits) | place.at;
    }
    for (const std::uint64_t slot : slots) append_number(slot);
    for (const std::uint64_t number : {texts_at, slots_at, std::uint64_t{slots.size()}, std::uint64_t{places_.size()}})
        append_number(number);
    append_number(check_of(waiting_));
    waiting_ += end_mark;
    write();
    file_.put_in_place();
}

} // namespace abide
