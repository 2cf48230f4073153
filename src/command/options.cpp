// Options: the table, and command lines read against it. Poco parts names from values; we allow no shortened names.
#include "command/options.hpp"

#include <Poco/Util/Option.h>
#include <Poco/Util/OptionException.h>
#include <Poco/Util/OptionProcessor.h>
#include <Poco/Util/OptionSet.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/error.hpp"
#include "base/printable.hpp"
#include "base/words.hpp"
#include "history/actions.hpp"

namespace abide {

namespace {

constexpr auto options = std::to_array<OptionSpec>({
    {"procedure", "p", "ID",
     "Judge by this procedure only; may be given again (default: the national ones and the area's)", true},
    {"procedures", "", "DIR", "Add the procedures of this folder, its facts.xml, formats/ and calendars/"},
    {"calendar", "", "ID", "Count working days by this calendar (default: the one of the export's area)"},
    {"as-at", "", "DATE", "Judge as on this day (default: today)"},
    {"known-at", "", "DATE", "Set aside what was recorded after this day"},
    {"format-of", "", "ID", "Read the exports by this format (default: as their first element says)"},
    {"jobs", "j", "N", "Work on so many cases at once (default: one for each core)"},
    {"cache", "", "DIR",
     "Keep in this folder what came of each case, and read only those again that changed or of which a day has come"},
    {"reports", "", "DIR", "Where the report sets are"},
    {"state", "", "DIR", "Where lock, cache, heartbeat, certificates, keys and publications are"},
    {"public-key", "", "FILE", "The key that certificates are signed for, as minisign wrote it"},
    {"profile", "", "", "Print how long each stage and each rule took, all workers added up"},
    {"stats", "", "", "Print how much was read and judged, and how much a second"},
    {"limit", "", "NAME=N", "Refuse a case or file that goes beyond this; may be given again for another", true},
    {"fail-on", "", "LEVEL",
     "End with 1 on a breach of this severity or above: critical, high, medium, low, info, never; "
     "or STATE:SEVERITY, several parted by commas (default: breached:high)"},
    {"format", "f", "NAME", "How to write the result"},
    {"states", "", "LIST",
     "Which verdicts to write: all, or states parted by commas (default: those that need attention)"},
    {"output", "o", "PATH",
     "Write to this file (or folder), whole or not at all; a link is followed, a device or pipe is written to"},
    {"also", "", "LIST",
     "Write each page in these forms too, parted by commas: json (the view it is made of), docx (by pandoc), pdf (by "
     "Chromium)"},
    {"templates", "", "DIR", "Take report templates of this folder first, then those that come with Abide"},
    {"template", "", "FILE", "Fill this template instead of the report's own"},
    {"no-script", "", "", "Write pages without script: their filters need none, but cannot search"},
    {"privacy", "", "LEVEL",
     "How much of a child may be told: identified, pseudonymised (for the audience of --audience) or aggregated; the "
     "report says which of these it takes",
     false, "identified pseudonymised aggregated"},
    {"audience", "", "NAME", "Who a pseudonymised page is for, in small letters and hyphens: partnership-board"},
    {"team", "", "NAME", "Only the cases of this team"},
    {"worker", "", "NAME", "Only the cases of this worker, as the export names them"},
    {"period", "", "PERIOD", "A quarter or a month, as 2026-Q1 or 2026-03 (default: the last quarter that is over)"},
    {"with-cases", "", "", "Write the list of cases as well, on an identified page apart"},
    {"spc-screen", "", "WHEN", "Leave out unusually large moving ranges when limits are worked out: on, off (default)",
     false, "on off"},
    {"within", "", "N", "How many working days to look ahead (default: 10)"},
    {"color", "", "WHEN", "Colour on the terminal: auto, always, never", false, "auto always never"},
    {"quiet", "q", "", "Say nothing but the result"},
    {"max-errors", "", "N", "Print so many problems of each file; 0 for all (default: 20)"},
    {"verbose", "v", "", "Print more: every example, every condition"},
    {"help", "h", "", "Print this page"},
    {"no-color", "", "", "The same as --color never"},
    {"config", "", "FILE",
     "Read the configuration from this file (default: the one ABIDE_CONFIG names, else abide.conf in the working "
     "folder)"},
    {"inbox", "", "PATH", "The exports that are swept: a folder of them, or one file"},
    {"store", "", "ADDRESS", "Keep the history here: sqlite:PATH or postgresql:CONNECTION"},
    {"reason", "", "TEXT", "Why, in a sentence"},
    {"approved-by", "", "ROLE", "Which role approved it: a role, never a name"},
    {"approved-on", "", "DATE", "When it was approved (default: today)"},
    {"from", "", "DATE", "Its first day (default: the day it was approved)"},
    {"until", "", "DATE", "Its last day"},
    {"item", "", "ID", "Only this item of the finding"},
    {"on", "", "DATE", "The day of it (default: today)"},
    {"answer", "", "WORD", "What the role answers: yes, partly or no", false, "yes partly no"},
    {"role", "", "ROLE", "The role that answers: a role, never a name"},
    {"note", "", "TEXT", "What else there is to say about the service, never about a child"},
    {"publish", "", "",
     "Write it for sharing: refuses while a text is still to be written, or holds what should not be in it"},
    {"source", "", "LABEL", "The audit, review or briefing, by its label: maca-hsb-2017"},
    {"kind", "", "WORD",
     "What kind of source that is: audit, review, briefing, supervision, inspection, complaint or other", false,
     source_kinds},
    {"recommendation", "", "ID", "The recommendation's own id in the source: 6.0-3"},
    {"owner", "", "ROLE", "Whose it is: a role, never a name; may be given again", true},
    {"due", "", "WHEN", "When it is due: a day, a month (2026-05), or none"},
    {"review", "", "WHEN", "When it is looked at again: a day, a month (2026-05), or none"},
    {"done-when", "", "TEXT", "How it will be known that it is done"},
    {"worked-when", "", "TEXT", "How it will be known that it has worked"},
    {"status", "", "WORD", "Only those that stand so: open, overdue, no-date, date-questioned, done or worked", false,
     "open overdue no-date date-questioned done worked"},
    {"milestone", "", "TEXT", "A step on the way"},
    {"milestone-done", "", "M1", "This milestone was reached"},
    {"barrier", "", "TEXT", "What stands in the way"},
    {"barrier-removed", "", "B1", "This barrier is gone"},
    {"reopen", "", "TEXT", "Open a closed action again, and why"},
    {"evidence", "", "TEXT", "What shows it, in a sentence"},
    {"by", "", "ROLE", "The role that says so: a role, never a name"},
    {"where", "", "RECORD.FACT=VALUE",
     "Only cases with such a record; several values parted by commas: one of them; may be given again: all must hold",
     true},
    {"size", "", "N", "How many cases"},
    {"seed", "", "WORD", "Draw by this seed: the same exports and seed give the same cases (default: a random one)"},
    {"board", "", "NAME", "The board or partnership whose audit it is"},
    {"theme", "", "TEXT", "What the audit is about"},
    {"trigger", "", "TEXT", "What set the audit off"},
    {"aims", "", "TEXT", "What the audit aims at"},
    {"no-replacement", "", "", "No other case takes the place of one whose family does not agree"},
    {"agency", "", "NAME[: CODE]",
     "An agency that takes part, and how the records code it where that is another word; may be given again", true},
    {"not-taking-part", "", "AGENCY: REASON", "An agency that cannot take part, and why; may be given again", true},
    {"record-holder", "", "NAME",
     "The agency whose record the exports are: its sheets alone show what the record shows"},
    {"quantifiers", "", "WORD", "How cases are counted on the page: words (none, some, most, all) or numbers", false,
     "words numbers"},
    {"questions", "", "", "Ask the six fixed questions as well"},
    {"incomplete", "", "", "Write the pack although sheets are missing"},
    {"lead", "", "N", "Warn when the panel meets in fewer working days (default: 5, a local setting)"},
    {"dry-run", "n", "", "Change nothing, and say what would be done"},
    {"still-open", "", "", "List also what is open and did not change, with the days it has been open"},
    {"accept-missing", "", "",
     "Believe that known cases which are not in the exports, and procedures nobody judges by, are rightly gone"},
});

/// What the argument of an option is called that names a place.
constexpr std::array<std::string_view, 4> places = {"DIR", "FILE", "PATH", "ADDRESS"};

const OptionSpec* find_option(std::string_view name) {
    const auto found =
        std::find_if(options.begin(), options.end(), [&](const OptionSpec& o) { return o.name == name; });
    return found == options.end() ? nullptr : &*found;
}

[[noreturn]] void refuse(const std::string& sentence) { throw Error(Exit::usage, sentence); }

/// Refuses a name that is not the command's, whole and as it is written: a shortened name that works today is another
/// option's tomorrow.
void check_name(std::string_view command, std::span<const std::string_view> taken, const std::string& word) {
    std::vector<std::string> known;
    bool is_known = false;
    const std::string name = word.substr(0, word.find('='));
    for (const std::string_view one : taken) {
        const OptionSpec* option = find_option(one);
        known.push_back("--" + std::string(one));
        is_known = is_known || name == known.back();
        if (!option->letter.empty()) {
            is_known = is_known || word.starts_with("-" + std::string(option->letter));
        }
    }
    if (is_known) return;
    std::string help = did_you_mean(name, known);
    if (help.empty()) {
        for (const std::string& one : known) {
            if (name.size() > 3 && one.starts_with(name)) help = "did you mean \"" + one + "\"?";
        }
    }
    if (help.empty()) help = "\"abide help " + std::string(command) + "\" lists its options";
    refuse("abide " + std::string(command) + " has no option " + name + "; " + help);
}

Poco::Util::OptionSet poco_options(std::span<const std::string_view> taken) {
    Poco::Util::OptionSet set;
    for (const std::string_view name : taken) {
        const OptionSpec* spec = find_option(name);
        Poco::Util::Option option(std::string(spec->name), std::string(spec->letter));
        option.required(false).repeatable(spec->repeatable);
        if (!spec->argument.empty()) option.argument(std::string(spec->argument));
        set.addOption(option);
    }
    return set;
}

std::string sentence_of(const Poco::Util::OptionException& trouble, std::string_view command, const std::string& word) {
    const std::string start = "abide " + std::string(command) + ": ";
    if (dynamic_cast<const Poco::Util::UnexpectedArgumentException*>(&trouble) != nullptr) {
        return start + word + ": the option takes no value";
    }
    if (dynamic_cast<const Poco::Util::DuplicateOptionException*>(&trouble) != nullptr) {
        return start + word + " is given twice";
    }
    return start + "cannot understand " + word;
}

} // namespace

std::span<const OptionSpec> all_options() { return options; }

Options Options::read(std::string_view command, std::span<const std::string_view> taken,
                      const std::vector<std::string>& words) {
    const Poco::Util::OptionSet set = poco_options(taken);
    Poco::Util::OptionProcessor processor(set);
    processor.setUnixStyle(true);
    Options given;
    std::string waiting; // the option, as written, whose value is the next word
    bool options_over = false;
    for (const std::string& word : words) {
        const bool is_option = waiting.empty() && !options_over && word.size() > 1 && word.front() == '-';
        if (word == "--" && is_option) {
            options_over = true;
            continue;
        }
        if (!is_option && waiting.empty()) {
            if (word.empty()) refuse("abide " + std::string(command) + ": one of its arguments is empty");
            given.arguments_.push_back(word);
            continue;
        }
        if (is_option) check_name(command, taken, word);
        if (!waiting.empty() && (word.empty() || word.starts_with("--"))) break; // the value was forgotten
        try {
            std::string name;
            std::string value;
            processor.process(word, name, value);
            waiting = name.empty() ? word : ""; // Poco keeps the name back until it has the value
            if (name.empty()) continue;
            if (value.empty() && !find_option(name)->argument.empty()) {
                waiting = word;
                break;
            }
            given.given_[name].push_back(value);
        } catch (const Poco::Util::OptionException& trouble) {
            refuse(sentence_of(trouble, command, word.substr(0, word.find('='))));
        }
    }
    if (!waiting.empty()) refuse("abide " + std::string(command) + ": " + waiting + " needs a value");
    given.check_values();
    return given;
}

void Options::check_values() const {
    for (const auto& [name, values] : given_) {
        const OptionSpec& option = *find_option(name);
        // What names a file is whatever bytes the disk has for it.
        const bool is_place = std::ranges::find(places, option.argument) != places.end();
        for (const std::string& value : values)
            if (!is_place && valid_utf8(value) != value)
                refuse(spelled(name) + ": what is given is not UTF-8; write it as UTF-8");
        if (option.argument == "DATE") (void)day(name);
        if (option.argument == "N") (void)number(name, 0);
        if (!option.words.empty()) (void)choice(name, split_words(option.words));
    }
}

bool Options::has(std::string_view name) const { return given_.find(name) != given_.end(); }

std::string Options::value(std::string_view name, std::string_view otherwise) const {
    const auto found = given_.find(name);
    return found == given_.end() ? std::string(otherwise) : found->second.back();
}

std::vector<std::string> Options::values(std::string_view name) const {
    const auto found = given_.find(name);
    return found == given_.end() ? std::vector<std::string>{} : found->second;
}

std::optional<Day> Options::day(std::string_view name) const {
    if (!has(name)) return std::nullopt;
    const std::string text = value(name);
    // Nobody's record reaches further; a year beyond is a slip of the fingers.
    constexpr std::size_t iso_length = 10;
    if (text.size() == iso_length && text[4] == '-' && (text.substr(0, 4) < "1900" || text.substr(0, 4) > "2199"))
        refuse(spelled(name) + ": the year of \"" + text + "\" is not one from 1900 to 2199");
    if (const std::optional<Day> day = parse_day(text)) return day;
    const std::string guess = likely_date(text);
    refuse(spelled(name) + ": \"" + text + "\" is not a date; write it as YYYY-MM-DD" +
           (guess.empty() ? "" : "; did you mean " + guess + "?"));
}

std::size_t Options::number(std::string_view name, std::size_t otherwise) const {
    if (!has(name)) return otherwise;
    const std::string text = value(name);
    std::size_t number = 0;
    const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (trouble == std::errc() && end == text.data() + text.size()) return number;
    refuse(spelled(name) + ": \"" + text + "\" is not a whole number");
}

std::string Options::choice(std::string_view name, std::span<const std::string> words) const {
    const std::string word = value(name, words.front());
    if (std::find(words.begin(), words.end(), word) != words.end()) return word;
    const std::string help = did_you_mean(word, words);
    refuse(spelled(name) + ": there is no \"" + word + "\"; " +
           (help.empty() ? "it is one of " + list_of(words, "or") : help));
}

void Options::complete(std::string_view name, std::vector<std::string> values, std::string origin) {
    if (has(name)) return;
    given_.emplace(name, std::move(values));
    origins_.emplace(name, std::move(origin));
}

std::string Options::spelled(std::string_view name) const {
    const auto found = origins_.find(name);
    return found == origins_.end() ? "--" + std::string(name) : found->second;
}

const std::string& Options::first_argument(std::string_view wanted) const {
    if (arguments_.empty()) refuse("what is missing is " + std::string(wanted));
    return arguments_.front();
}

void Options::refuse_more_than(std::size_t most) const {
    if (arguments_.size() > most) refuse("\"" + arguments_.at(most) + "\" is one argument too many");
}

} // namespace abide
