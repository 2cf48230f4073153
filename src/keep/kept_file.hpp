// A file of what was worked out before, found again by a digest of everything it was worked out from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.hpp"
#include "base/mapped_file.hpp"
#include "hash/digest.hpp"

namespace abide {

/// Reads such a file. What is damaged is as if it were not there.
class KeptFile {
  public:
    /// Null when there is no such file, or it is none of ours. `damage` then says whether there is one all the same.
    static std::unique_ptr<KeptFile> open(const std::string& path, bool& damage);

    /// Valid as long as this object. May be called by several threads.
    [[nodiscard]] std::optional<std::string_view> find(const Digest& key) const;
    /// Texts that many entries share, by number.
    [[nodiscard]] const std::vector<std::string>& texts() const { return texts_; }
    /// What has been read need not stay in memory.
    void let_go() const;

  private:
    explicit KeptFile(std::unique_ptr<MappedFile> file) : file_(std::move(file)) {}
    bool read_end();
    [[nodiscard]] std::uint64_t slot(std::size_t number) const;

    std::unique_ptr<MappedFile> file_;
    std::uint64_t slots_at_ = 0;
    std::uint64_t slots_ = 0; ///< how many; a power of two
    std::vector<std::string> texts_;
};

/// Writes one, entry by entry. Until `finish` there is only a temporary file (mode 0600). Members throw
/// Error(not_written).
class KeptFileWriter {
  public:
    /// The texts that entries may already name by number.
    KeptFileWriter(const std::string& path, std::vector<std::string> texts);

    void add(const Digest& key, std::string_view value);
    /// The number of a text; a new one is added.
    std::uint32_t number_of(const std::string& text);
    [[nodiscard]] const std::vector<std::string>& texts() const { return texts_; }
    /// Puts the file in its place.
    void finish();

  private:
    struct Place {
        std::uint64_t head = 0; ///< of the key
        std::uint64_t at = 0;
    };
    /// What waits goes to the file.
    void write();
    void append_number(std::uint64_t number);

    NewFile file_;
    std::string waiting_; ///< not written yet
    std::uint64_t written_ = 0;
    std::vector<Place> places_;
    std::vector<std::string> texts_;
    std::map<std::string, std::uint32_t, std::less<>> numbers_;
};

} // namespace abide
