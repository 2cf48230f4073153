// Finds numbers of cases in what people wrote, in figures or words, and recommendations in their tables.
#include "briefing/audit_text.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <optional>
#include <set>

#include "base/words.hpp"
#include "history/actions.hpp"

namespace abide {

namespace {

constexpr std::array<std::string_view, 21> number_words = {
    "none",     "one",     "two",     "three",     "four",     "five",     "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};
constexpr std::array<std::string_view, 8> tens = {"twenty", "thirty",  "forty",  "fifty",
                                                  "sixty",  "seventy", "eighty", "ninety"};
constexpr std::array<std::string_view, 14> case_nouns = {"case",     "cases", "file",   "files",    "child",
                                                         "children", "young", "family", "families", "audited",
                                                         "girls",    "boys",  "record", "records"};

/// What may stand between a number of cases and what became of them.
constexpr std::array<std::string_view, 10> helping_verbs = {"were", "was", "have", "has",  "had",
                                                            "been", "are", "is",   "then", "only"};
/// Behind "two cases": only those are meant of which the rest is said.
constexpr std::array<std::string_view, 6> narrowing = {"in", "where", "with", "whose", "that", "which"};
/// A verb and its helpers are no longer than so many words.
constexpr std::size_t farthest = 8;

bool is_among(std::span<const std::string_view> words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

/// In small letters, without what is no letter or figure at either end.
std::string plain(std::string_view word) {
    while (!word.empty() && std::isalnum(static_cast<unsigned char>(word.front())) == 0) word.remove_prefix(1);
    while (!word.empty() && std::isalnum(static_cast<unsigned char>(word.back())) == 0) word.remove_suffix(1);
    return lower_case(word);
}

std::optional<std::size_t> number_in(const std::string& word) {
    const auto* const found = std::ranges::find(number_words, word);
    if (found != number_words.end()) return static_cast<std::size_t>(found - number_words.begin());
    const std::size_t stroke = std::min(word.find('-'), word.size());
    const auto* const ten = std::ranges::find(tens, std::string_view(word).substr(0, stroke));
    if (ten != tens.end()) {
        const std::size_t whole = (static_cast<std::size_t>(ten - tens.begin()) + 2) * 10;
        if (stroke == word.size()) return whole;
        const auto* const one = std::ranges::find(number_words, std::string_view(word).substr(stroke + 1));
        const auto ones = static_cast<std::size_t>(one - number_words.begin());
        return ones > 0 && ones < 10 ? std::optional(whole + ones) : std::nullopt;
    }
    std::size_t number = 0;
    const auto [end, trouble] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (word.empty() || trouble != std::errc() || end != word.data() + word.size()) return std::nullopt;
    return number;
}

/// Of fewer children than so many nothing is counted in public.
constexpr std::size_t few = 10;

/// Looks through one text.
class CountsReader {
  public:
    CountsReader(const std::string& text, const AuditCounts& counts) : counts_(counts) {
        for (const std::string& word : split_words(text)) {
            words_.push_back(plain(word));
            is_end_.push_back(word.find_last_of(".,;:!?") == word.size() - 1);
        }
    }

    enum class Is : std::uint8_t { contradiction, of_every_child, small_count };
    struct Trouble {
        std::string says;
        Is is = Is::contradiction;
    };

    std::vector<Trouble> read() {
        for (std::size_t at = 0; at < words_.size(); ++at) {
            read_share(at);
            read_step(at);
            read_step_first(at);
            read_all(at);
            read_one(at);
        }
        return std::move(troubles_);
    }

  private:
    [[nodiscard]] std::string word(std::size_t at) const { return at < words_.size() ? words_[at] : ""; }
    [[nodiscard]] bool is_article(std::size_t at) const {
        return word(at) == "the" || word(at) == "these" || word(at) == "those";
    }
    [[nodiscard]] bool is_count(std::size_t n) const {
        return n == counts_.selected || n == counts_.consented || n == counts_.audited || n == counts_.discussed;
    }
    void say(std::string says, Is is = Is::contradiction) { troubles_.push_back({std::move(says), is}); }
    [[nodiscard]] std::string record() const {
        return "the record has " + std::to_string(counts_.selected) + " selected, " +
               std::to_string(counts_.consented) + " agreed, " + std::to_string(counts_.audited) + " audited and " +
               std::to_string(counts_.discussed) + " discussed";
    }
    void check_whole(std::size_t whole) {
        if (!is_count(whole)) say("it speaks of " + std::to_string(whole) + " cases, and " + record());
    }

    /// "two of the 4 young people"
    void read_share(std::size_t at) {
        const std::optional<std::size_t> part = number_in(word(at));
        if (!part || word(at + 1) != "of") return;
        const std::size_t behind = at + (is_article(at + 2) ? 3 : 2);
        const std::optional<std::size_t> whole = number_in(word(behind));
        if (!whole || !is_among(case_nouns, word(behind + 1))) return;
        check_whole(*whole);
        if (*part > *whole)
            say(std::to_string(*part) + " of " + std::to_string(*whole) + " cannot be");
        else if (*part == *whole || *part == 0)
            say("it says something of every child, and so of each of them", Is::of_every_child);
        else if (*whole < few && is_count(*whole))
            say("it counts " + std::to_string(*part) + " of " + std::to_string(*whole) +
                    ": among so few, somebody may know a child by it",
                Is::small_count);
    }

    /// "in one case", "in one of the cases"
    void read_one(std::size_t at) {
        if (word(at) != "in" || number_in(word(at + 1)) != 1 || counts_.audited == 0 || counts_.audited >= few) return;
        std::size_t behind = at + 2;
        if (word(behind) == "of") ++behind;
        if (is_article(behind)) ++behind;
        if (is_among(case_nouns, word(behind)))
            say("it tells of one case among " + std::to_string(counts_.audited) +
                    ": among so few, somebody may know a child by it",
                Is::small_count);
    }

    /// "five cases were selected", "six of eight families agreed", "of 35 cases 6 agreed"
    void read_step(std::size_t at) {
        const std::optional<std::size_t> said = number_in(word(at));
        if (!said) return;
        std::size_t behind = at + 1;
        bool is_of_cases = follows_whole(at);
        const bool is_part = word(behind) == "of";
        if (is_part) {
            behind += is_article(behind + 1) ? 2U : 1U;
            if (number_in(word(behind))) ++behind;
        }
        if (word(behind) == "young") ++behind; // people
        if (is_among(case_nouns, word(behind)) || word(behind) == "people") {
            is_of_cases = true;
            ++behind;
        }
        const std::size_t verb = behind;
        while (is_among(helping_verbs, word(behind)) && behind < at + farthest) ++behind;
        // "two of the 3 cases discussed had it" says that 3 were, "two of the 3 families agreed" that two did.
        const bool is_of_the_part = verb != behind || word(behind) == "agreed" || word(behind) == "consented";
        if (is_of_cases && (is_part ? is_of_the_part : !is_whole(at) || !is_of_the_part))
            check_step(*said, word(behind));
    }

    /// "agreed by 6 families", "the panel discussed four cases", "families that agreed: 6"
    void read_step_first(std::size_t at) {
        const std::string step = word(at);
        if (!count_of_step(step)) return;
        std::size_t behind = at + 1;
        const bool is_by = word(behind) == "by";
        if (is_by) ++behind;
        const bool is_stated =
            !is_by && at > 0 && is_among(case_nouns, word(word(at - 1) == "that" && at > 1 ? at - 2 : at - 1));
        while (is_stated && is_among(helping_verbs, word(behind)) && behind < at + farthest) ++behind;
        if (is_article(behind)) ++behind;
        const std::optional<std::size_t> said = number_in(word(behind));
        if (!said) return;
        const std::string noun = word(behind + 1);
        const bool is_counted = !is_end_[at] && is_among(case_nouns, noun) && !is_among(narrowing, word(behind + 2));
        const bool is_named = is_stated && behind < is_end_.size() && (is_end_[behind] || behind + 1 == words_.size());
        if (is_named || (is_counted && (is_by || step != "agreed"))) check_step(*said, step);
    }

    void check_step(std::size_t said, const std::string& step) {
        const std::optional<std::size_t> recorded = count_of_step(step);
        if (recorded && *recorded != said)
            say("it says that " + std::to_string(said) + " were " + step + ", and " + record());
    }

    /// Whether the number is the whole of a share: "of 8", "of the 8".
    [[nodiscard]] bool is_whole(std::size_t at) const {
        return (at > 0 && word(at - 1) == "of") || (at > 1 && is_article(at - 1) && word(at - 2) == "of");
    }

    /// Whether before the number stands what it is a part of: "of 35 cases, 6".
    [[nodiscard]] bool follows_whole(std::size_t at) const {
        return at > 2 && is_among(case_nouns, word(at - 1)) && number_in(word(at - 2)) && is_whole(at - 2);
    }

    [[nodiscard]] std::optional<std::size_t> count_of_step(const std::string& step) const {
        if (step == "selected" || step == "drawn") return counts_.selected;
        if (step == "agreed" || step == "consented") return counts_.consented;
        if (step == "audited") return counts_.audited;
        if (step == "discussed") return counts_.discussed;
        return std::nullopt;
    }

    /// "all 4 young people", "all of the cases", "every child"
    void read_all(std::size_t at) {
        if (word(at) != "all" && word(at) != "every") return;
        std::size_t behind = at + 1;
        if (word(behind) == "of") ++behind;
        if (is_article(behind)) ++behind;
        const std::optional<std::size_t> whole = number_in(word(behind));
        if (whole) ++behind;
        if (!is_among(case_nouns, word(behind))) return;
        if (whole) check_whole(*whole);
        say("it says something of every child, and so of each of them", Is::of_every_child);
    }

    AuditCounts counts_;
    std::vector<std::string> words_;
    std::vector<bool> is_end_; ///< of each word, whether a sentence or its part ends with it
    std::vector<Trouble> troubles_;
};

/// By CountsReader::Is.
struct TroubleWords {
    const char* code;
    Gravity gravity;
    const char* help;
};
constexpr std::array<TroubleWords, 3> trouble_words = {
    {{"FRM-0110", Gravity::error, "mend the text, or the record: abide audit record"},
     {"FRM-0111", Gravity::warning, "say that it recurs, and leave out in how many"},
     {"FRM-0114", Gravity::note, "some, most: or leave the number out"}}};

Diagnostic fault_in(const Form& form, std::uint32_t line, const char* code, std::string says, std::string help) {
    Diagnostic fault;
    fault.code = code;
    fault.place = {form.file, line, 1};
    fault.says = std::move(says);
    fault.help = std::move(help);
    return fault;
}

const FormText* cell_of(const FormPart& part, const std::vector<FormText>& row, std::string_view column) {
    const auto found = std::ranges::find(part.columns, column);
    const auto at = static_cast<std::size_t>(found - part.columns.begin());
    return at < row.size() ? &row[at] : nullptr;
}

/// What a cell says; nothing for one that waits for somebody, or where a dash stands.
std::string said_in(const FormText* cell) {
    return cell == nullptr || cell->is_slot || says_nothing(cell->text) ? "" : cell->text;
}

bool holds_recommendations(const FormPart& part) {
    return std::ranges::find(part.columns, "Recommendation") != part.columns.end();
}

/// Why a date is questioned, as its page marks it; empty when it is not.
std::string question_of(const AgreedDate& date, std::optional<Day> panel) {
    constexpr int days_ahead = 20 * 366;
    if (date.is_questioned()) return "nobody can read it as a date";
    if (!date.is_stated() || !panel) return "";
    if (date.when->last < *panel) return "it lies before the panel met";
    return *panel + days_ahead < date.when->first ? "it is far off" : "";
}

/// Visits each date of each written recommendation: its row's id, its cell, whether it is that of a review.
template <typename FormIs, typename Visit>
void each_date(FormIs& form, Visit visit) {
    for (auto& part : form.parts) {
        if (!holds_recommendations(part)) continue;
        for (auto& row : part.rows)
            for (std::size_t i = 0; i < part.columns.size() && i < row.size(); ++i)
                if ((part.columns[i] == "When" || part.columns[i] == "Review") && !row[i].is_slot)
                    visit(said_in(cell_of(part, row, "Id")), row[i], part.columns[i] == "Review");
    }
}

} // namespace

std::vector<QuestionedDate> questioned_dates(const Form& form, std::optional<Day> panel) {
    std::vector<QuestionedDate> questioned;
    each_date(form, [&](const std::string& id, const FormText& cell, bool is_review) {
        AgreedDate date = agreed_date_in(cell.text);
        if (!question_of(date, panel).empty()) questioned.push_back({id, is_review, std::move(date), cell.line});
    });
    return questioned;
}

Form with_questions(Form form, std::optional<Day> panel) {
    each_date(form, [&](const std::string&, FormText& cell, bool) {
        const AgreedDate date = agreed_date_in(cell.text);
        if (const std::string question = question_of(date, panel); !question.empty())
            cell.text += " (questioned: " + question + ")";
    });
    return form;
}

void check_counts_in(const Form& form, const AuditCounts& counts, Diagnostics& diagnostics) {
    for (const FormPart& part : form.parts)
        each_text(part, [&](const FormText& text) {
            if (text.is_slot) return;
            for (CountsReader::Trouble& trouble : CountsReader(text.text, counts).read()) {
                const TroubleWords& words = trouble_words.at(static_cast<std::size_t>(trouble.is));
                diagnostics.push_back(fault_in(form, text.line, words.code, std::move(trouble.says), words.help));
                diagnostics.back().gravity = words.gravity;
            }
        });
}

void check_recommendation_ids(const Form& form, Diagnostics& diagnostics) {
    std::set<std::string> seen;
    for (const FormPart& part : form.parts) {
        if (!holds_recommendations(part)) continue;
        for (const std::vector<FormText>& row : part.rows) {
            const FormText* cell = cell_of(part, row, "Id");
            if (cell == nullptr || said_in(cell_of(part, row, "Recommendation")).empty()) continue;
            const std::string id = said_in(cell);
            std::string fault = fault_of_label("The recommendation's id", id);
            if (id.empty())
                fault = "A recommendation has no id.";
            else if (!seen.insert(id).second)
                fault = "Two recommendations have the id " + quoted(id) + ".";
            if (fault.empty()) continue;
            fault.pop_back();
            diagnostics.push_back(fault_in(form, cell->line, "FRM-0112", std::move(fault),
                                           "number them 6.0-1, 6.0-2 …; actions are known by it"));
        }
    }
}

std::vector<Recommendation> recommendations_in(const Form& form) {
    std::vector<Recommendation> all;
    for (const FormPart& part : form.parts) {
        if (!holds_recommendations(part)) continue;
        for (const std::vector<FormText>& row : part.rows) {
            const auto cell = [&](std::string_view column) { return said_in(cell_of(part, row, column)); };
            Recommendation one = {cell("Id"), cell("Recommendation"), cell("Whom"), cell("When"), cell("Review")};
            if (!one.text.empty()) all.push_back(std::move(one));
        }
    }
    return all;
}

} // namespace abide
