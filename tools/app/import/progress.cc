#include "tools/app/import/progress.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "tools/files/read_file.h"

namespace acervo::tools {
namespace {

constexpr auto kRedraw = std::chrono::milliseconds(100);
constexpr auto kPlainLine = std::chrono::seconds(10);
constexpr int kWideBar = 24;
constexpr int kNarrowBar = 8;
constexpr int kWideTerminal = 100;
constexpr std::string_view kEraseLine = "\r\x1b[K";

}  // namespace

std::string Duration(double seconds) {
  const long long whole = std::llround(std::max(0.0, seconds));
  if (whole >= 3600) return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
  return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

Progress::Progress(const Context& context, std::size_t total)
    : context_(context), total_(total), bar_(context.err.is_terminal()) {}

Progress::~Progress() { Clear(); }

void Progress::Done(std::size_t count) {
  done_ = count;
  Update();
}

void Progress::At(const std::string& what) {
  what_ = what;
  Update();
}

void Progress::Clear() {
  if (!drawn_) return;
  context_.err.Write(kEraseLine);
  context_.err.Flush();
  drawn_ = false;
}

void Progress::Update() {
  const Clock::time_point now = Clock::now();
  const bool due = bar_ ? now - last_ >= kRedraw : now - last_ >= kPlainLine;
  if (context_.settings.quiet || !due) return;
  last_ = now;
  if (!bar_) return context_.Note(Numbers());
  const int width = TerminalWidth(context_.err.fd()) - 1;
  std::string line = Bar(width < kWideTerminal ? kNarrowBar : kWideBar) + " " + Numbers();
  const int room = width - DisplayWidth(line) - 2;
  if (room > 2) line += "  " + CutInTheMiddle(HarmlessLine(PathText(what_.substr(what_.rfind('/') + 1))), room);
  context_.err.Write(kEraseLine);
  context_.err.Write(Wrapped({line, {}}, width).front().text);
  context_.err.Flush();
  drawn_ = true;
}

std::string Progress::Bar(std::size_t width) const {
  const std::size_t full = total_ == 0 ? width : done_ * width / total_;
  std::string bar = "[";
  for (std::size_t i = 0; i < width; ++i) bar += i < full ? "█" : "·";
  return bar + "]";
}

std::string Progress::Numbers() const {
  const std::chrono::duration<double> spent = Clock::now() - began_;
  const double rate = static_cast<double>(done_) / std::max(0.001, spent.count());
  const double left = rate > 0 ? static_cast<double>(total_ - done_) / rate : 0;
  if (done_ == 0) return context_.say("progress.start", total_);
  return context_.say("progress", done_, total_, fmt::format("{:.1f}", rate), Duration(left));
}

}  // namespace acervo::tools
