# Makes every Boost.Test case a ctest test of the same name, "suite/case".
#
#   discover_boost_tests(<target> [TIMEOUT <seconds a case may take>])
#
# The program is asked for its cases each time ctest starts, not when it is built: some cases come
# from Markdown files, and a new file needs no new build.

function(discover_boost_tests target)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "TIMEOUT" "")
    set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR})
    set(listing ${CMAKE_CURRENT_BINARY_DIR}/${target}_cases.cmake)
    file(WRITE ${listing} "# Lists the cases of ${target} for ctest.
set(program [==[${PROJECT_BINARY_DIR}/${target}]==])
set(timeout [==[${arg_TIMEOUT}]==])
include([==[${PROJECT_SOURCE_DIR}/tests/ListBoostTests.cmake]==])
")
    set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES ${listing})
endfunction()
