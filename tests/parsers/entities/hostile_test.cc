// Input that nobody writes but somebody sends: no crash, no hang, spans inside the text.
#include <gtest/gtest.h>

#include <ctime>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "core/text.h"
#include "parsers/entities/entities.h"

namespace acervo {
namespace {

void ExpectSound(std::string_view text) {
  std::size_t last = 0;
  for (const EntityMention& mention : FindEntities(text)) {
    ASSERT_TRUE(mention.span.has_value());
    ASSERT_LE(mention.span->end(), text.size());
    ASSERT_GE(mention.span->begin, last);
    ASSERT_GT(mention.span->length, 0u);
    EXPECT_EQ(mention.span->In(text), mention.raw);
    EXPECT_FALSE(mention.id.empty()) << mention.raw;
    last = mention.span->end();
  }
  for (const EntityMention& mention : SplitEntityCell(text)) {
    EXPECT_NE(text.find(mention.raw), text.npos);
    EXPECT_FALSE(mention.id.empty()) << mention.raw;
  }
}

TEST(HostileText, OfOddShapesIsRead) {
  const std::string_view odd[] = {
      "",      ".",        "((((",  "))))",    "\"\"\"",      "“““",          "- - -",     "S.E.",
      "S.E. ", "Lic.",     "de la", "Y y Y y", "Embajada de", "Embajada de ", "\n\n\n",    "a.b.c.d.",
      "A.B",   "\xff\xfe", "é\xcc", "—–-",     "(UE",         "-UE-",         "Alcaldía,", "的 的 的",
      "S.A.",  ", S.A.",   "y",     "e e e",   "« »",         "Director de,", "señor",     "1 2 3"};
  for (const std::string_view text : odd) ExpectSound(text);
}

TEST(HostileText, CutAnywhereIsRead) {
  constexpr std::string_view kText =
      "De la Embajada de Japón, S.E. Hideo Fukushima, y la Unión Europea -UE- “x” (Güiro Ñeco, Alcalde de San José, "
      "Costa "
      "Rica) con Istmo, S.A. y O.E.A.";
  for (std::size_t cut = 0; cut <= kText.size(); ++cut) {
    ExpectSound(kText.substr(0, cut));
    ExpectSound(kText.substr(cut));
  }
}

TEST(HostileText, OfWordsThrownTogetherIsRead) {
  const std::vector<std::string_view> words = {
      "Embajada", "de",       "la",       "del",    "y",    "e",  ",",          "(",       ")",    "-",  "S.E.",
      "Lic.",     "Alcaldía", "Panamá",   "JICA",   "Rosa", "\"", "“",          "”",       "/",    "\n", ";",
      "Director", "UE",       "S.A.",     "para",   "a",    "al", "Teatro",     "3",       "Mayo", "en", "ó",
      "Él",       ".",        "Trinidad", "Tobago", "–",    ":",  "Ministerio", "Justicia"};
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    const std::size_t length = random() % 14;
    for (std::size_t i = 0; i < length; ++i) {
      text += words[random() % words.size()];
      if (random() % 5 != 0) text += ' ';
    }
    SCOPED_TRACE(text);
    ExpectSound(text);
  }
}

double Milliseconds(std::string_view text) {
  const std::clock_t begin = std::clock();  // of the processor: other programs make no difference
  FindEntities(text);
  SplitEntityCell(text);
  return static_cast<double>(std::clock() - begin) * 1000.0 / CLOCKS_PER_SEC;
}

std::string Repeated(std::string_view part, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += part;
  return text;
}

// Ten times the text may take about ten times as long, not a hundred.
TEST(HostileText, TakesTimeInItsLength) {
  ResolveEntity("JICA");
  for (const std::string_view part : {"Embajada de ",
                                      "de la ",
                                      "Rosa ",
                                      "Lic. ",
                                      "“",
                                      "\"",
                                      "(",
                                      "(a",
                                      "Director de ",
                                      "A.",
                                      "a-",
                                      "JICA, ",
                                      "JICA y ",
                                      "Ñandú ",
                                      "Secretaría de A, ",
                                      "Centro de Centro de la ",
                                      "Dirección de X y ",
                                      "Alcalde ",
                                      "Rosa Pons, ",
                                      "- ",
                                      "San José, "}) {
    const std::string small = Repeated(part, 5'000), large = Repeated(part, 50'000);
    const double quick = std::max(Milliseconds(small), 2.0);
    EXPECT_LT(Milliseconds(large), quick * 60) << part;
  }
}

}  // namespace
}  // namespace acervo
