// A folder of files that comes into being whole, in place of what the same command wrote there before.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace abide {

/// Until `put_in_place` there is only a temporary folder (mode 0700) beside `path`, and that goes away with this
/// object. Every member throws Error(not_written).
class NewFolder {
  public:
    /// A folder that stands at `path` is replaced when it is empty, or holds nothing but files of these names and
    /// `why_not` says nothing of it: why it is none that the same command wrote, a sentence without its full stop.
    /// Throws Error(usage) when it holds anything else, or `path` is no folder.
    NewFolder(std::string path, const std::vector<std::string>& names,
              const std::function<std::string(const std::string& folder)>& why_not);
    ~NewFolder();
    NewFolder(const NewFolder&) = delete;
    NewFolder& operator=(const NewFolder&) = delete;
    /// Where the files are written until they are in place.
    [[nodiscard]] const std::string& temporary() const { return temporary_; }
    void put_in_place();

  private:
    std::string path_;
    std::string temporary_;
};

} // namespace abide
