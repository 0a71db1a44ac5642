// SPDX-License-Identifier: Apache-2.0
// Runs the browser tests: node run.mjs RUNUT WORK [node --test options]
//   RUNUT  the program to test       WORK  a folder for the packages that only these tests need
// Leaves with 77, which ctest counts as skipped, when there is no Chromium or the packages cannot be fetched.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const kSkipped = 77
const here = dirname(fileURLToPath(import.meta.url))
const web = resolve(here, '../../web')
const [runut, work, ...options] = process.argv.slice(2)

function skip(reason) {
  console.log(`skipped: ${reason}`)
  process.exit(kSkipped)
}

function chromium() {
  const places = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  return places.find((place) => place && existsSync(place))
}

// The packages of web/package-lock.json, those for tests too; once a lock file.
function installPackages() {
  mkdirSync(work, { recursive: true })
  const lock = readFileSync(join(web, 'package-lock.json'), 'utf8')
  const stamp = join(work, 'node_modules/.runut-lock')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return true
  for (const name of ['package.json', 'package-lock.json']) cpSync(join(web, name), join(work, name))
  const npm = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--fetch-retries=1', '--fetch-timeout=30000']
  const { status } = spawnSync('npm', npm, { cwd: work, stdio: ['ignore', 'ignore', 'inherit'] })
  if (status === 0) writeFileSync(stamp, lock)
  return status === 0
}

const browser = chromium()
if (!browser) skip('there is no Chromium; install the package chromium, or name one in CHROMIUM')
if (!installPackages()) skip('the packages of the tests could not be fetched')
const { status } = spawnSync(process.execPath, ['--test', ...options, here + '/'], {
  stdio: 'inherit',
  env: { ...process.env, RUNUT: resolve(runut), RUNUT_WORK: resolve(work), CHROMIUM: browser },
})
process.exit(status ?? 1)
