// The document as the parts of a report: tables with their headings, bullets with theirs, and the texts between.
//
// Shape:  every block of the document ends in exactly one part: a table of activities, a bullet, a section's text, the
//         office, the contact, or a rejected bullet or row. Nothing is left out.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "core/document.h"
#include "core/report.h"
#include "parsers/report/bullet_list.h"
#include "parsers/report/draft.h"
#include "parsers/report/tables.h"

namespace acervo::report {

struct Outline {
  std::string office;                                 // empty: none named
  std::string contact;                                // its lines, one below the other
  std::vector<Section> sections;                      // titles may be empty
  std::map<std::size_t, std::string> table_headings;  // by block of the table
  std::map<std::size_t, std::string> table_days;      // the headings above them that are a day, likewise
  std::map<std::size_t, std::string> days_from;       // which of them is in force from a block on; empty: none
  std::vector<std::string> days;                      // all headings that are a day
  std::vector<Bullet> bullets;
  std::vector<std::string> front;  // the lines above the first table or bullet, page headers before them: title lines
  bool bullets_have_heading = false;
};

// Bullets and rows that are no record go to `tally`.
Outline ReadOutline(const Document& document, const std::vector<TableReading>& tables, Tally& tally);

}  // namespace acervo::report
