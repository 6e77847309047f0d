// The kind of an activity, as its cell names it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace acervo::report {

struct ActivityKind {
  std::string type;      // "foro", "mision-oficial"
  bool leads = false;    // the cell begins with it (after articles, ordinals and the like)
  bool plural = false;   // 'CAPACITACIONES' heads a group rather than names one activity
  bool guessed = false;  // through a misspelling
  bool firm = false;     // a word that is a kind of activity and nothing else: 'Reunión', not 'Gestión' or 'Acto'
};

// nullopt where the cell names none ('Agenda 2030'). Reads the first few hundred bytes only.
std::optional<ActivityKind> FindActivityKind(std::string_view cell);

}  // namespace acervo::report
