// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "article/draft.h"
#include "article/line_model.h"

namespace runut {

// Which paragraphs of a page are its article. A model weighs the shape, the neighbours and the place of each (HTML and
// flattened text have one each); rules then refuse what stands inside the article and is none: headlines in a list of other
// articles, headlines that share no words with it, what the page has said before. Sets Paragraph::kept and the role of every
// line that it refuses. O(text). Immutable; shared by threads.
class TextSelection {
 public:
  explicit TextSelection(const Packs& packs);

  void select(Draft& draft) const;
  const MarkupWords& markup_words() const { return words_; }

 private:
  MarkupWords words_;
  LineModel html_, text_;
};

}  // namespace runut
