// Every run of characters that Windows-1252 has for the bytes of one UTF-8 sequence is read as that sequence, where it
// gives a letter, quote, dash or sign of Latin texts. Spanish writes no such run: its lead bytes are 'Ã', 'Â' and 'â',
// followed by a sign or by a control character.
#include "extractors/txt/mojibake.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "core/characters.h"
#include "core/text.h"
#include "extractors/txt/single_byte.h"

namespace acervo::txt {
namespace {

constexpr int kMostRounds = 3;  // saved wrongly so many times over
constexpr int kFewest = 2;      // one alone may be meant: 'MANHÃ…'

// The byte that Windows-1252 shows as `c`, or 0. The five bytes it leaves undefined come as C1 controls.
unsigned char ByteShownAs(char32_t c) {
  static const auto bytes = [] {
    std::unordered_map<char32_t, unsigned char> map;
    for (int byte = 0x80; byte < 0x100; ++byte) map.emplace(Windows1252()[byte], static_cast<unsigned char>(byte));
    return map;
  }();
  if (c >= 0x80 && c < 0xA0) return static_cast<unsigned char>(c);
  const auto found = bytes.find(c);
  return found == bytes.end() || c == 0xFFFD ? 0 : found->second;
}

// What Latin texts are written with beyond ASCII, and what Word puts into them. Combining marks are left out: 'AQUÍ…'
// would be read as one.
bool IsUsual(char32_t c) {
  return (c >= 0xA0 && c <= 0x17F) || (c >= 0x2000 && c <= 0x22FF) || (c >= 0x2500 && c <= 0x27BF) || c == 0xFEFF;
}

// The bytes of the sequence that begins at `at`, which moves behind it; empty where none does.
std::string SequenceAt(std::string_view text, std::size_t& at) {
  constexpr std::size_t kLongest = 4;
  std::string bytes;
  std::size_t next = at;
  while (next < text.size() && bytes.size() < kLongest) {
    const unsigned char byte = ByteShownAs(NextCodePoint(text, next));
    if (byte == 0) return {};
    bytes.push_back(static_cast<char>(byte));
    const std::size_t length = WellFormedLength(bytes, 0);
    if (length == 0) continue;
    std::size_t begin = 0;
    if (length < 2 || !IsUsual(NextCodePoint(bytes, begin))) return {};
    at = next;
    return bytes;
  }
  return {};
}

MendedText MendOnce(std::string_view text) {
  MendedText mended;
  mended.text.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      mended.text.push_back(text[at++]);
      continue;
    }
    const std::string sequence = SequenceAt(text, at);
    if (sequence.empty()) {
      const std::size_t length = std::max<std::size_t>(WellFormedLength(text, at), 1);
      mended.text += text.substr(at, length);
      at += length;
    } else {
      mended.text += sequence;
      ++mended.sequences;
    }
  }
  return mended;
}

bool MayHoldSequences(std::string_view text) {
  constexpr std::array<std::string_view, 3> kLeads = {"Ã", "Â", "â"};
  return std::any_of(kLeads.begin(), kLeads.end(), [&](std::string_view lead) { return text.find(lead) != text.npos; });
}

}  // namespace

MendedText MendMojibake(std::string_view text) {
  MendedText mended;
  for (int round = 0; round < kMostRounds && MayHoldSequences(text); ++round) {
    MendedText again = MendOnce(text);
    if (again.sequences < kFewest) break;
    again.sequences = std::max(mended.sequences, again.sequences);
    mended = std::move(again);
    text = mended.text;
  }
  return mended;
}

}  // namespace acervo::txt
