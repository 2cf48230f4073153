// The records that are open at one place of a case.
#include "reader/open_records.hpp"

#include <algorithm>

namespace abide {

bool OpenRecords::open(const Emit& emit, std::uint32_t line, std::size_t tag) {
    const bool has_parent = emit.up != Emit::no_parent && emit.up < slots_.size();
    const RecordIndex parent = has_parent ? up(emit.up).record : no_record;
    const Assembly::Opened opened = assembly_.open(emit, parent, line, tag);
    slots_.push_back({opened.index, assembly_.record(opened.index).values, &emit, {}, !opened.is_again});
    for (const Constant& constant : emit.constants) assembly_.constant(opened.index, constant, line);
    return !opened.is_again || emit.type == Dictionary::case_type;
}

void OpenRecords::close(std::size_t left) {
    const auto first = slots_.begin() + static_cast<std::ptrdiff_t>(left);
    if (std::all_of(first, slots_.end(), [](const Slot& slot) { return slot.emit->is_certain(); }))
        return slots_.resize(left);
    std::string_view choice;
    for (auto slot = first; slot != slots_.end(); ++slot)
        if (!slot->choice.empty()) choice = slot->choice;
    const auto is_chosen = [&](const Emit& emit) {
        return std::find(emit.chosen_by.begin(), emit.chosen_by.end(), choice) != emit.chosen_by.end();
    };
    const bool is_any_chosen =
        std::any_of(first, slots_.end(), [&](const Slot& slot) { return is_chosen(*slot.emit); });
    for (auto slot = first; slot != slots_.end(); ++slot) {
        const Emit& emit = *slot->emit;
        const bool is_meant = !emit.has_choice() || (is_any_chosen ? is_chosen(emit) : emit.is_chosen_otherwise);
        const bool is_there =
            emit.only_with.empty() || std::any_of(emit.only_with.begin(), emit.only_with.end(), [&](FactId fact) {
                return assembly_.record(slot->record).value(fact).state != Known::absent;
            });
        if (slot->is_new && (!is_meant || !is_there)) assembly_.drop(slot->record);
    }
    slots_.resize(left);
}

} // namespace abide
