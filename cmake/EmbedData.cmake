# acervo_embed(TARGET FILE SYMBOL): compiles a data file into TARGET as
#   namespace acervo::data { extern const std::string_view SYMBOL; }
# The file stays the single source; a changed row is a rebuild of one small translation unit.
set(ACERVO_EMBED_SCRIPT ${CMAKE_CURRENT_LIST_DIR}/embed.cmake)
function(acervo_embed target file symbol)
  get_filename_component(input ${file} ABSOLUTE)
  set(output ${CMAKE_CURRENT_BINARY_DIR}/embedded_${symbol}.cc)
  add_custom_command(OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DINPUT=${input} -DOUTPUT=${output} -DSYMBOL=${symbol} -P ${ACERVO_EMBED_SCRIPT}
    DEPENDS ${input} ${ACERVO_EMBED_SCRIPT} VERBATIM)
  target_sources(${target} PRIVATE ${output})
endfunction()
