// What came of cases is kept in a folder, so that another night need not read those that nobody touched.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "hash/digest.hpp"
#include "keep/kept_file.hpp"
#include "reader/reader.hpp"

namespace abide {

/// One run's part of the folder: a file of its own for all it is judged by, which takes the place of the one of the
/// night before. Cases of which nothing is heard any more are gone with that one.
class Reuse final : public CaseKeeper {
  public:
    /// `circumstances`: of everything the run goes by but the exports and the day. Makes the folder (mode 0700). Throws
    /// Error(not_written) when nothing can be written there.
    Reuse(const std::string& folder, const Digest& circumstances, Diagnostics& diagnostics);

    [[nodiscard]] std::optional<std::string_view> find(const Digest& key) const override;
    [[nodiscard]] std::size_t texts_before() const override;
    void keep(const Digest& key, std::string_view what) override;
    std::uint32_t number_of(const std::string& text) override;
    [[nodiscard]] std::string_view text(std::uint32_t number) const override;

    /// Puts the new file in its place, and removes what other runs have left: files long not used, and those of runs
    /// that were killed while they wrote. What cannot be
    /// written is reported and costs nothing but time the next night.
    void finish();

  private:
    void give_up(const std::string& why);
    void remove_old() const;

    std::string folder_;
    std::string path_;
    Diagnostics& diagnostics_;
    std::unique_ptr<KeptFile> before_;
    std::optional<KeptFileWriter> after_;
    std::size_t texts_before_ = 0;
    std::size_t kept_bytes_ = 0; ///< since what was read was let go of
};

/// Whether it says how the cache fared, and nothing about the exports.
bool is_about_cache(const Diagnostic& diagnostic);

/// Of the program that runs, by what the linker wrote into it: another one may judge otherwise. Of its file see
/// hash_of_program.
Digest digest_of_program();

} // namespace abide
