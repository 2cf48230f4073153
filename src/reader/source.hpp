// The bytes of an export, a window at a time, as UTF-8: a file of any length needs no more memory than its longest
// case.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace abide {

class Zip;
struct PlaceInZip;
struct XmlEncoding;

/// Reads forward only. Offsets count bytes of the text in UTF-8, byte order mark left out.
///
/// A file of UTF-8 is mapped: the window is the whole of it and stays where it is. Small files are read at once, which
/// comes to the same; what is packed or cannot be mapped is read window after window.
class Source {
  public:
    /// Opens a file, which may be packed with gzip, or a file in a zip archive: "pack.zip/north.xml". Nothing when it
    /// cannot be opened or is in no encoding known here; then `trouble` holds a sentence. What is not UTF-8 is
    /// converted whole, and is then in memory as a whole. `zip`: keeps the archive opened last, so that the file behind
    /// the one just read is not looked for from its beginning.
    static std::optional<Source> open(const std::string& file, std::string& trouble,
                                      std::shared_ptr<Zip>* zip = nullptr);
    /// Text at hand, which must outlive the source.
    static Source of(std::string_view text);

    Source(Source&&) noexcept;
    Source& operator=(Source&&) noexcept;
    ~Source();

    /// The bytes at hand. Valid until the next `read_on`.
    [[nodiscard]] std::string_view window() const { return window_; }
    /// Where in the text the window begins.
    [[nodiscard]] std::uint64_t offset() const { return offset_; }
    /// Nothing follows the window.
    [[nodiscard]] bool is_last() const { return is_last_; }

    /// Lets go of everything before `keep`, which lies in the window, and adds what follows: at least as many bytes as
    /// are kept, so that looking again from `keep` each time stays linear. Requires !is_last().
    void read_on(std::uint64_t keep);

    /// Nobody looks at the bytes before this offset any more. Cheap to call often. A mapped file then takes up memory
    /// only around the place reached; nothing else changes, and what was let go of can still be read, slowly.
    void let_go_before(std::uint64_t offset);

    /// From here on the file as it is on disk is hashed; the answer (64 hexadecimal digits) may be asked for once. A
    /// mapped file is hashed as it is let go of, anything else when the answer is asked for. Text at hand is hashed as
    /// it is.
    void begin_hash();
    std::string finish_hash();

    /// What went wrong on the way: a read failed (the source then ends where it happened), or the file changed or was
    /// cut while it was read. A sentence, else empty. Asked once the end was reached.
    [[nodiscard]] std::string trouble() const;

  private:
    Source();
    static std::optional<Source> open_file(const std::string& file, std::string& trouble);
    void begin_bytes();
    void fill(std::size_t wanted);
    bool begin_text(std::string& trouble);
    bool convert(const XmlEncoding& encoding, std::string& trouble);
    static std::optional<Source> open_in_zip(const PlaceInZip& place, std::string& trouble, std::shared_ptr<Zip>* kept);

    struct File;
    std::unique_ptr<File> file_; ///< none for text at hand
    std::unique_ptr<char[]> buffer_;
    std::size_t room_ = 0;
    std::string_view window_;
    std::uint64_t offset_ = 0;
    bool is_last_ = false;
};

} // namespace abide
