#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How well the program groups articles into stories: reads labelled articles with it and prints the scorer's line.

    bench/stories.py [build/release/runut]

The articles are ../shared/bench/stories (ECB+ topics 1-35, with their scorer); nothing is printed where they are absent."""
import json
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
SET = ROOT.parent / "shared/bench/stories"


def exported(runut: str, rows: list[dict], folder: pathlib.Path) -> list[dict]:
    pages, store = folder / "pages.jsonl", folder / "stories.runut"
    pages.write_text("".join(json.dumps({"name": row["id"], "text": row["text"]}) + "\n" for row in rows))
    subprocess.run([runut, "add", "-q", store, pages], check=True, stdout=subprocess.DEVNULL)
    lines = subprocess.run([runut, "export", store], check=True, stdout=subprocess.PIPE).stdout
    return [json.loads(line) for line in lines.splitlines()]


def main() -> None:
    runut = sys.argv[1] if len(sys.argv) > 1 else str(ROOT / "build/release/runut")
    data = SET / "ecbplus-dev.jsonl"
    if not data.exists():
        return
    rows = [json.loads(line) for line in data.open()]
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        articles = [row for row in exported(runut, rows, folder) if row["kind"] == "article"]
        for name, pairs in (("gold", [(row["id"], row["story"]) for row in rows]),
                            ("ours", [(row["page"], row["story"]) for row in articles])):
            (folder / name).write_text("".join(f"{page}\t{story}\n" for page, story in pairs))
        subprocess.run([sys.executable, SET / "score.py", folder / "gold", folder / "ours"], check=True)


main()
