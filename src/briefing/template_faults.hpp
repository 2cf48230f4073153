// Gathers what is wrong with templates, each fault once and with its line.
#pragma once

#include <cstddef>
#include <string>

#include "base/diagnostic.hpp"
#include "briefing/template.hpp"
#include "briefing/template_tags.hpp"

namespace abide {

class TemplateFaults {
  public:
    explicit TemplateFaults(Diagnostics& diagnostics) : diagnostics_(&diagnostics) {}

    /// `at`, `width`: which bytes of the text are marked. A partial is met as often as it is included; its fault is
    /// told once.
    void add(const char* code, const TemplateText& in, std::size_t at, std::size_t width, std::string says,
             std::string help, Gravity gravity = Gravity::error);
    void add(const char* code, const TemplateText& in, const Tag& tag, std::string says, std::string help) {
        add(code, in, tag.begin, tag.end - tag.begin, std::move(says), std::move(help));
    }

  private:
    Diagnostics* diagnostics_;
};

} // namespace abide
