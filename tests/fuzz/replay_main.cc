// Stands in for libFuzzer's main: runs the target on each file named, or in each folder named, and on damaged copies
// of it that are the same in every run.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr int kDamagedCopies = 24;

void Run(const std::string& bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

// Flips a few bytes, and cuts every third copy.
std::string Damaged(std::string bytes, int copy) {
  std::mt19937 random(static_cast<unsigned>(copy));
  if (bytes.empty()) return bytes;
  for (int flip = 0; flip < 1 + copy % 5; ++flip) bytes[random() % bytes.size()] = static_cast<char>(random() & 0xFF);
  if (copy % 3 == 0) bytes.resize(random() % bytes.size());
  return bytes;
}

std::vector<std::filesystem::path> FilesIn(const std::filesystem::path& path) {
  if (!std::filesystem::is_directory(path)) return {path};
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(path)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

int main(int argc, char** argv) {
  int files = 0;
  for (int i = 1; i < argc; ++i) {
    for (const std::filesystem::path& path : FilesIn(argv[i])) {
      std::ifstream file(path, std::ios::binary);
      if (!file) {
        std::fprintf(stderr, "cannot read %s\n", path.c_str());
        return 1;
      }
      const std::string bytes{std::istreambuf_iterator<char>(file), {}};
      Run(bytes);
      for (int copy = 0; copy < kDamagedCopies; ++copy) Run(Damaged(bytes, copy));
      ++files;
    }
  }
  std::printf("replayed %d files, each with %d damaged copies\n", files, kDamagedCopies);
  return files > 0 ? 0 : 1;
}
