// abide history export: every table of the store for analysts, as CSV files in a folder or as one SQLite file.
#include <array>
#include <filesystem>
#include <fstream>

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
    file.add(std::array<std::string_view, 3>{"table", "column", "meaning"});
    for (const Store::Table& table : tables)
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            file.add(std::array{table.name, table.columns[i], csv_cell(table.meanings[i])});
    file.finish();
}

void write_folder(Store& store, const std::string& path) {
    const std::vector<Store::Table> tables = store.tables();
    std::vector<std::string> names = {file_of(dictionary)};
    for (const Store::Table& table : tables) names.push_back(file_of(table.name));
    NewFolder folder(path, names);
    for (const Store::Table& table : tables) write_table(store, table, folder.temporary());
    write_dictionary(tables, folder.temporary());
    folder.put_in_place();
}

/// The store's own file, named as where to write, would be replaced by a copy of itself while others use it.
void refuse_the_store_itself(const std::string& address, const std::string& path) {
    constexpr std::string_view sqlite = "sqlite:";
    std::error_code ignored;
    if (address.starts_with(sqlite) && std::filesystem::equivalent(address.substr(sqlite.size()), path, ignored))
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
    const std::string address = read_configuration(options, world).value("store");
    const std::string path = options.value("output");
    if (path.empty() || path == "-")
        throw Error(Exit::usage,
                    std::string("what is missing is where to write: -o ") + (format == "csv" ? "FOLDER" : "FILE"));
    refuse_the_store_itself(address, path);
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
             "at all, readable by its owner alone. A folder of an earlier export is replaced, and so is an SQLite\n"
             "file, but nothing else that is there. The rows are the same whichever database the store is in.\n",
    .run = run_export,
};

} // namespace abide
