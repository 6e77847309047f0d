// What a worker does with a page of a PDF: paints it, or finds where records stand on it.
//
// Units: points of the page as it is shown, and pixels (extractors/page_view.h). Pages count from 1.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "tools/app/worker/pool.h"
#include "tools/web/preview/place_finder.h"

namespace acervo::tools::serve {

// Of one page: what is looked for there, and what was found.
struct SoughtPage {
  int number = 0;
  std::vector<SoughtRecord> records;
};
struct MarkedPage {
  int number = 0;
  double width = 0, height = 0;
  std::vector<PageMark> marks;
};

std::string PictureHead(int page, int width);
std::string PlacesHead(const std::vector<SoughtPage>& pages);

// Runs in the worker.
std::string DoPageJob(std::string_view head, std::string_view body);

// Run in the parent: what came back, or why nothing did. kNotFound: there is no such page.
Result<std::string> PictureFrom(const JobResult& result);
Result<std::vector<MarkedPage>> PlacesFrom(const JobResult& result);

}  // namespace acervo::tools::serve
