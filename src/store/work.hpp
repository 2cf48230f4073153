// What the store is made of, for the files of this room that share its members among them.
#pragma once

#include <memory>

#include "store/database.hpp"
#include "store/store.hpp"

namespace abide {

struct Store::Work {
    std::unique_ptr<Database> database;
};

/// The next number of a kind, which was never given before and never will be again. Inside a transaction.
std::int64_t next_number(Database& database, const std::string& kind);

} // namespace abide
