// Drawing at random: by hand, in any order, of any size, and with the same chance for every case.
#include "history/drawing.hpp"

#include <rapidcheck.h>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <map>

namespace abide::tests {

BOOST_AUTO_TEST_SUITE(drawing)

// printf '%s' 's|a' | sha256sum, and so on.
BOOST_AUTO_TEST_CASE(anybody_can_check_it_with_sha256sum) {
    BOOST_TEST(drawing_hash("s", "a") == "2fe5d35cd82a3132df78b1c369bc0298bc5364271c5189907439382c73f25d48");
    const std::vector<std::string> order = draw_order({"a", "b", "c"}, "s");
    BOOST_TEST(order == (std::vector<std::string>{"c", "a", "b"}));
    // printf 'a\nb\nc\n' | sha256sum
    BOOST_TEST(population_hash({"c", "a", "b"}) == "880553fca8fcea94e325ee2cfb48e5a985cc797f39a14cc6d3cedecfeb2ae4d2");
}

BOOST_AUTO_TEST_CASE(neither_the_order_of_cases_nor_who_else_is_among_them_changes_who_comes_first) {
    const bool holds = rc::check([] {
        std::vector<std::string> ids = *rc::gen::unique<std::vector<std::string>>(rc::gen::arbitrary<std::string>());
        const auto seed = *rc::gen::arbitrary<std::string>();
        const std::vector<std::string> order = draw_order(ids, seed);
        RC_ASSERT(std::is_permutation(order.begin(), order.end(), ids.begin(), ids.end()));
        std::reverse(ids.begin(), ids.end());
        RC_ASSERT(draw_order(ids, seed) == order);
        RC_ASSERT(population_hash(ids) == population_hash(order));
        if (ids.empty()) return;
        // Without one of them the others keep their order.
        const std::string gone = ids.back();
        ids.pop_back();
        std::vector<std::string> others = order;
        std::erase(others, gone);
        RC_ASSERT(draw_order(ids, seed) == others);
    });
    BOOST_TEST(holds);
}

// Three of ten by two thousand seeds: six hundred for each, and nobody further off than chance goes.
BOOST_AUTO_TEST_CASE(every_case_is_as_likely_as_another) {
    constexpr int seeds = 2000;
    constexpr double share = 0.3;
    std::vector<std::string> ids;
    for (int i = 0; i < 10; ++i) ids.push_back("C-000" + std::to_string(i));
    std::map<std::string, int> drawn;
    for (int seed = 0; seed < seeds; ++seed) {
        const std::vector<std::string> order = draw_order(ids, std::to_string(seed));
        for (std::size_t i = 0; i < 3; ++i) ++drawn[order[i]];
    }
    double distance = 0;
    for (const auto& [id, times] : drawn)
        distance += std::pow(times - seeds * share, 2) / (seeds * share * (1 - share));
    BOOST_TEST(drawn.size() == ids.size());
    // Of nine free counts a sum above 27.9 comes once in a thousand seeds' worth of chance.
    BOOST_TEST(distance * 0.9 < 27.9);
}

BOOST_AUTO_TEST_CASE(a_seed_can_be_typed_into_a_shell) {
    BOOST_TEST(fault_of_seed("2026-04_a.b") == "");
    for (const std::string seed : {"", "a b", "$(reboot)", "a|b", "\xc3\xa9"}) BOOST_TEST(fault_of_seed(seed) != "");
    BOOST_TEST(fault_of_seed(std::string(100, 'a')) == "");
    BOOST_TEST(fault_of_seed(std::string(101, 'a')) != "");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
