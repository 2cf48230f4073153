// Missing facts counted by what they keep from being told, and put in an order of recording.
#include "briefing/gaps.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "base/words.hpp"
#include "briefing/case_words.hpp"
#include "briefing/state_words.hpp"

namespace abide {

namespace {

constexpr std::size_t most_bars = 10;

using GapKey = std::pair<std::string, GapKind>;

GapKind kind_of(const MissingView& missing) {
    if (missing.cause == Reason::not_exported) return GapKind::not_carried;
    return missing.none_counts ? GapKind::none_counts : GapKind::not_recorded;
}

GapKey key_of(const MissingView& missing) { return {missing.path, kind_of(missing)}; }

/// The fact's name with that of its record: "category of the concern", "concern: whether it escalated".
std::string gap_words(const MissingView& missing) {
    constexpr std::string_view article = "the ";
    std::string what = what_of(missing.what, missing.of.empty() ? "" : std::string(article) + missing.of);
    if (!missing.of.empty() && what.starts_with(article)) what.erase(0, article.size());
    return missing.none_counts ? what + " that counts here" : what;
}

std::set<GapKey> gaps_of(const VerdictView& verdict) {
    std::set<GapKey> gaps;
    for (const MissingView& missing : verdict.missing) gaps.insert(key_of(missing));
    return gaps;
}

bool is_uncarried(const VerdictView& verdict) {
    return std::ranges::any_of(verdict.missing,
                               [](const MissingView& missing) { return kind_of(missing) == GapKind::not_carried; });
}

/// Nothing but recording keeps it from being told.
bool is_recordable(const VerdictView& verdict) { return !verdict.missing.empty() && !is_uncarried(verdict); }

std::vector<GapRow> rows_of(std::span<const WaitingVerdict> verdicts) {
    std::map<GapKey, GapRow> rows;
    std::map<GapKey, std::set<std::string>> places;
    for (const WaitingVerdict& one : verdicts) {
        const std::set<GapKey> gaps = gaps_of(one.verdict);
        for (const MissingView& missing : one.verdict.missing) {
            const GapKey key = key_of(missing);
            GapRow& row = rows[key];
            std::tie(row.path, row.kind) = key;
            row.what = gap_words(missing);
            row.who.insert(missing.who);
            places[key].insert(one.verdict.case_id + "|" + (missing.on.empty() ? one.verdict.subject : missing.on));
        }
        for (const GapKey& key : gaps) {
            GapRow& row = rows[key];
            ++row.verdicts;
            if (gaps.size() == 1) ++row.alone;
            if (one.verdict.nature == Nature::rule) ++row.duties;
            row.cases.insert(one.verdict.case_id);
            std::set<std::string> why;
            for (const MissingView& missing : one.verdict.missing)
                if (key_of(missing) == key) why.insert(missing.why);
            for (const std::string& reason : why) ++row.why[reason];
        }
    }
    std::vector<GapRow> sorted;
    for (auto& [key, row] : rows) {
        row.places = places[key].size();
        sorted.push_back(std::move(row));
    }
    std::ranges::stable_sort(sorted, {}, [](const GapRow& row) {
        return std::pair(-static_cast<std::ptrdiff_t>(row.verdicts), -static_cast<std::ptrdiff_t>(row.alone));
    });
    return sorted;
}

/// What verdicts still wait for, while one fact after the other is taken as recorded.
class Waiting {
  public:
    Waiting(std::span<const WaitingVerdict> verdicts, const std::vector<GapRow>& rows) {
        std::map<GapKey, std::size_t> number;
        for (std::size_t i = 0; i < rows.size(); ++i) number[{rows[i].path, rows[i].kind}] = i;
        for (const WaitingVerdict& one : verdicts) {
            if (!is_recordable(one.verdict)) continue;
            std::set<std::size_t> waits;
            for (const GapKey& key : gaps_of(one.verdict)) waits.insert(number[key]);
            waits_.push_back(std::move(waits));
        }
        rows_ = rows.size();
    }

    [[nodiscard]] bool is_over() const { return waits_.empty(); }

    /// The next fact to record, and how many verdicts it settles.
    GapStep take_next() {
        std::vector<std::pair<std::size_t, std::size_t>> gain(rows_); // settles, is named by
        for (const std::set<std::size_t>& waits : waits_) {
            for (const std::size_t row : waits) ++gain[row].second;
            if (waits.size() == 1) ++gain[*waits.begin()].first;
        }
        const auto best = std::ranges::max_element(gain); // the first of equals: named by most from the start
        const GapStep step = {static_cast<std::size_t>(best - gain.begin()), best->first, 0};
        for (std::set<std::size_t>& waits : waits_) waits.erase(step.row);
        std::erase_if(waits_, [](const std::set<std::size_t>& waits) { return waits.empty(); });
        return step;
    }

  private:
    std::vector<std::set<std::size_t>> waits_;
    std::size_t rows_ = 0;
};

template <typename Of>
std::vector<GapShare> shares_by(std::span<const WaitingVerdict> verdicts, const Of& of) {
    std::map<std::string, std::pair<std::size_t, std::set<std::string>>> shares;
    for (const WaitingVerdict& one : verdicts) {
        auto& [count, cases] = shares[of(one)];
        ++count;
        cases.insert(one.verdict.case_id);
    }
    std::vector<GapShare> rows;
    for (const auto& [name, share] : shares) rows.push_back({name, share.first, count_of_children(share.second)});
    std::ranges::stable_sort(rows, std::greater(), &GapShare::verdicts);
    return rows;
}

std::string words_of(const std::set<std::string>& words, std::string_view last = "and") {
    return list_of(std::vector<std::string>(words.begin(), words.end()), last);
}

std::string reasons_of(const GapRow& row) {
    std::string reasons;
    for (const auto& [reason, count] : row.why)
        reasons += (reasons.empty() ? "" : "; ") + reason + " (" + std::to_string(count) + ")";
    return reasons;
}

void put_row(const GapRow& row, Fields& fields) {
    fields.text("what", row.what);
    fields.text("path", row.path);
    fields.flag("is_not_carried", row.kind == GapKind::not_carried);
    fields.number("verdicts_waiting", row.verdicts);
    fields.text("named_by", count_of(row.verdicts, "verdict", "verdicts"));
    fields.number("verdicts_alone", row.alone);
    fields.number("duties_waiting", row.duties);
    fields.text("on_records", count_of(row.places, "record", "records"));
    fields.number("records", row.places);
    fields.number("cases_waiting", count_of_children(row.cases));
    fields.text("who", words_of(row.who, "or"));
    fields.text("why", reasons_of(row));
    fields.text("case_ids", case_words(row.cases));
}

void put_share(const GapShare& row, bool is_last, Fields& fields) {
    fields.text("of", row.of);
    fields.flag("is_last", is_last);
    fields.number("verdicts_waiting", row.verdicts);
    fields.number("cases_waiting", row.cases);
}

void put_shares(const std::string& name, const std::vector<GapShare>& rows, Fields& fields) {
    const GapShare* last = rows.empty() ? nullptr : &rows.back();
    fields.list(name, rows, [&](const GapShare& row, Fields& one) { put_share(row, &row == last, one); });
}

} // namespace

RecordingGaps view_gaps(std::span<const WaitingVerdict> verdicts, const RunFacts& run) {
    RecordingGaps gaps;
    gaps.run = run;
    gaps.waiting = verdicts.size();
    std::vector<WaitingVerdict> no_fact;
    for (const WaitingVerdict& one : verdicts) {
        if (is_recordable(one.verdict)) ++gaps.recordable;
        if (is_uncarried(one.verdict)) ++gaps.not_carried;
        if (one.verdict.missing.empty()) no_fact.push_back(one);
    }
    gaps.rows = rows_of(verdicts);
    std::size_t so_far = 0;
    for (Waiting waiting(verdicts, gaps.rows); !waiting.is_over();) {
        GapStep step = waiting.take_next();
        step.so_far = so_far += step.settles;
        gaps.order.push_back(step);
    }
    const auto reason_of = [](const WaitingVerdict& one) { return std::string(words_of(one.verdict.reason)); };
    gaps.no_fact = shares_by(no_fact, reason_of);
    gaps.by_reason = shares_by(verdicts, reason_of);
    gaps.by_team = shares_by(verdicts, [](const WaitingVerdict& one) { return one.team; });
    gaps.by_system = shares_by(verdicts, [](const WaitingVerdict& one) { return one.system; });
    return gaps;
}

BarChart gaps_chart(const RecordingGaps& gaps) {
    BarChart chart;
    std::size_t settled = 0;
    for (const GapStep& step : std::span(gaps.order).first(std::min(most_bars, gaps.order.size()))) {
        chart.bars.push_back({capitalised(gaps.rows.at(step.row).what), {step.settles}, {}});
        settled = step.so_far;
    }
    chart.title = count_of(chart.bars.size(), "fact settles ", "facts settle ") + std::to_string(settled) + " of the " +
                  std::to_string(gaps.recordable) + " verdicts that wait for recording";
    chart.subtitle = "Verdicts that each fact settles once those above it are recorded, " + words_of(gaps.holder);
    chart.bar_head = "Fact to record";
    chart.parts = {"verdicts"};
    return chart;
}

std::vector<std::string_view> gaps_columns() {
    return {"step",   "fact",    "path",  "kind", "settles", "settled_so_far", "verdicts", "alone_in",
            "duties", "records", "cases", "who",  "why"};
}

std::vector<std::vector<std::string>> gaps_cells(const RecordingGaps& gaps) {
    constexpr std::array<std::string_view, 3> kinds = {"not-recorded", "none-counts", "not-carried"};
    std::vector<std::vector<std::string>> cells;
    const auto add = [&](const GapRow& row, const std::string& step, const std::string& settles,
                         const std::string& so_far) {
        cells.push_back({step, row.what, row.path, std::string(kinds.at(static_cast<std::size_t>(row.kind))), settles,
                         so_far, std::to_string(row.verdicts), std::to_string(row.alone), std::to_string(row.duties),
                         std::to_string(row.places), std::to_string(count_of_children(row.cases)),
                         words_of(row.who, "or"), reasons_of(row)});
    };
    std::set<std::size_t> told;
    for (const GapStep& step : gaps.order) {
        told.insert(step.row);
        add(gaps.rows.at(step.row), std::to_string(told.size()), std::to_string(step.settles),
            std::to_string(step.so_far));
    }
    for (std::size_t i = 0; i < gaps.rows.size(); ++i)
        if (!told.contains(i)) add(gaps.rows[i], "", "", "");
    return cells;
}

Fields fields_of(const RecordingGaps& gaps) {
    Fields fields;
    put_run(gaps.run, fields);
    put_diagnostics(gaps.run.diagnostics, fields);
    fields.text("holder", words_of(gaps.holder));
    fields.text("cases_looked_at", count_of(gaps.cases, "case", "cases"));
    fields.number("waiting", gaps.waiting);
    fields.number("recordable", gaps.recordable);
    fields.number("not_carried", gaps.not_carried);
    fields.number("not_recordable", gaps.waiting - gaps.recordable - gaps.not_carried);
    put_shares("no_fact", gaps.no_fact, fields);
    fields.list("gaps", gaps.rows, put_row);
    std::vector<GapRow> uncarried = gaps.rows;
    std::erase_if(uncarried, [](const GapRow& row) { return row.kind != GapKind::not_carried; });
    fields.list("uncarried", uncarried, put_row);
    struct NumberedStep {
        const RecordingGaps* of = nullptr;
        GapStep step;
        std::size_t number = 0;
    };
    std::vector<NumberedStep> steps;
    for (const GapStep& step : gaps.order) steps.push_back({&gaps, step, steps.size() + 1});
    fields.list("steps", steps, [](const NumberedStep& row, Fields& one) {
        put_row(row.of == nullptr ? GapRow() : row.of->rows.at(row.step.row), one);
        one.number("step", row.number);
        one.number("settles", row.step.settles);
        one.number("settled_so_far", row.step.so_far);
        one.flag("is_opening", row.step.settles == 0);
    });
    put_shares("by_reason", gaps.by_reason, fields);
    put_shares("by_team", gaps.by_team, fields);
    put_shares("by_system", gaps.by_system, fields);
    return fields;
}

Page write_gaps(const RecordingGaps& gaps, const Templates& templates) {
    Page page =
        write_page(templates, "gaps", fields_of(gaps), page_facts(gaps.run, "Recording gaps", words_of(gaps.holder)),
                   {{"gaps", gaps.order.empty() ? "" : draw_bar_chart(gaps_chart(gaps), "gaps")}});
    page.name = file_name_of(name_parts(file_beginning(gaps.run, "gaps"), gaps.holder, gaps.run.as_at));
    return page;
}

} // namespace abide
