// The records that are open at one place of a case: what a value belongs to, and which of them are meant in the end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "reader/assembly.hpp"
#include "reader/mapping.hpp"

namespace abide {

/// A stack beside the elements: each element opens the records of its node and closes them again.
class OpenRecords {
  public:
    struct Slot {
        RecordIndex record = no_record;
        Value* values = nullptr; ///< its own
        const Emit* emit = nullptr;
        std::string_view choice; ///< the value that decides which of an element's records is meant
        bool is_new = false;
    };

    explicit OpenRecords(Assembly& assembly) : assembly_(assembly) {}

    void clear() { slots_.clear(); }
    [[nodiscard]] std::size_t size() const { return slots_.size(); }
    /// 0 the innermost, 1 the one around it.
    [[nodiscard]] Slot& up(std::size_t up) { return slots_[slots_.size() - 1 - up]; }

    /// `tag`: an offset in the start tag. The slot can be asked for; false when this is the second beginning of a
    /// record that a case has once.
    bool open(const Emit& emit, std::uint32_t line, std::size_t tag);
    /// Closes all but the first `left`; those that turn out not to be meant are dropped.
    void close(std::size_t left);
    /// Closes the innermost of them, all of which are certain to be meant.
    void drop(std::size_t records) { slots_.resize(slots_.size() - records); }

  private:
    Assembly& assembly_;
    std::vector<Slot> slots_;
};

} // namespace abide
