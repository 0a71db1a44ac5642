// SPDX-License-Identifier: Apache-2.0
// Starts the real program on a free port of loopback with a store made from examples/, and a Chromium beside it. Everything
// the browser complains about is kept in `complaints`, which must be empty at the end.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
export const work = process.env.RUNUT_WORK ?? join(root, 'web')
export const need = createRequire(join(work, 'package.json'))
const { chromium } = need('playwright-core')

const kStartMs = 20000
const kQuiet = ['--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run']

export const complaints = []
let folder, store, server, browser, base

function makeStore() {
  folder = mkdtempSync(join(tmpdir(), 'runut-browser-'))
  store = join(folder, 'story.runut')
  const pages = join(root, 'examples/pages')
  const names = readdirSync(pages).map((name) => join(pages, name))
  const { status, stderr } = spawnSync(process.env.RUNUT, ['add', store, ...names], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`runut add failed: ${stderr}`)
}

function startServer() {
  server = spawn(process.env.RUNUT, ['serve', store, '--port', '0'], { stdio: ['ignore', 'pipe', 'pipe'] })
  return new Promise((done, fail) => {
    let said = ''
    const listen = (bytes) => {
      said += bytes
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)
      if (address) done(address[0])
    }
    server.stdout.on('data', listen)
    server.stderr.on('data', listen)
    server.on('exit', () => fail(new Error(`runut serve ended: ${said}`)))
    setTimeout(() => fail(new Error(`runut serve did not start: ${said}`)), kStartMs).unref()
  })
}

export async function start() {
  base = process.env.RUNUT_ADDRESS
  if (!base) {
    makeStore()
    base = await startServer()
  }
  const args = process.getuid?.() === 0 ? [...kQuiet, '--no-sandbox'] : kQuiet
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args })
}

export async function stop() {
  await browser?.close()
  if (server) {
    const ended = new Promise((done) => server.on('exit', done))
    server.kill('SIGTERM')
    await ended
  }
  if (folder) rmSync(folder, { recursive: true, force: true })
}

// A fresh page in a fresh profile. `ignore`: a pattern of complaints that a test asks for.
export async function open(path, { locale = 'en', theme = 'light', width = 1280, height = 900, route } = {}) {
  const context = await browser.newContext({ locale, colorScheme: theme, viewport: { width, height }, timezoneId: 'Asia/Jakarta' })
  const page = await context.newPage()
  const complain = (what) => complaints.push(`${path}: ${what}`)
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complain(message.text()))
  page.on('pageerror', (error) => complain(error.message))
  page.on('request', (request) => request.url().startsWith(base) || complain(`asked ${request.url()}`))
  if (route) await page.route(...route)
  await page.goto(base + path)
  await settled(page)
  return page
}

export const close = (page) => page.context().close()

// The view is there, and nothing is on its way.
export async function settled(page) {
  await page.waitForLoadState('networkidle')
  await page.locator('main').waitFor()
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'))
}

export async function api(path) {
  const answer = await fetch(base + '/api/' + path)
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}

// The evidence of every claim as `runut export` tells it: the store's own words, past server and views.
export function exportedEvidence() {
  const { stdout } = spawnSync(process.env.RUNUT, ['export', store, '--format', 'jsonl'], { encoding: 'utf8', maxBuffer: 1 << 28 })
  const records = stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line))
  return new Map(records.filter(({ kind }) => kind === 'claim').map(({ id, evidence }) => [id, evidence.text]))
}

export const address = () => base
export const joined = (segments) => segments.map((segment) => segment.text).join('')
