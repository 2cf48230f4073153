// A file's bytes mapped into memory, and the handler that keeps a file which shrinks from ending the program.
#include "base/mapped_file.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <mutex>
#include <optional>

namespace abide {

namespace {

/// What the handler knows of one mapping. A signal handler may take no lock: each field is an atomic of its own, and
/// `end` is 0 while the others change.
struct Slot {
    std::atomic<bool> is_taken{false};
    std::atomic<bool> is_cut{false};
    std::atomic<std::uintptr_t> begin{0};
    std::atomic<std::uintptr_t> end{0};
};
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<std::uintptr_t>::is_always_lock_free);

/// One file at a time is read; the rest is for those who read several beside each other.
constexpr std::size_t most_mapped = 64;
std::array<Slot, most_mapped> slots;

std::atomic<std::uintptr_t> page_bytes{4096};
struct sigaction handler_before;

bool is_inside(const Slot& slot, std::uintptr_t address, std::uintptr_t& end) {
    end = slot.end.load();
    const std::uintptr_t begin = slot.begin.load();
    // Read again: the slot may be about to be somebody else's. That of a thread that faults stays as it is.
    return address >= begin && address < end && slot.end.load() == end;
}

/// Zeros from the page of `address` to the mapping's end; false when it lies in no mapping of ours.
bool cover_with_zeros(void* place) {
    const auto address = reinterpret_cast<std::uintptr_t>(place);
    for (Slot& slot : slots) {
        std::uintptr_t end = 0;
        if (!is_inside(slot, address, end)) continue;
        const std::uintptr_t into_page = address % page_bytes;
        void* const page = static_cast<char*>(place) - into_page;
        // Said first: whoever meets the zeros must be able to ask why.
        slot.is_cut.store(true);
        // To the end, not one page: a large file that is cut to nothing would fault a million times.
        return ::mmap(page, end - address + into_page, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) !=
               MAP_FAILED;
    }
    return false;
}

void on_bus_error(int signal, siginfo_t* about, void*) {
    const int kept = errno;
    const bool was_sent = about->si_code <= 0; // by a process, not by touching memory
    if (was_sent || !cover_with_zeros(about->si_addr)) {
        ::sigaction(signal, &handler_before, nullptr);
        // A fault happens again by itself as soon as this returns.
        if (was_sent) ::raise(signal);
    }
    errno = kept;
}

/// The handler is ours when this returns true. Asked with every mapping: somebody else may have taken the signal since.
bool is_guarded() {
    static std::mutex one_at_a_time;
    const std::lock_guard<std::mutex> lock(one_at_a_time);
    struct sigaction now {};
    if (::sigaction(SIGBUS, nullptr, &now) != 0) return false;
    if ((now.sa_flags & SA_SIGINFO) != 0 && now.sa_sigaction == on_bus_error) return true;
    page_bytes = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
    handler_before = now;
    struct sigaction ours {};
    ours.sa_sigaction = on_bus_error;
    ours.sa_flags = SA_SIGINFO;
    ::sigemptyset(&ours.sa_mask);
    return ::sigaction(SIGBUS, &ours, nullptr) == 0;
}

std::optional<std::size_t> take_slot() {
    for (std::size_t i = 0; i < slots.size(); ++i) {
        bool is_taken = false;
        if (slots[i].is_taken.compare_exchange_strong(is_taken, true)) return i;
    }
    return std::nullopt;
}

} // namespace

std::unique_ptr<MappedFile> MappedFile::map(int descriptor, std::size_t size) {
    if (size == 0 || !is_guarded()) return nullptr;
    const std::optional<std::size_t> slot = take_slot();
    if (!slot) return nullptr;
    void* const begin = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (begin == MAP_FAILED) {
        slots[*slot].is_taken.store(false);
        return nullptr;
    }
    ::madvise(begin, size, MADV_SEQUENTIAL);
    slots[*slot].is_cut.store(false);
    slots[*slot].begin.store(reinterpret_cast<std::uintptr_t>(begin));
    slots[*slot].end.store(reinterpret_cast<std::uintptr_t>(begin) + size);
    return std::unique_ptr<MappedFile>(new MappedFile(static_cast<char*>(begin), size, *slot));
}

MappedFile::~MappedFile() {
    slots[slot_].end.store(0);
    ::munmap(begin_, size_);
    slots[slot_].is_taken.store(false);
}

void MappedFile::drop(std::size_t from, std::size_t to) const {
    from -= from % page_bytes;
    if (from < to && to <= size_)
        ::madvise(begin_ + from, to - from - (to == size_ ? 0 : to % page_bytes), MADV_DONTNEED);
}

bool MappedFile::is_cut() const { return slots[slot_].is_cut.load(); }

} // namespace abide
