#include "tools/app/tables/reread_names.h"

#include <utility>

#include "parsers/entities/entities.h"
#include "parsers/parse.h"
#include "parsers/user_tables.h"

namespace acervo::tools {

Result<int> RereadNames(Archive& archive) {
  return archive.Reread(
      std::string(kParserVersion) + " " + UserTablesFingerprint(),
      [](std::string_view name) -> std::optional<TableReading> {
        EntityReading reading = ResolveEntity(name);
        if (!reading.known) return std::nullopt;
        std::vector<std::string> names = NamesOfEntity(reading.id);
        return TableReading{std::move(reading.id), std::move(reading.name), reading.kind, std::move(names)};
      });
}

}  // namespace acervo::tools
