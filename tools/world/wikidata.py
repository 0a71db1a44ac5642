#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes a table for data/world of a Wikidata export.

    tools/world/wikidata.py persons|organisations|places EXPORT.csv > DIR/world/persons.tsv

EXPORT.csv has a line of column names: label, aliases ('|' between; may be missing), country (ISO 3166-1 alpha-2; may be
missing). Rows without a label, or whose label is a bare identifier (Q42), are left out; their number goes to standard error.
Wikidata is CC0. Python 3, standard library only.
"""
import csv, re, sys

COLUMNS = {
    'persons': ('name', 'variants', 'short', 'state', 'offices'),
    'organisations': ('id', 'name', 'kind', 'state', 'local', 'en'),
    'places': ('name', 'variants', 'state'),
}

def clean(text):
    return re.sub(r'[\t\r\n|]+', ' ', text).strip()

def row_of(kind, label, aliases, country):
    cells = {'name': label, 'variants': '|'.join(aliases), 'state': country, 'kind': 'org', 'en': '|'.join([label, *aliases]),
             'id': 'wikidata_' + re.sub(r'[^a-z0-9]+', '_', label.lower())}
    return [cells.get(column, '') for column in COLUMNS[kind]]

def main(kind, path):
    print('# From Wikidata (CC0) by tools/world/wikidata.py.')
    print('\t'.join(COLUMNS[kind]))
    left_out, seen = 0, set()
    for row in csv.DictReader(open(path, encoding='utf-8', newline='')):
        label = clean(row.get('label') or '')
        if not label or re.fullmatch(r'Q\d+', label) or label in seen:
            left_out += 1
            continue
        seen.add(label)
        aliases = [a for a in (clean(part) for part in (row.get('aliases') or '').split('|')) if a and a != label]
        country = (row.get('country') or '').strip().upper()
        print('\t'.join(row_of(kind, label, aliases, country if re.fullmatch('[A-Z]{2}', country) else '')))
    print(f'{len(seen)} rows, {left_out} left out.', file=sys.stderr)

if __name__ == '__main__':
    if len(sys.argv) != 3 or sys.argv[1] not in COLUMNS: sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
