// The fields of a preparation, for `WireWriter` and `WireReader`.
#pragma once

#include "core/wire.h"
#include "store/preparation.h"

namespace acervo {

namespace store {
void Fields(auto& wire, MaybeConst<Term> auto& it) {
  wire(it.form, it.word, it.folded, it.stem, it.stem_folded, it.also);
}
}  // namespace store

void Fields(auto& wire, MaybeConst<IndexTexts> auto& it) { wire(it.title, it.text, it.entity, it.fields, it.terms); }
void Fields(auto& wire, MaybeConst<CodePoints> auto& it) { wire(it.begin, it.length); }
void Fields(auto& wire, MaybeConst<PreparedRecord> auto& it) {
  wire(it.index, it.words_hash, it.mentions, it.entities);
}
void Fields(auto& wire, MaybeConst<Preparation> auto& it) { wire(it.records, it.vocabulary, it.sketch, it.cell_keys); }

}  // namespace acervo
