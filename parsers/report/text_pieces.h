// Paragraphs that are no records, gathered under their headings into records of kind text.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/document.h"
#include "parsers/report/draft.h"

namespace acervo::report {

class TextPieces {
 public:
  explicit TextPieces(std::vector<Draft>& drafts) : drafts_(drafts) {}

  // A paragraph in its order; what is set as a heading is the title of those below it.
  void AddParagraph(const Paragraph& paragraph, const Source& where);
  void AddText(std::string text, const Source& where);
  // A record of its own under the open heading.
  void AddRow(Draft draft);
  // A record of its own under no heading.
  void AddApart(std::string text, const Source& where);
  // What comes next stands under none of the headings.
  void Break();
  // What comes next stands under a heading that records tell as their section, up to the next heading.
  void BeginSection(std::string heading);

 private:
  struct Heading {
    int rank = 0;  // lower is higher
    std::string text;
    Source where;
    bool told = false;  // by a record below it
  };

  void OpenHeading(Heading heading);
  void CloseHeadings(std::size_t from);
  void Flush();
  void FlushAlone();
  void Push(std::string text, const Source& where);
  void TakeTitles(Draft& draft);
  static void TakeTitles(const std::vector<std::string>& titles, Draft& draft);

  std::vector<Draft>& drafts_;
  std::vector<Heading> headings_;
  std::string section_;  // of the records above, where no heading came since; empty: none
  std::string text_;
  Source where_;
  std::string alone_;  // headings under which nothing stands
  Source alone_where_;
};

}  // namespace acervo::report
