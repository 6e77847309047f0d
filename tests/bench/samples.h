// The sample reports, read once, for every benchmark.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace acervo {

struct Sample {
  std::string path;
  std::string bytes;
};

// All samples with this ending (".docx") that can be read.
const std::vector<Sample>& Samples(std::string_view ending);

}  // namespace acervo
