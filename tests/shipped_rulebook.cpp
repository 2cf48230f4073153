// Loads everything shipped, from the repository.
#include "tests/shipped_rulebook.hpp"

#include <memory>
#include <stdexcept>

#include "tests/places.hpp"

namespace abide::tests {

const Rulebook& shipped_rulebook() {
    static const std::unique_ptr<Rulebook> rulebook = [] {
        auto made = std::make_unique<Rulebook>();
        const std::string folder = (repository() / "procedures").string();
        made->add_ground(folder);
        made->add_procedures(folder);
        return made;
    }();
    return *rulebook;
}

const Procedure& shipped_procedure(std::string_view id) {
    for (const auto& procedure : shipped_rulebook().procedures())
        if (procedure->id == id) return *procedure;
    throw std::runtime_error("no such procedure is shipped");
}

} // namespace abide::tests
