#include "extractors/docx/fields.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/text.h"
#include "extractors/docx/measure.h"
#include "extractors/docx/symbols.h"

namespace acervo::docx {
namespace {

using std::string_view_literals::operator""sv;

constexpr int kMaxEntries = 1000;

std::string_view NextWord(std::string_view& rest) {
  rest = Trim(rest);
  const std::size_t end = std::min(rest.find(' '), rest.size());
  const std::string_view word = rest.substr(0, end);
  rest.remove_prefix(end);
  return word;
}

bool EqualsInAnyCase(std::string_view word, std::string_view upper) {
  return std::equal(word.begin(), word.end(), upper.begin(), upper.end(),
                    [](char a, char b) { return (a >= 'a' && a <= 'z' ? a - 'a' + 'A' : a) == b; });
}

std::string_view Unquoted(std::string_view text) {
  text = Trim(text);
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"') text = text.substr(1, text.size() - 2);
  return text;
}

// "SYMBOL 183 \f Wingdings \s 10": a character of a font by its decimal code (17.16.5.62).
std::string SymbolOf(std::string_view arguments) {
  const std::optional<int> code = ParseInt(NextWord(arguments), 0, 0x10FFFF);
  if (!code || *code == 0) return {};
  const std::size_t flag = arguments.find("\\f"sv);
  std::string_view font = flag == std::string_view::npos ? std::string_view() : Trim(arguments.substr(flag + 2));
  if (font.starts_with('"')) {
    font.remove_prefix(1);
    font = font.substr(0, font.find('"'));
  } else {
    font = font.substr(0, font.find(' '));
  }
  const char32_t known = SymbolCharacter(font, static_cast<char32_t>(*code));
  std::string out;
  AppendUtf8(out, known == 0 ? static_cast<char32_t>(*code) : known);
  return out;
}

// The fields whose text stands in their code: buttons (17.16.5.26, 17.16.5.34) and symbols.
std::string ShownByCode(std::string_view code) {
  std::string_view rest = code;
  const std::string_view name = NextWord(rest);
  if (EqualsInAnyCase(name, "SYMBOL"sv)) return SymbolOf(rest);
  if (!EqualsInAnyCase(name, "MACROBUTTON"sv) && !EqualsInAnyCase(name, "GOTOBUTTON"sv)) return {};
  NextWord(rest);  // the macro or place
  return std::string(Unquoted(rest));
}

std::string ReadCheckBox(XmlReader& reader) {
  std::optional<bool> checked;
  bool by_default = false;
  reader.ForEachChild([&](Tag tag) {
    if (tag == Tag::kChecked) checked = ParseOnOff(reader.Attribute("val", "1"));
    if (tag == Tag::kDefault) by_default = ParseOnOff(reader.Attribute("val", "1"));
  });
  return checked.value_or(by_default) ? "☒" : "☐";
}

std::string ReadDropDown(XmlReader& reader) {
  std::vector<std::string> entries;
  std::optional<int> result;
  int by_default = 0;
  reader.ForEachChild([&](Tag tag) {
    if (tag == Tag::kResult) result = ParseInt(reader.Attribute("val"), 0, kMaxEntries);
    if (tag == Tag::kDefault) by_default = ParseInt(reader.Attribute("val"), 0, kMaxEntries).value_or(0);
    if (tag == Tag::kListEntry && entries.size() < kMaxEntries) entries.push_back(reader.Attribute("val"));
  });
  const auto chosen = static_cast<std::size_t>(result.value_or(by_default));
  return chosen < entries.size() ? entries[chosen] : std::string();
}

}  // namespace

void FieldStack::Begin(std::string shown, std::size_t characters) {
  fields_.push_back({std::move(shown), {}, characters, true});
  ++codes_open_;
}

void FieldStack::AddCode(std::string_view code) {
  if (!fields_.empty() && fields_.back().in_code) fields_.back().code += code;
}

void FieldStack::Separate() {
  if (!fields_.empty()) LeaveCode(fields_.back());
}

std::string FieldStack::End(std::size_t characters) {
  if (fields_.empty()) return {};
  Field field = std::move(fields_.back());
  LeaveCode(field);
  fields_.pop_back();
  if (characters > field.characters) return {};
  return field.shown.empty() ? ShownByCode(field.code) : field.shown;
}

void FieldStack::EndCodes() {
  for (auto field = fields_.rbegin(); codes_open_ > 0 && field != fields_.rend(); ++field) LeaveCode(*field);
}

void FieldStack::LeaveCode(Field& field) {
  if (field.in_code) --codes_open_;
  field.in_code = false;
}

std::string ReadFormField(XmlReader& reader) {
  std::string shown;
  reader.ForEachChild([&](Tag tag) {
    if (tag != Tag::kFfData) return;
    reader.ForEachChild([&](Tag kind) {
      if (kind == Tag::kCheckBox) shown = ReadCheckBox(reader);
      if (kind == Tag::kDdList) shown = ReadDropDown(reader);
    });
  });
  return shown;
}

}  // namespace acervo::docx
