// One export being read by several at once: pieces go out in batches and come back in the order of the file.
//
// Who skims a piece that is sound, and says nothing that is not familiar, has the whole answer. Every other piece is
// read with care here, in its turn, as if nobody had looked at it: so it does not matter who looked, or how many.
#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include <atomic>
#include <utility>

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

using BatchPtr = std::shared_ptr<Batch>;

} // namespace

bool Reading::read_cases(const Shared& shared, const Crew& crew, const std::function<void(const Case&)>& on_case) {
    not_exported_ = format_.not_exported;
    if (const auto said = shared.memory->not_exported.find(facts_.file); said != shared.memory->not_exported.end())
        not_exported_.merge(said->second);
    shared_ = &shared;
    crew_ = &crew;
    on_case_ = &on_case;
    publish();
    skimmers_.resize(crew.jobs);
    // Where the text comes a window at a time, what others still work on would be gone.
    if (crew.jobs > 1 && crew.work && source_.is_last())
        read_together();
    else
        read_alone();
    check_number();
    return is_whole_;
}

void Reading::read_alone() {
    for (Piece piece; splitter_->next(piece);) {
        Skimmed skimmed;
        if (piece.is_case && crew_->work) skim(piece, 0, familiar_, skimmed);
        read_piece(piece, &skimmed);
    }
}

void Reading::read_together() {
    std::atomic<bool> is_interrupted = false;
    const auto next_batch = [&](tbb::flow_control& flow) {
        auto batch = std::make_shared<Batch>(Batch{*splitter_});
        std::size_t bytes = 0;
        for (Piece piece; !is_interrupted && bytes < crew_->batch_bytes && batch->pieces.size() < batch_pieces &&
                          splitter_->next(piece);) {
            bytes += piece.bytes.size();
            batch->pieces.push_back(std::move(piece));
        }
        if (batch->pieces.empty()) flow.stop();
        const std::lock_guard lock(familiar_lock_);
        batch->familiar = familiar_;
        return batch;
    };
    const auto work = [&](BatchPtr batch) {
        const auto worker = static_cast<std::size_t>(tbb::this_task_arena::current_thread_index());
        batch->skimmed.resize(batch->pieces.size());
        for (std::size_t i = 0; i < batch->pieces.size() && !is_interrupted; ++i)
            if (batch->pieces[i].is_case) skim(batch->pieces[i], worker, batch->familiar, batch->skimmed[i]);
        return batch;
    };
    const auto take = [&](const BatchPtr& batch) {
        batch_ = batch.get();
        for (taken_ = 0; taken_ < batch->pieces.size() && !is_interrupted; ++taken_) {
            read_piece(batch->pieces[taken_], &batch->skimmed[taken_]);
            if (back_to_) is_interrupted = true;
        }
        batch_ = nullptr;
    };
    // More jobs than cores are somebody's wish, not ours to refuse.
    const tbb::global_control hands(tbb::global_control::max_allowed_parallelism, crew_->jobs);
    tbb::task_arena arena(static_cast<int>(crew_->jobs));
    do {
        is_interrupted = false;
        arena.execute([&] {
            tbb::parallel_pipeline(2 * crew_->jobs + 1,
                                   tbb::make_filter<void, BatchPtr>(tbb::filter_mode::serial_in_order, next_batch) &
                                       tbb::make_filter<BatchPtr, BatchPtr>(tbb::filter_mode::parallel, work) &
                                       tbb::make_filter<BatchPtr, void>(tbb::filter_mode::serial_in_order, take));
        });
        // What was read ahead of a place to go back to is forgotten, and read again from there.
        if (back_to_) splitter_.emplace(*back_to_).let_go(true);
        back_to_.reset();
    } while (is_interrupted);
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

void Reading::skim(const Piece& piece, std::size_t worker, const FamiliarPtr& familiar, Skimmed& skimmed) {
    if (const Case* one_case = skimmer(worker).skim(piece, *familiar, skimmed))
        skimmed.work = crew_->work(worker, *one_case);
}

/// True when the skimmed case could be delivered as it is.
bool Reading::accept(const Piece& piece, const Skimmed& skimmed) {
    if (skimmed.needs_care || skimmed.table != table_) return false;
    if (tools_.seen.meet(skimmed.id, {file_number_, piece.line})) return false;
    for (const std::uint32_t name : skimmed.names) names_->count(name);
    for (const Report::Kind& kind : skimmed.kinds) report_.count(kind);
    ++facts_.cases;
    crew_->deliver(*skimmed.work);
    return true;
}

void Reading::read_piece(const Piece& piece, Skimmed* skimmed) {
    is_whole_ = is_whole_ && piece.trouble != Trouble::cut_short;
    is_behind_head_ = is_behind_head_ || piece.is_case;
    if (piece.is_case && accept(piece, *skimmed)) return;
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
    const std::lock_guard lock(familiar_lock_);
    familiar_ = std::move(familiar);
}

} // namespace abide
