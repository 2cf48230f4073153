// Random histories of thirty nights: both databases hold the same, answer as a history in plain memory does, and
// export the same.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <random>
#include <set>

#include "tests/command/in_memory.hpp"
#include "tests/history/action_sample.hpp"
#include "tests/history/audit_sample.hpp"
#include "tests/places.hpp"
#include "tests/same_files.hpp"
#include "tests/store/plain_history.hpp"
#include "tests/store/toy.hpp"

namespace abide::tests::stored {

namespace {

class RandomHistory {
  public:
    explicit RandomHistory(unsigned seed) : dice_(seed) {}

    void live_through(std::int64_t nights) {
        for (std::int64_t number = 1; number <= nights; ++number) {
            write_night(number);
            if (one_in(3)) decide(number);
            if (one_in(4)) attest(number);
            if (one_in(3)) agree(number);
            if (one_in(3)) audit(number);
            if (one_in(8)) erase_case();
            if (one_in(7)) erase_before(number - below(6));
            compare(number);
        }
    }

    /// An analyst gets the same from both: every file of a folder of tables, and a file of SQLite's with every row.
    /// Returns what it gets.
    Files check_exports() {
        const TemporaryFolder folder;
        std::vector<Files> exported;
        for (const StorePlace* place : {&sqlite_, &postgresql_}) {
            const std::filesystem::path out = folder.path() / std::to_string(exported.size());
            std::filesystem::create_directory(out);
            run_export(*place, "csv", out / "tables");
            run_export(*place, "sqlite", out / "history.sqlite");
            exported.push_back(files_of(out));
            BOOST_TEST((everything(*Store::open_existing("sqlite:" + (out / "history.sqlite").string())) ==
                        everything(*stores_[0])));
        }
        check_same_files(exported[0], exported[1]);
        BOOST_TEST(exported[0].size() == stores_[0]->tables().size() + 2); // one explains the columns
        return exported[0];
    }

  private:
    static void run_export(const StorePlace& place, const std::string& format, const std::string& out) {
        const Ended ended =
            run_command({"history", "export", "--store", place.address(), "--format", format, "-o", out});
        BOOST_REQUIRE_MESSAGE(ended.exit == 0, ended.err);
    }

    std::int64_t below(std::int64_t end) { return std::uniform_int_distribution<std::int64_t>(0, end - 1)(dice_); }
    bool one_in(std::int64_t chances) { return below(chances) == 0; }
    /// Bytes sort them otherwise than a language does.
    std::string any_case() { return (one_in(2) ? "C-" : "b-") + std::to_string(below(7)); }
    State any_state() {
        constexpr std::array states = {State::met,      State::met_late,    State::breached,
                                       State::due_soon, State::not_yet_due, State::cannot_tell};
        return states.at(static_cast<std::size_t>(below(states.size())));
    }

    std::vector<std::int64_t> ids_where(Store& store, const std::set<std::string>& ended) {
        std::vector<std::int64_t> ids;
        store.each_known([&](const KnownStanding& one) {
            const std::string name =
                std::string(one.case_id) + "/" + std::to_string(one.fingerprint) + "/" + std::to_string(one.ordinal);
            if (ended.contains(name)) ids.push_back(one.id);
        });
        return ids;
    }

    static std::string name_of_duty(const Duty& duty) {
        return duty.case_id + "/" + std::to_string(std::stoull(duty.fingerprint, nullptr, 16)) + "/" +
               std::to_string(duty.ordinal);
    }

    void write_night(std::int64_t number) {
        std::set<std::string> ended;
        std::set<std::string> standing_still;
        std::vector<NewStanding> fresh;
        for (PlainSpell& spell : plain_.spells) {
            if (spell.last) continue;
            const std::string name = name_of_duty(spell.made.standing.duty);
            if (one_in(4)) {
                spell.last = number - 1;
                ended.insert(name);
                if (one_in(2)) continue;
                fresh.push_back(standing(spell.made.standing.duty, any_state()));
            }
            standing_still.insert(name);
        }
        for (std::int64_t more = below(8); more > 0; --more) {
            const Duty made =
                duty(any_case(), static_cast<unsigned>(below(5)), static_cast<std::uint32_t>(1 + below(2)));
            if (!standing_still.insert(name_of_duty(made)).second || ended.contains(name_of_duty(made))) continue;
            fresh.push_back(standing(made, any_state()));
        }
        std::vector<KnownCase> cases;
        for (NewStanding& made : fresh) {
            made.standing.facts += "child ch2 lives-with " + std::to_string(number) + "\n";
            made.digest = digest_of(made.standing);
            plain_.spells.push_back({made, number, std::nullopt, made.standing.is_open});
            cases.push_back(known_case(made.standing.duty.case_id));
            cases.back().digest = std::to_string(dice_());
        }
        for (const auto& [id, known] : plain_.cases) {
            if (!one_in(6)) continue;
            cases.push_back(known);
            cases.back().is_gone = !known.is_gone;
            cases.back().judged = cases.back().is_gone ? number - 1 : 0;
        }
        for (const KnownCase& known : cases) plain_.cases[known.id] = known;
        std::vector<Transition> moved;
        for (std::int64_t more = below(4); more > 0; --more)
            moved.push_back(transition(number, duty(any_case(), static_cast<unsigned>(below(5)))));
        plain_.transitions.insert(plain_.transitions.end(), moved.begin(), moved.end());
        SweepRecord tonight = sweep(number);
        tonight.documents.push_back({"calendar", document("calendar-" + std::to_string(number / 4)).sha256});
        tonight.counts = counts_of(plain_.states_on(number));
        for (const auto& [id, known] : plain_.cases)
            if (known.is_gone) tonight.away.push_back({id, known.team, below(3), one_in(2)});
        plain_.sweeps.push_back(tonight);
        const std::vector<Document> documents = {document("islington-hsb"),
                                                 document("calendar-" + std::to_string(number / 4))};
        for (const auto& store : stores_) {
            const std::vector<std::int64_t> ids = ids_where(*store, ended);
            for (const bool in_earnest : {one_in(5), true}) { // some nights are broken off at first
                const auto night = store->begin_night();
                night->add_documents(documents);
                night->end_standings(number, ids);
                night->add(tonight);
                const auto half = fresh.begin() + static_cast<std::ptrdiff_t>(fresh.size() / 2);
                night->add_standings(number, {fresh.begin(), half});
                night->add_transitions(moved);
                night->add_standings(number, {half, fresh.end()});
                night->put_cases(cases);
                if (!in_earnest) continue;
                night->commit();
                break;
            }
        }
    }

    void decide(std::int64_t number) {
        Exception made =
            exception(duty(any_case(), 1), iso(day("2026-04-09") + static_cast<std::int32_t>(below(30))), "2026-04-28");
        made.number = ++plain_.exceptions_given;
        plain_.exceptions.push_back(made);
        for (const auto& store : stores_) BOOST_TEST(store->add(made) == made.number);
        Exception& some =
            plain_.exceptions.at(static_cast<std::size_t>(below(static_cast<std::int64_t>(plain_.exceptions.size()))));
        if (some.pruning > 0) return;
        if (one_in(3)) {
            some.expired = day("2026-04-09") + static_cast<std::int32_t>(number);
            for (const auto& store : stores_) store->expire_exception(some.number, *some.expired);
        } else if (one_in(3)) {
            some.pruned = day("2026-04-09") + static_cast<std::int32_t>(number);
            some.pruning = ++plain_.prunings_given;
            for (const auto& store : stores_) store->prune_exceptions({{some.number}}, *some.pruned);
        }
    }

    void attest(std::int64_t number) {
        const Day then = day("2026-04-09") + static_cast<std::int32_t>(number);
        const Attestation given{0, "islington-hsb", "5.3-1", "panel chair", then, one_in(2) ? "yes" : "partly", "=2+2"};
        for (const auto& store : stores_) (void)store->add(given);
    }

    /// An action that names a case, or something noted about one.
    void agree(std::int64_t number) {
        ActionRecords made;
        if (actions_ == 0 || one_in(2)) {
            made.first.push_back(sample_action());
            made.first.back().text = "Ask in " + any_case() + " first.";
            ++actions_;
        } else {
            made.entries.push_back(entry_of(ActionEntryKind::barrier, "2026-05-01", any_case() + " is away."));
            made.entries.back().action = 1 + below(actions_);
            made.entries.back().place = number;
        }
        for (const auto& store : stores_) (void)store->add(made);
    }

    /// An audit of cases there may be, or something recorded of one.
    void audit(std::int64_t number) {
        if (audits_ == 0 || one_in(2)) {
            Audit drawn = sample_audit();
            drawn.id += "-" + std::to_string(number);
            drawn.unclear.front().id = any_case();
            drawn.order.front() = any_case();
            for (const auto& store : stores_) (void)store->add(drawn);
            ++audits_;
            return;
        }
        AuditEntry entry = answer_of(1 + below(3), Consent::yes, "2026-05-01");
        entry.audit = 1 + below(audits_);
        entry.reason = any_case() + " was asked twice.";
        for (const auto& store : stores_) (void)store->add(std::vector<AuditEntry>{entry});
    }

    void erase_case() {
        const std::string id = any_case();
        Erasure wanted = erasure("case");
        wanted.outputs = {"2026-04-10-1/case-" + id + ".md"};
        Erasure cleaned = wanted;
        cleaned.outputs = {"2026-04-10-1/case-(erased).md"};
        plain_.erase_case(id, cleaned);
        for (const auto& store : stores_) BOOST_TEST((store->erase_case(id, wanted) == plain_.erasures.back()));
    }

    void erase_before(std::int64_t first_kept) {
        plain_.erase_before(first_kept, erasure("retention"));
        for (const auto& store : stores_) (void)store->erase_before(first_kept, erasure("retention"));
    }

    void compare(std::int64_t last) {
        BOOST_REQUIRE(everything(*stores_[0]) == everything(*stores_[1]));
        for (const auto& store : stores_) {
            BOOST_REQUIRE(store->check_integrity().empty());
            BOOST_REQUIRE(known_to(*store) == plain_.known());
            for (const SweepRecord& sweep : plain_.sweeps) {
                BOOST_REQUIRE(open_on(*store, sweep.number) == plain_.open_on(sweep.number));
                BOOST_REQUIRE((store->sweep(sweep.number) == sweep));
            }
            const Duty some = duty(any_case(), static_cast<unsigned>(below(5)));
            BOOST_REQUIRE(store->was_open(some) == plain_.was_open(some));
            BOOST_REQUIRE((store->transitions(0, last) == plain_.transitions));
            BOOST_REQUIRE((store->all_exceptions() == plain_.exceptions));
            BOOST_REQUIRE((store->exceptions() == plain_.listed_exceptions()));
            BOOST_REQUIRE((store->erasures() == plain_.erasures));
            std::vector<KnownCase> cases;
            for (const auto& [id, known] : plain_.cases) cases.push_back(known);
            BOOST_REQUIRE((store->cases() == cases));
            BOOST_REQUIRE(store->sweeps().size() == plain_.sweeps.size());
        }
    }

    std::mt19937 dice_;
    PlainHistory plain_;
    std::int64_t actions_ = 0; ///< how many there are
    std::int64_t audits_ = 0;
    StorePlace sqlite_{"sqlite"};
    StorePlace postgresql_{"postgresql"};
    std::array<std::unique_ptr<Store>, 2> stores_ = {sqlite_.open(), postgresql_.open()};
};

} // namespace

BOOST_AUTO_TEST_SUITE(store_histories)

BOOST_AUTO_TEST_CASE(both_databases_remember_ten_random_nights_as_plain_memory_does) {
    RandomHistory history(1);
    history.live_through(10);
    history.check_exports();
}

BOOST_AUTO_TEST_CASE(both_databases_remember_thirty_random_nights_as_plain_memory_does,
                     *boost::unit_test::label("slow")) {
    std::size_t files = 0;
    std::set<std::string> with_rows;
    for (unsigned seed = 1; seed <= 4; ++seed) BOOST_TEST_CONTEXT("seed " << seed) {
            RandomHistory history(seed);
            history.live_through(30);
            const Files exported = history.check_exports();
            files = exported.size();
            for (const auto& [file, text] : exported)
                if (text.find('\n') + 1 < text.size()) with_rows.insert(file);
        }
    BOOST_TEST(with_rows.size() == files); // no table was empty in all of them
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests::stored
