#include "core/modules.h"

#include <dlfcn.h>

#include <filesystem>
#include <string>
#include <system_error>

namespace acervo {
namespace {

// A path that was compiled in is believed only by a program that lies within it.
std::filesystem::path Folder() {
  std::error_code ignored;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", ignored);
  const bool is_built = program.native().starts_with(ACERVO_BUILD_FOLDER "/");
  return is_built ? std::filesystem::path(ACERVO_BUILD_FOLDER "/modules")
                  : program.parent_path().parent_path() / ACERVO_INSTALLED_MODULES;
}

Error Missing() {
  const char* const reason = ::dlerror();
  return {ErrorCode::kUnreadable, reason == nullptr ? "" : reason, {}};
}

}  // namespace

Result<void*> ModuleSymbol(const char* module, const char* symbol) {
  const std::filesystem::path file = Folder() / ("lib" + std::string(module) + ".so");
  void* const handle = ::dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);  // counted by the loader: the file is read once
  if (handle == nullptr) return Missing();
  void* const found = ::dlsym(handle, symbol);
  if (found == nullptr) return Missing();
  return found;
}

}  // namespace acervo
