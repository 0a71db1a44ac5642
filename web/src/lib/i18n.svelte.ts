// SPDX-License-Identifier: Apache-2.0
// Every word a person reads comes from src/locales/*.json. A value is a string with {names} to fill in, or an object with
// one string for each plural form that Intl.PluralRules knows.
import en from '../locales/en.json?url'
import id from '../locales/id.json?url'

export type Locale = 'en' | 'id'
type Value = string | { [form: string]: string }
interface Words {
  name: string
  acts: { [action: string]: string[] } // past, infinitive, gerund, word before the target
  moods: { [status: string]: string[] } // with one source, with several
  text: { [key: string]: Value }
}
const files: Record<Locale, string> = { id, en }
export const locales: { code: Locale; name: string }[] = [
  { code: 'id', name: 'Indonesia' },
  { code: 'en', name: 'English' },
]

function preferred(): Locale {
  const asked = new URLSearchParams(location.search).get('lang')
  if (asked === 'en' || asked === 'id') return asked
  try {
    const kept = localStorage.getItem('runut.lang')
    if (kept === 'en' || kept === 'id') return kept
  } catch {
    // Storage may be shut off.
  }
  return /^(id|ms)\b/.test(navigator.language) ? 'id' : 'en'
}

const none: Words = { name: '', acts: {}, moods: {}, text: {} }
export const i18n = $state<{ locale: Locale }>({ locale: preferred() })
let words = $state.raw(none)
export const acts = () => words.acts
export const moods = () => words.moods

// Fetches the words of a language, then changes to it, so that no half-translated page is ever seen.
export async function loadLocale(locale: Locale = i18n.locale) {
  const answer = await fetch(files[locale])
  words = (await answer.json()) as Words
  i18n.locale = locale
}

export function setLocale(locale: Locale) {
  void loadLocale(locale)
  try {
    localStorage.setItem('runut.lang', locale)
  } catch {
    // The choice then lasts as long as the page.
  }
}

export function has(key: string): boolean {
  return key in words.text
}

export function t(key: string, values: Record<string, string | number> = {}): string {
  let text = words.text[key] ?? key
  if (typeof text === 'object') {
    const form = new Intl.PluralRules(i18n.locale).select(Number(values.n ?? 0))
    text = text[form] ?? text.other ?? key
  }
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    return typeof value === 'number' ? number(value) : (value ?? '')
  })
}

// The label of a stable id ("status.planned"), or the id itself made readable when it is newer than this page.
export function label(kind: string, name: string): string {
  const key = `${kind}.${name}`
  if (kind === 'action') return words.acts[name]?.[1] ?? name.replaceAll('_', ' ')
  return has(key) ? t(key) : name.replaceAll('_', ' ')
}

export function number(value: number): string {
  return new Intl.NumberFormat(i18n.locale).format(value)
}

export function list(names: string[]): string {
  return new Intl.ListFormat(i18n.locale, { type: 'conjunction' }).format(names)
}

export function stateName(code: string): string {
  try {
    return new Intl.DisplayNames(i18n.locale, { type: 'region' }).of(code) ?? code
  } catch {
    return code
  }
}

export function languageName(code: string): string {
  try {
    return new Intl.DisplayNames(i18n.locale, { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}
