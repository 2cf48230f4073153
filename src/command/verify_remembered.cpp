// What the history says of a run that is to be verified: which of its files were erased, and its certificate's hash.
#include <algorithm>

#include "command/nightly/case_erasure.hpp"
#include "command/nightly/unknown_runs.hpp"
#include "command/verification.hpp"
#include "store/store.hpp"

namespace abide {

RememberedRun remember_run(const Certificate& certificate, Store& store, const Configuration& configuration) {
    RememberedRun remembered;
    const std::vector<Erasure> erasures = store.erasures();
    for (const Erasure& erasure : erasures) {
        remembered.erased.insert(erasure.outputs.begin(), erasure.outputs.end());
        // A case's erasure leaves a note in the set.
        if (erasure.kind != "case") continue;
        for (const std::string& output : erasure.outputs)
            remembered.notes.insert(output.substr(0, output.find('/') + 1) + std::string(erased_note));
    }
    const std::vector<SweepRecord> sweeps = store.sweeps();
    for (const SweepRecord& sweep : sweeps)
        if (sweep.id == certificate.run && sweep.number == certificate.number)
            remembered.certificate = sweep.certificate;
    if (!sweeps.empty())
        remembered.last = RememberedRun::Last{sweeps.back().id, sweeps.back().number, sweeps.back().certificate};
    remembered.one_more_can_be_left = look_for_unknown_runs(configuration, sweeps, erasures).says.empty();
    return remembered;
}

} // namespace abide
