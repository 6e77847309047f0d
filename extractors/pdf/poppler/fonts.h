// What a font's name tells of its letters.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "extractors/pdf/poppler/words.h"

namespace acervo::pdf {

struct FontStyle {
  bool bold = false;
  bool symbolic = false;  // Symbol, Wingdings, ZapfDingbats: its letters are pictures
};

// Reads "BAAAAA+LiberationSans-Bold", "Arial,Bold", "CMBX10".
FontStyle StyleOf(std::string_view font_name);

// StyleOf() for the few fonts of a document, read once each.
class FontStyles {
 public:
  const FontStyle& Of(const std::string& font_name);

 private:
  std::unordered_map<std::string, FontStyle> known_;
};

// Gives `word`, whose box and turns are set, its font. A size that the page does not tell, or tells as nothing, is the
// height of the word.
void SetFont(Word& word, const FontStyle& style, double size);

}  // namespace acervo::pdf
