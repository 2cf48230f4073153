// Taking one case out of everything Abide keeps: history, ledger, sets of reports, cache, what was left behind.
#include "command/nightly/case_erasure.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <set>
#include <utility>

#include "base/error.hpp"
#include "base/file.hpp"
#include "command/nightly/turn.hpp"
#include "hash/hash.hpp"
#include "privacy/published.hpp"

namespace abide {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view mark_start = "erasing-";
constexpr std::string_view undone = "erased";

void remove(const std::string& path) {
    std::error_code trouble;
    fs::remove_all(path, trouble);
    if (trouble) throw Error(Exit::not_written, "cannot remove " + path + ": " + trouble.message());
}

/// Every file below, hidden ones too; none where there is no folder.
std::vector<std::string> everything_below(const std::string& folder) {
    std::vector<std::string> files;
    std::error_code trouble;
    for (fs::recursive_directory_iterator at(folder, trouble), end; at != end && !trouble; at.increment(trouble))
        if (!at->is_directory()) files.push_back(at->path().string());
    if (trouble && trouble != std::errc::no_such_file_or_directory)
        throw Error(Exit::not_written, "cannot list " + folder + ": " + trouble.message());
    std::sort(files.begin(), files.end());
    return files;
}

/// What a run that was killed had begun to write: nobody writes now.
bool is_left_behind(const std::string& file) {
    return file.find(".part-") != std::string::npos || file.find("/sets/.") != std::string::npos;
}

std::string cache_of(const Configuration& configuration) { return join_path(configuration.value("state"), "cache"); }

std::string after_slash(const std::string& path) { return path.substr(path.find('/') + 1); }

std::string before_slash(const std::string& path) { return path.substr(0, path.find('/')); }

} // namespace

CaseErasure::CaseErasure(const Configuration& configuration, std::string case_id)
    : configuration_(&configuration), case_id_(std::move(case_id)), name_(case_id_),
      sets_(configuration.value("reports")), lock_(take_turn(configuration, undone)),
      store_(Store::open_existing(configuration.value("store"))) {
    take_turn(*store_, undone);
}

std::vector<std::string> CaseErasure::known_cases() const {
    std::vector<std::string> ids;
    for (const KnownCase& one : store_->cases()) ids.push_back(one.id);
    return ids;
}

/// The rows that are the case's own. A row that only mentions it is another's, and says nothing about whether there
/// ever was such a case.
void CaseErasure::count_rows(Found& found) const {
    const std::array<std::pair<std::string_view, std::int64_t*>, 3> counted = {
        {{"standings", &found.standings}, {"transitions", &found.transitions}, {"exceptions", &found.exceptions}}};
    for (const Store::Table& table : store_->tables()) {
        const auto column = std::ranges::find(table.columns, table.name == "cases" ? "id" : "case_id");
        if (column == table.columns.end()) continue;
        const auto place = static_cast<std::size_t>(column - table.columns.begin());
        const auto one = std::ranges::find(counted, table.name, [](const auto& pair) { return pair.first; });
        store_->each_row(table, [&](std::span<const std::optional<std::string>> row) {
            if (row[place] != case_id_) return;
            found.is_remembered = true;
            if (one != counted.end()) ++*one->second;
        });
    }
}

CaseErasure::Found CaseErasure::look() const {
    Found found;
    found.was_begun = is_file(mark_file());
    count_rows(found);
    found.published = published_entries(configuration_->publications_folder(), case_id_);
    for (const std::string& set : sets_.names())
        for (const std::string& file : everything_below(sets_.path_of(set))) {
            const std::string inside = file.substr(sets_.path_of(set).size() + 1);
            if (name_.is_in(inside) || name_.is_in_file(file)) found.outputs.push_back(join_path(set, inside));
        }
    for (const char* place : {"reports", "state"})
        for (const std::string& file : everything_below(configuration_->value(place)))
            if (is_left_behind(file)) found.leftovers.push_back(file);
    found.cached = everything_below(cache_of(*configuration_)).size();
    for (const std::string& file : everything_below(configuration_->certificates_folder()))
        if (!is_left_behind(file) && name_.is_in_file(file)) found.certificates.push_back(file);
    return found;
}

/// Named by a hash of the case, so that the same command finds it and nobody else learns whose it is.
std::string CaseErasure::mark_file() const {
    return join_path(configuration_->value("state"), std::string(mark_start) + sha256(case_id_).substr(0, 16));
}

/// The erasure that was cut short after the store had written it down.
std::optional<Erasure> CaseErasure::begun() const {
    if (!is_file(mark_file())) return std::nullopt;
    const std::string number = read_file(mark_file());
    for (Erasure& one : store_->erasures())
        if (std::to_string(one.number) + "\n" == number) return std::move(one);
    return std::nullopt;
}

Erasure CaseErasure::forget(const Found& found, Erasure erasure) {
    if (std::optional<Erasure> before = begun(); before && !found.is_remembered) {
        const auto is_listed = [&](const std::string& output) {
            return std::ranges::find(before->outputs, output) != before->outputs.end();
        };
        if (std::ranges::all_of(found.outputs, is_listed)) return std::move(*before);
    }
    // Whoever may not erase has begun nothing.
    if (const std::string refused = store_->check_rights(true); !refused.empty()) throw Error(Exit::usage, refused);
    write_file(mark_file(), "0\n");
    erasure.kind = "case";
    erasure.outputs = found.outputs;
    Erasure written = store_->erase_case(case_id_, std::move(erasure));
    write_file(mark_file(), std::to_string(written.number) + "\n");
    return written;
}

void CaseErasure::remove_outputs(const Found& found) const {
    const std::vector<Erasure> erasures = store_->erasures();
    std::map<std::string, std::vector<std::string>> by_set;
    for (const std::string& output : found.outputs) by_set[before_slash(output)].push_back(after_slash(output));
    for (const auto& [set, files] : by_set) {
        const std::string folder = sets_.path_of(set);
        // Said first: a file that is not there yet is explained, one that is gone never is not.
        write_file(join_path(folder, erased_note), erased_note_of(set, erasures));
        for (const std::string& file : files) remove(join_path(folder, file));
        flush_folder(folder);
    }
}

Erasure CaseErasure::perform(const Found& found, Erasure erasure) {
    Erasure written = forget(found, std::move(erasure));
    erase_published(configuration_->publications_folder(), case_id_);
    remove_outputs(found);
    remove(cache_of(*configuration_));
    sets_.remove_unfinished();
    for (const std::string& file : found.leftovers) remove(file);
    remove(mark_file());
    flush_folder(configuration_->value("state"));
    return written;
}

std::string erased_note_of(const std::string& set, const std::vector<Erasure>& erasures) {
    std::string text = "Files of this set were removed, because something they said was erased. The history says how\n"
                       "much it was; nothing says whose.\n";
    for (const Erasure& erasure : erasures) {
        std::string files;
        for (const std::string& output : erasure.outputs)
            if (before_slash(output) == set) files += "  " + after_slash(output) + "\n";
        if (files.empty()) continue;
        text += "\nErasure " + std::to_string(erasure.number) + ", " + long_date(erasure.on) + ":\n" + files;
    }
    return text;
}

std::vector<std::string> erasures_begun(const Configuration& configuration) {
    std::vector<std::string> marks;
    std::error_code ignored;
    for (fs::directory_iterator at(configuration.value("state"), ignored), end; at != end && !ignored;
         at.increment(ignored))
        if (at->path().filename().string().starts_with(mark_start) && !is_left_behind(at->path().string()))
            marks.push_back(at->path().string());
    std::sort(marks.begin(), marks.end());
    return marks;
}

} // namespace abide
