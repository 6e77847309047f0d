# What every target is compiled with: warnings as an interface target, sanitizers, ccache and a quick linker
# where there is one.
add_library(acervo_warnings INTERFACE)
add_library(acervo::warnings ALIAS acervo_warnings)
target_compile_options(acervo_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Wcast-align -Woverloaded-virtual
  -Wconversion -Wno-sign-conversion -Wnull-dereference -Wformat=2)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 sees ghosts in inlined std::string and std::variant code (GCC bug 105329, 105562).
  target_compile_options(acervo_warnings INTERFACE -Wno-restrict -Wno-maybe-uninitialized -Wno-null-dereference)
endif()
if(ACERVO_WERROR)
  target_compile_options(acervo_warnings INTERFACE -Werror)
endif()

if(ACERVO_SANITIZE)
  list(JOIN ACERVO_SANITIZE "," _sanitizers)
  add_compile_options(-fsanitize=${_sanitizers} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  # Pointers that these find wrong the address sanitizer finds too; without them a build takes two thirds of the time.
  if("undefined" IN_LIST ACERVO_SANITIZE AND "address" IN_LIST ACERVO_SANITIZE)
    add_compile_options(-fno-sanitize=null,alignment,vptr,object-size)
  endif()
  add_link_options(-fsanitize=${_sanitizers})
endif()

# Every library is instrumented for coverage, not the targets alone: otherwise the fuzzer is blind to what it reaches.
if(ACERVO_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

find_program(ACERVO_CCACHE ccache)
if(ACERVO_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${ACERVO_CCACHE})
endif()
