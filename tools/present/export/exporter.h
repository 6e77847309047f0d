// Records in a format of another program: what every format is.
//
// Shape:  an exporter is told what the archive holds, thing by thing, in the order that it asks for, and writes it as
//         it comes, so that memory does not grow with the archive.
// Errors: of a stream stay in the stream; `End` gives the others.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "store/archive.h"
#include "tools/present/messages/messages.h"
#include "tools/terminal/stream.h"

namespace acervo::tools {

enum class Walk {
  kByReport,  // records alone, in the order of period, report, kind, order
  kByOffice,  // a series, its reports, their records
};

// What a format could not hold, to be told when all is written.
struct ExportNotes {
  long dropped_characters = 0;  // that XML and iCalendar do not take
  long without_date = 0;        // records left out of a calendar
  long cut_cells = 0;           // longer than a spreadsheet's cell
};

class Exporter {
 public:
  virtual ~Exporter() = default;
  virtual Walk walk() const { return Walk::kByReport; }
  // Before the first record.
  virtual void Begin() {}
  virtual void Series(const OfficeSeries&) {}
  virtual void Report(const StoredReport&) {}
  virtual void Record(const RecordView& view) = 0;
  // After the last one; the archive may be asked for more.
  virtual Status End(Archive& archive) = 0;

  const ExportNotes& notes() const { return notes_; }

 protected:
  ExportNotes notes_;
};

// Where an export goes. Only `atom-csv` has more than one part.
struct ExportStreams {
  Stream& main;
  Stream* authorities = nullptr;
  Stream* aliases = nullptr;
};

struct ExportSettings {
  std::string format;  // one of ExportFormats()
  bool excel = false;
  const Messages& say;
  std::string read_at;  // when the archive last changed: the only time of day in an export
};

// In the order of --help.
const std::vector<std::string>& ExportFormats();
// Not fit for a terminal.
bool IsBinary(const std::string& format);
// REQUIRES: `format` is one of them. The streams outlive it.
std::unique_ptr<Exporter> MakeExporter(const ExportSettings& settings, const ExportStreams& streams);

// All that `request` asks for; `goes_on` is asked after each thing.
enum class ExportState { kDecided, kAsRead };
Status Export(Archive& archive, const SearchRequest& request, Exporter& exporter, const std::function<bool()>& goes_on,
              ExportState state = ExportState::kDecided);

// Of one format each; MakeExporter calls them.
std::unique_ptr<Exporter> MakeAtomCsv(const ExportStreams& streams);
std::unique_ptr<Exporter> MakeEad3(Stream& stream, const std::string& read_at);
std::unique_ptr<Exporter> MakeDublinCore(Stream& stream);
std::unique_ptr<Exporter> MakeXlsx(Stream& stream, const Messages& say, const std::string& read_at);
std::unique_ptr<Exporter> MakeIcs(Stream& stream, const Messages& say);

}  // namespace acervo::tools
