// SPDX-License-Identifier: Apache-2.0
// What every adapter in JavaScript shares: the pages, the clock, the result. An adapter gives its name and a function from a
// page to what it reads of it; results are collected before the clock starts, which also warms the machine up.
import { readFileSync, writeFileSync } from "node:fs";

const kRounds = 3;

export function items(file) {
  return readFileSync(file, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
}

// node ADAPTER.mjs PAGES.jsonl RESULT.json
export async function measure(name, size_of, read) {
  const [pages, result] = process.argv.slice(2);
  const all = items(pages);
  const output = {};
  for (const item of all) {
    try {
      output[item.name] = (await read(item)) ?? "";
    } catch {
      output[item.name] = "";
    }
  }
  let seconds = Infinity;
  for (let round = 0; round < kRounds; ++round) {
    const start = process.hrtime.bigint();
    for (const item of all) {
      try {
        await read(item);
      } catch {
        // a page that a peer cannot read costs it the page, not the run
      }
    }
    seconds = Math.min(seconds, Number(process.hrtime.bigint() - start) / 1e9);
  }
  const bytes = all.reduce((sum, item) => sum + Buffer.byteLength(size_of(item)), 0);
  writeFileSync(result, JSON.stringify({ name, bytes, seconds, output }));
}
