#include "tools/app/import/importer.h"

#include <algorithm>
#include <cmath>
#include <ctime>

#include "tools/files/read_file.h"
#include "tools/files/signals.h"
#include "tools/present/messages/errors.h"

namespace acervo::tools {
namespace {

constexpr std::size_t kWindowBytes = std::size_t{8} << 20;
constexpr std::size_t kWindowFilesPerJob = 8;
// What goes into one transaction at most, and how long a finished report waits for others.
constexpr std::size_t kBatchReports = 32;
constexpr std::size_t kBatchBytes = std::size_t{2} << 20;
constexpr std::chrono::milliseconds kBatchPatience{300};
constexpr std::chrono::milliseconds kPatience{100};

using Clock = std::chrono::steady_clock;

std::int64_t MillisecondsSince(Clock::time_point began) {
  return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - began).count();
}

// What would only waste time again, as long as nobody asks for it.
bool IsCostly(std::string_view code) {
  return code == Token(ErrorCode::kTimeout) || code == Token(ErrorCode::kCrashed) ||
         code == Token(ErrorCode::kOutOfMemory);
}

ErrorCode CostlyCode(std::string_view token) {
  for (const ErrorCode code : {ErrorCode::kTimeout, ErrorCode::kOutOfMemory}) {
    if (Token(code) == token) return code;
  }
  return ErrorCode::kCrashed;
}

std::string NowUtc() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  ::gmtime_r(&now, &parts);
  std::string text(sizeof "2026-01-01T00:00:00Z", '\0');
  text.resize(std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts));
  return text;
}

FilePlace PlaceOf(const ImportLine& line) { return {line.path, line.location}; }

}  // namespace

Importer::Importer(Archive& archive, WorkerPool& pool, ImportOptions options, LineSink sink, Pulse pulse)
    : archive_(archive), pool_(pool), options_(std::move(options)), sink_(std::move(sink)), pulse_(std::move(pulse)) {}

Status Importer::Run(const std::vector<FoundFile>& files) {
  if (Status status = LoadFailures(); !status.ok()) return status;
  for (std::size_t next = 0; (next < files.size() || !window_.empty()) && !Interrupted();) {
    while (next < files.size() && HasRoom() && !Interrupted()) {
      pulse_(files[next].path);
      if (Status status = Admit(files[next++]); !status.ok()) return status;
      Collect(std::chrono::milliseconds(0));
      if (Status status = SettleReady(false); !status.ok()) return status;
    }
    Collect(kPatience);
    if (Status status = SettleReady(false); !status.ok()) return status;
  }
  return SettleReady(true);
}

Status Importer::LoadFailures() {
  Result<std::vector<Failure>> failures = archive_.Failures();
  if (!failures.ok()) return std::move(failures.error());
  for (Failure& failure : failures.value()) failures_.emplace(failure.location, std::move(failure));
  return Ok();
}

bool Importer::HasRoom() const {
  const std::size_t most = kBatchReports + kWindowFilesPerJob * static_cast<std::size_t>(std::max(1, options_.jobs));
  return window_.size() < most && (window_.empty() || bytes_in_window_ < kWindowBytes);
}

Status Importer::Admit(const FoundFile& file) {
  Slot slot;
  slot.line.path = PathText(file.shown);
  slot.line.location = PathText(file.location);
  slot.remember = file.exists;
  Status status = Ok();
  if (!file.skipped.empty()) {
    slot.line.status = FileStatus::kSkipped;
    slot.line.notices.push_back(InPart(DiagnosticCodeFromToken(file.skipped), {}, slot.line.path));
  } else if (file.error) {
    status = Fail(slot, *file.error);
  } else {
    Result<std::shared_ptr<const Bytes>> bytes = Bytes::Open(file.path, options_.document.Request("").max_size);
    status = bytes.ok() ? AdmitBytes(slot, std::move(bytes.value())) : Fail(slot, std::move(bytes.error()));
  }
  slot.line.ms = MillisecondsSince(slot.began);
  if (status.ok()) window_.push_back(std::move(slot));
  return status;
}

Status Importer::AdmitBytes(Slot& slot, std::shared_ptr<const Bytes> bytes) {
  slot.line.sha256 = Sha256Hex(bytes->size(), [&](std::size_t offset) { return bytes->Piece(offset); });
  const Result<bool> known = KnownToArchive(slot);
  if (!known.ok()) return known.error();
  if (known.value() || KnownToFail(slot)) return Ok();
  slot.bytes = std::move(bytes);
  bytes_in_window_ += slot.bytes->in_memory();
  if (at_work_.contains(slot.line.sha256)) {
    slot.state = SlotState::kSameBytes;
  } else {
    SendToWorker(slot);
  }
  return Ok();
}

Result<bool> Importer::KnownToArchive(Slot& slot) {
  const auto unchanged = archive_.Unchanged(PlaceOf(slot.line), slot.line.sha256);
  if (!unchanged.ok()) return unchanged.error();
  std::optional<std::string> id = unchanged.value();
  FileStatus known_as = FileStatus::kUnchanged;
  if (!id) {
    const auto added = archive_.AddPath(PlaceOf(slot.line), slot.line.sha256);
    if (!added.ok()) return added.error();
    id = added.value();
    known_as = FileStatus::kDuplicate;
  }
  if (!id) return false;
  if (Status filled = FillFromArchive(slot, *id, known_as); !filled.ok()) return std::move(filled.error());
  return true;
}

bool Importer::KnownToFail(Slot& slot) {
  if (const auto found = failed_bytes_.find(slot.line.sha256); found != failed_bytes_.end()) {
    slot.line.format = found->second.format;
    (void)Fail(slot, found->second.error);
    return true;
  }
  const auto found = failures_.find(slot.line.location);
  const bool same = found != failures_.end() && found->second.sha256 == slot.line.sha256;
  if (!same || options_.tries_again || !IsCostly(found->second.code)) return false;
  slot.line.error = Error{CostlyCode(found->second.code), found->second.detail, {}};
  return true;
}

void Importer::SendToWorker(Slot& slot) {
  slot.state = SlotState::kAtWorker;
  slot.ticket = next_ticket_++;
  at_work_[slot.line.sha256] = slot.ticket;
  DocumentRequest request = options_.document.Request(TellingPath(slot.line.path, slot.line.location));
  request.prepares = true;
  Job job = DocumentJob(slot.ticket, request, slot.bytes);
  job.spent = std::chrono::milliseconds(MillisecondsSince(slot.began));
  pool_.Submit(std::move(job));
}

std::size_t Importer::BytesOf(const Slot& slot) {
  return (slot.bytes ? slot.bytes->in_memory() : 0) + slot.reply_bytes;
}

void Importer::Collect(std::chrono::milliseconds patience) {
  if (pool_.pending() == 0) return;
  for (JobResult& result : pool_.Wait(patience)) {
    const auto slot = std::find_if(window_.begin(), window_.end(), [&](const Slot& candidate) {
      return candidate.state == SlotState::kAtWorker && candidate.ticket == result.ticket;
    });
    if (slot == window_.end()) continue;
    slot->reply_bytes = result.reply.size();
    bytes_in_window_ += slot->reply_bytes;
    slot->answer = std::move(result);
    slot->came = Clock::now();
    slot->state = SlotState::kRead;
  }
  if (!window_.empty()) pulse_(window_.front().line.path);
}

// In the order of the files. After an interruption what is not finished is left out.
Status Importer::SettleReady(bool skip_unfinished) {
  if (Status status = archive_.InPlace(); !status.ok()) return status;
  if (skip_unfinished) std::erase_if(window_, [this](const Slot& slot) { return IsUnfinished(slot); });
  for (std::size_t ready = CountReady(); ready > 0; ready = CountReady()) {
    if (!skip_unfinished && !IsWorthABatch(ready)) return Ok();
    if (Status status = SettleBatch(ready); !status.ok()) return status;
    if (!window_.empty() && window_.front().state == SlotState::kAtWorker) return Ok();
  }
  return Ok();
}

bool Importer::IsUnfinished(const Slot& slot) const {
  const bool waits = slot.state == SlotState::kSameBytes && at_work_.contains(slot.line.sha256);
  return slot.state == SlotState::kAtWorker || waits;
}

// How many at the front can be stored or told now, as many as one transaction takes.
std::size_t Importer::CountReady() const {
  std::size_t ready = 0, bytes = 0;
  for (const Slot& slot : window_) {
    bytes += BytesOf(slot);
    const bool is_full = ready >= kBatchReports || bytes > kBatchBytes;
    if (IsUnfinished(slot) || (ready > 0 && is_full)) break;
    ++ready;
    if (slot.state == SlotState::kSettled && ready == 1) return ready;  // to be told at once
  }
  return ready;
}

// A batch waits for more, but not where it is full, where nothing more comes or where it has waited long.
bool Importer::IsWorthABatch(std::size_t ready) const {
  const Slot& first = window_.front();
  if (first.state != SlotState::kRead || ready >= kBatchReports || ready == window_.size()) return true;
  if (!HasRoom() && ready >= window_.size() / 2) return true;
  return Clock::now() - first.came >= kBatchPatience;
}

Status Importer::SettleBatch(std::size_t ready) {
  if (ready == 1) return SettleOneByOne(ready);
  std::size_t settled = 0;
  Status status = archive_.BeginBatch();
  in_batch_ = true;
  while (status.ok() && settled < ready) {
    Slot& slot = window_[settled];
    status = Settle(slot);
    if (slot.state == SlotState::kAtWorker) break;
    ++settled;
    Collect(std::chrono::milliseconds(0));  // no worker is to wait for the archive
  }
  in_batch_ = false;
  if (status.ok()) status = archive_.EndBatch();
  if (!status.ok()) return SettleOneByOne(ready);  // so that all but the faulty one are kept
  Tell(settled);
  return Ok();
}

Status Importer::SettleOneByOne(std::size_t ready) {
  for (; ready > 0; --ready) {
    Slot& slot = window_.front();
    if (slot.state == SlotState::kAtWorker) return Ok();
    if (Status status = Settle(slot); !status.ok()) return status;
    if (slot.state == SlotState::kAtWorker) return Ok();
    Tell(1);
  }
  return Ok();
}

void Importer::Tell(std::size_t count) {
  for (; count > 0; --count) {
    Slot& slot = window_.front();
    bytes_in_window_ -= BytesOf(slot);
    FillFromReport(slot);
    sink_(slot.line);
    window_.pop_front();
  }
}

Status Importer::Settle(Slot& slot) {
  if (slot.state == SlotState::kSettled) return Ok();
  const Clock::time_point began = Clock::now();
  Status status = slot.state == SlotState::kRead ? Store(slot) : StoreSameBytes(slot);
  // At the worker's end what it took to read the file is counted already.
  const std::int64_t before = slot.state == SlotState::kRead ? std::llround(slot.answer.seconds * 1000) : slot.line.ms;
  slot.line.ms = before + MillisecondsSince(began);
  return status;
}

Status Importer::Store(Slot& slot) {
  at_work_.erase(slot.line.sha256);
  if (!slot.reply) slot.reply = ReplyFrom(std::move(slot.answer));
  DocumentReply& reply = *slot.reply;
  slot.line.format = reply.format;
  if (!slot.bytes->IsAsOpened()) return Fail(slot, Error{ErrorCode::kUnreadable, "changed", {}});
  if (!reply.report.ok()) {
    failed_bytes_.emplace(slot.line.sha256, FailedBytes{reply.report.error(), reply.format});
    return Fail(slot, reply.report.error());
  }
  const SourceFile file{slot.line.path,
                        slot.line.sha256,
                        slot.line.format.value_or(Format::kTxt),
                        options_.keeps_originals ? slot.bytes->Whole() : std::string(),
                        reply.modified,
                        slot.line.location,
                        options_.keeps_originals ? reply.packed : std::nullopt};
  const Result<ImportOutcome> outcome = reply.prepared ? archive_.Import(reply.report.value(), *reply.prepared, file)
                                                       : archive_.Import(reply.report.value(), file);
  if (!outcome.ok() && (in_batch_ || IsOfTheArchive(outcome.error().code))) return outcome.error();
  if (!outcome.ok()) return Fail(slot, outcome.error());
  slot.line.status = StatusFrom(outcome.value().status);
  slot.line.report = outcome.value().report_id;
  slot.former_report = outcome.value().former_report_id;
  return Ok();
}

// The document with these bytes stood before it in the window and is settled now.
Status Importer::StoreSameBytes(Slot& slot) {
  const Result<bool> known = KnownToArchive(slot);
  if (!known.ok()) return known.error();
  if (known.value() || KnownToFail(slot)) return Ok();
  // Its place has held another report, or the first one's report is withdrawn: it is read by itself.
  SendToWorker(slot);
  return Ok();
}

Status Importer::Fail(Slot& slot, Error error) {
  slot.line.status = FileStatus::kFailed;
  slot.line.error = std::move(error);
  if (!slot.remember) return failures_.contains(slot.line.location) ? archive_.ForgetFailure(slot.line.location) : Ok();
  const std::string code(Token(slot.line.error->code));
  const auto before = failures_.find(slot.line.location);
  const bool told =
      before != failures_.end() && before->second.sha256 == slot.line.sha256 && before->second.code == code;
  if (told) return Ok();
  return archive_.NoteFailure(
      {slot.line.path, slot.line.sha256, code, slot.line.error->detail, NowUtc(), slot.line.location});
}

Status Importer::FillFromArchive(Slot& slot, const std::string& report_id, FileStatus status) {
  slot.line.status = status;
  slot.line.report = report_id;
  const Result<Format> format = archive_.FormatOfOriginal(slot.line.sha256);
  if (!format.ok()) return format.error();
  Result<ReportTally> tally = archive_.TallyOf(report_id);
  if (!tally.ok()) return std::move(tally.error());
  slot.line.format = format.value();
  slot.line.activities = tally.value().activities;
  slot.line.coordinations = tally.value().coordinations;
  slot.line.text_records = tally.value().texts;
  slot.line.rows_seen = tally.value().rows_seen;
  slot.line.words = tally.value().words;
  slot.line.rejected = std::move(tally.value().rejected);
  slot.line.doubts = std::move(tally.value().doubts);
  return Ok();
}

// What a stored report adds to its line.
void Importer::FillFromReport(Slot& slot) {
  const bool is_stored = slot.reply && slot.reply->report.ok() && !slot.line.error;
  if (!is_stored) return;
  Report& report = slot.reply->report.value();
  slot.line.activities = CountOf(report, RecordKind::kActivity);
  slot.line.coordinations = CountOf(report, RecordKind::kCoordination);
  slot.line.text_records = CountOf(report, RecordKind::kText);
  slot.line.rows_seen = report.rows_seen;
  slot.line.words = report.words;
  slot.line.rejected = std::move(report.rejected);
  slot.line.doubts = std::move(report.doubts);
  slot.line.notices = std::move(slot.reply->notices);
  if (!slot.former_report.empty())
    slot.line.notices.push_back(InPart(DiagnosticCode::kPathReused, {}, slot.former_report));
}

}  // namespace acervo::tools
