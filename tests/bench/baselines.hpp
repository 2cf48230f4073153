// What a check is measured beside: a parse that does nothing, and a read that does not even parse.
#pragma once

namespace abide::bench {

/// Reads every byte of the file; 0 when that worked.
int read_bytes(const char* file);

/// libxml2's SAX2 parse with handlers that do nothing; 0 when the file is well-formed.
int parse(const char* file);

} // namespace abide::bench
