// Exports become cases: bytes are split into cases, each is parsed on its own, and a format says which records and
// facts it holds.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.hpp"
#include "base/day.hpp"
#include "base/diagnostic.hpp"
#include "base/pack.hpp"
#include "base/stage_times.hpp"
#include "hash/digest.hpp"
#include "model/case.hpp"
#include "model/dictionary.hpp"
#include "reader/format.hpp"

namespace abide {

/// Bounds on untrusted input; over one of them the case is refused with a diagnostic, the others go on.
struct Limits {
    std::size_t case_bytes = 64U << 20U;
    std::size_t text_bytes = 1U << 20U; ///< of one text or attribute value
    std::size_t tag_bytes = 64U << 10U; ///< of one start tag
    std::size_t attributes = 256;       ///< of one element
    std::size_t depth = 64;
    std::size_t unknown_names = 5000; ///< different element names nobody mapped, in one file
};

/// What is known of one export file apart from its cases.
struct ExportFacts {
    std::string file;
    std::string sha256; ///< of the file on disk; known once its cases have been read, if wanted
    std::string format; ///< id; empty when it could not be recognised
    std::string area;
    std::string system;
    std::optional<When> exported;
    std::optional<std::size_t> cases_stated;     ///< what the file says it holds
    std::size_t cases = 0;                       ///< read and judged
    std::size_t recalled = 0;                    ///< of these: known from an earlier run, and not read
    std::size_t by_rote = 0;                     ///< of these: written like others, and read as those were
    std::size_t refused = 0;                     ///< reported and not judged
    std::size_t values = 0;                      ///< of facts, in the cases that were read
    std::uint64_t bytes = 0;                     ///< of its text, unpacked and as UTF-8
    std::map<std::string, std::size_t> unmapped; ///< path of an element or attribute nobody mapped -> how often
    std::size_t future_dated = 0; ///< records set aside because they lie after the as-at date (filled by the judge)
};

/// Records outside any case, shared by all cases of a run, and what each file cannot export.
class Shared {
  public:
    Shared();
    ~Shared();
    Shared(Shared&&) noexcept;
    Shared& operator=(Shared&&) noexcept;
    std::vector<Record> records;
    /// Texts and values the records point to.
    struct Memory;
    std::unique_ptr<Memory> memory;
};

/// What somebody made of one case; handed on in the order of the file.
class CaseWork {
  public:
    virtual ~CaseWork() = default;
};

/// Keeps what came of cases from one run to the next, under digests of all it came from.
class CaseKeeper {
  public:
    virtual ~CaseKeeper() = default;

    // Several threads may call these. What they return is valid as long as the keeper.

    [[nodiscard]] virtual std::optional<std::string_view> find(const Digest& key) const = 0;
    /// How many texts there were before anything was kept; what is found names texts below that number.
    [[nodiscard]] virtual std::size_t texts_before() const = 0;

    // These only one.

    virtual void keep(const Digest& key, std::string_view what) = 0;
    /// Texts that come in many cases are kept once. A text and its number stay together as long as anything is kept.
    virtual std::uint32_t number_of(const std::string& text) = 0;
    [[nodiscard]] virtual std::string_view text(std::uint32_t number) const = 0;
};

/// Several who work on the cases of an export at once. Whatever needs a word (a refused case, a second one of the same
/// id, a value nobody can read) still goes to `on_case`, in its turn, so that one worker or sixteen give the same.
struct Crew {
    std::size_t jobs = 1;
    std::size_t batch_bytes = 256U << 10U; ///< about so much is handed out at a time
    /// What comes of a case. Called by up to `jobs` threads at once, each with a number of its own, from 0. The case is
    /// valid only during the call.
    std::function<std::unique_ptr<CaseWork>(std::size_t worker, const Case&)> work;
    /// One after the other, in the order of the file, and in turn with `on_case`.
    std::function<void(CaseWork&)> deliver;

    bool hashes = true;          ///< whether the export's own hash is wanted
    StageTimes* times = nullptr; ///< where the time goes; null: nobody asks

    /// Null: every case is read. Else one whose text is the same as before, under the same circumstances, need not be.
    CaseKeeper* keeper = nullptr;
    /// Everything but the export that what comes of a case depends on.
    std::string circumstances;
    /// What came of it as bytes (false: it is not to be kept), and back from bytes of an earlier run (null: they are of
    /// no use today). Called by several threads.
    std::function<bool(const CasePlace&, const CaseWork&, Packer&)> write_down;
    std::function<std::unique_ptr<CaseWork>(const CasePlace&, std::string_view)> read_back;
};

class Reader {
  public:
    /// `calendar` turns times with a zone into local ones. All references must outlive the reader.
    Reader(const Dictionary& dictionary, const Formats& formats, const Calendar& calendar, const Limits& limits = {});
    ~Reader();

    /// Reads what stands before a file's first case: area, system, what cannot be exported, shared records (added to
    /// `shared`). `format_id` empty: recognised from the document element. A file that is no export at all yields an
    /// error diagnostic.
    ExportFacts read_prologue(const std::string& file, std::string_view format_id, Shared& shared,
                              Diagnostics& diagnostics);

    /// Reads every case of a file in order; the Case and all it points to are valid only during the call.
    /// Bad cases are reported, counted in `facts.refused`, and cost the others nothing. Returns false when the file was
    /// cut short.
    bool read_cases(ExportFacts& facts, const Shared& shared, const std::function<void(const Case&)>& on_case,
                    Diagnostics& diagnostics);
    /// The same with a crew: most cases go to it, and `on_case` gets the others.
    bool read_cases(ExportFacts& facts, const Shared& shared, const Crew& crew,
                    const std::function<void(const Case&)>& on_case, Diagnostics& diagnostics);

    /// The service as a case of its own: the shared records, and what no export can export. Read every prologue first.
    void read_service(const Shared& shared, const std::function<void(const Case&)>& on_case);

    /// Only the ids of a file's cases, in document order (for links between cases).
    void read_case_ids(const ExportFacts& facts, const std::function<void(std::string_view id)>& on_id);

    /// The inside of an example's <given>, read as one canonical case with the id "example". Shared records may stand
    /// in it;
    /// `<not-exported>` and a `<case>` with the case's own facts (and another id) too. A name that the dictionary does
    /// not know is an error here. `first_line` is the line on which `given` begins.
    void read_given(std::string_view given, const std::string& file, std::uint32_t first_line,
                    const std::function<void(const Case&)>& on_case, Diagnostics& diagnostics);

  private:
    struct Work;
    std::unique_ptr<Work> work_;
};

} // namespace abide
