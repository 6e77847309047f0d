// Connections that have not said yet what they want: they cost no thread until their request is whole.
//
// Thread use: `Take` and `Close` from any thread; `admit` is called by the room's own.
#pragma once

#include <chrono>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace acervo::tools::serve {

class WaitingRoom {
 public:
  // Gets a socket of which the head of a request can be read at once. It owns the socket from then on.
  using Admit = std::function<void(int socket)>;
  explicit WaitingRoom(Admit admit);
  ~WaitingRoom();
  WaitingRoom(const WaitingRoom&) = delete;
  WaitingRoom& operator=(const WaitingRoom&) = delete;

  // Whether the head of a request can be read at once.
  static bool HasRequest(int socket);
  // Keeps the socket until its request is whole, and closes it where that takes too long. Where the room is full, who
  // has waited longest has to go.
  void Take(int socket);
  // Closes all that wait; who comes later is closed at once.
  void Close();

 private:
  using Clock = std::chrono::steady_clock;
  struct Guest {
    int socket = -1;
    Clock::time_point since;
    bool has_spoken = false;  // a part of its request has come
    bool is_ready = true;     // something may have come since it was looked at
  };
  enum class Wish { kWaits, kGoesOn, kIsGone };

  void Run();
  std::vector<Guest> TakeNew();
  std::vector<Guest> StillWaiting(std::vector<Guest> guests);
  void Sleep(std::vector<Guest>& guests) const;
  bool IsClosed();
  static Wish WishOf(Guest& guest);

  Admit admit_;
  int wake_;  // an eventfd: somebody has come, or the room closes
  std::mutex mutex_;
  std::vector<Guest> new_;  // guarded by mutex_
  bool closed_ = false;     // guarded by mutex_
  std::thread thread_;
};

}  // namespace acervo::tools::serve
