// Nights over a case that is to be erased: remembered in either database, reported, and named by others.
#include "tests/command/kept_case.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>

#include "base/file.hpp"
#include "tests/store/server.hpp"
#include "tests/store/toy.hpp"

namespace abide::tests::kept_case {

namespace fs = std::filesystem;
using stored::PostgresqlServer;

namespace {

void copy(const std::string& from, const std::string& to) {
    fs::remove_all(to);
    fs::copy(from, to, fs::copy_options::recursive | fs::copy_options::copy_symlinks);
}

std::string bytes_of(const std::string& path) { return is_file(path) ? read_file(path) : ""; }

/// The server waits a while for whoever is still on the way out.
void copy_database(const std::string& from, const std::string& to) {
    const PostgresqlServer& server = PostgresqlServer::shared();
    if (server.answer("count(*)", "FROM pg_database WHERE datname = '" + to + "'") != "0")
        server.run("DROP DATABASE " + to + " WITH (FORCE)");
    server.run("CREATE DATABASE " + to + " TEMPLATE " + from);
}

} // namespace

Kept::Kept(const std::string& database)
    : address_(database == "sqlite" ? Nights::address() : stored::new_postgresql_address()) {
    if (is_on_server()) set("store = " + address_);
    const std::string text = "<consultation id=\"zqconsult\" concern=\"" + concern + "\" date=\"2026-04-01\"/>" +
                             "<incident id=\"zqincident\" date=\"2026-03-01\" reason=\"" + name + "\"/>";
    put("others.xml",
        late_case("C-7001", "c1", "<linked-child id=\"l1\" relation=\"cousin\" case=\"" + escaped + "\"/>") +
            late_case("C-7002", "c1"));
    put("of-one.xml", late_case(escaped, concern, text));
    sweep();
    except(id + "/strategy-meeting-in-time", "Agreed with " + name + ".");
    except("C-7001/strategy-meeting-in-time", "As in case " + id + ".");
    sweep(11);
}

void Kept::except(const std::string& finding, const std::string& reason) const {
    const Ended added = run({"exception", "add", finding, "--reason", reason, "--approved-by",
                             "head of service of " + id, "--until", "2026-04-30"});
    BOOST_REQUIRE_MESSAGE(added.exit == 0, added.err);
}

Ended Kept::erase(const std::vector<std::string>& more, const std::string& one) const {
    std::vector<std::string> words = {
        "erase", one, "--reason", "The family of " + id + " asked for it.", "--approved-by", "officer of " + id};
    words.insert(words.end(), more.begin(), more.end());
    return run(words, 11);
}

void Kept::take_out_of_inbox() const { fs::remove(inside("inbox/of-one.xml")); }

std::vector<std::string> Kept::traces() const {
    std::map<std::string, std::string> all;
    if (is_on_server()) add_server(all);
    for (const char* part : {"state", "reports"})
        for (const std::string& file : files_with(inside(part), ""))
            all[file].append(file).append(bytes_of(join_path(inside(part), file)));
    std::vector<std::string> found;
    for (const std::string& text :
         {id, escaped, std::string("Z&\\\"7_41"), std::string("Z&\"\"7_41"), std::string("7\\_41"), std::string("7_41"),
          concern, std::string("zqconsult"), name})
        for (const auto& [where, bytes] : all)
            if (contains(bytes, text)) found.emplace_back(where).append(": ").append(text);
    return found;
}

/// What the server logs ahead, and its own files about all databases, are its operator's.
void Kept::add_server(std::map<std::string, std::string>& all) const {
    const PostgresqlServer& server = PostgresqlServer::shared();
    server.run("CHECKPOINT");
    const std::string number = server.answer("CAST(oid AS TEXT)", "FROM pg_database WHERE datname = '" +
                                                                      stored::name_of_database(address_) + "'");
    const std::string files = (server.folder() / "data/base" / number).string();
    for (const std::string& file : files_with(files, "")) all["the server's files"] += bytes_of(join_path(files, file));
    all["the tables"] = stored::everything(*Store::open_existing(address_));
}

std::string Kept::line_of(const std::vector<std::string>& words, const std::string& start) const {
    const std::string said = run(words, 11).out;
    const std::size_t at = said.find(start);
    return at == std::string::npos ? said : said.substr(at, said.find('\n', at) - at);
}

void Kept::keep_aside() const {
    copy(folder(), aside());
    const std::string database = stored::name_of_database(address_);
    if (is_on_server()) copy_database(database, database + "_aside");
}

void Kept::restore() const {
    copy(aside(), folder());
    const std::string database = stored::name_of_database(address_);
    if (is_on_server()) copy_database(database + "_aside", database);
}

std::string listed(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    return text;
}

} // namespace abide::tests::kept_case
