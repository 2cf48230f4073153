// What was wrong with one export, collected: where, in which case, and how often when it is the same again and again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.hpp"

namespace abide {

/// The same thing wrong in every case of a large export would be a million diagnostics: of each kind (`code` and
/// `about`) the first few hundred are spelled out, the others counted and summed up by `finish`.
class Report {
  public:
    static constexpr std::size_t most_alike = 200;
    /// Of one code so many are kept at most, whatever they are about.
    static constexpr std::size_t most_of_code = 1000;

    /// What a diagnostic is about: its code, and the record, fact or name.
    using Kind = std::pair<std::string, std::string>;

    Report(std::string file, Diagnostics& diagnostics) : file_(std::move(file)), diagnostics_(diagnostics) {}

    /// Only watches from now on: nothing is spelled out, and what is not among `enough` of which enough has been is
    /// noted as unheard of. For parts that somebody else reads again with care when there is something to say.
    void watch(const std::set<Kind>* enough);
    [[nodiscard]] bool has_something_to_say() const { return has_something_to_say_; }
    /// What would only have been counted since the last call of `watch`.
    [[nodiscard]] const std::vector<Kind>& only_counted() const { return only_counted_; }

    /// The kinds of which enough has been spelled out; grows, and `enough_so_far` says by how much.
    [[nodiscard]] std::size_t enough_so_far() const { return enough_; }
    void put_enough(std::set<Kind>& into) const;
    /// Counts more of a kind that need not be spelled out.
    void count(const Kind& kind, std::size_t times = 1) { counts_[kind] += times; }

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
    std::map<Kind, std::size_t> counts_;
    std::map<std::string, LeftOut> codes_;
    std::string_view source_;
    std::uint32_t source_line_ = 0;
    std::uint32_t source_column_ = 0;
    std::function<bool(std::string_view)> knows_;
    bool is_muted_ = false;
    std::size_t enough_ = 0;
    const std::set<Kind>* watched_ = nullptr; ///< null: it does not only watch
    std::vector<Kind> only_counted_;
    bool has_something_to_say_ = false;
};

} // namespace abide
