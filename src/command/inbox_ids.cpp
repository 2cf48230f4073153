// Which exports of the inbox hold a case: their ids are read and nothing else.
#include "command/inbox_ids.hpp"

#include "base/error.hpp"
#include "command/configured_run.hpp"
#include "command/export_files.hpp"
#include "command/rulebook.hpp"
#include "command/selection.hpp"
#include "reader/reader.hpp"

namespace abide {

InboxIds exports_that_hold(const std::string& case_id, const Configuration& configuration, const Options& options,
                           World& world) {
    InboxIds found;
    try {
        const Options all = completed(options, configuration);
        const std::unique_ptr<Rulebook> rulebook = load_ground(all, world);
        Reader reader(rulebook->dictionary(), rulebook->formats(), calendar_for(*rulebook, {}).calendar);
        Diagnostics diagnostics;
        Shared shared;
        for (const std::string& file : export_files({configuration.value("inbox")}, diagnostics)) {
            const ExportFacts facts = reader.read_prologue(file, all.value("format-of"), shared, diagnostics);
            bool is_there = false;
            if (!facts.format.empty())
                reader.read_case_ids(facts, [&](std::string_view id) { is_there = is_there || id == case_id; });
            if (is_there) found.files.push_back(file);
        }
        for (const Diagnostic& one : diagnostics)
            if (one.gravity == Gravity::error && found.trouble.empty())
                found.trouble = one.place.file + ": " + one.says;
    } catch (const Error& error) {
        found.trouble = error.what();
    }
    return found;
}

} // namespace abide
