# Read by ctest itself: asks the test program for its cases and adds one test for each.
#
# In: program (path), timeout (seconds, may be empty).
#
# The program prints a tree, four spaces a level, a "*" after what is switched on and then, where
# there is one, a description. Names hold no "*": Boost.Test writes "_" for it, and for the other
# characters that mean something in --run_test.
#
#     rooms*
#         every_include_looks_down*
#         an_idea_for_later
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

# A CMake list minds these three characters; the lines carry stand-ins while they are in one.
string(ASCII 1 semicolon)
string(ASCII 2 opening)
string(ASCII 3 closing)
string(REPLACE ";" "${semicolon}" tree "${tree}")
string(REPLACE "[" "${opening}" tree "${tree}")
string(REPLACE "]" "${closing}" tree "${tree}")
string(REGEX REPLACE "\n+$" "" tree "${tree}")
string(REPLACE "\n" ";" lines "${tree}")

function(level_of line result)
    string(REGEX REPLACE "[^ ].*" "" indent "${line}")
    string(LENGTH "${indent}" spaces)
    math(EXPR level "${spaces} / 4")
    set(${result} ${level} PARENT_SCOPE)
endfunction()

# A line is a case when the line after it lies no deeper; so each is looked at once the next is known.
list(APPEND lines "end*")
set(path "")        # of the line before
set(level -1)       # of the line before
set(switched_off "")  # the level of the innermost suite or case that is switched off, if any
foreach(line IN LISTS lines)
    level_of("${line}" next_level)
    if(NOT next_level GREATER level AND NOT path STREQUAL "" AND switched_off STREQUAL "")
        string(REPLACE "${semicolon}" ";" path "${path}")
        string(REPLACE "${opening}" "[" path "${path}")
        string(REPLACE "${closing}" "]" path "${path}")
        add_test("${path}" "${program}" --color_output=no "--run_test=${path}")
        if(timeout)
            set_tests_properties("${path}" PROPERTIES TIMEOUT ${timeout})
        endif()
    endif()

    # Naming what is switched off would run it, so everything below it is left out too.
    if(NOT switched_off STREQUAL "" AND NOT next_level GREATER switched_off)
        set(switched_off "")
    endif()
    if(line MATCHES "^ *([^*]*)\\*")
        set(name "${CMAKE_MATCH_1}")
    elseif(switched_off STREQUAL "")
        set(name "")
        set(switched_off ${next_level})
    endif()

    set(level ${next_level})
    set(path_${level} "${name}")
    set(path "${path_0}")
    if(level GREATER 0)
        foreach(part RANGE 1 ${level})
            string(APPEND path "/${path_${part}}")
        endforeach()
    endif()
endforeach()
