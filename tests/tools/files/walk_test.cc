#include "tools/files/walk.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace acervo::tools {
namespace {

namespace fs = std::filesystem;

class WalkTest : public ::testing::Test {
 protected:
  WalkTest() {
    std::string pattern = (fs::temp_directory_path() / "acervo-walk-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
  }
  ~WalkTest() override { fs::remove_all(folder_); }

  void Make(const std::string& name) const {
    fs::create_directories(fs::path(folder_ + "/" + name).parent_path());
    std::ofstream(folder_ + "/" + name) << name;
  }
  // Names under the folder, each with why it is not read.
  std::vector<std::string> Names(const std::vector<FoundFile>& files) const {
    std::vector<std::string> names;
    for (const FoundFile& file : files) {
      const std::string name = file.path.substr(std::min(file.path.size(), folder_.size() + 1));
      names.push_back(name + (file.skipped.empty() ? "" : " " + file.skipped) + (file.error ? " error" : ""));
    }
    return names;
  }
  std::vector<std::string> Walked() const { return Names(FindFiles({folder_}, {})); }

  std::string folder_;
};

using Strings = std::vector<std::string>;

TEST_F(WalkTest, GivesFilesInTheOrderOfTheirPaths) {
  for (const char* name : {"b/x.docx", "a.pdf", "b.txt", "b-2/y.txt", "c/d/e.txt"}) Make(name);
  EXPECT_EQ(Walked(), (Strings{"a.pdf", "b-2/y.txt", "b.txt", "b/x.docx", "c/d/e.txt"}));
}

TEST_F(WalkTest, SkipsHiddenAndLockFiles) {
  for (const char* name : {"~$mayo.docx", ".~lock.mayo.docx#", ".DS_Store", "mayo.docx"}) Make(name);
  EXPECT_EQ(Walked(),
            (Strings{".DS_Store hidden_file", ".~lock.mayo.docx# lock_file", "mayo.docx", "~$mayo.docx lock_file"}));
}

TEST_F(WalkTest, ReadsHiddenFilesThatWereNamed) {
  Make(".oculto.txt");
  EXPECT_EQ(Names(FindFiles({folder_ + "/.oculto.txt"}, {})), (Strings{".oculto.txt"}));
}

TEST_F(WalkTest, FollowsLinksButNotInCircles) {
  Make("a/x.txt");
  fs::create_symlink("..", folder_ + "/a/up");
  fs::create_directory_symlink("a", folder_ + "/z");
  EXPECT_EQ(Walked().size(), 1U);
}

TEST_F(WalkTest, TellsDanglingLinksAndAbsentPaths) {
  fs::create_symlink("nowhere", folder_ + "/link");
  EXPECT_EQ(Walked(), (Strings{"link error"}));
  const auto absent = FindFiles({folder_ + "/absent"}, {});
  ASSERT_EQ(absent.size(), 1U);
  EXPECT_FALSE(absent[0].exists);
  EXPECT_EQ(absent[0].error->code, ErrorCode::kUnreadable);
}

TEST_F(WalkTest, GoesOnBesideAFolderItMayNotList) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may list everything";
  Make("closed/x.txt");
  Make("open.txt");
  fs::permissions(folder_ + "/closed", fs::perms::none);
  EXPECT_EQ(Walked(), (Strings{"closed error", "open.txt"}));
  fs::permissions(folder_ + "/closed", fs::perms::owner_all);
}

TEST_F(WalkTest, NamesEachFileOnce) {
  Make("a/x.txt");
  const std::string file = folder_ + "/a/x.txt";
  EXPECT_EQ(Names(FindFiles({file, folder_, folder_ + "//a/"}, {})), (Strings{"a/x.txt"}));
}

TEST_F(WalkTest, LeavesItsOwnFilesAlone) {
  Make("acervo.db");
  EXPECT_EQ(Names(FindFiles({folder_}, {*FileIdOf(folder_ + "/acervo.db")})), (Strings{"acervo.db archive_file"}));
}

TEST(PlainPath, GivesOneFileOnePath) {
  EXPECT_EQ(PlainPath("./informes//2019/"), "informes/2019");
  EXPECT_EQ(PlainPath("/a/./b"), "/a/b");
  EXPECT_EQ(PlainPath("a/../b"), "a/../b");
  EXPECT_EQ(PlainPath("./"), ".");
  EXPECT_EQ(PlainPath("/"), "/");
}

TEST_F(WalkTest, ShowsPathsWithinTheFolderThatWasGiven) {
  Make("uno/dos/x.txt");
  const std::string name = fs::path(folder_).filename().string();
  const std::string absolute = folder_ + "/uno/dos/x.txt";
  const std::vector<std::pair<std::string, std::string>> given{{folder_, name + "/uno/dos/x.txt"},
                                                               {folder_ + "/uno/", "uno/dos/x.txt"},
                                                               {folder_ + "/uno/dos/..", "uno/dos/x.txt"},
                                                               {folder_ + "/./uno//dos", "dos/x.txt"},
                                                               {absolute, "x.txt"}};
  for (const auto& [path, shown] : given) {
    const auto files = FindFiles({path}, {});
    ASSERT_EQ(files.size(), 1u) << path;
    EXPECT_EQ(files[0].shown, shown) << path;
    EXPECT_EQ(files[0].location, absolute) << path;
  }
}

TEST_F(WalkTest, ShowsTheFolderThatTheProgramRunsIn) {
  Make("uno/x.txt");
  const fs::path before = fs::current_path();
  fs::current_path(folder_ + "/uno");
  const auto files = FindFiles({"."}, {});
  fs::current_path(before);
  ASSERT_EQ(files.size(), 1u);
  EXPECT_EQ(files[0].path, "x.txt");
  EXPECT_EQ(files[0].shown, "uno/x.txt");
  EXPECT_TRUE(files[0].location.ends_with("/uno/x.txt"));
}

TEST_F(WalkTest, GivesAFileOnceUnderAllSpellingsOfItsPath) {
  Make("uno/x.txt");
  EXPECT_EQ(FindFiles({folder_ + "/uno", folder_ + "/uno/x.txt", folder_ + "/uno/../uno/x.txt"}, {}).size(), 1u);
}

TEST(TellingPath, IsTheFolderOfAFileGivenAlone) {
  EXPECT_EQ(TellingPath("x.txt", "/a/2019/x.txt"), "2019/x.txt");
  EXPECT_EQ(TellingPath("informes/2019/x.txt", "/a/informes/2019/x.txt"), "informes/2019/x.txt");
  EXPECT_EQ(TellingPath("x.txt", "/x.txt"), "x.txt");
  EXPECT_EQ(TellingPath("in/x.txt", "in/x.txt"), "in/x.txt");
}

}  // namespace
}  // namespace acervo::tools
