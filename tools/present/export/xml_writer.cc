#include "tools/present/export/xml_writer.h"

#include <libxml/xmlwriter.h>

#include "tools/present/export/plain_text.h"

namespace acervo::tools {
namespace {

int WriteTo(void* stream, const char* bytes, int count) {
  static_cast<Stream*>(stream)->Write({bytes, static_cast<std::size_t>(count)});
  return count;
}

const xmlChar* Chars(const char* text) { return reinterpret_cast<const xmlChar*>(text); }

}  // namespace

void XmlWriter::Free::operator()(_xmlTextWriter* writer) const { xmlFreeTextWriter(writer); }

XmlWriter::XmlWriter(Stream& stream, long& dropped) : stream_(stream), dropped_(dropped) {
  writer_.reset(xmlNewTextWriter(xmlOutputBufferCreateIO(WriteTo, nullptr, &stream_, nullptr)));
  xmlTextWriterSetIndent(writer_.get(), 1);
  xmlTextWriterSetIndentString(writer_.get(), Chars(" "));
  xmlTextWriterStartDocument(writer_.get(), "1.0", "UTF-8", nullptr);
}

XmlWriter::~XmlWriter() = default;

XmlWriter& XmlWriter::Start(const char* name) {
  xmlTextWriterStartElement(writer_.get(), Chars(name));
  return *this;
}

XmlWriter& XmlWriter::Attribute(const char* name, std::string_view value) {
  xmlTextWriterWriteAttribute(writer_.get(), Chars(name), Chars(XmlText(value, dropped_).c_str()));
  return *this;
}

XmlWriter& XmlWriter::Text(std::string_view text) {
  xmlTextWriterWriteString(writer_.get(), Chars(XmlText(text, dropped_).c_str()));
  return *this;
}

XmlWriter& XmlWriter::End() {
  xmlTextWriterEndElement(writer_.get());
  return *this;
}

XmlWriter& XmlWriter::Element(const char* name, std::string_view text) { return Start(name).Text(text).End(); }

XmlWriter& XmlWriter::Optional(const char* name, std::string_view text) {
  return text.empty() ? *this : Element(name, text);
}

void XmlWriter::Finish() {
  xmlTextWriterEndDocument(writer_.get());
  xmlTextWriterFlush(writer_.get());
}

}  // namespace acervo::tools
