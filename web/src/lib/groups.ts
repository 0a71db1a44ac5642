// SPDX-License-Identifier: Apache-2.0
// Rows in time order -> years -> months. An event that is known to a year only stands under the year, without a month;
// one that ends on a known day ("by 19 Dec 2014") stands under that day, one without a date under the day it was first told.
import type { EventRow, TimelineItem } from './types'

export interface Year {
  year: string // empty: neither dated nor told on a known day
  months: { month: string; items: TimelineItem[] }[] // month "2014-12", or empty
}

function monthOf(event: EventRow): { year: string; month: string } {
  const from = event.earliest || event.latest || event.told
  if (!from) return { year: '', month: '' }
  const year = String(Number(from.slice(0, from.indexOf('-', 1))))
  const month = from.slice(0, from.indexOf('-', 1) + 3)
  const vague = event.earliest !== '' && (event.latest === '' || event.latest.slice(0, month.length) !== month)
  const days = vague && event.latest ? (Date.parse(event.latest) - Date.parse(from)) / 86_400_000 : 0
  return { year, month: vague && !(days > 0 && days < 60) ? '' : month }
}

export function groupsOf(items: TimelineItem[]): Year[] {
  const years: Year[] = []
  for (const item of items) {
    const { year, month } = monthOf(item.event)
    if (years.at(-1)?.year !== year) years.push({ year, months: [] })
    const months = years.at(-1)!.months
    if (months.at(-1)?.month !== month) months.push({ month, items: [] })
    months.at(-1)!.items.push(item)
  }
  return years
}
