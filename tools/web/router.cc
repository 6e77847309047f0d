#include "tools/web/router.h"

#include <algorithm>

#include "core/text.h"
#include "store/archive.h"
#include "tools/web/api.h"
#include "tools/web/assets.h"
#include "tools/web/edit/edit_guard.h"
#include "tools/web/edit/editing.h"
#include "tools/web/edit/forms.h"
#include "tools/web/json_response.h"
#include "tools/web/pages/pages.h"
#include "tools/web/preview/paper_view.h"
#include "tools/web/views/formatting.h"
#include "tools/web/views/page.h"

namespace acervo::tools::serve {
namespace {

using Handler = Result<WebResponse> (*)(const Messages&, ServerContext&, const WebRequest&, std::string_view rest);

enum class Match {
  kWhole,   // this path
  kPrefix,  // this and something after it, which the handler is given
  kWithin,  // something between this and `ending`, which the handler is given
};
// How long what was answered holds.
enum class Lasts {
  kUntilChange,  // of the archive
  kForever,      // of this program: the address names the content
  kNot,
};
// Which requests a route takes.
enum class Takes {
  kReads,
  kForms,   // GET shows the form, POST decides
  kWrites,  // POST alone
};
struct Route {
  std::string_view path;
  Match match;
  Lasts lasts;
  Handler handler;
  Takes takes = Takes::kReads;
  std::string_view ending = {};
};
constexpr Route kRoutes[] = {
    {"/api/search", Match::kWhole, Lasts::kUntilChange, SearchAnswer},
    {"/api/timeline", Match::kWhole, Lasts::kUntilChange, TimelineAnswer},
    {"/api/entities", Match::kWhole, Lasts::kUntilChange, EntitiesAnswer},
    {"/api/export", Match::kWhole, Lasts::kUntilChange, ExportAnswer},
    {"/api/records/", Match::kPrefix, Lasts::kUntilChange, RecordAnswer},
    {"/api/reports/", Match::kPrefix, Lasts::kUntilChange, ReportAnswer},
    {"/api/decisions", Match::kWhole, Lasts::kNot, DecisionsAnswer, Takes::kForms},
    {"/api/decisions/", Match::kWithin, Lasts::kNot, UndoAnswer, Takes::kWrites, "/undo"},
    {"/entrar", Match::kWhole, Lasts::kNot, SignInPage},
    {"/salir", Match::kWhole, Lasts::kNot, SignOutPage, Takes::kForms},
    {"/registro/", Match::kWithin, Lasts::kNot, RecordFormPage, Takes::kForms, "/corregir"},
    {"/informe/", Match::kWithin, Lasts::kNot, ReportFormPage, Takes::kForms, "/corregir"},
    {"/entidad/", Match::kWithin, Lasts::kNot, MergeFormPage, Takes::kForms, "/unir"},
    {"/entidad/", Match::kWithin, Lasts::kNot, SplitFormPage, Takes::kForms, "/separar"},
    {"/entidad/", Match::kWithin, Lasts::kNot, RenameFormPage, Takes::kForms, "/renombrar"},
    {"/dudas/", Match::kPrefix, Lasts::kNot, DoubtFormPage, Takes::kForms},
    {"/historial", Match::kWhole, Lasts::kNot, HistoryPage},
    {"/historial/", Match::kWithin, Lasts::kNot, UndoFormPage, Takes::kWrites, "/deshacer"},
    {"/", Match::kWhole, Lasts::kUntilChange, SearchPage},
    {"/informes", Match::kWhole, Lasts::kUntilChange, ReportsPage},
    {"/entidades", Match::kWhole, Lasts::kUntilChange, EntitiesPage},
    {"/dudas", Match::kWhole, Lasts::kUntilChange, DoubtsPage},
    {"/ayuda", Match::kWhole, Lasts::kUntilChange, HelpPage},
    {"/opensearch.xml", Match::kWhole, Lasts::kUntilChange, OpenSearchAnswer},
    {"/registro/", Match::kPrefix, Lasts::kUntilChange, RecordPage},
    {"/informe/", Match::kPrefix, Lasts::kUntilChange, ReportPage},
    {"/entidad/", Match::kPrefix, Lasts::kUntilChange, EntityPage},
    {"/estilo.css", Match::kWhole, Lasts::kUntilChange, AssetAnswer},
    {"/guion.js", Match::kWhole, Lasts::kUntilChange, AssetAnswer},
    {"/icono.svg", Match::kWhole, Lasts::kUntilChange, AssetAnswer},
    {"/api/openapi.json", Match::kWhole, Lasts::kUntilChange, AssetAnswer},
    {"/original/", Match::kPrefix, Lasts::kUntilChange, OriginalAnswer},
    {"/pagina/", Match::kPrefix, Lasts::kForever, PictureAnswer},
    {"/healthz", Match::kWhole, Lasts::kNot, HealthAnswer},
};

const Route* RouteOf(std::string_view path) {
  const auto* const found = std::ranges::find_if(kRoutes, [&](const Route& route) {
    if (route.match == Match::kWhole) return path == route.path;
    return path.starts_with(route.path) && path.ends_with(route.ending) &&
           path.size() > route.path.size() + route.ending.size();
  });
  return found == std::end(kRoutes) ? nullptr : found;
}

// The part of the path that the handler is given.
std::string_view RestOf(const Route& route, std::string_view path) {
  path.remove_prefix(route.path.size());
  path.remove_suffix(route.ending.size());
  return path;
}

bool IsTaken(const Route& route, bool writes) {
  return writes ? route.takes != Takes::kReads : route.takes != Takes::kWrites;
}

// Nothing but what this server itself gives, and nobody's frame around it.
constexpr std::string_view kPolicy =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'";
const std::pair<std::string_view, std::string_view> kSafety[] = {
    {"Content-Security-Policy", kPolicy},
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},
    {"Referrer-Policy", "same-origin"},  // with "no-referrer" forms would come from nowhere (Fetch, 3.2)
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
    {"Vary", "Accept, Accept-Encoding, Accept-Language, Cookie"},
};

bool WantsPage(const WebRequest& request) {
  return !request.path.starts_with("/api/") && request.accept.find("text/html") != request.accept.npos;
}

// Writes an error as a page where a browser asks, else as JSON.
WebResponse Written(const Messages& say, const WebRequest& request, const std::string& archive_name,
                    WebResponse failed) {
  const WebError& error = *failed.error;
  WebResponse response = WantsPage(request) ? ErrorPage(Page(say, request, archive_name), failed.status, error.message)
                                            : JsonAnswer(ErrorJson(error), failed.status);
  response.headers = std::move(failed.headers);
  return response;
}

// Of what a picture is made of: the document, the page, the width, and the program that paints it.
std::string LastingTagOf(const WebRequest& request) {
  constexpr std::size_t kDigits = 20;
  return "\"" + Sha256Hex(AssetVersion("/estilo.css") + "\n" + request.target).substr(0, kDigits) + "\"";
}

// The same for the same answer: the data, the language, the form, the whole address, the day (which citations tell) and
// whether the reader may edit decide it.
std::string TagOf(const WebRequest& request, const std::string& version) {
  const std::string language = LanguageOf(request) == Language::kEnglish ? "en" : "es";
  constexpr std::size_t kDigits = 20;
  return "W/\"" +
         Sha256Hex(version + "\n" + language + "\n" + request.host + "\n" + ToIso(Today()) + "\n" +
                   (request.may_edit ? "e\n" : "\n") + request.target)
             .substr(0, kDigits) +
         "\"";
}

}  // namespace

WebResponse Router::Answer(const WebRequest& request) const {
  if (server_.editing == nullptr || !TokenOf(server_.editing->editors(), request)) return AnswerKnown(request);
  WebRequest known = request;
  known.may_edit = true;
  return AnswerKnown(known);
}

WebResponse Router::AnswerKnown(const WebRequest& request) const {
  const Route* route = RouteOf(request.path);
  if (route == nullptr) return Refuse(request, 404);
  if (!IsTaken(*route, request.writes)) return Refuse(request, 405);
  std::string tag;
  if (route->lasts == Lasts::kUntilChange) {
    const Result<std::string> version = server_.archives.Version();
    if (version.ok()) {
      server_.name.Learn(server_.archives, version.value());
      tag = TagOf(request, version.value());
    }
  } else if (route->lasts == Lasts::kForever) {
    tag = LastingTagOf(request);
  }
  WebResponse response;
  if (!tag.empty() && request.if_none_match.find(tag.substr(tag.find('"'))) != std::string::npos) {
    response.status = 304;
  } else {
    response = Handled(request, tag);
  }
  const bool holds = (response.status == 200 || response.status == 304) && !response.transient;
  const char* keeping = route->lasts == Lasts::kForever ? "private, max-age=3600" : "private, no-cache";
  response.headers.emplace_back("Cache-Control", holds && !tag.empty() ? keeping : "no-store");
  if (holds && !tag.empty()) response.headers.emplace_back("ETag", tag);
  return Finished(request, std::move(response));
}

WebResponse Router::Handled(const WebRequest& request, const std::string& tag) const {
  const Messages& say = Words(request);
  const Route* route = RouteOf(request.path);
  const std::string_view rest = RestOf(*route, request.path);
  // What is asked again and again until the archive changes: the first page, words that many begin with. Pictures are
  // kept elsewhere, whole documents nowhere.
  constexpr std::size_t kMostKept = std::size_t{256} << 10;
  const bool keeps = !tag.empty() && route->lasts == Lasts::kUntilChange;
  if (keeps) {
    if (const auto kept = kept_.Find(tag)) return *kept;
  }
  Result<WebResponse> answer = route->handler(say, server_, request, rest);
  if (!answer.ok()) return ErrorAnswer(say, answer.error());
  WebResponse& response = answer.value();
  if (keeps && response.status == 200 && !response.transient && !response.stream && response.body.size() <= kMostKept) {
    kept_.Keep(tag, std::make_shared<const WebResponse>(response), response.body.size());
  }
  return std::move(response);
}

WebResponse Router::Refuse(const WebRequest& request, int status) const {
  const Messages& say = Words(request);
  WebResponse response = ErrorAnswer(say, status);
  response.headers.emplace_back("Cache-Control", "no-store");
  return Finished(request, std::move(response));
}

WebResponse Router::Finished(const WebRequest& request, WebResponse response) const {
  if (response.error) response = Written(Words(request), request, server_.name.Get(), std::move(response));
  for (const auto& [name, value] : kSafety) response.headers.emplace_back(name, value);
  response.headers.emplace_back("Content-Language", Words(request).language() == Language::kEnglish ? "en" : "es");
  return response;
}

}  // namespace acervo::tools::serve
