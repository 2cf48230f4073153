// A small service over some nights: exports put into an inbox, swept, and what the history says came of it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "store/store.hpp"
#include "tests/command/in_memory.hpp"
#include "tests/places.hpp"

namespace abide::tests {

using Lines = std::vector<std::string>;

class Story {
  public:
    /// Goes by a copy of this folder of procedures; without one by the small set of the commands' tests, where the text
    /// is read in one way only.
    explicit Story(const std::string& procedures = home_procedures());

    /// Writes a file of the inbox.
    void put(const std::string& name, const std::string& text) const;
    void take_away(const std::string& name) const;
    /// Replaces every such piece of a file of the procedures. Throws std::runtime_error when it has none.
    void edit(const std::string& file, const std::string& from, const std::string& to) const;
    /// Writes a copy of a procedure beside it, with one thing about it another.
    void copy_procedure(const std::string& file, const std::string& copy, const std::string& from,
                        const std::string& to) const;
    void remove_procedure(const std::string& file) const;
    /// Changes the history behind everybody's back, as a later or an earlier Abide would have left it.
    void run_sql(const std::string& statement) const;

    /// Whether the history was damaged on purpose.
    enum class Damage : std::uint8_t { none, expected };
    /// A night. The lines are what moved, see `changes`.
    Lines sweep(const std::string& as_at, const Lines& more = {}, Damage damage = Damage::none);
    /// Any other command, beside the story's state and reports, on that day.
    [[nodiscard]] Ended run(Lines words, const std::string& today) const;
    /// A file of the current set of reports.
    [[nodiscard]] std::string report(const std::string& name) const;
    /// How the last one ended.
    [[nodiscard]] const Ended& ended() const { return ended_; }

    /// Of the last sweep, a line each: "updated C-1 meeting-in-time c1: due-soon -> breached/not-done since
    /// 2026-04-08", then for each cause " | time-passed 2026-04-10".
    [[nodiscard]] Lines changes() const;
    /// What was open on that night: "C-1 meeting-in-time c1: breached/not-done since 2026-04-10".
    [[nodiscard]] Lines open_on(std::int64_t sweep) const;
    [[nodiscard]] std::unique_ptr<Store> store() const;
    /// Of the open finding of this case and rule; throws std::runtime_error when there is none.
    [[nodiscard]] Duty open_duty(const std::string& case_id, const std::string& rule) const;
    [[nodiscard]] std::string path(const std::string& name) const { return (folder_.path() / name).string(); }

  private:
    TemporaryFolder folder_;
    Ended ended_;
};

/// "breached/not-done"; "-" for nothing.
std::string state_words(std::optional<State> state, Reason reason);
/// The kinds of causes of one of those lines, parted by spaces.
std::string kinds_of(const std::string& change);

/// Says which line of a story differs.
void expect(const Lines& found, const Lines& wanted, const char* file = __builtin_FILE(), int line = __builtin_LINE());

/// An export of the toy town.
std::string export_of(const std::string& cases, const std::string& head = "");
/// `<case id="C-1" team="north">records</case>`
std::string case_of(const std::string& id, const std::string& records);
/// A concern that waits for its strategy meeting: believed on Thu 2 Apr 2026 and so due on Thu 9 Apr.
extern const std::string waiting;
/// The same, believed on the day before.
extern const std::string waiting_a_day_longer;
/// The meeting it waits for, held and minuted in time.
extern const std::string meeting;
/// A concern that asks for nothing.
extern const std::string nothing_asked;
/// Cases C-100 + `from` up to and without C-100 + `to`, all with these records.
std::string cases(int from, int to, const std::string& records = waiting);
/// What the small procedure says of another reading of its text.
extern const std::string other_reading;

} // namespace abide::tests
