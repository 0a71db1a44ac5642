// SPDX-License-Identifier: Apache-2.0
// An event as a sentence whose verb says how sure it is: "Kim Jong Un is to meet Vladimir Putin", never "met" for a plan.
// The forms are data: acts[action] = [past, infinitive, gerund, word before the target], moods[status] = [with one
// source, with several], with the form to use in braces.
import { acts, label, list, moods, t } from './i18n.svelte'

export interface Phrase {
  source: string
  verb: string
  target: string
}

interface Deed {
  action: string
  status: string
  source: string[]
  target: string[]
}

function mood(status: string, several: boolean): string {
  const forms = moods()[status] ?? moods().happened ?? ['{past}']
  return forms[several ? 1 : 0] ?? forms[0]!
}

export function phrase(deed: Deed): Phrase {
  const [past, infinitive, gerund, link] = acts()[deed.action] ?? []
  const fallback = label('action', deed.action)
  const forms: Record<string, string> = { past: past ?? fallback, inf: infinitive ?? fallback, ger: gerund ?? fallback }
  const verb = mood(deed.status, deed.source.length > 1).replace(/\{(\w+)\}/g, (_, form: string) => forms[form] ?? '')
  const target = list(deed.target)
  return {
    source: deed.source.length ? list(deed.source) : t('unnamed'),
    verb: target && link ? `${verb} ${link}` : verb,
    target,
  }
}

export function sentence(deed: Deed): string {
  const { source, verb, target } = phrase(deed)
  return [source, verb, target].filter(Boolean).join(' ')
}

// How a status is drawn: the shape of its marker and the colour behind its words.
export function tone(status: string): 'done' | 'plan' | 'doubt' | 'off' {
  if (['happened', 'ongoing', 'kept', 'departed', 'arrived'].includes(status)) return 'done'
  if (['denied', 'cancelled', 'lapsed', 'rejected', 'declined'].includes(status)) return 'off'
  if (['unconfirmed', 'hypothetical'].includes(status)) return 'doubt'
  return 'plan'
}
