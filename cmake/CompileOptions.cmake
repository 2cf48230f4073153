# How every file of ours is compiled: the language, the warnings, the sanitizers, the hardening.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "Debug, Release or RelWithDebInfo" FORCE)
endif()

find_program(CCACHE ccache)
mark_as_advanced(CCACHE)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

add_library(abide_compile_options INTERFACE)

target_compile_options(abide_compile_options INTERFACE
    -Wall -Wextra -Wpedantic
    -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wcast-align -Wcast-qual
    -Wnon-virtual-dtor -Woverloaded-virtual -Wextra-semi -Wformat=2 -Wundef -Wunused
    # Naming only the fields that matter, Day{.year = 2026}, is how we write values.
    -Wno-missing-field-initializers)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(abide_compile_options INTERFACE
        -Wduplicated-cond -Wlogical-op
        # GCC 12 sees overlapping copies in ordinary std::string concatenation (GCC bug 105651).
        -Wno-restrict)
endif()
if(ABIDE_WARNINGS_AS_ERRORS)
    target_compile_options(abide_compile_options INTERFACE -Werror)
endif()

# Paths in messages and debug information are relative to the repository: "tests/rooms.cpp:12".
# The result then does not depend on where the repository was checked out.
target_compile_options(abide_compile_options INTERFACE
    "-ffile-prefix-map=${CMAKE_CURRENT_SOURCE_DIR}/=")

# Wrong indices and null pointers stop the program rather than go on: what we read was written by others.
target_compile_definitions(abide_compile_options INTERFACE _GLIBCXX_ASSERTIONS)

if(ABIDE_SANITIZERS)
    target_compile_options(abide_compile_options INTERFACE
        -fsanitize=${ABIDE_SANITIZERS} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(abide_compile_options INTERFACE -fsanitize=${ABIDE_SANITIZERS})
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        # The instrumented code misleads these three; the test build still has them.
        target_compile_options(abide_compile_options INTERFACE
            -Wno-maybe-uninitialized -Wno-array-bounds -Wno-stringop-overflow)
    endif()
else()
    target_compile_options(abide_compile_options INTERFACE -fstack-protector-strong)
    target_compile_definitions(abide_compile_options INTERFACE
        $<$<CONFIG:Release>:_FORTIFY_SOURCE=2>)
    target_link_options(abide_compile_options INTERFACE -Wl,-z,relro,-z,now)
endif()
