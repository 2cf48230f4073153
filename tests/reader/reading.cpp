// Reads exports for the tests and tells what came of them as plain text.
#include "tests/reader/reading.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <stdexcept>

#include "base/file.hpp"
#include "procedure/load.hpp"
#include "tests/places.hpp"

namespace abide::tests {

namespace {

Fact fact(std::string name, FactType type, std::vector<std::string> codes = {}, RecordTypeId refers_to = 0) {
    Fact one;
    one.name = std::move(name);
    one.type = type;
    one.codes = std::move(codes);
    one.refers_to = refers_to;
    return one;
}

RecordType record(std::string name, std::vector<Fact> facts) {
    RecordType type;
    type.name = std::move(name);
    type.facts = std::move(facts);
    return type;
}

Dictionary make_small() {
    const std::vector<std::string> yes_no = {"yes", "no"};
    Dictionary d;
    RecordType one_case = record("case", {fact("team", FactType::text), fact("opened", FactType::date)});
    one_case.once = true;
    d.add(one_case);
    RecordType child = record("child", {fact("born", FactType::date), fact("sex", FactType::code, {"M", "F", "U"})});
    child.once = true;
    d.add(child);
    const RecordTypeId concern = d.add(record(
        "concern", {fact("category", FactType::code, {"0", "1", "2", "3"}), fact("believed-date", FactType::date),
                    fact("harm-believed", FactType::code, yes_no), fact("reason", FactType::text),
                    fact("times", FactType::number), fact("panel", FactType::reference, {}, 0)}));
    const RecordTypeId meeting = d.add(
        record("meeting", {fact("concern", FactType::reference, {}, concern), fact("held-date", FactType::date)}));
    d.add(record("attendee", {fact("meeting", FactType::reference, {}, meeting),
                              fact("role", FactType::code, {"police-officer", "social-worker"})}));
    RecordType panel = record("panel", {fact("date", FactType::date)});
    panel.shared = true;
    const RecordTypeId panel_type = d.add(panel);
    RecordType seat =
        record("seat", {fact("panel", FactType::reference, {}, panel_type), fact("held-by", FactType::text)});
    seat.shared = true;
    d.add(seat);
    d.change(concern).facts[5].refers_to = panel_type;
    d.add(record("step", {fact("kind", FactType::text), fact("date", FactType::date),
                          fact("concern", FactType::reference, {}, concern)}));
    return d;
}

std::string text_of(const Value& value, const Fact& of, const Case& one_case) {
    if (value.state == Known::unreadable) return "=unreadable";
    if (value.state == Known::conflict) return "=conflict";
    switch (of.type) {
    case FactType::date: return "=" + iso(value.when);
    case FactType::code: return "=" + of.codes.at(static_cast<std::size_t>(value.code));
    case FactType::number: return "=" + std::to_string(value.number);
    case FactType::text: return "=" + std::string(value.text());
    case FactType::reference: break;
    }
    const bool leads_there = one_case.has(value.target()) && one_case.record(value.target()).id == value.text();
    return "->" + std::string(value.text()) + (leads_there ? "" : "(nowhere)");
}

Outcome::OneCase copy_of(const Case& one_case, const Dictionary& dictionary) {
    Outcome::OneCase copy;
    copy.id = one_case.id;
    copy.line = one_case.line;
    copy.own_records = one_case.own_records;
    const auto add = [&](RecordIndex at) {
        copy.records.push_back(in_one_line(one_case, at, dictionary));
        copy.lines.push_back(one_case.record(at).line);
    };
    for (std::size_t i = 0; i < one_case.records.size(); ++i) add(static_cast<RecordIndex>(i));
    for (std::size_t i = 0; i < one_case.shared.size(); ++i) add(first_shared + static_cast<RecordIndex>(i));
    for (std::size_t i = 0; i < one_case.own_records; ++i) {
        const std::vector<Fact>& facts = dictionary.type(one_case.records[i].type).facts;
        for (std::size_t f = 0; f < facts.size(); ++f)
            if (const Value& value = one_case.records[i].values[f]; value.state != Known::absent)
                copy.value_lines += facts[f].name + "+" + std::to_string(value.line - one_case.line) + " ";
        copy.value_lines += "; ";
    }
    for (std::size_t t = 0; t < dictionary.size(); ++t) {
        const auto type = static_cast<RecordTypeId>(t);
        const bool is_whole = one_case.not_exported->has(type);
        if (is_whole) copy.not_exported.push_back(dictionary.type(type).name);
        for (std::size_t f = 0; !is_whole && f < dictionary.type(type).facts.size(); ++f)
            if (one_case.not_exported->has(FactRef{type, static_cast<FactId>(f)}))
                copy.not_exported.push_back(dictionary.path({type, static_cast<FactId>(f)}));
    }
    return copy;
}

struct Ground {
    const Dictionary& dictionary;
    const Formats& formats;
    const Limits& limits;
    std::string_view format_id;
};

struct CopiedCase final : CaseWork {
    Outcome::OneCase one;
};

/// Keeps cases in memory, for one night after another.
class MemoryKeeper final : public CaseKeeper {
  public:
    explicit MemoryKeeper(const MemoryKeeper* night_before) : before_(night_before) {
        if (before_ != nullptr) texts_ = before_->texts_;
        texts_before_ = texts_.size();
    }
    [[nodiscard]] std::optional<std::string_view> find(const Digest& key) const override {
        if (before_ == nullptr) return std::nullopt;
        const auto kept = before_->kept_.find(key);
        return kept == before_->kept_.end() ? std::nullopt : std::optional<std::string_view>(kept->second);
    }
    [[nodiscard]] std::size_t texts_before() const override { return texts_before_; }
    void keep(const Digest& key, std::string_view what) override { kept_.emplace(key, what); }
    std::uint32_t number_of(const std::string& text) override {
        const auto known = std::find(texts_.begin(), texts_.end(), text);
        if (known == texts_.end()) return texts_.push_back(text), static_cast<std::uint32_t>(texts_.size() - 1);
        return static_cast<std::uint32_t>(known - texts_.begin());
    }
    [[nodiscard]] std::string_view text(std::uint32_t number) const override { return texts_.at(number); }

  private:
    const MemoryKeeper* before_;
    std::map<Digest, std::string> kept_;
    std::vector<std::string> texts_;
    std::size_t texts_before_ = 0;
};

/// Own records stand where their case does; shared ones stay.
std::uint32_t moved(const Outcome::OneCase& one, std::size_t record, std::uint32_t line, bool is_packed) {
    if (record >= one.own_records) return line;
    return is_packed ? line + one.line : line - one.line;
}

void put(const Outcome::OneCase& one, Packer& into) {
    into.number(one.own_records);
    into.number(one.records.size());
    for (std::size_t i = 0; i < one.records.size(); ++i) {
        into.text(one.records[i]);
        into.signed_number(static_cast<std::int32_t>(moved(one, i, one.lines[i], false)));
    }
    into.text(one.value_lines);
    into.number(one.not_exported.size());
    for (const std::string& name : one.not_exported) into.text(name);
}

std::unique_ptr<CaseWork> take(const CasePlace& place, std::string_view kept) {
    auto copied = std::make_unique<CopiedCase>();
    Outcome::OneCase& one = copied->one;
    Unpacker from(kept);
    one.id = place.id;
    one.line = place.line;
    one.own_records = from.number();
    one.records.resize(from.count());
    for (std::size_t i = 0; i < one.records.size(); ++i) {
        one.records[i] = from.text();
        one.lines.push_back(moved(one, i, static_cast<std::uint32_t>(from.signed_number()), true));
    }
    one.value_lines = from.text();
    one.not_exported.resize(from.count());
    for (std::string& name : one.not_exported) name = from.text();
    if (!from.is_sound() || !from.left().empty()) throw std::logic_error("what was kept came back as something else");
    return copied;
}

/// With no jobs: without a crew, every case with care.
Outcome read_by(std::size_t jobs, std::size_t batch_bytes, const std::vector<std::string>& files, const Ground& ground,
                MemoryKeeper* keeper = nullptr) {
    Outcome outcome;
    Reader reader(ground.dictionary, ground.formats, british_calendar(), ground.limits);
    Shared shared;
    Crew crew;
    crew.jobs = std::max<std::size_t>(jobs, 1);
    crew.batch_bytes = batch_bytes;
    if (jobs > 0) {
        crew.work = [&](std::size_t worker, const Case& one) -> std::unique_ptr<CaseWork> {
            if (worker >= jobs) throw std::logic_error("there is no such worker");
            auto copied = std::make_unique<CopiedCase>();
            copied->one = copy_of(one, ground.dictionary);
            return copied;
        };
        crew.deliver = [&](CaseWork& work) { outcome.cases.push_back(std::move(static_cast<CopiedCase&>(work).one)); };
    }
    if (keeper != nullptr) {
        crew.keeper = keeper;
        crew.write_down = [](const CasePlace&, const CaseWork& work, Packer& into) {
            put(static_cast<const CopiedCase&>(work).one, into);
            return true;
        };
        crew.read_back = take;
    }
    for (const std::string& file : files)
        outcome.exports.push_back(reader.read_prologue(file, ground.format_id, shared, outcome.diagnostics));
    for (ExportFacts& facts : outcome.exports)
        outcome.whole.push_back(reader.read_cases(
            facts, shared, crew, [&](const Case& one) { outcome.cases.push_back(copy_of(one, ground.dictionary)); },
            outcome.diagnostics));
    return outcome;
}

/// All that can be told apart about what was read.
std::string everything_in(const Outcome& outcome) {
    std::string all;
    for (const Outcome::OneCase& one : outcome.cases) {
        all += one.id + " " + std::to_string(one.line) + " " + std::to_string(one.own_records) + "\n";
        for (std::size_t i = 0; i < one.records.size(); ++i)
            all += "  " + one.records[i] + " " + std::to_string(one.lines[i]) + "\n";
        all += "  " + one.value_lines + "\n";
        for (const std::string& name : one.not_exported) all += "  not " + name + "\n";
    }
    for (const ExportFacts& facts : outcome.exports) {
        all += facts.file + " " + facts.sha256 + " " + facts.format + " " + std::to_string(facts.cases) + " " +
               std::to_string(facts.refused) + "\n";
        for (const auto& [name, times] : facts.unmapped) all += "  " + name + " " + std::to_string(times) + "\n";
    }
    for (const bool is_whole : outcome.whole) all += is_whole ? "whole\n" : "cut\n";
    for (const Diagnostic& one : outcome.diagnostics) all += to_text(one) + " x" + std::to_string(one.times) + "\n";
    return all;
}

Formats load_all(const std::filesystem::path& folder, const Dictionary& dictionary) {
    Formats formats;
    Diagnostics diagnostics;
    for (const std::string& file : files_below(folder.string(), ".xml")) formats.load(file, dictionary, diagnostics);
    for (const Diagnostic& one : diagnostics) throw std::runtime_error(to_text(one));
    return formats;
}

} // namespace

const Dictionary& small_dictionary() {
    static const Dictionary dictionary = make_small();
    return dictionary;
}

const Dictionary& shipped_dictionary() {
    static const Dictionary dictionary = [] {
        Dictionary d;
        Diagnostics diagnostics;
        load_dictionary((repository() / "procedures/facts.xml").string(), d, diagnostics);
        for (const Diagnostic& one : diagnostics) throw std::runtime_error(to_text(one));
        return d;
    }();
    return dictionary;
}

const Formats& shipped_formats() {
    static const Formats formats = load_all(repository() / "procedures/formats", shipped_dictionary());
    return formats;
}

const Formats& small_formats() {
    static const Formats formats = [] {
        Formats one;
        Diagnostics diagnostics;
        one.load((repository() / "procedures/formats/abide-cases.xml").string(), small_dictionary(), diagnostics);
        return one;
    }();
    return formats;
}

const Calendar& british_calendar() {
    static const Calendar calendar = [] {
        std::vector<ClockChange> changes;
        for (const auto& [day, offset] : {std::pair("2025-03-30", 60), std::pair("2025-10-26", 0),
                                          std::pair("2026-03-29", 60), std::pair("2026-10-25", 0)})
            changes.push_back({std::int64_t{parse_day(day)->number} * 86400 + 3600, static_cast<std::int16_t>(offset)});
        return Calendar("test", "Test", *parse_day("2025-01-01"), *parse_day("2027-12-31"), {}, changes);
    }();
    return calendar;
}

std::string in_one_line(const Case& one_case, RecordIndex index, const Dictionary& dictionary) {
    const Record& record = one_case.record(index);
    const RecordType& type = dictionary.type(record.type);
    std::string line = type.name + " " + std::string(record.id);
    if (record.parent != no_record) line += " < " + std::string(one_case.record(record.parent).id);
    line += ":";
    for (std::size_t f = 0; f < type.facts.size(); ++f)
        if (record.values[f].state != Known::absent)
            line += " " + type.facts[f].name + text_of(record.values[f], type.facts[f], one_case);
    return line;
}

const Outcome::OneCase* Outcome::find(std::string_view id) const {
    for (const OneCase& one : cases)
        if (one.id == id) return &one;
    return nullptr;
}

std::vector<std::string> Outcome::ids() const {
    std::vector<std::string> ids;
    for (const OneCase& one : cases) ids.push_back(one.id);
    return ids;
}

std::vector<std::string> Outcome::said() const {
    std::vector<std::string> said;
    for (const Diagnostic& one : diagnostics)
        said.push_back(base_name(one.place.file) + ":" + std::to_string(one.place.line) + ":" +
                       std::to_string(one.place.column) + " " + one.code +
                       (one.case_id.empty() ? "" : " " + one.case_id) + ": " + one.says +
                       (one.help.empty() ? "" : " | " + one.help));
    return said;
}

bool Outcome::has(std::string_view code) const {
    for (const Diagnostic& one : diagnostics)
        if (one.code == code) return true;
    return false;
}

OwnFormat::OwnFormat(std::string_view xml, const Dictionary& dictionary) {
    const TemporaryFolder folder;
    const std::filesystem::path file = folder.path() / "own.xml";
    write_text(file, xml);
    formats.load(file.string(), dictionary, faults);
}

Outcome read_files(const std::vector<std::string>& files, const Dictionary& dictionary, const Formats& formats,
                   const Limits& limits, std::string_view format_id) {
    const auto read = [&](std::size_t jobs, std::size_t batch_bytes, MemoryKeeper* keeper = nullptr) {
        return read_by(jobs, batch_bytes, files, {dictionary, formats, limits, format_id}, keeper);
    };
    Outcome outcome = read(0, 0);
    constexpr std::size_t large = 4U << 20U;
    std::size_t bytes = 0;
    for (const std::string& file : files) bytes += std::filesystem::exists(file) ? std::filesystem::file_size(file) : 0;
    if (bytes > large) return outcome;
    // Whatever a test reads is read by a crew too: by one, by several, and by several who get a case or two at a time.
    const std::string alone = everything_in(outcome);
    for (const auto& [jobs, batch_bytes] : {std::pair(1U, 1U << 20U), {3U, 1U}, {2U, 500U}}) {
        const Outcome by_crew = read(jobs, batch_bytes);
        BOOST_TEST_REQUIRE(everything_in(by_crew) == alone);
        std::size_t by_rote = 0;
        for (const ExportFacts& facts : by_crew.exports) by_rote += facts.by_rote;
        outcome.by_rote = std::max(outcome.by_rote, by_rote);
    }
    // And by crews that keep what they read, one night after the other.
    MemoryKeeper first(nullptr);
    BOOST_TEST_REQUIRE(everything_in(read(1, 1U << 20U, &first)) == alone);
    MemoryKeeper second(&first);
    BOOST_TEST_REQUIRE(everything_in(read(3, 1, &second)) == alone);
    return outcome;
}

Outcome read_texts(const std::vector<std::string>& texts, const Dictionary& dictionary, const Formats& formats,
                   const Limits& limits, std::string_view format_id) {
    const TemporaryFolder folder;
    std::vector<std::string> files;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        files.push_back((folder.path() / (std::string(1, static_cast<char>('a' + i)) + ".xml")).string());
        write_text(files.back(), texts[i]);
    }
    return read_files(files, dictionary, formats, limits, format_id);
}

Outcome read_canonical(const std::string& text, const Limits& limits) {
    return read_texts({text}, small_dictionary(), small_formats(), limits);
}

std::string canonical(std::string_view inside) {
    return "<case-records xmlns=\"urn:abide:case-records:1\" area=\"Islington\">\n" + std::string(inside) +
           "</case-records>\n";
}

} // namespace abide::tests
