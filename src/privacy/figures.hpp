// Figures that are about to be published, as true counts; and as shown, from which no true count can be reached.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace abide {

/// How many children (cases, duties) something is true of.
struct Count {
    std::string key; ///< what is counted, for whom, for which period: "strategy-meeting/met/north/2026-W15"
    std::int64_t count = 0;
};

/// A count that is others together: a total of a row, what there is so far ("so far" = "so far before" + "this week"),
/// what is open now ("open before" + "new" less "closed"). A part may be a figure of an earlier publication.
struct CountSum {
    std::string whole;
    std::vector<std::string> parts;
    std::vector<std::string> less; ///< what goes off
};

/// A percentage to be shown of `part` in `whole`, both of them figures of this publication.
struct Ratio {
    std::string part;
    std::string whole;
};

/// One of the cases that were counted.
struct CountedCase {
    std::string who;     ///< a hash of its id
    std::string counted; ///< a hash of all that is counted of it: another one where that changed
};

/// The cases from which figures come.
struct CasesBehind {
    std::string of; ///< what is counted of them, as publications with the same counts have it: "duties"
    std::vector<CountedCase> cases;
};

/// All that one publication says in numbers: its tables, charts and alternative texts together. Whatever can be worked
/// out from figures without being one ("all teams but north") is only protected when it is given as one. That two rows
/// are of the same children is said by two sums of one count that is not shown.
struct FiguresToPublish {
    std::string title; ///< names it in messages and in the ledger: "board pack 2026-W15"
    std::vector<Count> counts;
    std::vector<CountSum> sums;
    std::vector<Ratio> ratios;
    std::vector<Count> unshown; ///< what nobody shows and everybody can think of, for sums to speak of
    /// How the keys of its tables begin ("duties/2026-03/"): what was published of one of them and is not among these
    /// counts is no longer there, and tells something by that.
    std::vector<std::string> tables;
    std::vector<CasesBehind> behind;
    /// Of how many children a count is, by its key, where they may be fewer than are counted: twelve meetings of one
    /// child. One of 1 to 5 children is hidden however many it counts.
    std::map<std::string, std::int64_t> children;
};

/// How a count is shown: "0", "c", or to the nearest 5 ("5" is 6 or 7).
class ShownCount {
  public:
    enum class Form : std::uint8_t { zero, hidden, rounded };

    static ShownCount zero() { return {Form::zero, 0}; }
    static ShownCount hidden() { return {Form::hidden, 0}; }
    static ShownCount rounded(std::int64_t to) { return {Form::rounded, to}; }

    [[nodiscard]] Form form() const { return form_; }
    /// What may be drawn or reckoned with: 0 or the rounded count; nothing when it is hidden.
    [[nodiscard]] std::optional<std::int64_t> number() const;
    /// "0", "c", "15".
    [[nodiscard]] std::string text() const;

    bool operator==(const ShownCount&) const = default;

  private:
    ShownCount(Form form, std::int64_t number) : form_(form), number_(number) {}
    Form form_;
    std::int64_t number_; ///< as shown
};

/// A publication as it may be shown: all that pages, charts and alternative texts are made from. It holds nothing else,
/// so nothing made from it can tell more.
class ShownFigures {
  public:
    /// Throws Error(fault) when no such figure was given.
    [[nodiscard]] const ShownCount& count(std::string_view key) const;
    /// A whole percentage, or nothing when it is not shown.
    [[nodiscard]] std::optional<int> percentage(std::string_view part, std::string_view whole) const;
    /// Whether some count is shown as "c": the page then explains it.
    [[nodiscard]] bool has_hidden() const;

    void show(const std::string& key, ShownCount shown) { counts_.insert_or_assign(key, shown); }
    void show_percentage(const std::string& part, const std::string& whole, int percentage) {
        percentages_[{part, whole}] = percentage;
    }

    bool operator==(const ShownFigures&) const = default;

  private:
    std::map<std::string, ShownCount, std::less<>> counts_;
    std::map<std::pair<std::string, std::string>, int> percentages_;
};

/// The greatest count that is small.
constexpr std::int64_t most_that_is_small = 5;
constexpr bool is_small(std::int64_t count) { return count >= 1 && count <= most_that_is_small; }

/// The least a percentage may be of.
constexpr std::int64_t least_denominator = 10;

/// To the nearest 5; requires a count that is not small.
constexpr std::int64_t rounded(std::int64_t count) {
    constexpr std::int64_t step = 5;
    return (count + step / 2) / step * step;
}

} // namespace abide
