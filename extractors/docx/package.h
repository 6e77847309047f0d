// The container of a DOCX: ZIP members as parts, their content types and relationships (ECMA-376-2, OPC).
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/result.h"
#include "extractors/docx/xml_guard.h"
#include "extractors/options.h"

struct zip;

namespace acervo::docx {

struct Relationship {
  std::string id;
  std::string type;    // the last segment of its type's URI: "officeDocument", "styles", "header"
  std::string target;  // part name without a leading slash; external targets are left out
};

// Part names have no leading slash ("word/document.xml") and are told apart without ASCII case (ECMA-376-2, 6.2.2.3).
// Ownership: borrows the bytes for its life.
class Package {
 public:
  // Errors: kCorrupt (cannot be opened), kTooLarge (members, or a member that no honest document holds).
  static Result<Package> Open(std::string_view bytes, const ExtractOptions& options);

  bool Has(std::string_view part) const;
  // Inflates a part within the limits. Errors: kTooLarge, kCorrupt (absent, damaged), kEncrypted.
  Result<std::string> Read(std::string_view part);

  // The relationships of a part; of the package itself for "". None where there is no such part.
  Result<std::vector<Relationship>> Relationships(std::string_view part);
  // The part that holds the text. kUnsupportedFormat where the package is something else.
  Result<std::string> MainPart();

  // In lower case, without parameters ("; charset=…"); empty where the package tells none. REQUIRES: MainPart() was
  // called.
  std::string ContentType(std::string_view part) const;

  // Members that stand twice in the container; the last one is read.
  const std::vector<std::string>& duplicates() const { return duplicates_; }
  MarkupLimits markup_limits() const;
  // Bytes that the parts read so far came to.
  std::size_t inflated() const { return inflated_; }

 private:
  struct Discard {
    void operator()(zip* archive) const noexcept;
  };

  Package(std::unique_ptr<zip, Discard> archive, const ExtractOptions& options);
  Status ReadDirectory();
  Status CheckMember(std::size_t size, std::size_t deflated) const;
  Status ReadContentTypes();
  bool IsWordPart(const std::string& part);
  std::optional<std::string> MainPartByContentType() const;

  std::unique_ptr<zip, Discard> archive_;
  ExtractOptions options_;
  std::size_t inflated_ = 0;
  std::unordered_map<std::string, std::size_t> members_;            // lower-case name → index
  std::unordered_map<std::string, std::string> type_of_part_;       // lower-case part name → content type
  std::unordered_map<std::string, std::string> type_of_extension_;  // lower-case extension → content type
  std::vector<std::string> duplicates_;
};

}  // namespace acervo::docx
