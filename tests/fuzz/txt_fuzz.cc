#include "extractors/extract.h"
#include "extractors/txt/txt.h"
#include "tests/fuzz/properties.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > (1U << 20)) return 0;  // longer inputs only slow the search down
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto document = acervo::ExtractTxt(bytes, {});
  if (document.ok()) acervo::fuzz::RequireSound(document.value());
  return 0;
}
