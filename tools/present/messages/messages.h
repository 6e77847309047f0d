// Every sentence that a person reads, in Spanish and English, from one table (messages.tsv).
//
// Shape:  a message has a key ("import.none") and one text a language; {0}, {1} … are its arguments (fmt syntax).
// Errors: an unknown key prints as itself, so that a slip shows and never ends the program.
#pragma once

#include <fmt/args.h>
#include <fmt/format.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace acervo::tools {

enum class Language { kSpanish, kEnglish };
std::optional<Language> LanguageFromToken(std::string_view token);  // "es", "en"
// POSIX: LC_ALL, else LC_MESSAGES, else LANG; the first one that is not empty decides. Anything but English is Spanish.
Language LanguageOfLocale(std::string_view lc_all, std::string_view lc_messages, std::string_view lang);

struct MessageRow {
  std::string_view key;
  std::string es;
  std::string en;
};
// The rows of a table with the columns key, es, en; `\n` is a line break; lines that begin with '#' are comments.
std::vector<MessageRow> ParseMessages(std::string_view table);
const std::vector<MessageRow>& AllMessages();

class Messages {
 public:
  explicit Messages(Language language);

  Language language() const { return language_; }
  bool Has(std::string_view key) const;

  template <typename... Args>
  std::string operator()(std::string_view key, const Args&... args) const {
    return Format(key, fmt::make_format_args(args...));
  }
  // "1 informe", "3 informes": the rows KEY.one and KEY.many, with the count as {0}.
  std::string Count(std::string_view key, long long count) const;

 private:
  std::string Format(std::string_view key, fmt::format_args args) const;

  Language language_;
  std::map<std::string_view, std::string_view> texts_;
};

}  // namespace acervo::tools
