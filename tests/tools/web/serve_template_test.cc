// The template language: holes, lists, and that nothing gets out unescaped.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

#include "tools/web/views/template.h"

namespace acervo::tools::serve {
namespace {

const Messages& TemplateWords() {
  static const Messages say(Language::kSpanish);
  return say;
}

std::string Shown(std::string_view text, const Json& data) {
  auto templates = Templates::Parse({{"page", text}, {"part", "<i>{{name}}</i>"}});
  EXPECT_TRUE(templates.ok());
  return templates.ok() ? templates.value().Render("page", TemplateWords(), data) : "";
}

struct Case {
  std::string name, text;
  Json data;
  std::string shown;
};
class Template : public ::testing::TestWithParam<Case> {};
TEST_P(Template, Shows) { EXPECT_EQ(Shown(GetParam().text, GetParam().data), GetParam().shown); }

INSTANTIATE_TEST_SUITE_P(
    Table, Template,
    ::testing::Values(
        Case{"Value", "<b>{{a}}</b>", {{"a", "x"}}, "<b>x</b>"},
        Case{"Escapes", "{{a}}", {{"a", "<script>'\"&"}}, "&lt;script&gt;&#39;&quot;&amp;"},
        Case{"EscapesInAttribute",
             "<a title=\"{{a}}\">",
             {{"a", "\" onload=\"x"}},
             "<a title=\"&quot; onload=&quot;x\">"},
        Case{"DoesNotReadItsValues", "{{a}}", {{"a", "{{b}}"}, {"b", "no"}}, "{{b}}"},
        Case{"DropsControls", "{{a}}", {{"a", std::string("a\0b\x1b[1mc\nd", 10)}}, "ab[1mc\nd"},
        Case{"Number", "{{n}}", {{"n", 12}}, "12"}, Case{"Absent", "<{{a}}>", Json::object(), "<>"},
        Case{"Within", "{{a.b}}", {{"a", {{"b", "x"}}}}, "x"},
        Case{"List", "{{#l}}<{{.}}>{{/l}}", {{"l", {"a", "b"}}}, "<a><b>"},
        Case{"Objects", "{{#l}}{{n}}{{o}}{{/l}}", {{"o", "!"}, {"l", Json::array({{{"n", 1}}, {{"n", 2}}})}}, "1!2!"},
        Case{"EmptyList", "{{#l}}x{{/l}}{{^l}}none{{/l}}", {{"l", Json::array()}}, "none"},
        Case{"False", "{{#l}}x{{/l}}{{^l}}none{{/l}}", {{"l", false}}, "none"},
        Case{"EmptyText", "{{#l}}x{{/l}}{{^l}}none{{/l}}", {{"l", ""}}, "none"},
        Case{"Partial", "{{#l}}{{>part}}{{/l}}", {{"l", Json::array({{{"name", "<"}}})}}, "<i>&lt;</i>"},
        Case{"Message", "{{t:date.none}}", Json::object(), "sin fecha"},
        Case{"MessageWithValue", "{{t:search.suggestion a}}", {{"a", "<b>"}}, "¿Quiso decir «&lt;b&gt;»?"},
        Case{"Lines", "<p>\n  one\n  two {{a}}\n</p>", {{"a", "x"}}, "<p> one two x</p>"}),
    [](const auto& test) { return test.param.name; });

class BadTemplate : public ::testing::TestWithParam<const char*> {};
TEST_P(BadTemplate, IsRefused) { EXPECT_FALSE(Templates::Parse({{"page", GetParam()}}).ok()); }
INSTANTIATE_TEST_SUITE_P(Table, BadTemplate,
                         ::testing::Values("{{a", "{{#a}}x", "{{#a}}{{/b}}", "{{/a}}", "{{>nothing}}", "{{}}",
                                           "{{a b}}", "{{{a}}}", "{{&a}}", "{{#a}}{{#b}}{{/a}}{{/b}}"));

// What the escaping relies on: holes stand between tags or in attribute values in double quotes, never in a script, a
// style, an event handler or an unquoted value.
TEST(Pages, HaveHolesOnlyWhereEscapingHolds) {
  int pages = 0;
  for (const auto& entry : std::filesystem::directory_iterator(ACERVO_TOOLS_DIR "/web/templates")) {
    if (entry.path().extension() != ".html") continue;
    ++pages;
    std::ifstream file(entry.path());
    std::stringstream text;
    text << file.rdbuf();
    const std::string page = text.str();
    EXPECT_FALSE(std::regex_search(page, std::regex(R"((\son[a-z]+=|\sstyle=|<style|javascript:))"))) << entry.path();
    EXPECT_FALSE(std::regex_search(page, std::regex(R"(=\s*\{\{|='[^']*\{\{)"))) << entry.path();
    EXPECT_FALSE(std::regex_search(page, std::regex(R"(<script(?![^>]*\ssrc="))"))) << entry.path();
  }
  EXPECT_GT(pages, 10);
}

}  // namespace
}  // namespace acervo::tools::serve
