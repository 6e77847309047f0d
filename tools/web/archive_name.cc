#include "tools/web/archive_name.h"

#include <filesystem>

#include "core/text.h"
#include "tools/web/api.h"

namespace acervo::tools::serve {
namespace {

// "cooperacion_2019.db" is "cooperacion 2019".
std::string NameFromPath(const std::string& path) {
  std::string stem = CleanText(Nfc(std::filesystem::path(path).stem().string()));
  for (char& c : stem) c = c == '_' ? ' ' : c;
  return Slug(stem) == "acervo" ? "" : stem;
}

std::string OfficeOf(const ReportList& list) {
  for (const auto& [office, reports] : list.offices) {
    if (!office.empty()) return office;
  }
  return "";
}

}  // namespace

void ArchiveName::Learn(ArchivePool& archives, const std::string& version) {
  {
    const std::lock_guard lock(mutex_);
    if (version == version_) return;
  }
  auto archive = LendForAnswer(archives);
  if (!archive.ok()) return;
  ReportFilter none;
  none.limit = 0;
  const Result<ReportList> list = archive.value()->ListReports(none);
  if (!list.ok()) return;
  const std::string office = OfficeOf(list.value());
  const std::lock_guard lock(mutex_);
  version_ = version;
  name_ = office.empty() ? NameFromPath(path_) : office;
}

std::string ArchiveName::Get() const {
  const std::lock_guard lock(mutex_);
  return name_;
}

}  // namespace acervo::tools::serve
