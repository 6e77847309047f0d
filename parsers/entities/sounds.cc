#include "parsers/entities/sounds.h"

#include <algorithm>
#include <array>

namespace acervo::entities {
namespace {

struct Spelling {
  std::string_view letters;
  std::string_view before;  // any of these has to follow; empty: anything
  std::string_view sound;
};

// The first that fits; other letters sound as they are written.
constexpr std::array<Spelling, 16> kSpellings = {{{"ch", "", "C"},
                                                  {"qu", "ei", "k"},
                                                  {"gu", "ei", "g"},
                                                  {"ll", "", "i"},
                                                  {"ph", "", "f"},
                                                  {"c", "ei", "s"},
                                                  {"c", "", "k"},
                                                  {"q", "", "k"},
                                                  {"z", "", "s"},
                                                  {"v", "", "b"},
                                                  {"w", "", "u"},
                                                  {"g", "ei", "j"},
                                                  {"y", "", "i"},
                                                  {"x", "", "s"},
                                                  {"ss", "", "s"},
                                                  {"h", "", ""}}};

bool Fits(const Spelling& spelling, std::string_view word) {
  if (!word.starts_with(spelling.letters)) return false;
  if (spelling.before.empty()) return true;
  const std::string_view rest = word.substr(spelling.letters.size());
  return !rest.empty() && spelling.before.find(rest.front()) != std::string_view::npos;
}

}  // namespace

std::string SoundOf(std::string_view folded) {
  std::string sound;
  while (!folded.empty()) {
    const auto* const spelling =
        std::find_if(kSpellings.begin(), kSpellings.end(), [&](const Spelling& row) { return Fits(row, folded); });
    const bool found = spelling != kSpellings.end();
    sound += found ? spelling->sound : folded.substr(0, 1);
    folded.remove_prefix(found ? spelling->letters.size() : 1);
  }
  return sound;
}

}  // namespace acervo::entities
