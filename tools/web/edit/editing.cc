#include "tools/web/edit/editing.h"

#include <chrono>
#include <utility>

#include "tools/app/decisions/decided_reader.h"

namespace acervo::tools::serve {

DecisionRequest Editing::Request(std::vector<Wish> wishes, std::string why) const {
  DecisionRequest request;
  request.wishes = std::move(wishes);
  request.by = editors_.name();
  request.why = std::move(why);
  return request;
}

Result<Archive> Editing::Open() const {
  constexpr std::chrono::seconds kPatience{5};
  OpenOptions options;
  options.lock_timeout = kPatience;
  auto archive = Archive::Open(path_, OpenMode::kReadWrite, options);
  if (archive.ok()) archive.value().UseReader(ReaderOfDecisions());
  return archive;
}

Status Editing::Try() const {
  ACERVO_ASSIGN_OR_RETURN(const Archive archive, Open());
  return Ok();
}

Result<DecisionOutcome> Editing::Decide(const DecisionRequest& request, DecisionMode mode) {
  const std::lock_guard lock(writing_);
  ACERVO_ASSIGN_OR_RETURN(Archive archive, Open());
  return archive.Decide(request, mode);
}

Result<DecisionOutcome> Editing::Undo(std::int64_t n, const DecisionRequest& request) {
  const std::lock_guard lock(writing_);
  ACERVO_ASSIGN_OR_RETURN(Archive archive, Open());
  return archive.UndoDecisions({n}, request, DecisionMode::kWrite);
}

Result<std::string> Editing::Once(const std::string& form, const Decision& decide) {
  const std::lock_guard lock(answering_);
  if (form.empty()) return decide();
  if (const auto before = editors_.AnswerTo(form)) return *before;
  ACERVO_ASSIGN_OR_RETURN(std::string address, decide());
  editors_.RememberAnswer(form, address);
  return address;
}

}  // namespace acervo::tools::serve
