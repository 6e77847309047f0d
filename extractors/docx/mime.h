// The HTML text within an MHTML archive (RFC 2557), as programs put it into a document chunk.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace acervo::docx {

struct MimeText {
  std::string text;     // its transfer encoding undone
  std::string charset;  // as declared; may be empty
};

// The first part of type text/html, in however many multiparts; nullopt: there is none.
std::optional<MimeText> FindHtml(std::string_view message);

}  // namespace acervo::docx
