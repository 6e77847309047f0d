// How a record is cited.
#pragma once

#include <optional>
#include <string>

#include "core/date.h"
#include "core/record_view.h"
#include "tools/present/messages/messages.h"

namespace acervo::tools::serve {

// Where and when it was consulted; what is empty is not told.
struct Consulted {
  std::string address;
  std::string archive;  // its name
  std::optional<Date> day;
};

std::string CitationText(const Messages& say, const RecordView& view, const Consulted& consulted = {});
std::string CitationBibTex(const Messages& say, const RecordView& view, const Consulted& consulted = {});
// Lines end with LF here; RIS files have CRLF.
std::string CitationRis(const Messages& say, const RecordView& view, const Consulted& consulted = {});

}  // namespace acervo::tools::serve
