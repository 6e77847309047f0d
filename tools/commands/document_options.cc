#include "tools/commands/document_options.h"

#include "tools/commands/options.h"

namespace acervo::tools {

void DocumentOptions::Add(OptionList& options) {
  options.Number("--timeout", timeout, 1, 24 * 3600, "value.seconds");
  options.Number("--max-size", max_size, 1, 1 << 20, "value.mib");
  options.Number("--memory", memory, 256, 1 << 20, "value.mib");
  options.Text("--password", password, "value.text");
  options.Choice("--ocr", ocr, {"auto", "never", "always"});
}

DocumentRequest DocumentOptions::Request(const std::string& path) const {
  DocumentRequest request;
  request.path = path;
  request.password = password;
  request.max_size = static_cast<std::size_t>(max_size) << 20;
  return request;
}

WorkerLimits DocumentOptions::Limits() const {
  WorkerLimits limits;
  limits.wall_time = std::chrono::seconds(timeout);
  limits.address_space = static_cast<std::size_t>(memory) << 20;
  return limits;
}

}  // namespace acervo::tools
