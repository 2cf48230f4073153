// One export being read by several at once: pieces go out in batches and come back in the order of the file.
//
// Who skims a piece that is sound, and says nothing that is not familiar, has the whole answer. Every other piece is
// read with care here, in its turn, as if nobody had looked at it: so it does not matter who looked, or how many.
#include <utility>

#include "reader/hands.hpp"
#include "reader/reading.hpp"

namespace abide {

/// Consecutive pieces of an export.
struct Batch {
    Splitter from; ///< as it was before the first of them
    std::vector<Piece> pieces = {};
    std::vector<Skimmed> skimmed = {};
    FamiliarPtr familiar = {};
};

namespace {

constexpr std::size_t batch_pieces = 1000;
/// News are not kept from those who skim for longer than so many pieces read with care.
constexpr std::size_t most_held_back = 200;

} // namespace

bool Reading::read_cases(const Shared& shared, const Crew& crew, const std::function<void(const Case&)>& on_case) {
    tools_.files.push_back({facts_.file, &format_, uri_});
    file_number_ = static_cast<std::uint32_t>(tools_.files.size() - 1);
    not_exported_ = format_.not_exported;
    if (const auto said = shared.memory->not_exported.find(facts_.file); said != shared.memory->not_exported.end())
        not_exported_.merge(said->second);
    shared_ = &shared;
    crew_ = &crew;
    on_case_ = &on_case;
    publish();
    if (crew.keeper != nullptr) kept_.emplace(crew, in_hand(), tools_.bench.dictionary, tools_.bench.limits);
    skimmers_.resize(crew.jobs);
    // Where the text comes a window at a time, what others still work on would be gone.
    if (crew.work && source_.is_last())
        read_in_batches();
    else
        read_one_by_one();
    check_number();
    return is_whole_;
}

bool Reading::next_piece(Piece& piece) {
    const Timed timed(crew_->times, Stage::split);
    return splitter_->next(piece);
}

void Reading::read_one_by_one() {
    for (Piece piece; next_piece(piece);) {
        Skimmed skimmed;
        if (piece.is_case && crew_->work) skim(piece, 0, *familiar_, skimmed);
        read_piece(piece, skimmed);
    }
}

std::optional<Batch> Reading::next_batch() {
    Batch batch{*splitter_};
    batch.familiar = familiar_;
    std::size_t bytes = 0;
    for (Piece piece; bytes < crew_->batch_bytes && batch.pieces.size() < batch_pieces && next_piece(piece);) {
        bytes += piece.bytes.size();
        batch.pieces.push_back(std::move(piece));
    }
    if (batch.pieces.empty()) return std::nullopt;
    return batch;
}

/// One worker gains by it too: memory that is gone through a batch at a time comes much faster than in small leaps.
void Reading::read_in_batches() {
    Hands<Batch> hands(crew_->jobs, [this](std::size_t worker, Batch& batch) {
        batch.skimmed.resize(batch.pieces.size());
        for (std::size_t i = 0; i < batch.pieces.size(); ++i)
            if (batch.pieces[i].is_case) skim(batch.pieces[i], worker, *batch.familiar, batch.skimmed[i]);
    });
    const std::size_t enough = crew_->jobs == 1 ? 1 : 2 * crew_->jobs + 1;
    for (bool is_more = true; is_more || hands.out() > 0;) {
        while (is_more && hands.out() < enough) {
            std::optional<Batch> batch = next_batch();
            is_more = batch.has_value();
            if (batch) hands.hand_out(std::move(*batch));
        }
        if (hands.out() == 0) break;
        const Batch batch = hands.take();
        batch_ = &batch;
        for (taken_ = 0; taken_ < batch.pieces.size() && !back_to_; ++taken_)
            read_piece(batch.pieces[taken_], batch.skimmed[taken_]);
        batch_ = nullptr;
        if (!back_to_) continue;
        // What was read ahead of a place to go back to is forgotten, and read again from there.
        hands.forget();
        splitter_.emplace(*back_to_).let_go(true);
        back_to_.reset();
        is_more = true;
    }
}

/// False once very much has been looked at twice.
bool Reading::go_back(std::size_t offset_in_piece) {
    if (batch_ == nullptr) return splitter_->go_back_to(offset_in_piece);
    // The splitter has long gone on: another one goes the same way again, to the piece at hand.
    Splitter again(batch_->from);
    again.let_go(false);
    Piece piece;
    for (std::size_t i = 0; i <= taken_; ++i) again.next(piece);
    if (!again.go_back_to(offset_in_piece)) return false;
    back_to_.emplace(again);
    return true;
}

CaseSkimmer& Reading::skimmer(std::size_t worker) {
    std::unique_ptr<CaseSkimmer>& skimmer = skimmers_[worker];
    if (!skimmer) skimmer = std::make_unique<CaseSkimmer>(*tools_.crew[worker], in_hand());
    return *skimmer;
}

void Reading::skim(const Piece& piece, std::size_t worker, const Familiar& familiar, Skimmed& skimmed) {
    if (!CaseSkimmer::may_skim(piece)) return;
    if (kept_) {
        const Timed timed(crew_->times, Stage::recall);
        kept_->recall(piece, skimmed);
    }
    if (!skimmed.needs_care) return;
    const Case* one_case = nullptr;
    {
        const Timed timed(crew_->times, Stage::read);
        one_case = skimmer(worker).skim(piece, familiar, skimmed);
    }
    if (one_case == nullptr) return;
    skimmed.work = crew_->work(worker, *one_case);
    skimmed.needs_care = false;
    if (!kept_) return;
    const Timed timed(crew_->times, Stage::keep);
    kept_->write_down(piece, skimmed);
}

/// True when the skimmed case could be delivered as it is.
bool Reading::accept(const Piece& piece, const Skimmed& skimmed) {
    if (skimmed.needs_care) return false;
    const bool is_recalled = skimmed.kept && !skimmed.kept->bytes.empty();
    if (!is_recalled && skimmed.table != table_) return false;
    if (skimmed.kept) {
        const Timed timed(crew_->times, Stage::keep);
        kept_->keep(skimmed, *names_);
    }
    if (is_recalled && !kept_->is_familiar(skimmed, *familiar_)) return false;
    if (tools_.seen.meet(skimmed.id, {file_number_, piece.line, piece.column}, tools_.look_through)) return false;
    if (is_recalled) kept_->count(skimmed, *names_, report_);
    for (const std::uint32_t name : skimmed.names) names_->count(name);
    for (const Report::Kind& kind : skimmed.kinds) report_.count(kind);
    ++facts_.cases;
    facts_.recalled += is_recalled ? 1 : 0;
    facts_.by_rote += skimmed.is_by_rote ? 1 : 0;
    facts_.values += skimmed.values;
    const Timed timed(crew_->times, Stage::deliver);
    crew_->deliver(*skimmed.work);
    return true;
}

void Reading::read_piece(const Piece& piece, const Skimmed& skimmed) {
    is_whole_ = is_whole_ && piece.trouble != Trouble::cut_short;
    is_behind_head_ = is_behind_head_ || piece.is_case;
    if (piece.is_case && accept(piece, skimmed)) return;
    if (piece.is_case)
        read_case(piece);
    else if (is_behind_head_)
        read_outside_later(piece);
    begin_parser();
    publish();
}

/// Tells those who skim what has become familiar: the more there is already, the less often, since all of it is told.
void Reading::publish() {
    const std::size_t names = names_->unknown_names();
    const std::size_t kinds = report_.enough_so_far();
    const bool is_first = !familiar_ || familiar_->table != table_;
    const std::size_t news = is_first ? 0 : names - published_names_ + kinds - published_kinds_;
    if (!is_first && (news == 0 || (news * 8 < published_names_ + published_kinds_ && ++held_back_ < most_held_back)))
        return;
    held_back_ = 0;
    auto familiar = std::make_shared<Familiar>();
    names_->put_names(familiar->names);
    report_.put_enough(familiar->kinds);
    familiar->table = table_;
    published_names_ = names;
    published_kinds_ = kinds;
    familiar_ = std::move(familiar);
}

} // namespace abide
