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
constexpr std::array<std::string_view, 14> case_nouns = {"case",     "cases", "file",   "files",    "child",
                                                         "children", "young", "family", "families", "audited",
                                                         "girls",    "boys",  "record", "records"};

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
        for (const std::string& word : split_words(text)) words_.push_back(plain(word));
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

    /// "five cases were selected", "four families agreed"
    void read_step(std::size_t at) {
        const std::optional<std::size_t> said = number_in(word(at));
        if (!said || !is_among(case_nouns, word(at + 1)) || (at > 0 && word(at - 1) == "of")) return;
        const bool has_verb = word(at + 2) == "were" || word(at + 2) == "was";
        const std::string step = word(at + (has_verb ? 3 : 2));
        const std::optional<std::size_t> recorded = count_of_step(step);
        if (recorded && *recorded != *said)
            say("it says that " + std::to_string(*said) + " were " + step + ", and " + record());
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

bool is_questioned(const AgreedDate& date, std::optional<Day> panel) {
    return date.is_questioned() || (date.is_stated() && panel && date.when->last < *panel);
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
        if (is_questioned(date, panel)) questioned.push_back({id, is_review, std::move(date), cell.line});
    });
    return questioned;
}

Form with_questions(Form form, std::optional<Day> panel) {
    each_date(form, [&](const std::string&, FormText& cell, bool) {
        const AgreedDate date = agreed_date_in(cell.text);
        if (is_questioned(date, panel))
            cell.text += date.is_questioned() ? " (questioned: nobody can read it as a date)"
                                              : " (questioned: it lies before the panel met)";
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
