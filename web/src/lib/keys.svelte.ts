// SPDX-License-Identifier: Apache-2.0
// Single-letter keys, which a user can switch off (WCAG 2.1.4): j and k walk the elements marked data-walk.
export const keys = $state({ letters: true, help: false })

try {
  keys.letters = localStorage.getItem('runut.letters') !== 'off'
} catch {
  // Storage may be shut off.
}

export function setLetters(on: boolean) {
  keys.letters = on
  try {
    localStorage.setItem('runut.letters', on ? 'on' : 'off')
  } catch {
    // The choice then lasts as long as the page.
  }
}

function walk(step: 1 | -1) {
  const stops = [...document.querySelectorAll<HTMLElement>('main [data-walk]')]
  const at = stops.indexOf(document.activeElement as HTMLElement)
  const next = at < 0 ? stops[step > 0 ? 0 : stops.length - 1] : stops[at + step]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}

const actions: Record<string, () => void> = {
  j: () => walk(1),
  k: () => walk(-1),
  '/': () => document.querySelector<HTMLElement>('#site-search')?.focus(),
  '?': () => {
    keys.help = true
  },
}

export function onKey(event: KeyboardEvent) {
  if (!keys.letters || event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return
  const target = event.target as HTMLElement
  if (target.closest('input, select, textarea, dialog') || !actions[event.key]) return
  event.preventDefault()
  actions[event.key]!()
}
