#include "extractors/txt/aligned_heading.h"

#include <algorithm>
#include <map>
#include <optional>

#include "extractors/txt/markers.h"

namespace acervo::txt {
namespace {

constexpr std::size_t kLongestLine = 4000;  // bytes
constexpr std::size_t kMaxColumns = 20;
constexpr int kWidestHeading = 48;  // columns of one heading cell

void AddBesides(const std::vector<Piece>& more, std::vector<Piece>& pieces) {
  for (const Piece& piece : more) {
    const bool below = std::any_of(pieces.begin(), pieces.end(),
                                   [&](const Piece& p) { return piece.begin < p.end + 2 && p.begin < piece.end + 2; });
    const bool before = piece.end + 2 <= pieces.front().begin;  // only a first column may lack its upper line
    if (!below && before) pieces.insert(pieces.begin(), piece);
  }
}

std::optional<int> UsualStart(const std::map<int, int>& votes, int after, int heading) {
  int all = 0, most = 0, start = 0;
  for (auto vote = votes.upper_bound(after); vote != votes.end() && vote->first <= heading; ++vote) {
    all += vote->second;
    if (vote->second < most) continue;
    most = vote->second;
    start = vote->first;
  }
  const auto below_heading = votes.find(heading);
  if (below_heading != votes.end() && below_heading->second * 4 >= std::max(all, 8)) return heading;
  if (most < 3 || most * 2 < all) return std::nullopt;
  return start;
}

}  // namespace

std::vector<Piece> HeadingPieces(std::span<const Line> lines, std::size_t begin) {
  std::vector<Piece> pieces = PiecesOf(Columns(lines[begin].text));
  if (pieces.size() < 2 || pieces.size() > kMaxColumns) return {};
  if (begin + 1 < lines.size() && !lines[begin + 1].blank && lines[begin + 1].text.size() < kLongestLine) {
    AddBesides(PiecesOf(Columns(lines[begin + 1].text)), pieces);
  }
  const bool wide = std::any_of(pieces.begin(), pieces.end(), [](Piece p) { return p.end - p.begin > kWidestHeading; });
  return wide ? std::vector<Piece>() : pieces;
}

std::vector<Piece> WithUsualStarts(std::span<const Line> lines, std::size_t at, std::vector<Piece> pieces) {
  constexpr std::size_t kLookAhead = 60;
  std::map<int, int> votes;
  const int page = at < lines.size() ? lines[at].page : 0;
  for (const std::size_t end = at + kLookAhead; at < lines.size() && at < end && lines[at].page == page; ++at) {
    if (lines[at].blank || lines[at].text.size() > kLongestLine) continue;
    for (const Piece& piece : PiecesOf(Columns(lines[at].text))) ++votes[piece.begin];
  }
  for (std::size_t k = 1; k < pieces.size(); ++k) {
    if (const auto start = UsualStart(votes, pieces[k - 1].end, pieces[k].begin)) {
      pieces[k].begin = *start;
      pieces[k - 1].end = std::max(pieces[k - 1].end, *start - 1);
    }
  }
  return pieces;
}

bool MayBeHeading(const Line& line) {
  const bool gap = line.text.find("  ") != std::string_view::npos || line.text.find('\t') != std::string_view::npos;
  if (line.blank || !gap || line.text.size() > kLongestLine) return false;
  return !ReadMarker(line.text);
}

bool LeadsHeading(std::span<const Line> lines, std::size_t at) {
  constexpr int kWidest = 12;
  if (at + 2 >= lines.size() || lines[at].blank || lines[at + 2].blank || !MayBeHeading(lines[at + 1])) return false;
  if (std::max(lines[at].text.size(), lines[at + 2].text.size()) > kLongestLine) return false;
  const std::vector<Piece> upper = PiecesOf(Columns(lines[at].text)), lower = PiecesOf(Columns(lines[at + 2].text));
  const std::vector<Piece> middle = PiecesOf(Columns(lines[at + 1].text));
  const bool one = upper.size() == 1 && lower.size() == 1 && middle.size() >= 3;
  return one && upper[0].end - upper[0].begin <= kWidest && std::abs(upper[0].begin - lower[0].begin) <= 1 &&
         std::max(upper[0].end, lower[0].end) < middle[0].begin;
}

}  // namespace acervo::txt
