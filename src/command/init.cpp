// abide init: a new folder in which the first sweep can be run at once.
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "base/error.hpp"
#include "base/file.hpp"
#include "command/command.hpp"
#include "command/output.hpp"
#include "command/starter_folder.hpp"

namespace abide {

namespace {

namespace fs = std::filesystem;

/// A folder that comes into being whole: until it is put in place it lies beside, and goes away with this object.
class NewFolder {
  public:
    explicit NewFolder(std::string path)
        : path_(std::move(path)), temporary_(path_ + ".part-" + std::to_string(::getpid())) {
        if (::mkdir(temporary_.c_str(), 0700) != 0)
            throw Error(Exit::not_written, "cannot make the folder " + path_ + ": " + std::strerror(errno));
    }
    ~NewFolder() {
        std::error_code ignored;
        if (!temporary_.empty()) fs::remove_all(temporary_, ignored);
    }
    NewFolder(const NewFolder&) = delete;
    NewFolder& operator=(const NewFolder&) = delete;

    [[nodiscard]] std::string inside(const std::string& name) const { return join_path(temporary_, name); }
    /// Takes the place of an empty folder too, and of nothing else.
    void put_in_place() {
        if (std::rename(temporary_.c_str(), path_.c_str()) != 0)
            throw Error(Exit::not_written, "cannot put the folder " + path_ + " in place: " + std::strerror(errno));
        temporary_.clear();
    }

  private:
    std::string path_;
    std::string temporary_; ///< empty when it is in place
};

[[noreturn]] void refuse(const std::string& sentence) { throw Error(Exit::usage, sentence); }

/// "work/" is "work".
std::string without_slashes(std::string path) {
    while (path.size() > 1 && path.ends_with('/')) path.pop_back();
    return path;
}

void refuse_what_is_there(const std::string& folder) {
    std::error_code trouble;
    const fs::file_status status = fs::symlink_status(folder, trouble);
    for (const char c : folder) {
        if (static_cast<unsigned char>(c) < ' ') refuse("the folder's name holds a control character");
    }
    if (!fs::exists(status)) return;
    if (!fs::is_directory(status)) refuse(folder + " is there already and is not a folder; name a new one");
    if (fs::equivalent(folder, ".", trouble)) refuse("init makes a folder of its own; name one that is not there yet");
    if (!fs::is_empty(folder, trouble) || trouble) refuse("the folder " + folder + " is not empty; name a new one");
}

void say_what_next(const std::string& folder, World& world) {
    const std::string there = shell_word(folder);
    *world.out << "Made " << folder << ": the made-up cases that come with Abide are its first exports.\n\n"
               << "  cd " << there << "\n"
               << "  abide doctor                      whether everything is there\n"
               << "  abide sweep --as-at 2026-04-10    the day the made-up cases are about\n\n"
               << "Then put your own exports in the place of those in inbox/, look through abide.conf, and have every\n"
               << "night swept: systemd/ holds a service and a timer.\n";
}

Exit run_init(const Options& options, World& world) {
    const std::string folder = without_slashes(options.first_argument("the folder to make"));
    options.refuse_more_than(1);
    refuse_what_is_there(folder);
    const auto files = starter_files(fs::absolute(folder).lexically_normal().string(), world);
    NewFolder made(folder);
    for (const std::string& name : starter_folders()) make_folder(made.inside(name));
    for (const auto& [name, text] : files) write_file(made.inside(name), text);
    made.put_in_place();
    if (!options.has("quiet")) say_what_next(folder, world);
    return Exit::clean;
}

constexpr std::array<std::string_view, 2> examples = {"abide init nightly", "abide init /srv/abide"};
constexpr std::array<std::string_view, 2> options = {"quiet", "help"};

} // namespace

extern const Command init_command;
const Command init_command = {
    .name = "init",
    .summary = "Make a folder to sweep in: a configuration, made-up exports, units for systemd",
    .arguments = "DIR",
    .examples = examples,
    .options = options,
    .notes =
        "The folder must not be there yet, or be empty. It appears whole or not at all, and only its owner can read\n"
        "it. abide.conf in it names every setting with its default; all the made-up exports can be read.\n",
    .run = run_init,
};

} // namespace abide
