// All that Abide knows before it sees a case: the shipped folder first, then what --procedures adds.
#include "command/rulebook.hpp"

#include <algorithm>
#include <utility>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/words.hpp"
#include "checks/registry.hpp"
#include "command/show_diagnostics.hpp"
#include "hash/hash.hpp"

namespace abide {

namespace {

std::vector<std::string> files_directly_in(const std::string& folder, std::string_view ending) {
    std::vector<std::string> found;
    for (const std::string& file : files_below(folder, ending)) {
        if (file == join_path(folder, base_name(file))) found.push_back(file);
    }
    return found;
}

std::vector<std::string> files_if_folder(const std::string& folder) {
    return is_folder(folder) ? files_below(folder, ".xml") : std::vector<std::string>{};
}

std::string shipped_procedures(const World& world) {
    std::string folder = world.shipped("procedures");
    if (folder.empty()) {
        throw Error(Exit::usage, "cannot find the folder of procedures that comes with Abide; "
                                 "set ABIDE_HOME to the folder that holds it");
    }
    return folder;
}

/// Warnings are for whoever writes the file: `procedure lint` prints them.
void stop_on_errors(const Rulebook& rulebook, const Options& options, World& world) {
    if (!has_errors(rulebook.diagnostics())) return;
    Diagnostics errors = rulebook.diagnostics();
    std::erase_if(errors, [](const Diagnostic& diagnostic) { return diagnostic.gravity != Gravity::error; });
    show_diagnostics(errors, options, world);
    throw Error(Exit::usage, "a procedure, calendar, format or dictionary has errors; nothing was judged");
}

std::string folded(std::string_view text) {
    std::string low = fold_space(text);
    for (char& c : low) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return low;
}

} // namespace

bool is_same_area(std::string_view a, std::string_view b) { return folded(a) == folded(b); }

void Rulebook::add_ground(const std::vector<std::string>& folders) {
    const auto name_ground = [this](const std::string& file) { ground_ = sha256(ground_ + sha256(read_file(file))); };
    for (const std::string& folder : folders) {
        const std::string facts = join_path(folder, "facts.xml");
        if (!is_file(facts)) continue;
        load_dictionary(facts, dictionary_, diagnostics_);
        name_ground(facts);
    }
    for (const std::string& folder : folders) {
        for (const std::string& file : files_if_folder(join_path(folder, "formats"))) {
            name_ground(file);
            formats_.load(file, dictionary_, diagnostics_);
        }
        for (const std::string& file : files_if_folder(join_path(folder, "calendars"))) add_calendar(file);
    }
}

void Rulebook::add_calendar(const std::string& file) {
    std::optional<CalendarFile> read = load_calendar(file, diagnostics_);
    if (!read) return;
    const std::string& id = read->calendar.id();
    std::erase_if(calendars_, [&](const CalendarFile& old) { return old.calendar.id() == id; });
    const auto place = std::find_if(calendars_.begin(), calendars_.end(),
                                    [&](const CalendarFile& one) { return one.calendar.id() > id; });
    calendars_.insert(place, std::move(*read));
}

void Rulebook::add_procedures(const std::string& folder, Examples examples) {
    for (const std::string& file : files_directly_in(folder, ".xml")) {
        if (base_name(file) != "facts.xml") add_procedure(file, examples);
    }
}

const Procedure* Rulebook::add_procedure(const std::string& file, Examples examples) {
    std::unique_ptr<Procedure> read = load_procedure(file, dictionary_, all_kinds(), diagnostics_, examples);
    if (!read) return nullptr;
    const Procedure* added = read.get();
    std::erase_if(procedures_, [&](const std::unique_ptr<Procedure>& old) { return old->id == added->id; });
    const auto place = std::find_if(procedures_.begin(), procedures_.end(),
                                    [&](const std::unique_ptr<Procedure>& p) { return p->id > added->id; });
    procedures_.insert(place, std::move(read));
    return added;
}

void Rulebook::keep_procedures(const std::vector<std::string>& ids) {
    std::erase_if(procedures_, [&](const std::unique_ptr<Procedure>& one) {
        return std::find(ids.begin(), ids.end(), one->id) == ids.end();
    });
}

const Procedure* Rulebook::procedure(std::string_view id) const {
    for (const auto& procedure : procedures_) {
        if (procedure->id == id) return procedure.get();
    }
    return nullptr;
}

const CalendarFile* Rulebook::calendar(std::string_view id) const {
    for (const CalendarFile& file : calendars_) {
        if (file.calendar.id() == id) return &file;
    }
    return nullptr;
}

const CalendarFile* Rulebook::calendar_of_area(std::string_view area) const {
    for (const CalendarFile& file : calendars_) {
        for (const std::string& listed : file.areas) {
            if (is_same_area(listed, area)) return &file;
        }
    }
    return nullptr;
}

const Procedure& Rulebook::expect_procedure(std::string_view id) const {
    if (const Procedure* found = procedure(id)) return *found;
    std::vector<std::string> known;
    for (const auto& one : procedures_) known.push_back(one->id);
    if (const std::size_t comma = id.find(','); comma != std::string_view::npos)
        throw Error(Exit::usage, "there is no procedure " + quoted(id) +
                                     "; several are given one by one: --procedure " +
                                     std::string(trim(id.substr(0, comma))) + " --procedure " +
                                     std::string(trim(id.substr(comma + 1, id.find(',', comma + 1) - comma - 1))));
    const std::string help = did_you_mean(id, known);
    throw Error(Exit::usage, "there is no procedure \"" + std::string(id) + "\"; " +
                                 (help.empty() ? "\"abide procedure list\" names them all" : help));
}

const CalendarFile& Rulebook::expect_calendar(std::string_view id) const {
    if (const CalendarFile* found = calendar(id)) return *found;
    std::vector<std::string> known;
    for (const CalendarFile& one : calendars_) known.push_back(one.calendar.id());
    const std::string help = did_you_mean(id, known);
    throw Error(Exit::usage, "there is no calendar \"" + std::string(id) + "\"; " +
                                 (help.empty() ? "there are " + list_of(known) : help));
}

std::unique_ptr<Rulebook> load_ground(const Options& options, World& world) {
    std::vector<std::string> folders = {shipped_procedures(world)};
    if (options.has("procedures")) {
        folders.push_back(options.value("procedures"));
        if (!is_folder(folders.back()))
            throw Error(Exit::usage, options.spelled("procedures") + ": there is no folder " + folders.back());
    }
    auto rulebook = std::make_unique<Rulebook>();
    rulebook->add_ground(folders);
    stop_on_errors(*rulebook, options, world);
    return rulebook;
}

std::unique_ptr<Rulebook> load_rulebook(const Options& options, World& world, Examples examples) {
    std::unique_ptr<Rulebook> rulebook = load_ground(options, world);
    rulebook->add_procedures(shipped_procedures(world), examples);
    if (options.has("procedures")) rulebook->add_procedures(options.value("procedures"), examples);
    stop_on_errors(*rulebook, options, world);
    return rulebook;
}

} // namespace abide
