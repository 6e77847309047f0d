#include "tools/web/views/page.h"

#include <cassert>

#include "tools/web/assets.h"
#include "tools/web/views/template.h"

namespace acervo::data {
extern const std::string_view page_head, page_foot, page_search, page_card, page_facet, page_overview, page_record,
    page_report, page_entity, page_tree, page_error, page_timeline, page_doubts, page_sources, page_history,
    page_changes, page_figure, page_pager, page_months, page_line, page_reports, page_entities, page_doubt_list,
    page_help, page_opensearch, page_decisions, page_doubt_form, page_entity_merge, page_entity_rename,
    page_entity_split, page_form_field, page_form_hidden, page_form_state, page_form_why, page_record_form,
    page_report_form, page_sign_out;
}

namespace acervo::tools::serve {
namespace {

const Templates& AllTemplates() {
  static const auto* const kTemplates = [] {
    auto parsed = Templates::Parse({{"head", data::page_head},
                                    {"foot", data::page_foot},
                                    {"search", data::page_search},
                                    {"card", data::page_card},
                                    {"facet", data::page_facet},
                                    {"overview", data::page_overview},
                                    {"record", data::page_record},
                                    {"report", data::page_report},
                                    {"entity", data::page_entity},
                                    {"tree", data::page_tree},
                                    {"error", data::page_error},
                                    {"timeline", data::page_timeline},
                                    {"doubts", data::page_doubts},
                                    {"sources", data::page_sources},
                                    {"history", data::page_history},
                                    {"changes", data::page_changes},
                                    {"figure", data::page_figure},
                                    {"pager", data::page_pager},
                                    {"months", data::page_months},
                                    {"line", data::page_line},
                                    {"reports", data::page_reports},
                                    {"entities", data::page_entities},
                                    {"doubt_list", data::page_doubt_list},
                                    {"help", data::page_help},
                                    {"opensearch", data::page_opensearch},
                                    {"decisions", data::page_decisions},
                                    {"doubt_form", data::page_doubt_form},
                                    {"entity_merge", data::page_entity_merge},
                                    {"entity_rename", data::page_entity_rename},
                                    {"entity_split", data::page_entity_split},
                                    {"form_field", data::page_form_field},
                                    {"form_hidden", data::page_form_hidden},
                                    {"form_state", data::page_form_state},
                                    {"form_why", data::page_form_why},
                                    {"record_form", data::page_record_form},
                                    {"report_form", data::page_report_form},
                                    {"sign_out", data::page_sign_out}});
    assert(parsed.ok());  // a test parses them
    return new Templates(std::move(parsed.value()));
  }();
  return *kTemplates;
}

// "JICA · Oficina de Cooperación · acervo"
std::string TitleOf(const std::string& title, const std::string& archive_name) {
  std::string all;
  for (const std::string& part : {title, archive_name, std::string("acervo")}) {
    if (!part.empty()) all += (all.empty() ? "" : " · ") + part;
  }
  return all;
}

// This very page in the other language.
std::string InLanguage(const WebRequest& request, std::string_view language) {
  Pairs params;
  for (const auto& [name, value] : request.params) {
    if (name != "lang" && !value.empty()) params.emplace_back(name, value);
  }
  params.emplace_back("lang", language);
  std::string path;
  for (const char c : request.path) path += c == '/' ? "/" : PercentEncoded(std::string_view(&c, 1));
  return Address(path, params);
}

}  // namespace

Page::Page(const Messages& words, const WebRequest& asked, std::string name)
    : say(words), request(asked), archive_name(std::move(name)) {
  const std::string lang = ParamOf(asked, "lang").value_or("");
  if (LanguageFromToken(lang)) lang_ = lang;
}

std::string Page::Link(std::string_view path, Pairs params) const {
  if (!lang_.empty()) params.emplace_back("lang", lang_);
  return Address(path, params);
}

WebResponse Page::Show(std::string_view name, const std::string& title, Json data) const {
  const bool english = say.language() == Language::kEnglish;
  data["lang"] = english ? "en" : "es";
  data["chosen_lang"] = lang_;
  data["other_lang"] = english ? "es" : "en";
  data["other_lang_link"] = InLanguage(request, english ? "es" : "en");
  data["home"] = Link("/");
  data["reports_link"] = Link("/informes");
  data["entities_list_link"] = Link("/entidades");
  data["help_link"] = Link("/ayuda");
  data["may_edit"] = request.may_edit;
  data["decisions_link"] = Link("/historial");
  data["sign_out_link"] = Link("/salir");
  data["archive_name"] = archive_name;
  data["page_title"] = TitleOf(title, archive_name);
  data["style_link"] = "/estilo.css?" + AssetVersion("/estilo.css");
  data["script_link"] = "/guion.js?" + AssetVersion("/guion.js");
  WebResponse response;
  response.type = "text/html; charset=utf-8";
  response.body = AllTemplates().Render(name, say, data);
  return response;
}

WebResponse ErrorPage(const Page& page, int status, const std::string& message) {
  WebResponse response = page.Show("error", message, {{"status", status}, {"message", message}});
  response.status = status;
  return response;
}

}  // namespace acervo::tools::serve
