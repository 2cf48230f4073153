// What the exports of the inbox say of a case: which of them hold it, and which other cases name it.
#include "command/inbox_ids.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "base/error.hpp"
#include "command/configured_run.hpp"
#include "command/export_files.hpp"
#include "command/rulebook.hpp"
#include "command/selection.hpp"
#include "history/scrub.hpp"
#include "model/dictionary.hpp"
#include "reader/reader.hpp"

namespace abide {

namespace {

bool names(const Record& record, const Dictionary& dictionary, const std::string& id) {
    const std::vector<Fact>& facts = dictionary.type(record.type).facts;
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const bool has_text = facts[i].type == FactType::text || facts[i].type == FactType::reference;
        if (has_text && is_mentioned(record.value(static_cast<FactId>(i)).text(), id)) return true;
    }
    return is_mentioned(record.id, id);
}

bool names(const Case& one, const Dictionary& dictionary, const std::string& id) {
    return std::ranges::any_of(one.records, [&](const Record& record) { return names(record, dictionary, id); });
}

} // namespace

InboxIds look_into_inbox_for(const std::string& case_id, const Configuration& configuration, const Options& options,
                             World& world) {
    InboxIds found;
    try {
        const Options all = completed(options, configuration);
        const std::unique_ptr<Rulebook> rulebook = load_ground(all, world);
        Reader reader(rulebook->dictionary(), rulebook->formats(), calendar_for(*rulebook, {}).calendar);
        Diagnostics diagnostics;
        Shared shared;
        std::vector<ExportFacts> exports;
        for (const std::string& file : export_files({configuration.value("inbox")}, diagnostics))
            exports.push_back(reader.read_prologue(file, all.value("format-of"), shared, diagnostics));
        for (const Diagnostic& one : diagnostics)
            if (one.gravity == Gravity::error && found.trouble.empty())
                found.trouble = one.place.file + ": " + one.says;
        for (ExportFacts& facts : exports) {
            if (facts.format.empty()) continue;
            bool is_there = false; // also where it cannot be read as a case
            reader.read_case_ids(facts, [&](std::string_view id) { is_there = is_there || id == case_id; });
            if (is_there) found.files.push_back(facts.file);
            Diagnostics unread; // a sweep tells of them
            const auto look = [&](const Case& one) {
                if (one.id != case_id && names(one, rulebook->dictionary(), case_id)) found.naming.emplace_back(one.id);
            };
            (void)reader.read_cases(facts, shared, look, unread);
        }
    } catch (const Error& error) {
        found.trouble = error.what();
    }
    std::sort(found.naming.begin(), found.naming.end());
    found.naming.erase(std::unique(found.naming.begin(), found.naming.end()), found.naming.end());
    return found;
}

} // namespace abide
