// SPDX-License-Identifier: Apache-2.0
// EDTF (ISO 8601-2) as people write dates. What is not understood is shown as it stands, never guessed.
//
//   2014-12-19              19 Dec 2014
//   2019-04                 Apr 2019
//   ../2014-12-19           by 19 Dec 2014
//   2019-04-14/2019-04-21   14–21 Apr 2019
//   2023-09-14T18:55+08:00  14 Sep 2023, 18:55 UTC+8
import { i18n, t } from './i18n.svelte'

interface Point {
  year: number
  month: number // 0: not said
  day: number // 0: not said
  season: number // 21..24 seasons, 33..36 quarters, 40..41 halves; 0: none
  clock: string
  digits: number // digits of the year that are said: 4, 3 for a decade, 2 for a century
  doubt: string
}

function parsePoint(text: string): Point | null {
  const m = /^(-?\d{2,4})(X{0,2})(?:-(\d\d)(?:-(\d\d))?)?(?:T([\d:]+)(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?)?([?~%]?)$/.exec(text)
  if (!m) return null
  const unit = Number(m[3] ?? 0)
  return {
    year: Number(m[1] + '0'.repeat(m[2]!.length)),
    month: unit <= 12 ? unit : 0,
    day: Number(m[4] ?? 0),
    season: unit > 12 ? unit : 0,
    clock: m[5] ? m[5].slice(0, 5) + zone(m[6] ?? '') : '',
    digits: 4 - m[2]!.length,
    doubt: m[7] ?? '',
  }
}

function zone(text: string): string {
  if (!text) return ''
  if (text === 'Z' || /^[+-]00:?00$/.test(text)) return ' UTC'
  const m = /^([+-])0?(\d+):?(\d\d)$/.exec(text)
  return m ? ` UTC${m[1] === '-' ? '−' : '+'}${m[2]}${m[3] === '00' ? '' : ':' + m[3]}` : ' ' + text
}

function day(point: Point): Date {
  const date = new Date(0)
  date.setUTCFullYear(point.year, (point.month || 1) - 1, point.day || 1)
  return date
}

function formatter(point: Point): Intl.DateTimeFormat {
  const shape: Intl.DateTimeFormatOptions = { timeZone: 'UTC', year: 'numeric' }
  if (point.month) shape.month = 'short'
  if (point.day) shape.day = 'numeric'
  return new Intl.DateTimeFormat(i18n.locale === 'en' ? 'en-GB' : 'id-ID', shape)
}

function doubtful(text: string, doubt: string): string {
  return doubt ? t('date.doubt.' + doubt, { date: text }) : text
}

function pointText(point: Point): string {
  if (point.season) return t('date.part.' + point.season, { year: String(point.year) })
  if (point.digits === 3) return t('date.decade', { year: String(point.year) })
  if (point.digits === 2) return t('date.century', { n: String(point.year / 100 + 1), year: String(point.year) })
  const text = formatter(point).format(day(point))
  return doubtful(point.clock ? `${text}, ${point.clock}` : text, point.doubt)
}

function rangeText(a: Point, b: Point): string {
  const alike = !!a.month === !!b.month && !!a.day === !!b.day
  const plain = !a.season && !b.season && !a.clock && !b.clock && !a.doubt && !b.doubt && a.digits === 4 && b.digits === 4
  if (alike && plain) return formatter(a).formatRange(day(a), day(b))
  return `${pointText(a)} – ${pointText(b)}`
}

// The date for people; empty for an empty value.
export function dateText(edtf: string): string {
  if (!edtf) return ''
  const ends = edtf.split('/')
  if (ends.length === 1) {
    const point = parsePoint(edtf)
    return point ? pointText(point) : edtf
  }
  const open = (end: string | undefined) => !end || end === '..'
  const [a, b] = [parsePoint(ends[0]!), parsePoint(ends[1]!)]
  if (open(ends[0]) && b) return t('date.by', { date: pointText(b) })
  if (open(ends[1]) && a) return t('date.from', { date: pointText(a) })
  return a && b ? rangeText(a, b) : edtf
}

// A plain day such as "2014-12-19", in full words: headings and tooltips.
export function dayText(iso: string): string {
  const point = parsePoint(iso)
  return point ? pointText(point) : iso
}

export function monthText(month: string): string {
  const point = parsePoint(month)
  if (!point) return month
  const shape: Intl.DateTimeFormatOptions = { timeZone: 'UTC', month: 'long' }
  return new Intl.DateTimeFormat(i18n.locale === 'en' ? 'en-GB' : 'id-ID', shape).format(day(point))
}
