// Builds small PDFs in memory, page by page, for tests of the PDF reader.
//
// Units:  points, origin at the top-left corner of the page, y downwards, as the extractor counts. A text's y is its
//         baseline. Text is UTF-8 of which the Latin-1 part and the usual quotes and bullets are written (WinAnsi).
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace acervo::test {

enum class PdfFont { kRegular, kBold };  // Helvetica, Helvetica-Bold: no font file needed

class PdfBuilder {
 public:
  PdfBuilder& Page(double width = 612, double height = 792, int rotate = 0);
  PdfBuilder& Text(double x, double y, std::string_view text, double size = 10, PdfFont font = PdfFont::kRegular);
  // Lines of text one below the other, `pitch` points apart.
  PdfBuilder& Lines(double x, double y, const std::vector<std::string>& lines, double pitch = 12);
  PdfBuilder& Rule(double x0, double y0, double x1, double y1, double width = 0.5);
  // All lines of a grid with these borders.
  PdfBuilder& Grid(const std::vector<double>& xs, const std::vector<double>& ys);
  PdfBuilder& Shade(double x0, double y0, double x1, double y1, double grey);
  PdfBuilder& Raw(std::string_view operators);  // of the page's content stream, in PDF's own coordinates
  PdfBuilder& Info(std::string key, std::string value);

  std::string Build() const;

 private:
  struct PageData {
    double width, height;
    int rotate;
    std::string content;
  };
  std::vector<PageData> pages_;
  std::vector<std::pair<std::string, std::string>> info_;
};

// A PDF of these objects (numbered from 1) and this trailer, its cross-reference table right.
std::string PdfOfObjects(const std::vector<std::string>& objects, std::string_view trailer);

}  // namespace acervo::test
