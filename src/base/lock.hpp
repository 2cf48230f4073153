// The lock: one at a time in a folder, freed by the system whatever becomes of whoever held it.
#pragma once

#include <optional>
#include <string>

namespace abide {

/// Holds as long as this object.
class Lock {
  public:
    /// Takes the lock of this file (made, mode 0600, when it is not there), or says in `held_by` who has it: "process
    /// 411", in whatever instant it is asked. A child of the holder that runs no other program yet holds it too, in the
    /// holder's name. Throws Error(not_written) when the file cannot be made or locked.
    static std::optional<Lock> take(const std::string& file, std::string& held_by);
    ~Lock();
    Lock(Lock&& other) noexcept;
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;

  private:
    explicit Lock(int descriptor) : descriptor_(descriptor) {}
    int descriptor_;
};

/// Who holds the lock of this file now: "process 411"; empty when nobody does. Leaves the file as it is.
std::string holder_of_lock(const std::string& file);

} // namespace abide
