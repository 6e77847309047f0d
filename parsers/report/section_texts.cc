#include "parsers/report/section_texts.h"

#include <utility>

#include "parsers/report/headings.h"

namespace acervo::report {

void SectionTexts::Open(const std::string& title) {
  sections_.push_back({HeadingText(title), {}});
  open_ = true;
}

void SectionTexts::Close() { open_ = false; }

void SectionTexts::Add(const std::string& text) {
  KeepHeading();
  if (!open_) sections_.push_back({});
  open_ = true;
  std::string& body = sections_.back().text;
  body += (body.empty() ? "" : "\n") + text;
}

void SectionTexts::SetHeading(const std::string& text) {
  KeepHeading();
  heading_ = HeadingText(text);
}

std::optional<std::string> SectionTexts::TakeHeading() { return std::exchange(heading_, std::nullopt); }

void SectionTexts::KeepHeading() {
  if (!heading_) return;
  sections_.push_back({*heading_, {}});
  heading_.reset();
  open_ = true;
}

}  // namespace acervo::report
