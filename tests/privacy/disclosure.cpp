// The disclosure attack: made-up services publish for twelve weeks, and everything published is put together.
//
// Three publishers that are leaky on purpose show that the attack finds what there is to find.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstddef>
#include <iostream>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "privacy/suppress.hpp"
#include "tests/privacy/attack.hpp"
#include "tests/privacy/seen.hpp"
#include "tests/privacy/service.hpp"
#include "tests/rounds.hpp"

namespace abide::tests {

namespace {

constexpr unsigned populations = 300;
constexpr std::size_t weeks = 12;

ServiceSize any_size(SeededDice& dice) { return {2 + dice.below(5), 2 + dice.below(3), 8 + dice.below(120)}; }

/// Shows figures as a publisher does, given all it showed before.
class Publisher {
  public:
    enum class Way {
        safe,
        small_only,         ///< hides what is small and rounds the rest
        forgetful,          ///< protects each pack by itself
        generous_in_percent ///< shows every percentage whose counts are shown
    };
    explicit Publisher(Way way) : way_(way) {}

    void publish(const FiguresToPublish& figures) {
        if (way_ == Way::small_only) return publish_small_only(figures);
        FiguresToPublish given = figures;
        if (way_ == Way::forgetful) forget(given);
        if (way_ == Way::generous_in_percent) given.ratios.clear();
        std::optional<Protection> safe = protect_if_possible(given);
        if (!safe) return;
        Protection& protection = *safe;
        if (way_ == Way::generous_in_percent) show_percentages(figures, protection.shown);
        earlier_ = std::move(protection.published);
        seen.push_back(seen_by_readers(figures, protection.shown, earlier_));
    }

    std::vector<Seen> seen;
    unsigned refused = 0;

  private:
    /// A pack of services may be refused: its sums of teams are new, and may have been told before anybody wanted them.
    std::optional<Protection> protect_if_possible(const FiguresToPublish& figures) {
        try {
            return protect(figures, earlier_);
        } catch (const Error& error) {
            if (error.exit() != Exit::not_written || !figures.title.starts_with("services")) throw;
            ++refused;
            return std::nullopt;
        }
    }

    void publish_small_only(const FiguresToPublish& figures) {
        ShownFigures shown;
        Seen one{figures, {}, {}};
        for (const Count& count : figures.counts) {
            const bool is_hidden = is_small(count.count);
            if (is_hidden) one.hidden[count.key] = {1, 5};
            shown.show(count.key, is_hidden          ? ShownCount::hidden()
                                  : count.count == 0 ? ShownCount::zero()
                                                     : ShownCount::rounded(rounded(count.count)));
        }
        show_percentages(figures, shown);
        one.shown = shown;
        seen.push_back(one);
    }

    /// What was before, and what ties it to this.
    void forget(FiguresToPublish& figures) {
        earlier_ = {};
        const auto is_unknown = [&](const std::string& key) {
            return std::ranges::find(figures.counts, key, &Count::key) == figures.counts.end();
        };
        std::erase_if(figures.sums, [&](const CountSum& sum) {
            return is_unknown(sum.whole) || std::ranges::any_of(sum.parts, is_unknown) ||
                   std::ranges::any_of(sum.less, is_unknown);
        });
    }

    static void show_percentages(const FiguresToPublish& figures, ShownFigures& shown) {
        std::map<std::string, std::int64_t> counts;
        for (const Count& count : figures.counts) counts[count.key] = count.count;
        for (const Ratio& ratio : figures.ratios) {
            const std::int64_t part = counts[ratio.part];
            const std::int64_t whole = counts[ratio.whole];
            const bool is_shown = shown.count(ratio.part).number() && shown.count(ratio.whole).number();
            if (is_shown && whole >= 10 && !is_small(whole - part))
                shown.show_percentage(ratio.part, ratio.whole, static_cast<int>((200 * part + whole) / (2 * whole)));
        }
    }

    Way way_;
    Publications earlier_;
};

/// What protection cost.
struct Cost {
    std::size_t large = 0; ///< counts of 6 and more
    std::size_t large_hidden = 0;
    std::size_t zero = 0;
    std::size_t zero_hidden = 0;
    std::size_t packs = 0;
    unsigned packs_refused = 0;

    void add(const Publisher& publisher) {
        packs += publisher.seen.size() + publisher.refused;
        packs_refused += publisher.refused;
        for (const Seen& seen : publisher.seen) add(seen);
    }

    void add(const Seen& seen) {
        for (const Count& count : seen.figures.counts) {
            if (is_small(count.count)) continue;
            const bool is_hidden = !seen.shown.count(count.key).number();
            ++(count.count == 0 ? zero : large);
            if (is_hidden) ++(count.count == 0 ? zero_hidden : large_hidden);
        }
    }
};

Publisher twelve_weeks(unsigned seed, ServiceSize size, Publisher::Way way, std::size_t how_many = weeks) {
    MadeUpService service(seed, size);
    Publisher publisher(way);
    for (std::size_t week = 0; week < how_many; ++week)
        for (const FiguresToPublish& pack : service.next_week()) publisher.publish(pack);
    return publisher;
}

/// In how many of so many services something is worked out.
unsigned leaking(Publisher::Way way, unsigned services) {
    unsigned found = 0;
    for (unsigned seed = 0; seed < services; ++seed) {
        SeededDice dice(seed);
        found += attack(twelve_weeks(seed, any_size(dice), way).seen, Effort::narrow).empty() ? 0U : 1U;
    }
    return found;
}

} // namespace

BOOST_AUTO_TEST_SUITE(privacy)

BOOST_AUTO_TEST_CASE(nothing_is_worked_out_of_twelve_weeks) {
    Cost cost;
    std::size_t targets = 0;
    for (unsigned seed = 0; seed < rounds(populations); ++seed) {
        SeededDice dice(seed);
        const Publisher publisher = twelve_weeks(seed, any_size(dice), Publisher::Way::safe);
        const std::vector<Worked> worked = attack(publisher.seen, Effort::suppose);
        BOOST_TEST(worked.empty(), "seed " << seed << ": " << (worked.empty() ? "" : worked.front().key));
        targets += hidden_small_counts(publisher.seen);
        cost.add(publisher);
    }
    std::cout << "Attacked " << targets << " hidden small counts in vain. Of " << cost.large << " larger counts "
              << cost.large_hidden << " were withheld, of " << cost.zero << " zeros " << cost.zero_hidden << "; of "
              << cost.packs << " packs " << cost.packs_refused << " were refused.\n";
    BOOST_TEST(cost.packs_refused * 100 < cost.packs, "more than a hundredth of the packs was refused");
    BOOST_TEST(cost.large_hidden * 4 < cost.large, "more than a quarter of what is not small was withheld");
    BOOST_TEST(cost.zero_hidden * 10 < cost.zero, "more than a tenth of the zeros was withheld");
}

BOOST_AUTO_TEST_CASE(going_through_all_there_can_be_finds_nothing_either) {
    for (unsigned seed = 0; seed < rounds(100); ++seed) {
        SeededDice dice(seed);
        const ServiceSize size{2 + dice.below(2), 2, 4 + dice.below(30)};
        const std::vector<Worked> worked =
            attack(twelve_weeks(seed, size, Publisher::Way::safe, 3).seen, Effort::exhaust);
        BOOST_TEST(worked.empty(), "seed " << seed << ": " << (worked.empty() ? "" : worked.front().key));
    }
}

BOOST_AUTO_TEST_CASE(whoever_hides_only_what_is_small_is_found_out) {
    BOOST_TEST(leaking(Publisher::Way::small_only, 40) > 35U);
}

BOOST_AUTO_TEST_CASE(whoever_forgets_earlier_weeks_is_found_out) {
    BOOST_TEST(leaking(Publisher::Way::forgetful, 40) > 20U);
}

BOOST_AUTO_TEST_CASE(whoever_shows_all_percentages_is_found_out) {
    BOOST_TEST(leaking(Publisher::Way::generous_in_percent, 40) > 20U);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace abide::tests
