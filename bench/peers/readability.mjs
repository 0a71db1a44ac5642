// SPDX-License-Identifier: Apache-2.0
// @mozilla/readability over linkedom's tree: what Firefox's reader view does.
import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";

import { measure } from "./adapter.mjs";

const kBlock = new Set(["P", "DIV", "LI", "H1", "H2", "H3", "H4", "H5", "H6", "BLOCKQUOTE", "PRE", "TR", "BR", "SECTION", "ARTICLE", "FIGCAPTION"]);

// The text with a line a block; textContent alone would join words of neighbouring paragraphs.
function text_of(node, out = []) {
  for (const child of node.childNodes) {
    if (child.nodeType === 3) out.push(child.data);
    if (child.nodeType !== 1) continue;
    const block = kBlock.has(child.tagName.toUpperCase());
    if (block) out.push("\n");
    text_of(child, out);
    if (block) out.push("\n");
  }
  return out;
}

await measure(
  "readability + linkedom",
  (page) => page.html,
  (page) => {
    const { document } = parseHTML(page.html);
    const article = new Readability(document).parse();
    return article ? text_of(parseHTML(`<html><body>${article.content}</body></html>`).document.body).join("") : "";
  },
);
