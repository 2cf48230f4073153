// Reads the cases of an export that need no word, beside others who do the same.
#include "reader/case_skimmer.hpp"

#include <algorithm>
#include <utility>

namespace abide {

Bench::Bench(const Dictionary& dictionary_of_run, const Calendar& calendar_of_run, const Limits& limits_of_run)
    : dictionary(dictionary_of_run), calendar(calendar_of_run), limits(limits_of_run), assembly(dictionary),
      stream(std::make_unique<XmlStream>()) {}

bool Bench::is_stream_worn() const {
    constexpr std::size_t known_names = 20000;
    return stream->names() > known_names + limits.unknown_names;
}

const Case& CaseMaker::make(std::string_view id, const NotExported* said, const Assembly& assembly, const Piece& piece,
                            const ExportInHand& in_hand) {
    case_.id = id;
    case_.file = in_hand.file;
    case_.line = piece.line;
    case_.records.assign(assembly.records().begin(), assembly.records().end());
    case_.own_records = case_.records.size();
    case_.shared = in_hand.shared.records;
    case_.not_exported = &in_hand.not_exported;
    if (said != nullptr) {
        case_not_exported_ = in_hand.not_exported;
        case_not_exported_.merge(*said);
        case_.not_exported = &case_not_exported_;
    }
    return case_;
}

CaseSkimmer::CaseSkimmer(Bench& bench, const ExportInHand& in_hand)
    : bench_(bench), in_hand_(in_hand), report_(in_hand.file, none_) {
    begin_parser();
}

void CaseSkimmer::begin_parser() {
    if (names_ && !bench_.is_stream_worn()) return;
    if (bench_.is_stream_worn()) bench_.stream = std::make_unique<XmlStream>();
    walker_.reset();
    names_.emplace(in_hand_.format, bench_.dictionary, none_listed_, bench_.limits.unknown_names);
    walker_.emplace(bench_.dictionary, bench_.calendar, bench_.limits, *names_, *bench_.stream, bench_.assembly,
                    report_);
    walker_->expect_namespace(in_hand_.uri);
    rote_.emplace(bench_.dictionary, bench_.calendar, *names_, bench_.assembly);
}

bool CaseSkimmer::may_skim(const Piece& piece) {
    const bool is_in_place = piece.wrapper_number == 0 && piece.looks_like_case == std::string_view::npos;
    return piece.trouble == Trouble::none && is_in_place;
}

bool CaseSkimmer::lay_down(const Piece& piece) {
    is_taught_ = false;
    said_ = nullptr;
    const bool is_tried = rote_->is_of_use();
    is_by_rote_ = is_tried && rote_->read(piece, in_hand_.file);
    if (is_by_rote_) {
        case_id_ = rote_->case_id();
        values_ = rote_->values();
        const std::vector<std::uint32_t>& unknown = rote_->unknown_names();
        return std::all_of(unknown.begin(), unknown.end(), [&](std::uint32_t name) {
            return walker_->count({NameTable::Step::Kind::unknown, name});
        });
    }
    is_taught_ = is_tried && rote_->can_learn();
    if (is_taught_) lesson_.begin();
    walker_->teach(is_taught_ ? &lesson_ : nullptr);
    const bool is_read = walker_->walk(piece, piece.bytes.size(), in_hand_.file);
    walker_->teach(nullptr);
    case_id_ = walker_->case_id();
    values_ = walker_->values();
    if (walker_->says_not_exported()) said_ = &walker_->not_exported();
    return is_read && !walker_->has_given_up() && walker_->lost_cases().empty();
}

const Case* CaseSkimmer::skim(const Piece& piece, const Familiar& familiar, Skimmed& skimmed) {
    skimmed.table = familiar.table;
    begin_parser();
    report_.watch(&familiar.kinds);
    walker_->skim(&familiar);
    if (!lay_down(piece) || case_id_.empty() || case_id_ == service_id) return nullptr;
    // Nobody asks where: what has to be said is said by whoever reads the piece with care.
    bench_.assembly.finish(in_hand_.shared.memory.get(), case_id_, report_,
                           [](std::size_t, bool) { return LineColumn(); });
    if (report_.has_something_to_say()) return nullptr;
    if (is_taught_) rote_->learn(piece, lesson_);
    skimmed.is_by_rote = is_by_rote_;
    skimmed.id = case_id_;
    skimmed.values = values_;
    skimmed.names = walker_->familiar_names();
    skimmed.kinds = report_.only_counted();
    return &maker_.make(case_id_, said_, bench_.assembly, piece, in_hand_);
}

} // namespace abide
