// What in a text tells of a person: the id of a case or a worker, the label of a case, a name, a day of birth.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace abide {

/// The cases that an audit or a store at hand knows. Either list may be empty.
struct KnownCases {
    std::vector<std::string> ids;
    std::vector<std::string> labels; ///< "A": looked for as "case A"
};

struct Telling {
    std::string words; ///< as they stand in the text
    std::string is;    ///< "the id of a case"
};

/// Each once, in the order of what they are. Besides what is known: what has the shape of an id there, or of those that
/// exports use (C-0088, W-12). It finds what is plain and proves nothing of a text in which it finds nothing.
std::vector<Telling> tellings_in(std::string_view text, const KnownCases& known);

} // namespace abide
