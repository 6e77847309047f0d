// Gives a worker a page of a PDF to paint, or pages to measure.
//
// Units: points of the page as it is shown, and pixels (extractors/page_view.h). Pages count from 1.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "tools/app/worker/pool.h"

namespace acervo::tools::serve {

struct MeasuredPage {
  int number = 0;
  double width = 0, height = 0;
};

std::string PictureHead(int page, int width);
std::string SizesHead(const std::vector<int>& pages);

// Runs in the worker.
std::string DoPageJob(std::string_view head, std::string_view body);

// Run in the parent: what came back, or why nothing did. kNotFound: there is no such page.
Result<std::string> PictureFrom(const JobResult& result);
// Pages that are none are left out.
Result<std::vector<MeasuredPage>> SizesFrom(const JobResult& result);

}  // namespace acervo::tools::serve
