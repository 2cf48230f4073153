// Programs run as by somebody to whom the modes of files apply.
#pragma once

#include <unistd.h>

#include <string>
#include <vector>

namespace abide::tests {

/// The words before a command line that see to it. Modes hold for everybody else: root obeys them only without the
/// right to pass them over.
inline std::vector<std::string> obeying_modes() {
    if (::geteuid() != 0) return {};
    return {"setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search",
            "--"};
}

} // namespace abide::tests
