// Files that nobody else may read: keys and the ledger of what was published, refused when others have rights to them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace abide {

/// Makes the folder (mode 0700) and its parents when it is not there. Throws Error(usage) when others have rights to
/// it, Error(not_written) when it cannot be made. `noun` is what it holds: "keys".
void make_private_folder(const std::string& path, std::string_view noun);

/// The whole file; nothing when there is none. Throws Error(usage), which says what to do, when it is a link or no
/// ordinary file, belongs to somebody else, or others have rights to it. `noun`: "the key".
std::optional<std::string> read_private_file(const std::string& path, std::string_view noun);

/// Makes the file (mode 0600) with this text, whole and on the disk, unless there is one of that name: then that one
/// stays as it is, so that of several processes that do this at once one wins. Throws Error(not_written).
void make_private_file(const std::string& path, std::string_view text);

} // namespace abide
