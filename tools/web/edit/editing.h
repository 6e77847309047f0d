// Writes what people decide on the page.
//
// Ownership: the archive is opened for each decision and closed after it, so that imports find it free.
// Errors: those of Archive::Decide and Archive::Open; kArchiveLocked where another program writes for too long.
// Thread use: safe from any thread; one decision at a time.
#pragma once

#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "store/archive.h"
#include "tools/web/edit/editors.h"

namespace acervo::tools::serve {

class Editing {
 public:
  // `name` signs what is decided.
  Editing(std::string archive, std::string name) : path_(std::move(archive)), editors_(std::move(name)) {}

  Editors& editors() { return editors_; }
  // Whether the archive can be written to; brings one of an earlier version up to date.
  Status Try() const;

  // The wishes with the name of who decides.
  DecisionRequest Request(std::vector<Wish> wishes, std::string why = {}) const;
  Result<DecisionOutcome> Decide(const DecisionRequest& request, DecisionMode mode);
  Result<DecisionOutcome> Undo(std::int64_t n, const DecisionRequest& request);

  // Runs `decide` once for each form and gives the address that it led to; an error is not remembered.
  using Decision = std::function<Result<std::string>()>;
  Result<std::string> Once(const std::string& form, const Decision& decide);

 private:
  Result<Archive> Open() const;

  const std::string path_;
  Editors editors_;
  std::mutex writing_;
  std::mutex answering_;
};

}  // namespace acervo::tools::serve
