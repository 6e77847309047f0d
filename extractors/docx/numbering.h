// The lists of a document: their levels, and the counters that give each item its marker (ECMA-376-1 5th ed., 17.9).
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/result.h"
#include "extractors/docx/format.h"

namespace acervo::docx {

class Styles;
struct ParagraphStyle;

inline constexpr int kListLevels = 9;

struct NumberingLevel {
  int start = 1;
  std::string format = "decimal";  // w:numFmt; of a custom one what its first number looks like ("001")
  std::string text;                // w:lvlText with "%1" … "%9"; symbols in the font's own code
  std::string font;
  std::string style;           // w:pStyle: a paragraph style linked to this level
  std::optional<int> restart;  // w:lvlRestart: 0 never, n after level n (from 1); nullopt after any level above
  bool tab_after = true;       // w:suff: the text begins at the hanging indent, or right after the marker
  bool picture = false;        // w:lvlPicBulletId: a picture is printed for the bullet
  bool legal = false;          // w:isLgl: numbers of all levels are decimal
  Indent indent;
};

class Numbering {
 public:
  Numbering() = default;
  static Result<Numbering> Read(std::string_view xml, const MarkupLimits& limits);

  // Of spelled-out numbers; "" (Spanish) until it is told.
  void SpeakIn(std::string language) { language_ = std::move(language); }
  const std::string& language() const { return language_; }

  // Follows the links between lists and numbering styles (17.9.21, 17.9.27). To be called once, before the rest.
  void Link(const Styles& styles);

  // nullptr: no such list or level.
  const NumberingLevel* Level(int num_id, int level) const;
  // The level that a paragraph style numbers its paragraphs at: the one linked to it, else the one it names (17.9.23).
  const NumberingLevel* LevelOf(const ParagraphStyle& style) const;
  int LevelIndexOf(const ParagraphStyle& style) const;
  // Lists of one definition count together; this tells them. -1: no such list.
  int DefinitionOf(int num_id) const;

 private:
  friend class ListCounters;

  struct Definition {
    std::array<std::optional<NumberingLevel>, kListLevels> levels;
    std::string style_link;      // this definition is that of a numbering style
    std::string num_style_link;  // this one borrows that style's
  };
  struct Instance {
    int definition = -1;
    std::array<std::optional<NumberingLevel>, kListLevels> overrides;
    std::array<std::optional<int>, kListLevels> start_overrides;
  };

  void ReadDefinition(XmlReader& reader);
  void ReadInstance(XmlReader& reader);
  static void ReadOverride(XmlReader& reader, Instance& instance);
  int FollowLinks(int definition, const Styles& styles) const;

  std::unordered_map<int, Definition> definitions_;
  std::unordered_map<int, Instance> instances_;
  std::string language_;
};

// Counts the items of all lists in document order.
class ListCounters {
 public:
  explicit ListCounters(const Numbering& numbering) : numbering_(numbering) {}

  // Counts one item and gives its marker as printed ("•", "2.", "b)"); empty where its level prints none.
  std::string Next(int num_id, int level);

 private:
  struct State {
    std::array<int, kListLevels> value{};
    std::array<bool, kListLevels> started{};
  };

  void Advance(State& state, int num_id, int level);
  std::string Marker(const State& state, int num_id, int level) const;

  const Numbering& numbering_;
  std::unordered_map<int, State> states_;                        // by definition
  std::unordered_map<int, std::array<bool, kListLevels>> seen_;  // start overrides already applied, by list
};

}  // namespace acervo::docx
