// A zip archive of exports: what stands in it, and one file of it at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "reader/unpacked.hpp"

namespace abide {

/// A file that begins as zip archives do, or is named like one.
bool is_zip(const std::string& file);

/// A file in an archive is named like one in a folder: "pack.zip/in/north.xml".
struct PlaceInZip {
    std::string archive;
    std::string entry;
};
/// Nothing when no part of the path is an archive.
std::optional<PlaceInZip> place_in_zip(const std::string& path);

struct ZipContents {
    std::vector<std::string> exports; ///< names ending in .xml, each once, in the order in which they stand there
    std::vector<std::string> others;  ///< files whose names end in something else
    std::vector<std::string> twice;   ///< names that more than one export has
    std::string trouble;              ///< a sentence when it cannot be read as an archive; then the rest is empty
};
/// Folders are left out, and so is what a folder on disk would not be searched for: names that begin with a dot.
ZipContents contents_of_zip(const std::string& file);

/// Goes through an archive forwards.
class Zip final : public Unpacked {
  public:
    /// Null with a sentence in `trouble`.
    static std::unique_ptr<Zip> open(const std::string& file, std::string& trouble);
    ~Zip() override;

    struct Entry {
        std::string name;
        std::uint64_t bytes = 0; ///< unpacked, as the archive says
        bool is_file = false;    ///< no folder and no link
        bool is_encrypted = false;
    };
    /// The next entry; nothing at the end, or with `trouble`.
    std::optional<Entry> next();
    /// To the next entry of this name. False when there is none from here on, or with `trouble`.
    bool go_to(const std::string& name);
    /// From the entry reached.
    std::size_t read(char* into, std::size_t wanted) override;

    /// This is still that file, as it was when it was opened.
    [[nodiscard]] bool is_of(const std::string& file) const;
    /// Room for the hash of the archive, which is worked out once for all its entries.
    std::string sha256;

  private:
    Zip();
    void stop(int answer);

    struct Archive;
    std::unique_ptr<Archive> archive_;
};

} // namespace abide
