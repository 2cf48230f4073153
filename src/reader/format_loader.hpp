// One format file: read, checked against the dictionary and compiled.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.hpp"
#include "model/dictionary.hpp"
#include "reader/format_builder.hpp"
#include "reader/format_file.hpp"
#include "reader/mapping.hpp"

namespace abide {

/// Null when the file has faults; all of them are in `diagnostics` then. The language is described in
/// procedures/formats/README.md.
std::unique_ptr<Format> load_format(const std::string& file, const Dictionary& dictionary, Diagnostics& diagnostics);

/// A record of the format that is being read: where it begins and what it is.
struct Surroundings {
    NodeId node = no_node;
    Owner owner;
    RecordTypeId type = Dictionary::case_type;
};

class FormatLoader {
  public:
    FormatLoader(const XmlDocument& document, const Dictionary& dictionary, Diagnostics& diagnostics)
        : faults_(document, diagnostics), dictionary_(dictionary), format_(std::make_unique<Format>()),
          builder_(*format_) {}

    std::unique_ptr<Format> load(const XmlElement& root);

  private:
    void read_recognised(const XmlElement& root);
    void read_codes(const XmlElement& element);
    bool read_case_path(const XmlElement& element);
    void read_head(const XmlElement& element);
    void read_head_value(const XmlElement& element);
    void read_case(const XmlElement& element);
    void read_record(const XmlElement& element, const Surroundings& around, bool is_shared);
    void read_choose(const XmlElement& element, const Surroundings& around);
    void read_choose_by_attribute(const XmlElement& element, const Surroundings& around, const FormatPath& at,
                                  const std::string& attribute);
    void read_choose_by_content(const XmlElement& element, const Surroundings& around, const FormatPath& at,
                                const FormatPath& by);
    void read_inside(const XmlElement& element, const Surroundings& standing, bool is_shared);
    void read_fact(const XmlElement& element, const Surroundings& standing);
    void read_constant(const XmlElement& element, const Surroundings& standing, FactId fact);
    void read_pass_over(const XmlElement& element, NodeId from);
    void read_not_exported(const XmlElement& element);
    void check_passed_over(const XmlElement& root);

    std::optional<RecordTypeId> type_of(const XmlElement& element);
    std::optional<FactId> fact_of(const XmlElement& element, const char* attribute, RecordTypeId type,
                                  std::string_view name);
    /// Begins a record at a node, with everything its attributes say and what stands inside.
    void begin_record(const XmlElement& element, NodeId node, RecordTypeId type, const Surroundings& around, Emit emit,
                      bool is_shared = false);
    DateShape shape_of(const XmlElement& element);
    [[nodiscard]] std::vector<std::string> code_lists() const;
    static std::vector<std::string> record_children() { return {"fact", "record", "choose", "pass-over"}; }
    std::uint32_t codes_for(const XmlElement& element, const Fact& fact);

    struct Codes {
        const XmlElement* element = nullptr;
        std::vector<std::pair<std::string, std::string>> rows; ///< theirs -> ours
        bool passes_over_others = false;
    };

    FormatFaults faults_;
    const Dictionary& dictionary_;
    std::unique_ptr<Format> format_;
    FormatBuilder builder_;
    std::map<std::string, Codes> codes_;
    DateShape default_shape_ = DateShape::iso;
    NodeId case_node_ = no_node;
};

} // namespace abide
