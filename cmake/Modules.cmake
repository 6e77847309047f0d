# A library that the program loads at work, by the commands that need it (core/modules.h), so that nothing else starts
# slower. It lies beside the program in a build, and in lib/acervo once installed.
include(GNUInstallDirs)
function(acervo_module name)
  add_library(${name} MODULE ${ARGN})
  set_target_properties(${name} PROPERTIES LIBRARY_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/modules)
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
  install(TARGETS ${name} LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}/acervo)
endfunction()
