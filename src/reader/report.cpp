// What was wrong with one export, collected.
#include "reader/report.hpp"

#include <algorithm>
#include <utility>

#include "base/words.hpp"
#include "reader/mask.hpp"

namespace abide {

namespace {

void cut(std::string& text) {
    constexpr std::size_t most = 600;
    if (text.size() <= most) return;
    std::size_t end = most;
    while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    text.resize(end);
    text += "…";
}

} // namespace

bool Report::wants(const std::string& code, const std::string& about) {
    if (is_muted_) return false;
    if (watched_ != nullptr) {
        Kind kind{code, about};
        if (watched_->contains(kind))
            only_counted_.push_back(std::move(kind));
        else
            has_something_to_say_ = true;
        return false;
    }
    const std::size_t times = ++counts_[{code, about}];
    if (times == most_alike) ++enough_;
    return times <= most_alike;
}

void Report::watch(const std::set<Kind>* enough) {
    watched_ = enough;
    only_counted_.clear();
    has_something_to_say_ = false;
}

void Report::put_enough(std::set<Kind>& into) const {
    for (const auto& [kind, times] : counts_)
        if (times >= most_alike) into.insert(kind);
}

void Report::add(Diagnostic diagnostic) {
    if (is_muted_) return;
    if (watched_ != nullptr) {
        has_something_to_say_ = true;
        return;
    }
    LeftOut& code = codes_[diagnostic.code];
    if (code.kept >= most_of_code) {
        ++code.times;
        code.gravity = std::max(code.gravity, diagnostic.gravity);
        return;
    }
    ++code.kept;
    // Ids and names are the export's own, and may be of any length.
    for (std::string* text : {&diagnostic.says, &diagnostic.help}) cut(*text);
    diagnostic.place.file = file_;
    // Nobody looks at more lines than this.
    constexpr std::size_t most_shown = 200;
    if (diagnostics_.size() < most_shown) show_line(diagnostic);
    diagnostics_.push_back(std::move(diagnostic));
}

void Report::go_back_to(Mark mark) {
    diagnostics_.resize(mark.size);
    codes_ = std::move(mark.codes);
}

void Report::set_source(std::string_view bytes, std::uint32_t line, std::uint32_t column) {
    source_ = bytes;
    source_line_ = line;
    source_column_ = column;
}

void Report::show_line(Diagnostic& diagnostic) const {
    if (diagnostic.place.line < source_line_ || source_line_ == 0 || source_.empty() || !knows_) return;
    std::size_t from = 0;
    for (std::uint32_t line = source_line_; line < diagnostic.place.line; ++line) {
        from = source_.find('\n', from);
        if (from == std::string_view::npos) return;
        ++from;
    }
    // What stands before the part on its first line is not at hand.
    const std::uint32_t before = diagnostic.place.line == source_line_ ? source_column_ - 1 : 0;
    if (diagnostic.place.column <= before) return;
    const std::string_view line = source_.substr(from, source_.find_first_of("\r\n", from) - from);
    diagnostic.place.column -= before;
    show_source(diagnostic, line);
    const std::size_t column = diagnostic.place.column - 1 - diagnostic.cut;
    diagnostic.place.column += before;
    diagnostic.source_line = mask_record(diagnostic.source_line, column, diagnostic.shown, knows_);
    diagnostic.cut += before;
}

void Report::sum_up(const std::string& code, Gravity gravity, std::size_t times, const std::string& about) {
    Diagnostic diagnostic;
    diagnostic.code = code;
    diagnostic.gravity = gravity;
    diagnostic.place.file = file_;
    diagnostic.times = times;
    diagnostic.says = count_of(times, "more time", "more times") + " in this file" + about;
    diagnostics_.push_back(std::move(diagnostic));
}

void Report::finish() {
    if (is_muted_) return;
    for (const auto& [kind, count] : counts_) {
        if (count <= most_alike) continue;
        LeftOut& code = codes_[kind.first];
        if (code.kept++ < most_of_code) {
            sum_up(kind.first, Gravity::warning, count - most_alike, ": " + kind.second);
        } else {
            code.times += count - most_alike;
            code.gravity = std::max(code.gravity, Gravity::warning);
        }
    }
    for (const auto& [code, left_out] : codes_)
        if (left_out.times > 0) sum_up(code, left_out.gravity, left_out.times, "");
    counts_.clear();
    codes_.clear();
}

} // namespace abide
