// Footnotes of scanned pages, whose raised marks are misread: told by the rule over them, on hand-made lines.
#include "extractors/layout/notes.h"

#include <gtest/gtest.h>

#include <ostream>

#include "tests/extractors/layout/words.h"

namespace acervo::layout {
namespace notes {
namespace {

struct NoteCase {
  const char* name;
  bool scanned;
  Ruling rule;
  const char* foot;
  const char* note;  // "": none
};
void PrintTo(const NoteCase& one, std::ostream* out) { *out << one.name; }

class NotesBelowRule : public ::testing::TestWithParam<NoteCase> {};

TEST_P(NotesBelowRule, LeaveThePageWhereItIsAPicture) {
  const NoteCase& one = GetParam();
  PageLayout page{1, 600, 800, {}, {}, {}};
  page.scanned = one.scanned;
  page.lines = {MakeLine(60, 300, "Texto de la pagina"), MakeLine(60, 500, "La nota fue recibida.'"),
                MakeLine(60, 740, one.foot)};
  page.rulings.horizontal = {one.rule, {100, 60, 540}};
  std::vector<PageLayout> pages{page};
  const std::vector<Note> found = TakeNotes(pages);
  EXPECT_EQ(found.empty() ? "" : TextOf(found[0].lines[0]), one.note);
  EXPECT_EQ(pages[0].lines.size(), found.empty() ? 3U : 2U);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, NotesBelowRule,
    ::testing::Values(NoteCase{"BelowAShortRule", true, {725, 60, 180}, "1 Segun nota recibida", "Segun nota recibida"},
                      NoteCase{"NotWhereLettersWereWritten", false, {725, 60, 180}, "1 Segun nota recibida", ""},
                      NoteCase{"NotBelowALongRule", true, {725, 60, 540}, "1 Segun nota recibida", ""},
                      NoteCase{"NotFarBelowIt", true, {600, 60, 180}, "1 Segun nota recibida", ""},
                      NoteCase{"NotBesideIt", true, {725, 300, 420}, "1 Segun nota recibida", ""},
                      NoteCase{"NotWithoutAMark", true, {725, 60, 180}, "Segun nota recibida", ""}),
    [](const auto& one) { return one.param.name; });

}  // namespace
}  // namespace notes
}  // namespace acervo::layout
