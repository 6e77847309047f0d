# acervo_test(NAME SOURCES … LIBS …): one test program of a folder, its cases found by ctest.
find_package(GTest REQUIRED)
include(GoogleTest)
add_library(acervo_test_support INTERFACE)
add_library(acervo::test_support ALIAS acervo_test_support)
target_compile_definitions(acervo_test_support INTERFACE ACERVO_TESTDATA_DIR="${PROJECT_SOURCE_DIR}/testdata")
target_include_directories(acervo_test_support INTERFACE ${PROJECT_SOURCE_DIR})
target_link_libraries(acervo_test_support INTERFACE GTest::gmock_main acervo::warnings)
# What is under test is sanitized in full; the expectations themselves take three times as long to compile so, for nothing.
if(ACERVO_SANITIZE)
  target_compile_options(acervo_test_support INTERFACE -O0 -fno-sanitize=undefined)
endif()

function(acervo_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LIBS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE acervo::test_support ${ARG_LIBS})
  gtest_discover_tests(${name} DISCOVERY_TIMEOUT 60 PROPERTIES TIMEOUT 120)
endfunction()
