// What was wrong with one export, collected: where, in which case, and how often when it is the same again and again.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>

#include "base/diagnostic.hpp"

namespace abide {

/// The same thing wrong in every case of a large export would be a million diagnostics: of each kind (`code` and
/// `about`) the first few hundred are spelled out, the others counted and summed up by `finish`.
class Report {
  public:
    static constexpr std::size_t most_alike = 200;

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
    using Mark = std::size_t;
    [[nodiscard]] Mark mark() const { return diagnostics_.size(); }
    void go_back_to(Mark mark) { diagnostics_.resize(mark); }
    void finish();

  private:
    std::string file_;
    Diagnostics& diagnostics_;
    std::map<std::pair<std::string, std::string>, std::size_t> counts_;
    bool is_muted_ = false;
};

} // namespace abide
