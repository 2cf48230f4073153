// Nights over a case that is to be erased: remembered in either database, reported, and named by others.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "tests/command/nights.hpp"

namespace abide::tests::kept_case {

inline const std::string id = "Z&\"7_41";              // no format but the store writes it as it is
inline const std::string escaped = "Z&amp;&quot;7_41"; // as the export does
inline const std::string concern = "zqconcern";
inline const std::string name = "Quillon Marrowbane";

/// Two nights over the case and two others, one of which names it; an exception over it that speaks of somebody, and
/// one over another that speaks of it.
class Kept : public Nights {
  public:
    explicit Kept(const std::string& database = "sqlite"); ///< or "postgresql"

    void except(const std::string& finding, const std::string& reason) const;
    [[nodiscard]] Ended erase(const std::vector<std::string>& more = {}, const std::string& one = id) const;
    void take_out_of_inbox() const;
    /// Every file of state and reports, every table and every file of its server's in which something of the case
    /// stands, in any spelling.
    [[nodiscard]] std::vector<std::string> traces() const;
    [[nodiscard]] std::string line_of(const std::vector<std::string>& words, const std::string& start) const;
    /// Of the store.
    [[nodiscard]] const std::string& address() const { return address_; }

    /// As everything is now it is kept aside, and can be had again.
    void keep_aside() const;
    void restore() const;

  private:
    [[nodiscard]] std::string aside() const { return folder() + "-aside"; }
    [[nodiscard]] bool is_on_server() const { return address_.starts_with("postgresql:"); }
    void add_server(std::map<std::string, std::string>& all) const;
    std::string address_;
};

/// A line for each.
std::string listed(const std::vector<std::string>& lines);

} // namespace abide::tests::kept_case
