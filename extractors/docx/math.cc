// Each structure is read into its named parts, which are then joined as Unicode's linear format does (UTN #28): no
// sign that shows on paper is lost, brackets stand where the two dimensions told what belongs together.
#include "extractors/docx/math.h"

#include <map>
#include <string_view>
#include <vector>

#include "core/text.h"
#include "extractors/docx/measure.h"

namespace acervo::docx {
namespace {

using std::string_view_literals::operator""sv;

// The parts of one structure: its properties by name, its operands by element in order.
struct Structure {
  std::map<std::string, std::string> properties;
  std::vector<std::pair<std::string, std::string>> operands;

  std::string Operand(std::string_view name) const {
    for (const auto& [key, value] : operands) {
      if (key == name) return value;
    }
    return {};
  }
  std::string Property(const std::string& name, std::string_view fallback) const {
    const auto found = properties.find(name);
    return found == properties.end() ? std::string(fallback) : found->second;
  }
};

// Brackets around what is more than one number, word or sign.
std::string Grouped(const std::string& text) {
  static constexpr std::string_view kOperators = "+-*/=<>^_ ,;"sv;
  return text.find_first_of(kOperators) == std::string::npos ? text : "(" + text + ")";
}

std::string Raised(const std::string& text) { return text.empty() ? "" : "^" + Grouped(text); }
std::string Lowered(const std::string& text) { return text.empty() ? "" : "_" + Grouped(text); }

class FormulaReader {
 public:
  explicit FormulaReader(XmlReader& reader) : reader_(reader) {}

  // The text of the current element's children.
  std::string Children() {
    std::string out;
    reader_.ForEachChild([&](Tag tag) { out += Child(tag); });
    return out;
  }

 private:
  std::string Child(Tag tag) {
    switch (tag) {
      case Tag::kMathText:
      case Tag::kT: return reader_.Text();
      case Tag::kTab:
      case Tag::kBr:
      case Tag::kCr: return " ";
      case Tag::kDel:
      case Tag::kMoveFrom:
      case Tag::kRPr:
      case Tag::kInstrText:
      case Tag::kFormerProperties: return {};
      default: break;
    }
    const std::string name(reader_.local_name());
    if (name.ends_with("Pr"sv)) return {};
    const Join join = JoinOf(name);
    return join == nullptr ? Children() : join(Read());
  }

  using Join = std::string (*)(const Structure&);

  static Join JoinOf(const std::string& name) {
    static const std::map<std::string_view, Join> kJoins = {
        {"f"sv, Fraction},      {"sSup"sv, Script},       {"sSub"sv, Script},   {"sSubSup"sv, Script},
        {"nary"sv, Nary},       {"rad"sv, Radical},       {"d"sv, Delimited},   {"acc"sv, Accent},
        {"limLow"sv, Limit},    {"limUpp"sv, LimitAbove}, {"m"sv, Matrix},      {"mr"sv, MatrixRow},
        {"eqArr"sv, Equations}, {"sPre"sv, PreScript},    {"func"sv, Function},
    };
    const auto found = kJoins.find(name);
    return found == kJoins.end() ? nullptr : found->second;
  }

  Structure Read() {
    Structure structure;
    reader_.ForEachChild([&](Tag tag) {
      std::string name(reader_.local_name());
      if (name.ends_with("Pr"sv)) {
        reader_.ForEachChild(
            [&](Tag) { structure.properties[std::string(reader_.local_name())] = reader_.Attribute("val"); });
      } else {
        std::string text = name == "mr"sv ? Child(tag) : Children();
        structure.operands.emplace_back(std::move(name), std::move(text));
      }
    });
    return structure;
  }

  static std::string Joined(const Structure& structure, std::string_view separator) {
    std::string out;
    for (std::size_t i = 0; i < structure.operands.size(); ++i) {
      if (i > 0) out += separator;
      out += structure.operands[i].second;
    }
    return out;
  }

  static std::string Fraction(const Structure& s) {
    return Grouped(s.Operand("num")) + "/" + Grouped(s.Operand("den"));
  }
  static std::string Script(const Structure& s) {
    return s.Operand("e") + Lowered(s.Operand("sub")) + Raised(s.Operand("sup"));
  }
  static std::string PreScript(const Structure& s) {
    return Lowered(s.Operand("sub")) + Raised(s.Operand("sup")) + s.Operand("e");
  }
  static std::string Nary(const Structure& s) {
    return s.Property("chr", "∫") + Lowered(s.Operand("sub")) + Raised(s.Operand("sup")) + " " + s.Operand("e");
  }
  static std::string Radical(const Structure& s) {
    const std::string degree = s.Operand("deg");
    return (degree.empty() ? "√" : degree + "√") + Grouped(s.Operand("e"));
  }
  static std::string Delimited(const Structure& s) {
    return s.Property("begChr", "(") + Joined(s, s.Property("sepChr", "|")) + s.Property("endChr", ")");
  }
  static std::string Accent(const Structure& s) { return s.Operand("e") + s.Property("chr", "\xCC\x82"); }
  static std::string Limit(const Structure& s) { return s.Operand("e") + Lowered(s.Operand("lim")); }
  static std::string LimitAbove(const Structure& s) { return s.Operand("e") + Raised(s.Operand("lim")); }
  static std::string Function(const Structure& s) { return s.Operand("fName") + " " + s.Operand("e"); }
  static std::string Equations(const Structure& s) { return Joined(s, "; "); }
  static std::string Matrix(const Structure& s) { return Joined(s, "; "); }
  static std::string MatrixRow(const Structure& s) { return Joined(s, " "); }

  XmlReader& reader_;
};

}  // namespace

std::string ReadFormula(XmlReader& reader) { return FormulaReader(reader).Children(); }

}  // namespace acervo::docx
