// SPDX-License-Identifier: Apache-2.0
// The modules below the views: dates in words, sentences, the axis, and the words of both languages.
import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { root, work } from './harness.mjs'

const read = (path) => readFileSync(join(root, path), 'utf8')
const words = { en: JSON.parse(read('web/src/locales/en.json')), id: JSON.parse(read('web/src/locales/id.json')) }
let folder, lib

// A library's assets are data addresses.
function fetched(address) {
  const text = Buffer.from(address.slice(address.indexOf(',') + 1), 'base64').toString()
  return JSON.parse(text)
}

before(async () => {
  globalThis.location = { search: '', pathname: '/' }
  globalThis.localStorage = { getItem: () => null, setItem: () => {} }
  if (!globalThis.navigator) globalThis.navigator = { language: 'en' }
  globalThis.fetch = async (file) => ({ json: async () => fetched(String(file)) })
  // A copy beside the packages, which are found from there.
  folder = mkdtempSync(join(work, 'words-'))
  cpSync(join(root, 'web/src'), join(folder, 'src'), { recursive: true })
  const entry = join(folder, 'entry.ts')
  const names = ['edtf', 'phrase', 'axis', 'groups', 'i18n.svelte']
  writeFileSync(entry, names.map((name) => `export * from './src/lib/${name}'`).join('\n'))
  const { build } = await import(pathToFileURL(join(work, 'node_modules/vite/dist/node/index.js')).href)
  const { svelte } = await import(pathToFileURL(join(work, 'node_modules/@sveltejs/vite-plugin-svelte/src/index.js')).href)
  await build({
    configFile: false,
    logLevel: 'error',
    root: folder,
    plugins: [svelte({ configFile: false })],
    build: { lib: { entry, formats: ['es'], fileName: 'lib' }, outDir: folder, emptyOutDir: false, minify: false },
  })
  lib = await import(pathToFileURL(join(folder, 'lib.js')).href)
})
after(() => folder && rmSync(folder, { recursive: true, force: true }))

const dates = {
  en: [
    ['', ''],
    ['2014-12-19', '19 Dec 2014'],
    ['2019-04', 'Apr 2019'],
    ['2002', '2002'],
    ['201X', '2010s'],
    ['../2014-12-19', 'by 19 Dec 2014'],
    ['2014-12-19/..', 'from 19 Dec 2014'],
    ['2019-04-14/2019-04-21', '14–21 Apr 2019'],
    ['2023-09-14T18:55+08:00', '14 Sept 2023, 18:55 UTC+8'],
    ['2023-09-14T18:55Z', '14 Sept 2023, 18:55 UTC'],
    ['2019-04~', 'about Apr 2019'],
    ['2019-34', '2nd quarter 2019'],
    ['not a date', 'not a date'],
  ],
  id: [
    ['2014-12-19', '19 Des 2014'],
    ['../2014-12-19', 'hingga 19 Des 2014'],
    ['2019-04-14/2019-04-21', '14–21 Apr 2019'],
    ['2019-04~', 'sekitar Apr 2019'],
  ],
}
for (const [locale, cases] of Object.entries(dates)) {
  test(`dates in words: ${locale}`, async () => {
    await lib.loadLocale(locale)
    for (const [edtf, text] of cases) assert.equal(lib.dateText(edtf).replace(/\u2009/g, ''), text, edtf)
  })
}

test('a sentence says how sure it is', async () => {
  await lib.loadLocale('en')
  const deed = { action: 'meet', source: ['A'], target: ['B'] }
  assert.equal(lib.sentence({ ...deed, status: 'happened' }), 'A met B')
  assert.equal(lib.sentence({ ...deed, status: 'planned' }), 'A is to meet B')
  assert.equal(lib.sentence({ ...deed, status: 'planned', source: ['A', 'C'] }), 'A and C are to meet B')
  assert.equal(lib.sentence({ ...deed, status: 'unconfirmed' }), 'A reportedly met B')
  assert.equal(lib.sentence({ action: 'depart', status: 'happened', source: ['A'], target: [] }), 'A departed')
  assert.equal(lib.sentence({ action: 'new_action', status: 'new_status', source: ['A'], target: ['B'] }), 'A new action B')
  await lib.loadLocale('id')
  assert.equal(lib.sentence({ ...deed, status: 'planned' }), 'A akan bertemu dengan B')
})

test('every action and status of the ontology has its words', () => {
  const ontology = read('data/ontology/ontology.toml')
  const ids = (table) => [...ontology.matchAll(new RegExp(`\\[\\[${table}\\]\\][^[]*?\\nid\\s*=\\s*"(\\w+)"`, 'g'))].map((m) => m[1])
  const actions = ids('action')
  assert.ok(actions.length > 20, 'actions were found')
  for (const locale of Object.values(words)) {
    for (const action of actions) assert.ok(locale.acts[action], `${locale.name}: ${action}`)
    for (const status of ids('status')) {
      assert.ok(locale.text['status.' + status], `${locale.name}: ${status}`)
      assert.ok(locale.moods[status], `${locale.name}: ${status}`)
    }
  }
})

test('both languages have the same keys', () => {
  for (const part of ['acts', 'moods', 'text']) assert.deepEqual(Object.keys(words.en[part]), Object.keys(words.id[part]))
})

test('bins cover all months at any width', () => {
  const months = [
    { month: '1999-12', happened: 1, other: 0 },
    { month: '2000-01', happened: 2, other: 1 },
    { month: '2024-06', happened: 0, other: 3 },
  ]
  for (const width of [100, 300, 800, 3000]) {
    const bins = lib.binsOf(months, width)
    assert.equal(bins.reduce((n, bin) => n + bin.happened, 0), 3)
    assert.equal(bins.reduce((n, bin) => n + bin.other, 0), 4)
    assert.ok(bins[0].first <= '1999-12-01' && bins.at(-1).last >= '2024-06-30')
    for (let i = 1; i < bins.length; i++) assert.ok(bins[i - 1].last < bins[i].first)
  }
  assert.deepEqual(lib.binsOf([], 500), [])
  assert.equal(lib.binsOf(months.slice(0, 1), 500)[0].last, '1999-12-31')
})

test('rows stand under their year and month', () => {
  const row = (earliest, latest, told = '') => ({ event: { earliest, latest, told }, evidence: null })
  const years = lib.groupsOf([row('2011-01-01', '2011-12-31'), row('2014-11-01', '2014-11-30'), row('', '2014-12-19'), row('2019-04-14', '2019-05-02'), row('', '', '2019-06-07'), row('', '')])
  assert.deepEqual(years.map((y) => [y.year, y.months.map((m) => m.month)]), [
    ['2011', ['']],
    ['2014', ['2014-11', '2014-12']],
    ['2019', ['2019-04', '2019-06']],
    ['', ['']],
  ])
})
