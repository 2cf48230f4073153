// PostgreSQL in words: how its database is named, how an address is read, and what it says when it refuses.
#include "store/postgresql_words.hpp"

#include <array>
#include <span>
#include <string_view>

#include "base/words.hpp"

namespace abide {

namespace {

bool holds_any(const std::string& text, std::span<const std::string_view> words) {
    for (const std::string_view word : words)
        if (text.find(word) != std::string::npos) return true;
    return false;
}

} // namespace

std::string words_of_server(const std::string& message) {
    std::string words = fold_space(message);
    for (const std::string_view start :
         {"Connection Error: ", "_prepare error: ", "_execute error: ", "fe_sendauth: ", "FATAL: ", "ERROR: "})
        if (const std::size_t at = words.find(start); at != std::string::npos) words.erase(0, at + start.size());
    // What is refused with encryption is tried again without, and then said twice.
    for (const std::string_view end : {" at character ", " Severity: ", " DETAIL: ", " HINT: ",
                                       " Is the server running", " This probably means", " connection to server "})
        words = words.substr(0, words.find(end));
    if (const std::size_t at = words.find(" password retrieved from "); at != std::string::npos) words.insert(at, ",");
    return words;
}

std::string name_of_connection(const std::string& connection) {
    std::string shown;
    for (const std::string& word : split_words(connection))
        if (word.starts_with("host=") || word.starts_with("port=") || word.starts_with("dbname="))
            shown += (shown.empty() ? "" : " ") + word;
    return "the PostgreSQL database" + (shown.empty() ? "" : " (" + shown + ")");
}

void check_connection(const std::string& connection) {
    for (const std::string& word : split_words(connection)) {
        if (word.find('=') != std::string::npos) continue;
        throw Error(Exit::usage, "the address of the store cannot be read: after postgresql: stand words like "
                                 "host=127.0.0.1, parted by spaces, and no value holds a space (a password with one "
                                 "can stand in the file .pgpass)");
    }
}

Error refusal_of_connection(const std::string& name, const std::string& message) {
    constexpr std::array<std::string_view, 9> address = {"does not exist", "authentication", "password",
                                                         "pg_hba",         "invalid",        "could not translate",
                                                         "permission",     "unrecognized",   "not permitted"};
    const bool is_address = holds_any(message, address);
    const bool is_password = message.find("password") != std::string::npos;
    return {is_address ? Exit::usage : Exit::not_written,
            "cannot open " + name + ": " + words_of_server(message) +
                (is_password ? "; a password stands in ~/.pgpass, or in the file that PGPASSFILE names" : "")};
}

} // namespace abide
