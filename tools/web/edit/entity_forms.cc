// The forms of one entity: which names are it, which are not, and what it is called.
#include "core/text.h"
#include "tools/web/api.h"
#include "tools/web/edit/decided_form.h"
#include "tools/web/edit/editing.h"
#include "tools/web/edit/forms.h"
#include "tools/web/json_response.h"
#include "tools/web/views/formatting.h"

namespace acervo::tools::serve {
namespace {

enum class NameForm { kMerge, kSplit, kRename };

constexpr std::string_view TemplateOf(NameForm which) {
  switch (which) {
    case NameForm::kMerge: return "entity_merge";
    case NameForm::kSplit: return "entity_split";
    case NameForm::kRename: return "entity_rename";
  }
  return "entity_merge";
}

// Entities that the archive takes for likely to be the same.
Result<Json> SimilarJson(const Page& page, Archive& archive, const StoredEntity& entity) {
  ACERVO_ASSIGN_OR_RETURN(const EntityResolution resolution, archive.ResolveName(entity.name, entity.id));
  Json json = Json::array();
  for (const SimilarEntity& other : resolution.candidates) {
    if (other.id == entity.id) continue;
    json.push_back({{"id", other.id}, {"name", other.name}, {"link", page.EntityLink(other.id)}});
  }
  return json;
}

Result<WebResponse> Show(const Page& page, ServerContext& server, NameForm which, std::string_view id,
                         const FormState& state) {
  ACERVO_ASSIGN_OR_RETURN(auto archive, LendForAnswer(server.archives));
  ACERVO_ASSIGN_OR_RETURN(const StoredEntity entity, archive->EntityById(id));
  ACERVO_ASSIGN_OR_RETURN(Json similar, SimilarJson(page, *archive, entity));
  GiveBack(std::move(archive));
  Json names = Json::array();
  for (const std::string& name : entity.names) {
    if (name != entity.name) names.push_back(name);
  }
  Json data{{"id", entity.id},
            {"name", entity.name},
            {"entity_link", page.EntityLink(entity.id)},
            {"has_names", !names.empty()},
            {"names", std::move(names)},
            {"has_similar", !similar.empty()},
            {"similar", std::move(similar)},
            {"typed", state.sent == nullptr ? "" : state.sent->Text("nombre")}};
  return ShowForm(page, server, TemplateOf(which), entity.name, std::move(data), state);
}

Wish MergeWish(const std::string& id, const SentForm& form) {
  const std::string chosen = form.Text("otra");
  return {DecisionKind::kMerge, id, chosen.empty() ? form.Text("nombre") : chosen, std::nullopt};
}

// A spelling that is another entity, or an entity that never is this one.
Wish SplitWish(const std::string& id, const SentForm& form) {
  if (form.button() == "split") return {DecisionKind::kSplit, id, "", form.Text("forma")};
  const std::string chosen = form.Text("otra");
  return {DecisionKind::kDistinct, id, chosen.empty() ? form.Text("nombre") : chosen, std::nullopt};
}

Wish RenameWish(const std::string& id, const SentForm& form) {
  const bool is_alias = form.button() == "alias";
  return {is_alias ? DecisionKind::kAlias : DecisionKind::kRename, id, "", form.Text("nombre")};
}

Wish WishOf(NameForm which, const std::string& id, const SentForm& form) {
  switch (which) {
    case NameForm::kMerge: return MergeWish(id, form);
    case NameForm::kSplit: return SplitWish(id, form);
    case NameForm::kRename: return RenameWish(id, form);
  }
  return MergeWish(id, form);
}

Result<WebResponse> Answer(const Messages& say, ServerContext& server, const WebRequest& web, NameForm which,
                           std::string_view id) {
  if (server.editing == nullptr) return ErrorAnswer(say, 404);
  const Page page(say, web, server.name.Get());
  if (!web.writes) return Show(page, server, which, id, {});
  const SentForm form(web);
  if (auto barred = Barred(say, server, web, form.token())) return std::move(*barred);
  const Wish wish = WishOf(which, std::string(id), form);
  // An address says which entity; what is typed may name one that is not there.
  const auto refused = [&](const Error& error) -> Result<WebResponse> {
    auto shown = Show(page, server, which, id, {&form, error, {}});
    if (shown.ok() && error.code == ErrorCode::kNotFound) shown.value().status = 400;
    return shown;
  };
  const bool is_blank = Trim(wish.field).empty() && Trim(wish.value.value_or("")).empty();
  if (is_blank) return refused(Error{ErrorCode::kUsage, "", {"name"}});
  const auto decide = [&] {
    return server.editing->Decide(server.editing->Request({wish}, form.Text("why")), DecisionMode::kWrite);
  };
  return DecideForm(server, form, decide, page.EntityLink(id), refused);
}

}  // namespace

Result<WebResponse> MergeFormPage(const Messages& say, ServerContext& server, const WebRequest& web,
                                  std::string_view id) {
  return Answer(say, server, web, NameForm::kMerge, id);
}

Result<WebResponse> SplitFormPage(const Messages& say, ServerContext& server, const WebRequest& web,
                                  std::string_view id) {
  return Answer(say, server, web, NameForm::kSplit, id);
}

Result<WebResponse> RenameFormPage(const Messages& say, ServerContext& server, const WebRequest& web,
                                   std::string_view id) {
  return Answer(say, server, web, NameForm::kRename, id);
}

}  // namespace acervo::tools::serve
