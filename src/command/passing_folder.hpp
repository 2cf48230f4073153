// A folder of one's own that is gone with everything in it when it is not needed any more.
#pragma once

#include <string>

namespace abide {

/// Made below `parent` (mode 0700). Throws Error(not_written) when that cannot be done.
class PassingFolder {
  public:
    explicit PassingFolder(const std::string& parent);
    ~PassingFolder();
    PassingFolder(const PassingFolder&) = delete;
    PassingFolder& operator=(const PassingFolder&) = delete;

    [[nodiscard]] const std::string& path() const { return path_; }

  private:
    std::string path_;
};

} // namespace abide
