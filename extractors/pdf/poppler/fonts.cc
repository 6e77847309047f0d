#include "extractors/pdf/poppler/fonts.h"

#include <algorithm>
#include <array>

namespace acervo::pdf {
namespace {

constexpr std::array<std::string_view, 9> kBoldNames = {"bold", "black", "heavy", "semibd",     "demi",
                                                        "cmbx", "sfbx",  "ecbx",  "lmroman10-b"};
constexpr std::array<std::string_view, 7> kSymbolNames = {"symbol", "wingdings",   "webdings", "dingbats",
                                                          "cmsy",   "fontawesome", "marlett"};

std::string Lowered(std::string_view text) {
  std::string lowered(text);
  std::transform(lowered.begin(), lowered.end(), lowered.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lowered;
}

template <typename Names>
bool NamesOneOf(const std::string& name, const Names& names) {
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view part) { return name.find(part) != std::string::npos; });
}

}  // namespace

FontStyle StyleOf(std::string_view font_name) {
  const std::string name = Lowered(font_name);
  return {NamesOneOf(name, kBoldNames), NamesOneOf(name, kSymbolNames)};
}

const FontStyle& FontStyles::Of(const std::string& font_name) {
  const auto found = known_.find(font_name);
  if (found != known_.end()) return found->second;
  return known_.emplace(font_name, StyleOf(font_name)).first->second;
}

void SetFont(Word& word, const FontStyle& style, double size) {
  word.bold = style.bold;
  word.symbolic = style.symbolic;
  word.size = size > 0.1 ? size : std::max(1.0, word.turns % 2 == 0 ? word.box.height() : word.box.width());
}

}  // namespace acervo::pdf
