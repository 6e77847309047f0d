# `cmake --install` and the Debian package: program, man pages, completions, docs.
include(GNUInstallDirs)
install(TARGETS acervo RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES ${PROJECT_SOURCE_DIR}/docs/man/acervo.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${PROJECT_SOURCE_DIR}/docs/man/acervo.es.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/es/man1 RENAME acervo.1)
install(FILES ${PROJECT_SOURCE_DIR}/tools/completions/acervo.bash
  DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME acervo)
install(FILES ${PROJECT_SOURCE_DIR}/tools/completions/_acervo DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES ${PROJECT_SOURCE_DIR}/tools/completions/acervo.fish
  DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
# What its users read; what its developers read stays with the sources.
install(FILES ${PROJECT_SOURCE_DIR}/CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright)
install(FILES ${PROJECT_SOURCE_DIR}/docs/guia.md ${PROJECT_SOURCE_DIR}/docs/esquema.md ${PROJECT_SOURCE_DIR}/docs/api.md
  ${PROJECT_SOURCE_DIR}/docs/document-model.md DESTINATION ${CMAKE_INSTALL_DOCDIR})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME acervo)
set(CPACK_PACKAGE_VENDOR "acervo")
set(CPACK_PACKAGE_CONTACT "acervo")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGE_DESCRIPTION "Reads monthly reports (DOCX, PDF, TXT, scanned pages) in Spanish, splits them into dated activities and
coordinations, and keeps them in one searchable SQLite file.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_DEPENDS poppler-data)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "tesseract-ocr-spa, tesseract-ocr-osd")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "sqlite3")
# Where each library comes from is asked when the package is made.
configure_file(${PROJECT_SOURCE_DIR}/cmake/PackageDependencies.cmake ${PROJECT_BINARY_DIR}/PackageDependencies.cmake COPYONLY)
file(WRITE ${PROJECT_BINARY_DIR}/PackageConfig.cmake
  "set(ACERVO_BINARY_DIR \"${PROJECT_BINARY_DIR}\")\ninclude(\"\${ACERVO_BINARY_DIR}/PackageDependencies.cmake\")\n")
set(CPACK_PROJECT_CONFIG_FILE ${PROJECT_BINARY_DIR}/PackageConfig.cmake)
include(CPack)
