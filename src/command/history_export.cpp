// abide history export: every table of the store for analysts, as CSV files in a folder or as one SQLite file.
#include <array>
#include <filesystem>
#include <fstream>
#include <map>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/words.hpp"
#include "command/command.hpp"
#include "command/configuration.hpp"
#include "command/new_folder.hpp"
#include "store/store.hpp"
#include "writer/csv_cell.hpp"

namespace abide {

namespace {

constexpr std::string_view dictionary = "columns";
constexpr std::size_t written_at_once = 1U << 16U;

const std::array<std::string, 3> dictionary_header = {"table", "column", "meaning"};

std::string file_of(std::string_view table) { return std::string(table) + ".csv"; }

/// A CSV file on its way into a folder: lines end as RFC 4180 says.
class CsvFile {
  public:
    CsvFile(const std::string& folder, std::string_view table) : file_(join_path(folder, file_of(table))) {}

    template <typename Row>
    void add(const Row& row) {
        bool is_first = true;
        for (const auto& cell : row) {
            if (!is_first) waiting_ += ',';
            is_first = false;
            waiting_ += cell;
        }
        waiting_ += "\r\n";
        if (waiting_.size() >= written_at_once) write();
    }

    void finish() {
        write();
        file_.put_in_place();
    }

  private:
    void write() {
        file_.append(waiting_);
        waiting_.clear();
    }
    NewFile file_;
    std::string waiting_;
};

void write_table(Store& store, const Store::Table& table, const std::string& folder) {
    CsvFile file(folder, table.name);
    file.add(table.columns);
    std::vector<std::string> cells;
    store.each_row(table, [&](std::span<const std::optional<std::string>> row) {
        cells.clear();
        for (const std::optional<std::string>& cell : row) cells.push_back(cell ? csv_cell(*cell) : "");
        file.add(cells);
    });
    file.finish();
}

void write_dictionary(const std::vector<Store::Table>& tables, const std::string& folder) {
    CsvFile file(folder, dictionary);
    file.add(dictionary_header);
    for (const Store::Table& table : tables)
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            file.add(std::array{table.name, table.columns[i], csv_cell(table.meanings[i])});
    file.finish();
}

std::string line_of(std::span<const std::string> cells) {
    std::string line;
    for (const std::string& cell : cells) line += (line.empty() ? "" : ",") + cell;
    return line + "\r\n";
}

/// The first line of every table's file, by the dictionary of an export, whichever Abide wrote it.
std::map<std::string, std::string> headers_in(const std::string& columns) {
    std::map<std::string, std::vector<std::string>> tables;
    for (const std::string_view line : split_lines(columns)) { // neither a table's name nor a column's holds a comma
        const std::size_t table = std::min(line.find(','), line.size());
        const std::size_t column = std::min(line.find(',', table + 1), line.size());
        if (table < column)
            tables[std::string(line.substr(0, table))].emplace_back(line.substr(table + 1, column - table - 1));
    }
    std::map<std::string, std::string> headers;
    for (const auto& [table, names] : tables) headers[file_of(table)] = line_of(names);
    return headers;
}

std::string beginning_of(const std::string& path, std::size_t bytes) {
    std::ifstream file(path, std::ios::binary);
    std::string beginning(bytes, '\0');
    file.read(beginning.data(), static_cast<std::streamsize>(bytes));
    beginning.resize(static_cast<std::size_t>(file.gcount()));
    return beginning;
}

/// Why a folder is no earlier export, whatever its files are called: empty when it is one.
std::string why_no_export(const std::string& folder) {
    const std::string place = join_path(folder, file_of(dictionary));
    if (!is_file(place)) return "it is no earlier export: there is no " + file_of(dictionary) + " in it";
    const std::string columns = read_file(place);
    if (!columns.starts_with(line_of(dictionary_header)))
        return "it is no earlier export: its " + file_of(dictionary) + " is something else";
    const std::map<std::string, std::string> headers = headers_in(columns);
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (name == file_of(dictionary)) continue;
        const auto header = headers.find(name);
        if (header == headers.end() || beginning_of(entry.path().string(), header->second.size()) != header->second)
            return "it is no earlier export: its " + name + " is something else";
    }
    return "";
}

void write_folder(Store& store, const std::string& path) {
    const std::vector<Store::Table> tables = store.tables();
    std::vector<std::string> names = {file_of(dictionary)};
    for (const Store::Table& table : tables) names.push_back(file_of(table.name));
    NewFolder folder(path, names, why_no_export);
    for (const Store::Table& table : tables) write_table(store, table, folder.temporary());
    write_dictionary(tables, folder.temporary());
    folder.put_in_place();
}

/// The store's own file, named as where to write, would be replaced by a copy of itself while others use it.
void refuse_the_store_itself(const std::string& file, const std::string& path) {
    std::error_code ignored;
    if (!file.empty() && std::filesystem::equivalent(file, path, ignored))
        throw Error(Exit::usage, "cannot write " + path + ": it is the store itself");
}

bool is_sqlite_database(const std::string& path) {
    constexpr std::string_view mark = "SQLite format 3";
    std::ifstream file(path, std::ios::binary);
    std::string beginning(mark.size() + 1, ' ');
    file.read(beginning.data(), static_cast<std::streamsize>(beginning.size()));
    return file && beginning == std::string(mark) + '\0';
}

/// Where the file is written, a link followed. Only nothing, or a database, is replaced: whatever else is there was not
/// meant. Throws Error(usage).
std::string place_of_database(const std::string& path) {
    namespace fs = std::filesystem;
    const auto refuse = [&](const std::string& why) { throw Error(Exit::usage, "cannot write " + path + ": " + why); };
    std::error_code trouble;
    const fs::file_status itself = fs::symlink_status(path, trouble);
    if (!fs::exists(itself)) return path;
    const fs::path target = fs::canonical(path, trouble);
    if (trouble) refuse("it is a link that leads nowhere");
    const fs::file_status status = fs::status(target, trouble);
    if (fs::is_directory(status)) refuse("it is a folder");
    if (!fs::is_regular_file(status)) refuse("it is a device or a pipe, and would be replaced by a file");
    if (!is_sqlite_database(target.string())) refuse("there is a file that is no SQLite database");
    return fs::is_symlink(itself) ? target.string() : path;
}

Exit run_export(const Options& options, World& world) {
    options.refuse_more_than(0);
    constexpr std::array<std::string_view, 2> formats = {"csv", "sqlite"};
    const std::string format = options.choice("format", std::vector<std::string>(formats.begin(), formats.end()));
    const Configuration configuration = read_configuration(options, world);
    const std::string& address = configuration.value("store");
    const std::string path = options.value("output");
    if (path.empty() || path == "-")
        throw Error(Exit::usage,
                    std::string("what is missing is where to write: -o ") + (format == "csv" ? "FOLDER" : "FILE"));
    refuse_the_store_itself(configuration.store_file(), path);
    const std::string place = format == "csv" ? path : place_of_database(path);
    const std::unique_ptr<Store> store = Store::open_existing(address);
    if (format == "csv")
        write_folder(*store, path);
    else
        store->copy_to(place);
    if (!options.has("quiet")) *world.err << "Wrote " << path << "   IDENTIFIED: do not e-mail\n";
    return Exit::clean;
}

constexpr std::array<std::string_view, 2> examples = {
    "abide history export --store sqlite:history.db -o history-2026-04",
    "abide history export --store \"postgresql:host=north dbname=abide\" --format sqlite -o history.sqlite"};
constexpr std::array<std::string_view, 7> options = {"config", "store", "state", "output", "format", "quiet", "help"};

} // namespace

extern const Command history_export_command;
const Command history_export_command = {
    .name = "history export",
    .summary = "Write every table of the store for analysts: CSV files, or one SQLite file",
    .arguments = "",
    .examples = examples,
    .options = options,
    .notes = "--format csv (the default) writes a folder with a file for each table and columns.csv, which says what\n"
             "every column means; --format sqlite writes one file with the same tables. Either is there whole or not\n"
             "at all, readable by its owner alone. A folder of an earlier export is replaced (its files begin as its\n"
             "columns.csv says), and so is an SQLite file, but nothing else that is there. The rows are the same\n"
             "whichever database the store is in.\n",
    .run = run_export,
};

} // namespace abide
