// SPDX-License-Identifier: Apache-2.0
// Months with events -> equal bins over the whole stretch of time, no narrower than kMinWidth pixels; and tick labels.
import { monthText } from './edtf'
import type { Timeline } from './types'

export interface Bin {
  first: string // first day, "2014-12-01"
  last: string // last day
  label: string
  happened: number
  other: number
}

const kMinWidth = 9
const kSteps = [1, 3, 12, 60, 120, 600, 1200] // months in a bin

const index = (month: string) => Number(month.slice(0, -3)) * 12 + Number(month.slice(-2)) - 1
const pad = (n: number, digits: number) => String(n).padStart(digits, '0')
const monthOf = (at: number) => `${pad(Math.floor(at / 12), 4)}-${pad((at % 12) + 1, 2)}`

function lastDay(at: number): string {
  const date = new Date(0)
  date.setUTCFullYear(Math.floor(at / 12), (at % 12) + 1, 0)
  return `${monthOf(at)}-${pad(date.getUTCDate(), 2)}`
}

function labelOf(first: number, step: number): string {
  const year = String(Math.floor(first / 12))
  if (step === 1) return `${monthText(monthOf(first))} ${year}`
  if (step === 3) return `${monthText(monthOf(first))}–${monthText(monthOf(first + 2))} ${year}`
  return step === 12 ? year : `${year}–${Math.floor((first + step - 1) / 12)}`
}

export function binsOf(months: Timeline['months'], width: number): Bin[] {
  if (!months.length) return []
  const first = index(months[0]!.month)
  const last = index(months[months.length - 1]!.month)
  const fits = (step: number) => (Math.floor(last / step) - Math.floor(first / step) + 1) * kMinWidth <= Math.max(width, 120)
  const step = kSteps.find(fits) ?? 1200
  const start = Math.floor(first / step) * step
  const bins: Bin[] = []
  for (let at = start; at <= last; at += step) {
    bins.push({ first: monthOf(at) + '-01', last: lastDay(at + step - 1), label: labelOf(at, step), happened: 0, other: 0 })
  }
  for (const { month, happened, other } of months) {
    const bin = bins[Math.floor((index(month) - start) / step)]!
    bin.happened += happened
    bin.other += other
  }
  return bins
}

export interface Tick {
  x: number
  label: string
}

// Labels at the years (or, within one or two years, the months) that fit without touching.
export function ticksOf(bins: Bin[], width: number): Tick[] {
  const ticks: Tick[] = []
  const fewYears = bins.length > 0 && Number(bins[bins.length - 1]!.first.slice(0, 4)) - Number(bins[0]!.first.slice(0, 4)) < 2
  let free = -1
  bins.forEach((bin, i) => {
    const x = (i * width) / bins.length
    const [year, month] = [bin.first.slice(0, 4), bin.first.slice(5, 7)]
    const label = fewYears && month !== '01' && i > 0 ? monthText(bin.first.slice(0, 7)).slice(0, 3) : String(Number(year))
    const wanted = i === 0 || month === '01' || fewYears
    if (!wanted || x < free || x > width - 28) return
    ticks.push({ x, label })
    free = x + 44
  })
  return ticks
}
