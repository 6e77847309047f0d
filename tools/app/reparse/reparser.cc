#include "tools/app/reparse/reparser.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "tools/files/signals.h"
#include "tools/files/walk.h"
#include "tools/present/messages/errors.h"

namespace acervo::tools {
namespace {

constexpr std::size_t kBytesAtWorkers = std::size_t{48} << 20;
constexpr std::size_t kWindowPerJob = 8;
constexpr std::chrono::milliseconds kReplyPatience{100};

using Clock = std::chrono::steady_clock;

}  // namespace

std::string_view Token(ReparseStatus status) {
  switch (status) {
    case ReparseStatus::kReparsed: return "reparsed";
    case ReparseStatus::kUnchanged: return "unchanged";
    case ReparseStatus::kFailed: return "failed";
  }
  return {};
}

ReparseStatus ReparsedSource::status() const {
  if (error) return ReparseStatus::kFailed;
  return change && !change->difference.empty() ? ReparseStatus::kReparsed : ReparseStatus::kUnchanged;
}

ReparseStatus ReparsedReport::status() const {
  const auto any = [&](ReparseStatus status) {
    return std::ranges::any_of(sources, [&](const ReparsedSource& source) { return source.status() == status; });
  };
  if (any(ReparseStatus::kReparsed)) return ReparseStatus::kReparsed;
  return any(ReparseStatus::kFailed) ? ReparseStatus::kFailed : ReparseStatus::kUnchanged;
}

Reparser::Reparser(Archive& archive, WorkerPool& pool, ReparseOptions options, Sink sink, Pulse pulse)
    : archive_(archive), pool_(pool), options_(std::move(options)), sink_(std::move(sink)), pulse_(std::move(pulse)) {}

bool Reparser::Item::IsComplete() const {
  return slots.size() == target->readings.size() &&
         std::ranges::all_of(slots, [](const Slot& slot) { return slot.state == SlotState::kDone; });
}

Status Reparser::Run(const std::vector<ReparseTarget>& targets) {
  for (const ReparseTarget& target : targets) {
    for (std::size_t reading = 0; reading < target.readings.size(); ++reading) {
      while (!HasRoom() && !Interrupted()) {
        Collect(kReplyPatience);
        if (Status status = SettleReady(); !status.ok()) return status;
      }
      if (Interrupted()) return SettleReady();
      if (Status status = Admit(target, reading); !status.ok()) return status;
      Collect(std::chrono::milliseconds(0));
      if (Status status = SettleReady(); !status.ok()) return status;
    }
  }
  while (!window_.empty() && !Interrupted()) {
    Collect(kReplyPatience);
    if (Status status = SettleReady(); !status.ok()) return status;
  }
  return SettleReady();
}

// A report with more files than the window takes them all the same: it can only be stored whole.
bool Reparser::HasRoom() const {
  const std::size_t most = kWindowPerJob * static_cast<std::size_t>(std::max(1, options_.jobs));
  const bool has_slots = slots_in_window_ < most || window_.size() <= 1;
  return has_slots && (bytes_at_workers_ < kBytesAtWorkers || pool_.pending() == 0);
}

Status Reparser::Admit(const ReparseTarget& target, std::size_t reading) {
  if (reading == 0) window_.push_back({&target, {}, 0});
  Slot slot;
  slot.reading = target.readings[reading];
  pulse_(slot.reading.path);
  Result<std::string> bytes = archive_.OriginalBytes(slot.reading.sha256);
  if (!bytes.ok() && IsOfTheArchive(bytes.error().code)) return std::move(bytes.error());
  if (bytes.ok()) {
    slot.state = SlotState::kAtWorker;
    slot.ticket = next_ticket_++;
    slot.bytes = bytes.value().size();
    bytes_at_workers_ += slot.bytes;
    pool_.Submit(DocumentJob(slot.ticket,
                             options_.document.Request(TellingPath(slot.reading.path, slot.reading.location)),
                             Bytes::Of(std::move(bytes.value()))));
  } else {
    slot.error = std::move(bytes.error());
  }
  window_.back().slots.push_back(std::move(slot));
  ++slots_in_window_;
  return Ok();
}

void Reparser::Collect(std::chrono::milliseconds patience) {
  if (pool_.pending() == 0) return;
  for (JobResult& result : pool_.Wait(patience)) {
    for (Item& item : window_) {
      const auto slot = std::ranges::find_if(item.slots, [&](const Slot& candidate) {
        return candidate.state == SlotState::kAtWorker && candidate.ticket == result.ticket;
      });
      if (slot == item.slots.end()) continue;
      const double seconds = result.seconds;
      DocumentReply reply = ReplyFrom(std::move(result));
      if (reply.report.ok())
        slot->report = std::move(reply.report.value());
      else
        slot->error = std::move(reply.report.error());
      slot->state = SlotState::kDone;
      bytes_at_workers_ -= slot->bytes;
      item.seconds += seconds;
      break;
    }
  }
  if (!window_.empty() && !window_.front().slots.empty()) pulse_(window_.front().slots.front().reading.path);
}

// In the order of the reports. After an interruption what is not complete is left out with the window.
Status Reparser::SettleReady() {
  if (Status status = archive_.InPlace(); !status.ok()) return status;
  while (!window_.empty() && window_.front().IsComplete()) {
    if (Status status = Settle(window_.front()); !status.ok()) return status;
    slots_in_window_ -= window_.front().slots.size();
    window_.pop_front();
  }
  return Ok();
}

Status Reparser::Settle(Item& item) {
  const Clock::time_point began = Clock::now();
  std::vector<FreshReading> fresh;
  for (Slot& slot : item.slots) {
    if (slot.report) fresh.push_back({slot.reading.sha256, std::move(*slot.report)});
  }
  const std::string& id = item.target->report_id;
  auto changes = options_.writes ? archive_.Reparse(id, fresh) : archive_.ReparseDryRun(id, fresh);
  if (!changes.ok()) return std::move(changes.error());
  ReparsedReport report{id, item.target->period, {}, 0};
  for (Slot& slot : item.slots) {
    ReparsedSource source{std::move(slot.reading), std::move(slot.error), {}};
    const auto change = std::ranges::find_if(
        changes.value(), [&](const ReadingChange& one) { return one.reading.sha256 == source.reading.sha256; });
    if (change != changes.value().end()) source.change = std::move(*change);
    report.sources.push_back(std::move(source));
  }
  const std::chrono::duration<double> stored = Clock::now() - began;
  report.ms = std::llround((item.seconds + stored.count()) * 1000);
  sink_(report);
  return Ok();
}

}  // namespace acervo::tools
