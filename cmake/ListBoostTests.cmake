# Read by ctest itself: asks the test program for its cases and adds one test for each.
#
# In: program (path), timeout (seconds, may be empty).
#
# The program prints a tree, four spaces a level, a "*" after what is switched on:
#
#     rooms*
#         every_include_looks_down*
#
# A case is run by naming it, so a name with a character that means something in --run_test
# (: , / @ ! +) cannot be named: then the outermost suite it lies in is one test.

cmake_policy(VERSION 3.25)

if(NOT EXISTS ${program})
    add_test(test_program_is_built ${program})
    return()
endif()
# Boost.Test lists its cases on standard error.
execute_process(COMMAND ${program} --list_content
    OUTPUT_VARIABLE ignored ERROR_VARIABLE tree RESULT_VARIABLE result)
if(NOT result EQUAL 0)
    message("${tree}")
    add_test(test_program_lists_its_cases ${program} --list_content)
    return()
endif()

# A CMake list cannot hold lines with ; [ or ], and such a name is awkward anyway: make it a ",".
string(REGEX REPLACE "[][;|]" "," tree "${tree}")
string(REGEX REPLACE "\n+$" "" tree "${tree}")
string(REPLACE "\n" ";" lines "${tree}")

function(level_of line result)
    string(REGEX REPLACE "[^ ].*" "" indent "${line}")
    string(LENGTH "${indent}" level)
    math(EXPR level "${level} / 4")
    set(${result} ${level} PARENT_SCOPE)
endfunction()

# First reading: the path of every case, in order, and the suites that must be run whole.
set(cases "")
set(whole_suites "")
set(skipped_below -1)
list(LENGTH lines line_count)
math(EXPR last "${line_count} - 1")
if(line_count EQUAL 0)
    return()
endif()
foreach(at RANGE ${last})
    list(GET lines ${at} line)
    level_of("${line}" level)
    math(EXPR next_at "${at} + 1")
    set(next_level 0)
    if(next_at LESS line_count)
        list(GET lines ${next_at} next)
        level_of("${next}" next_level)
    endif()

    # What is switched off is left out, with everything below it: naming it would run it.
    if(NOT skipped_below EQUAL -1 AND level GREATER skipped_below)
        continue()
    endif()
    set(skipped_below -1)
    if(NOT line MATCHES "^ *(.*)\\*(: .*)?$")
        set(skipped_below ${level})
        continue()
    endif()
    set(name "${CMAKE_MATCH_1}")

    set(path_${level} "${name}")
    if(name MATCHES "[^A-Za-z0-9_.<>() -]" OR name MATCHES "^ | $")
        list(APPEND whole_suites "${path_0}")
    endif()
    if(NOT next_level GREATER level)
        set(path "${path_0}")
        if(level GREATER 0)
            foreach(part RANGE 1 ${level})
                string(APPEND path "/${path_${part}}")
            endforeach()
        endif()
        list(APPEND cases "${path_0}|${path}")
    endif()
endforeach()

# Second reading: a test for each case, or for each suite that must be run whole.
set(added "")
foreach(case IN LISTS cases)
    string(REGEX MATCH "^([^|]*)[|](.*)$" whole "${case}")
    set(suite "${CMAKE_MATCH_1}")
    set(path "${CMAKE_MATCH_2}")
    if(suite IN_LIST whole_suites)
        set(path "${suite}")
    endif()
    if(path IN_LIST added)
        continue()
    endif()
    list(APPEND added "${path}")
    add_test("${path}" "${program}" "--run_test=${path}")
    if(timeout)
        set_tests_properties("${path}" PROPERTIES TIMEOUT ${timeout})
    endif()
endforeach()
