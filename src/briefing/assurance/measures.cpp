// Reads the measures and their targets.
#include "briefing/assurance/measures.hpp"

#include <algorithm>

#include "base/words.hpp"
#include "chart/number_words.hpp"

namespace abide {

namespace {

constexpr double most_percent = 100;
constexpr const char* shape_of_target = "write target NUMBER national: SOURCE, or target NUMBER local: SOURCE";

/// Of "target 90 local: as agreed": the two sides of the colon.
struct Line {
    std::vector<std::string> head;
    std::string says;
};

Line parted(std::string_view line) {
    const std::size_t colon = line.find(": ");
    return {split_words(line.substr(0, std::min(colon, line.size()))),
            std::string(colon == std::string_view::npos ? "" : trim(line.substr(colon + 2)))};
}

/// Digits with at most one point among them.
std::optional<double> percent_in(const std::string& word) {
    const bool is_number = !word.empty() && word.size() <= 6 && std::ranges::count(word, '.') <= 1 &&
                           word.find_first_not_of("0123456789.") == std::string::npos && word != ".";
    if (!is_number) return std::nullopt;
    const double percent = std::stod(word);
    return percent <= most_percent ? std::optional(percent) : std::nullopt;
}

class MeasureReader {
  public:
    MeasureReader(const std::string& file, Diagnostics& diagnostics) : file_(&file), diagnostics_(&diagnostics) {}

    std::vector<Measure> read(std::string_view text) {
        for (const std::string_view whole : split_lines(text)) {
            ++line_;
            const std::string_view line = trim(whole);
            if (line.empty() || line.starts_with('#')) continue;
            if (whole.starts_with(' ') || whole.starts_with('\t'))
                add_target(parted(line));
            else
                begin(parted(line));
        }
        return std::move(measures_);
    }

  private:
    void complain(std::string says, std::string help) {
        Diagnostic fault;
        fault.code = "TPL-0305";
        fault.place = {*file_, line_, 1};
        fault.says = std::move(says);
        fault.help = std::move(help);
        diagnostics_->push_back(std::move(fault));
    }

    void begin(const Line& line) {
        if (line.head.size() != 2 || line.says.empty())
            return complain("this line names no measure", "write PROCEDURE RULE: TITLE");
        const bool is_twice = std::ranges::any_of(
            measures_, [&](const Measure& one) { return one.procedure == line.head[0] && one.rule == line.head[1]; });
        if (is_twice) complain("there is a measure of this rule already", "take one of the two away");
        measures_.push_back({line.head[0], line.head[1], line.says, std::nullopt});
    }

    void add_target(const Line& line) {
        if (measures_.empty()) return complain("a target without a measure above it", "");
        if (line.head.size() != 3 || line.head[0] != "target" || line.says.empty())
            return complain("this line names no target", shape_of_target);
        const std::optional<double> percent = percent_in(line.head[1]);
        if (!percent) return complain(quoted(line.head[1]) + " is no percentage", "write a number from 0 to 100");
        const bool is_national = line.head[2] == "national";
        if (!is_national && line.head[2] != "local")
            return complain(quoted(line.head[2]) + " does not say who set the target", shape_of_target);
        if (measures_.back().target) return complain("this measure has a target already", "take one of the two away");
        measures_.back().target = MeasureTarget{*percent, is_national, line.says};
    }

    const std::string* file_;
    Diagnostics* diagnostics_;
    std::uint32_t line_ = 0;
    std::vector<Measure> measures_;
};

} // namespace

std::vector<Measure> read_measures(std::string_view text, const std::string& file, Diagnostics& diagnostics) {
    return MeasureReader(file, diagnostics).read(text);
}

std::string words_of(const std::optional<MeasureTarget>& target) {
    if (!target) return "";
    const bool is_whole = target->percent == static_cast<int>(target->percent);
    return number_words(target->percent, is_whole ? 0 : 1) + "%, set " +
           (target->is_national ? "nationally: " : "locally: ") + target->source;
}

} // namespace abide
