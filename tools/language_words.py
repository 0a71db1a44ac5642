#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes data/lang/{id,ms}/words.tsv: words that tell Indonesian from Malay because only one of the two languages has them.

    apt-get download tesseract-ocr-ind tesseract-ocr-msa tesseract-ocr-eng, unpack each with dpkg -x ROOT; then
    language_words.py ROOT [--seen id TEXT.txt ...] [--seen ms TEXT.txt ...]

Source: the word lists inside the models of Tesseract (tessdata_fast, Apache-2.0), read with combine_tessdata and
dawg2wordlist of the package tesseract-ocr. Kept are words in small ASCII letters, of 4 to 20, that neither the other list nor
the English one has in any case. Words seen in a text of the other language, one or more given with --seen, are left out too.
"""
import argparse, collections, pathlib, re, subprocess, sys, tempfile

HEADER = '''# SPDX-License-Identifier: Apache-2.0
# Words that {name} has and {other} has not: weak evidence for the language of a short text. Made by tools/language_words.py
# from the word lists of Tesseract's models (tessdata_fast, (c) Google Inc., Apache-2.0). A row holds the words of one beginning.
begins\twords
'''

def word_list(root, code):
    model = next(pathlib.Path(root).rglob(f'{code}.traineddata'))
    with tempfile.TemporaryDirectory() as folder:
        base = f'{folder}/{code}.'
        subprocess.run(['combine_tessdata', '-u', str(model), base], check=True, capture_output=True)
        subprocess.run(['dawg2wordlist', base + 'lstm-unicharset', base + 'lstm-word-dawg', base + 'txt'], check=True, capture_output=True)
        return {line.strip() for line in open(base + 'txt', encoding='utf-8')}

def words_of(files):
    return {w for f in files for w in re.findall(r'[^\W\d_]+', open(f, encoding='utf-8', errors='ignore').read().lower())}

def write(language, name, other, words):
    rows = collections.defaultdict(list)
    for word in sorted(words): rows[word[:2]].append(word)
    path = pathlib.Path(__file__).parent.parent / 'data/lang' / language / 'words.tsv'
    path.write_text(HEADER.format(name=name, other=other) + ''.join(f'{b}\t{" ".join(w)}\n' for b, w in sorted(rows.items())), encoding='utf-8')
    print(f'{path}: {len(words)} words', file=sys.stderr)

def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('root')
    parser.add_argument('--seen', nargs=2, action='append', default=[], metavar=('LANGUAGE', 'TEXT'))
    args = parser.parse_args()
    lists = {code: word_list(args.root, code) for code in ('ind', 'msa', 'eng')}
    in_any_case = {code: {w.lower() for w in words} for code, words in lists.items()}
    seen = {language: words_of(f for l, f in args.seen if l == language) for language in ('id', 'ms')}
    plain = lambda words: {w for w in words if re.fullmatch('[a-z]{4,20}', w)} - in_any_case['eng']
    write('id', 'Indonesian', 'Malay', plain(lists['ind']) - in_any_case['msa'] - seen['ms'])
    write('ms', 'Malay', 'Indonesian', plain(lists['msa']) - in_any_case['ind'] - seen['id'])

main()
