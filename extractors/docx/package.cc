// libzip over the borrowed bytes. Sizes in a ZIP's directory are claims: they are checked before a member is inflated,
// and the bytes are counted again while it is.
#include "extractors/docx/package.h"

#include <zip.h>

#include <algorithm>
#include <utility>

#include "core/text.h"
#include "extractors/docx/escaped_byte.h"
#include "extractors/docx/xml_reader.h"

namespace acervo::docx {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::size_t kRatioFloor = std::size_t{1} << 20;  // smaller members may be as empty as they like
constexpr std::size_t kChunk = std::size_t{64} << 10;

struct CloseFile {
  void operator()(zip_file_t* file) const noexcept { zip_fclose(file); }
};

std::string Lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == '\\') c = '/';  // some producers on Windows
  }
  return lower;
}

std::string PercentDecoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int byte = EscapedByte(text, i, '%');
    out += byte < 0 ? text[i] : static_cast<char>(byte);
    if (byte >= 0) i += 2;
  }
  return out;
}

// RFC 3986, 5.2.4: "." and ".." segments; ".." never leaves the package.
std::string WithoutDots(std::string_view path) {
  std::vector<std::string_view> kept;
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    const std::string_view segment = path.substr(0, slash);
    if (segment == ".."sv) {
      if (!kept.empty()) kept.pop_back();
    } else if (!segment.empty() && segment != "."sv) {
      kept.push_back(segment);
    }
    path = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
  }
  std::string out;
  for (const std::string_view segment : kept) {
    if (!out.empty()) out += '/';
    out += segment;
  }
  return out;
}

std::string FolderOf(std::string_view part) {
  const std::size_t slash = part.rfind('/');
  return slash == std::string_view::npos ? std::string() : std::string(part.substr(0, slash + 1));
}

std::string ResolveTarget(std::string_view source, std::string_view target) {
  const std::string decoded = PercentDecoded(target.substr(0, target.find('#')));
  if (decoded.starts_with('/')) return WithoutDots(decoded);
  return WithoutDots(FolderOf(source) + decoded);
}

// ECMA-376-2, 6.5.2.2: "word/document.xml" has its relationships in "word/_rels/document.xml.rels".
std::string RelationshipsPartOf(std::string_view part) {
  const std::string folder = FolderOf(part);
  return folder + "_rels/" + std::string(part.substr(folder.size())) + ".rels";
}

std::string LastSegment(std::string_view uri) { return std::string(uri.substr(uri.rfind('/') + 1)); }

// RFC 2045, 5.1: type and subtype are told apart without case; parameters follow a semicolon.
std::string MediaType(std::string_view value) { return Lower(Trim(value.substr(0, value.find(';')))); }

// Documents and templates, with and without macros.
bool IsWordContentType(std::string_view type) {
  static constexpr std::string_view kTypes[] = {
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"sv,
      "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"sv,
      "application/vnd.ms-word.document.macroenabled.main+xml"sv,
      "application/vnd.ms-word.template.macroenabledtemplate.main+xml"sv,
  };
  return std::find(std::begin(kTypes), std::end(kTypes), type) != std::end(kTypes);
}

bool IsGenericContentType(std::string_view type) {
  return type.empty() || type == "application/xml"sv || type == "text/xml"sv || type == "application/octet-stream"sv;
}

Error ZipError(int code, std::string detail) {
  switch (code) {
    case ZIP_ER_NOPASSWD:
    case ZIP_ER_WRONGPASSWD:
    case ZIP_ER_ENCRNOTSUPP: return {ErrorCode::kEncrypted, std::move(detail), {}};
    case ZIP_ER_COMPNOTSUPP: return {ErrorCode::kUnsupportedFormat, std::move(detail), {}};
    case ZIP_ER_MEMORY: return {ErrorCode::kOutOfMemory, std::move(detail), {}};
    default: return {ErrorCode::kCorrupt, std::move(detail), {}};
  }
}

Error TakeError(zip_error_t& error) {
  const int code = zip_error_code_zip(&error);
  std::string text = zip_error_strerror(&error);
  zip_error_fini(&error);
  return ZipError(code, std::move(text));
}

Result<zip_t*> OpenBuffer(std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source == nullptr) return TakeError(error);
  zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, &error);
  if (archive == nullptr) {
    zip_source_free(source);  // adopted by the archive only on success
    return TakeError(error);
  }
  zip_error_fini(&error);
  return archive;
}

}  // namespace

void Package::Discard::operator()(zip* archive) const noexcept { zip_discard(archive); }

Package::Package(std::unique_ptr<zip, Discard> archive, const ExtractOptions& options)
    : archive_(std::move(archive)), options_(options) {}

Result<Package> Package::Open(std::string_view bytes, const ExtractOptions& options) {
  const Result<zip_t*> archive = OpenBuffer(bytes);
  if (!archive.ok()) return archive.error();
  Package package(std::unique_ptr<zip, Discard>(archive.value()), options);
  if (const Status status = package.ReadDirectory(); !status.ok()) return status.error();
  return package;
}

// A member that is never read does no harm, unless it is so absurd that someone else would choke on it: that one is
// refused with the whole file.
Status Package::ReadDirectory() {
  const auto count = static_cast<std::size_t>(std::max<zip_int64_t>(0, zip_get_num_entries(archive_.get(), 0)));
  if (count > options_.max_members) return Error{ErrorCode::kTooLarge, std::to_string(count) + " members", {}};
  members_.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    zip_stat_t stat;
    if (zip_stat_index(archive_.get(), i, 0, &stat) != 0 || (stat.valid & ZIP_STAT_NAME) == 0) continue;
    const bool bomb = (stat.valid & ZIP_STAT_SIZE) != 0 && (stat.valid & ZIP_STAT_COMP_SIZE) != 0 &&
                      stat.size > options_.max_member && stat.size / options_.max_ratio > stat.comp_size;
    if (bomb) return Error{ErrorCode::kTooLarge, std::to_string(stat.size), {stat.name}};
    const auto [place, fresh] = members_.try_emplace(Lower(stat.name), i);
    if (!fresh) {
      place->second = i;
      duplicates_.emplace_back(stat.name);
    }
  }
  return Ok();
}

bool Package::Has(std::string_view part) const { return members_.contains(Lower(part)); }

MarkupLimits Package::markup_limits() const { return {.max_depth = options_.max_depth, .max_text = options_.max_text}; }

Status Package::CheckMember(std::size_t size, std::size_t deflated) const {
  if (size > options_.max_member) return Error{ErrorCode::kTooLarge, std::to_string(size), {}};
  if (size > options_.max_inflated - std::min(options_.max_inflated, inflated_)) {
    return Error{ErrorCode::kTooLarge, "total " + std::to_string(inflated_ + size), {}};
  }
  if (size > kRatioFloor && size / options_.max_ratio > deflated) {
    return Error{ErrorCode::kTooLarge, "ratio " + std::to_string(size / std::max<std::size_t>(deflated, 1)), {}};
  }
  return Ok();
}

Result<std::string> Package::Read(std::string_view part) {
  const auto member = members_.find(Lower(part));
  if (member == members_.end()) return Error{ErrorCode::kCorrupt, "missing", {std::string(part)}};
  zip_stat_t stat;
  if (zip_stat_index(archive_.get(), member->second, 0, &stat) != 0) {
    return ZipError(zip_error_code_zip(zip_get_error(archive_.get())), "directory").In(std::string(part));
  }
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
    return Error{ErrorCode::kEncrypted, "", {std::string(part)}};
  }
  if (const Status fits = CheckMember(stat.size, stat.comp_size); !fits.ok())
    return Error(fits.error()).In(std::string(part));
  const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(archive_.get(), member->second, 0));
  if (file == nullptr) {
    return ZipError(zip_error_code_zip(zip_get_error(archive_.get())), zip_strerror(archive_.get()))
        .In(std::string(part));
  }
  // One byte more than claimed: the read that fills the claim is then also the one that meets the end.
  std::string content(static_cast<std::size_t>(stat.size) + 1, '\0');
  std::size_t length = 0;
  while (true) {
    const zip_int64_t read = zip_fread(file.get(), content.data() + length, content.size() - length);
    if (read < 0) return Error{ErrorCode::kCorrupt, zip_file_strerror(file.get()), {std::string(part)}};
    if (read == 0) break;
    length += static_cast<std::size_t>(read);
    if (const Status fits = CheckMember(length, stat.comp_size); !fits.ok()) {
      return Error(fits.error()).In(std::string(part));
    }
    if (length == content.size()) content.resize(length + kChunk);
  }
  content.resize(length);
  inflated_ += content.size();
  return content;
}

Result<std::vector<Relationship>> Package::Relationships(std::string_view part) {
  std::vector<Relationship> relationships;
  const std::string name = RelationshipsPartOf(part);
  if (!Has(name)) return relationships;
  const Result<std::string> xml = Read(name);
  if (!xml.ok()) return xml.error();
  XmlReader reader(xml.value(), markup_limits());
  if (reader.ReadRoot()) {
    reader.ForEachChild([&](Tag) {
      if (reader.local_name() != "Relationship"sv || reader.Attribute("TargetMode") == "External"sv) return;
      relationships.push_back({reader.Attribute("Id"), LastSegment(reader.Attribute("Type")),
                               ResolveTarget(part, reader.Attribute("Target"))});
    });
  }
  if (!reader.status().ok()) return Error(reader.status().error()).In(name);
  return relationships;
}

Status Package::ReadContentTypes() {
  if (!Has("[Content_Types].xml")) return Ok();
  const Result<std::string> xml = Read("[Content_Types].xml");
  if (!xml.ok()) return xml.error();
  XmlReader reader(xml.value(), markup_limits());
  if (reader.ReadRoot()) {
    reader.ForEachChild([&](Tag) {
      std::string type = MediaType(reader.Attribute("ContentType"));
      if (reader.local_name() == "Override"sv) {
        type_of_part_[Lower(WithoutDots(reader.Attribute("PartName")))] = std::move(type);
      } else if (reader.local_name() == "Default"sv) {
        type_of_extension_[Lower(reader.Attribute("Extension"))] = std::move(type);
      }
    });
  }
  if (!reader.status().ok()) return Error(reader.status().error()).In("[Content_Types].xml");
  return Ok();
}

std::string Package::ContentType(std::string_view part) const {
  const std::string name = Lower(part);
  if (const auto found = type_of_part_.find(name); found != type_of_part_.end()) return found->second;
  const auto found = type_of_extension_.find(name.substr(name.rfind('.') + 1));
  return found == type_of_extension_.end() ? std::string() : found->second;
}

// The content type tells; where it says nothing (a damaged or careless package) the root element does.
bool Package::IsWordPart(const std::string& part) {
  const std::string type = ContentType(part);
  if (IsWordContentType(type)) return true;
  if (!IsGenericContentType(type)) return false;
  const Result<std::string> xml = Read(part);
  if (!xml.ok()) return false;
  XmlReader reader(xml.value(), markup_limits());
  return reader.ReadRoot() && reader.tag() == Tag::kDocument;
}

std::optional<std::string> Package::MainPartByContentType() const {
  for (const auto& [part, type] : type_of_part_) {
    if (IsWordContentType(type)) return part;
  }
  return std::nullopt;
}

Result<std::string> Package::MainPart() {
  if (const Status types = ReadContentTypes(); !types.ok()) return types.error();
  const Result<std::vector<Relationship>> relationships = Relationships("");
  if (!relationships.ok()) return relationships.error();
  for (const Relationship& relationship : relationships.value()) {
    if (relationship.type != "officeDocument"sv) continue;
    if (!Has(relationship.target)) {
      if (!IsWordContentType(ContentType(relationship.target))) break;
      return Error{ErrorCode::kCorrupt, "missing", {relationship.target}};
    }
    if (IsWordPart(relationship.target)) return relationship.target;
    return Error{ErrorCode::kUnsupportedFormat, ContentType(relationship.target), {}};
  }
  if (std::optional<std::string> part = MainPartByContentType()) {
    if (Has(*part)) return std::move(*part);
    return Error{ErrorCode::kCorrupt, "missing", {std::move(*part)}};
  }
  return Error{ErrorCode::kUnsupportedFormat, "ZIP", {}};
}

}  // namespace acervo::docx
