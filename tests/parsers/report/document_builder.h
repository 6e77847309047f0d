// Documents written down as a reader sees them, for tests of the report parser.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/document.h"
#include "parsers/parse.h"

namespace acervo::test {

inline Cell Wide(std::string text, int col_span) { return {std::move(text), 1, col_span}; }
inline Cell Tall(std::string text, int row_span) { return {std::move(text), row_span, 1}; }
inline Cell C(std::string text) { return {std::move(text), 1, 1}; }

class DocumentBuilder {
 public:
  explicit DocumentBuilder(Format format = Format::kDocx) { document_.format = format; }

  DocumentBuilder& Line(std::string text) { return Add(Text(std::move(text))); }
  DocumentBuilder& Bold(std::string text) {
    Paragraph paragraph = Text(std::move(text));
    paragraph.bold = true;
    return Add(std::move(paragraph));
  }
  DocumentBuilder& Styled(std::string text, int level) {
    Paragraph paragraph = Text(std::move(text));
    paragraph.heading = level;
    return Add(std::move(paragraph));
  }
  DocumentBuilder& Bullet(std::string text, int level = 0, std::string marker = "•") {
    Paragraph paragraph = Text(std::move(text));
    paragraph.list = ListMark{level, std::move(marker)};
    return Add(std::move(paragraph));
  }
  DocumentBuilder& BoldBullet(std::string text, int level, std::string marker) {
    Bullet(std::move(text), level, std::move(marker));
    std::get<Paragraph>(document_.blocks.back()).bold = true;
    return *this;
  }
  // A paragraph indented as the text of a bullet of `level`.
  DocumentBuilder& Indented(std::string text, int level) {
    Paragraph paragraph = Text(std::move(text));
    paragraph.continues = level;
    return Add(std::move(paragraph));
  }
  DocumentBuilder& InRole(std::string text, BlockRole role) {
    Paragraph paragraph = Text(std::move(text));
    paragraph.role = role;
    return Add(std::move(paragraph));
  }
  DocumentBuilder& OnPage(int page) {
    page_ = page;
    return *this;
  }
  DocumentBuilder& Title(std::string text) {
    document_.meta.title = std::move(text);
    return *this;
  }
  DocumentBuilder& Created(std::string when) {
    document_.meta.created = std::move(when);
    return *this;
  }

  DocumentBuilder& Rows(std::vector<std::vector<std::string>> rows) {
    std::vector<std::vector<Cell>> cells;
    for (std::vector<std::string>& row : rows) {
      std::vector<Cell>& line = cells.emplace_back();
      for (std::string& text : row) line.push_back(C(std::move(text)));
    }
    return Cells(std::move(cells));
  }
  DocumentBuilder& Cells(std::vector<std::vector<Cell>> rows) {
    Table table;
    table.page = page_;
    if (page_) table.row_pages.assign(rows.size(), *page_);
    table.rows = std::move(rows);
    document_.blocks.emplace_back(std::move(table));
    return *this;
  }

  const Document& Done() const { return document_; }
  Report Parse(std::string path = {}) const { return ParseReport(document_, {std::move(path)}); }

 private:
  Paragraph Text(std::string text) const {
    Paragraph paragraph;
    paragraph.text = std::move(text);
    paragraph.page = page_;
    return paragraph;
  }
  DocumentBuilder& Add(Paragraph paragraph) {
    document_.blocks.emplace_back(std::move(paragraph));
    return *this;
  }

  Document document_;
  std::optional<int> page_;
};

// The records of a kind.
inline std::vector<Record> Of(const Report& report, RecordKind kind) {
  std::vector<Record> found;
  for (const Record& record : report.records) {
    if (record.kind == kind) found.push_back(record);
  }
  return found;
}
inline std::vector<Record> Activities(const Report& report) { return Of(report, RecordKind::kActivity); }
inline std::vector<Record> Coordinations(const Report& report) { return Of(report, RecordKind::kCoordination); }

inline std::string Field(const Record& record, std::string_view name) {
  for (const auto& [field, text] : record.fields) {
    if (field == name) return text;
  }
  return {};
}

inline bool HasDoubt(const Report& report, std::string_view code) {
  for (const Diagnostic& doubt : report.doubts) {
    if (Token(doubt.code) == code) return true;
  }
  return false;
}

inline std::vector<std::string> Reasons(const Report& report) {
  std::vector<std::string> reasons;
  for (const Diagnostic& rejected : report.rejected) reasons.emplace_back(Token(rejected.code));
  return reasons;
}

// What every report owes: each row and bullet seen is a record or rejected.
inline bool Reconciles(const Report& report) {
  const int records = CountOf(report, RecordKind::kActivity) + CountOf(report, RecordKind::kCoordination);
  return report.rows_seen == records + static_cast<int>(report.rejected.size());
}

}  // namespace acervo::test
