// Everything that is wrong with what somebody wants to have recorded, said at once.
#include "command/faults.hpp"

#include "base/error.hpp"
#include "base/words.hpp"

namespace abide {

void refuse_faults(const std::string& what, const std::vector<std::string>& faults) {
    if (faults.empty()) return;
    std::string sentence = what + " has " + count_of(faults.size(), "fault", "faults") + "; nothing was changed:";
    for (const std::string& fault : faults) sentence += "\n  " + fault;
    throw Error(Exit::usage, sentence);
}

} // namespace abide
