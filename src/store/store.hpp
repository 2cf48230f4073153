// The store: what Abide remembers from night to night, in SQLite or PostgreSQL. Values in, values out.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "history/action.hpp"
#include "history/attestation.hpp"
#include "history/audit.hpp"
#include "history/erasure.hpp"
#include "history/exception.hpp"
#include "history/standing.hpp"
#include "history/sweep_record.hpp"
#include "history/transition.hpp"

namespace abide {

/// A case that was in some night's exports.
struct KnownCase {
    std::string id;
    std::string team;
    std::string file;             ///< the export it stood in
    std::string digest;           ///< of its records, when it was judged last
    std::int64_t first_sweep = 0; ///< the first that met it
    std::int64_t judged = 0;      ///< the last that judged it; 0: the last sweep there is
    bool is_gone = false;         ///< it was left out of a later one's exports, and that was believed

    bool operator==(const KnownCase&) const = default;
};

/// How a duty stands now, as little of it as is needed to see whether it moved.
struct KnownStanding {
    std::int64_t id = 0; ///< of the standing, for Store::standing
    std::string_view case_id;
    std::uint64_t fingerprint = 0; ///< its digits as a number
    std::uint32_t ordinal = 1;
    std::uint64_t digest = 0; ///< see digest_of(Standing)
    bool is_open = false;
    std::optional<Day> open_since;
    std::int64_t judged = 0;     ///< see Night::hold; 0: when its case was
    ExceptionNumbers exceptions; ///< that held over it when it was written
};

/// A standing as it is remembered of a night.
struct RememberedStanding {
    Standing standing;
    std::int64_t first_sweep = 0;
    std::uint64_t digest = 0; ///< see digest_of(Standing): of what was written
    std::int64_t judged = 0;  ///< see Night::hold; 0: when its case was
};

/// A standing to be written.
struct NewStanding {
    Standing standing;
    std::uint64_t digest = 0;
    std::optional<Day> open_since; ///< the night since which it is open without a break
    ExceptionNumbers exceptions;   ///< that hold over it
};

/// Every member throws Error: `not_written` when something could not be written or read, `usage` for an address that
/// leads to no store of ours.
class Store {
  public:
    /// `address`: "sqlite:PATH" (made, mode 0600, when it is not there) or "postgresql:" and a connection string as
    /// libpq takes it ("host=127.0.0.1 dbname=abide user=abide"). Takes every step the schema still needs.
    static std::unique_ptr<Store> open(const std::string& address);
    /// Whether open() would make a file of it: nothing is there, or an empty file.
    static bool makes_file(const std::string& address);
    /// The same as open(), but Error(usage) when there is none yet or its schema is not today's: nothing is written.
    static std::unique_ptr<Store> open_existing(const std::string& address);
    ~Store();
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    /// A sentence when the database says it is damaged, or what it holds does not fit together; empty when all is well.
    /// Fitting together: the sweeps there are follow each other; standings begin and end in sweeps that were; a duty
    /// stands in one way at a time; a night's counts are its standings and those that were erased (a night that could
    /// not read everything may keep more than it counted); of each procedure it is known since when it is gone by;
    /// texts are those of their hashes, and standings as they were written (but for names of erased cases).
    [[nodiscard]] std::string check_integrity();
    /// What a sweep could not do for want of a right, as a sentence without its end; empty when nothing. SQLite says
    /// nothing: whether its file can be written shows when it is. `erases`: it is to take out what is too old.
    [[nodiscard]] std::string check_rights(bool erases);
    /// The steps of the schema that have been taken.
    [[nodiscard]] int schema_version();
    /// Whether nobody else has it; holds as long as this object. For PostgreSQL, where another machine may sweep too.
    /// Otherwise says who has: "abide on host north, process 411".
    [[nodiscard]] std::optional<std::string> lock_for_writing();

    // ---- nights ----

    /// In order; without exports, outputs and counts.
    [[nodiscard]] std::vector<SweepRecord> sweeps();
    /// Whole.
    [[nodiscard]] std::optional<SweepRecord> sweep(std::int64_t number);
    [[nodiscard]] std::optional<SweepRecord> last_sweep();
    /// By SHA-256.
    [[nodiscard]] std::optional<Document> document(const std::string& sha256);
    /// Of each procedure a sweep ever went by, by its id: the as-at day of the first that did. Retention leaves it.
    [[nodiscard]] std::map<std::string, Day> procedures_since();

    [[nodiscard]] std::vector<KnownCase> cases();
    /// Every standing that holds now, all of a case one after the other.
    void each_known(const std::function<void(const KnownStanding&)>& take);
    [[nodiscard]] std::vector<Standing> standings(std::span<const std::int64_t> ids); ///< in the order asked for
    /// Whether such a duty was open on any earlier night.
    [[nodiscard]] bool was_open(const Duty& duty);
    /// Of a duty that was open when its case left the exports: since when; nothing when it was not.
    [[nodiscard]] std::optional<Day> open_when_left(const Duty& duty);
    /// The findings that were open on a night, as they stood, by case and in the order they were written; with the
    /// night since which.
    void each_open(std::int64_t sweep, const std::function<void(const Standing&, Day open_since)>& take);
    /// How every duty stood on a night, findings or not, by case and in the order they were written.
    void each_standing(std::int64_t sweep, const std::function<void(const RememberedStanding&)>& take);
    /// Those found by the sweeps after `after` up to `until`, in the order they were found.
    [[nodiscard]] std::vector<Transition> transitions(std::int64_t after, std::int64_t until);

    /// Everything a sweep leaves behind, in one transaction: there is all of it or nothing. Nothing is there before
    /// `commit`.
    class Night {
      public:
        ~Night(); ///< without `commit`, as if it had never been
        Night(const Night&) = delete;
        Night& operator=(const Night&) = delete;
        /// Those that are there already are not written again.
        void add_documents(std::span<const Document> documents);
        void add(const SweepRecord& sweep);
        /// They held until the night before.
        void end_standings(std::int64_t sweep, std::span<const std::int64_t> ids);
        /// They stay as they are although this night says otherwise: they stand by what the sweep `judged` went by.
        /// 0: by what their case was judged by last, as all others.
        void hold(std::int64_t judged, std::span<const std::int64_t> ids);
        /// They hold from this night on. Waits for more of them; is done by `commit`.
        void add_standings(std::int64_t sweep, std::vector<NewStanding>&& standings);
        void add_transitions(std::span<const Transition> transitions);
        /// New ones, and those that changed.
        void put_cases(std::span<const KnownCase> cases);
        /// What waits is written too, so that the store's answers tell of it before `commit`.
        void flush();
        void commit();

      private:
        friend class Store;
        explicit Night(Store& store);
        /// What outlives the sweep.
        void note_procedures(const SweepRecord& sweep);
        struct Work;
        std::unique_ptr<Work> work_;
    };
    [[nodiscard]] std::unique_ptr<Night> begin_night();

    // ---- decisions and answers; each call is a transaction of its own ----

    /// Those that are listed, by number.
    [[nodiscard]] std::vector<Exception> exceptions();
    /// Those that were taken out of the lists too.
    [[nodiscard]] std::vector<Exception> all_exceptions();
    /// Returns its number.
    std::int64_t add(const Exception& exception);
    void expire_exception(std::int64_t number, Day on);
    /// Takes them out of the lists. What the history tells of them stays explained: they are kept, marked as pruned.
    void prune_exceptions(std::span<const std::int64_t> numbers, Day on);
    [[nodiscard]] std::vector<Attestation> attestations();
    std::int64_t add(const Attestation& attestation);
    [[nodiscard]] ActionRecords actions();
    /// New actions, and entries about those that are kept: all or none of them. Returns them with their numbers.
    ActionRecords add(ActionRecords records);
    [[nodiscard]] AuditRecords audits();
    /// Returns its number. Its id must be new.
    std::int64_t add(const Audit& audit);
    /// All or none of them. Returns them with their numbers.
    std::vector<AuditEntry> add(std::vector<AuditEntry> entries);

    // ---- taking out ----

    /// What was removed, and is written down of it. `erasure` brings kind, day, reason, role and outputs; the case's id
    /// is taken out of reason and outputs. Where other cases, exports, report files or decisions name the case,
    /// "(erased)" stands afterwards. Documents, settings and hashes stay as they are.
    ///
    /// SQLite: afterwards no byte of what was removed is left in the file, and there is no journal; rewriting the file
    /// takes as much memory as the file is long. What the disk did with blocks it no longer uses is beyond us.
    /// PostgreSQL: afterwards no byte is left in the tables, which are rewritten (that needs their room once more, and
    /// to own them: nothing is erased by whoever does not). The planner's statistics of them, which hold some values,
    /// are rewritten where whoever erases owns the database; otherwise the server does so in its time. Its write-ahead
    /// log holds the rows as they were written until the server has reused those files, usually within some
    /// checkpoints; archives of it, standby servers and backups hold them for as long as they are kept. Whoever runs
    /// the server answers for these.
    Erasure erase_case(const std::string& case_id, Erasure erasure);
    /// Removes the sweeps before `first_kept` with all that hangs on them, standings that had ended by then,
    /// transitions found before, cases that were gone and last judged before, exceptions that were over by its as-at
    /// day, and texts that no sweep goes by any more. A standing that still holds keeps the number of its first sweep,
    /// though that sweep is no longer there. Attestations, actions and audits, which are the service's, stay. Returned
    /// and written down is what was removed; when that is nothing, the erasure's number is 0 and nothing is written. Of
    /// what was removed no byte is left. Where somebody reads the tables of PostgreSQL for more than a minute, or it is
    /// killed just before that, the next nights that go take those bytes with them.
    Erasure erase_before(std::int64_t first_kept, Erasure erasure);
    [[nodiscard]] std::vector<Erasure> erasures();

    // ---- for analysts ----

    struct Table {
        std::string name;
        std::vector<std::string> columns;
        std::vector<std::string> meanings; ///< of the columns, a sentence each
    };
    /// Every table but the schema's own, by name.
    [[nodiscard]] std::vector<Table> tables();
    /// Its rows in the order of its key; the same from every database.
    void each_row(const Table& table, const std::function<void(std::span<const std::optional<std::string>>)>& take);
    /// Everything in one SQLite file (mode 0600), whole or not at all, whatever database it comes from. The file is a
    /// store itself.
    void copy_to(const std::string& path);

  private:
    Store();
    struct Work;
    std::unique_ptr<Work> work_;
};

} // namespace abide
