// One case of tonight held against what is remembered of it: what moved, and by which steps.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "command/case_verdicts.hpp"
#include "command/nightly/earlier_nights.hpp"
#include "command/nightly/remembered.hpp"
#include "history/compare.hpp"
#include "history/exceptions.hpp"

namespace abide {

/// What came of it.
struct ExaminedCase final : CaseWork {
    /// A duty that stands otherwise than is remembered.
    struct Moved {
        const Remembered::Duty* before = nullptr;        ///< null: it was not asked
        std::optional<Standing> now;                     ///< nothing: it is not asked any more
        ExceptionNumbers exceptions;                     ///< that hold over it tonight
        std::optional<std::pair<State, Reason>> unasked; ///< why it is not asked any more, where a rule says so
        std::vector<NightStep> steps;                    ///< empty: nothing was known of the case
    };
    KnownCase now;
    const Remembered::Case* before = nullptr; ///< null: no night met it
    std::vector<Moved> moved;
    std::vector<std::int64_t> found_again; ///< standings that were held, and hold after all
};

class Examination {
  public:
    /// All references must outlive it.
    Examination(const Remembered& remembered, EarlierNights& earlier, const ExceptionOverlay& overlay)
        : remembered_(&remembered), earlier_(&earlier), overlay_(&overlay) {}

    /// See Run::Listener::examine. Null: something moved, and the case is needed to say why.
    std::unique_ptr<CaseWork> operator()(std::size_t worker, const Case* one_case, const CaseVerdicts& made) const;

  private:
    void find_moved(const std::vector<Standing>& tonight, ExaminedCase& examined) const;
    void find_steps(std::size_t worker, const Case& one_case, const CaseVerdicts& made,
                    const std::vector<Standing>& tonight, ExaminedCase& examined) const;
    [[nodiscard]] std::optional<Cause> change_of_others(const CaseVerdicts& made) const;
    void find_unasked(std::size_t worker, const Case& one_case, ExaminedCase& examined) const;

    const Remembered* remembered_;
    EarlierNights* earlier_;
    const ExceptionOverlay* overlay_;
};

} // namespace abide
