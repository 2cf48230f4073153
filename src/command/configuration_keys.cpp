// The settings of the configuration: a new one is one row here.
#include "command/configuration_keys.hpp"

#include <algorithm>
#include <array>

#include "base/words.hpp"
#include "command/paragraph.hpp"

namespace abide {

namespace {

constexpr std::size_t days_of_a_century = 36525;

constexpr std::array<ConfigurationKey, 20> keys = {{
    {"inbox", Takes::path, "inbox", "The exports to be swept: a folder of them, or one file."},
    {"reports", Takes::folder, "reports", "Where the sets of reports go, one for each night."},
    {"state", Takes::folder, "state",
     "Where Abide keeps its lock, its cache, its heartbeat, the certificates, keys and the ledger of what was published."},
    {"store", Takes::address, "sqlite:state/history.sqlite",
     "The history: sqlite:PATH, or postgresql: and a connection string such as \"host=127.0.0.1 dbname=abide "
     "user=abide\". Without this it is history.sqlite in the state folder. A password is never written here: put it "
     "into ~/.pgpass, or into a file of that form that PGPASSFILE names."},
    {"cache", Takes::choice, "yes",
     "Whether what came of each case is kept in the state folder, so that another night reads only what changed.", 0, 0,
     "", "yes no"},
    {"procedures", Takes::folder, "",
     "A folder of procedures of your own, with its facts.xml, formats/ and calendars/. They are added to those that "
     "come with Abide."},
    {"procedure", Takes::ids, "",
     "Judge by these procedures only, parted by commas. Without this: the national ones and the area's."},
    {"calendar", Takes::id, "", "Count working days by this calendar. Without this: the one of the export's area."},
    {"format-of", Takes::id, "", "Read the exports by this format. Without this: as their first element says."},
    {"jobs", Takes::number, "", "Work on so many cases at once. Without this: one for each core.", 1, 256, "cases"},
    {"limit", Takes::bounds, "",
     "Refuse a case or file that goes beyond these bounds: NAME=N, parted by commas. \"abide help check\" names them."},
    {"fail-on", Takes::levels, "breached:high",
     "End with 1 on a breach of this severity or above: critical, high, medium, low, info, never; or STATE:SEVERITY, "
     "several parted by commas."},
    {"missing-at-most", Takes::number, "10",
     "So many percent of the known cases may be missing from the exports before they count as shrunk and nothing is "
     "believed to be gone.",
     0, 100, "percent"},
    {"exception-warning", Takes::number, "14", "So many days before an exception ends the reports begin to say so.", 0,
     366, "days"},
    {"overdue-after", Takes::number, "26",
     "So many hours after the last good sweep \"abide doctor\" calls the next one late.", 1, 744, "hours"},
    {"keep", Takes::number, "", "So many days of history are kept. Without this: all of it.", 30, days_of_a_century,
     "days"},
    {"page-script", Takes::choice, "yes",
     "Whether pages with a filter hold the small script that searches and combines choices. Without it the filters "
     "work all the same, one choice at a time.",
     0, 0, "", "yes no"},
    {"run-by", Takes::role, "quality assurance officer",
     "The role of whoever answers for the sweep, as certificates say it: a role, never a name."},
    {"secret-key", Takes::file, "",
     "The minisign key that signs certificates. It must need no password. Without this they are not signed."},
    {"public-key", Takes::file, "", "The minisign key that others check certificates by."},
}};

constexpr std::string_view preface =
    "The configuration of Abide. \"abide doctor -v\" prints what holds and where it comes from.\n"
    "\n"
    "Each setting is a line, key = value. Lines that begin with # say nothing: what stands below\n"
    "directly behind a # is the default, and taking the # away is how to change it. A comment\n"
    "stands on a line of its own. Paths are those of this file's folder unless they begin with /.\n"
    "An environment variable (inbox: ABIDE_INBOX) beats this file, and an option (--inbox) both.\n";

std::string as_comment(std::string_view text) {
    std::string lines;
    for (const std::string_view line : split_lines(text)) {
        lines += line.empty() ? "#" : "# ";
        lines.append(line).append("\n");
    }
    return lines;
}

} // namespace

std::span<const ConfigurationKey> configuration_keys() { return keys; }

const ConfigurationKey* find_configuration_key(std::string_view name) {
    const auto found = std::find_if(keys.begin(), keys.end(), [&](const auto& key) { return key.name == name; });
    return found == keys.end() ? nullptr : &*found;
}

std::vector<std::string> configuration_key_names() {
    std::vector<std::string> names;
    for (const ConfigurationKey& key : keys) names.emplace_back(key.name);
    return names;
}

std::string variable_of(const ConfigurationKey& key) {
    std::string name = "ABIDE_";
    for (const char c : key.name) name += c == '-' ? '_' : static_cast<char>(c - 'a' + 'A');
    return name;
}

std::string takes_in_words(const ConfigurationKey& key) {
    switch (key.takes) {
    case Takes::folder: return "a folder";
    case Takes::file: return "a file";
    case Takes::path: return "a file or folder";
    case Takes::number:
        return "a whole number from " + std::to_string(key.least) + " to " + std::to_string(key.most) + " (" +
               std::string(key.unit) + ")";
    case Takes::choice: return list_of(split_words(key.words), "or");
    case Takes::id: return "an id";
    case Takes::ids: return "ids parted by commas";
    case Takes::bounds: return "NAME=N, several parted by commas";
    case Takes::levels: return "SEVERITY or STATE:SEVERITY, several parted by commas, or never";
    case Takes::address: return "sqlite:PATH or postgresql:CONNECTION";
    case Takes::role: return "a role";
    }
    return "";
}

std::string starting_configuration() {
    std::string text = as_comment(preface);
    for (const ConfigurationKey& key : keys) {
        text += "\n" + as_comment(paragraph(key.meaning));
        text += "# It takes " + takes_in_words(key) + ".\n";
        text += "#" + std::string(key.name) + " =";
        text += key.standard.empty() ? "\n" : " " + std::string(key.standard) + "\n";
    }
    return text;
}

std::string configuration_in_words() {
    constexpr std::size_t width = 20;
    std::string text;
    for (const ConfigurationKey& key : keys) {
        text.append("  ").append(key.name).append(width - key.name.size(), ' ').append(takes_in_words(key));
        if (!key.standard.empty()) text.append(" [").append(key.standard).append("]");
        text += "\n";
    }
    return text;
}

} // namespace abide
