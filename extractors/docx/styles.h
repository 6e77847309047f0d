// The styles of a document, with what they inherit (ECMA-376-1 5th ed., 17.7).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/result.h"
#include "extractors/docx/format.h"
#include "extractors/docx/style_slices.h"

namespace acervo::docx {

class Numbering;

// What a paragraph style comes to, its ancestors' properties applied first.
struct ParagraphStyle {
  std::optional<int> num_id;
  std::optional<int> num_level;
  std::string numbering_style;  // the style of the chain that brought num_id: a numbering level may be linked to it
  std::optional<int> outline;
  std::optional<bool> flush_left;
  Indent indent;                   // of the styles and of their numbering, each at its place in the chain
  Indent unnumbered_indent;        // of the styles alone: for a paragraph that takes itself out of the list
  std::vector<std::string> chain;  // ids, the style itself first
  std::optional<bool> bold;
  std::optional<bool> hidden;
  std::string font;
};

struct CharacterStyle {
  std::optional<bool> bold;
  std::optional<bool> hidden;
  std::string font;
};

// A style is parsed and resolved when it is first asked for. Thread use: one thread, even of a const object.
class Styles {
 public:
  // No styles at all, as in a document without that part.
  Styles() = default;
  static Result<Styles> Read(std::string xml, const MarkupLimits& limits);

  // The indents of numbering levels count in at the style that names the numbering (17.7.2). Borrowed for life.
  void CountOn(const Numbering& numbering) { numbering_ = &numbering; }

  // "" and an unknown id give the default paragraph style. The references stay valid. REQUIRES: CountOn() was called.
  const ParagraphStyle& Paragraph(const std::string& id) const;
  const CharacterStyle& Character(const std::string& id) const;
  // The numbering of a numbering style (17.7.4.17, w:type="numbering"), for links between lists.
  std::optional<int> NumberingOf(const std::string& id) const;

  const Indent& default_indent() const { return default_indent_; }
  const RunFormat& default_run() const { return default_run_; }
  const std::string& language() const { return language_; }  // BCP 47; empty: not told
  // Whether a style that was asked for could not be read.
  bool damaged() const { return damaged_; }

 private:
  struct Style {
    std::string name;
    std::string based_on;
    ParagraphFormat paragraph;
    RunFormat run;
  };

  Status ReadElements(std::string_view xml);
  void ReadDefaults(XmlReader& reader);
  static Style ReadStyle(XmlReader& reader);
  void TakeSlices(StyleSlices slices);
  const Style* Find(const std::string& id) const;
  std::vector<std::string> ChainOf(const std::string& id) const;
  ParagraphStyle ResolveParagraph(const std::string& id) const;
  CharacterStyle ResolveCharacter(const std::string& id) const;

  MarkupLimits limits_;
  const Numbering* numbering_ = nullptr;
  std::shared_ptr<const std::string> xml_;                    // what the slices view
  StyleSlices slices_;                                        // its `styles` are in `unread_`
  std::unordered_map<std::string, std::string_view> unread_;  // by id; the last of a name counts
  mutable std::unordered_map<std::string, Style> styles_;     // as parsed
  mutable std::unordered_map<std::string, ParagraphStyle> paragraphs_;
  mutable std::unordered_map<std::string, CharacterStyle> characters_;
  mutable bool damaged_ = false;
  std::string default_paragraph_;
  Indent default_indent_;
  RunFormat default_run_;
  std::string language_;
  ParagraphStyle no_paragraph_;
  CharacterStyle no_character_;
};

}  // namespace acervo::docx
