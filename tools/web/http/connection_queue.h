// Serves connections in a fixed number of threads and keeps those that wait in a bounded queue.
//
// Thread use: every function from any thread, `Close` from one.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace acervo::tools::serve {

class ConnectionQueue {
 public:
  // Serves one connection to its end; owns the socket.
  using Serve = std::function<void(int socket)>;
  explicit ConnectionQueue(Serve serve);
  ~ConnectionQueue() { Close(); }
  ConnectionQueue(const ConnectionQueue&) = delete;
  ConnectionQueue& operator=(const ConnectionQueue&) = delete;

  // Hands over a socket. Blocks while the queue is full.
  void Add(int socket);
  // Whether a connection waits and no thread is free: an idle connection should end for it.
  bool IsCrowded() const { return crowded_; }
  // Serves what is queued and joins the threads.
  void Close();

 private:
  void Work();
  void CountCrowd();

  Serve serve_;
  std::atomic<bool> crowded_ = false;
  std::mutex mutex_;
  std::condition_variable added_, taken_;
  std::deque<int> sockets_;  // guarded by mutex_
  int idle_ = 0;             // threads without a connection; guarded by mutex_
  bool closed_ = false;      // guarded by mutex_
  std::vector<std::thread> threads_;
};

}  // namespace acervo::tools::serve
