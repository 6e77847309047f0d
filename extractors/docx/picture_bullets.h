// Little pictures in the line that stand for bullets ("descr='viñeta'"): paragraphs that begin with one.
#pragma once

#include "extractors/docx/story.h"

namespace acervo::docx {

// Whether paragraphs of the story (not of its tables) begin with pictures that are bullets.
bool HasPictureBullets(const Story& story);

// Gives those paragraphs a typed bullet instead, for each picture its own.
void MarkPictureBullets(Story& story);

}  // namespace acervo::docx
