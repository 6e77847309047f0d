#include "extractors/ocr/page_wire.h"

#include "core/wire.h"

namespace acervo::layout {

void Fields(auto& wire, MaybeConst<Box> auto& it) { wire(it.x0, it.y0, it.x1, it.y1); }
void Fields(auto& wire, MaybeConst<Word> auto& it) {
  wire(it.text, it.box, it.size, it.bold, it.space_after, it.raised, it.symbolic, it.turns, it.confidence, it.sheet);
}
void Fields(auto& wire, MaybeConst<Ruling> auto& it) { wire(it.at, it.from, it.to, it.edge); }
void Fields(auto& wire, MaybeConst<Rulings> auto& it) { wire(it.horizontal, it.vertical); }
void Fields(auto& wire, MaybeConst<BulletShape> auto& it) { wire(it.box, it.hollow); }

}  // namespace acervo::layout

namespace acervo::ocr {

void Fields(auto& wire, MaybeConst<PageReading> auto& it) {
  wire(it.width, it.height, it.turns, it.slope, it.words, it.rulings, it.marks);
}

namespace {

constexpr std::uint64_t kVersion = 1;

}  // namespace

std::string Packed(const PageReading& page) {
  WireWriter writer;
  writer(kVersion, page);
  return writer.Take();
}

std::optional<PageReading> Unpacked(std::string_view bytes) {
  std::optional<PageReading> page(std::in_place);
  std::uint64_t version = 0;
  WireReader reader(bytes);
  reader(version);
  if (version == kVersion) reader(*page);
  if (version != kVersion || !reader.AtEnd()) page.reset();
  return page;
}

}  // namespace acervo::ocr
