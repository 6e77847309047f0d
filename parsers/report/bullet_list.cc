#include "parsers/report/bullet_list.h"

#include <utility>

namespace acervo::report {
namespace {

constexpr std::size_t kDeepest = 12;  // no list is deeper; an id grows with its depth

}  // namespace

void BulletList::Add(std::size_t block, const ListMark& mark, const std::string& text) {
  while (!open_.empty() && open_.back().mark.level >= mark.level) open_.pop_back();
  if (open_.size() > kDeepest) open_.pop_back();
  Bullet bullet;
  bullet.block = block;
  bullet.depth = static_cast<int>(open_.size());
  if (!open_.empty()) bullet.parent = open_.back().bullet;
  bullet.text = text;
  bullet.section = heading_;
  bullet.day = day_;
  open_.push_back({mark, bullets_.size()});
  bullets_.push_back(std::move(bullet));
}

void BulletList::AddUnmarked(std::size_t block, const std::string& text) {
  Bullet bullet;
  bullet.block = block;
  bullet.text = text;
  bullet.section = heading_;
  bullet.day = day_;
  bullet.unmarked = true;
  bullets_.push_back(std::move(bullet));
}

void BulletList::Continue(std::size_t block, const std::string& text, std::optional<int> level) {
  if (level) {
    while (open_.size() > 1 && open_.back().mark.level > *level) open_.pop_back();
  }
  Extend(block, "\n" + text);
}

void BulletList::Extend(std::size_t block, const std::string& text) {
  Bullet& bullet = bullets_[open_.back().bullet];
  bullet.text += text;
  bullet.more.push_back(block);
}

std::string MarkerShape(std::string_view marker) {
  std::string shape;
  for (const char c : marker) {
    const bool digit = c >= '0' && c <= '9';
    const bool upper = c >= 'A' && c <= 'Z';
    const bool lower = c >= 'a' && c <= 'z';
    const char kind = digit ? '0' : upper ? 'A' : lower ? 'a' : c;
    if (shape.empty() || kind != shape.back() || !(digit || upper || lower)) shape += kind;
  }
  return shape;
}

}  // namespace acervo::report
