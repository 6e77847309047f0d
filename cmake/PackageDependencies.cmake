# Read by CPack before it makes a package: which packages the program's libraries come from. CMake's own SHLIBDEPS takes
# all of them as Depends; those of the recognition module alone are Recommends, for all else works without it.
#
# `dpkg-shlibdeps` wants a source package around it; the smallest one is enough. A library that both need is told once.
if(NOT CPACK_GENERATOR STREQUAL "DEB")
  return()
endif()
set(shlibs_folder ${ACERVO_BINARY_DIR}/shlibdeps)
file(WRITE ${shlibs_folder}/debian/control "Source: acervo\n\nPackage: acervo\nArchitecture: any\n")
file(GLOB modules ${ACERVO_BINARY_DIR}/modules/*.so)
set(recommended ${modules})
list(FILTER recommended INCLUDE REGEX "libacervo-ocr\\.so$")
list(FILTER modules EXCLUDE REGEX "libacervo-ocr\\.so$")
execute_process(
  COMMAND dpkg-shlibdeps -O --warnings=0 -dRecommends ${recommended} -dDepends ${ACERVO_BINARY_DIR}/tools/acervo ${modules}
  WORKING_DIRECTORY ${shlibs_folder} OUTPUT_VARIABLE told COMMAND_ERROR_IS_FATAL ANY)
foreach(field Depends Recommends)
  if(told MATCHES "shlibs:${field}=([^\n]*)")
    string(TOUPPER ${field} upper)
    set(CPACK_DEBIAN_PACKAGE_${upper} "${CPACK_DEBIAN_PACKAGE_${upper}}, ${CMAKE_MATCH_1}")
  endif()
endforeach()
