// Looks through a text for ids, labels, names and days of birth.
//
// What is only shaped like an id may be none ("PC-12"): whoever shares a page writes it otherwise then. The numbers
// that Abide gives itself (R-1, E-1) and the year behind a short name (WT-2018) are none.
#include "history/tellings.hpp"

#include <algorithm>
#include <cctype>
#include <optional>
#include <set>
#include <span>

#include "base/words.hpp"
#include "base/written_date.hpp"
#include "history/roles.hpp"
#include "history/scrub.hpp"

namespace abide {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

/// "C-088" -> "A-999".
std::string shape_of(std::string_view word) {
    std::string shape;
    for (const char c : word) shape += is_digit(c) ? '9' : is_capital(c) ? 'A' : is_letter(c) ? 'a' : c;
    return shape;
}

/// Shapes by which a word is known for an id: of letters and digits, or of digits that are too many for a year.
std::set<std::string> shapes_of(std::span<const std::string> ids) {
    constexpr std::ptrdiff_t least_digits = 2;
    constexpr std::ptrdiff_t least_of_a_number = 5;
    std::set<std::string> shapes;
    for (const std::string& id : ids) {
        const auto digits = std::ranges::count_if(id, is_digit);
        const bool is_number = digits == static_cast<std::ptrdiff_t>(id.size());
        if (digits >= (is_number ? least_of_a_number : least_digits)) shapes.insert(shape_of(id));
    }
    return shapes;
}

/// "C-088", "W-12", "HSB-117": capitals, a stroke, digits.
bool is_shaped_like_an_id(std::string_view word) {
    constexpr std::size_t most_letters = 3;
    const std::size_t letters = static_cast<std::size_t>(std::ranges::find_if_not(word, is_capital) - word.begin());
    if (letters == 0 || letters > most_letters || letters == word.size() || word[letters] != '-') return false;
    const std::string_view number = word.substr(letters + 1);
    if (number.size() < 2 || !std::ranges::all_of(number, is_digit)) return false;
    const bool is_year = letters > 1 && number.size() == 4 && (number.starts_with("19") || number.starts_with("20"));
    const bool is_ours = word.starts_with("R-") || word.starts_with("E-");
    return !is_year && !is_ours;
}

/// Words as ids are made: letters, digits and the signs inside them; of "a/b" also "a" and "b".
std::vector<std::string_view> id_words(std::string_view text) {
    constexpr std::string_view inside = "-_./";
    std::vector<std::string_view> words;
    const auto take = [&](std::string_view word) {
        while (!word.empty() && inside.find(word.back()) != std::string_view::npos) word.remove_suffix(1);
        if (!word.empty()) words.push_back(word);
    };
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() &&
               (is_letter(text[end]) || is_digit(text[end]) || inside.find(text[end]) != std::string_view::npos))
            ++end;
        const std::string_view whole = text.substr(at, end - at);
        take(whole);
        if (const std::size_t stroke = whole.find('/'); stroke != std::string_view::npos) {
            take(whole.substr(0, stroke));
            take(whole.substr(stroke + 1));
        }
        at = end + 1;
    }
    return words;
}

/// Without the signs at its end: "2012." of a sentence.
std::string_view bare(std::string_view word) {
    constexpr std::string_view signs = ".,;:()[]!?";
    while (!word.empty() && signs.find(word.back()) != std::string_view::npos) word.remove_suffix(1);
    while (!word.empty() && signs.find(word.front()) != std::string_view::npos) word.remove_prefix(1);
    return word;
}

/// "born on 12 May 2012": a day within the words behind; one that is known by its month only tells less.
std::optional<std::string> day_near(std::span<const std::string> words) {
    constexpr std::size_t nearest_words = 4;
    constexpr std::size_t longest = 4;
    for (std::size_t from = 0; from < std::min(words.size(), nearest_words); ++from) {
        std::string date;
        for (std::size_t i = from; i < std::min(words.size(), from + longest); ++i) {
            date += (date.empty() ? "" : " ") + words[i];
            const std::optional<When> when = read_written_date(bare(date));
            if (when && when->is_day_known()) return std::string(bare(date));
        }
    }
    return std::nullopt;
}

std::vector<std::string> births_in(std::string_view text) {
    const std::vector<std::string> words = split_words(text);
    std::vector<std::string> births;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string word = lower_case(bare(words[i]));
        const bool is_birth =
            word == "born" || word == "birth" || word == "birthday" || word == "dob" || word == "d.o.b";
        if (!is_birth) continue;
        if (const std::optional<std::string> day = day_near(std::span(words).subspan(i + 1)))
            births.push_back(word + " " + *day);
    }
    return births;
}

class Looking {
  public:
    Looking(std::string_view text, const KnownCases& known) : text_(text), known_(&known) {}

    std::vector<Telling> look() {
        for (const std::string& id : NamesInText(known_->ids).all_in(text_)) add(id, "the id of a case");
        for (const std::string& label : known_->labels)
            for (const char* word : {"case ", "Case ", "CASE "})
                if (is_mentioned(text_, word + label)) add(word + label, "the label of a case");
        const std::set<std::string> shapes = shapes_of(known_->ids);
        for (const std::string_view word : id_words(text_))
            if (is_shaped_like_an_id(word) || shapes.contains(shape_of(word)))
                add(word, "the id of a case or a worker");
        for (const std::string& name : names_in(text_)) add(name, "somebody’s name");
        for (const std::string& birth : births_in(text_)) add(birth, "somebody’s day of birth");
        return std::move(found_);
    }

  private:
    void add(std::string_view words, std::string is) {
        if (std::ranges::find(found_, words, &Telling::words) == found_.end())
            found_.push_back({std::string(words), std::move(is)});
    }

    std::string_view text_;
    const KnownCases* known_;
    std::vector<Telling> found_;
};

} // namespace

std::vector<Telling> tellings_in(std::string_view text, const KnownCases& known) { return Looking(text, known).look(); }

} // namespace abide
