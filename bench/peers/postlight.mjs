// SPDX-License-Identifier: Apache-2.0
// @postlight/parser (once Mercury) with its own tree, as text.
import Parser from "@postlight/parser";

import { measure } from "./adapter.mjs";

await measure(
  "@postlight/parser",
  (page) => page.html,
  async (page) => (await Parser.parse(page.url || "https://example.org/", { html: page.html, contentType: "text", fetchAllPages: false })).content,
);
