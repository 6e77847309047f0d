// libxml2's forgiving HTML parser without network makes the tree; one walk over it gathers the text into blocks as a
// browser would break it. Its own bound on depth (256) bounds the walk.
#include "extractors/docx/html.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <memory>
#include <unordered_map>
#include <utility>

#include "core/text.h"
#include "extractors/docx/block_lines.h"
#include "extractors/docx/measure.h"
#include "extractors/docx/number_format.h"

namespace acervo::docx {
namespace {

using std::string_view_literals::operator""sv;

constexpr int kMaxSpan = 1000;
constexpr int kMaxNumber = 1'000'000;
constexpr std::size_t kMaxTableArea = std::size_t{4} << 20;

struct FreeDocument {
  void operator()(xmlDoc* document) const noexcept { xmlFreeDoc(document); }
};

std::string_view View(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

std::string Attribute(const xmlNode* node, std::string_view name) {
  for (const xmlAttr* attribute = node->properties; attribute != nullptr; attribute = attribute->next) {
    if (View(attribute->name) == name && attribute->children != nullptr) {
      return std::string(View(attribute->children->content));
    }
  }
  return {};
}

int IntAttribute(const xmlNode* node, std::string_view name, int low, int high, int fallback) {
  return ParseInt(Attribute(node, name), low, high).value_or(fallback);
}

enum class Kind { kInline, kBlock, kBreak, kBold, kHeading, kList, kItem, kTable, kSkip };

Kind KindOf(std::string_view name) {
  static const std::unordered_map<std::string_view, Kind> kKinds = {
      {"script"sv, Kind::kSkip},   {"style"sv, Kind::kSkip},       {"head"sv, Kind::kSkip},
      {"template"sv, Kind::kSkip}, {"p"sv, Kind::kBlock},          {"div"sv, Kind::kBlock},
      {"section"sv, Kind::kBlock}, {"article"sv, Kind::kBlock},    {"header"sv, Kind::kBlock},
      {"footer"sv, Kind::kBlock},  {"main"sv, Kind::kBlock},       {"blockquote"sv, Kind::kBlock},
      {"address"sv, Kind::kBlock}, {"pre"sv, Kind::kBlock},        {"dl"sv, Kind::kBlock},
      {"dt"sv, Kind::kBlock},      {"dd"sv, Kind::kBlock},         {"caption"sv, Kind::kBlock},
      {"figure"sv, Kind::kBlock},  {"figcaption"sv, Kind::kBlock}, {"hr"sv, Kind::kBlock},
      {"center"sv, Kind::kBlock},  {"form"sv, Kind::kBlock},       {"fieldset"sv, Kind::kBlock},
      {"body"sv, Kind::kBlock},    {"br"sv, Kind::kBreak},         {"b"sv, Kind::kBold},
      {"strong"sv, Kind::kBold},   {"h1"sv, Kind::kHeading},       {"h2"sv, Kind::kHeading},
      {"h3"sv, Kind::kHeading},    {"h4"sv, Kind::kHeading},       {"h5"sv, Kind::kHeading},
      {"h6"sv, Kind::kHeading},    {"ul"sv, Kind::kList},          {"ol"sv, Kind::kList},
      {"menu"sv, Kind::kList},     {"li"sv, Kind::kItem},          {"table"sv, Kind::kTable},
  };
  const auto found = kKinds.find(name);
  return found == kKinds.end() ? Kind::kInline : found->second;
}

// The number formats of <ol type="…"> under the names of WordprocessingML.
std::string_view NumberFormatOf(const std::string& type) {
  if (type == "a") return "lowerLetter";
  if (type == "A") return "upperLetter";
  if (type == "i") return "lowerRoman";
  return type == "I" ? "upperRoman" : "decimal";
}

std::size_t AreaOf(const Table& table) {
  std::size_t width = 0;
  for (const std::vector<Cell>& row : table.rows) {
    std::size_t columns = 0;
    for (const Cell& cell : row) columns += static_cast<std::size_t>(cell.col_span);
    width = std::max(width, columns);
  }
  return width * table.rows.size();
}

class HtmlReader {
 public:
  Result<std::vector<Block>> Read(const xmlNode* node) {
    Walk(node);
    Flush();
    if (too_large_) return Error{ErrorCode::kTooLarge, "table", {}};
    return std::move(blocks_);
  }

 private:
  struct OpenList {
    bool ordered = false;
    int next = 1;
    std::string_view format;
    bool item = false;  // its item has its first paragraph still to come
  };

  void WalkChildren(const xmlNode* node) {
    for (const xmlNode* child = node->children; child != nullptr; child = child->next) Walk(child);
  }

  void Walk(const xmlNode* node) {
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) return Append(View(node->content));
    if (node->type != XML_ELEMENT_NODE) return WalkChildren(node);
    switch (KindOf(View(node->name))) {
      case Kind::kSkip: return;
      case Kind::kInline: return WalkChildren(node);
      case Kind::kBreak: text_ += '\n'; return;
      case Kind::kBold: return WalkBold(node);
      case Kind::kBlock: return WalkBlock(node);
      case Kind::kHeading: return WalkHeading(node);
      case Kind::kList: return WalkList(node);
      case Kind::kItem: return WalkItem(node);
      case Kind::kTable: return WalkTable(node);
    }
  }

  void Append(std::string_view text) {
    text_ += text;
    if (bold_ == 0 && !Trim(text).empty()) all_bold_ = false;
  }

  void WalkBold(const xmlNode* node) {
    ++bold_;
    WalkChildren(node);
    --bold_;
  }

  void WalkBlock(const xmlNode* node) {
    Flush();
    WalkChildren(node);
    Flush();
  }

  void WalkHeading(const xmlNode* node) {
    Flush();
    heading_ = node->name[1] - '0';
    WalkChildren(node);
    Flush();
    heading_.reset();
  }

  void WalkList(const xmlNode* node) {
    Flush();
    OpenList list;
    list.ordered = View(node->name) == "ol"sv;
    list.next = IntAttribute(node, "start", 0, kMaxNumber, 1);
    list.format = NumberFormatOf(Attribute(node, "type"));
    lists_.push_back(list);
    WalkChildren(node);
    Flush();
    lists_.pop_back();
  }

  void WalkItem(const xmlNode* node) {
    Flush();
    const bool stray = lists_.empty();
    if (stray) lists_.emplace_back();
    lists_.back().next = IntAttribute(node, "value", 0, kMaxNumber, lists_.back().next);
    lists_.back().item = true;
    WalkChildren(node);
    Flush();
    if (!lists_.back().item) ++lists_.back().next;
    if (stray) lists_.pop_back();
  }

  std::string Marker() const {
    static constexpr std::string_view kGlyphs[] = {"•", "o", "▪"};
    const OpenList& list = lists_.back();
    if (list.ordered) return FormatNumber(list.next, list.format) + ".";
    return std::string(kGlyphs[std::min<std::size_t>(lists_.size(), 3) - 1]);
  }

  // Ends the paragraph that is being gathered.
  void Flush() {
    Paragraph paragraph;
    paragraph.text = CleanText(std::exchange(text_, {}));
    paragraph.bold = std::exchange(all_bold_, true);
    if (paragraph.text.empty()) return;
    paragraph.heading = heading_;
    if (!lists_.empty()) {
      const int level = static_cast<int>(lists_.size()) - 1;
      if (std::exchange(lists_.back().item, false)) {
        paragraph.list = ListMark{level, Marker()};
      } else {
        paragraph.continues = level;
      }
    }
    blocks_.emplace_back(std::move(paragraph));
  }

  void WalkTable(const xmlNode* node) {
    Flush();
    Table table;
    WalkRows(node, table);
    if (AreaOf(table) > kMaxTableArea) {
      too_large_ = true;
    } else if (!table.rows.empty()) {
      blocks_.emplace_back(std::move(table));
    }
  }

  void WalkRows(const xmlNode* node, Table& table) {
    for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
      const std::string_view name = View(child->name);
      if (name == "tr"sv) {
        std::vector<Cell> row;
        WalkCells(child, row);
        if (!row.empty()) table.rows.push_back(std::move(row));
      } else if (name == "caption"sv) {
        Walk(child);
      } else {
        WalkRows(child, table);
      }
    }
  }

  static void WalkCells(const xmlNode* node, std::vector<Cell>& row) {
    for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
      const std::string_view name = View(child->name);
      if (name != "td"sv && name != "th"sv) {
        if (child->type == XML_ELEMENT_NODE) WalkCells(child, row);
        continue;
      }
      Cell& cell = row.emplace_back();
      cell.row_span = IntAttribute(child, "rowspan", 1, kMaxSpan, 1);
      cell.col_span = IntAttribute(child, "colspan", 1, kMaxSpan, 1);
      for (const Block& block : HtmlReader().ReadCell(child)) AppendLines(cell.text, block);
    }
  }

  std::vector<Block> ReadCell(const xmlNode* node) {
    WalkChildren(node);
    Flush();
    return std::move(blocks_);
  }

  std::vector<Block> blocks_;
  std::string text_;
  int bold_ = 0;
  bool all_bold_ = true;
  std::optional<int> heading_;
  std::vector<OpenList> lists_;
  bool too_large_ = false;  // a table whose grid is out of all proportion
};

}  // namespace

Result<std::vector<Block>> ReadHtml(std::string_view html, const std::string& charset) {
  const char* encoding = charset.empty() ? nullptr : charset.c_str();
  if (html.starts_with("\xEF\xBB\xBF"sv)) {
    html.remove_prefix(3);
    encoding = "UTF-8";
  } else if (encoding == nullptr && IsValidUtf8(html)) {
    encoding = "UTF-8";  // the parser would take Latin-1 where nothing is declared
  }
  const std::unique_ptr<xmlDoc, FreeDocument> document(
      htmlReadMemory(html.data(), static_cast<int>(html.size()), nullptr, encoding,
                     HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING));
  if (document == nullptr || document->children == nullptr) return Error{ErrorCode::kCorrupt, "HTML", {}};
  const xmlNode* root = xmlDocGetRootElement(document.get());
  if (root == nullptr) return Error{ErrorCode::kCorrupt, "HTML", {}};
  return HtmlReader().Read(root);
}

}  // namespace acervo::docx
