// The module's files of pictures, on Leptonica.
//
// A picture's header is read before the picture: how much memory it takes is known before it is taken.
#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <utility>

#include "extractors/ocr/engine.h"
#include "extractors/ocr/picture_format.h"

namespace acervo::ocr {
namespace {

constexpr double kMostBytes = 300e6;  // of a picture as it is unpacked
constexpr int kLeastSide = 24;        // pixels: less holds no letter
constexpr int kMostSide = 30'000;     // pixels: Leptonica's and Tesseract's own bounds are not far
constexpr int kMostPages = 5'000;
constexpr int kLeastDpi = 90, kMostDpi = 1'300;  // that a scanner may tell
constexpr double kSheet = 11.4;                  // inches of an unknown sheet's longer side: between letter and A4
constexpr double kWorkDpi = 200;
constexpr double kNearDpi = 0.15;  // by how much a picture's own resolution may differ from that

struct FreePix {
  void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using Pixels = std::unique_ptr<Pix, FreePix>;

struct Header {
  int width = 0, height = 0, bits = 0, samples = 0;
  double bytes() const {
    const double pixel = samples > 1 || bits > 16 ? 4 : bits / 8.0;
    return pixel * width * height;
  }
};

const l_uint8* Bytes(const std::string_view bytes) { return reinterpret_cast<const l_uint8*>(bytes.data()); }

int FormatOf(std::string_view bytes) {
  l_int32 format = IFF_UNKNOWN;
  if (bytes.size() < 12 || findFileFormatBuffer(Bytes(bytes), &format) != 0) return IFF_UNKNOWN;
  return format;
}

bool IsTiff(int format) { return format >= IFF_TIFF && format <= IFF_TIFF_ZIP; }

class LeptonicaFile final : public PictureFile {
 public:
  LeptonicaFile(std::string_view bytes, int format) : bytes_(bytes), format_(format), pages_(CountPages()) {}

  int pages() const override { return pages_; }

  Result<Picture> Page(int page) override {
    Header header;
    if (!ReadHeader(page, header)) return Error{ErrorCode::kCorrupt, std::to_string(page + 1), {}};
    if (header.bytes() > kMostBytes || std::max(header.width, header.height) > kMostSide) {
      return Error{ErrorCode::kTooLarge, std::to_string(header.width) + " x " + std::to_string(header.height), {}};
    }
    if (std::min(header.width, header.height) < kLeastSide) return Blank(1, 1, 1);
    const Pixels read(IsTiff(format_) ? pixReadMemTiff(Bytes(bytes_), bytes_.size(), page)
                                      : pixReadMem(Bytes(bytes_), bytes_.size()));
    if (read == nullptr) return Error{ErrorCode::kCorrupt, std::to_string(page + 1), {}};
    return Grey(*read);
  }

 private:
  int CountPages() const { return IsTiff(format_) ? CountTiffPages(bytes_, kMostPages) : 1; }

  bool ReadHeader(int page, Header& header) const {
    l_int32 mapped = 0;
    if (IsTiff(format_)) {
      l_int32 resolution = 0, packed = 0;
      return readHeaderMemTiff(Bytes(bytes_), bytes_.size(), page, &header.width, &header.height, &header.bits,
                               &header.samples, &resolution, &mapped, &packed) == 0;
    }
    l_int32 format = 0;
    return pixReadHeaderMem(Bytes(bytes_), bytes_.size(), &format, &header.width, &header.height, &header.bits,
                            &header.samples, &mapped) == 0;
  }

  // In greys, on white, at the resolution that is read.
  static Result<Picture> Grey(Pix& read) {
    const double dpi = DpiOf(read);
    const Pixels opaque(pixGetSpp(&read) == 4 ? pixRemoveAlpha(&read) : pixClone(&read));
    const double scale = std::abs(kWorkDpi / dpi - 1) < kNearDpi ? 1 : kWorkDpi / dpi;
    const Pixels grey(ScaledToGrey(opaque.get(), scale));
    if (grey == nullptr) return Error{ErrorCode::kCorrupt, "", {}};
    return Copied(*grey, 72 / (dpi * scale));
  }

  // Ink on paper of one bit is black on white already; its grey comes from scaling it down.
  static Pix* ScaledToGrey(Pix* pix, double scale) {
    if (pix == nullptr) return nullptr;
    if (pixGetDepth(pix) == 1 && scale < 1) return pixScaleToGray(pix, static_cast<l_float32>(scale));
    const Pixels grey(pixConvertTo8(pix, 0));
    if (grey == nullptr) return nullptr;
    return scale == 1 ? pixClone(grey.get())
                      : pixScale(grey.get(), static_cast<l_float32>(scale), static_cast<l_float32>(scale));
  }

  static Picture Copied(Pix& grey, double point_per_pixel) {
    Picture picture{pixGetWidth(&grey), pixGetHeight(&grey), point_per_pixel, {}};
    picture.pixels.resize(static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height));
    for (int y = 0; y < picture.height; ++y) {
      l_uint32* const line = pixGetData(&grey) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(&grey);
      std::uint8_t* const row = picture.Row(y);
      for (int x = 0; x < picture.width; ++x) row[x] = static_cast<std::uint8_t>(GET_DATA_BYTE(line, x));
    }
    return picture;
  }

  static Picture Blank(int width, int height, double point_per_pixel) {
    return {width, height, point_per_pixel, std::vector<std::uint8_t>(static_cast<std::size_t>(width) * height, 255)};
  }

  // What the file tells, where a sheet of that size may be; else that of a usual sheet.
  static double DpiOf(Pix& pix) {
    const int told = pixGetXRes(&pix);
    const double longer = std::max(pixGetWidth(&pix), pixGetHeight(&pix));
    if (told >= kLeastDpi && told <= kMostDpi && longer / told < 4 * kSheet) return told;
    return std::max(50.0, longer / kSheet);
  }

  std::string_view bytes_;
  int format_;
  int pages_;
};

}  // namespace
}  // namespace acervo::ocr

extern "C" acervo::ocr::PictureFile* acervo_open_picture_file(const char* bytes, std::size_t size) {
  setMsgSeverity(L_SEVERITY_NONE);
  const std::string_view file(bytes, size);
  const int format = acervo::ocr::FormatOf(file);
  const bool known = format == IFF_JFIF_JPEG || format == IFF_PNG || acervo::ocr::IsTiff(format);
  return known ? new acervo::ocr::LeptonicaFile(file, format) : nullptr;
}
