// Procedures with any number of rules, made of the shipped ones.
#pragma once

#include <string>
#include <vector>

namespace abide::bench {

enum class Mix {
    as_shipped, ///< all the shipped rules in turn, the national ones first: most find nothing of theirs in most cases
    national,   ///< the national time limits in turn: every case answers to one in three of them, some to all
    three_days  ///< the one that a stylesheet checks too: a strategy meeting in three working days
};

/// Writes procedures that hold so many rules together into the folder, which is emptied first; their ids. The rules are
/// the shipped ones, copied under new ids as often as it takes.
std::vector<std::string> write_rules(const std::string& shipped, const std::string& folder, std::size_t count, Mix mix);

} // namespace abide::bench
