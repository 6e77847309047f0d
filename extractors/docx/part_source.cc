#include "extractors/docx/part_source.h"

#include <algorithm>
#include <utility>

namespace acervo::docx {

void PartSource::Enter(std::string part) {
  part_ = std::move(part);
  relationships_.reset();
}

const Relationship* PartSource::Find(std::string_view id) {
  if (!relationships_) {
    Result<std::vector<Relationship>> read = package_.Relationships(part_);
    relationships_ = read.ok() ? std::move(read.value()) : std::vector<Relationship>();
  }
  const auto found = std::find_if(relationships_->begin(), relationships_->end(),
                                  [&](const Relationship& relationship) { return relationship.id == id; });
  return found == relationships_->end() ? nullptr : &*found;
}

Result<EmbeddedPart> PartSource::Take(std::string_view relationship_id) {
  const Relationship* relationship = Find(relationship_id);
  if (relationship == nullptr) return Error{ErrorCode::kCorrupt, "relationship", {std::string(relationship_id)}};
  EmbeddedPart part;
  part.name = relationship->target;
  if (!taken_.insert(part.name).second) return Error{ErrorCode::kCorrupt, "repeated", {part.name}};
  part.content_type = package_.ContentType(part.name);
  Result<std::string> bytes = package_.Read(part.name);
  if (!bytes.ok()) return std::move(bytes.error());
  part.bytes = std::move(bytes.value());
  return part;
}

}  // namespace acervo::docx
