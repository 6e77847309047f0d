// Reads the values of one address and keeps the first complaint of each.
//
// Shape:  an empty value is none; names that nobody asks for are not looked at.
// Errors: a value that cannot be taken is a complaint in the reader's words, and is left as if it were not there.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/text.h"
#include "tools/app/filters/filter_values.h"
#include "tools/app/filters/typed_values.h"
#include "tools/web/search_params.h"

namespace acervo::tools::serve {

class ParamReader {
 public:
  ParamReader(const Messages& say, const WebRequest& request) : say_(say) {
    for (const auto& [name, value] : request.params) {
      std::string text = Nfc(value);
      if (Trim(text).empty()) continue;
      if (CodePointCount(text) > static_cast<std::size_t>(kLongestQuery))
        Complain(name, "web.error.too_long");
      else
        values_[name].push_back(std::move(text));
    }
  }

  std::vector<std::string> All(const std::string& name) const {
    const auto found = values_.find(name);
    return found == values_.end() ? std::vector<std::string>() : found->second;
  }
  std::string Text(const std::string& name) const {
    const auto found = values_.find(name);
    return found == values_.end() ? "" : found->second.back();
  }

  void Number(const std::string& name, int& target, int most) {
    const std::string text = Text(name);
    if (text.empty()) return;
    const auto number = NumberFromText(text, 0, most);
    if (number)
      target = *number;
    else
      Complain(name, "usage.number", text, 0, most);
  }

  void Flag(const std::string& name, bool& target) {
    const std::string text = Text(name);
    if (text.empty()) return;
    target = text == "1" || text == "true";
    if (!target && text != "0" && text != "false") Complain(name, "usage.choice", text, "1, 0, true, false");
  }

  std::optional<AskedPeriod> Period(const std::string& name) {
    const std::string text = Text(name);
    if (text.empty()) return std::nullopt;
    auto period = PeriodFromTyped(say_, LabelOf(say_, name), Trim(text));
    if (auto* const complaint = std::get_if<std::string>(&period)) {
      Add(name, std::move(*complaint));
      return std::nullopt;
    }
    return std::get<AskedPeriod>(period);
  }

  // The message gets the label of the parameter first.
  template <typename... Args>
  void Complain(const std::string& name, const char* key, const Args&... args) {
    Add(name, say_(key, LabelOf(say_, name), args...));
  }
  std::vector<BadParameter> TakeComplaints() { return std::move(complaints_); }

 private:
  void Add(const std::string& name, std::string message) {
    if (std::ranges::find(complaints_, name, &BadParameter::name) != complaints_.end()) return;
    complaints_.push_back({name, std::move(message)});
  }

  const Messages& say_;
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
  std::vector<BadParameter> complaints_;
};

}  // namespace acervo::tools::serve
