// What crosses the pipe between a worker and its parent.
#include "tools/app/worker/document_job.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/support/pdf_builder.h"
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
  result.reply = ReadDocument(job.head, bytes);
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

}  // namespace document_job_test
}  // namespace acervo::tools
