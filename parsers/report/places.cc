#include "parsers/report/places.h"

#include <algorithm>

namespace acervo::report {
namespace {

void CoverBox(std::vector<PageBox>& boxes, const PageBox& more) {
  const auto at = std::ranges::lower_bound(boxes, more.page, {}, &PageBox::page);
  if (at == boxes.end() || at->page != more.page) {
    boxes.insert(at, more);
    return;
  }
  at->left = std::min(at->left, more.left), at->top = std::min(at->top, more.top);
  at->right = std::max(at->right, more.right), at->bottom = std::max(at->bottom, more.bottom);
}

}  // namespace

Source ParagraphSource(const Paragraph& paragraph, std::size_t block) {
  Source source;
  source.page = paragraph.page;
  source.block = static_cast<int>(block);
  source.boxes = paragraph.boxes;
  return source;
}

void Cover(Source& source, const Source& more) {
  for (const PageBox& box : more.boxes) CoverBox(source.boxes, box);
}

}  // namespace acervo::report
