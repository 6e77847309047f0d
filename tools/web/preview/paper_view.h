// Pages of a report's PDFs beside its records, as templates take them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/archive.h"
#include "tools/web/server_context.h"
#include "tools/web/views/page.h"

namespace acervo::tools::serve {

// Pages on which records of a report stand, with those records.
struct PaperFile {
  std::string path, sha256;
  std::vector<SoughtPage> pages;  // ascending
};

// The PDFs of a report. Empty: it has none, or nothing in them tells a page.
Result<std::vector<PaperFile>> PaperOf(Archive& archive, std::string_view report_id);

// {"path", "figures", "others", "transient"}: each page with a mark for each record whose place is known, that leads to
// the record. Of long files the first pages alone, and links to the others. "transient": places could not be found out
// just now. null: there is none.
Json ReportPaperJson(const Page& page, const ServerContext& server, std::string_view report_id,
                     const std::vector<PaperFile>& files);
// The figure of the page where the record ("a3") stands, with its mark alone. null: there is none.
Json RecordPaperJson(const Page& page, const ServerContext& server, std::string_view local_id,
                     const std::vector<PaperFile>& files);

// /pagina/SHA256/N.png?ancho=WIDTH
WebResponse PictureAnswer(const Messages& say, ServerContext& server, const WebRequest& request, std::string_view rest);

}  // namespace acervo::tools::serve
