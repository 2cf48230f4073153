// Our values as rows of their tables, and read from them; the columns stand as in meanings.cpp.
#pragma once

#include "history/action.hpp"
#include "history/attestation.hpp"
#include "history/audit.hpp"
#include "history/erasure.hpp"
#include "history/exception.hpp"
#include "history/standing.hpp"
#include "history/sweep_record.hpp"
#include "history/transition.hpp"
#include "store/cells.hpp"
#include "store/store.hpp"

namespace abide {

Cells row_of(const SweepRecord& sweep);
SweepRecord sweep_of(std::span<const Cell> row); ///< without its lists
Cells row_of(std::int64_t sweep, std::int64_t place, const NamedText& text);
Cells row_of(std::int64_t sweep, std::int64_t place, const SweepExport& source);
Cells row_of(std::int64_t sweep, std::int64_t place, const SweepOutput& output);
Cells row_of(std::int64_t sweep, std::int64_t place, const SweepCount& count);
Cells row_of(std::int64_t sweep, std::int64_t place, const SweepAway& away);
// Each reads a row from its first own column on, behind sweep and place.
NamedText named_text_of(CellReader& row);
SweepExport export_of(CellReader& row);
SweepOutput output_of(CellReader& row);
SweepCount count_of_verdicts(CellReader& row);
SweepAway away_of(CellReader& row);

Cells row_of(const Document& document);
Document document_of(std::span<const Cell> row);
Cells row_of(const KnownCase& known);
KnownCase case_of(std::span<const Cell> row);

Cells row_of(std::int64_t id, std::int64_t sweep, const NewStanding& standing);
/// `open_since`, when given, takes what stands there.
Standing standing_of(std::span<const Cell> row, std::optional<Day>* open_since = nullptr);
Cells row_of(std::int64_t place, const Transition& transition);
Transition transition_of(std::span<const Cell> row);

Cells row_of(const Exception& exception);
Exception exception_of(std::span<const Cell> row);
Cells row_of(const Attestation& attestation);
Attestation attestation_of(std::span<const Cell> row);
Cells row_of(const Action& action); ///< as it was first recorded
Action action_of(std::span<const Cell> row);
Cells row_of(const ActionEntry& entry);
ActionEntry action_entry_of(std::span<const Cell> row);
Cells row_of(const Audit& audit);
Audit audit_of(std::span<const Cell> row); ///< without its lists
Cells row_of(const AuditEntry& entry);
AuditEntry audit_entry_of(std::span<const Cell> row);
Cells row_of(const Erasure& erasure);
Erasure erasure_of(std::span<const Cell> row); ///< without its lists

} // namespace abide
