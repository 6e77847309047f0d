// Shows the PDFs of the archive as they look: pictures of pages, and how large pages are. Both are made in workers and
// kept for the next who asks; so is, for a minute, that they could not be made.
//
// Thread use: made while the program has one thread; all else is safe from any.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/result.h"
#include "tools/app/worker/worker_supervisor.h"
#include "tools/web/http/byte_cache.h"
#include "tools/web/preview/page_job.h"

namespace acervo::tools::serve {

struct PreviewLimits {
  int painters = 2;  // pictures made at a time
  std::chrono::milliseconds picture_time{10'000};
  std::chrono::milliseconds sizes_time{3'000};  // a reader waits for the whole page meanwhile
  std::size_t address_space = std::size_t{1} << 30;
  std::size_t kept_bytes = std::size_t{32} << 20;
};

class PagePreviews {
 public:
  explicit PagePreviews(const PreviewLimits& limits = {});

  // The bytes of a PDF, when they are needed.
  using Bytes = std::function<Result<std::string>()>;

  // PNG. kNotFound: no such page; kArchiveLocked: too much at a time; kTimeout, kCrashed, kOutOfMemory, kTooLarge,
  // kCorrupt, kEncrypted: the document's fault.
  Result<std::shared_ptr<const std::string>> Picture(const std::string& sha256, int page, int width,
                                                     const Bytes& bytes);
  // How large pages are. Errors as above, with less patience: without sizes pages are shown without marks.
  Result<std::vector<MeasuredPage>> Sizes(const std::string& sha256, const std::vector<int>& pages, const Bytes& bytes);

 private:
  // A thing that was made, or why it could not be.
  template <typename T>
  struct Made {
    Result<T> thing;
    std::chrono::steady_clock::time_point failed_at;
    bool holds() const;
  };
  using MadePicture = Made<std::shared_ptr<const std::string>>;
  using MadeSizes = Made<std::vector<MeasuredPage>>;

  SharedWorkerPool painters_, measurers_;
  ByteCache<MadePicture> pictures_;
  ByteCache<MadeSizes> sizes_;
};

}  // namespace acervo::tools::serve
