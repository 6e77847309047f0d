// Errors as values: what went wrong, with which value, and where.
//
// Shape:  `Result<T>` holds either a T or an Error, never neither. `Status` is a Result without a value.
// Errors: `ErrorCode` prints as the token that the import report and `inspect` show ("too_large").
// Use:    a document that cannot be read is an Error; a part that is doubtful is a `Diagnostic` beside the value
//         (core/diagnostic.h); a broken promise of a programmer is an assert.
#pragma once

#include <cassert>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace acervo {

enum class ErrorCode {
  // Of one document: the import goes on.
  kUnsupportedFormat,  // neither DOCX, PDF nor text
  kCorrupt,            // of the format, but damaged beyond reading
  kEncrypted,          // needs a password, or the one given is wrong
  kTooLarge,           // over a limit of size, ratio, depth or count
  kTimeout,            // the worker ran out of time
  kCrashed,            // the worker died
  kOutOfMemory,        // the worker ran out of memory
  kEmpty,              // no bytes, or nothing but white space
  kNoText,             // pages of pictures alone
  kUnreadable,         // permissions, I/O, not a regular file
  // Of the archive: the program ends with status 3.
  kArchiveAbsent,
  kArchiveInvalid,  // not an archive of this program
  kArchiveNewer,    // written by a newer version
  kArchiveOlder,    // written by an earlier version, and opened to read alone: who writes brings it up to date
  kArchiveLocked,
  kArchiveFull,      // disk full or quota
  kArchiveReadOnly,  // no permission to write
  kArchiveFailed,    // any other SQLite error
  // Of the question.
  kNotFound,
  kUsage,
};

// "unsupported_format", "corrupt", … "archive_locked", "not_found", "usage".
constexpr std::string_view Token(ErrorCode code) {
  switch (code) {
    case ErrorCode::kUnsupportedFormat: return "unsupported_format";
    case ErrorCode::kCorrupt: return "corrupt";
    case ErrorCode::kEncrypted: return "encrypted";
    case ErrorCode::kTooLarge: return "too_large";
    case ErrorCode::kTimeout: return "timeout";
    case ErrorCode::kCrashed: return "crashed";
    case ErrorCode::kOutOfMemory: return "out_of_memory";
    case ErrorCode::kEmpty: return "empty";
    case ErrorCode::kNoText: return "no_text";
    case ErrorCode::kUnreadable: return "unreadable";
    case ErrorCode::kArchiveAbsent: return "archive_absent";
    case ErrorCode::kArchiveInvalid: return "archive_invalid";
    case ErrorCode::kArchiveNewer: return "archive_newer";
    case ErrorCode::kArchiveOlder: return "archive_older";
    case ErrorCode::kArchiveLocked: return "archive_locked";
    case ErrorCode::kArchiveFull: return "archive_full";
    case ErrorCode::kArchiveReadOnly: return "archive_read_only";
    case ErrorCode::kArchiveFailed: return "archive_failed";
    case ErrorCode::kNotFound: return "not_found";
    case ErrorCode::kUsage: return "usage";
  }
  return "unknown";
}

struct Error {
  ErrorCode code;
  std::string detail;              // the offending value; tools/ words the message in Spanish or English
  std::vector<std::string> where;  // innermost first: "word/document.xml", "informe-2024-03.docx"

  Error In(std::string place) && {
    where.push_back(std::move(place));
    return std::move(*this);
  }
  friend bool operator==(const Error&, const Error&) = default;
};

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}      // NOLINT(google-explicit-constructor): `return document;`
  Result(Error error) : state_(std::move(error)) {}  // NOLINT(google-explicit-constructor): `return Error{…};`

  bool ok() const { return std::holds_alternative<T>(state_); }
  T& value() {
    assert(ok());
    return std::get<T>(state_);
  }
  const T& value() const {
    assert(ok());
    return std::get<T>(state_);
  }
  Error& error() {
    assert(!ok());
    return std::get<Error>(state_);
  }
  const Error& error() const {
    assert(!ok());
    return std::get<Error>(state_);
  }

 private:
  std::variant<T, Error> state_;
};

using Status = Result<std::monostate>;
inline Status Ok() { return std::monostate{}; }

}  // namespace acervo

#define ACERVO_CONCAT_INNER(a, b) a##b
#define ACERVO_CONCAT(a, b) ACERVO_CONCAT_INNER(a, b)

// Returns the error of a Result or Status from the enclosing function, if it has one.
#define ACERVO_RETURN_IF_ERROR(...)                                                                       \
  do {                                                                                                    \
    if (auto acervo_status = (__VA_ARGS__); !acervo_status.ok()) return std::move(acervo_status.error()); \
  } while (false)

// Declares a variable with the value of a Result, or returns its error from the enclosing function.
#define ACERVO_ASSIGN_OR_RETURN(declaration, ...) \
  ACERVO_ASSIGN_OR_RETURN_INNER(ACERVO_CONCAT(acervo_result_, __LINE__), declaration, __VA_ARGS__)
#define ACERVO_ASSIGN_OR_RETURN_INNER(result, declaration, ...) \
  auto result = (__VA_ARGS__);                                  \
  if (!result.ok()) return std::move(result.error());           \
  declaration = std::move(result.value())
