#include "tools/present/verification.h"

namespace acervo::tools {

std::string FaultSentence(const Messages& say, const Fault& fault) {
  return say("fault." + fault.code, fault.where, fault.detail);
}

Json VerificationJson(const Messages& say, const Verification& verification) {
  Json faults = Json::array();
  for (const Fault& fault : verification.faults) {
    faults.push_back({{"code", fault.code},
                      {"where", fault.where},
                      {"detail", fault.detail},
                      {"message", FaultSentence(say, fault)}});
  }
  return {{"ok", verification.faults.empty()},
          {"reports", verification.reports},
          {"records", verification.records},
          {"originals", verification.originals},
          {"index_checked", verification.index_checked},
          {"faults", std::move(faults)}};
}

DetailView VerificationSheet(const Messages& say, const std::string& archive, const Verification& verification) {
  DetailView sheet;
  sheet.Title(archive);
  sheet.Entry(say("stats.reports"), std::to_string(verification.reports));
  sheet.Entry(say("show.records"), std::to_string(verification.records));
  sheet.Entry(say("verify.originals"), std::to_string(verification.originals));
  sheet.Entry(say("verify.index"), say(verification.index_checked ? "verify.index.yes" : "verify.index.no"));
  if (verification.faults.empty()) {
    sheet.Paragraph(say("verify.sound"));
    return sheet;
  }
  sheet.Heading(say("verify.faults"));
  for (const Fault& fault : verification.faults) sheet.Item(FaultSentence(say, fault));
  sheet.Paragraph(say("verify.advice"));
  return sheet;
}

}  // namespace acervo::tools
