#include "extractors/txt/typed_signs.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <unordered_set>
#include <vector>

#include "core/text.h"

namespace acervo::txt {
namespace {

struct Sign {
  std::string_view typed, shown;
};
constexpr std::string_view kSoftHyphen = " - ";
constexpr std::array<Sign, 6> kBullets = {
    {{"oo ", "• "}, {":: ", "• "}, {"# ", "▪ "}, {"\t", "• "}, {"<<", "«"}, {">>", "»"}}};  // the TAB of a picture
constexpr std::array<Sign, 4> kSigns = {{{"<<", "«"}, {">>", "»"}, {"  --  ", " — "}, {"  -  ", " – "}}};
constexpr std::array<std::string_view, 8> kOfPrint = {"“", "”", "‘", "’", "«", "–", "—", "…"};

bool IsCapital(char c) { return std::isupper(static_cast<unsigned char>(c)) != 0; }
bool IsSmall(char c) { return std::islower(static_cast<unsigned char>(c)) != 0; }
bool IsYear(std::string_view text) {
  return (text.starts_with("19") || text.starts_with("20")) && text.find_first_not_of("0123456789") == text.npos;
}

// "INTERNACIONALInforme", "2019Fecha": the ends of paragraphs are lost. `at` is at a capital.
bool IsGlued(std::string_view text, std::size_t at) {
  constexpr std::size_t kYear = 4, kCapitals = 6, kSmall = 2;
  if (at >= kYear && IsYear(text.substr(at - kYear, kYear))) return true;
  if (at < kCapitals || at + kSmall >= text.size()) return false;
  const std::string_view above = text.substr(at - kCapitals, kCapitals), behind = text.substr(at + 1, kSmall);
  return std::all_of(above.begin(), above.end(), IsCapital) && std::all_of(behind.begin(), behind.end(), IsSmall);
}

bool BearsMarks(std::string_view text) {
  constexpr std::size_t kSample = 1 << 16;  // bytes
  text = text.substr(0, kSample);
  const auto holds = [text](std::string_view sign) { return text.find(sign) != text.npos; };
  if (std::any_of(kOfPrint.begin(), kOfPrint.end(), holds)) return false;
  for (const std::string_view mark : {"\n oo ", "\n :: ", "  oo ", "  :: "}) {
    if (holds(mark)) return true;
  }
  if (const std::size_t open = text.find("<<"); open != text.npos && text.find(">>", open) != text.npos) return true;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (IsCapital(text[at]) && IsGlued(text, at)) return true;
  }
  return false;
}

// The sign that stands at `at`; none: an empty one.
template <std::size_t kCount>
Sign SignAt(const std::array<Sign, kCount>& signs, std::string_view text, std::size_t at) {
  const auto found = std::find_if(signs.begin(), signs.end(),
                                  [&](const Sign& sign) { return text.substr(at).starts_with(sign.typed); });
  return found == signs.end() ? Sign{} : *found;
}

std::string_view WordBefore(std::string_view text, std::size_t end) {
  const std::size_t space = text.find_last_of(" \n", end - 1);
  return text.substr(space + 1, end - space - 1);
}

std::string_view WordBehind(std::string_view text, std::size_t begin) {
  return text.substr(begin, std::min(text.find_first_of(" \n.,;:", begin), text.size()) - begin);
}

bool HasSoftHyphen(std::string_view text, std::size_t at) {
  return at > 0 && at + kSoftHyphen.size() < text.size() && text.substr(at).starts_with(kSoftHyphen) &&
         !std::isspace(static_cast<unsigned char>(text[at - 1])) && IsSmall(text[at + kSoftHyphen.size()]);
}

// Whole words, and whether several of those beside what may be a soft hyphen are none.
class CutWords {
 public:
  explicit CutWords(std::string_view text) : text_(text) {
    for (std::size_t at = 0; at < text.size();) {
      const std::string_view word = WordBehind(text, at);
      const bool before = HasSoftHyphen(text, at + word.size());
      const bool beside = before || (at >= kSoftHyphen.size() && HasSoftHyphen(text, at - kSoftHyphen.size()));
      if (!word.empty() && !beside) words_.insert(word);
      if (before) hyphens_.push_back(at + word.size());
      at += word.size() + 1;
    }
    constexpr std::size_t kFewest = 3;
    std::erase_if(hyphens_, [this](std::size_t at) { return IsBetweenWords(at); });
    if (hyphens_.size() < kFewest) hyphens_.clear();
  }

  // "represe - ntación": neither half is a word that the text has elsewhere.
  bool HasCutAt(std::size_t at) const { return std::binary_search(hyphens_.begin(), hyphens_.end(), at); }

 private:
  bool IsBetweenWords(std::size_t at) const {
    return words_.contains(WordBefore(text_, at)) || words_.contains(WordBehind(text_, at + kSoftHyphen.size()));
  }

  std::string_view text_;
  std::unordered_set<std::string_view> words_;
  std::vector<std::size_t> hyphens_;
};

}  // namespace

void AppendQuote(std::string_view text, std::size_t at, std::string& shown) {
  constexpr std::size_t kLongest = 2000;  // bytes between a single quotation mark and its like
  constexpr std::string_view kBefore = " \n\t([{/-*_";
  const bool begins = shown.empty() || kBefore.find(shown.back()) != kBefore.npos || shown.ends_with("“") ||
                      shown.ends_with("¿") || shown.ends_with("¡") || shown.ends_with("–");
  const bool closed = text[at] == '"' || text.substr(at + 1, kLongest).find('\'') != text.npos;
  const bool opens = begins && closed && at + 1 < text.size() && text[at + 1] != ' ';
  shown += text[at] == '"' ? (opens ? "“" : "”") : (opens ? "‘" : "’");
}

int RestoreTypedSigns(std::string& text) {
  if (!BearsMarks(text)) return 0;
  const CutWords cuts(text);
  std::string shown;
  shown.reserve(text.size());
  int count = 0;
  bool indented = false;  // the line has had nothing but spaces
  for (std::size_t at = 0; at < text.size();) {
    Sign sign = SignAt(kSigns, text, at);
    if (indented) sign = SignAt(kBullets, text, at);
    if (sign.typed.empty() && cuts.HasCutAt(at)) sign = {kSoftHyphen, ""};
    count += text[at] == '"' || !sign.typed.empty();
    indented = text[at] == '\n' || (text[at] == ' ' && (indented || shown.ends_with('\n')));
    if (!sign.typed.empty()) {
      shown += sign.shown;
      at += sign.typed.size();
    } else if (text[at] == '"') {
      AppendQuote(text, at++, shown);
    } else {
      shown += text[at++];
    }
  }
  text = std::move(shown);
  return count;
}

}  // namespace acervo::txt
