// What a verification found, for programs and people.
#pragma once

#include <string>

#include "core/json.h"
#include "store/archive.h"
#include "tools/present/detail_view.h"
#include "tools/present/messages/messages.h"

namespace acervo::tools {

// "original: originales/….docx (sha256)" as a sentence.
std::string FaultSentence(const Messages& say, const Fault& fault);

// {"ok", "reports", "records", "originals", "index_checked", "faults": [{"code","where","detail","message"}]}
Json VerificationJson(const Messages& say, const Verification& verification);
DetailView VerificationSheet(const Messages& say, const std::string& archive, const Verification& verification);

}  // namespace acervo::tools
