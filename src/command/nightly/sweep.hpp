// A sweep: everything in the inbox judged, held against the night before, remembered and published.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "command/configuration.hpp"
#include "command/fail_on.hpp"
#include "command/nightly/ledger.hpp"
#include "command/nightly/night_judging.hpp"
#include "command/options.hpp"
#include "command/run.hpp"
#include "command/world.hpp"
#include "publish/report_sets.hpp"
#include "store/store.hpp"

namespace abide {

/// The order of things is what makes it safe to kill: the set of reports is written aside; the certificate beside it;
/// the store takes the night in one transaction; one rename makes the set the current one; the heartbeat says so. Until
/// the transaction nothing has happened, after it only the rename is left to do, by whoever comes next.
class Sweep {
  public:
    /// `options` are completed by the configuration. The references must outlive it.
    Sweep(const Configuration& configuration, const Options& options, World& world);
    ~Sweep();

    /// Takes the turn, finishes what an earlier sweep was kept from finishing, and sweeps. Throws Error.
    Exit run();

  private:
    void expect_inbox() const;
    void open_store();
    void recover();
    void open_exports();
    bool judge();
    void write_set();
    void certify();
    void remember();
    void publish_last();
    void repeat();
    void say_so();
    void warn(const std::vector<std::string>& troubles) const;
    void warn_of_left_out() const;

    const Configuration* configuration_;
    const Options* options_;
    World* world_;
    FailOn fail_on_;
    ReportSets sets_;
    struct Work;
    std::unique_ptr<Work> work_;
};

} // namespace abide
