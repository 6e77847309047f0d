#include "tests/support/pdf_builder.h"

#include <array>
#include <cstdio>

namespace acervo::test {
namespace {

std::string Number(double value) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.2f", value);
  return text.data();
}

// UTF-8 to WinAnsi, as far as the tests need it.
std::string WinAnsi(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) {
      out += text[i];
    } else if (byte == 0xC2 || byte == 0xC3) {
      out += static_cast<char>((byte == 0xC3 ? 0x40 : 0) + static_cast<unsigned char>(text[++i]));
    } else {
      const std::string_view three = text.substr(i, 3);
      out += three == "•" ? '\x95' : three == "–" ? '\x96' : three == "“" ? '\x93' : three == "”" ? '\x94' : '?';
      i += 2;
    }
  }
  return out;
}

std::string Literal(std::string_view text) {
  std::string out = "(";
  for (const char c : WinAnsi(text)) {
    if (c == '(' || c == ')' || c == '\\') out += '\\';
    out += c;
  }
  return out + ")";
}

}  // namespace

std::string PdfOfObjects(const std::vector<std::string>& objects, std::string_view trailer) {
  std::string pdf = "%PDF-1.4\n";
  std::vector<std::size_t> offsets;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    offsets.push_back(pdf.size());
    pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::size_t xref = pdf.size();
  pdf += "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
  for (const std::size_t offset : offsets) {
    std::array<char, 32> row{};
    std::snprintf(row.data(), row.size(), "%010zu 00000 n \n", offset);
    pdf += row.data();
  }
  pdf += "trailer\n<< /Size " + std::to_string(objects.size() + 1) + " " + std::string(trailer) + " >>\nstartxref\n";
  return pdf + std::to_string(xref) + "\n%%EOF\n";
}

PdfBuilder& PdfBuilder::Page(double width, double height, int rotate) {
  pages_.push_back({width, height, rotate, ""});
  return *this;
}

PdfBuilder& PdfBuilder::Text(double x, double y, std::string_view text, double size, PdfFont font) {
  PageData& page = pages_.back();
  page.content += "BT /" + std::string(font == PdfFont::kBold ? "F2" : "F1") + " " + Number(size) + " Tf " + Number(x) +
                  " " + Number(page.height - y) + " Td " + Literal(text) + " Tj ET\n";
  return *this;
}

PdfBuilder& PdfBuilder::Lines(double x, double y, const std::vector<std::string>& lines, double pitch) {
  for (std::size_t i = 0; i < lines.size(); ++i) Text(x, y + pitch * static_cast<double>(i), lines[i]);
  return *this;
}

PdfBuilder& PdfBuilder::Rule(double x0, double y0, double x1, double y1, double width) {
  PageData& page = pages_.back();
  page.content += Number(width) + " w " + Number(x0) + " " + Number(page.height - y0) + " m " + Number(x1) + " " +
                  Number(page.height - y1) + " l S\n";
  return *this;
}

PdfBuilder& PdfBuilder::Grid(const std::vector<double>& xs, const std::vector<double>& ys) {
  for (const double x : xs) Rule(x, ys.front(), x, ys.back());
  for (const double y : ys) Rule(xs.front(), y, xs.back(), y);
  return *this;
}

PdfBuilder& PdfBuilder::Shade(double x0, double y0, double x1, double y1, double grey) {
  PageData& page = pages_.back();
  page.content += Number(grey) + " g " + Number(x0) + " " + Number(page.height - y1) + " " + Number(x1 - x0) + " " +
                  Number(y1 - y0) + " re f 0 g\n";
  return *this;
}

PdfBuilder& PdfBuilder::Raw(std::string_view operators) {
  pages_.back().content += std::string(operators) + "\n";
  return *this;
}

PdfBuilder& PdfBuilder::Info(std::string key, std::string value) {
  info_.emplace_back(std::move(key), std::move(value));
  return *this;
}

std::string PdfBuilder::Build() const {
  std::string kids;
  for (std::size_t i = 0; i < pages_.size(); ++i) kids += std::to_string(6 + 2 * i) + " 0 R ";
  std::string info = "<< ";
  for (const auto& [key, value] : info_) info += "/" + key + " " + Literal(value) + " ";
  const std::string font = "<< /Type /Font /Subtype /Type1 /Encoding /WinAnsiEncoding /BaseFont /";
  std::vector<std::string> objects = {
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(pages_.size()) + " >>", font + "Helvetica >>",
      font + "Helvetica-Bold >>", info + ">>"};
  for (const PageData& page : pages_) {
    objects.push_back("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 " + Number(page.width) + " " + Number(page.height) +
                      "] /Rotate " + std::to_string(page.rotate) +
                      " /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents " +
                      std::to_string(objects.size() + 2) + " 0 R >>");
    objects.push_back("<< /Length " + std::to_string(page.content.size()) + " >>\nstream\n" + page.content +
                      "endstream");
  }
  return PdfOfObjects(objects, "/Root 1 0 R /Info 5 0 R");
}

}  // namespace acervo::test
