#include "tools/app/worker/document_settings.h"

#include <algorithm>

namespace acervo::tools {
namespace {

// Of a document's time a little stays for the parent: to read the file, to bury its worker and to tell.
std::chrono::milliseconds TimeOfWorker(int timeout) {
  const std::chrono::milliseconds whole = std::chrono::seconds(timeout);
  return whole - std::clamp(whole / 50, std::chrono::milliseconds(20), std::chrono::milliseconds(500));
}

}  // namespace

DocumentRequest DocumentSettings::Request(const std::string& path) const {
  DocumentRequest request;
  request.path = path;
  request.ocr = ocr == "never" ? OcrUse::kNever : ocr == "always" ? OcrUse::kAlways : OcrUse::kAuto;
  request.password = password;
  request.max_size = static_cast<std::size_t>(max_size) << 20;
  request.max_text = static_cast<std::size_t>(max_output) << 20;
  return request;
}

WorkerLimits DocumentSettings::Limits() const {
  WorkerLimits limits;
  limits.wall_time = TimeOfWorker(timeout);
  limits.cpu_time = std::chrono::seconds(cpu > 0 ? cpu : timeout);
  // With a report come its words as the archive keeps them, and the packed document.
  constexpr std::size_t kMostPrepared = 8;
  limits.max_reply = kMostPrepared * (static_cast<std::size_t>(max_output) << 20);
  limits.open_files = open_files;
  limits.address_space = static_cast<std::size_t>(memory) << 20;
  return limits;
}

bool DocumentSettings::GiveMoreThanUsual() const {
  const DocumentSettings usual;
  return timeout > usual.timeout || memory > usual.memory || open_files > usual.open_files;
}

}  // namespace acervo::tools
