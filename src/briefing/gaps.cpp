// Missing facts counted by what they keep from being told, and put in an order of recording.
#include "briefing/gaps.hpp"

#include <algorithm>

#include "base/words.hpp"
#include "briefing/state_words.hpp"

namespace abide {

namespace {

/// The fact's name with that of its record: "category of the concern".
std::string gap_words(const MissingView& missing) {
    const std::size_t dot = missing.path.find('.');
    return dot == std::string::npos ? missing.what : missing.what + " of the " + spoken(missing.path.substr(0, dot));
}

std::set<std::string> paths_of(const VerdictView& verdict) {
    std::set<std::string> paths;
    for (const MissingView& missing : verdict.missing) paths.insert(missing.path);
    return paths;
}

std::vector<GapRow> rows_of(std::span<const WaitingVerdict> verdicts) {
    std::map<std::string, GapRow> rows;
    std::map<std::string, std::set<std::string>> places;
    for (const WaitingVerdict& one : verdicts) {
        const std::set<std::string> paths = paths_of(one.verdict);
        for (const MissingView& missing : one.verdict.missing) {
            GapRow& row = rows[missing.path];
            row.path = missing.path;
            row.what = gap_words(missing);
            row.who.insert(missing.who);
            places[missing.path].insert(one.verdict.case_id + "|" +
                                        (missing.on.empty() ? one.verdict.subject : missing.on));
        }
        for (const std::string& path : paths) {
            GapRow& row = rows[path];
            ++row.verdicts;
            if (paths.size() == 1) ++row.alone;
            if (one.verdict.nature == Nature::rule) ++row.duties;
            row.cases.insert(one.verdict.case_id);
            std::set<std::string> why;
            for (const MissingView& missing : one.verdict.missing)
                if (missing.path == path) why.insert(missing.why);
            for (const std::string& reason : why) ++row.why[reason];
        }
    }
    std::vector<GapRow> sorted;
    for (auto& [path, row] : rows) {
        row.places = places[path].size();
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
        std::map<std::string, std::size_t> number;
        for (std::size_t i = 0; i < rows.size(); ++i) number[rows[i].path] = i;
        for (const WaitingVerdict& one : verdicts) {
            std::set<std::size_t> waits;
            for (const std::string& path : paths_of(one.verdict)) waits.insert(number[path]);
            if (!waits.empty()) waits_.push_back(std::move(waits));
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
    for (const auto& [name, share] : shares) rows.push_back({name, share.first, share.second.size()});
    std::ranges::stable_sort(rows, std::greater(), &GapShare::verdicts);
    return rows;
}

void put_row(const GapRow& row, Fields& fields) {
    fields.text("what", row.what);
    fields.text("path", row.path);
    fields.number("verdicts_waiting", row.verdicts);
    fields.number("verdicts_alone", row.alone);
    fields.number("duties_waiting", row.duties);
    fields.number("records", row.places);
    fields.number("cases_waiting", row.cases.size());
    fields.text("who", list_of(std::vector<std::string>(row.who.begin(), row.who.end()), "or"));
    std::vector<std::string> why;
    for (const auto& [reason, count] : row.why) why.push_back(reason + " (" + std::to_string(count) + ")");
    std::string reasons;
    for (const std::string& one : why) reasons += (reasons.empty() ? "" : "; ") + one;
    fields.text("why", reasons);
    const std::vector<std::string> cases(row.cases.begin(), row.cases.end());
    fields.text("case_ids", list_of(cases));
}

void put_share(const GapShare& row, Fields& fields) {
    fields.text("of", row.of);
    fields.number("verdicts_waiting", row.verdicts);
    fields.number("cases_waiting", row.cases);
}

} // namespace

RecordingGaps view_gaps(std::span<const WaitingVerdict> verdicts, const RunFacts& run) {
    RecordingGaps gaps;
    gaps.run = run;
    gaps.waiting = verdicts.size();
    gaps.recordable = static_cast<std::size_t>(
        std::ranges::count_if(verdicts, [](const WaitingVerdict& one) { return !one.verdict.missing.empty(); }));
    gaps.rows = rows_of(verdicts);
    std::size_t so_far = 0;
    for (Waiting waiting(verdicts, gaps.rows); !waiting.is_over();) {
        GapStep step = waiting.take_next();
        step.so_far = so_far += step.settles;
        gaps.order.push_back(step);
    }
    gaps.by_reason =
        shares_by(verdicts, [](const WaitingVerdict& one) { return std::string(words_of(one.verdict.reason)); });
    gaps.by_team = shares_by(verdicts, [](const WaitingVerdict& one) { return one.team; });
    gaps.by_system = shares_by(verdicts, [](const WaitingVerdict& one) { return one.system; });
    return gaps;
}

Fields fields_of(const RecordingGaps& gaps) {
    Fields fields;
    put_run(gaps.run, fields);
    put_diagnostics(gaps.run.diagnostics, fields);
    fields.text("holder", words_of(gaps.holder));
    fields.text("cases_looked_at", count_of(gaps.cases, "case", "cases"));
    fields.number("waiting", gaps.waiting);
    fields.number("recordable", gaps.recordable);
    fields.number("not_recordable", gaps.waiting - gaps.recordable);
    fields.list("gaps", gaps.rows, put_row);
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
    });
    fields.list("by_reason", gaps.by_reason, put_share);
    fields.list("by_team", gaps.by_team, put_share);
    fields.list("by_system", gaps.by_system, put_share);
    return fields;
}

Page write_gaps(const RecordingGaps& gaps, const Templates& templates) {
    Page page = write_page(templates, "gaps", fields_of(gaps),
                           page_facts(gaps.run, "Recording gaps", words_of(gaps.holder)), {});
    page.name = file_name_of(name_parts(file_beginning(gaps.run, "gaps"), gaps.holder, gaps.run.as_at));
    return page;
}

} // namespace abide
