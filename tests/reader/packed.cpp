// Exports packed with gzip or in zip archives: read like others, and each thing that can be wrong with them is said.
#include <boost/test/unit_test.hpp>

#include <filesystem>

#include "hash/hash.hpp"
#include "reader/source.hpp"
#include "reader/zip.hpp"
#include "tests/packing.hpp"
#include "tests/places.hpp"
#include "tests/reader/reading.hpp"

namespace abide::tests {

namespace fs = std::filesystem;

namespace {

using Lines = std::vector<std::string>;

const std::string two = canonical("<case id=\"A\"><concern id=\"c1\" category=\"2\"/></case>\n<case id=\"B\"/>\n");

/// More than one window, hardly packable.
std::string long_export(const std::string& prefix) {
    std::string cases;
    for (int i = 0; i < 20000; ++i)
        cases += "<case id=\"" + prefix + std::to_string(i) + "\"><concern reason=\"" + sha256(std::to_string(i)) +
                 "\"/></case>\n";
    return canonical(cases);
}

Outcome read_bytes(const std::string& name, const std::string& bytes, const std::string& within = "") {
    const TemporaryFolder folder;
    const std::string file = (folder.path() / name).string();
    write_text(file, bytes);
    return read_files({file + within}, small_dictionary(), small_formats());
}

Outcome read_entry(const ZipEntry& entry) { return read_bytes("p.zip", zip({entry}), "/" + entry.name); }

/// The one diagnostic, from its code on.
std::string said_of(const Outcome& outcome) {
    if (outcome.diagnostics.size() != 1) return std::to_string(outcome.diagnostics.size()) + " diagnostics";
    return outcome.diagnostics[0].code + ": " + outcome.diagnostics[0].says;
}

ZipContents contents_of(const std::string& bytes) {
    const TemporaryFolder folder;
    const std::string file = (folder.path() / "p.zip").string();
    write_text(file, bytes);
    return contents_of_zip(file);
}

} // namespace

BOOST_AUTO_TEST_SUITE(reader)
BOOST_AUTO_TEST_SUITE(packed)

BOOST_AUTO_TEST_CASE(a_file_packed_with_gzip_is_read_like_the_file_itself) {
    for (const std::string& text : {two, long_export("")}) {
        const Outcome plain = read_bytes("a.xml", text);
        for (const std::string& bytes : {gzip(text), gzip(text.substr(0, 100)) + gzip("") + gzip(text.substr(100))}) {
            const Outcome unpacked = read_bytes("a.xml.gz", bytes);
            BOOST_TEST(unpacked.diagnostics.empty());
            BOOST_TEST(unpacked.whole[0]);
            BOOST_TEST(unpacked.ids() == plain.ids(), boost::test_tools::per_element());
            BOOST_TEST(unpacked.cases.back().line == plain.cases.back().line);
            BOOST_TEST(unpacked.cases.back().records == plain.cases.back().records, boost::test_tools::per_element());
            BOOST_TEST(unpacked.exports[0].sha256 == sha256(bytes));
        }
    }
}

BOOST_AUTO_TEST_CASE(what_is_packed_in_another_encoding_is_converted) {
    const std::string latin = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" +
                              canonical("<case id=\"A\"><concern reason=\"caf\xE9\"/></case>");
    for (const Outcome& outcome : {read_bytes("a.xml.gz", gzip(latin)), read_entry({"a.xml", latin})}) {
        BOOST_REQUIRE_EQUAL(outcome.cases.size(), 1);
        BOOST_TEST(outcome.cases[0].records.back() == "concern concern#1: reason=caf\xC3\xA9");
    }
}

BOOST_AUTO_TEST_CASE(a_bomb_in_another_encoding_is_not_unpacked_to_its_end, *boost::unit_test::label("slow")) {
    const std::string bomb = gzip("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + std::string(290U << 20U, ' '));
    BOOST_TEST(said_of(read_bytes("a.xml.gz", bomb)) ==
               "XML-0106: what is packed here is ISO-8859-1 and longer than 256 MB; unpack it first, or write it as "
               "UTF-8");
}

BOOST_AUTO_TEST_CASE(a_faulty_gzip_file_keeps_its_whole_cases_and_is_told) {
    const std::string text = long_export("");
    const std::string bytes = gzip(text);
    const Outcome cut = read_bytes("a.xml.gz", bytes.substr(0, bytes.size() / 2));
    BOOST_TEST(cut.cases.size() > 1000U);
    BOOST_TEST(cut.cases.size() < 15000U);
    BOOST_TEST(!cut.whole[0]);
    BOOST_TEST(cut.diagnostics.back().code == "XML-0103");
    BOOST_TEST(cut.diagnostics.back().says == "unpacking stopped: the file ends before what is packed in it does");
    // The whole text is there, and only the trailer is not.
    BOOST_TEST(said_of(read_bytes("a.xml.gz", bytes.substr(0, bytes.size() - 3))) ==
               "XML-0103: unpacking stopped: the file ends before what is packed in it does");
    for (const std::size_t back : {1U, 6U}) {
        std::string wrong = bytes;
        wrong[wrong.size() - back] = static_cast<char>(wrong[wrong.size() - back] ^ 1);
        const Outcome outcome = read_bytes("a.xml.gz", wrong);
        BOOST_TEST(outcome.cases.size() == 20000U);
        BOOST_TEST(!outcome.whole[0]);
        BOOST_TEST(said_of(outcome) ==
                   "XML-0103: unpacking stopped: the check sum does not fit, so the file is damaged");
    }
    BOOST_TEST(said_of(read_bytes("a.xml.gz", bytes + "more")) ==
               "XML-0103: unpacking stopped: something that is not packed stands behind the packed text");
    std::string damaged = bytes;
    for (std::size_t i = 0; i < 100; ++i) damaged[bytes.size() / 2 + i] = '\0';
    const Outcome broken = read_bytes("a.xml.gz", damaged);
    BOOST_TEST(!broken.whole[0]);
    BOOST_TEST(broken.diagnostics.back().says.starts_with("unpacking stopped: "));
}

BOOST_AUTO_TEST_CASE(what_is_packed_but_no_export_is_told) {
    BOOST_TEST(said_of(read_bytes("a.xml.gz", "\x1F\x8B gz")) ==
               "XML-0106: unpacking stopped: the file is damaged, or no gzip file");
    BOOST_TEST(said_of(read_bytes("a.xml.gz", gzip(two).substr(0, 12))) ==
               "XML-0106: unpacking stopped: the file ends before what is packed in it does");
    BOOST_TEST(said_of(read_bytes("a.xml.gz", gzip(""))) == "XML-0106: what is packed here is empty");
    BOOST_TEST(said_of(read_entry({"a.xml", ""})) == "XML-0106: what is packed here is empty");
    BOOST_TEST(said_of(read_bytes("a.xml.gz", gzip("no xml"))) == "XML-0106: this is no XML: no element begins in it");
    const std::string nested = "XML-0106: what is packed here is itself ";
    BOOST_TEST(said_of(read_bytes("a.xml.gz", gzip(gzip(two)))) ==
               nested + "packed with gzip, not XML; unpack it first");
    BOOST_TEST(said_of(read_entry({"a.xml", zip({{"b.xml", two}})})) ==
               nested + "a zip archive, not XML; unpack it first");
    BOOST_TEST(said_of(read_bytes("a.xml", "\xFD"
                                           "7zXZ")) == "XML-0106: this is packed with xz, not XML; unpack it first");
}

BOOST_AUTO_TEST_CASE(every_xml_file_of_an_archive_is_an_export) {
    const std::string text = long_export("N");
    const TemporaryFolder folder;
    const std::string file = (folder.path() / "p.zip").string();
    const std::string bytes = zip({{"south.XML", two, false},
                                   {"in/", "", false},
                                   {"notes.csv", "a,b"},
                                   {"in/n\xC3\xB6rth.xml", text},
                                   {"inner.zip", zip({{"x.xml", two}})},
                                   {"__MACOSX/._south.xml", "x"},
                                   {".hidden.xml", "x"}});
    write_text(file, bytes);
    const ZipContents contents = contents_of_zip(file);
    BOOST_TEST(contents.trouble == "");
    BOOST_TEST(contents.exports == (Lines{"south.XML", "in/n\xC3\xB6rth.xml"}), boost::test_tools::per_element());
    BOOST_TEST(contents.others == (Lines{"notes.csv", "inner.zip"}), boost::test_tools::per_element());
    // In any order, again and again.
    Reader reader(small_dictionary(), small_formats(), british_calendar());
    Shared shared;
    Diagnostics diagnostics;
    std::vector<ExportFacts> facts;
    for (const std::string& name : {contents.exports[1], contents.exports[0]})
        facts.push_back(reader.read_prologue((fs::path(file) / name).string(), "", shared, diagnostics));
    for (const std::size_t which : {0U, 1U}) {
        std::size_t count = 0;
        reader.read_case_ids(facts[which], [&](std::string_view) { ++count; });
        BOOST_TEST(count == (which == 0 ? 20000U : 2U));
        BOOST_TEST(reader.read_cases(
            facts[which], shared, [](const Case&) {}, diagnostics));
        BOOST_TEST(facts[which].cases == count);
        BOOST_TEST(facts[which].sha256 == sha256(bytes));
    }
    BOOST_TEST(diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(a_faulty_entry_is_told_and_costs_the_others_nothing) {
    const std::string text = long_export("");
    ZipEntry wrong_sum{"a.xml", text};
    wrong_sum.has_wrong_sum = true;
    const Outcome wrong = read_entry(wrong_sum);
    BOOST_TEST(wrong.cases.size() == 20000U);
    BOOST_TEST(!wrong.whole[0]);
    BOOST_TEST(said_of(wrong) == "XML-0103: unpacking stopped: the check sum does not fit, so the archive is damaged");
    for (const bool is_deflated : {false, true}) {
        ZipEntry secret{"a.xml", two, is_deflated};
        secret.is_encrypted = true;
        BOOST_TEST(said_of(read_entry(secret)) == "XML-0106: this cannot be read in its zip archive: it is encrypted; "
                                                  "unpack it with its password first");
    }
    ZipEntry more{"a.xml", text};
    more.more_stated = 1000;
    BOOST_TEST(said_of(read_entry(more)).starts_with("XML-0103: unpacking stopped: there is not as much packed"));
    ZipEntry less{"a.xml", text};
    less.more_stated = static_cast<std::uint32_t>(-1000);
    BOOST_TEST(read_entry(less).diagnostics.back().says ==
               "unpacking stopped: more is packed in it than the archive says, so it is damaged");
    const TemporaryFolder folder;
    const std::string file = (folder.path() / "p.zip").string();
    std::string bytes = zip({{"a.xml", long_export("A")}, {"b.xml", two}});
    for (std::size_t i = 0; i < 100; ++i) bytes[300000 + i] = '\0';
    write_text(file, bytes);
    const Outcome both = read_files({file + "/a.xml", file + "/b.xml"}, small_dictionary(), small_formats());
    BOOST_TEST(!both.whole[0]);
    BOOST_TEST(both.whole[1]);
    BOOST_TEST(both.exports[1].cases == 2U);
    BOOST_TEST(both.diagnostics.back().says.starts_with("unpacking stopped: "));
}

BOOST_AUTO_TEST_CASE(a_name_that_is_not_in_the_archive_is_told) {
    const std::string bytes = zip({{"a.xml", two}, {"in/", "", false}});
    for (const char* name : {"/b.xml", "/in", "/a.xml/x"})
        BOOST_TEST(said_of(read_bytes("p.zip", bytes, name)) == "XML-0106: there is no such file in the zip archive");
    BOOST_TEST(said_of(read_bytes("a.xml", two, "/b.xml")) == "XML-0106: this cannot be opened: Not a directory");
    BOOST_TEST(said_of(read_bytes("p.zip", bytes)) ==
               "XML-0106: this is a zip archive; an export in it is named p.zip/a.xml");
}

BOOST_AUTO_TEST_CASE(an_archive_that_is_none_is_told) {
    const std::string bytes = zip({{"a.xml", long_export("")}});
    const std::string broken = "this begins like a zip archive but cannot be read as one: it is cut short or damaged";
    for (const std::string& faulty : {std::string("PK\x03\x04 zipped"), bytes.substr(0, 100),
                                      bytes.substr(0, bytes.size() / 2), bytes.substr(0, bytes.size() - 10)}) {
        BOOST_TEST(contents_of(faulty).trouble == broken);
        BOOST_TEST(said_of(read_bytes("p.zip", faulty)) == "XML-0106: " + broken);
    }
    BOOST_TEST(said_of(read_bytes("p.zip", zip({}))) == "XML-0106: this zip archive is empty, or damaged");
    BOOST_TEST(said_of(read_bytes("p.zip", zip({{"a.csv", "x"}}))) ==
               "XML-0106: this zip archive holds no file whose name ends in .xml");
    BOOST_TEST(said_of(read_bytes("p.zip", "")) == "XML-0106: the file is empty");
    BOOST_TEST(said_of(read_bytes("p.zip", "text")) == "XML-0106: this is no XML: no element begins in it");
    BOOST_TEST(contents_of("text").trouble == "this is no zip archive");
}

BOOST_AUTO_TEST_CASE(an_archive_of_very_many_files_or_of_more_than_it_can_hold_is_refused) {
    std::vector<ZipEntry> many(100001);
    for (std::size_t i = 0; i < many.size(); ++i) {
        many[i].name = std::to_string(i) + ".xml";
        many[i].is_deflated = false;
    }
    BOOST_TEST(contents_of(zip(many)).trouble == "this zip archive holds more than 100000 files");
    ZipEntry liar{"a.xml", two};
    liar.more_stated = 100U << 20U;
    BOOST_TEST(contents_of(zip({liar})).trouble ==
               "this zip archive says it holds more than can be packed in a file of its size");
    BOOST_TEST(contents_of(zip({{"a.xml", std::string(20U << 20U, ' ')}})).trouble == "");
}

BOOST_AUTO_TEST_CASE(a_name_that_two_files_have_is_listed_once) {
    const ZipContents contents = contents_of(zip({{"a.xml", two}, {"a.xml", two}, {"b.xml", two}, {"a.xml", two}}));
    BOOST_TEST(contents.exports == (Lines{"a.xml", "b.xml"}), boost::test_tools::per_element());
    BOOST_TEST(contents.twice == (Lines{"a.xml", "a.xml"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
