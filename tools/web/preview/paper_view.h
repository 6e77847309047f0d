// Shows pages of a report's PDFs beside its records, as templates take them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/archive.h"
#include "tools/web/server_context.h"
#include "tools/web/views/page.h"

namespace acervo::tools::serve {

// A record on a page. Points from the page's top left.
struct PageMark {
  std::string id;                   // "a3"
  std::optional<PageBox> box = {};  // nullopt: read by a version that kept no places
  bool goes_on = false;             // it begins on an earlier page
};

struct PaperPage {
  int number = 0;
  std::vector<PageMark> marks;
};

// Pages on which records of a report stand, with those records.
struct PaperFile {
  std::string path, sha256;
  std::vector<PaperPage> pages;  // ascending
  bool has_places = false;       // of some record
};

// The PDFs of a report. Empty: it has none, or nothing in them tells a page.
Result<std::vector<PaperFile>> PaperOf(Archive& archive, std::string_view report_id);

// {"path", "figures", "others", "hint", "transient"}: each page with a mark for each record whose place is known, that
// leads to the record. Of long files the first pages alone, and links to the others. "transient": the pages could not
// be measured just now. null: there is none.
Json ReportPaperJson(const Page& page, const ServerContext& server, std::string_view report_id,
                     const std::vector<PaperFile>& files);
// The figure of the page where the record ("a3") stands, with its mark alone. null: there is none.
Json RecordPaperJson(const Page& page, const ServerContext& server, std::string_view local_id,
                     const std::vector<PaperFile>& files);

// /pagina/SHA256/N.png?ancho=WIDTH
Result<WebResponse> PictureAnswer(const Messages& say, ServerContext& server, const WebRequest& request,
                                  std::string_view rest);

}  // namespace acervo::tools::serve
