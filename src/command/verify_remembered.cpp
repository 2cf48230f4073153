// What the history says of a run that is to be verified: which of its files were erased, and its certificate's hash.
#include <algorithm>

#include "command/nightly/case_erasure.hpp"
#include "command/verification.hpp"
#include "store/store.hpp"

namespace abide {

RememberedRun remember_run(const Certificate& certificate, Store& store) {
    RememberedRun remembered;
    for (const Erasure& erasure : store.erasures()) {
        remembered.erased.insert(erasure.outputs.begin(), erasure.outputs.end());
        // A case's erasure leaves a note in the set.
        if (erasure.kind != "case") continue;
        for (const std::string& output : erasure.outputs)
            remembered.notes.insert(output.substr(0, output.find('/') + 1) + std::string(erased_note));
    }
    for (const SweepRecord& sweep : store.sweeps())
        if (sweep.id == certificate.run && sweep.number == certificate.number)
            remembered.certificate = sweep.certificate;
    return remembered;
}

} // namespace abide
