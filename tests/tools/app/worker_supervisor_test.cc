// Workers asked by threads: every job gets its own answer, and a death is nobody else's.
#include "tools/app/worker/worker_supervisor.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <thread>

namespace acervo::tools {
namespace {

std::string Act(std::string_view head, std::string_view body) {
  if (head == "die") ::_exit(3);
  while (head == "wait") ::usleep(1000);
  return std::string(head) + std::string(body);
}

WorkerLimits Short() {
  WorkerLimits limits;
  limits.wall_time = std::chrono::milliseconds(300);
  return limits;
}

TEST(SharedWorkerPool, GivesEachThreadItsOwnAnswer) {
  SharedWorkerPool pool(2, Act, {});
  std::atomic<int> right = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 6; ++i) {
    threads.emplace_back([&, i] {
      for (int k = 0; k < 20; ++k) {
        const std::string body = std::string(static_cast<std::size_t>(1 + i * 1000), static_cast<char>('a' + i));
        const auto result = pool.Do(std::to_string(k), body, std::chrono::seconds(20));
        if (result && result->end == JobEnd::kDone && result->reply == std::to_string(k) + body) ++right;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(right, 120);
}

TEST(SharedWorkerPool, OutlivesItsWorkers) {
  SharedWorkerPool pool(1, Act, Short());
  EXPECT_EQ(pool.Do("die", "", std::chrono::seconds(1))->end, JobEnd::kCrashed);
  EXPECT_EQ(pool.Do("wait", "", std::chrono::seconds(1))->end, JobEnd::kTimeout);
  EXPECT_EQ(pool.Do("a", "b", std::chrono::seconds(1))->reply, "ab");
}

TEST(SharedWorkerPool, SaysWhenNoneIsFree) {
  SharedWorkerPool pool(1, Act, Short());
  std::thread busy([&] { (void)pool.Do("wait", "", std::chrono::seconds(1)); });
  ::usleep(50'000);
  EXPECT_FALSE(pool.Do("a", "b", std::chrono::milliseconds(1)).has_value());
  busy.join();
}

}  // namespace
}  // namespace acervo::tools
