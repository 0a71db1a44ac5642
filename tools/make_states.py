#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes data/world/states.tsv from CLDR's names of territories and tools/world/states_own.txt.

    npm pack cldr-localenames-full@48.2.0 && tar xzf cldr-localenames-full-48.2.0.tgz
    tools/make_states.py package > data/world/states.tsv

CLDR is under the Unicode licence (Unicode-3.0); its notice goes into NOTICE. Python 3, standard library only.
"""
import json, pathlib, sys

SKIP = {'EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ', 'CQ', 'EA', 'IC', 'DG', 'CP', 'AC', 'TA', 'UM', 'BV', 'HM', 'TF', 'AQ', 'IO', 'GS'}
COLUMNS = ['iso', 'name', 'names_local', 'names_en', 'demonyms', 'capital', 'capital_names', 'seats']

def clean(name):
    """CLDR's display form as a newspaper writes it."""
    for sign, word in ((' SAR China', ''), (' DAK Tiongkok', ''), ('’', "'")):
        name = name.replace(sign, word)
    return name if '(' not in name and ' - ' not in name else ''

def own_rows(path):
    for line in path.read_text(encoding='utf-8').splitlines():
        if line and not line.startswith('#'):
            cells = line.split('|')
            assert len(cells) == len(COLUMNS), line
            yield dict(zip(COLUMNS, cells))

def names_of(*groups):
    seen = []
    for group in groups:
        for name in group:
            name = name.strip()
            if name and name not in seen: seen.append(name)
    return seen

def main(package):
    cldr = {l: json.load(open(f'{package}/main/{l}/territories.json', encoding='utf-8'))['main'][l]['localeDisplayNames']['territories']
            for l in ('en', 'id', 'ms')}
    own = {row['iso']: row for row in own_rows(pathlib.Path(__file__).parent / 'world' / 'states_own.txt')}
    codes = {c for c in cldr['en'] if len(c) == 2 and c.isalpha()} - SKIP | own.keys()
    print('# States and territories. Names of territories: Unicode CLDR 48 (Unicode-3.0); the rest written for this project.')
    print('# Written by tools/make_states.py: edit tools/world/states_own.txt, not this file.')
    print('\t'.join(COLUMNS))
    for code in sorted(codes):
        row = own.get(code, dict.fromkeys(COLUMNS, ''))
        split = lambda key: row[key].split(';')
        english = clean(cldr['en'].get(code, '')).replace(' & ', ' and ').replace('St. ', 'Saint ')
        name = row['name'] or english
        in_english = names_of([name, english, clean(cldr['en'].get(code, ''))], split('names_en'))
        local = [n for l in ('id', 'ms') for n in [clean(cldr[l].get(code, ''))]]
        local = [n for n in names_of(local, split('names_local')) if n not in in_english]
        print('\t'.join([code, name, '|'.join(local), '|'.join(in_english), '|'.join(names_of(split('demonyms'))),
                         row['capital'], '|'.join(names_of(split('capital_names'))), '|'.join(s.replace('/', '=') for s in names_of(split('seats')))]))

if __name__ == '__main__':
    if len(sys.argv) != 2: sys.exit(__doc__)
    main(sys.argv[1])
