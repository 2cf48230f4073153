// Tells roles from what is plainly no role.
//
// A name is known by a title before it (Mrs Bell), by an initial (J. Bell), or by a first name that many people have
// (Jane Bell), and only where no word beside it is one that roles and places have: "Victoria Road team" is no person.
#include "history/roles.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <span>
#include <vector>

#include "base/printable.hpp"
#include "base/words.hpp"
#include "history/longest_words.hpp"

namespace abide {

namespace {

std::size_t digits_in(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; }));
}

/// Seven digits and more, with nothing between them but what parts the groups of a number.
bool holds_phone_number(std::string_view text) {
    constexpr std::size_t shortest = 7;
    while (!text.empty()) {
        const std::size_t from = text.find_first_of("0123456789");
        if (from == std::string_view::npos) return false;
        text.remove_prefix(from);
        const std::size_t end = std::min(text.find_first_not_of("0123456789 ()-./+"), text.size());
        if (digits_in(text.substr(0, end)) >= shortest) return true;
        text.remove_prefix(end);
    }
    return false;
}

constexpr std::array<std::string_view, 12> titles = {"mr",   "mrs", "ms",   "miss",      "mx",  "dr",
                                                     "prof", "sir", "dame", "professor", "rev", "lady"};

constexpr auto first_names = std::to_array<std::string_view>({
    "aaron",     "abdul",    "abigail",    "adam",      "ahmed",       "aisha",    "alan",     "alex",      "alexander",
    "alexandra", "ali",      "alice",      "alison",    "amanda",      "amelia",   "amir",     "amy",       "andrea",
    "andrew",    "angela",   "anita",      "ann",       "anna",        "anne",     "anthony",  "barbara",   "ben",
    "benjamin",  "beth",     "brian",      "bridget",   "callum",      "carol",    "caroline", "catherine", "charles",
    "charlotte", "chloe",    "chris",      "christine", "christopher", "claire",   "clare",    "colin",     "daniel",
    "david",     "dawn",     "deborah",    "debbie",    "denise",      "diane",    "donna",    "dorothy",   "edward",
    "elaine",    "eleanor",  "elizabeth",  "ellie",     "emily",       "emma",     "eric",     "fatima",    "fiona",
    "gareth",    "gary",     "gemma",      "geoffrey",  "george",      "gillian",  "graham",   "hannah",    "harriet",
    "harry",     "hassan",   "heather",    "helen",     "henry",       "hussein",  "ian",      "ibrahim",   "imran",
    "isabel",    "jack",     "jacqueline", "jake",      "james",       "jamie",    "jane",     "janet",     "jason",
    "jean",      "jennifer", "jenny",      "jeremy",    "jessica",     "joan",     "joanna",   "joanne",    "john",
    "jonathan",  "joseph",   "joshua",     "judith",    "julia",       "julie",    "karen",    "kate",      "katherine",
    "kathryn",   "katie",    "keith",      "kelly",     "kevin",       "kirsty",   "laura",    "lauren",    "leah",
    "lesley",    "linda",    "lisa",       "louise",    "lucy",        "luke",     "lynn",     "margaret",  "maria",
    "marie",     "mark",     "martin",     "mary",      "matthew",     "maureen",  "megan",    "melanie",   "michael",
    "michelle",  "mohamed",  "mohammad",   "mohammed",  "muhammad",    "nadia",    "natalie",  "natasha",   "neil",
    "nicholas",  "nicola",   "nigel",      "oliver",    "olivia",      "omar",     "pamela",   "patricia",  "patrick",
    "paul",      "paula",    "peter",      "philip",    "priya",       "rachel",   "rebecca",  "richard",   "robert",
    "roger",     "rosemary", "ruth",       "ryan",      "sally",       "samantha", "samuel",   "sandra",    "sara",
    "sarah",     "scott",    "sean",       "sharon",    "shirley",     "simon",    "sophie",   "stephanie", "stephen",
    "steven",    "stuart",   "susan",      "suzanne",   "thomas",      "timothy",  "tracey",   "tracy",     "valerie",
    "vanessa",   "victoria", "vincent",    "wendy",     "william",     "yasmin",   "yusuf",    "yvonne",    "zoe",
});

/// What places and bodies end in that bear somebody's name.
constexpr std::array<std::string_view, 23> place_words = {
    "academy", "avenue",  "centre",   "charity", "clinic",  "college", "court",   "foundation",
    "fund",    "hospice", "hospital", "house",   "inquiry", "lane",    "nursery", "park",
    "road",    "school",  "street",   "surgery", "trust",   "unit",    "ward"};

/// Words that roles, teams and places have beside a name.
constexpr auto other_words = std::to_array<std::string_view>({
    "academy",
    "administrator",
    "advisor",
    "adviser",
    "advocate",
    "agency",
    "and",
    "appointee",
    "assessor",
    "assistant",
    "at",
    "auditor",
    "author",
    "authority",
    "avenue",
    "board",
    "borough",
    "by",
    "call",
    "care",
    "centre",
    "chair",
    "chairperson",
    "champion",
    "chief",
    "child",
    "children",
    "childrens",
    "city",
    "clerk",
    "clinic",
    "close",
    "college",
    "commissioner",
    "committee",
    "constable",
    "consultant",
    "coordinator",
    "council",
    "counsellor",
    "county",
    "court",
    "department",
    "deputy",
    "designated",
    "director",
    "district",
    "division",
    "doctor",
    "duty",
    "executive",
    "family",
    "for",
    "general",
    "governor",
    "gp",
    "group",
    "guardian",
    "head",
    "health",
    "hospital",
    "house",
    "in",
    "independent",
    "inspector",
    "lado",
    "lane",
    "lawyer",
    "lead",
    "leader",
    "legal",
    "manager",
    "member",
    "midwife",
    "nurse",
    "nursery",
    "of",
    "officer",
    "on",
    "owner",
    "panel",
    "park",
    "partner",
    "partnership",
    "police",
    "practice",
    "practitioner",
    "primary",
    "principal",
    "protection",
    "psychologist",
    "quality",
    "representative",
    "reviewer",
    "reviewing",
    "road",
    "safeguarding",
    "school",
    "secretary",
    "sergeant",
    "service",
    "services",
    "social",
    "solicitor",
    "specialist",
    "square",
    "street",
    "sub",
    "supervisor",
    "surgery",
    "teacher",
    "team",
    "the",
    "therapist",
    "to",
    "trust",
    "unit",
    "visitor",
    "ward",
    "worker",
    "youth",
});

bool is_among(std::span<const std::string_view> words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

/// "o'brien-smith": letters, with a stroke or an apostrophe between them; of other scripts too.
bool is_name_word(std::string_view word) {
    return !word.empty() && std::ranges::all_of(word, [](char c) {
        return is_letter(c) || c == '-' || c == '\'' || static_cast<unsigned char>(c) >= 0x80;
    });
}

bool is_initial(std::string_view word) { return word.size() == 2 && is_letter(word[0]) && word[1] == '.'; }

/// In small letters, two to four words: "dr j. bell", "jane bell".
bool is_name(std::string_view text) {
    constexpr std::size_t most = 4;
    std::vector<std::string> words = split_words(lower_case(text));
    if (words.size() < 2 || words.size() > most) return false;
    std::string& first = words.front();
    const bool begins_with_initial = is_initial(first);
    if (!begins_with_initial && first.ends_with('.')) first.pop_back();
    const bool begins_like_one = begins_with_initial || is_among(titles, first) || is_among(first_names, first);
    return begins_like_one && std::ranges::all_of(std::span(words).subspan(1), [](const std::string& word) {
               return (is_name_word(word) || is_initial(word)) && !is_among(other_words, word);
           });
}

bool is_capitalised(std::string_view word) {
    return word.size() > 1 && word.front() >= 'A' && word.front() <= 'Z' && is_name_word(word);
}

/// A word of a text, parted from the signs around it.
struct TextWord {
    std::string_view word;
    bool is_end = false; ///< a sign behind it parts it from the next word; a full stop behind a title does not
};

std::vector<TextWord> text_words(std::string_view text) {
    constexpr std::string_view signs = ".,;:!?()[]{}\"*_|/";
    std::vector<TextWord> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of(" \t\n.,;:!?()[]{}\"*_|/", at), text.size());
        if (end > at) words.push_back({text.substr(at, end - at)});
        const char sign = end < text.size() ? text[end] : ' ';
        if (!words.empty() && signs.find(sign) != std::string_view::npos && sign != '*' && sign != '_') {
            TextWord& last = words.back();
            last.is_end = last.is_end || sign != '.' || !is_among(titles, lower_case(last.word));
        }
        at = end + 1;
    }
    return words;
}

/// "Bell’s" as "Bell".
std::string_view without_possessive(std::string_view word) {
    for (const std::string_view ending : {"'s", "\u2019s"})
        if (word.ends_with(ending)) return word.substr(0, word.size() - ending.size());
    return word;
}

/// Whether the word at this place is a name's last, and not within the name of a place or a role: "Sir John Cass
/// School".
bool is_surname_at(std::span<const TextWord> words, std::size_t at) {
    if (at >= words.size()) return false;
    const std::string_view word = without_possessive(words[at].word);
    if (!is_capitalised(word) || is_among(other_words, lower_case(word))) return false;
    for (; at < words.size() && is_capitalised(words[at].word); ++at) {
        if (is_among(place_words, lower_case(words[at].word))) return false;
        if (words[at].is_end) break;
    }
    return true;
}

/// "Bell, Jane" and "J Bell".
bool is_turned_name(std::string_view role) {
    const std::size_t comma = role.find(',');
    if (comma != std::string_view::npos)
        return is_name(std::string(trim(role.substr(comma + 1))) + " " + std::string(trim(role.substr(0, comma))));
    const std::vector<TextWord> words = text_words(role);
    const bool begins_with_letter = words.size() == 2 && words[0].word.size() == 1 && words[0].word != "A";
    return begins_with_letter && is_surname_at(words, 1);
}

/// Not only signs, and not a word that stands for nobody.
bool says_who(std::string_view role) {
    constexpr std::array<std::string_view, 10> nobody = {"tbc",  "tba", "tbd",     "n/a",    "na",
                                                         "none", "nil", "unknown", "nobody", "not stated"};
    const auto letters = std::ranges::count_if(role, [](unsigned char c) { return c >= 0x80 || std::isalpha(c) != 0; });
    return letters > 1 && !is_among(nobody, lower_case(fold_space(role)));
}

} // namespace

bool names_somebody(std::string_view role) {
    for (std::string_view rest = role; !rest.empty();) {
        const std::size_t end = std::min(rest.find_first_of(",;:()/|&"), rest.size());
        if (is_name(rest.substr(0, end))) return true;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return !names_in(role).empty();
}

std::vector<std::string> names_in(std::string_view text) {
    const std::vector<TextWord> words = text_words(text);
    std::vector<std::string> names;
    for (std::size_t at = 0; at + 1 < words.size(); ++at) {
        const std::string first = lower_case(words[at].word);
        const bool begins = is_among(titles, first) || is_among(first_names, first);
        const bool is_saint = at > 0 && (words[at - 1].word == "St" || words[at - 1].word == "Saint");
        if (!begins || is_saint || words[at].is_end || !is_capitalised(words[at].word)) continue;
        if (!is_surname_at(words, at + 1)) continue;
        const std::string_view last = without_possessive(words[at + 1].word);
        names.emplace_back(words[at].word.data(), last.data() + last.size());
        ++at;
    }
    return names;
}

std::string fault_of_role(std::string_view whose, std::string_view role) {
    if (role.find('@') != std::string_view::npos)
        return std::string(whose) + " looks like an e-mail address; a role is meant, never a person.";
    if (holds_phone_number(role))
        return std::string(whose) + " looks like a phone number; a role is meant, never a person.";
    const std::string fault = fault_of_length(whose, role, longest_role);
    return fault.empty() ? fault : fault + ".";
}

std::string fault_of_answering_role(std::string_view whose, std::string_view written) {
    const std::string role = as_seen(written);
    if (names_somebody(role) || is_turned_name(role))
        return std::string(whose) +
               " looks like somebody’s name; a role is meant, never a person, such as \"lead for quality assurance\".";
    return fault_of_role(whose, role);
}

std::string fault_of_approving_role(std::string_view whose, std::string_view role) {
    if (!says_who(as_seen(role)))
        return std::string(whose) + " says nothing of who approved it; a role is meant, such as \"practice lead\".";
    return fault_of_answering_role(whose, role);
}

} // namespace abide
