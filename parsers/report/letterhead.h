// Who writes the report and how to reach them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "parsers/report/section_texts.h"

namespace acervo::report {

struct OfficeName {
  std::string name;    // "Oficina de Cooperación Internacional", capitals set right
  int rank = 0;        // lower is nearer to the writer
  bool whole = false;  // the line names the office and nothing else
};

// The office that a line of a letterhead, page header or signature names. A name that is cut ('Municipalidad de'), the
// label of a field ('Dirección notificaciones:') and a thing that is named alike ('Unidad de medida') are none: the
// office decides whether two files are one report, so none is better than a wrong one.
std::optional<OfficeName> FindOffice(std::string_view line);

// Whether the line begins an office's name that the next line goes on with: 'MUNICIPALIDAD DE'.
bool BeginsOffice(std::string_view line);

// 'Teléfonos: 506-9696/97 | www.mupa.gob.pa'.
bool IsContactLine(std::string_view line);

// The office and its contact as they come to light, line by line. An office that a better one replaces goes to the
// sections, which are borrowed.
class Letterhead {
 public:
  explicit Letterhead(SectionTexts& sections) : sections_(sections) {}

  // Whether the line says nothing but the office. `lateness`: 0 for the letterhead itself, more for places that are
  // worse evidence.
  bool NoteOffice(const std::string& line, int lateness);
  // Whether the line is a contact line.
  bool NoteContact(const std::string& line);

  std::string office() const { return office_ ? office_->name : std::string(); }
  const std::string& contact() const { return contact_; }  // its lines, one below the other

 private:
  SectionTexts& sections_;
  bool Take(OfficeName found);

  std::optional<OfficeName> office_;
  std::string contact_;
  std::string cut_;  // the line before, where it is an office's name up to a line break
};

// 'Página 3 de 12', '3'.
bool IsPageNumber(std::string_view text);

}  // namespace acervo::report
