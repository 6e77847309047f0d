#include "extractors/docx/drawing_parts.h"

#include <algorithm>

#include "core/text.h"
#include "extractors/docx/xml_reader.h"

namespace acervo::docx {
namespace {

using std::string_view_literals::operator""sv;

void AppendDrawingText(XmlReader& reader, std::string& out) {
  reader.ForEachChild([&](Tag tag) {
    if (tag == Tag::kDrawingText) {
      reader.AppendText(out);
    } else if (tag == Tag::kDrawingBreak) {
      out += '\n';
    } else {
      AppendDrawingText(reader, out);
    }
  });
}

void CollectParagraphs(XmlReader& reader, std::vector<std::string>& out) {
  reader.ForEachChild([&](Tag tag) {
    if (tag != Tag::kDrawingParagraph) return CollectParagraphs(reader, out);
    std::string text = ReadDrawingParagraph(reader);
    if (!Trim(text).empty()) out.push_back(std::move(text));
  });
}

// Names are strings in a cache; numbers (c:numCache) are drawn, not written.
class ChartReader {
 public:
  explicit ChartReader(XmlReader& reader) : reader_(reader) {}

  void Read() {
    reader_.ForEachChild([&](Tag tag) {
      if (tag == Tag::kDrawingParagraph) {
        Add(titles, ReadDrawingParagraph(reader_));
      } else if (reader_.local_name() == "strCache"sv || reader_.local_name() == "multiLvlStrCache"sv) {
        ReadNames();
      } else {
        Read();
      }
    });
  }

  std::vector<std::string> titles;
  std::vector<std::string> names;

 private:
  void ReadNames() {
    reader_.ForEachChild([&](Tag) {
      if (reader_.local_name() == "v"sv) {
        Add(names, reader_.Text());
      } else {
        ReadNames();
      }
    });
  }

  static void Add(std::vector<std::string>& out, std::string text) {
    const bool told = std::find(out.begin(), out.end(), text) != out.end();
    if (!told && !Trim(text).empty() && out.size() < kMaxNames) out.push_back(std::move(text));
  }

  static constexpr std::size_t kMaxNames = 200;  // each is compared with each

  XmlReader& reader_;
};

}  // namespace

std::string ReadDrawingParagraph(XmlReader& reader) {
  std::string text;
  AppendDrawingText(reader, text);
  return text;
}

std::vector<std::string> DiagramParagraphs(std::string_view xml, const MarkupLimits& limits) {
  std::vector<std::string> out;
  XmlReader reader(xml, limits);
  if (reader.ReadRoot()) CollectParagraphs(reader, out);
  return out;
}

std::vector<std::string> ChartParagraphs(std::string_view xml, const MarkupLimits& limits) {
  XmlReader reader(xml, limits);
  if (!reader.ReadRoot()) return {};
  ChartReader chart(reader);
  chart.Read();
  std::string names;
  for (const std::string& name : chart.names) names += (names.empty() ? "" : "; ") + name;
  if (!names.empty()) chart.titles.push_back(std::move(names));
  return std::move(chart.titles);
}

}  // namespace acervo::docx
