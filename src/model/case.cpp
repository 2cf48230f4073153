// One case: the memory its records live in, and what an export cannot carry.
#include "model/case.hpp"

#include <algorithm>
#include <cstring>

namespace abide {

namespace {

constexpr std::size_t block_bytes = 1U << 16U;

} // namespace

void NotExported::add(FactRef fact) {
    if (facts_.size() <= fact.record) facts_.resize(fact.record + 1U);
    auto& of_record = facts_[fact.record];
    if (of_record.size() <= fact.fact) of_record.resize(fact.fact + 1U);
    of_record[fact.fact] = true;
}

bool NotExported::has(FactRef fact) const {
    if (has(fact.record)) return true;
    return fact.record < facts_.size() && fact.fact < facts_[fact.record].size() && facts_[fact.record][fact.fact];
}

void NotExported::merge(const NotExported& other) {
    records_.add(other.records_);
    for (std::size_t r = 0; r < other.facts_.size(); ++r)
        for (std::size_t f = 0; f < other.facts_[r].size(); ++f)
            if (other.facts_[r][f]) add(FactRef{static_cast<RecordTypeId>(r), static_cast<FactId>(f)});
}

void* Arena::take_elsewhere(std::size_t bytes, std::size_t alignment) {
    while (block_ < blocks_.size() && blocks_[block_].size < bytes) ++block_;
    if (block_ == blocks_.size()) {
        const std::size_t size = std::max(block_bytes, bytes);
        blocks_.push_back({std::make_unique<char[]>(size), size});
    }
    here_ = blocks_[block_].memory.get();
    room_ = blocks_[block_].size;
    used_ = 0;
    ++block_;
    return take(bytes, alignment);
}

std::string_view Arena::text(std::string_view text) {
    if (text.empty()) return {};
    auto* copy = static_cast<char*>(take(text.size(), 1));
    std::memcpy(copy, text.data(), text.size());
    return {copy, text.size()};
}

void Arena::clear() {
    block_ = 0;
    here_ = nullptr;
    room_ = used_ = 0;
}

} // namespace abide
