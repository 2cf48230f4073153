// A made-up service over many nights: its exports, its procedures and its calendar, changed at random from a seed.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "command/rulebook.hpp"

namespace abide::tests {

/// Everything there is on one night.
struct MadeNight {
    Day as_at;
    std::string home;                           ///< the folder that holds procedures/ as they are tonight
    std::shared_ptr<const Rulebook> rulebook;   ///< the same, read
    std::map<std::string, std::string> files;   ///< of the inbox
    std::map<std::string, std::string> cases;   ///< those that can be read, by id: what their records say
    std::map<std::string, std::string> file_of; ///< where each of them stands
    std::set<std::string> refused;              ///< cases whose text is broken
    bool is_cut_short = false;                  ///< a file ends in the middle
    bool accepts_missing = false;
    std::string shared; ///< the records that stand outside every case

    [[nodiscard]] static std::string area_of(const std::string& file) {
        return file == "hackney.xml" ? "Hackney" : "Islington";
    }
};

class MadeService {
  public:
    /// Writes its procedures below `folder`. The same seed gives the same nights.
    MadeService(std::string folder, std::uint32_t seed, std::size_t cases);

    /// The next night.
    MadeNight next();
    /// For whoever needs a die of the same seed.
    std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(dice_() % n); }

  private:
    struct Made {
        std::string id;
        std::string file;
        std::vector<std::string> lines; ///< the case's element, a record on each
        int away_for = 0;               ///< nights
        bool is_refused = false;
    };
    bool happens_once_in(std::uint32_t n) { return below(n) == 0; }
    std::vector<std::string> random_lines(const std::string& id);
    void add_case();
    void change(Made& one);
    void change_line(std::string& line);
    void change_everything(MadeNight& night);
    void change_procedures();
    void change_calendar();
    void write_home(const std::string& file, const std::string& text);
    void remake_home(const std::function<void(const std::string& procedures)>& change);
    [[nodiscard]] std::vector<std::string> procedure_files() const;
    void bring_or_take_procedure();
    void write_exports(MadeNight& night);
    void pass_days();

    std::string folder_;
    std::mt19937 dice_;
    std::vector<RecordTypeId> types_;
    std::vector<Made> cases_;
    std::vector<std::string> panels_;
    Day day_;
    std::string home_;
    int homes_ = 0;
    std::map<std::string, std::string> shelf_; ///< procedures that were taken away, by file
    int copies_ = 0;                           ///< of the nation's procedure
    std::uint32_t given_ = 0;                  ///< cases so far
    std::shared_ptr<const Rulebook> rulebook_;
};

} // namespace abide::tests
