#include "tools/web/assets.h"

#include <algorithm>
#include <map>

#include "store/archive.h"

namespace acervo::data {
extern const std::string_view openapi, page_script, page_sign, page_style;
}

namespace acervo::tools::serve {
namespace {

struct Asset {
  std::string_view path, type;
  const std::string_view& bytes;
};
const Asset kAssets[] = {
    {"/api/openapi.json", "application/json", data::openapi},
    {"/estilo.css", "text/css; charset=utf-8", data::page_style},
    {"/guion.js", "application/javascript", data::page_script},
    {"/icono.svg", "image/svg+xml", data::page_sign},
};

const Asset* AssetOf(std::string_view path) {
  const auto* const found = std::ranges::find(kAssets, path, &Asset::path);
  return found == std::end(kAssets) ? nullptr : found;
}

}  // namespace

std::string AssetVersion(std::string_view path) {
  // Every page names them, and they are compiled in: hashed once.
  static const auto* const kVersions = [] {
    constexpr std::size_t kDigits = 8;
    auto* versions = new std::map<std::string_view, std::string>;
    for (const Asset& asset : kAssets) versions->emplace(asset.path, Sha256Hex(asset.bytes).substr(0, kDigits));
    return versions;
  }();
  const auto found = kVersions->find(path);
  return found == kVersions->end() ? "" : found->second;
}

Result<WebResponse> AssetAnswer(const Messages&, ServerContext&, const WebRequest& request, std::string_view) {
  const Asset* found = AssetOf(request.path);
  if (found == nullptr) return Error{ErrorCode::kNotFound, request.path, {}};
  WebResponse response;
  response.type = found->type;
  response.body = found->bytes;
  return response;
}

}  // namespace acervo::tools::serve
