// Reads the cases of an export that need no word, beside others who do the same.
#include "reader/case_skimmer.hpp"

#include <utility>

namespace abide {

Bench::Bench(const Dictionary& dictionary_of_run, const Calendar& calendar_of_run, const Limits& limits_of_run)
    : dictionary(dictionary_of_run), calendar(calendar_of_run), limits(limits_of_run), assembly(dictionary),
      stream(std::make_unique<XmlStream>()) {}

bool Bench::is_stream_worn() const {
    constexpr std::size_t known_names = 20000;
    return stream->names() > known_names + limits.unknown_names;
}

const Case& CaseMaker::make(const Walker& walker, Assembly& assembly, const Piece& piece, const ExportInHand& in_hand,
                            const Dictionary& dictionary) {
    case_.id = walker.case_id();
    case_.file = in_hand.file;
    case_.line = piece.line;
    case_.records.assign(assembly.records().begin(), assembly.records().end());
    case_.own_records = case_.records.size();
    if (!shared_) shared_.emplace(in_hand.shared, dictionary);
    shared_->append(case_.records);
    case_.not_exported = &in_hand.not_exported;
    if (walker.says_not_exported()) {
        case_not_exported_ = in_hand.not_exported;
        case_not_exported_.merge(walker.not_exported());
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
}

bool CaseSkimmer::may_skim(const Piece& piece) {
    const bool is_in_place = piece.wrapper_number == 0 && piece.looks_like_case == std::string_view::npos;
    return piece.trouble == Trouble::none && is_in_place;
}

const Case* CaseSkimmer::skim(const Piece& piece, const Familiar& familiar, Skimmed& skimmed) {
    skimmed.table = familiar.table;
    begin_parser();
    report_.watch(&familiar.kinds);
    walker_->skim(&familiar);
    const bool is_read = walker_->walk(piece, piece.bytes.size(), in_hand_.file);
    if (!is_read || walker_->has_given_up() || walker_->case_id().empty() || !walker_->lost_cases().empty())
        return nullptr;
    // Nobody asks where: what has to be said is said by whoever reads the piece with care.
    bench_.assembly.finish(in_hand_.shared.memory.get(), walker_->case_id(), report_,
                           [](std::size_t, bool) { return LineColumn(); });
    if (report_.has_something_to_say()) return nullptr;
    skimmed.id = walker_->case_id();
    skimmed.values = walker_->values();
    skimmed.names = walker_->familiar_names();
    skimmed.kinds = report_.only_counted();
    return &maker_.make(*walker_, bench_.assembly, piece, in_hand_, bench_.dictionary);
}

} // namespace abide
