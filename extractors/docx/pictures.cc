#include "extractors/docx/pictures.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "extractors/docx/meta.h"
#include "extractors/docx/package.h"

namespace acervo {
namespace {

using docx::Package;
using docx::Relationship;

// ECMA-376-1, 20.1.8.13 (blip), 14.1.2.11 (imagedata): a picture is named by the id of its relationship.
std::vector<Relationship> InTheirOrder(std::vector<Relationship> all, std::string_view xml) {
  std::vector<std::pair<std::size_t, Relationship>> shown;
  for (Relationship& one : all) {
    if (one.type != "image") continue;
    const std::size_t at = std::min(xml.find('"' + one.id + '"'), xml.find('\'' + one.id + '\''));
    if (at != std::string_view::npos) shown.emplace_back(at, std::move(one));
  }
  std::ranges::sort(shown, {}, [](const auto& one) { return one.first; });
  std::vector<Relationship> ordered;
  for (auto& [at, one] : shown) ordered.push_back(std::move(one));
  return ordered;
}

Meta MetaOf(Package& package) {
  const Result<std::vector<Relationship>> relationships = package.Relationships("");
  if (!relationships.ok()) return {};
  for (const Relationship& one : relationships.value()) {
    if (one.type != "core-properties" || !package.Has(one.target)) continue;
    const Result<std::string> xml = package.Read(one.target);
    if (!xml.ok()) return {};
    const Result<Meta> meta = docx::ReadCoreProperties(xml.value(), package.markup_limits());
    return meta.ok() ? meta.value() : Meta();
  }
  return {};
}

}  // namespace

Result<DocxPictures> PicturesOfDocx(std::string_view bytes, const ExtractOptions& options) {
  ACERVO_ASSIGN_OR_RETURN(Package package, Package::Open(bytes, options));
  ACERVO_ASSIGN_OR_RETURN(const std::string main, package.MainPart());
  ACERVO_ASSIGN_OR_RETURN(const std::string xml, package.Read(main));
  ACERVO_ASSIGN_OR_RETURN(std::vector<Relationship> relationships, package.Relationships(main));
  DocxPictures pictures{MetaOf(package), {}};
  for (const Relationship& one : InTheirOrder(std::move(relationships), xml)) {
    Result<std::string> picture = package.Read(one.target);
    // Keeps the place of a picture that cannot be read: its page is then told to be without letters.
    pictures.files.push_back(picture.ok() ? std::move(picture.value()) : std::string());
  }
  return pictures;
}

}  // namespace acervo
