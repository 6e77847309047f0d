// Inheritance is followed by a walk with a bound, so that styles based on each other end. Each style is resolved once.
#include "extractors/docx/styles.h"

#include <algorithm>

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

// Leaves out the styles of tables, which say nothing that is read here and fill most of a usual part: parsing them took
// four fifths of the time of a whole document. Styles do not nest. With another prefix, or comments, all is kept.
std::string WithoutTableStyles(std::string_view xml) {
  constexpr std::string_view kOpen = "<w:style "sv;
  constexpr std::string_view kClose = "</w:style>"sv;
  std::string out;
  std::size_t kept = 0;
  std::size_t close = 0;  // the next end tag; looked for again only once it is passed
  if (xml.find("<!"sv) != std::string_view::npos) return std::string(xml);
  for (std::size_t open = xml.find(kOpen); open != std::string_view::npos; open = xml.find(kOpen, open)) {
    const std::size_t tag_end = std::min(xml.find('>', open), xml.size() - 1);
    const std::string_view tag = xml.substr(open, tag_end - open);
    if (close < tag_end) close = xml.find(kClose, tag_end);
    if (close == std::string_view::npos) break;
    const bool of_table = tag.find("w:type=\"table\""sv) != std::string_view::npos && !tag.ends_with('/');
    if (of_table) out += xml.substr(kept, open - kept);
    if (of_table) kept = close + kClose.size();
    open = of_table ? kept : tag_end;
  }
  return out += xml.substr(kept);
}

}  // namespace

Result<Styles> Styles::Read(std::string_view xml, const MarkupLimits& limits) {
  Styles styles;
  const std::string told = WithoutTableStyles(xml);
  XmlReader reader(told, limits);
  if (reader.ReadRoot()) {
    reader.ForEachChild([&](Tag tag) {
      if (tag == Tag::kDocDefaults) styles.ReadDefaults(reader);
      if (tag == Tag::kStyle) styles.ReadStyle(reader);
    });
  }
  if (!reader.status().ok()) return reader.status().error();
  return styles;
}

void Styles::ReadDefaults(XmlReader& reader) {
  reader.ForEachChild([&](Tag) {
    reader.ForEachChild([&](Tag tag) {
      if (tag == Tag::kPPr) default_indent_ = ReadParagraphFormat(reader).indent;
      if (tag == Tag::kRPr) default_run_ = ReadRunFormat(reader, &language_);
    });
  });
}

void Styles::ReadStyle(XmlReader& reader) {
  const std::string id = reader.Attribute("styleId");
  const bool is_default = reader.Attribute("type") == "paragraph"sv && ParseOnOff(reader.Attribute("default", "0"));
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
  if (is_default && default_paragraph_.empty()) default_paragraph_ = id;
  styles_.insert_or_assign(id, std::move(style));
}

std::vector<std::string> Styles::ChainOf(const std::string& id) const {
  std::vector<std::string> chain;
  for (auto at = styles_.find(id); at != styles_.end() && chain.size() < kMaxChain;
       at = styles_.find(at->second.based_on)) {
    if (std::find(chain.begin(), chain.end(), at->first) != chain.end()) break;
    chain.push_back(at->first);
  }
  return chain;
}

ParagraphStyle Styles::ResolveParagraph(const std::string& id, const Numbering& numbering) const {
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
      if (const NumberingLevel* level = numbering.LevelOf(out)) out.indent.Apply(level->indent);
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

void Styles::Resolve(const Numbering& numbering) {
  for (const auto& [id, style] : styles_) {
    paragraphs_.insert_or_assign(id, ResolveParagraph(id, numbering));
    characters_.insert_or_assign(id, ResolveCharacter(id));
  }
}

const ParagraphStyle& Styles::Paragraph(const std::string& id) const {
  auto found = paragraphs_.find(id);
  if (found == paragraphs_.end()) found = paragraphs_.find(default_paragraph_);
  return found == paragraphs_.end() ? no_paragraph_ : found->second;
}

const CharacterStyle& Styles::Character(const std::string& id) const {
  const auto found = characters_.find(id);
  return found == characters_.end() ? no_character_ : found->second;
}

std::optional<int> Styles::NumberingOf(const std::string& id) const {
  const auto found = styles_.find(id);
  return found == styles_.end() ? std::nullopt : found->second.paragraph.num_id;
}

}  // namespace acervo::docx
