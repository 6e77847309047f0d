// A pull reader over one XML part: elements as tags, their children by a visitor, the first error kept.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/result.h"
#include "extractors/docx/tags.h"
#include "extractors/docx/xml_guard.h"

namespace acervo::docx {

// Reads forward only. After an error nothing more is read: every loop ends, and status() tells.
// Ownership: borrows the bytes it is given for its life.
class XmlReader {
 public:
  XmlReader(std::string_view xml, const MarkupLimits& limits);
  ~XmlReader();
  XmlReader(const XmlReader&) = delete;
  XmlReader& operator=(const XmlReader&) = delete;

  // Moves to the root element. False: there is none.
  bool ReadRoot();

  // Calls visit(tag) at each child element of the current one. What the visitor leaves unread is skipped.
  template <typename Visit>
  void ForEachChild(Visit&& visit) {
    const int depth = Enter();
    if (depth < 0) return;
    while (NextChild(depth)) {
      visit(tag());
      LeaveChild(depth + 1);
    }
  }

  // Appends all character data within the current element, and moves to its end.
  void AppendText(std::string& out);
  std::string Text();

  Tag tag() const { return tag_; }
  std::string_view local_name() const;
  // The value of an attribute by its local name (WordprocessingML gives no two of one local name to an element it
  // defines); nullopt-like: `fallback` where it is absent.
  std::string Attribute(const char* local_name, std::string_view fallback = {}) const;
  bool HasAttribute(const char* local_name) const;

  // The first error: kCorrupt (not well-formed), or what Fail() was given.
  const Status& status() const { return status_; }
  void Fail(Error error);

 private:
  struct Parser;

  int Enter();                       // the depth of the current element; -1: it has no content
  bool NextChild(int parent_depth);  // false: at the parent's end, or failed
  void LeaveChild(int depth);        // to the end of the child at `depth`, if it is not there yet
  bool Read();
  void TakeText(std::string& out);

  std::string transcoded_;
  std::unique_ptr<Parser> parser_;
  std::size_t text_left_;
  Tag tag_ = Tag::kOther;
  Status status_ = Ok();
};

}  // namespace acervo::docx
