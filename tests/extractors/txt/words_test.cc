// Whatever the shape, no word of the text is lost and none appears twice.
#include <map>
#include <random>

#include "core/text.h"
#include "tests/extractors/txt/support.h"

namespace acervo::txt {
namespace {

using Bag = std::map<std::string, int>;

Bag WordsOf(std::string_view text) {
  Bag bag;
  for (const Word& word : Words(text)) ++bag[word.text];
  return bag;
}

std::string AllText(const Document& document) {
  std::string text;
  for (const Block& block : document.blocks) {
    if (const auto* const paragraph = std::get_if<Paragraph>(&block)) {
      if (paragraph->list) text += paragraph->list->marker + " ";
      text += paragraph->text + "\n";
      continue;
    }
    for (const std::vector<Cell>& row : std::get<Table>(block).rows) {
      for (const Cell& cell : row) text += cell.text + "\n";
    }
  }
  return text;
}

const std::vector<std::string> kWords = {
    "Foro", "de",    "la", "Embajada", "México", "año",    "12",    "Reunión", "con",    "OPS", "sobre",
    "agua", "CIDEU", "y",  "mayo",     "para",   "Taller", "nota.", "unidad",  "lista:", "3",   "Despacho"};

class RandomText {
 public:
  explicit RandomText(unsigned seed) : random_(seed) {}
  std::size_t Below(std::size_t n) { return random_() % n; }
  std::string Phrase(std::size_t most) {
    std::string phrase;
    for (std::size_t k = 0, count = 1 + Below(most); k < count; ++k)
      phrase += (k == 0 ? "" : " ") + kWords[Below(kWords.size())];
    return phrase;
  }
  // Cells in columns, each wrapped at its width.
  std::string AlignedRow(const std::vector<std::size_t>& widths) {
    std::vector<std::vector<std::string>> cells;
    std::size_t height = 0;
    for (const std::size_t width : widths) {
      cells.push_back(Wrap(Phrase(6), width));
      height = std::max(height, cells.back().size());
    }
    std::string text;
    for (std::size_t line = 0; line < height; ++line) {
      for (std::size_t k = 0; k < widths.size(); ++k) {
        std::string cell = line < cells[k].size() ? cells[k][line] : "";
        cell += std::string(widths[k] + 3 - CodePointCount(cell), ' ');
        text += cell;
      }
      text += "\n";
    }
    return text;
  }
  static std::vector<std::string> Wrap(const std::string& phrase, std::size_t width) {
    std::vector<std::string> lines(1);
    for (std::size_t begin = 0; begin < phrase.size();) {
      const std::size_t end = std::min(phrase.find(' ', begin), phrase.size());
      const std::string word = phrase.substr(begin, end - begin);
      if (!lines.back().empty() && CodePointCount(lines.back()) + 1 + CodePointCount(word) > width)
        lines.emplace_back();
      lines.back() += (lines.back().empty() ? "" : " ") + word;
      begin = end + 1;
    }
    return lines;
  }

 private:
  std::mt19937 random_;
};

std::string RandomReport(unsigned seed) {
  RandomText random(seed);
  std::string text = random.Phrase(5) + "\n" + (random.Below(2) ? "\n" : "");
  const std::vector<std::size_t> widths = {12 + random.Below(10), 12 + random.Below(10), 20 + random.Below(20), 12};
  const bool spaced = random.Below(2) == 0;
  const std::size_t shape = random.Below(4);
  for (std::size_t row = 0, count = 2 + random.Below(6); row < count; ++row) {
    switch (shape) {
      case 0: text += random.AlignedRow(widths) + (spaced ? "\n" : ""); break;
      case 1: text += "\t" + random.Phrase(3) + "\n\t" + random.Phrase(5) + "\n\t" + random.Phrase(2) + "\n\n"; break;
      case 2: text += random.Phrase(3) + "\t" + random.Phrase(5) + "\t" + random.Phrase(2) + "\n"; break;
      default: text += "| " + random.Phrase(3) + " | " + random.Phrase(5) + " |\n"; break;
    }
  }
  text += "\n\n" + random.Phrase(4) + "\n";
  for (std::size_t item = 0, count = random.Below(6); item < count; ++item) {
    text += std::string(4 * random.Below(2), ' ') + "• " + random.Phrase(12) + "\n" +
            (random.Below(3) == 0 ? "  " + random.Phrase(6) + "\n" : "");
  }
  return text;
}

TEST(Words, NoneIsLostAndNoneAppearsTwice) {
  for (unsigned seed = 0; seed < 1000; ++seed) {
    const std::string report = RandomReport(seed);
    EXPECT_EQ(WordsOf(AllText(Read(report))), WordsOf(report)) << "seed " << seed << "\n" << report;
  }
}

TEST(Words, NeitherInAnyCutOfAReport) {
  const std::string report = RandomReport(4) + "\f" + RandomReport(8) + "\f" + RandomReport(12);
  for (std::size_t size = 1; size < report.size(); size += 7) {
    const std::string cut = report.substr(0, size);
    const Result<Document> result = ExtractTxt(cut, {});
    if (!result.ok() || !IsValidUtf8(cut)) continue;
    EXPECT_EQ(WordsOf(AllText(result.value())), WordsOf(cut)) << size;
  }
}

}  // namespace
}  // namespace acervo::txt
