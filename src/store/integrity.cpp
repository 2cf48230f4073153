// Whether the store is whole: what the database finds, and what must hold of a history in any database.
#include <array>

#include "hash/hash.hpp"
#include "store/rows.hpp"
#include "store/schema.hpp"
#include "history/scrub.hpp"
#include "store/work.hpp"

namespace abide {

namespace {

/// A question that counts what must not be there.
struct Check {
    std::string_view wrong; ///< what follows the number found
    std::string_view counted;
};

/// What a night says of its verdicts, against what is remembered of them. A night that could not read everything keeps
/// standings it did not count; so there may be more of them than verdicts, but never fewer; a shrunk one holds
/// findings in another state than it counted them in. Verdicts that are not
/// applicable or not checked leave no standing.
constexpr std::string_view counts_differ =
    "FROM (SELECT c.sweep AS sweep, c.state AS state, sum(c.verdicts) AS verdicts, "
    "(SELECT count(*) FROM standings AS s WHERE s.state = c.state AND s.first_sweep <= c.sweep AND "
    "(s.last_sweep IS NULL OR s.last_sweep >= c.sweep) AND s.procedure IN "
    // What was found by a procedure that did not judge then is held.
    "(SELECT substr(d.name, 11) FROM sweep_documents AS d WHERE d.sweep = c.sweep)) + "
    "(SELECT coalesce(sum(m.standings), 0) FROM erasure_missing AS m WHERE m.sweep = c.sweep AND m.state = c.state) "
    "AS remembered FROM sweep_counts AS c WHERE c.state NOT IN ('not-applicable', 'not-checked') "
    "GROUP BY c.sweep, c.state) AS n JOIN sweeps AS w ON w.number = n.sweep WHERE "
    "(n.remembered < n.verdicts AND w.shrunk = 0) OR "
    "(n.remembered > n.verdicts AND w.shrunk = 0 AND w.exit_code <> 3 AND NOT EXISTS (SELECT 1 FROM sweep_exports AS e WHERE "
    "e.sweep = n.sweep AND (e.refused > 0 OR e.cut_short = 1)))";

constexpr std::array<Check, 12> checks = {{
    {"sweeps are missing between the first and the last",
     "FROM sweeps AS w WHERE w.number > (SELECT min(number) FROM sweeps) AND NOT EXISTS (SELECT 1 FROM sweeps AS p "
     "WHERE p.number = w.number - 1)"},
    {"standings begin or end in a sweep that never was",
     "FROM standings WHERE first_sweep < 1 OR first_sweep > (SELECT coalesce(max(number), 0) FROM sweeps) OR "
     "last_sweep > (SELECT coalesce(max(number), 0) FROM sweeps) OR last_sweep < first_sweep"},
    {"standings ended before the first sweep that is kept",
     "FROM standings WHERE last_sweep < (SELECT min(number) FROM sweeps)"},
    {"duties stand in two ways at once",
     "FROM (SELECT case_id FROM standings WHERE last_sweep IS NULL GROUP BY case_id, fingerprint, ordinal "
     "HAVING count(*) > 1) AS twice"},
    {"transitions belong to a sweep that is not there",
     "FROM transitions AS t WHERE NOT EXISTS (SELECT 1 FROM sweeps WHERE number = t.sweep)"},
    {"texts a sweep went by are not there",
     "FROM sweep_documents AS d WHERE NOT EXISTS (SELECT 1 FROM documents WHERE sha256 = d.sha256)"},
    {"it is not known since when a procedure is gone by",
     "FROM sweep_documents AS d JOIN sweeps AS s ON s.number = d.sweep WHERE d.name LIKE 'procedure %' AND NOT EXISTS "
     "(SELECT 1 FROM procedures AS p WHERE 'procedure ' || p.id = d.name AND p.first_as_at <= s.as_at)"},
    {"standings belong to a case that is not known",
     "FROM standings AS s WHERE last_sweep IS NULL AND NOT EXISTS (SELECT 1 FROM cases WHERE id = s.case_id)"},
    {"entries are about an action that is not there",
     "FROM action_entries AS e WHERE NOT EXISTS (SELECT 1 FROM actions WHERE number = e.action)"},
    {"cases, exports or entries are of an audit that is not there",
     "FROM (SELECT audit FROM audit_entries UNION ALL SELECT audit FROM audit_cases UNION ALL "
     "SELECT audit FROM audit_exports) AS e WHERE NOT EXISTS (SELECT 1 FROM audits WHERE number = e.audit)"},
    {"entries are about a case that an audit did not draw",
     "FROM audit_entries AS e WHERE e.place > 0 AND NOT EXISTS (SELECT 1 FROM audit_cases AS c WHERE "
     "c.audit = e.audit AND c.kind = 'population' AND c.place = e.place)"},
    {"counts of a night differ from the standings that are remembered of it", counts_differ},
}};

/// The first text that is not the one of its hash; empty when all are.
std::string fault_of_documents(Database& database) {
    std::string found;
    database.each({columns_of("documents"), "FROM documents ORDER BY sha256", {}}, [&](std::span<const Cell> row) {
        const Document one = document_of(row);
        if (found.empty() && sha256(one.text) != one.sha256)
            found = "the text of the " + one.kind + " " + one.id + " is not the one of its hash, " + one.sha256;
    });
    return found;
}

/// The first standing that is not as it was written; empty when all are. Where a case was erased since, "(erased)"
/// may stand for its name.
std::string fault_of_standings(Database& database) {
    const bool has_erased = database.number("count(*)", "FROM erasures WHERE kind = 'case'") > 0;
    Select select = {columns_of("standings"), "FROM standings ORDER BY id", {}};
    const std::size_t own = select.columns.size();
    select.columns.emplace_back("digest");
    std::string found;
    database.each(select, [&](std::span<const Cell> cells) {
        if (!found.empty()) return;
        const Standing one = standing_of(cells.first(own));
        if (static_cast<std::int64_t>(digest_of(one)) == CellReader(cells.subspan(own)).number()) return;
        const bool is_scrubbed = (one.items + one.missing + one.facts).find(erased) != std::string::npos;
        if (has_erased && is_scrubbed) return;
        found = "how " + one.duty.case_id + "/" + one.duty.rule + " stood is not as it was written";
    });
    return found;
}

} // namespace

std::string Store::check_integrity() {
    Database& database = *work_->database;
    std::string found;
    try {
        found = database.damage();
        if (!found.empty()) return database.name() + " is damaged: " + found;
        for (const Check& check : checks) {
            const std::int64_t wrong = database.number("count(*)", std::string(check.counted));
            if (wrong > 0)
                found += (found.empty() ? "" : "; ") + std::string(check.wrong) + " (" + std::to_string(wrong) + ")";
        }
        for (const auto& fault : {fault_of_documents(database), fault_of_standings(database)})
            if (!fault.empty()) found += (found.empty() ? "" : "; ") + fault;
    } catch (const Error& trouble) {
        return trouble.what();
    }
    return found.empty() ? found : database.name() + " is not whole: " + found;
}

} // namespace abide
