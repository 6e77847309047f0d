// The pool with job functions that behave well, hang, crash, eat memory and go away.
#include "tools/app/worker/pool.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <map>
#include <stdexcept>
#include <thread>

namespace acervo::tools {
namespace {

// Answers over the pool's socket itself, as code of a document would: what it says, then that it said nothing.
std::string Forge(std::string_view reply) {
  ::send(3, reply.data(), reply.size(), MSG_NOSIGNAL);
  std::this_thread::sleep_for(std::chrono::seconds(30));
  return "";
}

std::string Behave(std::string_view head, std::string_view body) {
  if (head == "echo") return std::string(body);
  if (head == "pid") return std::to_string(::getpid());
  if (head == "sleep") std::this_thread::sleep_for(std::chrono::seconds(30));
  if (head == "spin") {
    for (volatile bool forever = true; forever;) {
    }
  }
  if (head == "abort") std::abort();
  if (head == "segv") ::raise(SIGSEGV);
  if (head == "throw") throw std::runtime_error("malformed");
  if (head == "exit") ::_exit(0);
  if (head == "retire") ::_exit(kRetiredExit);
  if (head == "forge") return Forge(body);
  if (head == "long") return std::string(1 << 20, 'x');
  if (head == "new") return std::to_string(std::string(std::size_t{8} << 30, 'x').size());
  if (head == "open") {
    int opened = 0;
    while (::open("/dev/null", O_RDONLY | O_CLOEXEC) >= 0) ++opened;
    return std::to_string(opened);
  }
  if (head == "malloc") {  // as libraries in C do it
    if (std::malloc(std::size_t{8} << 30) == nullptr) std::abort();
  }
  return "?";
}

Job MakeJob(std::uint64_t ticket, const std::string& head, std::string body = {}) {
  return {ticket, head, Bytes::Of(std::move(body))};
}

std::map<std::uint64_t, JobResult> RunAll(WorkerPool& pool, const std::vector<Job>& jobs) {
  for (const Job& job : jobs) pool.Submit(job);
  std::map<std::uint64_t, JobResult> results;
  while (pool.pending() > 0) {
    for (JobResult& result : pool.Wait(std::chrono::milliseconds(200))) {
      EXPECT_TRUE(results.emplace(result.ticket, std::move(result)).second) << "told twice";
    }
  }
  return results;
}

JobResult RunOne(const std::string& head, WorkerLimits limits = {}) {
  WorkerPool pool(1, Behave, limits);
  return RunAll(pool, {MakeJob(7, head)}).at(7);
}

TEST(WorkerPool, GivesEachAnswerToItsTicket) {
  WorkerPool pool(3, Behave, {});
  std::vector<Job> jobs;
  for (std::uint64_t i = 0; i < 50; ++i) jobs.push_back(MakeJob(i, "echo", "body " + std::to_string(i)));
  const auto results = RunAll(pool, jobs);
  ASSERT_EQ(results.size(), jobs.size());
  for (const auto& [ticket, result] : results) {
    EXPECT_EQ(result.end, JobEnd::kDone);
    EXPECT_EQ(result.reply, "body " + std::to_string(ticket));
  }
}

TEST(WorkerPool, CarriesBodiesLargerThanASocketHolds) {
  WorkerPool pool(1, Behave, {});
  std::string body(std::size_t{16} << 20, '\0');
  for (std::size_t i = 0; i < body.size(); i += 997) body[i] = static_cast<char>(i);
  EXPECT_EQ(RunAll(pool, {MakeJob(1, "echo", body)}).at(1).reply, body);
}

TEST(WorkerPool, CarriesEmptyBodies) {
  WorkerPool pool(1, Behave, {});
  EXPECT_EQ(RunAll(pool, {MakeJob(1, "echo")}).at(1).reply, "");
}

TEST(WorkerPool, WorksInOtherProcesses) { EXPECT_NE(RunOne("pid").reply, std::to_string(::getpid())); }

TEST(WorkerPool, EndsWhatSleepsTooLong) {
  WorkerLimits limits;
  limits.wall_time = std::chrono::milliseconds(300);
  const JobResult result = RunOne("sleep", limits);
  EXPECT_EQ(result.end, JobEnd::kTimeout);
  EXPECT_LT(result.seconds, 10);
}

TEST(WorkerPool, EndsWhatNeverStops) {
  WorkerLimits limits;
  limits.wall_time = std::chrono::milliseconds(300);
  EXPECT_EQ(RunOne("spin", limits).end, JobEnd::kTimeout);
}

TEST(WorkerPool, EndsWhatTakesTooMuchOfTheProcessor) {
  WorkerLimits limits;
  limits.cpu_time = std::chrono::seconds(1);
  const JobResult result = RunOne("spin", limits);
  EXPECT_EQ(result.end, JobEnd::kTimeout);
  EXPECT_LT(result.seconds, 20);
}

// The parent stores a document, or has nothing to do: that is no time of a document's.
TEST(WorkerPool, LetsWorkersWaitForWork) {
  WorkerLimits limits;
  limits.wall_time = std::chrono::milliseconds(200);
  limits.retire_above = std::size_t{1} << 32;  // a sanitized test program is large before the first job
  WorkerPool pool(1, Behave, limits);
  const std::string before = RunAll(pool, {MakeJob(1, "pid")}).at(1).reply;
  ::usleep(300'000);
  EXPECT_EQ(RunAll(pool, {MakeJob(2, "pid")}).at(2).reply, before);
}

TEST(WorkerPool, LimitsOpenFiles) {
  WorkerLimits limits;
  limits.open_files = 10;
  EXPECT_EQ(RunOne("open", limits).reply, "6");  // beside the standard streams and the socket
}

TEST(WorkerPool, TellsCrashes) {
  EXPECT_EQ(RunOne("abort").end, JobEnd::kCrashed);
  EXPECT_EQ(RunOne("segv").end, JobEnd::kCrashed);
  EXPECT_EQ(RunOne("segv").reply.substr(0, 4), AddressSpaceIsLimited() ? "SIGS" : RunOne("segv").reply.substr(0, 4));
}

TEST(WorkerPool, TellsExceptions) {
  const JobResult result = RunOne("throw");
  EXPECT_EQ(result.end, JobEnd::kCrashed);
  EXPECT_EQ(result.reply, "malformed");
}

TEST(WorkerPool, DoesNotTryForEverWhatEndsTheProcess) { EXPECT_EQ(RunOne("exit").end, JobEnd::kCrashed); }

TEST(WorkerPool, TellsThatMemoryRanOut) {
  if (!AddressSpaceIsLimited()) GTEST_SKIP() << "no limit of address space under a sanitizer";
  EXPECT_EQ(RunOne("new").end, JobEnd::kOutOfMemory);
  EXPECT_EQ(RunOne("malloc").end, JobEnd::kOutOfMemory);
}

TEST(WorkerPool, DoesNotTryForEverWhatSaysItRetired) { EXPECT_EQ(RunOne("retire").end, JobEnd::kCrashed); }

std::string Reply(char end, std::uint64_t size, std::string_view text) {
  std::string reply(1 + sizeof size, end);
  std::memcpy(reply.data() + 1, &size, sizeof size);
  return reply.append(text);
}

TEST(WorkerPool, BelievesNoAnswerThatIsOutOfOrder) {
  const auto end_of = [](const std::string& reply) {
    WorkerPool pool(1, Behave, {});
    return RunAll(pool, {MakeJob(7, "forge", reply)}).at(7).end;
  };
  EXPECT_EQ(end_of(Reply(static_cast<char>(JobEnd::kDone), 2, "ok")), JobEnd::kDone);
  EXPECT_EQ(end_of(Reply(static_cast<char>(JobEnd::kTimeout), 2, "ok")), JobEnd::kCrashed);
  EXPECT_EQ(end_of(Reply('x', 2, "ok")), JobEnd::kCrashed);
  EXPECT_EQ(end_of(Reply(static_cast<char>(JobEnd::kDone), 2, "ok and more")), JobEnd::kCrashed);
  EXPECT_EQ(end_of(Reply(static_cast<char>(JobEnd::kDone), ~std::uint64_t{0}, "")), JobEnd::kReplyTooLarge);
}

TEST(WorkerPool, RefusesAnswersThatAreTooLong) {
  WorkerLimits limits;
  limits.max_reply = 1 << 10;
  EXPECT_EQ(RunOne("long", limits).end, JobEnd::kReplyTooLarge);
}

TEST(WorkerPool, LosesNothingToAPoisonousJob) {
  WorkerLimits limits;
  limits.wall_time = std::chrono::seconds(20);
  WorkerPool pool(2, Behave, limits);
  std::vector<Job> jobs;
  for (std::uint64_t i = 0; i < 20; ++i) jobs.push_back(MakeJob(i, i % 3 == 0 ? "abort" : "echo", "x"));
  const auto results = RunAll(pool, jobs);
  ASSERT_EQ(results.size(), 20U);
  for (const auto& [ticket, result] : results) {
    EXPECT_EQ(result.end, ticket % 3 == 0 ? JobEnd::kCrashed : JobEnd::kDone);
  }
}

TEST(WorkerPool, ReplacesWorkersThatGrewTooLarge) {
  WorkerLimits limits;
  limits.retire_above = 1;  // all of them
  WorkerPool pool(1, Behave, limits);
  std::vector<Job> jobs;
  for (std::uint64_t i = 0; i < 5; ++i) jobs.push_back(MakeJob(i, "pid"));
  std::map<std::string, int> pids;
  for (const auto& [ticket, result] : RunAll(pool, jobs)) {
    EXPECT_EQ(result.end, JobEnd::kDone);
    ++pids[result.reply];
  }
  EXPECT_EQ(pids.size(), 5U);
}

TEST(WorkerPool, NeverBlamesAJobForTheRetirementOfWorkers) {
  WorkerLimits limits;
  limits.retire_above = 1;
  WorkerPool pool(3, Behave, limits);
  std::vector<Job> jobs;
  for (std::uint64_t i = 0; i < 60; ++i) jobs.push_back(MakeJob(i, "echo", "x"));
  for (const auto& [ticket, result] : RunAll(pool, jobs)) EXPECT_EQ(result.end, JobEnd::kDone) << result.reply;
}

TEST(WorkerPool, GivesAJobASecondChanceWhenItsWorkerIsKilledFromOutside) {
  WorkerLimits limits;
  limits.wall_time = std::chrono::seconds(20);
  WorkerPool pool(1, Behave, limits);
  const pid_t worker = std::stoi(RunAll(pool, {MakeJob(1, "pid")}).at(1).reply);
  ::kill(worker, SIGKILL);
  const JobResult result = RunAll(pool, {MakeJob(2, "echo", "still there")}).at(2);
  EXPECT_EQ(result.end, JobEnd::kDone);
  EXPECT_EQ(result.reply, "still there");
}

}  // namespace
}  // namespace acervo::tools
