// Names the layout engine's plain values as this folder uses them. Units and shapes: extractors/layout/layout.h.
#pragma once

#include "extractors/layout/layout.h"
#include "extractors/layout/lines.h"
#include "extractors/layout/markers.h"
#include "extractors/layout/page_graphics.h"
#include "extractors/layout/rulings.h"

namespace acervo::pdf {

using layout::AsMarker;
using layout::Box;
using layout::BulletShape;
using layout::FindBulletShape;
using layout::FindRulings;
using layout::GreyPicture;
using layout::kMaxSide;
using layout::Line;
using layout::Marker;
using layout::MarkerKind;
using layout::MarkIn;
using layout::Overlap;
using layout::PageGraphics;
using layout::PageText;
using layout::Paint;
using layout::Ruling;
using layout::Rulings;
using layout::RulingsOf;
using layout::SpaceBetween;
using layout::Word;

}  // namespace acervo::pdf
