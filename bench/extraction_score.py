#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Scores the page reader on the pages of ../shared/bench/extraction, which are measured on and never copied.

bench/extraction_score.py PROGRAM [--work DIR] [--rounds N] [--forms html,block,node] [--errors FORM]

PROGRAM is build/*/bench/bench_extraction. Body: the scorer beside the pages, shingle and word F1, for the HTML and for the
two flattened forms. Title: exact but for white space. Authors: F1 over names. Date: F1 over days.
Pages are split by their place in the sorted list: of five, three are looked at when rules are written ("dev"), two are
not ("held"). --errors prints the worst pages of the part that may be looked at.
"""
import argparse, gzip, importlib.util, json, os, re, statistics, subprocess, sys
ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..')
DATA = os.path.join(ROOT, '..', 'shared', 'bench', 'extraction')

def module(name):
    spec = importlib.util.spec_from_file_location(name, os.path.join(DATA, name + '.py'))
    m = importlib.util.module_from_spec(spec); spec.loader.exec_module(m); return m

def prepare(work):
    flat = {'block': module('flatten'), 'node': module('flatten_nodes')}
    for form in ('html', 'block', 'node'): os.makedirs(os.path.join(work, form), exist_ok=True)
    for f in sorted(os.listdir(os.path.join(DATA, 'pages'))):
        key = f.split('.')[0]
        if os.path.exists(os.path.join(work, 'node', key + '.txt')): continue
        raw = gzip.open(os.path.join(DATA, 'pages', f)).read()
        open(os.path.join(work, 'html', key + '.html'), 'wb').write(raw)
        for form, m in flat.items():
            lines = m.flatten(raw.decode('utf8', 'replace'))
            open(os.path.join(work, form, key + '.txt'), 'w', encoding='utf8').write('\n'.join(lines) + '\n')

def clean(t): return ' '.join((t or '').split())
def names(t): return {clean(x).lower() for x in re.split(r',| and |;|&', t or '') if clean(x)}

def metadata(gold, pred, keys):
    title = statistics.mean(clean(gold[k]['title']) == clean(pred[k]['title']) for k in keys if gold[k]['title'])
    tp = sum(len(names(gold[k]['author']) & names(', '.join(pred[k]['authors']))) for k in keys)
    given = sum(len(names(', '.join(pred[k]['authors']))) for k in keys); want = sum(len(names(gold[k]['author'])) for k in keys)
    hit = sum(bool(gold[k]['date']) and pred[k]['date'][:10] == gold[k]['date'][:10] for k in keys)
    dated = sum(bool(pred[k]['date']) for k in keys); dates = sum(bool(gold[k]['date']) for k in keys)
    return f'title {title:.3f} exact   author {2*tp/max(1, given+want):.3f} F1   date {2*hit/max(1, dated+dates):.3f} F1'

def main():
    ap = argparse.ArgumentParser(); ap.add_argument('program'); ap.add_argument('--work', default='/tmp/runut-extraction')
    ap.add_argument('--rounds', default='0'); ap.add_argument('--forms', default='html,block,node'); ap.add_argument('--errors')
    ap.add_argument('--data'); ap.add_argument('--meta', action='store_true')
    a = ap.parse_args(); prepare(a.work); score = module('score')
    gold = json.load(open(os.path.join(DATA, 'ground-truth.json'), encoding='utf8'))
    keys = sorted(gold); parts = {'dev': [k for i, k in enumerate(keys) if i % 5 < 3], 'held': [k for i, k in enumerate(keys) if i % 5 >= 3], 'all': keys}
    for form in a.forms.split(','):
        out = subprocess.run([a.program, os.path.join(a.work, form), a.rounds] + ([a.data] if a.data else []), capture_output=True, text=True)
        if out.stderr: print(f'{form:<6}', out.stderr.strip())
        pred = {j['id']: j for j in map(json.loads, out.stdout.splitlines())}
        for part, ks in parts.items():
            sh = score.agg([score.tpfpfn(gold[k]['articleBody'], pred[k]['articleBody']) for k in ks])
            w = [statistics.mean(x) for x in zip(*(score.wordprf(gold[k]['articleBody'], pred[k]['articleBody']) for k in ks))]
            print(f'{form:<6}{part:<5} n {len(ks):>3}   shingle F1 {sh[2]:.3f} (P {sh[0]:.3f} R {sh[1]:.3f})   word F1 {w[2]:.3f} (P {w[0]:.3f} R {w[1]:.3f})')
            if form == 'html': print(f'      {part:<5} {metadata(gold, pred, ks)}')
        if a.errors == form:
            rows = sorted((score.wordprf(gold[k]['articleBody'], pred[k]['articleBody'])[::-1] + (k,)) for k in parts['dev'])
            for f, r, p, k in rows[:40]: print(f'  {k} F1 {f:.3f} P {p:.3f} R {r:.3f} {gold[k]["url"]}')
        if a.meta and form == 'html':
            for k in parts['dev']:
                g, p = gold[k], pred[k]
                if clean(g['title']) != clean(p['title']): print(f'  {k} title  gold: {g["title"]!r}  got: {p["title"]!r}')
                if names(g['author']) != names(', '.join(p['authors'])): print(f'  {k} author gold: {g["author"]!r}  got: {p["authors"]!r}')
                if (g['date'] or '')[:10] != p['date'][:10]: print(f'  {k} date   gold: {g["date"]!r}  got: {p["date"]!r}')
main()
