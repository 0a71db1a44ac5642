#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes a WARC of made news pages, the same for the same arguments: for measuring `runut add` on large files.

    bench/make_warc.py OUT.warc[.gz] MEGABYTES [BROKEN]

Each page is about 40 KB: a head with scripts, menus, an article of invented leaders of real states, related links, a footer.
One of BROKEN records (none unless given) has a wrong Content-Length. With .gz each record is a member of its own.
"""
import gzip
import random
import sys

PEOPLE = ["Andrez Molina", "Teodor Balint", "Kamila Osei", "Rasmus Lindal", "Ho Jin-sung", "Mariam Tadesse", "Joao Figueira", "Anneli Saar"]
STATES = ["Chile", "Hungaria", "Ghana", "Denmark", "Korea Selatan", "Ethiopia", "Portugal", "Estonia"]
TOWNS = ["Santiago", "Budapest", "Accra", "Kopenhagen", "Seoul", "Addis Ababa", "Lisbon", "Tallinn"]
DEEDS = ["mengundang", "bertemu dengan", "akan mengunjungi", "menyambut", "memuji", "mengecam"]
DAYS = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
SITES = ["kabarharian", "wartanusa", "beritapagi", "harianutara", "suarakota"]
WORDS = ("kerja sama perdagangan pertahanan pendidikan energi kesehatan pertanian wilayah laut perbatasan warga negara ekonomi "
         "pembangunan pelabuhan kereta bandara universitas penelitian vaksin gandum minyak gas listrik air hutan iklim").split()


def article(chance, number):
    who, whom = chance.sample(range(len(PEOPLE)), 2)
    deed, day = chance.choice(DEEDS), chance.randrange(28) + 1
    month, year = chance.randrange(12) + 1, 2010 + chance.randrange(14)
    title = f"Presiden {STATES[who]} {PEOPLE[who]} {deed} Presiden {STATES[whom]} {PEOPLE[whom]}"
    lines = [f"{TOWNS[who]} - {title} di {chance.choice(TOWNS)} pada {chance.choice(DAYS)} ({day}/{month}/{year})."]
    for _ in range(12):
        words = " ".join(chance.choice(WORDS) for _ in range(22))
        lines.append(f"Kedua pemimpin membahas {words}, kata juru bicara {PEOPLE[who]} nomor {number}.")
    published = f"{year}-{month:02}-{day:02}T09:{chance.randrange(60):02}:00+07:00"
    return title, published, lines


def frame(number):
    """What stands around articles; a few of them serve all pages, so that a gigabyte is written in seconds."""
    chance = random.Random(-1 - number)
    script = ";".join(f"window.slot{i}={{id:{chance.randrange(10**9)},size:[{i},{i + 1}]}}" for i in range(700))
    menu = "".join(f'<li><a href="/rubrik/{i}">{chance.choice(WORDS)} {i}</a></li>' for i in range(120))
    related = "".join(f'<li><a href="/baca/{chance.randrange(10**6)}">{" ".join(chance.choice(WORDS) for _ in range(8))}</a></li>' for _ in range(30))
    return script, menu, related


FRAMES = [frame(number) for number in range(16)]


def page(chance, number, site):
    title, published, lines = article(chance, number)
    script, menu, related = FRAMES[number % len(FRAMES)]
    body = "".join(f"<p>{line}</p>\n" for line in lines)
    return (f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{title} - {site}</title>"
            f'<meta property="article:published_time" content="{published}"><meta property="og:site_name" content="{site}">'
            f"<script>{script}</script></head><body><nav><ul>{menu}</ul></nav><article><h1>{title}</h1>{body}</article>"
            f"<aside><ul>{related}</ul></aside><footer>Hak cipta {site}</footer></body></html>").encode()


def record(kind, url, number, body, length=None):
    head = (f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\nWARC-Target-URI: {url}\r\n"
            f"WARC-Date: 2024-03-01T00:00:00Z\r\nContent-Type: application/http; msgtype={kind}\r\n"
            f"Content-Length: {len(body) if length is None else length}\r\n\r\n")
    return head.encode() + body + b"\r\n\r\n"


def main():
    out, limit = sys.argv[1], int(sys.argv[2]) * 10**6
    broken = int(sys.argv[3]) if len(sys.argv) > 3 else 0
    pack = (lambda b: gzip.compress(b, 6, mtime=0)) if out.endswith(".gz") else (lambda b: b)
    written = number = 0
    with open(out, "wb") as file:
        while written < limit:
            chance = random.Random(number)
            site = SITES[number % len(SITES)]
            url = f"https://{site}.test/berita/{number}"
            html = page(chance, number, site)
            answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html
            wrong = broken > 0 and number % broken == broken - 1
            request = record("request", url, 2 * number, b"GET / HTTP/1.1\r\n\r\n")
            written += file.write(pack(request)) + file.write(pack(record("response", url, 2 * number + 1, answer, 100 if wrong else None)))
            number += 1
    print(f"{number} pages, {written} bytes")


main()
