// What the store remembers of a sweep held against the sweep's certificate, member by member.
#include "command/nightly/certified_night.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/day.hpp"
#include "base/error.hpp"
#include "base/printable.hpp"
#include "command/nightly/exceptions_then.hpp"
#include "command/nightly/night_record.hpp"
#include "history/scrub.hpp"

namespace abide {

namespace {

/// Whether one text can have become the other by taking out names of cases.
bool may_be_scrubbed(std::string_view original, std::string_view now) {
    const std::size_t first = now.find(erased);
    if (first == std::string_view::npos || !original.starts_with(now.substr(0, first))) return false;
    original.remove_prefix(first);
    now.remove_prefix(first + erased.size());
    while (!now.empty()) {
        const std::size_t next = now.find(erased);
        const std::string_view piece = now.substr(0, next);
        if (next == std::string_view::npos) return original.ends_with(piece);
        const std::size_t at = original.find(piece);
        if (at == std::string_view::npos) return false;
        original.remove_prefix(at + piece.size());
        now.remove_prefix(next + erased.size());
    }
    return true;
}

std::string day_in_words(const std::optional<Day>& day) { return day ? iso(*day) : ""; }

/// Holds one member after the other against the certificate.
class CertifiedNight {
  public:
    CertifiedNight(const Certificate& certificate, const SweepRecord& remembered, std::span<const Erasure> erasures,
                   Store& store)
        : certificate_(certificate), remembered_(remembered), store_(store), has_scrubbed_(count_cases(erasures) > 0),
          has_erased_since_(number_set(remembered, erasures_known) != count_cases(erasures)) {}

    Difference compare() {
        compare_itself();
        compare_settings();
        compare_exports();
        compare_texts();
        compare_outputs();
        compare_counts();
        compare_transitions();
        compare_exceptions();
        compare_exit();
        return difference_;
    }

  private:
    /// A name of a file: of one that named an erased case "(erased)" stands for that.
    void compare_file(const std::string& what, const std::string& certified, const std::string& found) {
        if (has_scrubbed_ && may_be_scrubbed(certified, found)) return;
        compare_text(what, certified, found);
    }

    /// A certificate is UTF-8 whatever is in a name.
    void compare_text(const std::string& what, const std::string& certified, const std::string& found) {
        difference_.compare(what, certified, valid_utf8(found));
    }

    void compare_itself() {
        const Certificate& one = certificate_;
        difference_.compare("its id", one.run, remembered_.id);
        difference_.compare("its as-at day", iso(one.as_at), iso(remembered_.as_at));
        difference_.compare("the day of --known-at", day_in_words(one.known_at), day_in_words(remembered_.known_at));
        difference_.compare("when it was finished", one.finished, remembered_.finished);
        difference_.compare("the version of Abide", one.version, remembered_.version);
        difference_.compare("the program", one.program, remembered_.program);
        difference_.compare("the dictionaries and formats", one.ground, remembered_.ground);
        difference_.compare("its set of reports", one.set, remembered_.set);
        compare_repeated();
        difference_.compare("cases judged", one.cases, remembered_.cases);
        if (!one.completeness) return;
        difference_.compare("cases known before", one.completeness->known_cases, remembered_.known_cases);
        difference_.compare("whether the exports had shrunk", one.completeness->shrunk ? 1 : 0,
                            remembered_.shrunk ? 1 : 0);
    }

    void compare_repeated() {
        std::string found;
        if (remembered_.repeats) {
            const std::optional<SweepRecord> first = store_.sweep(*remembered_.repeats);
            found = first ? first->id : certificate_.repeats; // the first may be too old to be remembered
            if (found.empty()) found = "run number " + std::to_string(*remembered_.repeats);
        }
        difference_.compare("the run that it repeats", certificate_.repeats, found);
    }

    /// The store knows some more behind them, that nobody configures.
    void compare_settings() {
        for (std::size_t i = 0; i < certificate_.settings.size(); ++i) {
            const CertifiedSetting& one = certificate_.settings[i];
            const NamedText found = i < remembered_.settings.size() ? remembered_.settings[i] : NamedText{};
            difference_.compare("a setting", one.name, found.name);
            compare_text("the setting " + one.name, one.value, found.text);
        }
    }

    void compare_exports() {
        const auto size = [](const auto& list) { return static_cast<std::int64_t>(list.size()); };
        difference_.compare("exports", size(certificate_.exports), size(remembered_.exports));
        if (!difference_.is_none()) return;
        for (std::size_t i = 0; i < certificate_.exports.size(); ++i) {
            const CertifiedExport& one = certificate_.exports[i];
            const SweepExport& other = remembered_.exports[i];
            compare_file("an export", one.file, other.file);
            difference_.compare(one.file + ": its bytes", one.sha256, other.sha256);
            compare_export(one, other, difference_);
            difference_.compare(one.file + ": cut short", one.cut_short ? 1 : 0, other.cut_short ? 1 : 0);
        }
    }

    /// Whether the texts are what their hashes say is asked of all of them together: Store::check_integrity.
    void compare_texts() {
        std::vector<NamedText> certified = {
            {document_of_calendar(certificate_.calendar.id), certificate_.calendar.sha256}};
        for (const CertifiedProcedure& one : certificate_.procedures)
            certified.push_back({document_of_procedure(one.id), one.sha256});
        for (std::size_t i = 0; i < std::max(certified.size(), remembered_.documents.size()); ++i) {
            const NamedText was = i < certified.size() ? certified[i] : NamedText{};
            const NamedText is = i < remembered_.documents.size() ? remembered_.documents[i] : NamedText{};
            difference_.compare("a text it went by", was.name, is.name);
            difference_.compare("the " + was.name, was.text, is.text);
        }
    }

    void compare_outputs() {
        difference_.compare("files of its set", static_cast<std::int64_t>(certificate_.outputs.size()),
                            static_cast<std::int64_t>(remembered_.outputs.size()));
        if (!difference_.is_none()) return;
        for (std::size_t i = 0; i < certificate_.outputs.size(); ++i) {
            const SweepOutput& one = certificate_.outputs[i];
            const SweepOutput& other = remembered_.outputs[i];
            compare_file("a file of its set", one.file, other.file);
            difference_.compare(one.file, one.sha256, other.sha256);
            difference_.compare(one.file + ": bytes", one.bytes, other.bytes);
        }
    }

    void compare_counts() {
        std::array<std::int64_t, state_count> states{};
        for (const SweepCount& count : remembered_.counts)
            states.at(static_cast<std::size_t>(count.state)) += count.verdicts;
        for (std::size_t i = 0; i < state_count; ++i)
            difference_.compare("verdicts that are " + std::string(name_of(static_cast<State>(i))),
                                certificate_.states.at(i), states.at(i));
    }

    void compare_transitions() {
        std::array<std::int64_t, category_count> found{};
        for (const Transition& one : store_.transitions(remembered_.number - 1, remembered_.number))
            if (const auto place = static_cast<std::size_t>(one.category); place < category_count) ++found.at(place);
        for (std::size_t i = 0; i < category_count; ++i) {
            if (has_erased_since_ && found.at(i) <= certificate_.transitions.at(i)) continue;
            difference_.compare("changes that are " + std::string(name_of(static_cast<Category>(i))),
                                certificate_.transitions.at(i), found.at(i));
        }
    }

    /// Those of an erased case, and those that were over before the first night that is kept, are not there any more.
    void compare_exceptions() {
        if (has_erased_since_) return;
        const std::optional<std::vector<Exception>> then = exceptions_then(remembered_, store_.all_exceptions());
        if (!then) return;
        difference_.compare(
            "exceptions in force", certificate_.exceptions,
            std::ranges::count_if(*then, [&](const Exception& one) { return one.holds_on(certificate_.as_at); }));
    }

    /// The certificate does not say how the run ended, but where it cannot have ended otherwise than incomplete.
    void compare_exit() {
        constexpr auto incomplete = static_cast<int>(Exit::incomplete);
        const bool is_cut_short = std::ranges::any_of(certificate_.exports, &CertifiedExport::cut_short);
        const bool has_shrunk = certificate_.completeness && certificate_.completeness->shrunk;
        const bool must_be = is_cut_short || has_shrunk || certificate_.cases_refused > 0 || certificate_.cases == 0;
        if (must_be) difference_.compare("how it ended", incomplete, remembered_.exit);
        const std::array<int, 3> possible = {static_cast<int>(Exit::clean), static_cast<int>(Exit::findings),
                                             incomplete};
        if (std::ranges::find(possible, remembered_.exit) == possible.end())
            difference_.compare("how it ended", "0, 1 or 3", std::to_string(remembered_.exit));
    }

    const Certificate& certificate_;
    const SweepRecord& remembered_;
    Store& store_;
    bool has_scrubbed_;     ///< some case was erased
    bool has_erased_since_; ///< after this run
    Difference difference_;
};

} // namespace

Difference difference_from(const Certificate& certificate, const SweepRecord& remembered,
                           std::span<const Erasure> erasures, Store& store) {
    return CertifiedNight(certificate, remembered, erasures, store).compare();
}

} // namespace abide
