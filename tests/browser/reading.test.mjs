// SPDX-License-Identifier: Apache-2.0
// Everybody can read it: both languages, both themes, any width, keyboard alone, on paper, and with many events.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { address, api, close, complaints, need, open, settled, start, stop } from './harness.mjs'

const axe = need('axe-core')
let views

before(async () => {
  await start()
  const [{ event }] = (await api('timeline?limit=1')).items
  views = ['/timeline', `/event/${event.id}`, `/article/${event.articles[0]}?noise=1&marks=claim,time,actor,quote`, '/promises', '/conflicts', '/actors', '/search?q=a']
})
after(async () => {
  await stop()
  assert.deepEqual(complaints, [], 'console errors, policy violations or requests to other hosts')
})

async function faults(page) {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() => globalThis.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] }))
  return violations
    .filter((violation) => ['serious', 'critical'].includes(violation.impact))
    .map((violation) => `${violation.id}: ${violation.nodes[0].html.slice(0, 160)} ${violation.nodes[0].failureSummary}`)
}

for (const theme of ['light', 'dark']) {
  for (const locale of ['id', 'en']) {
    test(`accessible: ${theme}, ${locale}`, async () => {
      for (const view of views) {
        const page = await open(view, { theme, locale })
        assert.equal(await page.getAttribute('html', 'lang'), locale)
        assert.deepEqual(await faults(page), [], view)
        const text = await page.locator('body').innerText()
        assert.doesNotMatch(text, /\b(app|nav|filter|field|event|article|promises|status|outcome|count)\.[a-z]{3,}/, view)
        await close(page)
      }
    })
  }
}

test('nothing is wider than a small telephone', async () => {
  for (const view of views) {
    const page = await open(view, { width: 360, height: 740, locale: 'id' })
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    assert.equal(over, 0, view)
    await close(page)
  }
})

test('language and theme are changed on the spot and kept', async () => {
  const page = await open('/timeline')
  await page.locator('#language').selectOption('id')
  await page.waitForFunction(() => document.documentElement.lang === 'id')
  const before = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  await page.locator('.tools button').first().click()
  const then = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  assert.notEqual(before, then)
  await page.reload()
  await settled(page)
  assert.equal(await page.getAttribute('html', 'lang'), 'id')
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor), then)
  await close(page)
})

test('the keyboard alone is enough', async () => {
  const page = await open('/timeline')
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip')
  await page.keyboard.press('Enter')
  await page.keyboard.press('j')
  assert.ok(await page.evaluate(() => document.activeElement.matches('.event a')))
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement.closest('.event')).outlineStyle)
  assert.notEqual(outline, 'none')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/event\//)
  await settled(page)
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/article\//)
  await settled(page)
  await page.keyboard.press('/')
  assert.equal(await page.evaluate(() => document.activeElement.id), 'site-search')
  await page.keyboard.type('a')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/search\?q=a/)
  await page.locator('h1').focus()
  await page.keyboard.press('Tab')
  await page.evaluate(() => document.activeElement.blur())
  await page.keyboard.press('?')
  assert.ok(await page.locator('dialog').isVisible())
  await page.keyboard.press('Escape')
  assert.ok(!(await page.locator('dialog').isVisible()))
  await page.goBack()
  await page.waitForURL(/\/article\//)
  await close(page)
})

test('on paper there is the chronology and nothing to click', async () => {
  const page = await open('/timeline')
  await page.emulateMedia({ media: 'print' })
  assert.ok(!(await page.locator('header.top').isVisible()))
  assert.ok(!(await page.locator('.filters').isVisible()))
  assert.ok(await page.locator('.event').first().isVisible())
  await close(page)
})

// One real row, many times over, a day apart.
function many(item, total, offset, limit) {
  const items = []
  for (let i = offset; i < Math.min(total, offset + limit); i++) {
    const day = new Date(Date.UTC(2000, 0, 1 + i)).toISOString().slice(0, 10)
    items.push({ ...item, event: { ...item.event, id: `e${i}`, time: day, earliest: day, latest: day } })
  }
  const months = {}
  for (let i = 0; i < total; i++) {
    const month = new Date(Date.UTC(2000, 0, 1 + i)).toISOString().slice(0, 7)
    months[month] ??= { month, happened: 0, other: 0 }
    months[month][i % 5 ? 'happened' : 'other']++
  }
  return { total, offset, undated: 0, items, months: Object.values(months) }
}

test('five thousand events stay quick', async () => {
  const [item] = (await api('timeline?limit=1')).items
  const answer = (route) => {
    const asked = new URL(route.request().url()).searchParams
    return route.fulfill({ json: many(item, 5000, Number(asked.get('offset')), Number(asked.get('limit'))) })
  }
  const page = await open('/timeline', { route: ['**/api/timeline?*', answer] })
  assert.equal(await page.locator('.event').count(), 100)
  const began = Date.now()
  await page.locator('.pages a').last().click()
  await page.waitForURL(/page=2/)
  await page.locator('a[href="/event/e199"]').waitFor()
  assert.ok(Date.now() - began < 3000, `the next page took ${Date.now() - began} ms`)
  assert.match(await page.locator('.pages').innerText(), /101.*200.*5[.,]000/s)
  await close(page)
})

test('the interface is small', async () => {
  const script = await (await fetch(address() + '/app.js')).arrayBuffer()
  assert.ok(script.byteLength < 120_000, `${script.byteLength} bytes of script`)
})
