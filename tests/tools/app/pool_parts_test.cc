// Jobs that have parts: done side by side, each within its own time, and the job goes on with what became of them.
#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

#include "tools/app/worker/job_parts.h"
#include "tools/app/worker/pool.h"

namespace acervo::tools {
namespace pool_parts_test {
namespace {

// "parts:a,b,c" has the parts "a", "b" and "c", and goes on as "rest:".
std::vector<std::string> PartsIn(std::string_view list) {
  std::vector<std::string> parts;
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    parts.emplace_back(list.substr(0, comma));
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return parts;
}

std::string Told(std::string_view packed) {
  std::vector<PartResult> results;
  WireReader reader(packed);
  reader(results);
  std::string told;
  for (const PartResult& result : results) {
    told += std::to_string(static_cast<int>(result.end)) + result.reply + " ";
  }
  return reader.AtEnd() ? told : "bad";
}

JobAnswer Behave(std::string_view head, std::string_view body) {
  if (head.starts_with("parts:")) return {"rest:", PartsIn(head.substr(6))};
  if (head.starts_with("rest:")) return Told(head.substr(5));
  if (head.starts_with("again:")) return {"again:", {"echo"}};
  if (head == "echo") return std::string(body);
  if (head == "nap") std::this_thread::sleep_for(std::chrono::milliseconds(300));
  if (head == "sleep") std::this_thread::sleep_for(std::chrono::seconds(30));
  if (head == "abort") std::abort();
  if (head == "nested") return {"rest:", {"echo"}};
  return std::string(head);
}

JobResult RunOne(const std::string& head, int workers = 1, WorkerLimits limits = {}) {
  WorkerPool pool(workers, Behave, limits);
  pool.Submit({7, head, Bytes::Of("body")});
  JobResult only;
  int results = 0;
  while (pool.pending() > 0) {
    for (JobResult& result : pool.Wait(std::chrono::milliseconds(200))) only = std::move(result), ++results;
  }
  EXPECT_EQ(results, 1);
  EXPECT_EQ(only.ticket, 7U);
  return only;
}

TEST(JobParts, GiveTheirResultsInTheirOrder) {
  for (const int workers : {1, 3}) EXPECT_EQ(RunOne("parts:a,b,echo,c", workers).reply, "0a 0b 0body 0c ");
}

TEST(JobParts, FailAlone) {
  WorkerLimits limits;
  limits.wall_time = std::chrono::milliseconds(300);
  limits.part_time = std::chrono::seconds(0);
  const std::string told = RunOne("parts:a,abort,sleep,b", 2, limits).reply;
  EXPECT_EQ(told, "0a " + std::to_string(static_cast<int>(JobEnd::kCrashed)) + " " +
                      std::to_string(static_cast<int>(JobEnd::kTimeout)) + " 0b ");
}

// Five naps of a part of a document take longer than the document may.
TEST(JobParts, HaveATimeOfTheirOwn) {
  WorkerLimits limits;
  limits.wall_time = std::chrono::milliseconds(600);
  const JobResult result = RunOne("parts:nap,nap,nap,nap,nap", 1, limits);
  EXPECT_EQ(result.end, JobEnd::kDone);
  EXPECT_GE(result.seconds, 1.5);
}

TEST(JobParts, AreDoneSideBySide) { EXPECT_LT(RunOne("parts:nap,nap,nap,nap", 4).seconds, 1.1); }

TEST(JobParts, HaveNoParts) {
  EXPECT_EQ(RunOne("parts:nested").reply, std::to_string(static_cast<int>(JobEnd::kCrashed)) + " ");
}

TEST(JobParts, AreAskedForOnce) { EXPECT_EQ(RunOne("again:").end, JobEnd::kCrashed); }

TEST(JobParts, TogetherTakeNoMoreThanRepliesMay) {
  WorkerLimits limits;
  limits.max_reply = 64;
  std::string many = "parts:" + std::string(40, 'x');
  for (int i = 0; i < 3; ++i) many += ",y";
  EXPECT_EQ(RunOne(many, 1, limits).end, JobEnd::kDone);
}

// Other documents wait for the pages of the one that is at work.
TEST(JobParts, GoBeforeWhatWaits) {
  WorkerPool pool(1, Behave, {});
  pool.Submit({1, "parts:a,b", Bytes::Of("")});
  for (std::uint64_t i = 2; i < 5; ++i) pool.Submit({i, "echo", Bytes::Of("")});
  std::vector<std::uint64_t> order;
  while (pool.pending() > 0) {
    for (const JobResult& result : pool.Wait(std::chrono::milliseconds(200))) order.push_back(result.ticket);
  }
  EXPECT_EQ(order, (std::vector<std::uint64_t>{1, 2, 3, 4}));
}

}  // namespace
}  // namespace pool_parts_test
}  // namespace acervo::tools
