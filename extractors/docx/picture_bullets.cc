#include "extractors/docx/picture_bullets.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "core/text.h"
#include "extractors/docx/typed_marker.h"

namespace acervo::docx {
namespace {

// The paragraph before or after `at`, blank ones looked through; nullptr: none, or a table.
const StoryParagraph* Neighbour(const Story& story, std::size_t at, int step) {
  for (std::size_t i = at + static_cast<std::size_t>(step); i < story.size(); i += static_cast<std::size_t>(step)) {
    const auto* paragraph = std::get_if<StoryParagraph>(&story[i]);
    if (paragraph == nullptr || paragraph->has_text) return paragraph;
  }
  return nullptr;
}

// One alone may be a picture and nothing else: two in a row are bullets, and one that hangs out of its text.
bool IsPictureBullet(const Story& story, std::size_t at) {
  const auto* paragraph = std::get_if<StoryParagraph>(&story[at]);
  if (paragraph == nullptr || paragraph->picture.empty() || !paragraph->has_text) return false;
  if (paragraph->format.num_id.value_or(0) != 0 || ParseTypedMarker(paragraph->text)) return false;
  if (paragraph->format.indent.first_line.value_or(0) < 0) return true;
  const auto has_picture = [](const StoryParagraph* other) { return other != nullptr && !other->picture.empty(); };
  return has_picture(Neighbour(story, at, -1)) || has_picture(Neighbour(story, at, 1));
}

std::string BulletFor(const std::string& picture, std::vector<std::string>& known) {
  static constexpr const char* kBullets[] = {"•", "◦", "▪"};
  const auto found = std::find(known.begin(), known.end(), picture);
  const std::size_t index = static_cast<std::size_t>(found - known.begin());
  if (found == known.end()) known.push_back(picture);
  return kBullets[std::min(index, std::size(kBullets) - 1)];
}

}  // namespace

bool HasPictureBullets(const Story& story) {
  for (std::size_t i = 0; i < story.size(); ++i) {
    if (IsPictureBullet(story, i)) return true;
  }
  return false;
}

void MarkPictureBullets(Story& story) {
  std::vector<std::size_t> marked;
  for (std::size_t i = 0; i < story.size(); ++i) {
    if (IsPictureBullet(story, i)) marked.push_back(i);
  }
  std::vector<std::string> known;
  for (const std::size_t i : marked) {
    auto& paragraph = std::get<StoryParagraph>(story[i]);
    paragraph.text = BulletFor(paragraph.picture, known) + " " + std::string(Trim(paragraph.text));
  }
}

}  // namespace acervo::docx
