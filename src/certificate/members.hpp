// JSON read strictly: every member is asked for once, has its type, and none is left over.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"

namespace abide {

/// The members of one object of a document. Every fault throws Error(usage) with a sentence that names the file, the
/// member ("exports[2].cases") and what is wrong with it.
class JsonMembers {
  public:
    /// The document as a whole, which must be an object, and in which no object names a member twice.
    static JsonMembers read(std::string_view text, const std::string& file);

    // Of each member called `name`, which has to be there:

    [[nodiscard]] std::string text(const std::string& name);
    [[nodiscard]] std::string text_or_null(const std::string& name);    ///< empty for null
    [[nodiscard]] std::string sha256(const std::string& name);          ///< 64 lower-case hexadecimal digits
    [[nodiscard]] std::string sha256_or_null(const std::string& name);  ///< empty for null
    [[nodiscard]] std::string sha256_or_empty(const std::string& name); ///< such digits, or an empty text
    [[nodiscard]] Day day(const std::string& name);
    [[nodiscard]] std::optional<Day> day_or_null(const std::string& name);
    [[nodiscard]] std::int64_t count(const std::string& name); ///< a whole number, not negative
    [[nodiscard]] std::optional<std::int64_t> count_or_null(const std::string& name);
    [[nodiscard]] bool flag(const std::string& name);
    [[nodiscard]] std::vector<std::string> texts(const std::string& name);
    /// `read` is called with the object, and must take every member of it.
    void object(const std::string& name, const std::function<void(JsonMembers&)>& read);
    /// False for null.
    bool object_or_null(const std::string& name, const std::function<void(JsonMembers&)>& read);
    /// With each object of the list.
    void objects(const std::string& name, const std::function<void(JsonMembers&)>& read);

    /// Refuses what nobody asked for, with did-you-mean.
    void finish() const;
    /// "run-1.json: "as_at" `says`".
    [[noreturn]] void refuse(const std::string& name, const std::string& says) const;

  private:
    struct Object;
    JsonMembers(std::shared_ptr<const Object> object, std::string file, std::string at);
    [[nodiscard]] std::string place(const std::string& name) const;
    bool is_null(const std::string& name);

    std::shared_ptr<const Object> object_;
    std::string file_;
    std::string at_; ///< "exports[2]."; empty for the document
    std::vector<std::string> asked_;
};

} // namespace abide
