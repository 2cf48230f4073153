// A hash of what a case's records say, whatever the layout of the export: the record changed when it did.
#pragma once

#include <span>
#include <string>

#include "model/case.hpp"
#include "model/dictionary.hpp"

namespace abide {

/// Of the case's own records and of what its system cannot export; 64 hexadecimal digits.
std::string digest_of_case(const Case& one_case, const Dictionary& dictionary);

/// The same of records that stand outside every case.
std::string digest_of_records(std::span<const Record> records, const Dictionary& dictionary);

} // namespace abide
