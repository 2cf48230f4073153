// RELAX NG grammars: what editors are told about our files, held against the files themselves.
#pragma once

#include <memory>
#include <string>

#include "base/diagnostic.hpp"
#include "xml/document.hpp"

namespace abide {

/// One grammar, read once.
class Grammar {
  public:
    /// Reads a grammar from one file without includes. A file that is none yields diagnostics, and then nothing fits
    /// it. Throws Error(usage) when the file cannot be opened.
    Grammar(const std::string& file, Diagnostics& diagnostics);
    ~Grammar();
    Grammar(Grammar&&) noexcept;
    Grammar& operator=(Grammar&&) noexcept;

    /// Whether a document fits; `diagnostics` says where it does not, by line.
    [[nodiscard]] bool fits(const XmlDocument& document, Diagnostics& diagnostics) const;

  private:
    struct Compiled;
    std::unique_ptr<Compiled> compiled_;
};

} // namespace abide
