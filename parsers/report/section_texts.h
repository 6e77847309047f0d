// The texts of a report that are no records, under their titles.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/report.h"

namespace acervo::report {

class SectionTexts {
 public:
  // A titled section: texts go to it until it is closed.
  void Open(const std::string& title);
  void Close();
  // To the section that is open, or to a new one without a title.
  void Add(const std::string& text);
  // Beside the sections, which stay as they are: notes, running matter, offices that were not the writer's.
  void AddApart(std::string title, std::string text) { sections_.push_back({std::move(title), std::move(text)}); }

  // A heading of which it is not yet known what stands under it. One under which nothing came that takes it is a
  // section of its own.
  void SetHeading(const std::string& text);
  std::optional<std::string> TakeHeading();
  void DropHeading() { heading_.reset(); }
  void KeepHeading();

  std::vector<Section> Take() { return std::move(sections_); }

 private:
  std::vector<Section> sections_;
  std::optional<std::string> heading_;
  bool open_ = false;
};

}  // namespace acervo::report
