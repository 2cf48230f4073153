// A night: everything a sweep leaves behind, in one transaction, many rows at a time.
#include <unordered_map>
#include <utility>

#include "store/rows.hpp"
#include "store/schema.hpp"
#include "store/work.hpp"

namespace abide {

namespace {

constexpr std::size_t rows_at_once = 10'000;

/// Rows on their way into one table, handed over some thousand at a time.
class Stream {
  public:
    Stream(Database& database, Into into) : database_(database), into_(std::move(into)) {}
    void add(Cells row) {
        rows_.push_back(std::move(row));
        if (rows_.size() == rows_at_once) flush();
    }
    void flush() { database_.insert(into_, std::exchange(rows_, {})); }

  private:
    Database& database_;
    Into into_;
    std::vector<Cells> rows_;
};

template <typename Value>
void write_list(Database& database, std::string_view table, std::int64_t sweep, const std::vector<Value>& values) {
    Stream stream(database, into(table));
    std::int64_t place = 0;
    for (const Value& value : values) stream.add(row_of(sweep, ++place, value));
    stream.flush();
}

} // namespace

struct Store::Night::Work {
    explicit Work(Database& of)
        : database(of), transaction(of), standings(of, into("standings")),
          next_standing(1 + of.number("coalesce(max(id), 0)", "FROM standings")) {}
    Database& database;
    Transaction transaction;
    Stream standings;
    std::int64_t next_standing;
    std::unordered_map<std::int64_t, std::int64_t> places; ///< of the last transition of a sweep
};

Store::Night::Night(Store& store) : work_(std::make_unique<Work>(*store.work_->database)) {}

Store::Night::~Night() = default;

std::unique_ptr<Store::Night> Store::begin_night() { return std::unique_ptr<Night>(new Night(*this)); }

void Store::Night::add_documents(std::span<const Document> documents) {
    Stream stream(work_->database, into("documents", "ON CONFLICT (sha256) DO NOTHING"));
    for (const Document& document : documents) stream.add(row_of(document));
    stream.flush();
}

void Store::Night::note_procedures(const SweepRecord& sweep) {
    Stream stream(work_->database, into("procedures", "ON CONFLICT (id) DO NOTHING"));
    for (const NamedText& document : sweep.documents)
        if (const std::string_view id = procedure_in(document.name); !id.empty())
            stream.add(CellWriter().text(id).day(sweep.as_at).take());
    stream.flush();
}

void Store::Night::add(const SweepRecord& sweep) {
    Database& database = work_->database;
    database.insert(into("sweeps"), {row_of(sweep)});
    write_list(database, "sweep_documents", sweep.number, sweep.documents);
    write_list(database, "sweep_settings", sweep.number, sweep.settings);
    write_list(database, "sweep_exports", sweep.number, sweep.exports);
    write_list(database, "sweep_outputs", sweep.number, sweep.outputs);
    write_list(database, "sweep_counts", sweep.number, sweep.counts);
    write_list(database, "sweep_away", sweep.number, sweep.away);
    note_procedures(sweep);
}

void Store::Night::end_standings(std::int64_t sweep, std::span<const std::int64_t> ids) {
    Database& database = work_->database;
    work_->standings.flush(); // what waits may be among them
    for (std::size_t at = 0; at < ids.size(); at += rows_at_once) {
        const auto some = ids.subspan(at, std::min(rows_at_once, ids.size() - at));
        database.run("UPDATE standings SET last_sweep = $1 WHERE " + database.is_among("id", "$2"),
                     CellWriter().number(sweep - 1).text(database.list_of_numbers(some)).take());
    }
}

void Store::Night::hold(std::int64_t judged, std::span<const std::int64_t> ids) {
    Database& database = work_->database;
    for (std::size_t at = 0; at < ids.size(); at += rows_at_once) {
        const auto some = ids.subspan(at, std::min(rows_at_once, ids.size() - at));
        database.run("UPDATE standings SET judged = $1 WHERE " + database.is_among("id", "$2"),
                     CellWriter().number(judged).text(database.list_of_numbers(some)).take());
    }
}

void Store::Night::add_standings(std::int64_t sweep, std::vector<NewStanding>&& standings) {
    const std::vector<NewStanding> taken = std::move(standings);
    for (const NewStanding& standing : taken) work_->standings.add(row_of(work_->next_standing++, sweep, standing));
}

void Store::Night::add_transitions(std::span<const Transition> transitions) {
    Stream stream(work_->database, into("transitions"));
    for (const Transition& transition : transitions) {
        const auto [place, is_new] = work_->places.try_emplace(transition.sweep, 0);
        if (is_new)
            place->second = work_->database.number("coalesce(max(place), 0)", "FROM transitions WHERE sweep = $1",
                                                   {std::to_string(transition.sweep)});
        stream.add(row_of(++place->second, transition));
    }
    stream.flush();
}

void Store::Night::put_cases(std::span<const KnownCase> cases) {
    // PostgreSQL takes no row twice in one statement; the last word counts.
    std::unordered_map<std::string_view, const KnownCase*> last;
    for (const KnownCase& known : cases) last[known.id] = &known;
    Stream stream(work_->database,
                  into("cases", "ON CONFLICT (id) DO UPDATE SET team = excluded.team, file = excluded.file, "
                                "digest = excluded.digest, first_sweep = excluded.first_sweep, "
                                "judged = excluded.judged, is_gone = excluded.is_gone"));
    for (const KnownCase& known : cases)
        if (last[known.id] == &known) stream.add(row_of(known));
    stream.flush();
}

void Store::Night::flush() { work_->standings.flush(); }

void Store::Night::commit() {
    work_->standings.flush();
    work_->transaction.commit();
}

} // namespace abide
