// The input is an archive file, or, where it does not begin as one, damage to a sound archive that is made once: three
// bytes of a place, one of a length, and so many bytes to put there, again and again. So the fuzzer need not carry
// half a megabyte of pages about, nor find their shape.
#include "store/archive.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "parsers/parse.h"
#include "tests/fuzz/properties.h"

namespace {

using namespace acervo;
namespace fs = std::filesystem;

constexpr std::string_view kMagic{"SQLite format 3\0", 16};
constexpr auto kPatience = std::chrono::seconds(5);  // a question; the program has no other limit than its user's

// In memory where the system has files there. It goes with the process.
class Folder {
 public:
  Folder() {
    std::error_code none;
    const fs::path base = fs::is_directory("/dev/shm", none) ? "/dev/shm" : fs::temp_directory_path();
    std::string pattern = (base / "acervo-fuzz-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  ~Folder() {
    std::error_code none;
    fs::remove_all(path_, none);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  void Empty() const {
    for (const auto& entry : fs::directory_iterator(path_)) fs::remove(entry.path());
  }
  std::string file() const { return (path_ / "a.db").string(); }

 private:
  fs::path path_;
};

const Folder& TheFolder() {
  static const Folder folder;
  return folder;
}

Report SmallReport() {
  Document document;
  Table table;
  for (const auto& row : {std::vector<std::string>{"Actividad", "Entidad", "Información", "Fecha"},
                          std::vector<std::string>{"Foro", "Cancillería de Panamá", "Reunión del año", "27 de mayo"}}) {
    std::vector<Cell> cells(row.size());
    for (std::size_t i = 0; i < row.size(); ++i) cells[i].text = row[i];
    table.rows.push_back(std::move(cells));
  }
  Paragraph bullet;
  bullet.text = "Reunión con la Agencia de Cooperación (JICA) el 3 de mayo";
  bullet.list = ListMark{0, "•"};
  document.blocks.emplace_back(std::move(table));
  document.blocks.emplace_back(std::move(bullet));
  return ParseReport(document, {"mayo-2019.txt"});
}

std::string MakeSound() {
  TheFolder().Empty();
  {
    auto archive = Archive::Open(TheFolder().file(), OpenMode::kCreate);
    fuzz::Require(archive.ok(), "an archive can be made");
    const std::string bytes = "Foro, Cancillería de Panamá, 27 de mayo";
    const SourceFile file{"mayo-2019.txt", Sha256Hex(bytes), Format::kTxt, bytes};
    fuzz::Require(archive.value().Import(SmallReport(), file).ok(), "a report can be stored");
  }
  std::ifstream file(TheFolder().file(), std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string Damaged(std::string bytes, std::string_view damage) {
  while (damage.size() > 4) {
    const auto byte = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(damage[i])); };
    const std::size_t at = (byte(0) << 16 | byte(1) << 8 | byte(2)) % bytes.size();
    const std::string_view put = damage.substr(4, byte(3));
    damage.remove_prefix(4 + put.size());
    bytes.replace(at, std::min(put.size(), bytes.size() - at), put);
  }
  return bytes;
}

// Asks what the commands ask: nothing of it may end otherwise than with an answer or an error of the archive.
class Reader {
 public:
  explicit Reader(Archive archive) : archive_(std::move(archive)) {}

  void Read() {
    Ask([&] { return archive_.Stats().ok(); });
    for (const char* query : {"", "foro", "reun* OR jic~", "\"del año\" entidad:cancilleria fecha:2019"}) Search(query);
    Ask([&] { return Export(); });
    Ask([&] { return archive_.ForEachDescription({}, {}).ok(); });
    Ask([&] { return archive_.TimelineOf({}).ok(); });
    Ask([&] { return archive_.Reports().ok(); });
    Ask([&] { return archive_.Failures().ok(); });
    Ask([&] { return archive_.ReparseTargets({}).ok(); });
    for (const std::string& id : ids_) Show(id);
    RequireSoundIfVerified();
  }

 private:
  template <typename Question>
  void Ask(const Question& question) {
    archive_.StopAt(std::chrono::steady_clock::now() + kPatience);
    all_answered_ &= question();
    archive_.StopAt(std::nullopt);
  }

  void Search(const char* query) {
    SearchRequest request;
    request.query = query;
    request.facets = request.explain = true;
    Ask([&] { return archive_.Search(request).ok(); });
  }

  bool Export() {
    return archive_
        .ForEachRecord({},
                       [&](const RecordView& view) {
                         ++exported_;
                         if (ids_.size() < 4) ids_.push_back(view.id);
                         return exported_ < 1000;
                       })
        .ok();
  }

  void Show(const std::string& id) {
    Ask([&] { return archive_.RecordById(id).ok(); });
    const std::string report = id.substr(0, id.find('.'));
    Ask([&] { return archive_.ReportById(report).ok() && archive_.HistoryOf(report).ok(); });
    Ask([&] { return archive_.CompareSources(report).ok(); });
    Ask([&] { return archive_.EntityById("cancilleria-de-panama").ok(); });
  }

  void RequireSoundIfVerified() {
    archive_.StopAt(std::chrono::steady_clock::now() + kPatience);
    const Result<Verification> verified = archive_.Verify({});
    if (!verified.ok() || !verified.value().faults.empty()) return;
    fuzz::Require(all_answered_, "an archive that verifies answers");
    fuzz::Require(exported_ == verified.value().records, "an archive that verifies exports each of its records");
  }

  Archive archive_;
  std::vector<std::string> ids_;
  int exported_ = 0;
  bool all_answered_ = true;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > (1U << 20)) return 0;
  static const std::string sound = MakeSound();
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  TheFolder().Empty();
  std::ofstream(TheFolder().file(), std::ios::binary)
      << (input.starts_with(kMagic) ? std::string(input) : Damaged(sound, input));
  Result<Archive> archive = Archive::Open(TheFolder().file(), OpenMode::kReadOnly);
  if (!archive.ok() && archive.error().code == ErrorCode::kArchiveOlder) {
    archive = Archive::Open(TheFolder().file(), OpenMode::kReadWrite);
  }
  if (archive.ok()) Reader(std::move(archive.value())).Read();
  return 0;
}
