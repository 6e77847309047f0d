# acervo_precompile(TARGET): reads the headers that nearly every source includes once for the target.
# Off in `dev`, where each source has to name what it uses, and where ccache shares objects between checkouts.
function(acervo_precompile target)
  if(ACERVO_PCH)
    target_precompile_headers(${target} PRIVATE
      <algorithm> <array> <chrono> <functional> <map> <memory> <optional> <set> <string> <string_view>
      <unordered_map> <utility> <variant> <vector>)
  endif()
endfunction()
