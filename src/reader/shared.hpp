// Records that stand outside every case: kept for the whole run.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/pack.hpp"
#include "model/case.hpp"
#include "model/dictionary.hpp"
#include "reader/assembly.hpp"
#include "reader/reader.hpp"

namespace abide {

struct Shared::Memory final : SharedIndex {
    Arena arena;
    std::map<std::string, NotExported> not_exported; ///< by file: what its head says
    std::map<std::pair<RecordTypeId, std::string>, RecordIndex> by_id;
    std::map<std::pair<RecordTypeId, std::string>, std::uint32_t> numbers; ///< where made ids have got to, by name
    struct Said {
        std::string file;
        RecordIndex index = no_record;
    };
    std::map<std::string, Said> contents; ///< what each record says, and who said it first

    [[nodiscard]] RecordIndex find(RecordTypeId type, std::string_view id) const override;
};

/// Copies the finished records of a file's head. One that another file has said in the very same words is left out.
/// Returns those whose written id another file has used for something else, as "panel-meeting pm1".
std::vector<std::string> add_shared(Shared& shared, const Dictionary& dictionary, const std::vector<Record>& records,
                                    const std::string& file);

/// All that the shared records say and where they stand, as a reader of `file` sees them.
void put_shared(const Shared& shared, const Dictionary& dictionary, std::string_view file, Packer& into);

} // namespace abide
