// Sets of reports: each is written aside as a whole, and one rename makes it the current one.
#include "publish/report_sets.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "base/error.hpp"
#include "base/file.hpp"

namespace abide {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view draft_mark = ".draft-";
constexpr std::string_view link_draft = ".current-new";

[[noreturn]] void fail(const std::string& doing, const std::string& path, const std::string& why) {
    throw Error(Exit::not_written, "cannot " + doing + " " + path + ": " + why);
}

void remove_all(const std::string& path) {
    std::error_code trouble;
    fs::remove_all(path, trouble);
    if (trouble) fail("remove", path, trouble.message());
}

void rename(const std::string& from, const std::string& to) {
    if (std::rename(from.c_str(), to.c_str()) != 0) fail("put in place", to, std::strerror(errno));
}

std::vector<std::string> entries_of(const std::string& folder) {
    std::vector<std::string> names;
    std::error_code trouble;
    for (fs::directory_iterator at(folder, trouble), end; at != end && !trouble; at.increment(trouble))
        names.push_back(at->path().filename().string());
    if (trouble && trouble != std::errc::no_such_file_or_directory) fail("list", folder, trouble.message());
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace

std::string ReportSets::sets() const { return join_path(folder_, "sets"); }

std::string ReportSets::place_of(std::string_view name) { return join_path("sets", name); }

std::string ReportSets::path_of(std::string_view name) const { return join_path(folder_, place_of(name)); }

bool ReportSets::has(std::string_view name) const { return !name.empty() && is_folder(path_of(name)); }

std::vector<std::string> ReportSets::names() const {
    std::vector<std::string> names = entries_of(sets());
    std::erase_if(names, [](const std::string& name) { return name.starts_with('.'); });
    return names;
}

std::string ReportSets::current() const {
    std::error_code none;
    const fs::path target = fs::read_symlink(join_path(folder_, "current"), none);
    return none ? "" : target.filename().string();
}

void ReportSets::remove_unfinished() {
    for (const std::string& name : entries_of(sets()))
        if (name.starts_with(draft_mark)) remove_all(path_of(name));
    remove_all(join_path(folder_, link_draft));
}

void ReportSets::remove(std::string_view name) {
    // Under another name first, so that no half of it is ever seen.
    const std::string aside = path_of(std::string(draft_mark) + std::string(name) + "-old");
    remove_all(aside);
    rename(path_of(name), aside);
    remove_all(aside);
}

void ReportSets::make_current(std::string_view name) {
    const std::string link = join_path(folder_, link_draft);
    remove_all(link);
    const std::string target = place_of(name);
    if (::symlink(target.c_str(), link.c_str()) != 0) fail("make the link", link, std::strerror(errno));
    rename(link, join_path(folder_, "current"));
    flush_folder(folder_);
}

ReportSets::Draft::Draft(const ReportSets& sets, std::string name)
    : sets_(&sets), name_(std::move(name)), folder_(sets.path_of(std::string(draft_mark) + name_)) {
    remove_all(folder_);
    make_folder(folder_);
}

ReportSets::Draft::~Draft() {
    if (is_finished_) return;
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

void ReportSets::Draft::finish() {
    flush_folder(folder_);
    if (is_folder(sets_->path_of(name_))) ReportSets(*sets_).remove(name_);
    rename(folder_, sets_->path_of(name_));
    is_finished_ = true;
    flush_folder(sets_->sets());
}

} // namespace abide
