// libxml2's xmlTextReader without entities, DTD and network. Its node is read directly for names and attributes: that
// costs no allocation. Parts are UTF-8 or UTF-16 (ECMA-376-2 5th ed., 8.1.4); the latter is transcoded first, so that
// the guard sees what the parser sees.
#include "extractors/docx/xml_reader.h"

#include <libxml/xmlreader.h>

#include <algorithm>
#include <cstring>

#include "core/text.h"

namespace acervo::docx {
namespace {

using std::string_view_literals::operator""sv;

struct FreeReader {
  void operator()(xmlTextReader* reader) const noexcept { xmlFreeTextReader(reader); }
};

std::string_view View(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

enum class ByteOrder { kNone, kLittle, kBig };

ByteOrder Utf16Order(std::string_view xml) {
  if (xml.starts_with("\xFF\xFE"sv) || xml.starts_with("<\0"sv)) return ByteOrder::kLittle;
  if (xml.starts_with("\xFE\xFF"sv) || xml.starts_with("\0<"sv)) return ByteOrder::kBig;
  return ByteOrder::kNone;
}

char32_t Utf16Unit(std::string_view xml, std::size_t at, ByteOrder order) {
  const auto first = static_cast<unsigned char>(xml[at]);
  const auto second = static_cast<unsigned char>(xml[at + 1]);
  return order == ByteOrder::kLittle ? first | static_cast<char32_t>(second) << 8
                                     : second | static_cast<char32_t>(first) << 8;
}

std::string Utf16ToUtf8(std::string_view xml, ByteOrder order) {
  std::string out;
  out.reserve(xml.size());
  for (std::size_t i = 0; i + 1 < xml.size(); i += 2) {
    char32_t c = Utf16Unit(xml, i, order);
    if (c == 0xFEFF && i == 0) continue;
    if (c >= 0xD800 && c < 0xDC00 && i + 3 < xml.size()) {
      const char32_t low = Utf16Unit(xml, i + 2, order);
      if (low >= 0xDC00 && low < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        i += 2;
      }
    }
    AppendUtf8(out, c);
  }
  return out;
}

}  // namespace

struct XmlReader::Parser {
  std::unique_ptr<xmlTextReader, FreeReader> reader;
  const xmlChar* last_href = nullptr;
  Namespace last_namespace = Namespace::kOther;
  std::string message;

  static void OnError(void* self, xmlErrorPtr error) {
    auto* parser = static_cast<Parser*>(self);
    if (error->level < XML_ERR_ERROR || !parser->message.empty()) return;
    parser->message = error->message == nullptr ? "XML" : std::string(Trim(error->message));
  }

  const xmlNode* node() const { return xmlTextReaderCurrentNode(reader.get()); }

  Tag TagOfNode() {
    const xmlNode* current = node();
    if (current == nullptr || current->ns == nullptr) return Tag::kOther;
    // Names are interned by the parser: one address, one namespace name.
    if (current->ns->href != last_href) {
      last_href = current->ns->href;
      last_namespace = NamespaceOf(View(last_href));
    }
    return last_namespace == Namespace::kOther ? Tag::kOther : TagOf(last_namespace, View(current->name));
  }
};

XmlReader::XmlReader(std::string_view xml, const MarkupLimits& limits)
    : parser_(std::make_unique<Parser>()), text_left_(limits.max_text) {
  const ByteOrder order = Utf16Order(xml);
  if (order != ByteOrder::kNone) {
    transcoded_ = Utf16ToUtf8(xml, order);
    xml = transcoded_;
  }
  status_ = CheckMarkup(xml, limits);
  if (!status_.ok()) return;
  const char* const encoding = order == ByteOrder::kNone ? nullptr : "UTF-8";
  // Sizes are limited by now, and the guard has seen the rest: libxml2's own limits would only refuse long attributes.
  parser_->reader.reset(xmlReaderForMemory(xml.data(), static_cast<int>(xml.size()), nullptr, encoding,
                                           XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_COMPACT | XML_PARSE_HUGE));
  if (parser_->reader == nullptr) {
    status_ = Error{ErrorCode::kCorrupt, "XML", {}};
    return;
  }
  xmlTextReaderSetStructuredErrorHandler(parser_->reader.get(), &Parser::OnError, parser_.get());
}

XmlReader::~XmlReader() = default;

void XmlReader::Fail(Error error) {
  if (status_.ok()) status_ = std::move(error);
}

bool XmlReader::Read() {
  if (!status_.ok()) return false;
  const int result = xmlTextReaderRead(parser_->reader.get());
  if (result < 0 || !parser_->message.empty()) Fail({ErrorCode::kCorrupt, parser_->message, {}});
  return status_.ok() && result == 1;
}

bool XmlReader::ReadRoot() {
  while (Read()) {
    const int type = xmlTextReaderNodeType(parser_->reader.get());
    if (type == XML_READER_TYPE_DOCUMENT_TYPE) Fail({ErrorCode::kCorrupt, "DOCTYPE", {}});
    if (type != XML_READER_TYPE_ELEMENT) continue;
    tag_ = parser_->TagOfNode();
    return true;
  }
  if (status_.ok()) Fail({ErrorCode::kCorrupt, "XML without an element", {}});
  return false;
}

int XmlReader::Enter() {
  if (!status_.ok() || xmlTextReaderNodeType(parser_->reader.get()) != XML_READER_TYPE_ELEMENT) return -1;
  if (xmlTextReaderIsEmptyElement(parser_->reader.get()) != 0) return -1;
  return xmlTextReaderDepth(parser_->reader.get());
}

bool XmlReader::NextChild(int parent_depth) {
  while (Read()) {
    const int type = xmlTextReaderNodeType(parser_->reader.get());
    if (type == XML_READER_TYPE_END_ELEMENT && xmlTextReaderDepth(parser_->reader.get()) <= parent_depth) return false;
    if (type != XML_READER_TYPE_ELEMENT) continue;
    tag_ = parser_->TagOfNode();
    return true;
  }
  return false;
}

void XmlReader::LeaveChild(int depth) {
  if (!status_.ok() || xmlTextReaderNodeType(parser_->reader.get()) != XML_READER_TYPE_ELEMENT) return;
  if (xmlTextReaderDepth(parser_->reader.get()) != depth) return;
  if (xmlTextReaderIsEmptyElement(parser_->reader.get()) != 0) return;
  while (Read()) {
    if (xmlTextReaderNodeType(parser_->reader.get()) == XML_READER_TYPE_END_ELEMENT &&
        xmlTextReaderDepth(parser_->reader.get()) == depth) {
      return;
    }
  }
}

void XmlReader::AppendText(std::string& out) {
  const int depth = Enter();
  if (depth < 0) return;
  while (Read()) {
    switch (xmlTextReaderNodeType(parser_->reader.get())) {
      case XML_READER_TYPE_TEXT:
      case XML_READER_TYPE_CDATA:
      case XML_READER_TYPE_WHITESPACE:
      case XML_READER_TYPE_SIGNIFICANT_WHITESPACE: TakeText(out); break;
      case XML_READER_TYPE_END_ELEMENT:
        if (xmlTextReaderDepth(parser_->reader.get()) <= depth) return;
        break;
      default: break;
    }
  }
}

void XmlReader::TakeText(std::string& out) {
  const std::string_view text = View(xmlTextReaderConstValue(parser_->reader.get()));
  text_left_ -= std::min(text_left_, text.size());
  if (text_left_ == 0) return Fail({ErrorCode::kTooLarge, "text", {}});
  out += text;
}

std::string XmlReader::Text() {
  std::string text;
  AppendText(text);
  return text;
}

std::string_view XmlReader::local_name() const {
  const xmlNode* node = parser_->node();
  return node == nullptr ? std::string_view() : View(node->name);
}

namespace {

const xmlAttr* FindAttribute(const xmlNode* node, const char* local_name) {
  if (node == nullptr || node->type != XML_ELEMENT_NODE) return nullptr;
  for (const xmlAttr* attribute = node->properties; attribute != nullptr; attribute = attribute->next) {
    if (std::strcmp(reinterpret_cast<const char*>(attribute->name), local_name) == 0) return attribute;
  }
  return nullptr;
}

}  // namespace

bool XmlReader::HasAttribute(const char* local_name) const {
  return FindAttribute(parser_->node(), local_name) != nullptr;
}

std::string XmlReader::Attribute(const char* local_name, std::string_view fallback) const {
  const xmlAttr* attribute = FindAttribute(parser_->node(), local_name);
  if (attribute == nullptr) return std::string(fallback);
  std::string value;
  for (const xmlNode* part = attribute->children; part != nullptr; part = part->next) value += View(part->content);
  return value;
}

}  // namespace acervo::docx
