// The input is the markup of a DOCX's parts, parted by 0x1E: body, styles, numbering, footnotes, a header, comments.
// The container is made around them, for a fuzzer cannot deflate.
#include <array>

#include "extractors/docx/docx.h"
#include "tests/fuzz/properties.h"
#include "tests/support/docx_builder.h"

namespace {

constexpr char kBetweenParts = '\x1e';

std::array<std::string_view, 6> Parts(std::string_view input) {
  std::array<std::string_view, 6> parts;
  for (std::string_view& part : parts) {
    const std::size_t end = std::min(input.find(kBetweenParts), input.size());
    part = input.substr(0, end);
    input.remove_prefix(std::min(end + 1, input.size()));
  }
  return parts;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > (1U << 16)) return 0;  // longer inputs only slow the search down
  const auto [body, styles, numbering, footnotes, header, comments] =
      Parts({reinterpret_cast<const char*>(data), size});
  const std::string bytes = acervo::test::DocxBuilder()
                                .Body(body)
                                .Styles(styles)
                                .Numbering(numbering)
                                .Footnotes(footnotes)
                                .Header("h1", header)
                                .Comments(comments)
                                .Build();
  const auto document = acervo::ExtractDocx(bytes, {});
  if (document.ok()) acervo::fuzz::RequireSound(document.value());
  return 0;
}
