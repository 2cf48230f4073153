// Holds JSON against a JSON Schema, as far as our own schema goes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace abide::tests {

/// One sentence for each place where the document is not what the schema asks: "$.verdicts[0].due: …". Knows type,
/// enum, const, required, properties, additionalProperties, items, pattern, minimum, anyOf and $ref into $defs; throws
/// std::runtime_error at a word it does not know, so that a schema cannot ask for what is not checked.
std::vector<std::string> schema_faults(std::string_view schema, std::string_view document);

/// The same against one entry of the schema's $defs.
std::vector<std::string> schema_faults(std::string_view schema, const std::string& definition,
                                       std::string_view document);

} // namespace abide::tests
