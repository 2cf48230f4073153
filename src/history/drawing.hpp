// Drawing cases at random so that anybody can check it by hand: the order of SHA-256 over a seed and each case's id.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace abide {

/// What a record of a drawing calls this way of doing it; another way would have another name.
constexpr std::string_view drawing_procedure = "sha256-1";

/// The hash that gives a case its place: SHA-256 over the seed, a vertical bar and the id, as 64 hexadecimal digits.
/// By hand: printf '%s' 'SEED|ID' | sha256sum
std::string drawing_hash(std::string_view seed, std::string_view id);

/// All of them without replacement, by their hashes, the smallest first. The order they come in makes no difference,
/// and the first n are the same however many are drawn. Ids must differ.
std::vector<std::string> draw_order(std::vector<std::string> ids, std::string_view seed);

/// SHA-256 over the ids in the order of their bytes, each with a line end behind it.
/// By hand: LC_ALL=C sort ids.txt | sha256sum
std::string population_hash(std::vector<std::string> ids);

/// A sentence when it is no seed: letters, digits and -._ only, 100 at most; empty when it is one.
std::string fault_of_seed(std::string_view seed);

} // namespace abide
