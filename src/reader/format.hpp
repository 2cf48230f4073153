// Formats: how an export's elements and attributes become records and facts. Data, loaded from procedures/formats.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "model/dictionary.hpp"

namespace abide {

/// One format, compiled against the dictionary. Its inside is the reader's own business.
struct Format;

/// Every format there is. Later folders add to earlier ones; an id may not come twice.
class Formats {
  public:
    Formats();
    ~Formats();
    Formats(Formats&&) noexcept;
    Formats& operator=(Formats&&) noexcept;

    /// Loads one format file; faults go to `diagnostics`, all of the file's at once. When the dictionary grows
    /// afterwards, a Reader reads the file once more.
    void load(const std::string& file, const Dictionary& dictionary, Diagnostics& diagnostics);

    [[nodiscard]] const Format* find(std::string_view id) const;
    /// By the document element's local name and namespace; nothing when no format fits.
    [[nodiscard]] const Format* recognise(std::string_view name, std::string_view uri) const;
    [[nodiscard]] std::vector<std::string> ids() const;

  private:
    std::vector<std::unique_ptr<Format>> formats_;
};

} // namespace abide
