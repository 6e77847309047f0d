// A handler may only do what is async-signal-safe, so the names of unfinished files lie in unfinished of fixed size.
#include "tools/files/signals.h"

#include <limits.h>
#include <signal.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstring>

#include "tools/exit_status.h"

namespace acervo::tools {
namespace {

enum class PlaceState : int { kFree, kChanging, kHolds };

struct Place {
  std::atomic<PlaceState> state = PlaceState::kFree;
  std::array<char, PATH_MAX> path{};
};
static_assert(std::atomic<PlaceState>::is_always_lock_free);

constexpr int kUnfinishedPlaces = 32;
std::array<Place, kUnfinishedPlaces> unfinished;

volatile sig_atomic_t signals_seen = 0;

[[noreturn]] void EndNow(int) {
  for (const Place& place : unfinished) {
    if (place.state == PlaceState::kHolds) ::unlink(place.path.data());
  }
  ::_exit(kExitInterrupted);
}

void AskFirst(int number) {
  if (signals_seen > 0) EndNow(number);
  signals_seen = 1;
}

void OnEndingSignals(void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;  // without SA_RESTART: a waiting poll() ends
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction before {};
    ::sigaction(number, nullptr, &before);
    if (number != SIGHUP || before.sa_handler != SIG_IGN) ::sigaction(number, &action, nullptr);
  }
}

}  // namespace

void EndAtOnceOnSignals() { OnEndingSignals(EndNow); }

void EndOnSignals() { OnEndingSignals(AskFirst); }

bool Interrupted() { return signals_seen != 0; }

UnfinishedFile::UnfinishedFile(const std::string& path) {
  if (path.size() >= PATH_MAX) return;
  for (int i = 0; i < kUnfinishedPlaces && place_ < 0; ++i) {
    Place& place = unfinished[static_cast<std::size_t>(i)];
    PlaceState expected = PlaceState::kFree;
    if (!place.state.compare_exchange_strong(expected, PlaceState::kChanging)) continue;
    std::memcpy(place.path.data(), path.c_str(), path.size() + 1);
    place.state = PlaceState::kHolds;
    place_ = i;
  }
}

UnfinishedFile::~UnfinishedFile() {
  if (place_ >= 0) unfinished[static_cast<std::size_t>(place_)].state = PlaceState::kFree;
}

}  // namespace acervo::tools
