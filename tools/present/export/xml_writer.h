// XML written as it comes, through libxml2, so that nothing is escaped by hand.
//
// Errors: of the stream stay in the stream.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "tools/terminal/stream.h"

struct _xmlTextWriter;  // NOLINT(bugprone-reserved-identifier): libxml2's name

namespace acervo::tools {

class XmlWriter {
 public:
  // Writes the declaration. `dropped` counts the characters that XML cannot hold; both outlive the writer.
  XmlWriter(Stream& stream, long& dropped);
  ~XmlWriter();
  XmlWriter(const XmlWriter&) = delete;
  XmlWriter& operator=(const XmlWriter&) = delete;

  XmlWriter& Start(const char* name);
  XmlWriter& Attribute(const char* name, std::string_view value);
  XmlWriter& Text(std::string_view text);
  XmlWriter& End();
  // <name>text</name>
  XmlWriter& Element(const char* name, std::string_view text);
  // The same, but nothing where the text is empty.
  XmlWriter& Optional(const char* name, std::string_view text);
  // Ends all that is open.
  void Finish();

 private:
  struct Free {
    void operator()(_xmlTextWriter* writer) const;
  };
  Stream& stream_;
  long& dropped_;
  std::unique_ptr<_xmlTextWriter, Free> writer_;
};

}  // namespace acervo::tools
