// SPDX-License-Identifier: Apache-2.0
// Every view shows what the server says, word for word.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { address, api, close, complaints, exportedEvidence, joined, open, settled, start, stop } from './harness.mjs'

before(start)
after(async () => {
  await stop()
  assert.deepEqual(complaints, [], 'console errors, policy violations or requests to other hosts')
})

const squeeze = (text) => text.replace(/\s+/g, ' ').trim()
const events = async () => (await api('timeline?limit=500')).items.map((item) => item.event)

test('the timeline shows every event with its status in words', async () => {
  const { items, total } = await api('timeline?limit=100')
  const page = await open('/timeline')
  const rows = page.locator('.event')
  assert.equal(await rows.count(), items.length)
  assert.ok(total > 0, 'the examples give events')
  for (const [i, { event }] of items.entries()) {
    const row = rows.nth(i)
    assert.ok((await row.locator('.badge').innerText()).length > 2)
    for (const name of [...event.source, ...event.target]) assert.ok((await row.innerText()).includes(name), name)
  }
  await close(page)
})

test('a plan never looks like a deed', async () => {
  const page = await open('/timeline')
  for (const event of await events()) {
    const row = page.locator('.event', { has: page.locator(`a[href="/event/${event.id}"]`) })
    if (!(await row.count())) continue
    const done = (await row.getAttribute('class')).includes('done')
    assert.equal(done, ['happened', 'ongoing'].includes(event.status), `${event.id} ${event.status}`)
  }
  await close(page)
})

test('filters change the rows and the address, and the address brings them back', async () => {
  const all = await events()
  const status = all[0].status
  const wanted = all.filter((event) => event.status === status).length
  const page = await open('/timeline')
  await page.locator('.filters fieldset input').first().check()
  await settled(page)
  assert.match(page.url(), /status=/)
  await page.goto(`${address()}/timeline?status=${status}`)
  await settled(page)
  assert.equal(await page.locator('.event').count(), Math.min(wanted, 100))
  await page.locator('.chips a').first().click()
  await settled(page)
  assert.doesNotMatch(page.url(), /status=/)
  await close(page)
})

test('words narrow the timeline while they are typed', async () => {
  const [{ source, target }] = await events()
  const word = [...source, ...target][0].split(' ')[0]
  const page = await open('/timeline')
  await page.locator('.filters input[type=search]').fill(word)
  await page.waitForURL(/q=/)
  await settled(page)
  const { total } = await api('timeline?q=' + encodeURIComponent(word))
  assert.equal(await page.locator('.event').count(), Math.min(total, 100))
  await close(page)
})

test('a bar of the axis narrows the timeline to its time', async () => {
  const page = await open('/timeline')
  const bar = page.locator('.axis svg a').first()
  await bar.focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/since=.*until=/)
  await settled(page)
  assert.ok((await page.locator('.event').count()) > 0)
  await close(page)
})

// A page as received and the text read from it may differ in white space only.
const same = (shown, evidence, claim) => assert.equal(shown.replace(/\s+/g, ''), evidence.replace(/\s+/g, ''), claim)

test('an event shows each source with the words of its evidence', async () => {
  const evidence = exportedEvidence()
  // Those with the most claims, and one in ten of the others: a page takes seconds to open on a busy machine.
  const ranked = (await events()).sort((a, b) => b.claims - a.claims || (a.id < b.id ? -1 : 1))
  for (const { id } of ranked.filter((_, i) => i < 8 || i % 10 === 0)) {
    const view = await api('event/' + id)
    const page = await open('/event/' + id)
    for (const { claims } of view.origins) {
      for (const { claim } of claims) {
        const shown = await page.locator(`.source blockquote[data-claim="${claim.id}"]`).textContent()
        assert.equal(shown, joined(claim.evidence.segments))
        const marks = await page.locator(`.source blockquote[data-claim="${claim.id}"] mark.in`).allTextContents()
        same(marks.join(''), evidence.get(claim.id), claim.id)
      }
    }
    assert.equal(await page.locator('.ledger li').count() > 0, view.ledger.length > 0)
    await close(page)
  }
})

test('the rule that read each field is told', async () => {
  const [{ id }] = await events()
  const page = await open('/event/' + id)
  await page.locator('.source .why summary').first().click()
  await page.locator('.source .tree code').first().waitFor()
  const claim = (await api('event/' + id)).origins[0].claims[0].claim
  assert.ok((await page.locator('.source .tree').first().innerText()).includes(claim.rule))
  await close(page)
})

test('in a page the marked words are the evidence of their claims', async () => {
  const evidence = exportedEvidence()
  let compared = 0
  for (const id of new Set((await events()).flatMap((event) => event.articles))) {
    const view = await api('article/' + id)
    const page = await open('/article/' + id)
    const words = await page.evaluate(() => {
      const found = {}
      for (const mark of document.querySelectorAll('.text mark[data-claims]')) {
        for (const claim of mark.dataset.claims.split(' ').filter(Boolean)) found[claim] = (found[claim] ?? '') + mark.textContent
      }
      return found
    })
    for (const claim of view.claims) {
      same(words[claim.id] ?? '', evidence.get(claim.id), claim.id)
      compared++
    }
    await close(page)
  }
  assert.ok(compared > 0)
})

test('picking a claim marks its words and keeps it in the address', async () => {
  const event = (await events())[0]
  const view = await api('article/' + event.articles[0])
  const evidence = exportedEvidence()
  const page = await open('/article/' + event.articles[0])
  await page.locator('.claims .claim').first().click()
  await page.waitForURL(/claim=/)
  const picked = await page.locator('.text mark.picked').allTextContents()
  same(picked.join(''), evidence.get(view.claims[0].id), view.claims[0].id)
  await page.reload()
  await settled(page)
  assert.ok((await page.locator('.text mark.picked').count()) > 0)
  await close(page)
})

test('what was left out of a page is shown with the reason', async () => {
  for (const id of new Set((await events()).flatMap((event) => event.articles))) {
    const { blocks } = await api('article/' + id)
    const refused = blocks.filter((block) => !block.kept)
    if (!refused.length) continue
    const page = await open('/article/' + id)
    await page.locator('.noise button').click()
    await page.waitForURL(/noise=1/)
    assert.equal(await page.locator('.noise .refused').count(), refused.length)
    assert.ok((await page.locator('.noise .refused').first().innerText()).includes(refused[0].rule))
    return close(page)
  }
  assert.fail('no example page has noise')
})

test('promises stand under their outcome, with quotations', async () => {
  const { promises } = await api('promises')
  const page = await open('/promises')
  assert.equal(await page.locator('.promise').count(), promises.length)
  for (const { promise } of promises) {
    for (const quotation of promise.made_by) {
      const text = squeeze(joined(quotation.segments))
      const shown = (await page.locator('.promise blockquote').allTextContents()).map(squeeze)
      assert.ok(shown.includes(text), text)
    }
  }
  await close(page)
})

test('conflicts show both sides', async () => {
  const { conflicts } = await api('conflicts')
  const page = await open('/conflicts')
  assert.equal(await page.locator('.conflict').count(), conflicts.length)
  for (const [i, conflict] of conflicts.entries()) {
    const sides = await page.locator('.conflict').nth(i).locator('blockquote').allTextContents()
    assert.deepEqual(sides, conflict.sides.map((side) => joined(side.segments)))
  }
  await close(page)
})

test('actors can be found and lead to their events', async () => {
  const { actors } = await api('actors')
  const page = await open('/actors')
  await page.locator('main input[type=search]').fill(actors[0].name)
  await page.waitForURL(/q=/)
  await page.locator('tbody a').first().click()
  await page.waitForURL(/\/timeline\?actor=/)
  await settled(page)
  assert.ok((await page.locator('.event').count()) >= 1)
  await close(page)
})

test('search finds pages and marks the hits', async () => {
  const { source, target } = (await events())[0]
  const word = [...source, ...target][0].split(' ').at(-1)
  const { hits } = await api('search?q=' + encodeURIComponent(word))
  const page = await open('/search?q=' + encodeURIComponent(word))
  assert.equal(await page.locator('.hits li').count(), hits.length)
  if (hits.length) assert.ok((await page.locator('.hits mark').count()) > 0)
  await close(page)
})

test('a misspelt word is answered with a suggestion', async () => {
  const { hits } = await api('search?q=menteri')
  if (!hits.length) return
  const { suggestion } = await api('search?q=menteriii')
  const page = await open('/search?q=menteriii')
  assert.equal(await page.locator('.suggestion a').count(), suggestion ? 1 : 0)
  await close(page)
})

test('what is not there is said in a sentence', async () => {
  const page = await open('/nothing/of/the/kind')
  assert.ok((await page.locator('main').innerText()).length > 10)
  await close(page)
})
