// Coordinations as they are read: a tree of bullets by their levels.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/document.h"

namespace acervo::report {

struct Bullet {
  std::size_t block = 0;
  std::vector<std::size_t> more;  // the blocks of the paragraphs that continue it
  int depth = 0;
  std::optional<std::size_t> parent;   // index into the list
  std::string text;                    // with the paragraphs that continue it, a line feed before each
  std::optional<std::string> section;  // the sub-heading it stands under
  std::string day;                     // the heading above it that is a day, as written; empty: none
  bool unmarked = false;               // a plain paragraph under a heading that has no bullets
};

class BulletList {
 public:
  // A bullet under the last one whose level is lower.
  void Add(std::size_t block, const ListMark& mark, const std::string& text);
  // A bullet of its own that nothing stands under.
  void AddUnmarked(std::size_t block, const std::string& text);
  // To the bullet whose text it is indented as (its level); without an indent to the last one. REQUIRES: in_list()
  void Continue(std::size_t block, const std::string& text, std::optional<int> level);
  // More of the last bullet's own line. REQUIRES: in_list()
  void Append(std::size_t block, const std::string& text) { Extend(block, " " + text); }
  // What comes next belongs to no bullet.
  void Close() { open_.clear(); }

  void set_heading(std::optional<std::string> text) { heading_ = std::move(text); }
  void set_day(std::string heading) { day_ = std::move(heading); }

  bool empty() const { return bullets_.empty(); }
  bool in_list() const { return !open_.empty(); }
  const ListMark& outer() const { return open_.front().mark; }  // of the outermost open bullet. REQUIRES: in_list()
  const Bullet& last() const { return bullets_.back(); }        // REQUIRES: !empty()

  std::vector<Bullet> Take() { return std::move(bullets_); }

 private:
  void Extend(std::size_t block, const std::string& text);

  struct OpenBullet {
    ListMark mark;
    std::size_t bullet = 0;
  };

  std::vector<Bullet> bullets_;
  std::vector<OpenBullet> open_;  // the last bullet and those above it
  std::optional<std::string> heading_;
  std::string day_;
};

// The kind of a marker: "IV." and "III." are "A.", "1.2" is "0.0", "•" is itself.
std::string MarkerShape(std::string_view marker);

}  // namespace acervo::report
