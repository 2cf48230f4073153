// Reads the questions for supervision and chooses those that findings bring up.
#include "briefing/prompts.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/words.hpp"

namespace abide {

namespace {

/// `pattern` with "*" for any run of letters.
bool fits(std::string_view pattern, std::string_view word) {
    const std::size_t star = pattern.find('*');
    if (star == std::string_view::npos) return pattern == word;
    if (!word.starts_with(pattern.substr(0, star))) return false;
    const std::string_view rest = pattern.substr(star + 1);
    for (std::size_t at = star; at <= word.size(); ++at)
        if (fits(rest, word.substr(at))) return true;
    return false;
}

class PromptReader {
  public:
    PromptReader(const std::string& file, Diagnostics& diagnostics) : file_(&file), diagnostics_(&diagnostics) {}

    std::vector<Prompt> read(std::string_view text) {
        for (const std::string_view whole : split_lines(text)) {
            ++line_;
            const std::string_view line = trim(whole);
            if (line.empty() || line.starts_with('#')) continue;
            if (whole.starts_with(' ') || whole.starts_with('\t'))
                add_rules(line);
            else
                begin(line);
        }
        check_last();
        return std::move(prompts_);
    }

  private:
    void complain(std::uint32_t line, std::string says, std::string help) {
        Diagnostic fault;
        fault.code = "TPL-0303";
        fault.place = {*file_, line, 1};
        fault.says = std::move(says);
        fault.help = std::move(help);
        diagnostics_->push_back(std::move(fault));
    }

    void add_rules(std::string_view line) {
        if (prompts_.empty()) return complain(line_, "rules without a question above them", "");
        for (std::string& rule : split_words(line)) prompts_.back().rules.push_back(std::move(rule));
    }

    void begin(std::string_view line) {
        const std::size_t colon = line.find(": ");
        const std::vector<std::string> head = split_words(line.substr(0, std::min(colon, line.size())));
        const std::string says(colon == std::string_view::npos ? "" : trim(line.substr(colon + 2)));
        if (head.size() != 2 || says.empty())
            return complain(line_, "this line names neither a document nor a question",
                            "write source ID: TITLE, or ID CLAUSE: QUESTION");
        if (head[0] == "source") {
            titles_[head[1]] = says;
            return;
        }
        check_last();
        const auto title = titles_.find(head[0]);
        if (title == titles_.end()) {
            std::vector<std::string> known;
            for (const auto& [id, words] : titles_) known.push_back(id);
            complain(line_, "no document is called " + abide::quoted(head[0]), did_you_mean(head[0], known));
        }
        begun_ = line_;
        prompts_.push_back({head[0], title == titles_.end() ? "" : title->second, head[1], says, {}});
    }

    void check_last() {
        if (prompts_.empty() || !prompts_.back().rules.empty()) return;
        complain(begun_, "no rule brings this question up", "name the rules below it, set in");
    }

    const std::string* file_;
    Diagnostics* diagnostics_;
    std::uint32_t line_ = 0;
    std::uint32_t begun_ = 0;
    std::map<std::string, std::string> titles_;
    std::vector<Prompt> prompts_;
};

} // namespace

bool Prompt::is_for(std::string_view rule) const {
    return std::ranges::any_of(rules, [&](const std::string& pattern) { return fits(pattern, rule); });
}

std::vector<Prompt> read_prompts(std::string_view text, const std::string& file, Diagnostics& diagnostics) {
    return PromptReader(file, diagnostics).read(text);
}

std::vector<AskedPrompt> choose_prompts(std::span<const Prompt> prompts, std::span<const VerdictView> findings,
                                        std::size_t most) {
    struct Brought {
        AskedPrompt asked;
        std::size_t first = 0; ///< position of the gravest finding that brings it up
        std::size_t findings = 0;
    };
    std::vector<Brought> brought;
    for (const Prompt& prompt : prompts) {
        Brought one = {{prompt, {}}, findings.size(), 0};
        for (std::size_t i = 0; i < findings.size(); ++i) {
            if (!prompt.is_for(findings[i].rule_id)) continue;
            one.first = std::min(one.first, i);
            ++one.findings;
            std::vector<std::string>& because = one.asked.because;
            if (std::ranges::find(because, findings[i].title) == because.end()) because.push_back(findings[i].title);
        }
        if (one.findings > 0) brought.push_back(std::move(one));
    }
    std::ranges::stable_sort(brought, {}, [](const Brought& one) {
        return std::pair(one.first, -static_cast<std::ptrdiff_t>(one.findings));
    });
    std::vector<AskedPrompt> chosen;
    for (Brought& one : brought)
        if (chosen.size() < most) chosen.push_back(std::move(one.asked));
    return chosen;
}

void put_prompt(const AskedPrompt& asked, Fields& fields) {
    fields.text("question", asked.prompt.question);
    fields.text("source", asked.prompt.title);
    fields.text("source_clause", asked.prompt.clause);
    constexpr std::size_t most = 2;
    std::vector<std::string> because = asked.because;
    if (because.size() > most + 1) {
        because.resize(most);
        because.push_back(count_of(asked.because.size() - most, "rule", "rules") + " more");
    }
    fields.text("because", list_of(because));
}

} // namespace abide
