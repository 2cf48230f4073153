// What was wrong with one export, collected: where, in which case, and how often when it is the same again and again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "base/diagnostic.hpp"

namespace abide {

/// The same thing wrong in every case of a large export would be a million diagnostics: of each kind (`code` and
/// `about`) the first few hundred are spelled out, the others counted and summed up by `finish`.
class Report {
  public:
    static constexpr std::size_t most_alike = 200;
    /// Of one code so many are kept at most, whatever they are about.
    static constexpr std::size_t most_of_code = 1000;

    Report(std::string file, Diagnostics& diagnostics) : file_(std::move(file)), diagnostics_(diagnostics) {}

    /// While muted nothing is added or counted: for parts that are only looked at, not read.
    void mute(bool is_muted) { is_muted_ = is_muted; }
    [[nodiscard]] bool is_muted() const { return is_muted_; }

    [[nodiscard]] const std::string& file() const { return file_; }

    /// True when a diagnostic of this kind would still be spelled out: saves making one that is only counted.
    bool wants(const std::string& code, const std::string& about);
    /// The file is filled in. Requires that `wants` has just said yes for it, or that there is at most one of it.
    void add(Diagnostic diagnostic);
    /// To take back what was said about a case that is refused in the end.
    struct LeftOut {
        std::size_t kept = 0;
        std::size_t times = 0;
        Gravity gravity = Gravity::note;
    };
    struct Mark {
        std::size_t size = 0;
        std::map<std::string, LeftOut> codes;
    };
    [[nodiscard]] Mark mark() const { return {diagnostics_.size(), codes_}; }
    void go_back_to(Mark mark);
    void finish();

    /// The part of the export that is spoken of from now on, and where it begins; lines are shown from it, with
    /// everything masked but names that `knows` says yes to.
    void set_source(std::string_view bytes, std::uint32_t line, std::uint32_t column);
    void set_names(std::function<bool(std::string_view)> knows) { knows_ = std::move(knows); }

  private:
    std::string file_;
    Diagnostics& diagnostics_;
    void show_line(Diagnostic& diagnostic) const;
    void sum_up(const std::string& code, Gravity gravity, std::size_t times, const std::string& about);
    std::map<std::pair<std::string, std::string>, std::size_t> counts_;
    std::map<std::string, LeftOut> codes_;
    std::string_view source_;
    std::uint32_t source_line_ = 0;
    std::uint32_t source_column_ = 0;
    std::function<bool(std::string_view)> knows_;
    bool is_muted_ = false;
};

} // namespace abide
