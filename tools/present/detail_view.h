// One thing on a page of its own: labels and values, paragraphs, lists.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "store/archive.h"
#include "tools/present/messages/messages.h"
#include "tools/terminal/table.h"
#include "tools/terminal/terminal_text.h"

namespace acervo::tools {

class DetailView {
 public:
  void Title(const std::string& text);
  // Nothing where the value is empty.
  void Entry(const std::string& label, const std::string& value);
  void Heading(const std::string& text);
  void Paragraph(const std::string& text);
  void Item(const std::string& text);
  // REQUIRES: the cells are harmless (tools/terminal/terminal_text.h).
  void Table(std::vector<Column> columns, std::vector<Row> rows);

  // Wrapped to `width`; what a document wrote is made harmless.
  std::string Text(int width, Colour colour) const;

 private:
  enum class Kind { kTitle, kEntry, kHeading, kParagraph, kItem, kTable };
  struct Line {
    Kind kind;
    std::string label;
    std::string text;
    std::vector<Column> columns = {};
    std::vector<Row> rows = {};
  };
  int LabelWidth() const;
  std::vector<Line> lines_;
};

DetailView RecordDetails(const Messages& say, const RecordView& view, const StoredReport& report,
                         const std::vector<Diagnostic>& doubts);
DetailView ReportDetails(const Messages& say, const StoredReport& stored);
DetailView EntityDetails(const Messages& say, const StoredEntity& entity, const std::vector<SearchHit>& latest);

}  // namespace acervo::tools
