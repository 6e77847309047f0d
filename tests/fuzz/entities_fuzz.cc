#include "parsers/entities/entities.h"

#include "tests/fuzz/properties.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace acervo;
  if (size > 4096) return 0;
  const std::string text = CleanLines({reinterpret_cast<const char*>(data), size});
  for (const EntityMention& mention : SplitEntityCell(text)) fuzz::RequireSound(mention, text);
  std::size_t end = 0;
  for (const EntityMention& mention : FindEntities(text)) {
    fuzz::RequireSound(mention, text);
    fuzz::Require(mention.span && mention.span->begin >= end, "mentions stand in order");
    end = mention.span->end();
  }
  return 0;
}
