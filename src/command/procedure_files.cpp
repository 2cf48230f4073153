// Which procedure files the words of a command line mean.
#include "command/procedure_files.hpp"

#include <map>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/words.hpp"
#include "command/show_diagnostics.hpp"

namespace abide {

namespace {

/// By id: a procedure's file bears its id. The added folder's come in the place of shipped ones.
std::map<std::string, std::string> known_files(const Options& options, const World& world) {
    std::map<std::string, std::string> files;
    for (const std::string& folder : {world.shipped("procedures"), options.value("procedures")}) {
        if (folder.empty()) continue;
        for (const std::string& file : files_below(folder, ".xml")) {
            const std::string name = base_name(file);
            if (name == "facts.xml" || file != join_path(folder, name)) continue;
            files[name.substr(0, name.size() - 4)] = file;
        }
    }
    return files;
}

} // namespace

std::vector<std::string> procedure_files(const Options& options, const World& world) {
    const std::map<std::string, std::string> known = known_files(options, world);
    std::vector<std::string> ids;
    for (const auto& [id, file] : known) ids.push_back(id);
    std::vector<std::string> files;
    const std::vector<std::string>& words = options.arguments().empty() ? ids : options.arguments();
    for (const std::string& word : words) {
        if (const auto found = known.find(word); found != known.end()) {
            files.push_back(found->second);
        } else if (is_file(word)) {
            files.push_back(word);
        } else {
            const std::string help = did_you_mean(word, ids);
            throw Error(Exit::usage, "there is no procedure and no file \"" + word + "\"; " +
                                         (help.empty() ? "\"abide procedure list\" names the procedures" : help));
        }
    }
    return files;
}

std::vector<const Procedure*> load_named_procedures(Rulebook& rulebook, const Options& options, World& world) {
    const std::size_t before = rulebook.diagnostics().size();
    std::vector<const Procedure*> loaded;
    for (const std::string& file : procedure_files(options, world)) {
        const Procedure* procedure = rulebook.add_procedure(file);
        if (procedure != nullptr) loaded.push_back(procedure);
    }
    const Diagnostics& all = rulebook.diagnostics();
    const Diagnostics faults(all.begin() + static_cast<std::ptrdiff_t>(before), all.end());
    show_diagnostics(faults, options, world);
    if (has_errors(faults)) throw Error(Exit::usage, "a procedure does not load");
    return loaded;
}

} // namespace abide
