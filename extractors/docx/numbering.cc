#include "extractors/docx/numbering.h"

#include <algorithm>
#include <utility>

#include "core/text.h"
#include "extractors/docx/measure.h"
#include "extractors/docx/number_format.h"
#include "extractors/docx/styles.h"
#include "extractors/docx/symbols.h"

namespace acervo::docx {
namespace {

constexpr int kMaxNumId = 1 << 30;
constexpr int kMaxStart = 1'000'000;

std::optional<int> ReadInt(const XmlReader& reader, const char* name, int high) {
  return ParseInt(reader.Attribute(name), 0, high);
}

// "001, 002, 003, ..." (17.9.17): as wide as the first.
std::string ReadNumberFormat(const XmlReader& reader) {
  std::string format = reader.Attribute("val", "decimal");
  if (format != "custom") return format;
  const std::string custom = reader.Attribute("format");
  return custom.starts_with('0') ? custom.substr(0, custom.find(',')) : "decimal";
}

// Word puts a format that older programs do not know beside one that they do: the first is taken.
void ReadAlternativeFormat(XmlReader& reader, NumberingLevel& level) {
  bool told = false;
  reader.ForEachChild([&](Tag) {
    reader.ForEachChild([&](Tag tag) {
      if (tag == Tag::kNumFmt && !std::exchange(told, true)) level.format = ReadNumberFormat(reader);
    });
  });
}

NumberingLevel ReadLevel(XmlReader& reader) {
  NumberingLevel level;
  level.start = 0;  // 17.9.25: where w:start is absent
  reader.ForEachChild([&](Tag tag) {
    switch (tag) {
      case Tag::kStart: level.start = ReadInt(reader, "val", kMaxStart).value_or(0); break;
      case Tag::kNumFmt: level.format = ReadNumberFormat(reader); break;
      case Tag::kAlternateContent: ReadAlternativeFormat(reader, level); break;
      case Tag::kLvlText: level.text = reader.Attribute("val"); break;
      case Tag::kPStyle: level.style = reader.Attribute("val"); break;
      case Tag::kLvlRestart: level.restart = ReadInt(reader, "val", kListLevels); break;
      case Tag::kLvlPicBulletId: level.picture = true; break;
      case Tag::kSuff: level.tab_after = reader.Attribute("val", "tab") == "tab"; break;
      case Tag::kIsLgl: level.legal = ParseOnOff(reader.Attribute("val", "1")); break;
      case Tag::kPPr: level.indent = ReadParagraphFormat(reader).indent; break;
      case Tag::kRPr: level.font = ReadRunFormat(reader).font; break;
      default: break;
    }
  });
  return level;
}

std::size_t LevelIndex(const XmlReader& reader) {
  return static_cast<std::size_t>(ReadInt(reader, "ilvl", kListLevels - 1).value_or(0));
}

}  // namespace

Result<Numbering> Numbering::Read(std::string_view xml, const MarkupLimits& limits) {
  Numbering numbering;
  XmlReader reader(xml, limits);
  if (reader.ReadRoot()) {
    reader.ForEachChild([&](Tag tag) {
      if (tag == Tag::kAbstractNum) numbering.ReadDefinition(reader);
      if (tag == Tag::kNum) numbering.ReadInstance(reader);
    });
  }
  if (!reader.status().ok()) return reader.status().error();
  return numbering;
}

void Numbering::ReadDefinition(XmlReader& reader) {
  const std::optional<int> id = ReadInt(reader, "abstractNumId", kMaxNumId);
  Definition definition;
  reader.ForEachChild([&](Tag tag) {
    if (tag == Tag::kStyleLink) definition.style_link = reader.Attribute("val");
    if (tag == Tag::kNumStyleLink) definition.num_style_link = reader.Attribute("val");
    if (tag != Tag::kLvl) return;
    const std::size_t index = LevelIndex(reader);
    definition.levels[index] = ReadLevel(reader);
  });
  if (id) definitions_.insert_or_assign(*id, std::move(definition));
}

void Numbering::ReadOverride(XmlReader& reader, Instance& instance) {
  const std::size_t index = LevelIndex(reader);
  reader.ForEachChild([&](Tag tag) {
    if (tag == Tag::kStartOverride) instance.start_overrides[index] = ReadInt(reader, "val", kMaxStart);
    if (tag == Tag::kLvl) instance.overrides[index] = ReadLevel(reader);
  });
}

void Numbering::ReadInstance(XmlReader& reader) {
  const std::optional<int> id = ReadInt(reader, "numId", kMaxNumId);
  Instance instance;
  reader.ForEachChild([&](Tag tag) {
    if (tag == Tag::kAbstractNumId) instance.definition = ReadInt(reader, "val", kMaxNumId).value_or(-1);
    if (tag == Tag::kLvlOverride) ReadOverride(reader, instance);
  });
  if (id) instances_.insert_or_assign(*id, std::move(instance));
}

// numStyleLink → numbering style → its numId → that list's definition. A cycle ends where it would begin again.
int Numbering::FollowLinks(int definition, const Styles& styles) const {
  std::vector<int> visited;
  while (std::find(visited.begin(), visited.end(), definition) == visited.end()) {
    visited.push_back(definition);
    const auto found = definitions_.find(definition);
    if (found == definitions_.end() || found->second.num_style_link.empty()) break;
    const std::optional<int> num_id = styles.NumberingOf(found->second.num_style_link);
    const auto instance = num_id ? instances_.find(*num_id) : instances_.end();
    if (instance == instances_.end()) break;
    definition = instance->second.definition;
  }
  return definition;
}

void Numbering::Link(const Styles& styles) {
  std::vector<std::pair<int, int>> linked;
  for (const auto& [id, instance] : instances_) linked.emplace_back(id, FollowLinks(instance.definition, styles));
  for (const auto& [id, definition] : linked) instances_.at(id).definition = definition;
}

const NumberingLevel* Numbering::Level(int num_id, int level) const {
  const auto instance = instances_.find(num_id);
  if (instance == instances_.end() || level < 0 || level >= kListLevels) return nullptr;
  const auto index = static_cast<std::size_t>(level);
  if (const auto& override_level = instance->second.overrides[index]) return &*override_level;
  const auto definition = definitions_.find(instance->second.definition);
  if (definition == definitions_.end() || !definition->second.levels[index]) return nullptr;
  return &*definition->second.levels[index];
}

int Numbering::LevelIndexOf(const ParagraphStyle& style) const {
  if (style.num_id) {
    for (int i = 0; i < kListLevels; ++i) {
      const NumberingLevel* level = Level(*style.num_id, i);
      if (level != nullptr && !level->style.empty() && level->style == style.numbering_style) return i;
    }
  }
  return style.num_level.value_or(0);
}

const NumberingLevel* Numbering::LevelOf(const ParagraphStyle& style) const {
  return style.num_id ? Level(*style.num_id, LevelIndexOf(style)) : nullptr;
}

int Numbering::DefinitionOf(int num_id) const {
  const auto instance = instances_.find(num_id);
  return instance == instances_.end() ? -1 : instance->second.definition;
}

std::string ListCounters::Next(int num_id, int level) {
  if (numbering_.Level(num_id, level) == nullptr) return {};
  State& state = states_[numbering_.DefinitionOf(num_id)];
  Advance(state, num_id, level);
  return Marker(state, num_id, level);
}

void ListCounters::Advance(State& state, int num_id, int level) {
  const auto index = static_cast<std::size_t>(level);
  std::array<bool, kListLevels>& seen = seen_[num_id];
  const std::optional<int> override_start = numbering_.instances_.at(num_id).start_overrides[index];
  if (override_start && !seen[index]) {
    state.value[index] = *override_start;
  } else if (!state.started[index]) {
    state.value[index] = numbering_.Level(num_id, level)->start;
  } else {
    state.value[index] = std::min(state.value[index] + 1, kMaxStart * 2);
  }
  seen[index] = true;
  state.started[index] = true;
  for (int deeper = level + 1; deeper < kListLevels; ++deeper) {
    const NumberingLevel* below = numbering_.Level(num_id, deeper);
    const std::optional<int> restart = below == nullptr ? std::nullopt : below->restart;
    if (!restart || level < *restart) state.started[static_cast<std::size_t>(deeper)] = false;
  }
}

std::string ListCounters::Marker(const State& state, int num_id, int level) const {
  const NumberingLevel& here = *numbering_.Level(num_id, level);
  if (here.format == "none") return {};
  if (here.format == "bullet") return here.picture && here.text.empty() ? "•" : BulletText(here.text, here.font);
  std::string marker;
  for (std::size_t i = 0; i < here.text.size(); ++i) {
    const bool placeholder =
        here.text[i] == '%' && i + 1 < here.text.size() && here.text[i + 1] >= '1' && here.text[i + 1] <= '9';
    if (!placeholder) {
      marker += here.text[i];
      continue;
    }
    const int other = here.text[++i] - '1';
    const auto index = static_cast<std::size_t>(other);
    const NumberingLevel* source = numbering_.Level(num_id, other);
    if (source == nullptr) continue;
    const int number = state.started[index] ? state.value[index] : std::max(source->start, 1);
    marker += FormatNumber(number, here.legal ? "decimal" : source->format, numbering_.language());
  }
  return CleanText(marker);
}

}  // namespace acervo::docx
