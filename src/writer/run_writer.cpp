// Writes one run in one format: the head and the tail are known last, so the verdicts wait in spools.
#include "writer/run_writer.hpp"

namespace abide {

RunWriter::RunWriter(const RunFormat& format, const WriteSettings& settings) : format_(&format), settings_(settings) {
    constexpr std::size_t in_memory = 1U << 20U; // all sections together
    for (std::size_t i = 0; i < format.sections; ++i) sections_.emplace_back(in_memory / format.sections);
}

void RunWriter::add(const Verdict& verdict) {
    Spool& section = sections_.at(format_->section == nullptr ? 0 : format_->section(verdict));
    text_.clear();
    if (!section.is_empty()) text_ += format_->between;
    format_->verdict(verdict, settings_, text_);
    section.append(text_);
    ++verdicts_;
}

void RunWriter::write(const RunSummary& summary, const std::function<void(std::string_view)>& take) const {
    std::string text;
    format_->head(summary, settings_, text);
    take(text);
    bool first = true;
    for (const Spool& section : sections_) {
        if (section.is_empty()) continue;
        if (!first) take(format_->between);
        first = false;
        section.for_each_piece(take);
    }
    text.clear();
    format_->tail(summary, settings_, text);
    take(text);
}

} // namespace abide
