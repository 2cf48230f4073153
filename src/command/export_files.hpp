// Which files the exports named on the command line are: folders and archives opened up, nothing left out in silence.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.hpp"

namespace abide {

/// An error about a file as a whole.
Diagnostic trouble_with(const std::string& file, std::string code, std::string says);

/// Every export once, in the order given: of a folder those below it, of a zip archive those in it ("pack.zip/a.xml").
/// Throws Error(usage) when one does not exist.
std::vector<std::string> export_files(const std::vector<std::string>& named, Diagnostics& diagnostics);

/// SHA-256 over what `export_files` said was passed over or could not be listed; empty when it said nothing.
std::string digest_of_passed(const Diagnostics& said);

/// "inbox/pack.zip/north.xml" is a file of an archive; on the disk there is the archive.
std::string file_on_disk(const std::string& exported);

} // namespace abide
