// The schema: the steps that make the tables, and what every table and column means.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.hpp"

namespace abide {

/// One step of the schema, never changed once it was released: a store somewhere has taken it as it was.
struct SchemaStep {
    int number = 0; ///< from 1, without gaps
    std::string_view title;
    std::span<const std::string_view> statements; ///< with TEXT and BIGINT as the only types
};

std::span<const SchemaStep> schema_steps();

struct ColumnMeaning {
    std::string_view name;
    std::string_view type; ///< TEXT or BIGINT
    std::string_view meaning;
};

/// A table as the steps leave it.
struct TableMeaning {
    std::string_view name;
    std::string_view key; ///< columns parted by ", ": the order of its rows
    std::span<const ColumnMeaning> columns;
};

/// By name.
std::span<const TableMeaning> table_meanings();
const TableMeaning& table_called(std::string_view name);

/// Every column of a table in its order, to be asked for or written.
std::vector<std::string> columns_of(std::string_view table);
Into into(std::string_view table, std::string_view otherwise = "");

/// How many steps a database has taken; 0: it is no store yet. Throws Error(usage) when it holds something else.
int steps_taken(Database& database);
/// Takes those that are missing, each in a transaction. Throws Error(usage) when it has taken more than there are.
void take_steps(Database& database);
/// The names of our tables.
std::vector<std::string> table_names();
/// Throws Error(usage) unless it has taken all of them and no more.
void check_steps(Database& database);

} // namespace abide
