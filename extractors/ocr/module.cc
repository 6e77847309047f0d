#include "extractors/ocr/module.h"

#include "core/modules.h"

namespace acervo::ocr {
namespace {

template <typename Function>
Function* Exported(const char* name) {
  const Result<void*> symbol = ModuleSymbol(kModuleName, name);
  return symbol.ok() ? reinterpret_cast<Function*>(symbol.value()) : nullptr;
}

Engine* Opened() {
  auto* const open = Exported<OpenEngineFunction>(kOpenEngine);
  return open == nullptr ? nullptr : open(nullptr);
}

}  // namespace

Engine* SharedEngine() {
  static Engine* const engine = Opened();
  return engine;
}

Result<std::unique_ptr<PictureFile>> OpenPictureFile(std::string_view bytes) {
  auto* const open = Exported<OpenPictureFunction>(kOpenPicture);
  if (open == nullptr) return Error{ErrorCode::kNoText, "", {}};
  std::unique_ptr<PictureFile> file(open(bytes.data(), bytes.size()));
  if (file == nullptr) return Error{ErrorCode::kCorrupt, "", {}};
  return file;
}

}  // namespace acervo::ocr
