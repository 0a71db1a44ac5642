// SPDX-License-Identifier: Apache-2.0
// node bench/peers/run.mjs BENCH_PEER [FOLDER]: the same pages through Runut and each peer that is there, one after the other,
// in one run; then a table of speed (one thread, warm) and of the words found right, with ratios to Runut.
//
// FOLDER holds ground-truth.json, pages/*.html.gz and score.py, as ../shared/bench/extraction does; where it is absent the
// example pages are timed and nothing is scored. Packages stand in build/peers, as package-lock.json pins them.
import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";

const here = import.meta.dirname ?? new URL(".", import.meta.url).pathname;
const root = resolve(here, "../..");
const [bench_peer, folder = join(root, "../shared/bench/extraction")] = process.argv.slice(2);
const work = join(root, "build/peers");

function install() {
  mkdirSync(work, { recursive: true });
  const lock = readFileSync(join(here, "package-lock.json"), "utf8");
  const stamp = join(work, "installed");
  for (const file of readdirSync(here).filter((name) => /\.(mjs|json|py)$/.test(name))) copyFileSync(join(here, file), join(work, file));
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  execFileSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--omit=optional"], { cwd: work, stdio: "inherit" });
  writeFileSync(stamp, lock);
}

// Every reader gets the same UTF-8.
function decoded(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

function write_lines(file, items) {
  writeFileSync(file, items.map((item) => JSON.stringify(item) + "\n").join(""));
  return file;
}

function gather() {
  const truth_file = join(folder, "ground-truth.json");
  if (existsSync(truth_file)) {
    const truth = JSON.parse(readFileSync(truth_file, "utf8"));
    const names = Object.keys(truth);
    const pages = names.map((name) => ({ name, url: truth[name].url ?? "", html: decoded(gunzipSync(readFileSync(join(folder, "pages", `${name}.html.gz`)))) }));
    return { pages, texts: names.map((name) => ({ name, text: truth[name].articleBody ?? "" })), truth_file };
  }
  const examples = join(root, "examples/pages");
  const names = readdirSync(examples).filter((name) => name.endsWith(".html")).sort();
  const pages = names.map((name) => ({ name, url: "", html: decoded(readFileSync(join(examples, name))) }));
  return { pages, texts: pages.map(({ name, html }) => ({ name, text: html.replace(/<[^>]*>/g, " ") })) };
}

function run(command, words, input, label) {
  const result = join(work, `${label}.json`);
  const done = spawnSync(command, [...words, input, result], { cwd: work, encoding: "utf8", maxBuffer: 1 << 28 });
  if (done.status !== 0) {
    console.log(`${label}: not measured (${(done.stderr ?? "").trim().split("\n").pop() || done.error?.message})`);
    return null;
  }
  return { label, ...JSON.parse(readFileSync(result, "utf8")) };
}

// "label  n miss F1 P R exact" lines of score.py, by label.
function scores(found, truth_file, metric) {
  if (!truth_file) return {};
  const files = found.map(({ label, output }) => {
    const file = join(work, `score-${label}.json`);
    writeFileSync(file, JSON.stringify(output));
    return file;
  });
  const out = execFileSync("python3", [join(folder, "score.py"), truth_file, ...files, "--metric", metric], { encoding: "utf8" });
  const rows = out.trim().split("\n").slice(1).map((line) => line.trim().split(/\s+/));
  return Object.fromEntries(rows.map((row) => [row[0].replace(/^score-/, ""), row[3]]));
}

function table(head, rows) {
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i].length)));
  for (const row of [head, ...rows]) console.log(row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join("  "));
}

const speed = (result) => result.bytes / (result.microseconds ?? result.seconds * 1e6);

install();
const { pages, texts, truth_file } = gather();
const pages_file = write_lines(join(work, "pages.jsonl"), pages);
const texts_file = write_lines(join(work, "texts.jsonl"), texts);
const program = resolve(bench_peer);

const readers = [
  run(program, ["article"], pages_file, "runut"),
  run("node", ["readability.mjs"], pages_file, "readability"),
  run("node", ["postlight.mjs"], pages_file, "postlight"),
  run("python3", ["trafilatura_adapter.py"], pages_file, "trafilatura"),
].filter(Boolean);
const word = scores(readers, truth_file, "word");
const shingle = scores(readers, truth_file, "shingle");
console.log(`\n${pages.length} pages of ${truth_file ? basename(folder) : "examples"}, ${(readers[0].bytes / 1e6).toFixed(1)} MB, one thread, best of 3 rounds`);
table(
  ["reader", "MB/s", "runut is", "word F1", "shingle F1"],
  readers.map((r) => [r.name, speed(r).toFixed(1), `${(speed(readers[0]) / speed(r)).toFixed(1)} x`, word[r.label] ?? "-", shingle[r.label] ?? "-"]),
);

const clocks = [run(program, ["time"], texts_file, "runut-time"), run("node", ["chrono.mjs"], texts_file, "chrono")].filter(Boolean);
console.log(`\ntime expressions, the same texts, ${(clocks[0].bytes / 1e6).toFixed(2)} MB`);
table(
  ["reader", "MB/s", "runut is"],
  clocks.map((r) => [r.name, speed(r).toFixed(1), `${(speed(clocks[0]) / speed(r)).toFixed(1)} x`]),
);
