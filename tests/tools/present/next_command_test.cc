#include "tools/present/next_command.h"

#include <gtest/gtest.h>

namespace acervo::tools::next_command {
namespace {

struct Repeated {
  std::vector<std::string> typed;
  std::string next;
};

TEST(NextCommand, RepeatsWhatWasTypedWithAnotherOffset) {
  const std::vector<Repeated> cases = {
      {{"buscar", "JICA"}, "acervo buscar JICA --desplazamiento 20"},
      {{"search", "JICA", "--offset", "20"}, "acervo search JICA --desplazamiento 20"},
      {{"buscar", "--Desplazamiento=5", "JICA"}, "acervo buscar JICA --desplazamiento 20"},
      {{"buscar", "carta de \"entendimiento\""}, "acervo buscar 'carta de \"entendimiento\"' --desplazamiento 20"},
      {{"buscar", "l'Hospitalet", ""}, "acervo buscar 'l'\\''Hospitalet' '' --desplazamiento 20"},
      {{"buscar", "--acervo", "mis informes.db", "coop*"},
       "acervo buscar --acervo 'mis informes.db' 'coop*' --desplazamiento 20"},
      {{"buscar", "--", "--offset"}, "acervo buscar --desplazamiento 20 -- --offset"}};
  for (const Repeated& test : cases) EXPECT_EQ(NextCommand(Messages(Language::kSpanish), test.typed, 20), test.next);
  EXPECT_EQ(NextCommand(Messages(Language::kEnglish), {"search", "x"}, 9), "acervo search x --offset 9");
}

}  // namespace
}  // namespace acervo::tools::next_command
