// What came of cases is kept in a folder, so that another night need not read those that nobody touched.
#include "command/reuse.hpp"

#include <elf.h>
#include <link.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "base/file.hpp"
#include "command/export_files.hpp"

namespace abide {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view ending = ".kept";
/// Runs with other procedures or options have a file of their own; of more than so many the oldest go.
constexpr std::size_t most_files = 8;
constexpr std::size_t read_at_once = 8U << 20U;

/// What the linker wrote into the program of all its parts. Called for the program first, and stops there.
int take_build_id(dl_phdr_info* program, std::size_t /*size*/, void* into) {
    constexpr std::size_t aligned = 4;
    const auto round_up = [](std::size_t size) { return (size + aligned - 1) / aligned * aligned; };
    for (std::size_t i = 0; i < program->dlpi_phnum; ++i) {
        const auto& part = program->dlpi_phdr[i];
        if (part.p_type != PT_NOTE) continue;
        // NOLINTNEXTLINE(performance-no-int-to-ptr,cppcoreguidelines-pro-type-reinterpret-cast): where it was loaded
        std::string_view notes(reinterpret_cast<const char*>(program->dlpi_addr + part.p_vaddr), part.p_memsz);
        for (ElfW(Nhdr) head{}; notes.size() >= sizeof head;) {
            std::memcpy(&head, notes.data(), sizeof head);
            const std::size_t before = sizeof head + round_up(head.n_namesz);
            if (before + head.n_descsz > notes.size()) break;
            if (head.n_type == NT_GNU_BUILD_ID) *static_cast<std::string*>(into) = notes.substr(before, head.n_descsz);
            notes.remove_prefix(std::min(notes.size(), before + round_up(head.n_descsz)));
        }
    }
    return 1;
}

constexpr const char* damaged = "RUN-0004";
constexpr const char* not_kept = "RUN-0005";

Diagnostic warning(const std::string& path, const char* code, std::string says) {
    Diagnostic diagnostic = trouble_with(path, code, std::move(says));
    diagnostic.gravity = Gravity::warning;
    return diagnostic;
}

} // namespace

bool is_about_cache(const Diagnostic& diagnostic) { return diagnostic.code == damaged || diagnostic.code == not_kept; }

Digest digest_of_program() {
    std::string id;
    ::dl_iterate_phdr(take_build_id, &id);
    // Only a program that was linked without one is looked at as a whole.
    return digest_of({id.empty() ? read_file("/proc/self/exe") : id});
}

Reuse::Reuse(const std::string& folder, const Digest& circumstances, Diagnostics& diagnostics)
    : folder_(folder), diagnostics_(diagnostics) {
    constexpr std::size_t name_length = 16;
    make_folder(folder);
    path_ = join_path(folder, circumstances.hex().substr(0, name_length) + std::string(ending));
    bool is_damaged = false;
    before_ = KeptFile::open(path_, is_damaged);
    if (is_damaged)
        diagnostics_.push_back(warning(path_, damaged, "what was kept here is damaged: every case is read again"));
    after_.emplace(path_, before_ ? before_->texts() : std::vector<std::string>());
    texts_before_ = after_->texts().size();
}

std::optional<std::string_view> Reuse::find(const Digest& key) const {
    return before_ ? before_->find(key) : std::nullopt;
}

std::size_t Reuse::texts_before() const { return texts_before_; }

void Reuse::give_up(const std::string& why) {
    after_.reset();
    diagnostics_.push_back(
        warning(path_, not_kept, why + "; tonight's results are whole, but the next run reads every case again"));
}

void Reuse::keep(const Digest& key, std::string_view what) {
    if (!after_) return;
    try {
        after_->add(key, what);
    } catch (const Error& error) {
        return give_up(error.what());
    }
    kept_bytes_ += what.size();
    if (kept_bytes_ < read_at_once || !before_) return;
    before_->let_go();
    kept_bytes_ = 0;
}

std::uint32_t Reuse::number_of(const std::string& text) { return after_ ? after_->number_of(text) : 0; }

std::string_view Reuse::text(std::uint32_t number) const { return before_->texts()[number]; }

void Reuse::finish() {
    if (!after_) return;
    try {
        after_->finish();
    } catch (const Error& error) {
        return give_up(error.what());
    }
    after_.reset();
    remove_old();
}

void Reuse::remove_old() const {
    constexpr std::chrono::hours given_up{24}; // no run takes longer: whoever wrote it was killed
    std::vector<std::pair<fs::file_time_type, fs::path>> files;
    std::error_code ignored;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder_, ignored)) {
        if (!entry.is_regular_file(ignored)) continue;
        const fs::file_time_type written = entry.last_write_time(ignored);
        const bool is_begun = entry.path().stem().extension() == ending;
        if (entry.path().extension() == ending)
            files.emplace_back(written, entry.path());
        else if (is_begun && written + given_up < fs::file_time_type::clock::now())
            fs::remove(entry.path(), ignored);
    }
    std::sort(files.begin(), files.end());
    for (std::size_t i = 0; i + most_files < files.size(); ++i) fs::remove(files[i].second, ignored);
}

} // namespace abide
