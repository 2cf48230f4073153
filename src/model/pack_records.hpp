// What records say as bytes: for hashes and keys that are the same when, and only when, the same is said.
#pragma once

#include "base/pack.hpp"
#include "model/case.hpp"
#include "model/dictionary.hpp"

namespace abide {

// By name, so that a dictionary that has grown says the same of a record that has not changed: even of a word that it
// did not know before.

/// Every fact the record has, in the dictionary's order; neither its type, nor its id, nor where it stands.
void put_values(const Record& record, const Dictionary& dictionary, Packer& into);

void put_not_exported(const NotExported& not_exported, const Dictionary& dictionary, Packer& into);

} // namespace abide
