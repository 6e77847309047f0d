// What a report says of its own names: short ones that its texts define, names of its entity cells that no table has,
// names that come near to a known one.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/report.h"
#include "parsers/entities/entities.h"
#include "parsers/report/draft.h"

namespace acervo::report {

class NamesOfReport {
 public:
  // Reads the definitions out of all that the drafts and the sections say, and the acronyms of the entity cells.
  void Learn(const std::vector<Draft>& drafts);
  void Learn(const std::vector<Section>& sections);

  // To be looked for in the report's texts.
  const LocalNames& local() const { return local_; }

  // Gives the mentions of the records the entities that the definitions say, and tells the report what was learnt:
  // definitions, cell_names, and doubts "ambiguous_acronym", "acronym_conflict", "near_entity".
  void Finish(Report& report) const;

 private:
  struct Defined {
    DefinedNames names;
    std::string record;
    Source where;
  };
  struct Meaning {
    const Defined* first = nullptr;  // nullptr: two meanings
    bool by_table = false;           // the long name is what the tables know the short one by
  };

  void LearnFrom(std::string_view text, EntityRole where, const std::string& record, const Source& source);
  void LearnCell(std::string_view cell);
  std::map<std::string, Meaning> Meanings(std::vector<Diagnostic>& doubts) const;
  void Apply(const std::map<std::string, Meaning>& meanings, Report& report) const;

  std::vector<Defined> defined_;
  LocalNames local_;
};

}  // namespace acervo::report
