#include "tools/files/walk.h"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <memory>
#include <unordered_set>

#include "tools/files/system_error.h"

namespace acervo::tools {
namespace {

struct CloseDirectory {
  void operator()(DIR* directory) const { ::closedir(directory); }
};
using Directory = std::unique_ptr<DIR, CloseDirectory>;

// "~$informe.docx" is Word's note that somebody has it open, ".~lock.informe.docx#" LibreOffice's.
std::string ReasonToSkip(const std::string& name) {
  if (name.starts_with("~$") || name.starts_with(".~lock.")) return "lock_file";
  return name.starts_with(".") ? "hidden_file" : "";
}

std::string Join(const std::string& folder, const std::string& name) {
  if (folder == ".") return name;
  return folder.ends_with('/') ? folder + name : folder + "/" + name;
}

// "uno/dos/mayo.docx" of "/home/ana/uno/dos/mayo.docx", where "/home/ana/uno" was given.
std::string ShownPath(const std::string& given, const std::string& location) {
  const std::string parent = std::filesystem::path(given).parent_path().string();
  const std::size_t begin = parent.ends_with('/') ? parent.size() : parent.size() + 1;
  const bool is_below = location.size() > begin && location.starts_with(parent);
  return is_below ? location.substr(begin) : location;
}

class Walk {
 public:
  explicit Walk(const std::set<FileId>& own) : own_(own) {}

  std::vector<FoundFile> Given(const std::string& path) {
    struct stat about {};
    if (::stat(path.c_str(), &about) != 0) {
      const int error = errno;
      const bool dangling = ::lstat(path.c_str(), &about) == 0;
      return {Found(path, "", SystemError(error), dangling)};
    }
    if (!S_ISDIR(about.st_mode)) return {Found(path)};
    found_.clear();
    pending_ = {path};
    while (!pending_.empty()) {
      const std::string folder = std::move(pending_.back());
      pending_.pop_back();
      List(folder);
    }
    std::sort(found_.begin(), found_.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    return std::move(found_);
  }

 private:
  void List(const std::string& folder) {
    struct stat about {};
    if (::stat(folder.c_str(), &about) == 0 && !visited_.insert({about.st_dev, about.st_ino}).second) return;
    const Directory directory(::opendir(folder.c_str()));
    if (!directory) {
      found_.push_back(Found(folder, "", SystemError(errno)));
      return;
    }
    while (const dirent* entry = ::readdir(directory.get())) {
      const std::string name = entry->d_name;
      if (name != "." && name != "..") Enter(Join(folder, name), name);
    }
  }

  void Enter(const std::string& path, const std::string& name) {
    struct stat about {};
    const bool there = ::stat(path.c_str(), &about) == 0;
    const bool own = there && own_.contains({about.st_dev, about.st_ino});
    const std::string reason = own ? "archive_file" : ReasonToSkip(name);
    if (!reason.empty()) {
      found_.push_back(Found(path, reason));
    } else if (!there) {
      found_.push_back(Found(path, "", SystemError(errno)));
    } else if (S_ISDIR(about.st_mode)) {
      pending_.push_back(path);
    } else {
      found_.push_back(Found(path));
    }
  }

  // What is shown is filled in at the end.
  static FoundFile Found(const std::string& path, const std::string& skipped = "",
                         std::optional<Error> error = std::nullopt, bool exists = true) {
    return {path, "", AbsolutePath(path), skipped, std::move(error), exists};
  }

  const std::set<FileId>& own_;
  std::set<FileId> visited_;
  std::vector<std::string> pending_;
  std::vector<FoundFile> found_;
};

}  // namespace

std::string AbsolutePath(const std::string& path) {
  std::error_code failure;
  const std::filesystem::path absolute = std::filesystem::absolute(path, failure);
  std::string plain = (failure ? std::filesystem::path(path) : absolute).lexically_normal().string();
  if (plain.size() > 1 && plain.ends_with('/')) plain.pop_back();
  return plain;
}

std::string TellingPath(const std::string& shown, const std::string& location) {
  if (shown.find('/') != shown.npos || !location.starts_with('/')) return shown;
  const std::string folder = std::filesystem::path(location).parent_path().filename().string();
  return folder.empty() ? shown : folder + "/" + shown;
}

std::optional<FileId> FileIdOf(const std::string& path) {
  struct stat about {};
  if (::stat(path.c_str(), &about) != 0) return std::nullopt;
  return FileId{about.st_dev, about.st_ino};
}

std::string PlainPath(const std::string& path) {
  std::string plain = path.starts_with('/') ? "/" : "";
  for (std::size_t begin = 0; begin < path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string part = path.substr(begin, end - begin);
    if (!part.empty() && part != ".") plain += (plain.empty() || plain.ends_with('/') ? "" : "/") + part;
    begin = end + 1;
  }
  return plain.empty() && !path.empty() ? "." : plain;
}

std::vector<FoundFile> FindFiles(const std::vector<std::string>& paths, const std::set<FileId>& own) {
  Walk walk(own);
  std::vector<FoundFile> all;
  std::unordered_set<std::string> seen;
  for (const std::string& path : paths) {
    for (FoundFile& file : walk.Given(PlainPath(path))) {
      file.shown = ShownPath(AbsolutePath(path), file.location);
      if (seen.insert(file.location).second) all.push_back(std::move(file));
    }
  }
  return all;
}

}  // namespace acervo::tools
