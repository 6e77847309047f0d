// What crosses the pipe between a worker and its parent.
#include "tools/app/worker/document_job.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/support/pdf_builder.h"
#include "tools/app/worker/job_parts.h"
#include "tools/files/bytes.h"
#include "tools/present/messages/errors.h"

namespace acervo::tools {
namespace document_job_test {

DocumentReply ReplyFor(const std::string& bytes) {
  DocumentRequest request;
  request.path = "mayo.pdf";
  request.ocr = OcrUse::kNever;
  const Job job = DocumentJob(1, request, Bytes::Of(bytes));
  JobResult result;
  result.reply = ReadDocument(job.head, bytes).text;
  return ReplyFrom(std::move(result));
}

TEST(DocumentJob, KeepsThePageOfANotice) {
  test::PdfBuilder pdf;
  pdf.Page().Lines(72, 72, {"Oficina de Cooperación Internacional", "Mayo 2019"}).Page();
  const DocumentReply reply = ReplyFor(pdf.Build());
  ASSERT_TRUE(reply.report.ok());
  EXPECT_THAT(reply.notices, testing::ElementsAre(OnPage(DiagnosticCode::kPageWithoutText, 2, {})));
  EXPECT_EQ(PlaceForPeople(Messages(Language::kSpanish), reply.notices.front()), "página 2");
}

// A page for each part, and what comes of them together is the reading of the document.
TEST(DocumentJob, HasAPartForEachPageThatIsAPicture) {
  std::ifstream file(std::string(ACERVO_TESTDATA_DIR) + "/pictures/table_over_pages.tif", std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  const Job job = DocumentJob(1, {}, Bytes::Of(bytes));
  const JobAnswer answer = ReadDocument(job.head, bytes);
  ASSERT_EQ(answer.parts.size(), 3U);
  WireWriter results;
  results(std::vector<PartResult>(3));
  JobResult result;
  result.reply = ReadDocument(answer.text + results.Take(), bytes).text;
  EXPECT_EQ(ReplyFrom(std::move(result)).report.error().code, ErrorCode::kNoText);
}

TEST(DocumentJob, TellsWhyNoPageCouldBeRead) {
  std::ifstream file(std::string(ACERVO_TESTDATA_DIR) + "/pictures/scanned_page.png", std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  const JobAnswer answer = ReadDocument(DocumentJob(1, {}, Bytes::Of(bytes)).head, bytes);
  WireWriter results;
  results(std::vector<PartResult>{{JobEnd::kTimeout, ""}});
  JobResult result;
  result.reply = ReadDocument(answer.text + results.Take(), bytes).text;
  EXPECT_EQ(ReplyFrom(std::move(result)).report.error().code, ErrorCode::kTimeout);
}

}  // namespace document_job_test
}  // namespace acervo::tools
