#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""time_folds.py RUNUT BENCH [--lang en] [--fold 0] [--errors FILE]

Ten-fold discipline for the rules of time: documents are dealt into ten parts by the hash of their name; rules are written
looking at nine parts, and the score on the tenth is what may be reported. BENCH is ../shared/bench/time.

Prints precision, recall and F1 of strict, relaxed and value on the nine parts and on the tenth, each measured with
timex_score.py. --errors writes the mistakes of the nine parts only; nothing here shows those of the tenth.
"""
import argparse
import hashlib
import importlib.util
import json
import os
import re
import subprocess
import sys
import tempfile

CORPORA = {"en": ["timebank", "aquaint"], "id": ["kompas-dev"]}
PARTS = 10


def part_of(doc):
    return int(hashlib.sha256(doc.encode()).hexdigest(), 16) % PARTS


def load_scorer(bench):
    spec = importlib.util.spec_from_file_location("timex_score", os.path.join(bench, "timex_score.py"))
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return scorer


def read(runut, docs, lang):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as out:
        subprocess.run([runut, "time", "--docs", docs, "--lang", lang], stdout=out, check=True)
        out.flush()
        return SCORER.load(out.name)


def report(name, gold, found, errors=None):
    result = SCORER.score(gold, {d: found.get(d, []) for d in gold}, False, errors)
    line = "%-10s docs %4d  gold %5d  read %5d" % (name, result["docs"], result["gold"], result["system"])
    for key in ("strict", "relaxed", "value", "strict+value"):
        line += "   %s %.2f/%.2f/%.2f" % (key, result[key]["P"], result[key]["R"], result[key]["F1"])
    print(line)


def main():
    global SCORER
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("runut")
    parser.add_argument("bench")
    parser.add_argument("--lang", default="en", choices=sorted(CORPORA))
    parser.add_argument("--fold", type=int, default=0)
    parser.add_argument("--errors")
    options = parser.parse_args()
    SCORER = load_scorer(options.bench)
    gold, found = {}, {}
    for corpus in CORPORA[options.lang]:
        gold.update(SCORER.load(os.path.join(options.bench, corpus + ".gold.jsonl")))
        found.update(read(options.runut, os.path.join(options.bench, corpus + ".docs.jsonl"), options.lang))
    seen = {d: m for d, m in gold.items() if part_of(d) != options.fold}
    kept = {d: m for d, m in gold.items() if part_of(d) == options.fold}
    errors = [] if options.errors else None
    print("precision/recall/F1")
    report("nine parts", seen, found, errors)
    report("the tenth", kept, found)
    if errors is not None:
        with open(options.errors, "w", encoding="utf-8") as out:
            for error in errors:
                out.write("\t".join(re.sub(r"\s+", " ", field) for field in error) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
