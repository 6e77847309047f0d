// The catalogue is whole: both languages, the same arguments, every key that the program asks for.
#include "tools/present/messages/messages.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "core/result.h"
#include "tools/present/messages/errors.h"
#include "tools/present/review_answers.h"

namespace acervo::tools {
namespace {

std::multiset<std::string> Placeholders(const std::string& text) {
  static const std::regex kPlaceholder(R"(\{[0-9]*\})");
  return {std::sregex_token_iterator(text.begin(), text.end(), kPlaceholder), std::sregex_token_iterator()};
}

TEST(Messages, EveryKeyHasBothLanguages) {
  ASSERT_GT(AllMessages().size(), 200U);
  for (const MessageRow& row : AllMessages()) {
    EXPECT_FALSE(row.es.empty()) << row.key;
    EXPECT_FALSE(row.en.empty()) << row.key;
    EXPECT_EQ(row.en.find('\t'), row.en.npos) << row.key;
  }
}

TEST(Messages, EveryKeyStandsOnce) {
  std::set<std::string_view> keys;
  for (const MessageRow& row : AllMessages()) EXPECT_TRUE(keys.insert(row.key).second) << row.key;
}

TEST(Messages, BothLanguagesTakeTheSameArguments) {
  for (const MessageRow& row : AllMessages()) {
    EXPECT_EQ(Placeholders(row.es), Placeholders(row.en)) << row.key;
  }
}

TEST(Messages, EveryDoubtThatIsReviewedHasATitleAndASentence) {
  const Messages say(Language::kSpanish);
  for (const char* kind : {"date", "entity", "period", "table", "text", "conflict"}) {
    for (const DiagnosticCode code : CodesOfKind(kind)) {
      const std::string token(Token(code));
      EXPECT_TRUE(say.Has("title." + token)) << token;
      EXPECT_TRUE(say.Has("doubt." + token) || say.Has("notice." + token)) << token;
    }
  }
}

TEST(Messages, EveryCountHasOneAndMany) {
  const Messages say(Language::kSpanish);
  for (const MessageRow& row : AllMessages()) {
    const std::string key(row.key);
    if (key.ends_with(".one")) {
      EXPECT_TRUE(say.Has(key.substr(0, key.size() - 3) + "many")) << key;
    }
  }
}

TEST(Messages, EveryKeyInTheSourcesExists) {
  const Messages say(Language::kSpanish);
  static const std::regex kUse(R"re((?:say_?|say\(\)|context\.say)\(\s*"([a-z0-9_.-]+)"[,)])re");
  int uses = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(ACERVO_TOOLS_DIR)) {
    if (entry.path().extension() != ".cc") continue;
    std::stringstream text;
    text << std::ifstream(entry.path()).rdbuf();
    const std::string source = text.str();
    for (std::sregex_iterator use(source.begin(), source.end(), kUse), end; use != end; ++use, ++uses) {
      EXPECT_TRUE(say.Has((*use)[1].str())) << (*use)[1] << " in " << entry.path();
    }
  }
  EXPECT_GT(uses, 60);
}

// The rows of one table inside the catalogue: "flag." gives the names of options, English to Spanish.
std::map<std::string, std::string> NamesOf(const std::string& table) {
  std::map<std::string, std::string> names;
  for (const MessageRow& row : AllMessages()) {
    if (row.key.starts_with(table)) names[row.en] = row.es;
  }
  return names;
}

bool IsSentence(const MessageRow& row) { return !row.key.starts_with("flag.") && !row.key.starts_with("choice."); }

std::vector<std::string> Found(const std::string& text, const std::string& pattern) {
  const std::regex regex(pattern);
  std::vector<std::string> found;
  for (std::sregex_iterator at(text.begin(), text.end(), regex), end; at != end; ++at) found.push_back((*at)[1]);
  return found;
}

TEST(Messages, NameOptionsInTheirOwnLanguage) {
  const auto flags = NamesOf("flag.");
  ASSERT_GT(flags.size(), 30U);
  std::set<std::string> spanish;
  for (const auto& [en, es] : flags) spanish.insert(es);
  for (const MessageRow& row : AllMessages()) {
    if (!IsSentence(row) || row.key == "help.more") continue;  // which tells of the other language
    for (const std::string& name : Found(row.es, "--([a-z][a-z-]*[a-z])")) {
      const bool same_in_both = !flags.contains(name);
      EXPECT_TRUE(spanish.contains(name) || same_in_both) << row.key << ": --" << name;
    }
    for (const std::string& name : Found(row.en, "--([a-z][a-z-]*[a-z])")) {
      const bool is_the_other = spanish.contains(name) && !flags.contains(name);
      EXPECT_FALSE(is_the_other) << row.key << ": --" << name;
    }
  }
}

TEST(Messages, NameCommandsInTheirOwnLanguage) {
  const std::set<std::string> english = {"import",  "search", "show",   "entities", "export", "inspect", "date",
                                         "reparse", "verify", "backup", "stats",    "doctor", "serve",   "help"};
  for (const MessageRow& row : AllMessages()) {
    for (const std::string& name : Found(row.es, "acervo ([a-z]+)")) EXPECT_FALSE(english.contains(name)) << row.key;
  }
}

// One word for the archive, *acervo*, and one for a file, *documento*; and no word of the other language.
TEST(Messages, SpeakSpanishToThoseWhoReadIt) {
  static const std::regex kForeign(
      "\\b(archivos?|ficheros?|filename|dates|text|date|file|files|archive|search|import|show|report|reports|relevance|"
      "table|document|records|type|kind|entity|ok|stdout|stderr|default|input|output|worker|workers|sandbox|encierro)"
      "\\b",
      std::regex::icase);
  for (const MessageRow& row : AllMessages()) {
    if (!IsSentence(row)) continue;
    // Names of codes, of JSON's fields and of files are the same in every language.
    std::string text = std::regex_replace(row.es, std::regex(R"([A-Za-z]+_[a-z_]+|\{[0-9]\}|[a-z_]+\.tsv|--text)"), "");
    if (row.key == "command.help.usage") continue;
    std::smatch word;
    EXPECT_FALSE(std::regex_search(text, word, kForeign)) << row.key << ": " << word.str() << " in " << text;
  }
}

// An archivist never alters a historical document.
TEST(Messages, NobodyIsToldToAlterAReport) {
  static const std::regex kAlter("(Corrija|Corríja|Complete|Escriba|Escríba|bórrelo|importe de nuevo)");
  for (const MessageRow& row : AllMessages()) {
    if (!row.key.starts_with("doubt.") && !row.key.starts_with("error.empty")) continue;
    EXPECT_FALSE(std::regex_search(row.es, kAlter)) << row.key << ": " << row.es;
  }
}

TEST(Messages, EveryErrorCodeHasItsSentence) {
  const Messages say(Language::kEnglish);
  for (int code = 0; code <= static_cast<int>(ErrorCode::kUnreadable); ++code) {
    const std::string token(Token(static_cast<ErrorCode>(code)));
    EXPECT_TRUE(say.Has("error." + token)) << token;
  }
  for (int code = static_cast<int>(ErrorCode::kArchiveAbsent); code <= static_cast<int>(ErrorCode::kUsage); ++code) {
    const std::string token(Token(static_cast<ErrorCode>(code)));
    EXPECT_TRUE(say.Has("archive." + token)) << token;
  }
}

TEST(Messages, DoubtsQuoteTheWordsInQuestion) {
  const Messages say(Language::kSpanish);
  for (const MessageRow& row : AllMessages()) {
    const std::string key(row.key);
    if (!key.starts_with("doubt.") || row.es.find("{0}") == row.es.npos) continue;
    Diagnostic doubt;
    doubt.code = DiagnosticCodeFromToken(key.substr(6));
    doubt.text = "31 de febrero";
    EXPECT_NE(DoubtSentence(say, doubt).find("«31 de febrero»"), std::string::npos) << key;
  }
}

TEST(Messages, EveryDoubtAndReservationHasATitle) {
  const Messages say(Language::kSpanish);
  for (const MessageRow& row : AllMessages()) {
    const std::string key(row.key);
    const bool is_doubt = key.starts_with("doubt.") || key.starts_with("notice.");
    // Why a file was skipped is told file by file, in the report.
    const bool is_skipped = key.ends_with("_file");
    if (!is_doubt || is_skipped || key.ends_with(".other")) continue;
    const std::string code = key.substr(key.find('.') + 1);
    EXPECT_NE(WarningTitle(say, code), code);
  }
}

TEST(Messages, WhatALibrarySaysIsToldInTheUsersLanguage) {
  const Messages say(Language::kSpanish);
  const std::string sentence = DocumentSentence(say, Error{ErrorCode::kCorrupt, "Not a zip archive", {}});
  EXPECT_EQ(sentence.find("zip archive"), sentence.npos) << sentence;
}

TEST(Messages, UnknownCodesStillSaySomething) {
  Diagnostic doubt;
  doubt.code = DiagnosticCode::kOther;
  doubt.text = "xyz";
  const std::string sentence = DoubtSentence(Messages(Language::kEnglish), doubt);
  EXPECT_NE(sentence.find("other"), sentence.npos);
  EXPECT_NE(sentence.find("xyz"), sentence.npos);
}

TEST(Messages, LongQuotesAreCut) {
  Diagnostic doubt;
  doubt.code = DiagnosticCode::kUnreadableDate;
  for (int i = 0; i < 1000; ++i) doubt.text += "ñ";
  EXPECT_LT(DoubtSentence(Messages(Language::kSpanish), doubt).size(), 500U);
}

TEST(Messages, CountsAgreeWithTheirNumber) {
  const Messages say(Language::kSpanish);
  EXPECT_EQ(say.Count("summary.activities", 1), "1 actividad");
  EXPECT_EQ(say.Count("summary.activities", 0), "0 actividades");
}

TEST(ParseMessages, SkipsCommentsAndUnescapesLineBreaks) {
  const auto rows = ParseMessages("# note\n\na.b\tuno\\ndos\tone\\ntwo\n");
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].key, "a.b");
  EXPECT_EQ(rows[0].es, "uno\ndos");
  EXPECT_EQ(rows[0].en, "one\ntwo");
}

TEST(LanguageOfLocale, TheFirstThatSaysSomethingDecides) {
  EXPECT_EQ(LanguageOfLocale("", "", ""), Language::kSpanish);
  EXPECT_EQ(LanguageOfLocale("", "", "en_US.UTF-8"), Language::kEnglish);
  EXPECT_EQ(LanguageOfLocale("es_PA.UTF-8", "", "en_US.UTF-8"), Language::kSpanish);
  EXPECT_EQ(LanguageOfLocale("", "en", "es_ES"), Language::kEnglish);
  EXPECT_EQ(LanguageOfLocale("C.UTF-8", "", "en_GB"), Language::kSpanish);
}

}  // namespace
}  // namespace acervo::tools
