// What `abide init` puts into a new folder: the configuration, made-up exports, a word on procedures, units for
// systemd.
#include "command/starter_folder.hpp"

#include <array>
#include <string_view>

#include "base/error.hpp"
#include "base/file.hpp"
#include "command/configuration_keys.hpp"

namespace abide {

namespace {

/// Those of seeds/cases that can be read to the last case: a first sweep shows findings, and nothing is refused.
constexpr std::array<std::string_view, 5> readable_exports = {"contact.xml", "east.xml", "north.xml", "south.xml",
                                                              "west.xml"};

constexpr std::string_view about_procedures =
    "# Procedures of your own\n"
    "\n"
    "Set `procedures = procedures` in abide.conf, and what lies here is added to what comes with Abide:\n"
    "\n"
    "| what | where |\n"
    "|---|---|\n"
    "| a procedure | `<id>.xml`; one of the same id as a shipped one takes its place |\n"
    "| record types and facts of your own | `facts.xml` |\n"
    "| how a foreign export is read | `formats/<id>.xml` |\n"
    "| the working days of an area | `calendars/<id>.xml` |\n"
    "\n"
    "`abide procedure lint procedures` looks them over.\n";

constexpr std::string_view service_start =
    "# Sweeps once. Copy it to /etc/systemd/system, and look at User= first: it owns the folder.\n"
    "[Unit]\n"
    "Description=Abide sweeps the case records of the night\n"
    "After=network-online.target\n"
    "Wants=network-online.target\n"
    "\n"
    "[Service]\n"
    "Type=oneshot\n"
    "User=abide\n"
    "UMask=0077\n";

/// systemd looks for a program without a path in a few places of its own.
constexpr std::string_view program_to_edit = "# Write the whole path of the program here, from the first / on.\n"
                                             "ExecStart=/usr/local/bin/abide sweep\n";

/// 1 says that there are findings: the sweep did what it should.
constexpr std::string_view service_end =
    "SuccessExitStatus=1\n"
    "\n"
    "# It reads exports, writes its own folder, and talks to the configured database only.\n"
    "NoNewPrivileges=yes\n"
    "CapabilityBoundingSet=\n"
    "ProtectSystem=strict\n"
    "ProtectHome=read-only\n"
    "PrivateTmp=yes\n"
    "PrivateDevices=yes\n"
    "ProtectClock=yes\n"
    "ProtectControlGroups=yes\n"
    "ProtectHostname=yes\n"
    "ProtectKernelLogs=yes\n"
    "ProtectKernelModules=yes\n"
    "ProtectKernelTunables=yes\n"
    "ProtectProc=invisible\n"
    "RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6\n"
    "RestrictNamespaces=yes\n"
    "RestrictRealtime=yes\n"
    "RestrictSUIDSGID=yes\n"
    "LockPersonality=yes\n"
    "MemoryDenyWriteExecute=yes\n"
    "SystemCallArchitectures=native\n"
    "SystemCallFilter=@system-service\n";

constexpr std::string_view timer = "# When abide-sweep.service runs: systemctl enable --now abide-sweep.timer\n"
                                   "[Unit]\n"
                                   "Description=Abide sweeps at a quarter past two every night\n"
                                   "\n"
                                   "[Timer]\n"
                                   "OnCalendar=*-*-* 02:15\n"
                                   "# A night the machine slept through is made up for when it wakes.\n"
                                   "Persistent=true\n"
                                   "\n"
                                   "[Install]\n"
                                   "WantedBy=timers.target\n";

/// systemd takes % for the beginning of a name it knows.
std::string for_systemd(std::string_view path) {
    std::string text;
    for (const char c : path) text += c == '%' ? std::string("%%") : std::string(1, c);
    return text;
}

/// The same where several words may stand.
std::string quoted_for_systemd(std::string_view path) {
    std::string text = "\"";
    for (const char c : for_systemd(path)) {
        if (c == '\n') {
            text += "\\n";
            continue;
        }
        if (c == '"' || c == '\\') text += '\\';
        text += c;
    }
    return text + "\"";
}

/// The program runs from where it was run to make the folder.
std::string start_of(const std::string& program) {
    return program.empty() ? std::string(program_to_edit) : "ExecStart=" + quoted_for_systemd(program) + " sweep\n";
}

std::string service(const std::string& folder, const std::string& program) {
    return std::string(service_start) + "WorkingDirectory=" + for_systemd(folder) +
           "\nReadWritePaths=" + quoted_for_systemd(folder) + "\n" + start_of(program) + std::string(service_end);
}

} // namespace

std::vector<std::string> starter_folders() { return {"inbox", "procedures", "state", "reports", "systemd"}; }

std::vector<std::pair<std::string, std::string>> starter_files(const std::string& folder, const World& world) {
    const std::string seeds = world.shipped("seeds");
    if (seeds.empty()) {
        throw Error(Exit::usage, "cannot find the made-up cases that come with Abide; "
                                 "set ABIDE_HOME to the folder that holds its folder seeds");
    }
    std::vector<std::pair<std::string, std::string>> files = {
        {"abide.conf", starting_configuration()},
        {"procedures/README.md", std::string(about_procedures)},
        {"systemd/abide-sweep.service", service(folder, world.program)},
        {"systemd/abide-sweep.timer", std::string(timer)},
    };
    for (const std::string_view name : readable_exports)
        files.emplace_back(join_path("inbox", name), read_file(join_path(join_path(seeds, "cases"), name)));
    return files;
}

} // namespace abide
