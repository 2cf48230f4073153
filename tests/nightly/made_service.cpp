// What happens to a made-up service between two nights: what happens to a real one, only more of it.
#include "tests/nightly/made_service.hpp"

#include <algorithm>
#include <filesystem>
#include <regex>
#include <utility>

#include "base/file.hpp"
#include "base/words.hpp"
#include "tests/command/in_memory.hpp"
#include "tests/evaluate/random_case.hpp"
#include "tests/places.hpp"

namespace abide::tests {

namespace fs = std::filesystem;

namespace {

const std::vector<std::string> file_names = {"islington.xml", "south.xml", "hackney.xml"};
constexpr std::uint32_t hackney = 2;

std::shared_ptr<const Rulebook> rulebook_of(const std::string& home) {
    auto rulebook = std::make_shared<Rulebook>();
    rulebook->add_ground(join_path(home, "procedures"));
    rulebook->add_procedures(join_path(home, "procedures"), Examples::left_out);
    for (const Diagnostic& diagnostic : rulebook->diagnostics())
        if (diagnostic.gravity == Gravity::error) return nullptr;
    return rulebook;
}

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    return text;
}

} // namespace

MadeService::MadeService(std::string folder, std::uint32_t seed, std::size_t cases)
    : folder_(std::move(folder)), dice_(seed), day_(*day_of(2026, 3, 20)) {
    home_ = join_path(folder_, "home-0");
    fs::create_directories(home_);
    fs::copy(repository() / "procedures", join_path(home_, "procedures"), fs::copy_options::recursive);
    rulebook_ = rulebook_of(home_);
    const Dictionary& dictionary = rulebook_->dictionary();
    for (std::size_t at = 1; at < dictionary.size(); ++at)
        if (const auto type = static_cast<RecordTypeId>(at); !dictionary.type(type).shared) types_.push_back(type);
    for (std::size_t i = 0; i < cases; ++i) add_case();
}

/// Other cases are named "W-0" to "W-2" in random records; sometimes they are there.
void MadeService::add_case() {
    Made& one = cases_.emplace_back();
    one.id = given_ < 3 ? "W-" + std::to_string(given_) : "R-" + std::to_string(given_);
    ++given_;
    one.file = file_names[below(static_cast<std::uint32_t>(file_names.size()))];
    one.lines = random_lines(one.id);
}

std::vector<std::string> MadeService::random_lines(const std::string& id) {
    std::vector<RecordTypeId> some;
    for (const RecordTypeId type : types_)
        if (happens_once_in(4)) some.push_back(type);
    RandomCase random(rulebook_->dictionary(), some, *day_of(2026, 3, 15), below(1'000'000));
    random.call(id);
    std::vector<std::string> lines;
    const std::string text = canonical_xml(random.get(), rulebook_->dictionary());
    for (const std::string_view line : split_lines(text))
        if (!line.empty() && !contains(std::string(line), "<case>")) // another case inside would break this one
            lines.emplace_back(line);
    return lines;
}

/// A date moves, a fact goes, a record loses its id.
void MadeService::change_line(std::string& line) {
    static const std::regex attribute(R"re( ([a-z-]+)="([^"]*)")re");
    std::vector<std::smatch> all;
    for (std::sregex_iterator at(line.begin(), line.end(), attribute), end; at != end; ++at) all.push_back(*at);
    if (all.empty()) return;
    const std::smatch one = all[below(static_cast<std::uint32_t>(all.size()))];
    const std::optional<Day> day = parse_day(one[2].str());
    std::string now;
    if (day) now = " " + one[1].str() + "=\"" + iso(*day + static_cast<std::int32_t>(below(41)) - 20) + "\"";
    line.replace(static_cast<std::size_t>(one.position(0)), static_cast<std::size_t>(one.length(0)), now);
}

void MadeService::change(Made& one) {
    const auto records = static_cast<std::uint32_t>(one.lines.size() - 2); // but for the element's begin and end
    const auto any_record = [&] { return one.lines.begin() + 1 + below(records); };
    switch (below(records == 0 ? 1 : 6)) {
    case 0: {
        const std::vector<std::string> other = random_lines(one.id);
        if (other.size() > 2) // what it brings may have ids that are there already
            one.lines.insert(one.lines.end() - 1, std::regex_replace(other[1], std::regex(" id=\"r"),
                                                                     " id=\"n" + std::to_string(below(1000))));
        break;
    }
    case 1: one.lines.erase(any_record()); break;
    case 2:
        one.lines.insert(one.lines.end() - 1, std::regex_replace(*any_record(), std::regex(" id=\"[^\"]*\""), ""));
        break;
    case 3:
        if (happens_once_in(8)) one.lines = random_lines(one.id);
        break;
    default: change_line(*any_record());
    }
    if (happens_once_in(6)) // another team
        one.lines[0] = "<case id=\"" + one.id + "\" team=\"team " + std::to_string(below(3)) + "\">";
}

void MadeService::pass_days() {
    if (happens_once_in(8)) return; // a second sweep of one day
    day_ = day_ + 1;
    if (happens_once_in(5)) day_ = day_ + static_cast<std::int32_t>(1 + below(4));
    if (happens_once_in(20)) day_ = add_months(*day_of(civil(day_).year, civil(day_).month, 1), 1) - 1; // its last day
}

void MadeService::write_home(const std::string& file, const std::string& text) {
    remake_home([&](const std::string& procedures) { write_text(join_path(procedures, file), text); });
}

void MadeService::remake_home(const std::function<void(const std::string& procedures)>& change) {
    const std::string next = join_path(folder_, "home-" + std::to_string(++homes_));
    fs::copy(home_, next, fs::copy_options::recursive);
    change(join_path(next, "procedures"));
    const auto rulebook = rulebook_of(next);
    if (rulebook == nullptr) return; // some changes are none that a procedure can bear
    home_ = next;
    rulebook_ = rulebook;
}

std::vector<std::string> MadeService::procedure_files() const {
    std::vector<std::string> files;
    for (const fs::directory_entry& one : fs::directory_iterator(join_path(home_, "procedures")))
        if (one.path().extension() == ".xml" && one.path().filename() != "facts.xml")
            files.push_back(one.path().filename().string());
    std::ranges::sort(files);
    return files;
}

/// One is taken away, comes back as it was, or is there besides under another name.
void MadeService::bring_or_take_procedure() {
    const std::vector<std::string> files = procedure_files();
    if (!shelf_.empty() && happens_once_in(2)) {
        const auto one = std::next(shelf_.begin(), below(static_cast<std::uint32_t>(shelf_.size())));
        write_home(one->first, one->second);
        shelf_.erase(one);
    } else if (copies_ < 3 && happens_once_in(4)) {
        const std::string id = "copied-" + std::to_string(++copies_);
        const std::string text = read_file((repository() / "procedures/working-together.xml").string());
        write_home(id + ".xml", std::regex_replace(text, std::regex(" id=\"working-together\""), " id=\"" + id + "\""));
    } else if (files.size() > 1) {
        const std::string file = files[below(static_cast<std::uint32_t>(files.size()))];
        shelf_[file] = read_file(join_path(home_, "procedures/" + file));
        remake_home([&](const std::string& procedures) { fs::remove(join_path(procedures, file)); });
    }
}

/// One number or one severity of one procedure is another.
void MadeService::change_procedures() {
    const std::vector<std::string> files = procedure_files();
    const std::string file = files[below(static_cast<std::uint32_t>(files.size()))];
    const std::string text = read_file(join_path(home_, "procedures/" + file));
    static const std::regex value(R"re(<value from="[^"]*">([0-9]+)</value>)re");
    static const std::regex severity(R"re( severity="(low|medium|high)")re");
    const bool is_value = !happens_once_in(3);
    std::vector<std::smatch> all;
    for (std::sregex_iterator at(text.begin(), text.end(), is_value ? value : severity), end; at != end; ++at)
        all.push_back(*at);
    const std::smatch one = all[below(static_cast<std::uint32_t>(all.size()))];
    const std::string now = is_value          ? std::to_string(std::stoi(one[1].str()) + 1 + static_cast<int>(below(3)))
                            : one[1] == "low" ? "high"
                                              : "low";
    const auto at = static_cast<std::size_t>(one.position(1));
    write_home(file, text.substr(0, at) + now + text.substr(at + one[1].str().size()));
}

/// A week has no working days, from some day about now on.
void MadeService::change_calendar() {
    const std::string file = "calendars/england-and-wales.xml";
    std::string text = read_file(join_path(home_, "procedures/" + file));
    const Day first = day_ - 20 + static_cast<std::int32_t>(below(25));
    for (Day holiday = first; holiday < first + 7; holiday = holiday + 1) {
        if (contains(text, iso(holiday))) continue;
        std::size_t at = text.find("<holiday on=\""); // they stand in order
        while (text.substr(at + 13, 10) < iso(holiday)) at = text.find("<holiday on=\"", at + 1);
        text.insert(at, "<holiday on=\"" + iso(holiday) + "\" name=\"A day off\"/>\n  ");
    }
    write_home(file, text);
}

void MadeService::write_exports(MadeNight& night) {
    for (const std::string& file : file_names) {
        std::string& text = night.files[file];
        text = "<case-records xmlns=\"urn:abide:case-records:1\" area=\"" + MadeNight::area_of(file) +
               "\" system=\"made-up\">\n";
        if (file == file_names[0]) text += night.shared;
    }
    const std::uint32_t lost = happens_once_in(14) ? below(3) : 3; // one file is without half its cases, or all
    const bool loses_all = happens_once_in(2);
    for (Made& one : cases_) {
        if (one.away_for > 0 && one.away_for-- > 0) continue;
        if (lost < 3 && one.file == file_names[lost] && (loses_all || happens_once_in(2))) continue;
        std::string text = joined(one.lines);
        if (happens_once_in(6)) text = "\n<!-- lines move -->\n" + text;
        if (happens_once_in(120)) {
            night.refused.insert(one.id);
            text = text.replace(text.rfind("</case>"), 7, "<nothing></case>");
        } else {
            night.cases[one.id] = joined(one.lines);
            night.file_of[one.id] = one.file;
        }
        night.files[one.file] += text;
    }
    for (auto& [file, text] : night.files) text += "</case-records>\n";
    if (!happens_once_in(20)) return;
    // The last case of a file and its end are cut off.
    std::string& text = night.files[file_names[0]];
    const std::size_t last = text.rfind("<case id=\"");
    if (last == std::string::npos) return;
    night.is_cut_short = true;
    const std::size_t quote = text.find('"', last + 10);
    const std::string id = text.substr(last + 10, quote - last - 10);
    night.cases.erase(id);
    night.refused.erase(id);
    text.resize(last + 5);
}

MadeNight MadeService::next() {
    pass_days();
    for (Made& one : cases_) {
        if (happens_once_in(9)) change(one);
        if (happens_once_in(70)) one.away_for = 1 + static_cast<int>(below(8));
        if (happens_once_in(90)) one.file = file_names[below(hackney + 1)];
    }
    if (happens_once_in(6)) add_case();
    if (happens_once_in(5)) change_procedures();
    if (happens_once_in(8)) change_calendar();
    if (happens_once_in(10)) bring_or_take_procedure();
    if (happens_once_in(8))
        panels_.push_back("<panel date=\"" + iso(day_ - 20 + static_cast<std::int32_t>(below(60))) + "\"/>\n");
    if (!panels_.empty() && happens_once_in(20)) panels_.erase(panels_.begin());
    MadeNight night;
    night.as_at = day_;
    night.home = home_;
    night.rulebook = rulebook_;
    for (const std::string& panel : panels_) night.shared += panel;
    night.accepts_missing = happens_once_in(10);
    write_exports(night);
    return night;
}

} // namespace abide::tests
