#include "tools/commands/document_options.h"

#include <algorithm>

#include "tools/commands/options.h"

namespace acervo::tools {
namespace {

constexpr int kMostSeconds = 24 * 3600;
constexpr int kFewestOpenFiles = 8;  // the socket, the standard streams, and a font behind its configuration

// Of a document's time a little stays for the parent: to read the file, to bury its worker and to tell.
std::chrono::milliseconds TimeOfWorker(int timeout) {
  const std::chrono::milliseconds whole = std::chrono::seconds(timeout);
  return whole - std::clamp(whole / 50, std::chrono::milliseconds(20), std::chrono::milliseconds(500));
}

}  // namespace

void DocumentOptions::Add(OptionList& options) {
  options.Number("--timeout", timeout, 1, kMostSeconds, "value.seconds");
  options.Number("--max-size", max_size, 1, 1 << 20, "value.mib");
  options.Number("--memory", memory, 256, 1 << 20, "value.mib");
  options.Number("--cpu", cpu, 1, kMostSeconds, "value.seconds");
  options.Number("--max-output", max_output, 1, 1 << 10, "value.mib");
  options.Number("--open-files", open_files, kFewestOpenFiles, 1 << 16);
  options.Text("--password", password, "value.text");
  options.Choice("--ocr", ocr, {"auto", "never", "always"});
}

DocumentRequest DocumentOptions::Request(const std::string& path) const {
  DocumentRequest request;
  request.path = path;
  request.password = password;
  request.max_size = static_cast<std::size_t>(max_size) << 20;
  request.max_text = static_cast<std::size_t>(max_output) << 20;
  return request;
}

WorkerLimits DocumentOptions::Limits() const {
  WorkerLimits limits;
  limits.wall_time = TimeOfWorker(timeout);
  limits.cpu_time = std::chrono::seconds(cpu > 0 ? cpu : timeout);
  limits.max_reply = static_cast<std::size_t>(max_output) << 20;
  limits.open_files = open_files;
  limits.address_space = static_cast<std::size_t>(memory) << 20;
  return limits;
}

bool DocumentOptions::GiveMoreThanUsual() const {
  const DocumentOptions usual;
  return timeout > usual.timeout || memory > usual.memory || open_files > usual.open_files;
}

}  // namespace acervo::tools
