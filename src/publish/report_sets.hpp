// Sets of reports: each is written aside as a whole, and one rename makes it the current one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace abide {

/// In its folder `sets/NAME/` are the sets, and `current` is a link to one of them. Every member throws
/// Error(not_written).
class ReportSets {
  public:
    explicit ReportSets(std::string folder) : folder_(std::move(folder)) {}

    [[nodiscard]] const std::string& folder() const { return folder_; }
    /// As seen from any such folder: "sets/NAME".
    static std::string place_of(std::string_view name);
    /// "reports/sets/NAME".
    [[nodiscard]] std::string path_of(std::string_view name) const;
    /// Whether it was finished, and nobody has removed it.
    [[nodiscard]] bool has(std::string_view name) const;
    /// Those that were finished, in byte order.
    [[nodiscard]] std::vector<std::string> names() const;
    /// The current one; empty when there is none.
    [[nodiscard]] std::string current() const;

    /// What was begun and not finished goes away, with whatever it had written.
    void remove_unfinished();
    void remove(std::string_view name);
    /// In one rename: until then the one before is current.
    void make_current(std::string_view name);

    /// A set in the making: in a folder of its own (mode 0700) that goes away with this object unless `finish` was
    /// called.
    class Draft {
      public:
        Draft(const ReportSets& sets, std::string name);
        ~Draft();
        Draft(const Draft&) = delete;
        Draft& operator=(const Draft&) = delete;
        /// Where its files are to be written.
        [[nodiscard]] const std::string& folder() const { return folder_; }
        /// Everything in it is on the disk, and it has its name. One of that name that was there is replaced.
        void finish();

      private:
        const ReportSets* sets_;
        std::string name_;
        std::string folder_;
        bool is_finished_ = false;
    };

  private:
    [[nodiscard]] std::string sets() const;
    std::string folder_;
};

} // namespace abide
