// Rooms look only down: reads every #include in src/ and checks/ against the table of rooms below.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <optional>
#include <regex>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.hpp"
#include "tests/places.hpp"

namespace abide::tests {

namespace fs = std::filesystem;

namespace {

struct Room {
    std::string_view name;
    std::vector<std::string_view> may_see;
};

// From the ground up. Every room also sees itself and the C++ standard library.
const std::vector<Room> rooms = {
    {"base", {}},
    {"model", {"base"}},
    {"xml", {"base"}},
    {"hash", {"base"}},
    {"rule", {"base", "model"}},
    {"checks", {"base", "model", "rule"}},
    {"reader", {"base", "model", "xml", "hash"}},
    {"procedure", {"base", "model", "xml", "rule", "hash"}},
    {"evaluate", {"base", "model", "rule"}},
    {"keep", {"base", "model", "rule", "hash"}},
    {"history", {"base", "model", "rule", "hash"}},
    {"writer", {"base", "model", "rule", "hash", "history"}},
    {"store", {"base", "model", "rule", "hash", "history"}},
    {"publish", {"base"}},
    {"privacy", {"base", "hash"}},
    {"certificate", {"base", "model", "rule", "hash", "history"}},
    {"chart", {"base"}},
    {"briefing", {"base", "model", "rule", "history", "chart", "privacy"}},
    {"command",
     {"base", "model", "xml", "hash", "rule", "checks", "reader", "procedure", "evaluate", "keep", "history", "writer",
      "chart", "privacy", "briefing", "store", "publish", "certificate"}},
    {"main", {"base", "command"}},
};

struct Library {
    std::string_view headers; // how their names begin
    std::vector<std::string_view> rooms;
};

// What is not the standard library, and the rooms that know it. The first line that fits decides.
const std::vector<Library> libraries = {
    {"libxml/", {"xml"}},
    {"openssl/", {"hash"}},
    {"Poco/Crypto/", {"hash"}},
    {"Poco/JSON/", {"writer", "publish", "certificate"}},
    {"Poco/Data/", {"store"}},
    {"sqlite3.h", {"store"}},
    {"Poco/Util/", {"command"}},
    {"Poco/", {"hash", "writer", "store", "publish", "certificate", "command"}},
    {"cmark.h", {"briefing"}},
    {"kainjow/", {"briefing"}},
    {"archive.h", {"reader"}},
    {"archive_entry.h", {"reader"}},
    {"zlib.h", {"reader"}},
    {"libical/", {"writer"}},
    {"boost/", {}},
    {"rapidcheck", {}},
    {"emmintrin.h", {"base"}},
    {"fcntl.h", {"base", "reader", "keep", "store", "publish", "privacy", "certificate", "command"}},
    {"poll.h", {"base", "main"}},
    {"spawn.h", {"base"}},
    {"elf.h", {"command"}},
    {"link.h", {"command"}},
    {"pwd.h", {"main"}},
    {"unistd.h", {"base", "reader", "keep", "store", "publish", "privacy", "certificate", "command", "main"}},
    {"sys/", {"base", "reader", "keep", "publish", "privacy", "certificate", "command", "main"}},
};

const Room* room_called(std::string_view name) {
    const auto room = std::ranges::find(rooms, name, &Room::name);
    return room == rooms.end() ? nullptr : &*room;
}

const Library* library_of(std::string_view header) {
    const auto library =
        std::ranges::find_if(libraries, [&](const Library& one) { return header.starts_with(one.headers); });
    return library == libraries.end() ? nullptr : &*library;
}

bool is_among(const std::vector<std::string_view>& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

std::string either(const std::vector<std::string_view>& names) {
    if (names.empty()) return "only tests";
    std::string sentence = "only ";
    for (std::size_t at = 0; at < names.size(); ++at) {
        if (at > 0) sentence += at + 1 == names.size() ? " and " : ", ";
        sentence += names[at];
    }
    return sentence;
}

// The room a file of ours lies in: src/xml/parser.cpp is in xml, src/main.cpp is main.
std::string room_of(const fs::path& file) {
    auto part = file.begin();
    if (*part == "checks") return "checks";
    ++part;
    return std::next(part) == file.end() ? part->stem().string() : part->string();
}

// Why this room may not include this header, or nothing when it may.
std::optional<std::string> objection(std::string_view room, std::string_view header, bool quoted) {
    const std::string_view first = header.substr(0, header.find('/'));
    if (first != header && room_called(first) != nullptr) {
        if (first == room || is_among(room_called(room)->may_see, first)) return std::nullopt;
        return std::string(room) + " may not see " + std::string(first);
    }
    if (quoted) return "\"" + std::string(header) + "\" does not begin with a room";
    if (const Library* library = library_of(header)) {
        if (is_among(library->rooms, room)) return std::nullopt;
        return std::string(room) + " may not see <" + std::string(header) + ">, " + either(library->rooms) + " may";
    }
    if (header.find_first_of("/.") == std::string_view::npos) return std::nullopt;
    return "<" + std::string(header) + "> is not in the table of libraries";
}

struct Line {
    int number;
    std::string text;
};

std::vector<Line> lines_of(const fs::path& file) {
    std::istringstream in(read_file(file.string()));
    std::vector<Line> lines;
    for (std::string text; std::getline(in, text);) {
        lines.push_back({static_cast<int>(lines.size()) + 1, text});
    }
    return lines;
}

// The files below these folders of the tree that end in one of these, in order, relative to it.
std::vector<fs::path> sources(const fs::path& tree, const std::vector<fs::path>& folders,
                              const std::vector<std::string_view>& endings) {
    std::vector<fs::path> files;
    for (const fs::path& folder : folders) {
        if (!fs::exists(tree / folder)) continue;
        for (const std::string_view ending : endings) {
            for (const fs::path file : files_below((tree / folder).string(), ending))
                files.push_back(file.lexically_relative(tree));
        }
    }
    std::ranges::sort(files);
    return files;
}

std::vector<std::string> include_faults(const fs::path& tree) {
    static const std::regex include(R"re(^\s*#\s*include\s*(["<])([^">]+)[">])re");
    std::vector<std::string> faults;
    for (const fs::path& file : sources(tree, {"src", "checks"}, {".hpp", ".cpp"})) {
        const std::string room = room_of(file);
        if (room_called(room) == nullptr) {
            faults.push_back(file.generic_string() + ":1: " + room + " is not in the table of rooms");
            continue;
        }
        for (const Line& line : lines_of(tree / file)) {
            std::smatch found;
            if (!std::regex_search(line.text, found, include)) continue;
            if (const auto why = objection(room, found[2].str(), found[1] == "\"")) {
                faults.push_back(file.generic_string() + ":" + std::to_string(line.number) + ": " + *why);
            }
        }
    }
    return faults;
}

// The comment on this line says something: at least three words.
bool is_a_sentence(const Line& line) {
    static const std::regex sentence(R"re(^(//|#|/\*)[/*!]*( +[^ ]+){3})re");
    return std::regex_search(line.text, sentence);
}

std::vector<std::string> heading_faults(const fs::path& tree) {
    std::vector<std::string> faults;
    for (const fs::path& file :
         sources(tree, {"src", "checks", "tests", "cmake", ".ci"}, {".hpp", ".cpp", ".sh", ".cmake"})) {
        std::vector<Line> lines = lines_of(tree / file);
        // A script's first line belongs to the system; the one below it is ours.
        if (!lines.empty() && lines.front().text.starts_with("#!")) lines.erase(lines.begin());
        if (lines.empty() || !is_a_sentence(lines.front())) {
            const int number = lines.empty() ? 1 : lines.front().number;
            faults.push_back(file.generic_string() + ":" + std::to_string(number) +
                             ": the file does not begin with a comment that says what it is");
        }
    }
    return faults;
}

void check_none(const std::vector<std::string>& faults) {
    std::string all;
    for (const std::string& fault : faults) all += "\n  " + fault;
    BOOST_TEST(faults.empty(), all);
}

} // namespace

BOOST_AUTO_TEST_SUITE(house)

BOOST_AUTO_TEST_CASE(every_room_sees_only_what_is_below_it) { check_none(include_faults(repository())); }

BOOST_AUTO_TEST_CASE(every_file_begins_by_saying_what_it_is) { check_none(heading_faults(repository())); }

BOOST_AUTO_TEST_CASE(the_table_of_rooms_itself_looks_only_down) {
    std::vector<std::string_view> below;
    for (const Room& room : rooms) {
        for (const std::string_view seen : room.may_see) {
            BOOST_TEST(is_among(below, seen), room.name << " looks up at " << seen);
        }
        below.push_back(room.name);
    }
}

BOOST_AUTO_TEST_CASE(a_tree_in_order_has_no_fault) {
    const TemporaryFolder tree;
    write_text(tree.path() / "src/base/day.hpp", "// A day of the calendar.\n#include <chrono>\n");
    write_text(tree.path() / "src/xml/parser.cpp", "// Knows libxml2, alone here.\n#include \"base/day.hpp\"\n#include "
                                                   "<libxml/parser.h>\n");
    write_text(tree.path() / "src/main.cpp", "// Where the program begins.\n#include \"command/run.hpp\"\n");
    write_text(tree.path() / "checks/deadline.cpp",
               "// One record within a limit.\n#include \"checks/deadline.hpp\"\n");
    write_text(tree.path() / "tests/run.sh", "#!/bin/sh\n# Runs all of it.\n");
    BOOST_TEST(include_faults(tree.path()).empty());
    BOOST_TEST(heading_faults(tree.path()).empty());
}

BOOST_AUTO_TEST_CASE(a_room_that_looks_up_is_named_with_file_and_line) {
    const TemporaryFolder tree;
    write_text(tree.path() / "src/base/day.cpp",
               "// A day of the calendar.\n#include <string>\n  #  include \"model/case.hpp\"\n");
    write_text(tree.path() / "checks/deadline.cpp", "// One record within a limit.\n#include \"xml/parser.hpp\"\n");
    write_text(tree.path() / "src/main.cpp", "// Where the program begins.\n#include <reader/reader.hpp>\n");
    const std::vector<std::string> expected = {
        "checks/deadline.cpp:2: checks may not see xml",
        "src/base/day.cpp:3: base may not see model",
        "src/main.cpp:2: main may not see reader",
    };
    BOOST_TEST(include_faults(tree.path()) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_library_outside_its_room_is_named) {
    const TemporaryFolder tree;
    write_text(tree.path() / "src/hash/sum.cpp",
               "// The sum of a file.\n#include <Poco/Crypto/DigestEngine.h>\n#include "
               "<Poco/Exception.h>\n#include <openssl/evp.h>\n");
    write_text(tree.path() / "src/model/case.hpp",
               "// A case and its records.\n#include <boost/optional.hpp>\n#include "
               "<libxml/tree.h>\n#include <Poco/JSON/Object.h>\n#include <jansson.h>\n");
    const std::vector<std::string> expected = {
        "src/model/case.hpp:2: model may not see <boost/optional.hpp>, only tests may",
        "src/model/case.hpp:3: model may not see <libxml/tree.h>, only xml may",
        "src/model/case.hpp:4: model may not see <Poco/JSON/Object.h>, only writer, publish and certificate may",
        "src/model/case.hpp:5: <jansson.h> is not in the table of libraries",
    };
    BOOST_TEST(include_faults(tree.path()) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(an_unknown_room_and_a_short_include_are_named) {
    const TemporaryFolder tree;
    write_text(tree.path() / "src/attic/old.cpp", "// What nobody needs.\n");
    write_text(tree.path() / "src/base/day.cpp", "// A day of the calendar.\n#include \"day.hpp\"\n");
    const std::vector<std::string> expected = {
        "src/attic/old.cpp:1: attic is not in the table of rooms",
        "src/base/day.cpp:2: \"day.hpp\" does not begin with a room",
    };
    BOOST_TEST(include_faults(tree.path()) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_file_that_does_not_say_what_it_is_is_named) {
    const TemporaryFolder tree;
    write_text(tree.path() / "src/base/day.cpp", "#include <string>\n");
    write_text(tree.path() / "src/base/empty.cpp", "");
    write_text(tree.path() / "src/base/short.cpp", "// day.cpp\n");
    write_text(tree.path() / "tests/run.sh", "#!/bin/sh\nset -e\n");
    const std::string why = ": the file does not begin with a comment that says what it is";
    const std::vector<std::string> expected = {
        "src/base/day.cpp:1" + why,
        "src/base/empty.cpp:1" + why,
        "src/base/short.cpp:1" + why,
        "tests/run.sh:2" + why,
    };
    BOOST_TEST(heading_faults(tree.path()) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
