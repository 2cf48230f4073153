// The ledger: read, checked, extended and written whole.
#include "privacy/published.hpp"

#include <charconv>
#include <chrono>
#include <cstddef>
#include <optional>
#include <thread>
#include <vector>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/lock.hpp"
#include "base/words.hpp"
#include "hash/hash.hpp"
#include "privacy/differences.hpp"
#include "privacy/private_file.hpp"
#include "privacy/suppress.hpp"

namespace abide {

namespace {

constexpr std::string_view first_line = "abide-published 1";

std::vector<std::string_view> cut(std::string_view text, char at) {
    std::vector<std::string_view> pieces;
    for (;;) {
        const std::size_t end = text.find(at);
        pieces.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return pieces;
        text.remove_prefix(end + 1);
    }
}

// ---- writing ----

void add_numbers(std::string& text, const std::vector<Position>& numbers) {
    for (std::size_t at = 0; at < numbers.size(); ++at) text += (at == 0 ? "" : ",") + std::to_string(numbers[at]);
}

void add(std::string& text, const PublishedCount& count) {
    const std::string most = count.known.most >= no_limit ? "*" : std::to_string(count.known.most);
    text += "count\t" + count.key + "\t" + std::to_string(count.count) + "\t" + count.shown.text() + "\t" +
            std::to_string(count.known.least) + "\t" + most + (count.is_of_few ? "\tfew" : "") +
            (count.is_unshown ? "\tunshown" : "") + "\n";
}

void add(std::string& text, const PublishedSum& sum) {
    text += "sum\t" + std::to_string(sum.whole) + "\t";
    add_numbers(text, sum.parts);
    text += "\t";
    add_numbers(text, sum.less);
    text += "\n";
}

void add(std::string& text, const PublishedRatio& ratio) {
    text += "ratio\t" + std::to_string(ratio.part) + "\t" + std::to_string(ratio.whole) + "\t" +
            std::to_string(ratio.rest) + "\t" + (ratio.percentage ? std::to_string(*ratio.percentage) : "-") + "\n";
}

void add(std::string& text, const OtherWorld& world) {
    text += "world\t";
    for (std::size_t at = 0; at < world.size(); ++at)
        text += (at == 0 ? "" : ",") + std::to_string(world[at].count) + "=" + std::to_string(world[at].to);
    text += "\n";
}

// ---- reading ----

class Reading {
  public:
    Reading(std::string_view text, const std::string& file) : text_(text), file_(file) {}

    Publications read() {
        check_end();
        for (const std::string_view line : cut(text_, '\n')) {
            ++line_;
            if (line_ == 1 && line != first_line) refuse();
            if (line_ > 1) take(cut(line, '\t'));
        }
        check_percentages();
        return std::move(read_);
    }

  private:
    [[noreturn]] void refuse() const {
        throw Error(Exit::not_written, "the ledger of what was published, " + file_ + ", is damaged (line " +
                                           std::to_string(line_) +
                                           "); put back the copy you kept of it: nothing is "
                                           "published without it");
    }

    /// Takes the last line off.
    void check_end() {
        constexpr std::string_view mark = "\nend\t";
        const std::size_t end = text_.rfind(mark);
        if (end == std::string_view::npos) refuse();
        const std::string_view above = text_.substr(0, end + 1);
        if (text_.substr(end + mark.size()) != sha256(above) + "\n") refuse();
        text_ = text_.substr(0, end);
    }

    template <class Number>
    Number number(std::string_view text, Number end) {
        Number value = 0;
        const char* const last = text.data() + text.size();
        const auto [stop, trouble] = std::from_chars(text.data(), last, value);
        if (trouble != std::errc() || stop != last || value < 0 || value >= end) refuse();
        return value;
    }

    std::int64_t count(std::string_view text) { return number<std::int64_t>(text, no_limit); }
    Position position(std::string_view text) { return number(text, static_cast<Position>(read_.counts.size())); }

    std::vector<Position> positions(std::string_view text) {
        std::vector<Position> numbers;
        if (text.empty()) return numbers;
        for (const std::string_view piece : cut(text, ',')) numbers.push_back(position(piece));
        return numbers;
    }

    void take(const std::vector<std::string_view>& fields) {
        const std::string_view kind = fields.front();
        const auto is = [&](std::string_view name, std::size_t size) { return kind == name && fields.size() == size; };
        if (is("publication", 2))
            read_.titles.emplace_back(fields[1]);
        else if (is("count", 6) || (is("count", 7) && (fields.back() == "few" || fields.back() == "unshown")))
            take_count(fields);
        else if (is("sum", 4))
            take_sum(fields);
        else if (is("ratio", 5))
            take_ratio(fields);
        else if (is("world", 2))
            take_world(fields[1]);
        else if (is("case", 4))
            read_.cases[std::string(fields[1])][std::string(fields[2])] = std::string(fields[3]);
        else
            refuse();
    }

    void take_count(const std::vector<std::string_view>& fields) {
        PublishedCount one;
        one.key = std::string(fields[1]);
        one.count = count(fields[2]);
        one.known = {count(fields[4]), fields[5] == "*" ? no_limit : count(fields[5])};
        if (one.key.empty() || !one.known.holds(one.count)) refuse();
        one.is_of_few = fields.back() == "few";
        one.is_unshown = fields.back() == "unshown";
        if (fields[3] != "c") one.shown = shown(fields[3], one);
        read_.counts.push_back(std::move(one));
    }

    ShownCount shown(std::string_view text, const PublishedCount& one) {
        if (is_small(one.count) || one.is_of_few || one.is_unshown || one.known != shown_alike(one.count)) refuse();
        const ShownCount shown = one.count == 0 ? ShownCount::zero() : ShownCount::rounded(rounded(one.count));
        if (shown.text() != text) refuse();
        return shown;
    }

    [[nodiscard]] std::int64_t total(const std::vector<Position>& positions) const {
        std::int64_t total = 0;
        for (const Position at : positions) total += read_.counts[at].count;
        return total;
    }

    void take_sum(const std::vector<std::string_view>& fields) {
        PublishedSum sum{position(fields[1]), positions(fields[2]), positions(fields[3])};
        if (read_.counts[sum.whole].count + total(sum.less) != total(sum.parts)) refuse();
        read_.sums.push_back(std::move(sum));
    }

    void take_ratio(const std::vector<std::string_view>& fields) {
        PublishedRatio ratio{position(fields[1]), position(fields[2]), position(fields[3]), std::nullopt};
        if (total({ratio.part, ratio.rest}) != read_.counts[ratio.whole].count) refuse();
        constexpr int end = 101;
        if (fields[4] != "-") ratio.percentage = number(fields[4], end);
        read_.ratios.push_back(ratio);
    }

    /// Not more than a hint where to look, so what it says need not be true.
    void take_world(std::string_view text) {
        OtherWorld world;
        for (const std::string_view piece : cut(text, ',')) {
            const std::size_t sign = piece.find('=');
            if (sign == std::string_view::npos) refuse();
            world.push_back({position(piece.substr(0, sign)), count(piece.substr(sign + 1))});
        }
        read_.worlds.push_back(std::move(world));
    }

    /// None is of fewer than ten.
    void check_percentages() const {
        for (const PublishedRatio& ratio : read_.ratios)
            if (ratio.percentage && read_.counts[ratio.whole].count < least_denominator) refuse();
    }

    std::string_view text_;
    const std::string& file_;
    Publications read_;
    std::size_t line_ = 0;
};

[[noreturn]] void give_up_waiting(const std::string& file, const std::string& held_by) {
    throw Error(Exit::not_written, held_by + " is publishing and holds " + file + "; try again later");
}

/// Waits for whoever publishes at this moment.
Lock wait_for_lock(const std::string& file) {
    constexpr auto pause = std::chrono::milliseconds(50);
    constexpr auto longest = std::chrono::seconds(30);
    const auto begun = std::chrono::steady_clock::now();
    for (;;) {
        std::string held_by;
        if (std::optional<Lock> lock = Lock::take(file, held_by)) return std::move(*lock);
        if (std::chrono::steady_clock::now() - begun > longest) give_up_waiting(file, held_by);
        std::this_thread::sleep_for(pause);
    }
}

} // namespace

std::string ledger_text(const Publications& publications) {
    std::string text = std::string(first_line) + "\n";
    for (const std::string& title : publications.titles) text += "publication\t" + title + "\n";
    for (const PublishedCount& count : publications.counts) add(text, count);
    for (const PublishedSum& sum : publications.sums) add(text, sum);
    for (const PublishedRatio& ratio : publications.ratios) add(text, ratio);
    for (const OtherWorld& world : publications.worlds) add(text, world);
    for (const auto& [of, cases] : publications.cases)
        for (const auto& [who, counted] : cases)
            text.append("case\t").append(of).append("\t").append(who).append("\t").append(counted).append("\n");
    return text + "end\t" + sha256(text) + "\n";
}

Publications read_ledger(std::string_view text, const std::string& file) { return Reading(text, file).read(); }

namespace {

/// Where nothing is different what the cases were before stays, so that small changes add up to one that may be shown.
void note_cases(const FiguresToPublish& figures, bool is_other, Publications& published) {
    for (const CasesBehind& behind : figures.behind) {
        if (published.cases.contains(behind.of) && !is_other) continue;
        PublishedCases& cases = published.cases[behind.of];
        cases.clear();
        for (const CountedCase& one : behind.cases) cases[one.who] = one.counted;
    }
}

/// Of what was published from this folder before; nothing before the first time.
Publications earlier_in(const std::string& folder, const std::string& file, const std::string& begun) {
    if (const std::optional<std::string> text = read_private_file(file, "the ledger")) return read_ledger(*text, file);
    if (is_file(begun))
        throw Error(Exit::not_written, "the ledger of what was published, " + file +
                                           ", is gone; put back the copy you kept of it: nothing is published without "
                                           "it. Whoever wants to begin anew, and knows that nothing of " +
                                           folder + " was ever given to anybody, removes " + begun + " too");
    return {};
}

} // namespace

ShownFigures publish(const std::string& folder, const FiguresToPublish& figures) {
    make_private_folder(folder, "ledger of what was published");
    const std::string file = join_path(folder, "published.ledger");
    const Lock lock = wait_for_lock(join_path(folder, "published.lock"));
    const std::string begun = join_path(folder, "published.begun");
    const Publications earlier = earlier_in(folder, file, begun);
    const bool is_other = is_different(figures, earlier);
    if (is_other) check_difference(figures, earlier);
    Protection protection = protect(figures, earlier);
    note_cases(figures, is_other, protection.published);
    // Before anything is shown: what was shown and is not in the ledger would be forgotten.
    if (protection.published != earlier) {
        write_file(file, ledger_text(protection.published));
        if (!is_file(begun)) write_file(begun, "There is a ledger beside this file, or something has gone wrong.\n");
        flush_folder(folder);
    }
    return std::move(protection.shown);
}

} // namespace abide
