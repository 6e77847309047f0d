// How one asks, with examples that are links; and what a browser needs to ask by itself.
#include "tools/web/api.h"
#include "tools/web/pages/pages.h"
#include "tools/web/views/home.h"

namespace acervo::tools::serve {
namespace {

constexpr const char* kHelpSections[] = {"speak", "understood", "relaxed", "browse", "take", "keys"};

// The signs of the exact language, each with an example that is a link.
Json SyntaxJson(const Page& page) {
  Json rows = Json::array();
  for (int i = 1; page.say.Has("web.help.syntax." + std::to_string(i)); ++i) {
    const std::string key = "web.help.syntax." + std::to_string(i);
    const std::string query = page.say(key);
    rows.push_back({{"query", query}, {"link", page.Link("/", {{"q", query}})}, {"meaning", page.say(key + ".means")}});
  }
  return rows;
}

Json HelpSectionsJson(const Page& page) {
  Json sections = Json::array();
  for (const std::string name : kHelpSections) {
    sections.push_back({{"anchor", "h-" + name},
                        {"title", page.say("web.help." + name + ".title")},
                        {"text", page.say("web.help." + name)}});
  }
  return sections;
}

}  // namespace

Result<WebResponse> HelpPage(const Messages& say, ServerContext& server, const WebRequest& web, std::string_view) {
  const Page page(say, web, server.name.Get());
  ACERVO_ASSIGN_OR_RETURN(auto archive, LendForAnswer(server.archives));
  ACERVO_ASSIGN_OR_RETURN(Json examples, ExamplesJson(page, *archive));
  Json data{{"examples", std::move(examples)},
            {"sections", HelpSectionsJson(page)},
            {"syntax", SyntaxJson(page)},
            {"at_help", true}};
  return page.Show("help", say("web.help"), std::move(data));
}

// OpenSearch 1.1, description document: https://github.com/dewitt/opensearch
Result<WebResponse> OpenSearchAnswer(const Messages& say, ServerContext& server, const WebRequest& web,
                                     std::string_view) {
  const Page page(say, web, server.name.Get());
  constexpr std::size_t kLongestShortName = 16;  // by that document
  Json data{{"short_name", std::string("acervo").substr(0, kLongestShortName)},
            {"description", page.archive_name.empty() ? say("web.title") : say("web.title") + ": " + page.archive_name},
            {"origin", "http://" + web.host}};
  WebResponse response = page.Show("opensearch", "", std::move(data));
  response.type = "application/opensearchdescription+xml; charset=utf-8";
  return response;
}

}  // namespace acervo::tools::serve
