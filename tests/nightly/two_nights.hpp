// Two nights of a few made-up cases, and what must be true of the second when something went wrong in it.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "tests/nightly/swept_folder.hpp"
#include "tests/places.hpp"

namespace abide::tests::nightly {

/// On the second a finding is new, one is resolved, one is different, a case is gone and one is new.
enum class Night { first = 1, second = 2 };

/// What its configuration asks for: a history in a file or with a server, certificates with a signature.
enum class Keeping { file, server, with_signature };

/// Where a test may write: in memory where the system has such a place, so that flushing to the disk takes no time.
class Ground {
  public:
    Ground();
    ~Ground();
    Ground(const Ground&) = delete;
    Ground& operator=(const Ground&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

/// A night about to be swept, and what it leaves when nothing disturbs it.
class Undisturbed {
  public:
    explicit Undisturbed(Night night, Keeping keeping = Keeping::file);

    /// The same for every test of this night.
    static const Undisturbed& of(Night night, Keeping keeping = Keeping::file);

    /// `folder` is made anew as it is before this night's sweep.
    void lay_out(const std::filesystem::path& folder) const { copy_folder(ready_, folder); }
    Ended sweep_in(const std::filesystem::path& folder, const std::vector<std::string>& variables = {},
                   const std::vector<std::string>& before = {}) const {
        return sweep(folder, night(), variables, before);
    }

    [[nodiscard]] int night() const { return static_cast<int>(night_); }
    [[nodiscard]] const Left& before() const { return before_; }
    [[nodiscard]] const Left& once() const { return again_.instead.left; } ///< swept
    [[nodiscard]] const Left& twice() const { return again_.after.left; }  ///< and swept again, which is a repeat
    [[nodiscard]] const Ended& ended() const { return again_.instead.ended; }
    [[nodiscard]] long changes() const { return changes_; } ///< how often it changes something on the disk
    [[nodiscard]] long flushes() const { return flushes_; }
    [[nodiscard]] double seconds() const { return seconds_; }

    /// What is wrong with a folder whose sweep was disturbed and ended so; empty when all is well. The store is whole
    /// and holds the night before or this one; the current set is that of the night before, or all of this one's, and
    /// this one's only when the store holds it; the heartbeat follows the set.
    [[nodiscard]] std::string fault_in(const std::filesystem::path& folder, const Ended& ended) const;
    /// Sweeps there again, undisturbed, the same night or the one after it. What is left must be what this sweep alone
    /// leaves; or what it leaves after an undisturbed one, if the store already held the disturbed one. So nothing
    /// half-done is left over, no file and no row.
    /// `at_once`: nobody looks at what the disturbed one left, so either may be.
    enum class Next { same_night, night_after, at_once };
    [[nodiscard]] std::string fault_after(Next next, const std::filesystem::path& folder) const;

  private:
    [[nodiscard]] std::string fault_in(const Left& left, const Ended& ended) const;
    void count(const std::filesystem::path& folder);

    struct Swept {
        Ended ended;
        Left left;
    };
    /// The sweep that comes next: instead of the disturbed one, as if that had never been, or after it.
    struct NextSweep {
        Swept instead;
        Swept after;
    };
    [[nodiscard]] NextSweep next_sweep(const std::filesystem::path& folder, int night) const;

    [[nodiscard]] static std::string fault_of(const Swept& found, const Swept& expected);
    [[nodiscard]] std::string fault_of_signatures(const std::filesystem::path& folder) const;

    Night night_;
    Keeping keeping_;
    Ground ground_;
    std::filesystem::path ready_;
    Left before_;
    NextSweep again_;
    NextSweep later_;
    long changes_ = 0;
    long flushes_ = 0;
    double seconds_ = 0;
};

/// What an undisturbed sweep of this night does to the disk, call by call: the call's name, then the paths it is about,
/// inside the folder. Of writes, flushes and whatever gives a name or takes one.
std::vector<std::vector<std::string>> calls_of(const Undisturbed& night);

/// Does this for every number of a list, each in a folder laid out for the night, with all cores; and asserts that it
/// found no fault with any.
void check_each(const Undisturbed& night, const std::vector<long>& numbers,
                const std::function<std::string(long number, const std::filesystem::path& folder)>& fault_with);

/// What one attempt came to.
struct Attempt {
    std::string fault;  ///< empty when there is none
    bool counts = true; ///< whether what was to be tried came about
};

/// The same so many times; an attempt that does not count is looked at as any other, and made again, in a folder laid
/// out anew. That none of forty counts is a fault.
void check_counted(const Undisturbed& night, long times,
                   const std::function<Attempt(const std::filesystem::path& folder)>& attempt);

/// from, from + step … up to `to`.
std::vector<long> every(long step, long from, long to);

} // namespace abide::tests::nightly
