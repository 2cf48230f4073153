// A sweep and its lists as rows of their tables, and read from them.
#include "store/rows.hpp"

namespace abide {

namespace {

CellWriter listed(std::int64_t sweep, std::int64_t place) {
    CellWriter row;
    row.number(sweep).number(place);
    return row;
}

} // namespace

Cells row_of(const SweepRecord& sweep) {
    CellWriter row;
    row.number(sweep.number).text(sweep.id).day(sweep.as_at).day(sweep.known_at).text(sweep.finished);
    row.text(sweep.inputs).number(sweep.repeats).flag(sweep.shrunk).number(sweep.exit);
    row.text(sweep.version).text(sweep.program).text(sweep.ground).text(sweep.outside);
    return row.text(sweep.set).text(sweep.certificate).number(sweep.cases).number(sweep.known_cases).take();
}

SweepRecord sweep_of(std::span<const Cell> cells) {
    CellReader row(cells);
    SweepRecord sweep;
    sweep.number = row.number();
    sweep.id = row.text();
    sweep.as_at = row.day();
    sweep.known_at = row.optional_day();
    sweep.finished = row.text();
    sweep.inputs = row.text();
    sweep.repeats = row.optional_number();
    sweep.shrunk = row.flag();
    sweep.exit = row.number_as<int>();
    sweep.version = row.text();
    sweep.program = row.text();
    sweep.ground = row.text();
    sweep.outside = row.text();
    sweep.set = row.text();
    sweep.certificate = row.text();
    sweep.cases = row.number();
    sweep.known_cases = row.number();
    return sweep;
}

Cells row_of(std::int64_t sweep, std::int64_t place, const NamedText& text) {
    return listed(sweep, place).text(text.name).text(text.text).take();
}

Cells row_of(std::int64_t sweep, std::int64_t place, const SweepExport& source) {
    CellWriter row = listed(sweep, place);
    row.text(source.file).text(source.sha256).text(source.area).text(source.system).text(source.exported);
    return row.number(source.cases).number(source.refused).flag(source.cut_short).take();
}

Cells row_of(std::int64_t sweep, std::int64_t place, const SweepOutput& output) {
    return listed(sweep, place).text(output.file).text(output.sha256).number(output.bytes).take();
}

Cells row_of(std::int64_t sweep, std::int64_t place, const SweepCount& count) {
    CellWriter row = listed(sweep, place);
    row.text(count.procedure).text(count.rule).text(count.team).text(name_of(count.state));
    return row.number(count.verdicts).take();
}

Cells row_of(std::int64_t sweep, std::int64_t place, const SweepAway& away) {
    CellWriter row = listed(sweep, place);
    row.text(away.case_id).text(away.team).number(away.open_findings);
    return row.flag(away.is_held).flag(away.is_followed).flag(away.is_news).take();
}

NamedText named_text_of(CellReader& row) {
    NamedText text;
    text.name = row.text();
    text.text = row.text();
    return text;
}

SweepExport export_of(CellReader& row) {
    SweepExport source;
    source.file = row.text();
    source.sha256 = row.text();
    source.area = row.text();
    source.system = row.text();
    source.exported = row.text();
    source.cases = row.number();
    source.refused = row.number();
    source.cut_short = row.flag();
    return source;
}

SweepOutput output_of(CellReader& row) {
    SweepOutput output;
    output.file = row.text();
    output.sha256 = row.text();
    output.bytes = row.number();
    return output;
}

SweepAway away_of(CellReader& row) {
    SweepAway away;
    away.case_id = row.text();
    away.team = row.text();
    away.open_findings = row.number();
    away.is_held = row.flag();
    away.is_followed = row.flag();
    away.is_news = row.flag();
    return away;
}

SweepCount count_of_verdicts(CellReader& row) {
    SweepCount count;
    count.procedure = row.text();
    count.rule = row.text();
    count.team = row.text();
    count.state = row.state();
    count.verdicts = row.number();
    return count;
}

} // namespace abide
