// Inheritance is followed by a walk with a bound, so that styles based on each other end. Each style is parsed once,
// from its slice of the part, and resolved once.
#include "extractors/docx/styles.h"

#include <algorithm>
#include <utility>

#include "extractors/docx/measure.h"
#include "extractors/docx/numbering.h"

namespace acervo::docx {
namespace {

using std::string_view_literals::operator""sv;

// Word stops at 11 (17.7.4.3 sets no bound); generators go further.
constexpr std::size_t kMaxChain = 64;

// The built-in heading styles have their level even where the file does not say so (17.7.4.9, "heading 1").
std::optional<int> OutlineOfName(std::string_view name) {
  constexpr std::string_view kPrefix = "heading "sv;
  if (name.size() != kPrefix.size() + 1 || name.back() < '1' || name.back() > '9') return std::nullopt;
  const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; };
  if (!std::equal(kPrefix.begin(), kPrefix.end(), name.begin(), [&](char b, char a) { return same(a, b); })) {
    return std::nullopt;
  }
  return name.back() - '1';
}

}  // namespace

Result<Styles> Styles::Read(std::string xml, const MarkupLimits& limits) {
  Styles styles;
  styles.limits_ = limits;
  styles.xml_ = std::make_shared<const std::string>(std::move(xml));
  Status status = Ok();
  if (std::optional<StyleSlices> slices = SliceStyles(*styles.xml_)) {
    if (!slices->defaults.empty()) status = styles.ReadElements(slices->Wrapped(slices->defaults));
    styles.TakeSlices(std::move(*slices));
  } else {
    status = styles.ReadElements(*styles.xml_);
  }
  if (!status.ok()) return status.error();
  return styles;
}

void Styles::TakeSlices(StyleSlices slices) {
  slices_ = std::move(slices);
  unread_.reserve(slices_.styles.size());
  for (StyleSlice& slice : slices_.styles) {
    if (slice.default_paragraph && default_paragraph_.empty()) default_paragraph_ = slice.id;
    unread_.insert_or_assign(std::move(slice.id), slice.xml);
  }
  slices_.styles.clear();
}

Status Styles::ReadElements(std::string_view xml) {
  XmlReader reader(xml, limits_);
  if (reader.ReadRoot()) {
    reader.ForEachChild([&](Tag tag) {
      if (tag == Tag::kDocDefaults) ReadDefaults(reader);
      if (tag != Tag::kStyle) return;
      const std::string id = reader.Attribute("styleId");
      const bool is_default = reader.Attribute("type") == "paragraph"sv && ParseOnOff(reader.Attribute("default", "0"));
      if (is_default && default_paragraph_.empty()) default_paragraph_ = id;
      styles_.insert_or_assign(id, ReadStyle(reader));
    });
  }
  return reader.status();
}

const Styles::Style* Styles::Find(const std::string& id) const {
  if (const auto known = styles_.find(id); known != styles_.end()) return &known->second;
  const auto unread = unread_.find(id);
  if (unread == unread_.end()) return nullptr;
  const std::string xml = slices_.Wrapped(unread->second);
  XmlReader reader(xml, limits_);
  Style style;
  if (reader.ReadRoot()) {
    reader.ForEachChild([&](Tag tag) {
      if (tag == Tag::kStyle) style = ReadStyle(reader);
    });
  }
  if (!reader.status().ok()) damaged_ = true;
  return &styles_.insert_or_assign(id, std::move(style)).first->second;
}

void Styles::ReadDefaults(XmlReader& reader) {
  reader.ForEachChild([&](Tag) {
    reader.ForEachChild([&](Tag tag) {
      if (tag == Tag::kPPr) default_indent_ = ReadParagraphFormat(reader).indent;
      if (tag == Tag::kRPr) default_run_ = ReadRunFormat(reader, &language_);
    });
  });
}

Styles::Style Styles::ReadStyle(XmlReader& reader) {
  Style style;
  reader.ForEachChild([&](Tag tag) {
    switch (tag) {
      case Tag::kName: style.name = reader.Attribute("val"); break;
      case Tag::kBasedOn: style.based_on = reader.Attribute("val"); break;
      case Tag::kPPr: style.paragraph = ReadParagraphFormat(reader); break;
      case Tag::kRPr: style.run = ReadRunFormat(reader); break;
      default: break;
    }
  });
  if (!style.paragraph.outline) style.paragraph.outline = OutlineOfName(style.name);
  return style;
}

std::vector<std::string> Styles::ChainOf(const std::string& id) const {
  std::vector<std::string> chain;
  std::string at = id;
  for (const Style* style = Find(at); style != nullptr && chain.size() < kMaxChain; style = Find(at)) {
    if (std::find(chain.begin(), chain.end(), at) != chain.end()) break;
    chain.push_back(at);
    at = style->based_on;
  }
  return chain;
}

ParagraphStyle Styles::ResolveParagraph(const std::string& id) const {
  ParagraphStyle out;
  out.chain = ChainOf(id);
  for (auto at = out.chain.rbegin(); at != out.chain.rend(); ++at) {
    const Style& style = styles_.at(*at);
    const ParagraphFormat& format = style.paragraph;
    if (format.num_level) out.num_level = format.num_level;
    if (format.num_id) {
      out.num_id = format.num_id;
      out.numbering_style = *at;
    }
    if (format.num_id || format.num_level) {
      if (const NumberingLevel* level = numbering_->LevelOf(out)) out.indent.Apply(level->indent);
    }
    out.indent.Apply(format.indent);
    out.unnumbered_indent.Apply(format.indent);
    if (format.outline) out.outline = format.outline;
    if (format.flush_left) out.flush_left = format.flush_left;
    if (style.run.bold) out.bold = style.run.bold;
    if (style.run.hidden) out.hidden = style.run.hidden;
    if (!style.run.font.empty()) out.font = style.run.font;
  }
  return out;
}

CharacterStyle Styles::ResolveCharacter(const std::string& id) const {
  CharacterStyle out;
  const std::vector<std::string> chain = ChainOf(id);
  for (auto at = chain.rbegin(); at != chain.rend(); ++at) {
    const RunFormat& run = styles_.at(*at).run;
    if (run.bold) out.bold = run.bold;
    if (run.hidden) out.hidden = run.hidden;
    if (!run.font.empty()) out.font = run.font;
  }
  return out;
}

const ParagraphStyle& Styles::Paragraph(const std::string& id) const {
  const std::string& known = Find(id) == nullptr ? default_paragraph_ : id;
  if (const auto found = paragraphs_.find(known); found != paragraphs_.end()) return found->second;
  if (Find(known) == nullptr) return no_paragraph_;
  return paragraphs_.emplace(known, ResolveParagraph(known)).first->second;
}

const CharacterStyle& Styles::Character(const std::string& id) const {
  if (const auto found = characters_.find(id); found != characters_.end()) return found->second;
  if (Find(id) == nullptr) return no_character_;
  return characters_.emplace(id, ResolveCharacter(id)).first->second;
}

std::optional<int> Styles::NumberingOf(const std::string& id) const {
  const Style* style = Find(id);
  return style == nullptr ? std::nullopt : style->paragraph.num_id;
}

}  // namespace acervo::docx
