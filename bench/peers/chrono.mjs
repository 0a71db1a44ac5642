// SPDX-License-Identifier: Apache-2.0
// chrono-node: dates and times of an English text, counted from a fixed day.
import * as chrono from "chrono-node";

import { measure } from "./adapter.mjs";

const kDay = new Date("2024-01-21T12:00:00Z");

await measure(
  "chrono-node",
  (item) => item.text,
  (item) => chrono.parse(item.text, kDay).map((found) => found.text),
);
