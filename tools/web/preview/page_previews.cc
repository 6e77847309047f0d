#include "tools/web/preview/page_previews.h"

#include "store/archive.h"

namespace acervo::tools::serve {
namespace {

constexpr std::chrono::seconds kPaintPatience{8}, kSizePatience{1};  // for a worker that is free
constexpr std::chrono::minutes kFailureHolds{1};

WorkerLimits LimitsOf(const PreviewLimits& limits, std::chrono::milliseconds wall_time) {
  constexpr std::size_t kMostReply = std::size_t{16} << 20;
  WorkerLimits worker;
  worker.wall_time = wall_time;
  worker.address_space = limits.address_space;
  worker.max_reply = kMostReply;
  return worker;
}

}  // namespace

template <typename T>
bool PagePreviews::Made<T>::holds() const {
  return thing.ok() || std::chrono::steady_clock::now() - failed_at < kFailureHolds;
}

PagePreviews::PagePreviews(const PreviewLimits& limits)
    : painters_(limits.painters, DoPageJob, LimitsOf(limits, limits.picture_time)),
      measurers_(1, DoPageJob, LimitsOf(limits, limits.sizes_time)),
      pictures_(limits.kept_bytes),
      sizes_(limits.kept_bytes / 4) {}

Result<std::shared_ptr<const std::string>> PagePreviews::Picture(const std::string& sha256, int page, int width,
                                                                 const Bytes& bytes) {
  const std::string key = sha256 + " " + std::to_string(page) + " " + std::to_string(width);
  if (const auto kept = pictures_.Find(key); kept && kept->holds()) return kept->thing;
  Result<std::string> pdf = bytes();
  if (!pdf.ok()) return std::move(pdf.error());
  const auto result = painters_.Do(PictureHead(page, width), pdf.value(), kPaintPatience);
  if (!result) return Error{ErrorCode::kArchiveLocked, "", {}};
  Result<std::string> png = PictureFrom(*result);
  const std::size_t size = png.ok() ? png.value().size() : 0;
  MadePicture made{Error{ErrorCode::kCrashed, "", {}}, std::chrono::steady_clock::now()};
  if (png.ok()) {
    made.thing = std::make_shared<const std::string>(std::move(png.value()));
  } else {
    made.thing = std::move(png.error());
  }
  const auto kept = std::make_shared<const MadePicture>(std::move(made));
  pictures_.Keep(key, kept, size);
  return kept->thing;
}

Result<std::vector<MeasuredPage>> PagePreviews::Sizes(const std::string& sha256, const std::vector<int>& pages,
                                                      const Bytes& bytes) {
  const std::string head = SizesHead(pages);
  const std::string key = sha256 + Sha256Hex(head);
  if (const auto kept = sizes_.Find(key); kept && kept->holds()) return kept->thing;
  const Result<std::string> pdf = bytes();
  if (!pdf.ok()) return pdf.error();
  const auto result = measurers_.Do(head, pdf.value(), kSizePatience);
  if (!result) return Error{ErrorCode::kArchiveLocked, "", {}};
  const auto made = std::make_shared<const MadeSizes>(MadeSizes{SizesFrom(*result), std::chrono::steady_clock::now()});
  sizes_.Keep(key, made, made->thing.ok() ? sizeof(MeasuredPage) * made->thing.value().size() : 0);
  return made->thing;
}

}  // namespace acervo::tools::serve
