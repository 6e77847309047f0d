#include "tools/present/date_words.h"

#include <gtest/gtest.h>

namespace acervo::tools::date_words {
namespace {

struct Said {
  std::string from, to, es, en;
};

std::string InWords(Language language, const Said& said) {
  return PeriodWords(Messages(language), {DateFromIso(said.from), DateFromIso(said.to)});
}

TEST(PeriodWords, NameWholeMonthsAndYearsAndElseDays) {
  const std::vector<Said> cases = {
      {"2019-01-01", "2022-12-31", "2019–2022", "2019–2022"},
      {"2019-01-01", "2019-12-31", "2019", "2019"},
      {"2019-05-01", "2019-05-31", "mayo de 2019", "May 2019"},
      {"2019-05-01", "2019-07-31", "mayo a julio de 2019", "May to July 2019"},
      {"2019-05-27", "2019-05-27", "27 de mayo de 2019", "27 May 2019"},
      {"2019-05-27", "2019-05-30", "27 al 30 de mayo de 2019", "27 to 30 May 2019"},
      {"2019-01-01", "", "desde 2019", "since 2019"},
      {"2019-05-01", "", "desde mayo de 2019", "since May 2019"},
      {"2019-05-02", "", "desde el 2 de mayo de 2019", "since 2 May 2019"},
      {"", "2019-12-31", "hasta 2019", "until 2019"},
      {"", "2020-02-29", "hasta febrero de 2020", "until February 2020"},
      {"", "2020-02-28", "hasta el 28 de febrero de 2020", "until 28 February 2020"},
      {"", "", "", ""},
  };
  for (const Said& said : cases) {
    EXPECT_EQ(InWords(Language::kSpanish, said), said.es);
    EXPECT_EQ(InWords(Language::kEnglish, said), said.en);
  }
}

}  // namespace
}  // namespace acervo::tools::date_words
