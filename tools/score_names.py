#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Entity F1 (exact span and type) of `runut mentions --conll FILE` against the tags in FILE's last column.

    runut mentions --conll FILE > TAGGED; tools/score_names.py FILE TAGGED

Types are mapped: PERSON, ORGANISATION, ORGANIZATION, LOCATION, PLACE; others (TIME, QUANTITY) count as none. Prints F1 over
all names, of each type, and the mean of the types. Python 3, standard library only.
"""
import sys

TYPES = {'PER': 'PER', 'PERSON': 'PER', 'ORG': 'ORG', 'ORGANISATION': 'ORG', 'ORGANIZATION': 'ORG', 'LOC': 'LOC', 'LOCATION': 'LOC', 'PLACE': 'LOC'}

def names(path):
    """(first word, one past the last, type) of each name; words counted over the whole file."""
    found, at, begin, kind = set(), 0, 0, ''
    def close():
        if kind in TYPES: found.add((begin, at, TYPES[kind]))
    for line in open(path, encoding='utf-8'):
        cells = line.split()
        if not cells:
            close(); kind = ''
            continue
        tag = cells[-1]
        if not (tag[:2] == 'I-' and tag[2:] == kind):
            close()
            begin, kind = at, tag[2:]
        at += 1
    close()
    return found, at

def f1(gold, found):
    right = len(gold & found)
    return 200 * right / max(1, len(gold) + len(found))

def main(gold_path, tagged_path):
    gold, size = names(gold_path)
    found, tagged_size = names(tagged_path)
    if size != tagged_size: sys.exit(f'{gold_path} has {size} words, {tagged_path} has {tagged_size}.')
    by_type = {t: f1({n for n in gold if n[2] == t}, {n for n in found if n[2] == t}) for t in ('PER', 'ORG', 'LOC')}
    print(f'F1 {f1(gold, found):.1f}  macro {sum(by_type.values()) / 3:.1f}  ' + '  '.join(f'{t} {v:.1f}' for t, v in by_type.items()))

if __name__ == '__main__':
    if len(sys.argv) != 3: sys.exit(__doc__)
    main(*sys.argv[1:])
