// Tonight's record of a case put down fact by fact, and what of it is certainly new.
#pragma once

#include <memory>
#include <string_view>

#include "history/record_tonight.hpp"
#include "model/case.hpp"
#include "model/dictionary.hpp"

namespace abide {

/// `before`: the digest of the case's record as it was, see digest_of_case; empty: nothing is said to be new. Where
/// tonight's record without one record and all in it, without two of them, or without one fact has that digest, it is
/// known for certain what is new; of anything else nothing is.
std::shared_ptr<const RecordTonight> recorded_tonight(const Case& one_case, const Dictionary& dictionary,
                                                      std::string_view before);

} // namespace abide
