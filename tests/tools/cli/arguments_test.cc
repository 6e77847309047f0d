#include "tools/cli/arguments.h"

#include <gtest/gtest.h>

#include <CLI/CLI.hpp>

namespace acervo::tools {
namespace {

using Strings = std::vector<std::string>;

class ArgumentsTest : public ::testing::Test {
 protected:
  ArgumentsTest() {
    app_.add_option_function<std::string>("--limit", [](const std::string&) {});
    app_.add_option_function<std::string>("--sort", [](const std::string&) {});
    app_.add_option_function<std::string>("--retry-failed", [](const std::string&) {})
        ->expected(0, 1)
        ->group("|timeout|crashed|");
    app_.add_option_function<std::string>("--lines,--lineas,-l", [](const std::string&) {});
    app_.add_flag("--quiet");
  }
  CLI::App app_;
};

TEST_F(ArgumentsTest, FindsTheCommandBehindOptions) {
  EXPECT_EQ(CommandPosition({"--quiet", "--limit", "5", "search", "x"}, app_), 3U);
  EXPECT_EQ(CommandPosition({"--limit=5", "search"}, app_), 1U);
  EXPECT_EQ(CommandPosition({"--quiet"}, app_), std::nullopt);
  EXPECT_EQ(CommandPosition({}, app_), std::nullopt);
}

TEST_F(ArgumentsTest, TakesASingleDashForAWordOfAText) {
  const Arguments sorted = Sorted({"JICA", "-Madrid", "--limit", "5"}, app_, Words::kText);
  EXPECT_EQ(sorted.words, (Strings{"JICA", "-Madrid"}));
  EXPECT_EQ(sorted.options, (Strings{"--limit", "5"}));
}

TEST_F(ArgumentsTest, KeepsUnknownOptionsApartFromNames) {
  const Arguments sorted = Sorted({"informes", "-x"}, app_, Words::kNames);
  EXPECT_EQ(sorted.words, (Strings{"informes"}));
  EXPECT_EQ(sorted.options, (Strings{"-x"}));
}

TEST_F(ArgumentsTest, KeepsUnknownLongOptionsApartFromTexts) {
  EXPECT_EQ(Sorted({"--limt", "x"}, app_, Words::kText).options, (Strings{"--limt"}));
}

TEST_F(ArgumentsTest, GivesAnOptionItsValueWhateverItLooksLike) {
  EXPECT_EQ(Sorted({"--sort", "-date", "x"}, app_, Words::kText).options, (Strings{"--sort", "-date"}));
  EXPECT_EQ(Sorted({"--sort=-date", "x"}, app_, Words::kText).words, (Strings{"x"}));
}

TEST_F(ArgumentsTest, TakesEverythingAfterTwoDashesForWords) {
  EXPECT_EQ(Sorted({"--", "--quiet", "-x", "--"}, app_, Words::kNames).words, (Strings{"--quiet", "-x", "--"}));
}

TEST_F(ArgumentsTest, LetsOddWordsBe) {
  EXPECT_EQ(Sorted({"", "-", "[2019]"}, app_, Words::kNames).words, (Strings{"", "-", "[2019]"}));
}

TEST_F(ArgumentsTest, TakesAnOptionalValueOnlyWhereItIsOne) {
  EXPECT_EQ(Sorted({"--retry-failed", "timeout"}, app_, Words::kNames).options, (Strings{"--retry-failed=timeout"}));
  const Arguments path = Sorted({"--retry-failed", "informes"}, app_, Words::kNames);
  EXPECT_EQ(path.options, (Strings{"--retry-failed"}));
  EXPECT_EQ(path.words, (Strings{"informes"}));
}

TEST_F(ArgumentsTest, KnowsNamesInAnyCaseAndWithAccents) {
  EXPECT_EQ(Sorted({"--Líneas=5", "x"}, app_, Words::kText).options, (Strings{"--lineas=5"}));
  EXPECT_EQ(Sorted({"--LINES", "5"}, app_, Words::kText).options, (Strings{"--lines", "5"}));
  EXPECT_EQ(Sorted({"--Límt"}, app_, Words::kText).options, (Strings{"--Límt"}));  // unknown: as it was typed
  EXPECT_EQ(CommandPosition({"--líneas", "5", "search"}, app_), 2U);
}

TEST_F(ArgumentsTest, TakesAShortFormWithItsNumber) {
  EXPECT_EQ(Sorted({"-l5", "-2019", "-l"}, app_, Words::kText).options, (Strings{"-l5", "-l"}));
  EXPECT_EQ(Sorted({"-l5", "-2019"}, app_, Words::kText).words, (Strings{"-2019"}));
}

TEST(LanguageArgument, IsFoundAnywhere) {
  EXPECT_EQ(LanguageArgument({"buscar", "x", "--idioma", "en"}), "en");
  EXPECT_EQ(LanguageArgument({"--Idioma=en"}), "en");
  EXPECT_EQ(LanguageArgument({"search", "x", "--lang", "en"}), "en");
  EXPECT_EQ(LanguageArgument({"--lang=es", "search"}), "es");
  EXPECT_EQ(LanguageArgument({"search", "--", "--lang", "en"}), "");
}

}  // namespace
}  // namespace acervo::tools
