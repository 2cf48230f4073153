// Cases that need not be read because what came of the same text before was kept.
#include "reader/kept_cases.hpp"

#include <algorithm>
#include <utility>

#include "base/pack.hpp"
#include "model/pack_records.hpp"
#include "reader/shared.hpp"

namespace abide {

namespace {

constexpr char between = '\0'; // of a kind's two parts

std::string text_of(const Report::Kind& kind) { return kind.first + between + kind.second; }

Report::Kind kind_of(std::string_view text) {
    const std::size_t end = std::min(text.find(between), text.size());
    return {std::string(text.substr(0, end)), std::string(text.substr(std::min(end + 1, text.size())))};
}

void put_limits(const Limits& limits, Packer& into) {
    for (const std::size_t limit : {limits.case_bytes, limits.text_bytes, limits.tag_bytes, limits.attributes,
                                    limits.depth, limits.unknown_names})
        into.number(limit);
}

void put_counts(const std::vector<Kept::Times>& counts, Packer& into) {
    into.number(counts.size());
    for (const Kept::Times& one : counts) {
        into.number(one.text);
        into.number(one.times);
    }
}

bool take_counts(Unpacker& from, std::size_t texts, std::vector<Kept::Times>& counts) {
    counts.resize(from.count());
    for (Kept::Times& one : counts) {
        one.text = static_cast<std::uint32_t>(from.number_below(texts));
        one.times = from.number();
    }
    return from.is_sound();
}

/// The same text several times is one text with its number of times.
void count_text(std::vector<Kept::Times>& counts, std::uint32_t text) {
    const auto known = std::find_if(counts.begin(), counts.end(), [&](const auto& one) { return one.text == text; });
    if (known == counts.end())
        counts.push_back({text, 1});
    else
        ++known->times;
}

} // namespace

KeptCases::KeptCases(const Crew& crew, const ExportInHand& in_hand, const Dictionary& dictionary, const Limits& limits)
    : crew_(crew), file_(in_hand.file) {
    Packer all;
    all.text(crew.circumstances);
    all.text(in_hand.format.id);
    all.text(in_hand.uri);
    put_not_exported(in_hand.not_exported, dictionary, all);
    put_shared(in_hand.shared, dictionary, in_hand.file, all);
    put_limits(limits, all);
    surroundings_ = digest_of({all.bytes()});
}

CasePlace KeptCases::place_of(const Piece& piece, const Skimmed& skimmed) const {
    return {skimmed.id, file_, piece.line};
}

void KeptCases::recall(const Piece& piece, Skimmed& skimmed) const {
    Kept& kept = skimmed.kept.emplace();
    kept.key = digest_of({surroundings_.text(), piece.before, piece.bytes});
    const std::optional<std::string_view> bytes = crew_.keeper->find(kept.key);
    if (!bytes) return;
    Unpacker from(*bytes);
    skimmed.id = from.text();
    const std::size_t texts = crew_.keeper->texts_before();
    if (!take_counts(from, texts, kept.names) || !take_counts(from, texts, kept.kinds)) return;
    skimmed.work = crew_.read_back(place_of(piece, skimmed), from.left());
    if (!skimmed.work) return;
    kept.bytes = *bytes;
    skimmed.needs_care = false;
}

void KeptCases::write_down(const Piece& piece, Skimmed& skimmed) const {
    Packer made;
    if (!crew_.write_down(place_of(piece, skimmed), *skimmed.work, made)) return;
    skimmed.kept->made = made.bytes();
}

bool KeptCases::is_name_familiar(std::uint32_t text, const Familiar& familiar) {
    if (familiar.table != table_) name_numbers_.clear();
    table_ = familiar.table;
    if (name_numbers_.size() <= text) name_numbers_.resize(text + 1U);
    if (name_numbers_[text] != 0) return true;
    const auto name = familiar.names.find(std::string(crew_.keeper->text(text)));
    if (name == familiar.names.end()) return false;
    name_numbers_[text] = 1 + name->second;
    return true;
}

bool KeptCases::is_kind_familiar(std::uint32_t text, const Familiar& familiar) {
    if (known_kinds_.size() <= text) known_kinds_.resize(text + 1U);
    if (!known_kinds_[text]) known_kinds_[text] = familiar.kinds.contains(kind_of(crew_.keeper->text(text)));
    return known_kinds_[text];
}

bool KeptCases::is_familiar(const Skimmed& skimmed, const Familiar& familiar) {
    const Kept& kept = *skimmed.kept;
    return std::all_of(kept.names.begin(), kept.names.end(),
                       [&](const auto& one) { return is_name_familiar(one.text, familiar); }) &&
           std::all_of(kept.kinds.begin(), kept.kinds.end(),
                       [&](const auto& one) { return is_kind_familiar(one.text, familiar); });
}

void KeptCases::count(const Skimmed& skimmed, NameTable& names, Report& report) const {
    const Kept& kept = *skimmed.kept;
    for (const Kept::Times& one : kept.names) names.count(name_numbers_[one.text] - 1, one.times);
    for (const Kept::Times& one : kept.kinds) report.count(kind_of(crew_.keeper->text(one.text)), one.times);
}

void KeptCases::keep(const Skimmed& skimmed, const NameTable& names) {
    const Kept& kept = *skimmed.kept;
    if (!kept.bytes.empty()) return crew_.keeper->keep(kept.key, kept.bytes);
    if (kept.made.empty()) return;
    if (skimmed.table != texts_table_) texts_.clear();
    texts_table_ = skimmed.table;
    std::vector<Kept::Times> counted_names;
    for (const std::uint32_t name : skimmed.names) {
        if (texts_.size() <= name) texts_.resize(name + 1U);
        if (texts_[name] == 0) texts_[name] = 1 + crew_.keeper->number_of(names.path(names.place(name)));
        count_text(counted_names, texts_[name] - 1);
    }
    std::vector<Kept::Times> counted_kinds;
    for (const Report::Kind& kind : skimmed.kinds) count_text(counted_kinds, crew_.keeper->number_of(text_of(kind)));
    Packer all;
    all.text(skimmed.id);
    put_counts(counted_names, all);
    put_counts(counted_kinds, all);
    all.raw(kept.made);
    crew_.keeper->keep(kept.key, all.bytes());
}

} // namespace abide
