#include "extractors/docx/xml_guard.h"

#include <gtest/gtest.h>

#include <string>

namespace acervo::docx {
namespace {

std::string Verdict(std::string_view xml, const MarkupLimits& limits = {.max_depth = 3, .max_attributes = 4}) {
  const Status status = CheckMarkup(xml, limits);
  return status.ok() ? "ok" : std::string(Token(status.error().code));
}

TEST(XmlGuard, CountsDepth) {
  EXPECT_EQ(Verdict("<a><b><c/><c></c></b><b><c></c></b></a>"), "ok");
  EXPECT_EQ(Verdict("<a><b><c><d/></c></b></a>"), "ok");  // an empty element opens nothing
  EXPECT_EQ(Verdict("<a><b><c><d></d></c></b></a>"), "too_large");
}

TEST(XmlGuard, CountsAttributesBehindQuotedBrackets) {
  EXPECT_EQ(Verdict("<a b='>' c='<x>' d=\"'\" e='\"'/>"), "ok");
  EXPECT_EQ(Verdict("<a b='>' c='>' d='>' e='>' f='>'/>"), "too_large");
}

// A parser that gets a long tag in pieces looks at all of it each time.
TEST(XmlGuard, BoundsWhatIsLookedAtAgain) {
  const auto tag = [](std::size_t size) { return "<a b='" + std::string(size, 'x') + "'/>"; };
  EXPECT_EQ(Verdict(tag(1 << 20), {}), "ok");
  EXPECT_EQ(Verdict(tag(2 << 20), {}), "too_large");
  EXPECT_EQ(Verdict("<!--" + std::string(2 << 20, 'x') + "--><a/>", {}), "too_large");
  EXPECT_EQ(Verdict(tag(1 << 20) + tag(1 << 20), {}), "ok");
  EXPECT_EQ(Verdict(tag(1 << 20) + tag(1 << 20) + tag(1 << 20), {}), "too_large");
  EXPECT_EQ(Verdict("<a>" + std::string(4 << 20, 'x') + "</a>", {}), "ok");  // text is taken as it comes
}

TEST(XmlGuard, RefusesDocumentTypes) {
  EXPECT_EQ(Verdict("<?xml version='1.0'?><!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>"), "corrupt");
  EXPECT_EQ(Verdict("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>"), "corrupt");
}

TEST(XmlGuard, PassesOverCommentsAndCdata) {
  EXPECT_EQ(Verdict("<a><!-- <b><c><d><e> <!DOCTYPE x> --><![CDATA[<!DOCTYPE x><b><c><d><e>]]><?pi <b><c><d>?></a>"),
            "ok");
}

TEST(XmlGuard, RefusesEncodingsThatHideMarkup) {
  EXPECT_EQ(Verdict("<?xml version='1.0' encoding='UTF-7'?><a/>"), "corrupt");
  EXPECT_EQ(Verdict("<?xml version='1.0' encoding=\"utf-8\" ?><a/>"), "ok");
  EXPECT_EQ(Verdict("<?xml version='1.0' encoding='ISO-8859-1'?><a/>"), "ok");
}

TEST(XmlGuard, LeavesIllFormedMarkupToTheParser) {
  for (const char* xml : {"", "<", "<a", "<a b='", "<!--", "<![CDATA[", "</a></a></a>", "<?xml", "a > b"}) {
    EXPECT_EQ(Verdict(xml), "ok") << xml;
  }
}

}  // namespace
}  // namespace acervo::docx
