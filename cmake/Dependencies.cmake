# Packages of Debian 12 and 13; tools/dependencies names them for apt.
find_package(PkgConfig REQUIRED)
find_package(ICU 72 REQUIRED COMPONENTS uc i18n data)
find_package(LibXml2 REQUIRED)
find_package(SQLite3 3.40 REQUIRED)
# Beast alone, of which nothing is linked.
find_package(Boost 1.74 CONFIG REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(fmt 9 REQUIRED)
find_package(CLI11 2 REQUIRED)
find_package(Threads REQUIRED)
find_package(ZLIB REQUIRED)
pkg_check_modules(poppler_cpp REQUIRED IMPORTED_TARGET poppler-cpp)
# Poppler's core has no stable interface: only the releases that passed the tests are used, else poppler-cpp does alone.
pkg_check_modules(poppler_core IMPORTED_TARGET poppler)
set(ACERVO_POPPLER_CORE OFF)
if(poppler_core_FOUND AND poppler_core_VERSION MATCHES "^(22\\.12|25\\.03)\\.")
  set(ACERVO_POPPLER_CORE ON)
endif()
# Recognition of letters in pictures, in a module of its own.
pkg_check_modules(tesseract IMPORTED_TARGET tesseract)
pkg_check_modules(lept IMPORTED_TARGET lept)
pkg_check_modules(libzip REQUIRED IMPORTED_TARGET libzip)
pkg_check_modules(re2 REQUIRED IMPORTED_TARGET re2)
pkg_check_modules(libseccomp REQUIRED IMPORTED_TARGET libseccomp)
pkg_check_modules(nettle REQUIRED IMPORTED_TARGET nettle)
pkg_check_modules(libical REQUIRED IMPORTED_TARGET libical)
pkg_check_modules(xlsxwriter REQUIRED IMPORTED_TARGET xlsxwriter)
# XXH3 is the same for good since 0.8.
pkg_check_modules(libxxhash REQUIRED IMPORTED_TARGET "libxxhash >= 0.8")

# libstemmer ships no pkg-config file.
find_path(LIBSTEMMER_INCLUDE_DIR libstemmer.h REQUIRED)
find_library(LIBSTEMMER_LIBRARY stemmer REQUIRED)
add_library(libstemmer::libstemmer UNKNOWN IMPORTED)
set_target_properties(libstemmer::libstemmer PROPERTIES
  IMPORTED_LOCATION ${LIBSTEMMER_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${LIBSTEMMER_INCLUDE_DIR})
