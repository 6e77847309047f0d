#include "extractors/pdf/poppler/open_document.h"

#include <climits>
#include <cmath>
#include <mutex>

namespace acervo::pdf {
namespace {

void Silence(const std::string&, void*) {}

void SilenceOnce() {
  static std::once_flag flag;
  std::call_once(flag, [] { poppler::set_debug_error_function(Silence, nullptr); });
}

}  // namespace

Result<std::unique_ptr<poppler::document>> OpenDocument(std::string_view bytes, const std::string& password) {
  if (bytes.size() > INT_MAX) return Error{ErrorCode::kTooLarge, std::to_string(bytes.size()), {}};
  SilenceOnce();
  std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size()), password, password));
  if (document == nullptr) return Error{ErrorCode::kCorrupt, "", {}};
  if (document->is_locked()) return Error{ErrorCode::kEncrypted, "", {}};
  if (document->pages() <= 0) return Error{ErrorCode::kCorrupt, "no pages", {}};
  return document;
}

std::string Utf8(const poppler::ustring& text) {
  const poppler::byte_array bytes = text.to_utf8();
  return {bytes.begin(), bytes.end()};
}

bool IsSane(const poppler::rectf& box) {
  const auto fits = [](double value) { return std::isfinite(value) && std::abs(value) < 1e6; };
  return fits(box.left()) && fits(box.right()) && fits(box.top()) && fits(box.bottom());
}

}  // namespace acervo::pdf
