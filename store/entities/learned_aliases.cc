#include "store/entities/learned_aliases.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "core/text.h"
#include "store/columns/column_blocks.h"
#include "store/db/hash.h"
#include "store/words/fts_expression.h"

namespace acervo::store {
namespace {

bool IsLower(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= 0xDF && c != 0xF7); }

// Its first letter is a capital, as a name is written.
bool BeginsWithCapital(std::string_view word) {
  std::size_t at = 0;
  const char32_t first = NextCodePoint(word, at);
  const std::string_view letter = word.substr(0, at);
  return (first >= U'0' && first <= U'9') || LowerLatin(letter) != letter;
}

bool IsShouted(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = NextCodePoint(word, at);
    std::string letter;
    AppendUtf8(letter, c);
    if (IsLower(c) && LowerLatin(letter) == letter) return false;
  }
  return true;
}

bool IsSmallWord(std::string_view word) { return word.size() <= 3; }

std::string_view FirstWord(std::string_view folded) { return folded.substr(0, folded.find(' ')); }

// What may stand between two words of one name.
bool IsInsideName(std::string_view gap) {
  for (std::size_t at = 0; at < gap.size();) {
    const char32_t c = NextCodePoint(gap, at);
    constexpr std::u32string_view kFine = U" \n-–’'&«»“”\"";
    if (kFine.find(c) == kFine.npos) return false;
  }
  return true;
}

std::string PhraseOf(std::string_view name) {
  std::string phrase;
  for (const Word& word : IndexWords(name)) phrase.append(phrase.empty() ? "" : " ").append(MakeTerm(word.text).word);
  return phrase;
}

struct Mention {
  std::int64_t entity_key = 0;
  std::string raw, taught;
  std::size_t begin = 0, length = 0;  // in code points
};

Result<std::optional<std::int64_t>> EntityOf(Connection& connection, std::string_view id) {
  Query query = connection("SELECT entity_key FROM entity WHERE id = ?");
  query.Bind(id);
  std::optional<std::int64_t> key;
  if (query.Next()) key = query.Int(0);
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return key;
}

// Where the parsers have read a mention, in code points.
Result<std::vector<std::pair<std::size_t, std::size_t>>> ReadPlaces(Connection& connection, std::int64_t record_key) {
  std::vector<std::pair<std::size_t, std::size_t>> places;
  Query query = connection(
      "SELECT begin, begin + length FROM record_entity WHERE record_key = ? AND begin IS NOT NULL AND taught IS NULL");
  query.Bind(record_key);
  while (query.Next()) places.emplace_back(query.Int(0), query.Int(1));
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return places;
}

Status WriteMentions(Connection& connection, std::int64_t record_key, const std::vector<Mention>& mentions) {
  Query insert = connection(
      "INSERT INTO record_entity(record_key, position, entity_key, name_key, role, begin, length, taught) "
      "VALUES(?1, (SELECT coalesce(max(position), -1) + 1 FROM record_entity WHERE record_key = ?1), ?2, "
      "(SELECT name_key FROM entity_name WHERE entity_key = ?2 AND name = ?3), 1, ?4, ?5, ?6)");
  for (const Mention& mention : mentions) {
    ACERVO_RETURN_IF_ERROR(insert.Again()
                               .Bind(record_key, mention.entity_key, mention.raw,
                                     static_cast<std::int64_t>(mention.begin),
                                     static_cast<std::int64_t>(mention.length), mention.taught)
                               .Run());
  }
  return mentions.empty() ? Ok() : MarkStale(connection, record_key);
}

}  // namespace

LearnedAliases::Name LearnedAliases::NameOf(std::string_view id, std::string_view written) {
  Name name;
  name.id = id;
  const std::vector<Word> words = IndexWords(written);
  const bool shouted = std::ranges::all_of(words, [](const Word& word) { return IsShouted(word.text); });
  for (const Word& word : words) {
    name.capital.push_back(shouted ? !IsSmallWord(word.text) : BeginsWithCapital(word.text));
  }
  name.is_acronym = shouted && words.size() == 1;
  if (!name.capital.empty()) name.capital.front() = true;
  return name;
}

// Of several ids that cells gave one name the first stands, in any order.
bool LearnedAliases::Add(std::string_view folded, Name name) {
  const std::size_t words = name.capital.size();
  if (words == 0 || words > kMostWords) return false;
  const auto [known, is_new] = names_.try_emplace(std::string(folded), name);
  if (is_new) {
    ++lengths_[std::string(FirstWord(folded))][words];
    first_words_.insert(Hash(FirstWord(folded)));
  } else if (name.id < known->second.id) {
    known->second = std::move(name);
  } else {
    return false;
  }
  return true;
}

Status LearnedAliases::Refresh(Connection& connection) {
  Result<std::int64_t> version = DataVersion(connection);
  if (!version.ok()) return std::move(version.error());
  if (is_loaded_ && version.value() == data_version_) return Ok();
  names_.clear();
  lengths_.clear();
  first_words_.clear();
  Query query = connection("SELECT id, min(name), folded FROM cell_name GROUP BY folded, id ORDER BY folded, id");
  while (query.Next()) Add(query.View(2), NameOf(query.View(0), query.View(1)));
  ACERVO_RETURN_IF_ERROR(query.Finish());
  data_version_ = version.value();
  is_loaded_ = true;
  return Ok();
}

bool LearnedAliases::Stands(const Name& name, std::string_view text, const std::vector<TermCache::Use>& words,
                            std::size_t at) {
  for (std::size_t i = 0; i < name.capital.size(); ++i) {
    const TermCache::Use& use = words[at + i];
    const std::string_view written = use.span.In(text);
    if (name.capital[i] && !BeginsWithCapital(written)) return false;
    if (name.is_acronym && !IsShouted(written)) return false;
    if (i == 0) continue;
    const std::size_t before = words[at + i - 1].span.end();
    if (!IsInsideName(text.substr(before, use.span.begin - before))) return false;
  }
  return true;
}

const LearnedAliases::Names::value_type* LearnedAliases::LongestAt(std::string_view text,
                                                                   const std::vector<TermCache::Use>& words,
                                                                   std::size_t at) const {
  const auto lengths = lengths_.find(words[at].term->folded);
  if (lengths == lengths_.end()) return nullptr;
  const Names::value_type* longest = nullptr;
  std::string folded;
  for (std::size_t count = 1; count <= kMostWords && at + count <= words.size(); ++count) {
    folded.append(count == 1 ? "" : " ").append(words[at + count - 1].term->folded);
    if (lengths->second[count] == 0) continue;
    const auto name = names_.find(folded);
    if (name != names_.end() && Stands(name->second, text, words, at)) longest = &*name;
  }
  return longest;
}

std::vector<LearnedAliases::Found> LearnedAliases::FindIn(std::string_view text, TermCache& term_cache) const {
  std::vector<Found> all;
  const std::vector<TermCache::Use> words = term_cache.Terms(text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Names::value_type* const name = LongestAt(text, words, i);
    if (name == nullptr) continue;
    const std::size_t last = i + name->second.capital.size() - 1;
    all.push_back({{words[i].span.begin, words[last].span.end() - words[i].span.begin}, name});
    i = last;
  }
  return all;
}

bool LearnedAliases::MayHaveNames(std::string_view words) const {
  constexpr std::string_view kEnye = "ñ";
  constexpr std::uint64_t kNothing = Hash("");
  std::uint64_t hash = kNothing;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (words[at] == ' ') {
      if (first_words_.contains(hash)) return true;
      hash = kNothing;
    } else if (words.compare(at, kEnye.size(), kEnye) == 0) {
      hash = Hash("n", hash);  // as in a folded name
      ++at;
    } else {
      hash = Hash(words.substr(at, 1), hash);
    }
  }
  return false;
}

// The taught mentions of a record that has none.
Status LearnedAliases::Write(Connection& connection, TermCache& term_cache, const NewRecord& record) const {
  if (record.words != nullptr && !MayHaveNames(*record.words)) return Ok();
  const std::vector<Found> found = FindIn(record.text, term_cache);
  if (found.empty()) return Ok();
  auto places = ReadPlaces(connection, record.key);
  if (!places.ok()) return std::move(places.error());
  std::vector<Mention> mentions;
  for (const Found& one : found) {
    const std::size_t begin = CodePointIndex(record.text, one.span.begin);
    const std::size_t end = CodePointIndex(record.text, one.span.end());
    const bool is_read = std::ranges::any_of(
        places.value(), [&](const auto& place) { return place.first < end && begin < place.second; });
    if (is_read) continue;
    auto entity = EntityOf(connection, one.name->second.id);
    if (!entity.ok()) return std::move(entity.error());
    if (!entity.value()) continue;
    mentions.push_back({*entity.value(), std::string(one.span.In(record.text)), one.name->first, begin, end - begin});
  }
  return WriteMentions(connection, record.key, mentions);
}

Status LearnedAliases::Rewrite(Connection& connection, TermCache& term_cache, std::int64_t record_key) const {
  Query query = connection("SELECT text FROM record WHERE record_key = ?");
  query.Bind(record_key);
  if (!query.Next()) return query.Finish();
  const std::string text = query.Text(0);
  ACERVO_RETURN_IF_ERROR(query.Finish());
  ACERVO_RETURN_IF_ERROR(
      connection("DELETE FROM record_entity WHERE record_key = ? AND taught IS NOT NULL").Bind(record_key).Run());
  if (sqlite3_changes(connection.get()) > 0) ACERVO_RETURN_IF_ERROR(MarkStale(connection, record_key));
  return Write(connection, term_cache, {record_key, text});
}

void LearnedAliases::Remove(const std::string& folded) {
  const auto name = names_.find(folded);
  if (name == names_.end()) return;
  --lengths_[std::string(FirstWord(folded))][name->second.capital.size()];
  names_.erase(name);
}

// Names that no cell has any more go, with what was found by them.
Status LearnedAliases::Unlearn(Connection& connection, const std::vector<std::string>& before,
                               std::set<std::int64_t>& records) {
  for (const std::string& folded : before) {
    Query first = connection("SELECT min(id) FROM cell_name WHERE folded = ?");
    first.Bind(folded);
    const auto name = names_.find(folded);
    const bool stands = first.Next() && name != names_.end() && first.View(0) == name->second.id;
    ACERVO_RETURN_IF_ERROR(first.Finish());
    if (stands) continue;
    Remove(folded);  // `Learn` adds it again where another cell gives it another id
    Query others = connection("SELECT id, name FROM cell_name WHERE folded = ?");
    others.Bind(folded);
    while (others.Next()) Add(folded, NameOf(others.View(0), others.View(1)));
    ACERVO_RETURN_IF_ERROR(others.Finish());
    Query found = connection("SELECT DISTINCT record_key FROM record_entity WHERE taught = ?");
    found.Bind(folded);
    while (found.Next()) records.insert(found.Int(0));
    ACERVO_RETURN_IF_ERROR(found.Finish());
  }
  return Ok();
}

// The names of a report that are new to the archive, and the records whose texts may have them.
Status LearnedAliases::Learn(Connection& connection, const UnindexedRecords& unindexed, std::int64_t report_key,
                             std::set<std::int64_t>& records) {
  Query names = connection("SELECT id, name, folded FROM cell_name WHERE report_key = ? ORDER BY position");
  names.Bind(report_key);
  while (names.Next()) {
    if (!Add(names.View(2), NameOf(names.View(0), names.View(1)))) continue;
    Query query = connection(
        "SELECT c.record_key FROM record_search CROSS JOIN record c ON c.record_key = record_search.rowid "
        "WHERE record_search MATCH ?");
    const std::string phrase = PhraseOf(names.View(1));
    const std::string match = AnyOf(kTextWords, {phrase});
    unindexed(phrase, records);
    query.Bind(match);
    while (query.Next()) records.insert(query.Int(0));
    ACERVO_RETURN_IF_ERROR(query.Finish());
  }
  return names.Finish();
}

Status LearnedAliases::Teach(Connection& connection, TermCache& term_cache, const UnindexedRecords& unindexed,
                             std::int64_t report_key, const std::vector<NewRecord>& new_records,
                             const std::vector<std::string>& before) {
  std::set<std::int64_t> records;
  ACERVO_RETURN_IF_ERROR(Unlearn(connection, before, records));
  ACERVO_RETURN_IF_ERROR(Learn(connection, unindexed, report_key, records));
  for (const NewRecord& record : new_records) {
    if (records.erase(record.key) > 0)
      ACERVO_RETURN_IF_ERROR(Rewrite(connection, term_cache, record.key));
    else if (!names_.empty())
      ACERVO_RETURN_IF_ERROR(Write(connection, term_cache, record));
  }
  for (const std::int64_t key : records) ACERVO_RETURN_IF_ERROR(Rewrite(connection, term_cache, key));
  return Ok();
}

Result<std::vector<std::string>> CellNamesOf(Connection& connection, std::int64_t report_key) {
  std::vector<std::string> names;
  Query query = connection("SELECT DISTINCT folded FROM cell_name WHERE report_key = ?");
  query.Bind(report_key);
  while (query.Next()) names.push_back(query.Text(0));
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return names;
}

}  // namespace acervo::store
