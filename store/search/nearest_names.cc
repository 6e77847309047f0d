#include "store/search/nearest_names.h"

#include <algorithm>
#include <set>
#include <string>

#include "store/entities/archive_names.h"

namespace acervo::store {
namespace {

constexpr std::size_t kMostNearest = 8;
constexpr std::size_t kMostTexts = 6;  // looked up: a name takes a millisecond

// What was not found, as typed.
std::vector<std::string> Missed(const SearchRequest& request, const SearchPlan& plan) {
  std::vector<std::string> missed;
  for (const AskedPart& part : plan.dropped) missed.push_back(part.raw);
  if (!missed.empty()) return missed;
  for (const AskedWord& word : plan.understood.words) missed.push_back(word.raw);
  for (const QueryNode& field : plan.fields) {
    if (field.field == FieldKind::kEntity) missed.push_back(field.text);
  }
  missed.insert(missed.end(), request.entities.begin(), request.entities.end());
  return missed;
}

std::set<std::string> Understood(const SearchPlan& plan) {
  std::set<std::string> ids;
  for (const AskedEntities& group : plan.understood.entities) {
    for (const AskedEntity& asked : group.any) ids.insert(asked.entity.id);
  }
  return ids;
}

}  // namespace

std::vector<NamedEntity> NearestNames(Connection& connection, const RecordColumns& columns,
                                      const SearchRequest& request, const SearchPlan& plan) {
  std::vector<NamedEntity> nearest;
  if (request.literal || !request.readers.question) return nearest;
  const NamesInArchive names(connection, columns);
  std::set<std::string> told = Understood(plan);
  std::vector<std::string> missed = Missed(request, plan);
  if (missed.size() > kMostTexts) missed.resize(kMostTexts);
  const auto add = [&](const std::vector<NamedEntity>& more) {
    for (const NamedEntity& one : more) {
      if (nearest.size() < kMostNearest && told.insert(one.id).second) nearest.push_back(one);
    }
  };
  for (const std::string& text : missed) add(names.Near(text));
  for (const std::string& text : missed) add(names.WithWords(text, kMostNearest));
  return nearest;
}

}  // namespace acervo::store
