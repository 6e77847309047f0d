#include "tools/web/http/connection_queue.h"

namespace acervo::tools::serve {
namespace {

constexpr int kThreads = 32;              // connections served at a time
constexpr std::size_t kMostWaiting = 64;  // further ones wait with the system

}  // namespace

ConnectionQueue::ConnectionQueue(Serve serve) : serve_(std::move(serve)) {
  for (int i = 0; i < kThreads; ++i) threads_.emplace_back([this] { Work(); });
}

void ConnectionQueue::Add(int socket) {
  std::unique_lock lock(mutex_);
  taken_.wait(lock, [this] { return sockets_.size() < kMostWaiting || closed_; });
  sockets_.push_back(socket);
  CountCrowd();
  added_.notify_one();
}

void ConnectionQueue::Close() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  added_.notify_all();
  taken_.notify_all();
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
}

void ConnectionQueue::Work() {
  for (;;) {
    std::unique_lock lock(mutex_);
    ++idle_;
    added_.wait(lock, [this] { return !sockets_.empty() || closed_; });
    --idle_;
    if (sockets_.empty()) return;
    const int socket = sockets_.front();
    sockets_.pop_front();
    CountCrowd();
    taken_.notify_one();
    lock.unlock();
    serve_(socket);
  }
}

// Leaves out sockets for which a thread is about to wake up.
void ConnectionQueue::CountCrowd() { crowded_ = sockets_.size() > static_cast<std::size_t>(idle_); }

}  // namespace acervo::tools::serve
