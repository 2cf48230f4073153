// Draws by SHA-256: whoever does not know the seed cannot tell who will come first, whoever does can check it.
#include "history/drawing.hpp"

#include <algorithm>
#include <utility>

#include "hash/hash.hpp"

namespace abide {

std::string drawing_hash(std::string_view seed, std::string_view id) {
    return sha256(std::string(seed).append("|").append(id));
}

std::vector<std::string> draw_order(std::vector<std::string> ids, std::string_view seed) {
    std::vector<std::pair<std::string, std::string>> hashed;
    hashed.reserve(ids.size());
    for (std::string& id : ids) {
        std::string hash = drawing_hash(seed, id);
        hashed.emplace_back(std::move(hash), std::move(id));
    }
    std::ranges::sort(hashed);
    for (std::size_t i = 0; i < ids.size(); ++i) ids[i] = std::move(hashed[i].second);
    return ids;
}

std::string population_hash(std::vector<std::string> ids) {
    std::ranges::sort(ids);
    Sha256 hash;
    for (const std::string& id : ids) {
        hash.add(id);
        hash.add("\n");
    }
    return hash.finish();
}

std::string fault_of_seed(std::string_view seed) {
    constexpr std::size_t longest = 100;
    const bool is_one = !seed.empty() && seed.size() <= longest && std::ranges::all_of(seed, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.' ||
               c == '_';
    });
    return is_one ? "" : "The seed, --seed, can hold letters, digits and -._ only, 100 at most, as in plymouth-1.";
}

} // namespace abide
