// Reads what the names of templates mean.
#include "briefing/name_meanings.hpp"

#include <algorithm>
#include <cstdint>

#include "base/words.hpp"

namespace abide {

namespace {

class NameReader {
  public:
    NameReader(const std::string& file, Diagnostics& diagnostics) : file_(&file), diagnostics_(&diagnostics) {}

    NameMeanings read(std::string_view text) {
        for (const std::string_view whole : split_lines(text)) {
            ++line_;
            const std::string_view line = trim(whole);
            if (line.empty() || line.starts_with('#')) continue;
            take(line, whole.starts_with(' ') || whole.starts_with('\t'));
        }
        return std::move(names_);
    }

  private:
    void take(std::string_view line, bool is_set_in) {
        const std::size_t colon = std::min(line.find(": "), line.size());
        const std::vector<std::string> head = split_words(line.substr(0, colon));
        const std::string says(trim(line.substr(std::min(colon + 1, line.size()))));
        const bool is_group = head.size() == 2 && head.front() == "group" && !is_set_in;
        if (says.empty() || (head.size() != 1 && !is_group))
            return complain("this line says no name's meaning", "write NAME: MEANING, or group ID: TITLE");
        if (is_group) {
            names_.groups.push_back({head.back(), says, {}});
            return;
        }
        if (is_set_in && names_.groups.empty()) return complain("a name of a group without a group above it", "");
        MeaningsByPlace& meanings = is_set_in ? names_.groups.back().meanings : names_.meanings;
        if (!meanings.emplace(head.front(), says).second)
            complain(abide::quoted(head.front()) + " has a meaning already", "");
    }

    void complain(std::string says, std::string help) {
        Diagnostic fault;
        fault.code = "TPL-0304";
        fault.place = {*file_, line_, 1};
        fault.says = std::move(says);
        fault.help = std::move(help);
        diagnostics_->push_back(std::move(fault));
    }

    const std::string* file_;
    Diagnostics* diagnostics_;
    std::uint32_t line_ = 0;
    NameMeanings names_;
};

} // namespace

NameMeanings read_names(std::string_view text, const std::string& file, Diagnostics& diagnostics) {
    return NameReader(file, diagnostics).read(text);
}

} // namespace abide
