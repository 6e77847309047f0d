#include "tools/app/decisions/decided_reader.h"

#include <pwd.h>
#include <unistd.h>

#include <cstdlib>
#include <string>

#include "core/text.h"
#include "parsers/entities/entities.h"
#include "parsers/report/reread.h"
#include "tools/present/decision_answers.h"

namespace acervo::tools {

DecidedReader ReaderOfDecisions() {
  DecidedReader reader;
  reader.record = [](const Report& report, const Record& before, bool other_period, Record& record,
                     std::vector<Diagnostic>& doubts) {
    RereadRecord(report, before, other_period ? PeriodChange::kOther : PeriodChange::kNone, record, doubts);
  };
  reader.names = RereadNames;
  reader.period = ReadPeriodText;
  reader.type = ReadActivityType;
  reader.entity_id = [](std::string_view name) { return ResolveEntity(name).id; };
  reader.version = VersionOf;
  return reader;
}

std::string NameOfUser(const std::string& name) {
  if (const std::string given = CleanText(name); !given.empty()) return given;
  const char* const variable = std::getenv("ACERVO_USER");
  if (const std::string user = CleanText(variable == nullptr ? "" : variable); !user.empty()) return user;
  const passwd* const entry = ::getpwuid(::getuid());
  return entry == nullptr ? std::to_string(::getuid()) : CleanText(entry->pw_name);
}

}  // namespace acervo::tools
