// SPDX-License-Identifier: Apache-2.0
// The address bar is the state: every view and filter is a path with a query, so that each can be shared and reloaded.

export const route = $state({ path: location.pathname, query: location.search })

function sync() {
  route.path = location.pathname
  route.query = location.search
}

export function go(to: string, replace = false) {
  if (to === location.pathname + location.search + location.hash) return
  history[replace ? 'replaceState' : 'pushState'](null, '', to)
  sync()
}

// The parts of the path: "/event/e12" gives ["event", "e12"].
export function parts(): string[] {
  return route.path.split('/').filter(Boolean).map(decodeURIComponent)
}

export function param(name: string): string {
  return new URLSearchParams(route.query).get(name) ?? ''
}

// An address with some query values changed; an empty value takes its key out.
export function withParams(changes: Record<string, string>, path = route.path, query = route.query): string {
  const params = new URLSearchParams(query)
  for (const [key, value] of Object.entries(changes)) {
    if (value) params.set(key, value)
    else params.delete(key)
  }
  const text = params.toString()
  return path + (text ? '?' + text : '')
}

export const eventHref = (id: string) => '/event/' + encodeURIComponent(id)
export const articleHref = (id: string, claim = '') =>
  '/article/' + encodeURIComponent(id) + (claim ? '?claim=' + encodeURIComponent(claim) : '')
export const actorHref = (name: string) => '/timeline?actor=' + encodeURIComponent(name)

// Plain clicks on our own links change the view without loading the page anew.
export function followLinks(event: MouseEvent) {
  if (event.defaultPrevented || event.button !== 0) return
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  const link = (event.target as Element).closest('a')
  if (!link || link.target || link.origin !== location.origin || link.hash) return
  event.preventDefault()
  const before = location.pathname
  go(link.pathname + link.search)
  if (location.pathname !== before) scrollTo(0, 0)
}

addEventListener('popstate', sync)
