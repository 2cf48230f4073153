// Audits in the store: kept as written, scrubbed of erased cases without losing count, left by retention.
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "store/database.hpp"
#include "store/schema.hpp"
#include "tests/history/audit_sample.hpp"
#include "tests/store/toy.hpp"

namespace abide::tests::stored {

namespace data = boost::unit_test::data;

namespace {

AuditEntry full_entry() {
    AuditEntry entry = sheet_of(2, AuditEntryKind::struck, "2026-04-20");
    entry.consent = Consent::not_asked;
    entry.agency = "Children's \"services\"\\, {north}";
    entry.by = "<b>NULL</b>";
    entry.reason = "A reason\nof two lines, \xc3\xa9";
    entry.is_not_replaced = true;
    entry.strikes = 7;
    return entry;
}

} // namespace

BOOST_AUTO_TEST_SUITE(store_audits)

BOOST_DATA_TEST_CASE(they_are_kept_as_they_were_written, data::make(databases), database) {
    const StorePlace place(database);
    AuditRecords written;
    {
        const auto store = place.open();
        BOOST_TEST((store->audits() == AuditRecords()));
        Audit audit = sample_audit();
        audit.replaces = false;
        audit.aims = "=2+2";
        Audit other = sample_audit();
        other.id = "maca-2";
        other.conditions.clear();
        other.order = {"C-2", "C-1"};
        for (Audit one : {audit, other}) {
            one.number = store->add(one);
            written.audits.push_back(one);
        }
        written.entries = store->add(std::vector<AuditEntry>{answer_of(1, Consent::yes, "2026-04-12"), full_entry()});
    }
    BOOST_TEST(written.audits.back().number == 2);
    BOOST_TEST(written.entries.back().number == 2);
    const auto store = place.open();
    BOOST_TEST((store->audits() == written));
    BOOST_TEST(store->check_integrity() == "");
}

BOOST_DATA_TEST_CASE(an_id_is_given_once, data::make(databases), database) {
    const StorePlace place(database);
    const auto store = place.open();
    (void)store->add(sample_audit());
    BOOST_TEST(refusal_of([&] { (void)store->add(sample_audit()); }) != "nothing");
    BOOST_TEST(store->audits().audits.size() == 1U);
}

BOOST_DATA_TEST_CASE(what_belongs_to_no_audit_is_a_fault_of_the_store, data::make(databases), database) {
    const StorePlace place(database);
    const auto store = place.open();
    (void)store->add(sample_audit());
    AuditEntry lost = answer_of(9, Consent::yes, "2026-04-12");
    (void)store->add(std::vector<AuditEntry>{lost});
    BOOST_TEST(store->check_integrity().ends_with("entries are about a case that an audit did not draw (1)"));
    lost.audit = 2;
    (void)store->add(std::vector<AuditEntry>{lost});
    BOOST_TEST(store->check_integrity().find("of an audit that is not there (1)") != std::string::npos);
}

// The drawing can still be counted, and what was recorded of the case with it.
BOOST_DATA_TEST_CASE(an_erased_case_keeps_its_place_and_loses_its_name, data::make(databases), database) {
    const StorePlace place(database);
    const auto store = place.open();
    Audit naming = sample_audit();
    naming.board = naming.theme = naming.trigger = naming.aims = naming.by = "as in C-1";
    naming.conditions = {"case.team=C-1", "a.b=c"};
    naming.unclear = {{"C-11", "C-1 stands there"}};
    naming.exports = {{"C-1.xml", "ab"}};
    (void)store->add(naming);
    std::vector<AuditEntry> entries = whole_audit();
    entries.push_back(full_entry());
    entries.back().agency = entries.back().by = entries.back().reason = "of C-1";
    entries.back().kind = AuditEntryKind::agency;
    (void)store->add(entries);
    store->erase_case("C-1", erasure("case"));
    const AuditRecords kept = store->audits();
    BOOST_TEST(kept.audits.front().order.front() == "(erased)");
    BOOST_TEST(kept.audits.front().order.back() == "C-8");
    BOOST_TEST(kept.audits.front().unclear.front().id == "C-11");
    const AuditStanding standing = standing_of(kept.audits.front(), kept.entries);
    BOOST_TEST((standing.counts == AuditCounts{3, 2, 2, 1}));
    BOOST_TEST(standing.cases.front().label == "A");
    std::string all = everything(*store);
    for (std::size_t at = all.find("C-11"); at != std::string::npos; at = all.find("C-11")) all.erase(at, 4);
    BOOST_TEST(all.find("C-1") == std::string::npos, all);
    BOOST_TEST(store->check_integrity() == "");
}

BOOST_DATA_TEST_CASE(retention_leaves_them, data::make(databases), database) {
    const StorePlace place(database);
    const auto store = place.open();
    for (const std::int64_t number : {1, 2}) {
        const auto night = store->begin_night();
        const std::vector<Document> documents = {document("islington-hsb")};
        night->add_documents(documents);
        night->add(sweep(number));
        night->commit();
    }
    (void)store->add(sample_audit());
    (void)store->add(whole_audit());
    const AuditRecords before = store->audits();
    store->erase_before(2, erasure("retention"));
    BOOST_TEST((store->audits() == before));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests::stored
