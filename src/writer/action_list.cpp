// The actions there are, written down: lines for a person, a table, or JSON.
#include "writer/action_list.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/printable.hpp"
#include "base/words.hpp"
#include "writer/csv_cell.hpp"
#include "writer/json_text.hpp"

namespace abide {

namespace {

std::string evidence_words(std::string_view what, const ActionEvidence& one) {
    std::string words = std::string(what) + " on " + long_date(one.on) + ", says the " + one.by;
    if (one.on < one.recorded) words += ", recorded only on " + long_date(one.recorded);
    return words + ": " + one.text;
}

std::string milestone_words(const ActionMilestone& one, std::size_t place) {
    std::string words = "M" + std::to_string(place) + ": " + one.text;
    if (one.done) return words + ", done on " + long_date(*one.done);
    return words + ", due " + words_of(one.due);
}

std::string barrier_words(const ActionBarrier& one, std::size_t place) {
    return "B" + std::to_string(place) + ": " + one.text + ", noted on " + long_date(one.noted) +
           (one.removed ? ", removed on " + long_date(*one.removed) : "");
}

std::string change_words(const ActionChange& one) {
    return "changed on " + long_date(one.on) + (one.is_imported ? " by its source, " : ", ") + spoken(one.what) +
           " was " + one.was + (one.reason.empty() ? "" : " (" + one.reason + ")");
}

std::string when_words(const Action& action, Day as_at) {
    std::string words = "due " + words_of(action.due) + "; review " + words_of(action.review);
    switch (review_status_of(action, as_at)) {
    case ReviewStatus::overdue: return words + " (review overdue)";
    case ReviewStatus::due: return words + " (review due)";
    default: return words;
    }
}

std::vector<std::string> details_of(const Action& action, Day as_at) {
    std::vector<std::string> lines = {action.text, "owners: " + owners_words(action.owners), when_words(action, as_at)};
    if (!action.source.team.empty()) lines.push_back("from the form of " + action.source.team);
    if (!action.how_done.empty()) lines.push_back("known to be done by: " + action.how_done);
    if (!action.how_worked.empty()) lines.push_back("known to have worked by: " + action.how_worked);
    for (std::size_t i = 0; i < action.milestones.size(); ++i)
        lines.push_back(milestone_words(action.milestones[i], i + 1));
    for (std::size_t i = 0; i < action.barriers.size(); ++i) lines.push_back(barrier_words(action.barriers[i], i + 1));
    for (const ActionEvidence& one : action.done) lines.push_back(evidence_words("done", one));
    for (const ActionEvidence& one : action.worked) lines.push_back(evidence_words("worked", one));
    for (const ActionChange& one : action.changes) lines.push_back(change_words(one));
    return lines;
}

std::string lines_of(const Action& action, Day as_at) {
    constexpr std::size_t number_width = 6;
    constexpr std::size_t status_width = 17;
    std::string text = number_words(action);
    text.append(number_width - std::min(number_width - 1, text.size()), ' ');
    std::string status(name_of(status_of(action, as_at)));
    status.append(status_width - status.size(), ' ');
    std::string lines = printable(text + status + source_words(action));
    const std::string indent = "\n" + std::string(number_width + status_width, ' ');
    for (const std::string& line : details_of(action, as_at)) lines += indent + printable(line);
    return lines + "\n";
}

std::string summary_of(const ActionList& list) {
    std::array<std::size_t, action_status_count> counts{};
    std::size_t reviews = 0;
    for (const Action& one : list.listed) {
        ++counts.at(static_cast<std::size_t>(status_of(one, list.as_at)));
        if (review_status_of(one, list.as_at) == ReviewStatus::overdue) ++reviews;
    }
    std::string text = count_of(list.listed.size(), "action", "actions") + " as at " + long_date(list.as_at);
    std::string between = ": ";
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts.at(i) == 0) continue;
        text += std::exchange(between, ", ") + std::to_string(counts.at(i)) + " " +
                std::string(name_of(static_cast<ActionStatus>(i)));
    }
    if (reviews > 0) text += "; " + count_of(reviews, "review is", "reviews are") + " overdue";
    return text + "\n";
}

std::string cell_of(const AgreedDate& date) { return date.when ? iso(*date.when) : ""; }
std::string cell_of(const std::optional<Day>& day) { return day ? iso(*day) : ""; }

/// Several in one cell, parted by "; ".
template <typename One, typename Words>
std::string cell_of(const std::vector<One>& list, const Words& words) {
    std::string cell;
    for (std::size_t i = 0; i < list.size(); ++i) cell += (i == 0 ? "" : "; ") + words(list[i], i + 1);
    return cell;
}

constexpr std::array<std::string_view, 22> columns = {"action",
                                                      "status",
                                                      "review_status",
                                                      "source_kind",
                                                      "source",
                                                      "team",
                                                      "recommendation",
                                                      "text",
                                                      "owners",
                                                      "due",
                                                      "due_questioned",
                                                      "review",
                                                      "review_questioned",
                                                      "how_done",
                                                      "how_worked",
                                                      "milestones",
                                                      "barriers",
                                                      "closed",
                                                      "done_evidence",
                                                      "worked_evidence",
                                                      "changes",
                                                      "recorded_on"};

std::vector<std::string> cells_of(const Action& action, Day as_at) {
    const auto done = [](const ActionEvidence& one, std::size_t) { return evidence_words("done", one); };
    const auto worked = [](const ActionEvidence& one, std::size_t) { return evidence_words("worked", one); };
    const auto changed = [](const ActionChange& one, std::size_t) { return change_words(one); };
    return {number_words(action),
            std::string(name_of(status_of(action, as_at))),
            std::string(name_of(review_status_of(action, as_at))),
            action.source.kind,
            action.source.label,
            action.source.team,
            action.recommendation,
            action.text,
            action.owners.empty() ? "" : owners_words(action.owners),
            cell_of(action.due),
            action.due.questioned,
            cell_of(action.review),
            action.review.questioned,
            action.how_done,
            action.how_worked,
            cell_of(action.milestones, milestone_words),
            cell_of(action.barriers, barrier_words),
            cell_of(action.closed),
            cell_of(action.done, done),
            cell_of(action.worked, worked),
            cell_of(action.changes, changed),
            iso(action.recorded)};
}

void write_date(JsonText& json, std::string_view name, const AgreedDate& date) {
    json.key(name).text_or_null(cell_of(date));
    json.key(std::string(name) + "_questioned").text_or_null(date.questioned);
}

void write_evidence(JsonText& json, std::string_view name, const std::vector<ActionEvidence>& list) {
    json.key(name).open_list();
    for (const ActionEvidence& one : list) {
        json.open();
        json.key("text").text(one.text);
        json.key("by").text(one.by);
        json.key("on").text(iso(one.on));
        json.key("recorded_on").text(iso(one.recorded));
        json.close();
    }
    json.close_list();
}

void write_noted(JsonText& json, const Action& action) {
    json.key("milestones").open_list();
    for (const ActionMilestone& one : action.milestones) {
        json.open();
        json.key("text").text(one.text);
        json.key("due").text_or_null(cell_of(one.due));
        json.key("done").day_or_null(one.done);
        json.close();
    }
    json.close_list();
    json.key("barriers").open_list();
    for (const ActionBarrier& one : action.barriers) {
        json.open();
        json.key("text").text(one.text);
        json.key("noted").text(iso(one.noted));
        json.key("removed").day_or_null(one.removed);
        json.close();
    }
    json.close_list();
}

void write_changes(JsonText& json, const std::vector<ActionChange>& changes) {
    json.key("changes").open_list();
    for (const ActionChange& one : changes) {
        json.open();
        json.key("on").text(iso(one.on));
        json.key("what").text(one.what);
        json.key("was").text(one.was);
        json.key("now").text(one.now);
        json.key("reason").text_or_null(one.reason);
        json.key("imported").flag(one.is_imported);
        json.close();
    }
    json.close_list();
}

void write_one(const Action& action, Day as_at, JsonText& json) {
    json.open();
    json.key("action").text(number_words(action));
    json.key("status").text(name_of(status_of(action, as_at)));
    json.key("review_status").text(name_of(review_status_of(action, as_at)));
    json.key("source_kind").text(action.source.kind);
    json.key("source").text(action.source.label);
    json.key("team").text_or_null(action.source.team);
    json.key("recommendation").text_or_null(action.recommendation);
    json.key("text").text(action.text);
    json.key("owners").open_list();
    for (const std::string& owner : action.owners) json.text(owner);
    json.close_list();
    write_date(json, "due", action.due);
    write_date(json, "review", action.review);
    json.key("how_done").text_or_null(action.how_done);
    json.key("how_worked").text_or_null(action.how_worked);
    write_noted(json, action);
    json.key("closed").day_or_null(action.closed);
    write_evidence(json, "done_evidence", action.done);
    write_evidence(json, "worked_evidence", action.worked);
    write_changes(json, action.changes);
    json.key("recorded_on").text(iso(action.recorded));
    json.close();
}

} // namespace

std::string source_words(const Action& action) {
    return action.source.label + (action.recommendation.empty() ? "" : " " + action.recommendation) + " (" +
           action.source.kind + ")";
}

std::string actions_text(const ActionList& list) {
    std::string text;
    for (const Action& one : list.listed) text += lines_of(one, list.as_at);
    if (!list.listed.empty()) text += "\n";
    return text + summary_of(list);
}

std::string actions_csv(const ActionList& list) {
    std::vector<std::vector<std::string>> rows;
    for (const Action& one : list.listed) rows.push_back(cells_of(one, list.as_at));
    return csv_text(columns, rows);
}

std::string actions_json(const ActionList& list) {
    JsonText json;
    json.open();
    json.key("schema").number(1);
    json.key("as_at").text(iso(list.as_at));
    json.key("actions").open_list();
    for (const Action& one : list.listed) write_one(one, list.as_at, json);
    json.close_list();
    json.close();
    return json.take() + "\n";
}

} // namespace abide
