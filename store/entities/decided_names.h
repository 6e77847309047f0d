// What people decided about names: which entities are one, which never are, how they are called. Private to store/.
//
// Shape:  by the ids that names have by themselves, so that a decision holds for entities that come later too. Two
//         entities that are one through a third are one whether or not the archive has the third.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/result.h"
#include "store/db/sqlite.h"

namespace acervo::store {

class DecidedNames {
 public:
  // The decisions in force, as `entity_decision` has them.
  static Result<DecidedNames> Load(Connection& connection);

  bool empty() const { return rows_.empty(); }
  // All that are one with it by decisions, itself left out.
  std::vector<std::string> OneWith(const std::string& id) const;
  // The smallest id of those that are one with it.
  const std::string& ClassOf(const std::string& id) const;
  // Whether decisions keep two classes apart; the number of the decision, 0: none does.
  std::int64_t Apart(const std::string& a_class, const std::string& b_class) const;
  // How far a decision makes it the one that answers for its group: the later merge into it, else a new name.
  std::pair<int, std::int64_t> Headship(const std::string& id) const;
  // A merge or alias by which two are one, the earliest; 0: none.
  std::int64_t Joining(const std::string& a, const std::string& b) const;

 private:
  struct Row {
    std::int64_t n = 0;
    std::string kind, id, other_id, name;
    bool joins() const { return kind == "merge" || kind == "alias"; }
  };
  std::vector<Row> rows_;
  std::map<std::string, std::string, std::less<>> class_of_;
  std::map<std::pair<std::string, std::string>, std::int64_t> apart_;  // classes, the smaller first
};

// The name that a decision gives the entity, and the names it adds: brings its rows up to date.
Status ApplyDecidedNames(Connection& connection, std::string_view id);

}  // namespace acervo::store
