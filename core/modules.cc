#include "core/modules.h"

#include <dlfcn.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

namespace acervo {
namespace {

std::vector<std::string> Folders() {
  const char* const own = std::getenv("ACERVO_MODULES");
  if (own != nullptr) return {own};
  std::vector<std::string> folders{ACERVO_BUILT_MODULES};
  std::error_code ignored;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
  for (const char* folder : {ACERVO_INSTALLED_MODULES, "lib/acervo"}) {
    folders.push_back((program.parent_path() / folder).string());
  }
  return folders;
}

void* Opened(const char* module) {
  for (const std::string& folder : Folders()) {
    void* const handle = ::dlopen((folder + "/lib" + module + ".so").c_str(), RTLD_NOW | RTLD_LOCAL);
    if (handle != nullptr) return handle;
  }
  return nullptr;
}

}  // namespace

void* ModuleSymbol(const char* module, const char* symbol) {
  void* const handle = Opened(module);  // counted by the loader: the file is read once
  return handle == nullptr ? nullptr : ::dlsym(handle, symbol);
}

}  // namespace acervo
