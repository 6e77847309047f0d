// The form of one record: each of its cells beside what the paper says and where it stands.
#include <algorithm>
#include <array>

#include "core/text.h"
#include "tools/present/decision_answers.h"
#include "tools/present/export/record_words.h"
#include "tools/present/record_csv.h"
#include "tools/web/api.h"
#include "tools/web/edit/decided_form.h"
#include "tools/web/edit/editing.h"
#include "tools/web/edit/forms.h"
#include "tools/web/json_response.h"
#include "tools/web/preview/paper_view.h"
#include "tools/web/views/formatting.h"

namespace acervo::tools::serve {
namespace {

// A part of the record that can be corrected.
struct EditedField {
  std::string name;
  std::string shown;
};

bool HasField(const std::vector<EditedField>& fields, std::string_view name) {
  return std::ranges::find(fields, name, &EditedField::name) != fields.end();
}

// "rueda-de-prensa" is "rueda de prensa".
std::string InWords(std::string slug) {
  std::ranges::replace(slug, '-', ' ');
  return slug;
}

// The cells in their order, those that a row lacks, and what every record has.
std::vector<EditedField> FieldsOf(const Record& record) {
  constexpr std::array<const char*, 4> kCells = {"actividad", "entidad", "informacion", "fecha"};
  std::vector<EditedField> fields;
  for (const auto& [name, value] : record.fields) fields.push_back({name, value});
  if (record.kind == RecordKind::kActivity) {
    for (const char* name : kCells) {
      if (!HasField(fields, name)) fields.push_back({name, ""});
    }
    fields.push_back({"tipo", InWords(record.type.value_or(""))});
  } else {
    if (record.fields.empty()) fields.push_back({"texto", record.text});
    if (!HasField(fields, "fecha")) fields.push_back({"fecha", ""});
    fields.push_back({"seccion", record.section.value_or("")});
  }
  return fields;
}

// What the form shows beside the record itself.
struct FormState {
  const SentForm* sent = nullptr;  // null: it is shown for the first time
  std::optional<Error> error = {};
  std::optional<DecisionOutcome> trial = {};
};

std::string PaperWords(const RecordView& view, const std::string& field) {
  const auto decided = std::ranges::find(view.decided, field, &DecidedField::field);
  return decided == view.decided.end() ? "" : decided->was.value_or("");
}

Json FieldsJson(const Page& page, const RecordView& view, const FormState& state) {
  constexpr std::size_t kWide = 70;
  Json json = Json::array();
  for (const EditedField& field : FieldsOf(view.record)) {
    const std::string typed =
        state.sent != nullptr ? state.sent->Text(field.name) : ParamOf(page.request, field.name).value_or(field.shown);
    const bool is_stale = state.error && IsStale(*state.error) && typed != field.shown;
    json.push_back(
        {{"name", field.name},
         {"label", Word(page.say, "web.field.", field.name)},
         {"value", typed},
         {"rows", std::clamp<std::size_t>(1 + typed.size() / kWide, 1, 8)},
         {"paper", PaperWords(view, field.name)},
         {"is_decided", std::ranges::find(view.decided, field.name, &DecidedField::field) != view.decided.end()},
         {"is_stale", is_stale},
         {"now", field.shown}});
  }
  return json;
}

Result<WebResponse> Show(const Page& page, ServerContext& server, std::string_view id, const FormState& state) {
  ACERVO_ASSIGN_OR_RETURN(auto archive, LendForAnswer(server.archives));
  ACERVO_ASSIGN_OR_RETURN(const RecordView view, archive->RecordById(id));
  ACERVO_ASSIGN_OR_RETURN(const auto previews, PaperOf(*archive, view.report.id));
  GiveBack(std::move(archive));
  const Messages& say = page.say;
  const std::string local_id(id.substr(std::min(id.find('.') + 1, id.size())));
  const bool can_force = state.error && !state.error->where.empty() &&
                         (state.error->where.front() == "date" || state.error->where.front() == "type");
  Json data{{"form", NewForm(server, page.request)},
            {"action", page.Link(page.request.path)},
            {"version", RecordVersion(view)},
            {"id", view.id},
            {"title", TitleOf(view)},
            {"record_link", page.RecordLink(view.id)},
            {"report_link", page.ReportLink(view.report.id)},
            {"fields", FieldsJson(page, view, state)},
            {"why", state.sent == nullptr ? "" : state.sent->Text("why")},
            {"complaint", state.error ? RefusalSentence(say, *state.error) : ""},
            {"can_force", can_force},
            {"paper", RecordPaperJson(page, server, local_id, previews)},
            {"place", PaperPlace(say, view)}};
  if (state.trial) {
    data["trial"] = {{"changes", ChangesJson(page, *state.trial)}, {"nothing", state.trial->entries.empty()}};
  }
  WebResponse response = page.Show("record_form", say("web.edit.record"), std::move(data));
  if (state.error) response.status = RefusalStatus(*state.error);
  return response;
}

// The cells that differ from what is shown.
std::vector<Wish> FixesOf(const RecordView& view, const SentForm& form) {
  std::vector<Wish> wishes;
  for (const EditedField& field : FieldsOf(view.record)) {
    if (!form.Has(field.name)) continue;
    const std::string typed(Trim(form.Text(field.name)));
    if (typed == Trim(field.shown)) continue;
    wishes.push_back(
        {DecisionKind::kFix, view.id, field.name, typed.empty() ? std::nullopt : std::optional(typed), form.version()});
  }
  return wishes;
}

std::vector<Wish> WishesOf(const RecordView& view, const SentForm& form) {
  if (form.button() == "drop") return {{DecisionKind::kDrop, view.id, "", std::nullopt, form.version()}};
  if (form.button() == "confirm") return {{DecisionKind::kConfirm, view.id, "", std::nullopt, form.version()}};
  return FixesOf(view, form);
}

}  // namespace

Result<WebResponse> RecordFormPage(const Messages& say, ServerContext& server, const WebRequest& web,
                                   std::string_view id) {
  if (server.editing == nullptr) return ErrorAnswer(say, 404);
  const Page page(say, web, server.name.Get());
  if (!web.writes) return Show(page, server, id, {});
  const SentForm form(web);
  if (auto barred = Barred(say, server, web, form.token())) return std::move(*barred);
  if (const auto before = server.editing->editors().AnswerTo(form.once())) return SeeOther(*before);
  ACERVO_ASSIGN_OR_RETURN(auto archive, LendForAnswer(server.archives));
  ACERVO_ASSIGN_OR_RETURN(const RecordView view, archive->RecordById(id));
  GiveBack(std::move(archive));
  DecisionRequest request = server.editing->Request(WishesOf(view, form), form.Text("why"));
  request.force = form.Has("_force");
  if (form.button() == "preview") {
    auto trial = server.editing->Decide(request, DecisionMode::kDryRun);
    if (trial.ok()) return Show(page, server, id, {&form, {}, std::move(trial.value())});
    if (RefusalStatus(trial.error()) == 0) return trial.error();
    return Show(page, server, id, {&form, trial.error(), {}});
  }
  const bool is_dropped = form.button() == "drop";
  const std::string address = is_dropped ? page.ReportLink(view.report.id) : page.RecordLink(view.id);
  return DecideForm(server, form, request, address, [&](const Error& error) {
    return Show(page, server, id, {&form, error, {}});
  });
}

}  // namespace acervo::tools::serve
