# SPDX-License-Identifier: Apache-2.0
"""trafilatura with metadata, where the user has it.   python3 trafilatura_adapter.py PAGES.jsonl RESULT.json"""
import json
import sys
import time

import trafilatura

ROUNDS = 3


def read(page):
    found = trafilatura.bare_extraction(page["html"], url=page.get("url") or None, include_comments=False, with_metadata=True)
    if found is None:
        return ""
    return (found.get("text") if isinstance(found, dict) else found.text) or ""


def main():
    pages = [json.loads(line) for line in open(sys.argv[1], encoding="utf8")]
    output = {page["name"]: read(page) for page in pages}
    seconds = float("inf")
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for page in pages:
            read(page)
        seconds = min(seconds, time.perf_counter() - start)
    size = sum(len(page["html"].encode()) for page in pages)
    result = {"name": "trafilatura " + trafilatura.__version__, "bytes": size, "seconds": seconds, "output": output}
    json.dump(result, open(sys.argv[2], "w", encoding="utf8"))


main()
