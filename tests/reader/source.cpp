// The bytes of an export: mapped without filling the memory, hashed on the way, and safe when the file is cut
// meanwhile.
#include "reader/source.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <memory>

#include "base/mapped_file.hpp"
#include "hash/hash.hpp"
#include "tests/places.hpp"
#include "tests/reader/reading.hpp"

namespace abide::tests {

namespace fs = std::filesystem;

namespace {

using Lines = std::vector<std::string>;

std::string many_cases(std::size_t bytes) {
    std::string cases;
    for (std::size_t i = 0; cases.size() < bytes; ++i)
        cases += "<case id=\"" + std::to_string(i) + "\"><concern reason=\"" + std::string(400, 'r') + "\"/></case>\n";
    return canonical(cases);
}

Source opened(const std::string& file) {
    std::string trouble;
    std::optional<Source> source = Source::open(file, trouble);
    BOOST_REQUIRE_MESSAGE(source, trouble);
    return std::move(*source);
}

/// Of files, in this process, in bytes.
std::size_t resident_of_files() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("RssFile:")) return std::stoul(line.substr(8)) * 1024;
    return 0;
}

struct Cut {
    Diagnostics diagnostics;
    ExportFacts facts;
    std::size_t cases = 0;
    bool is_whole = true;
};

/// Reads a file that is cut to `left` bytes when its third case has been read.
Cut read_while_cut(const std::string& file, std::uintmax_t left) {
    Cut cut;
    Reader reader(small_dictionary(), small_formats(), british_calendar());
    Shared shared;
    cut.facts = reader.read_prologue(file, "", shared, cut.diagnostics);
    const auto on_case = [&](const Case&) {
        if (++cut.cases == 3) fs::resize_file(file, left);
    };
    cut.is_whole = reader.read_cases(cut.facts, shared, on_case, cut.diagnostics);
    return cut;
}

bool says(const Diagnostics& diagnostics, std::string_view sentence) {
    return std::any_of(diagnostics.begin(), diagnostics.end(),
                       [&](const Diagnostic& one) { return one.says.find(sentence) != std::string::npos; });
}

} // namespace

BOOST_AUTO_TEST_SUITE(reader)
BOOST_AUTO_TEST_SUITE(source)

BOOST_AUTO_TEST_CASE(a_large_file_is_one_window_without_its_mark) {
    const TemporaryFolder folder;
    const std::string file = (folder.path() / "a.xml").string();
    const std::string text = many_cases(3U << 20U);
    for (const std::string& mark : {std::string(), std::string("\xEF\xBB\xBF")}) {
        write_text(file, mark + text);
        Source source = opened(file);
        source.begin_hash();
        BOOST_TEST((source.window() == text));
        BOOST_TEST(source.offset() == 0U);
        BOOST_TEST(source.is_last());
        BOOST_TEST(source.trouble() == "");
        BOOST_TEST(source.finish_hash() == sha256(mark + text));
    }
}

BOOST_AUTO_TEST_CASE(what_is_let_go_of_is_hashed_once_and_can_still_be_read) {
    const TemporaryFolder folder;
    const std::string file = (folder.path() / "a.xml").string();
    const std::string text = "\xEF\xBB\xBF" + many_cases(40U << 20U);
    write_text(file, text);
    Source source = opened(file);
    source.let_go_before(12U << 20U);
    source.begin_hash();
    for (std::size_t at = 0; at < source.window().size(); at += 1234567) {
        source.let_go_before(at);
        source.let_go_before(at / 2);
    }
    BOOST_TEST((source.window() == std::string_view(text).substr(3)));
    BOOST_TEST(source.finish_hash() == sha256(text));
    BOOST_TEST((source.window() == std::string_view(text).substr(3)));
}

BOOST_AUTO_TEST_CASE(memory_does_not_grow_with_the_file) {
    constexpr std::size_t size = 64U << 20U;
    const TemporaryFolder folder;
    const std::string file = (folder.path() / "a.xml").string();
    write_text(file, many_cases(size));
    Reader reader(small_dictionary(), small_formats(), british_calendar());
    Shared shared;
    Diagnostics diagnostics;
    const std::size_t before = resident_of_files();
    std::size_t most = 0;
    std::size_t count = 0;
    const auto look = [&](const Case&) {
        if (++count % 1000 == 0) most = std::max(most, resident_of_files());
    };
    ExportFacts facts = reader.read_prologue(file, "", shared, diagnostics);
    std::size_t ids = 0;
    reader.read_case_ids(facts, [&](std::string_view) { ++ids; });
    BOOST_TEST(ids > size / 500);
    BOOST_TEST(reader.read_cases(facts, shared, look, diagnostics));
    BOOST_TEST(count > size / 500);
    BOOST_TEST(most < before + size / 2);
}

BOOST_AUTO_TEST_CASE(neither_does_it_with_a_case_or_a_head_that_never_ends) {
    constexpr std::size_t size = 48U << 20U;
    const TemporaryFolder folder;
    const std::string file = (folder.path() / "a.xml").string();
    Limits limits;
    limits.case_bytes = 1U << 20U;
    std::string inside;
    while (inside.size() < size) inside += "<item/> <meeting/>\n";
    for (const std::string& opening : {std::string("<case id=\"A\">"), std::string("<panel>")}) {
        write_text(file, canonical(opening + inside + "<case id=\"B\"/>"));
        Reader reader(small_dictionary(), small_formats(), british_calendar(), limits);
        Shared shared;
        Diagnostics diagnostics;
        const std::size_t before = resident_of_files();
        std::size_t most = 0;
        Lines ids;
        ExportFacts facts = reader.read_prologue(file, "", shared, diagnostics);
        reader.read_cases(
            facts, shared,
            [&](const Case& one) {
                ids.emplace_back(one.id);
                most = resident_of_files();
            },
            diagnostics);
        BOOST_TEST(ids == (Lines{"B"}), boost::test_tools::per_element());
        BOOST_TEST(has_errors(diagnostics));
        BOOST_TEST(most < before + size / 2);
    }
}

BOOST_AUTO_TEST_CASE(a_file_that_is_cut_while_it_is_read_is_told_and_ends_nothing) {
    const TemporaryFolder folder;
    const std::string file = (folder.path() / "a.xml").string();
    const std::string text = many_cases(4U << 20U);
    for (const std::uintmax_t left : {0U, 4096U, 100000U, 2000000U}) {
        write_text(file, text);
        const Cut cut = read_while_cut(file, left);
        BOOST_TEST(!cut.is_whole);
        BOOST_TEST(cut.cases >= 3U);
        BOOST_TEST(cut.cases <= std::max<std::size_t>(left / 400, 200));
        BOOST_TEST(says(cut.diagnostics, "the file was cut while it was read"));
        BOOST_TEST(cut.facts.sha256 == sha256(text.substr(0, left)));
    }
}

BOOST_AUTO_TEST_CASE(a_file_that_is_cut_by_less_than_a_page_or_grows_has_changed) {
    const TemporaryFolder folder;
    const std::string file = (folder.path() / "a.xml").string();
    std::string text = many_cases(1U << 20U);
    text.resize(text.size() / 4096 * 4096 + 4000, '\n');
    for (const std::uintmax_t left : {text.size() - 1, text.size() + 1}) {
        write_text(file, text);
        const Cut cut = read_while_cut(file, left);
        BOOST_TEST(!cut.is_whole);
        BOOST_TEST(says(cut.diagnostics, "the file changed while it was read"));
    }
}

BOOST_AUTO_TEST_CASE(a_file_in_another_encoding_that_is_cut_is_told) {
    const TemporaryFolder folder;
    const std::string file = (folder.path() / "a.xml").string();
    write_text(file, "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + many_cases(4U << 20U));
    const Cut cut = read_while_cut(file, 0);
    BOOST_TEST(cut.cases > 1000U); // it is in memory
    BOOST_TEST(!cut.is_whole);
    BOOST_TEST(cut.facts.sha256 == sha256(""));
}

BOOST_AUTO_TEST_CASE(very_many_files_at_once_are_read_all_the_same) {
    const TemporaryFolder folder;
    const std::string text = many_cases(600000);
    std::vector<Source> sources;
    for (int i = 0; i < 100; ++i) {
        const std::string file = (folder.path() / (std::to_string(i) + ".xml")).string();
        write_text(file, text);
        sources.push_back(opened(file));
    }
    for (Source& source : sources) {
        while (!source.is_last()) source.read_on(source.offset());
        BOOST_TEST((source.window() == text));
    }
}

BOOST_AUTO_TEST_CASE(a_bus_error_of_others_still_goes_to_who_had_it_before) {
    const TemporaryFolder folder;
    const std::string file = (folder.path() / "a").string();
    write_text(file, std::string(8192, 'x'));
    const int number = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    const std::unique_ptr<MappedFile> ours = MappedFile::map(number, 8192);
    BOOST_REQUIRE(ours != nullptr);
    const auto* theirs = static_cast<const volatile char*>(::mmap(nullptr, 8192, PROT_READ, MAP_PRIVATE, number, 0));
    fs::resize_file(file, 0);
    for (const bool is_sent : {false, true}) {
        const pid_t child = ::fork();
        BOOST_REQUIRE(child >= 0);
        if (child == 0) {
            // Without what the test program does about it.
            static_cast<void>(std::signal(SIGBUS, SIG_DFL));
            const std::unique_ptr<MappedFile> again = MappedFile::map(number, 8192);
            if (is_sent)
                ::raise(SIGBUS);
            else
                static_cast<void>(theirs[0]);
            ::_exit(0);
        }
        int ended = 0;
        BOOST_REQUIRE(::waitpid(child, &ended, 0) == child);
        BOOST_TEST(!(WIFEXITED(ended) && WEXITSTATUS(ended) == 0));
    }
    BOOST_TEST(!ours->is_cut());
    BOOST_TEST(ours->bytes()[5000] == '\0');
    BOOST_TEST(ours->is_cut());
    ::munmap(const_cast<char*>(theirs), 8192);
    ::close(number);
}

BOOST_AUTO_TEST_SUITE_END()
BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
