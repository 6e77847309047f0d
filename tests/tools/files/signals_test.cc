#include "tools/files/signals.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "tools/files/atomic_file.h"
#include "tools/files/temporary_file.h"

namespace acervo::tools {
namespace {

namespace fs = std::filesystem;
using ::testing::ExitedWithCode;

class SignalsDeathTest : public ::testing::Test {
 protected:
  SignalsDeathTest() {
    std::string pattern = (fs::temp_directory_path() / "acervo-signals-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
  }
  ~SignalsDeathTest() override { fs::remove_all(folder_); }
  std::string Path(const char* name) const { return folder_ + "/" + name; }
  std::string folder_;
};

TEST_F(SignalsDeathTest, TakeUnfinishedFilesWithThem) {
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
    EXPECT_EXIT(
        {
          EndAtOnceOnSignals();
          std::ofstream(Path("half")) << "x";
          std::ofstream(Path("whole")) << "x";
          const UnfinishedFile half(Path("half"));
          { const UnfinishedFile finished(Path("whole")); }
          const auto written = AtomicFile::Create(Path("export.csv"));
          written.value()->stream().Line("a line");
          ::raise(number);
        },
        ExitedWithCode(130), "");
    EXPECT_TRUE(fs::exists(Path("whole")));
    EXPECT_EQ(std::distance(fs::directory_iterator(folder_), {}), 1) << number;
  }
}

TEST_F(SignalsDeathTest, AreWaitedForOnce) {
  EXPECT_EXIT(
      {
        EndOnSignals();
        ::raise(SIGINT);
        if (Interrupted()) ::raise(SIGTERM);
        ::_exit(0);
      },
      ExitedWithCode(130), "");
}

TEST_F(SignalsDeathTest, LeaveNohupInPeace) {
  EXPECT_EXIT(
      {
        ::signal(SIGHUP, SIG_IGN);
        EndAtOnceOnSignals();
        ::raise(SIGHUP);
        ::_exit(7);
      },
      ExitedWithCode(7), "");
}

}  // namespace
}  // namespace acervo::tools
