// What was wrong with one export, collected.
#include "reader/report.hpp"

#include <utility>

#include "base/words.hpp"

namespace abide {

bool Report::wants(const std::string& code, const std::string& about) {
    return !is_muted_ && ++counts_[{code, about}] <= most_alike;
}

void Report::add(Diagnostic diagnostic) {
    if (is_muted_) return;
    diagnostic.place.file = file_;
    diagnostics_.push_back(std::move(diagnostic));
}

void Report::finish() {
    for (const auto& [kind, count] : counts_) {
        if (count <= most_alike) continue;
        Diagnostic diagnostic;
        diagnostic.code = kind.first;
        diagnostic.gravity = Gravity::warning;
        diagnostic.says = count_of(count - most_alike, "more time", "more times") + " in this file: " + kind.second;
        add(std::move(diagnostic));
    }
    counts_.clear();
}

} // namespace abide
