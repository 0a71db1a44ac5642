// SPDX-License-Identifier: Apache-2.0
// The only way to the server. Answers are kept for the life of the page, so that going back is instant.
import type { ActorRow, ConflictRow, EventView, ExplainNode, Facets, PageView, PromiseItem, SearchView, Timeline } from './types'

export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message)
  }
}

const kept = new Map<string, Promise<unknown>>()

async function load(path: string): Promise<unknown> {
  const answer = await fetch(path, { headers: { accept: 'application/json' } })
  const body = (await answer.json().catch(() => ({}))) as { error?: string }
  if (!answer.ok) throw new ApiError(answer.status, body.error ?? answer.statusText)
  return body
}

function get<T>(path: string): Promise<T> {
  let answer = kept.get(path)
  if (!answer) {
    answer = load(path)
    kept.set(path, answer)
    answer.catch(() => kept.delete(path))
    if (kept.size > 64) kept.delete(kept.keys().next().value!)
  }
  return answer as Promise<T>
}

const id = encodeURIComponent
export const api = {
  facets: () => get<Facets>('/api/facets'),
  timeline: (query: string) => get<Timeline>('/api/timeline' + query),
  event: (name: string) => get<EventView>('/api/event/' + id(name)),
  article: (name: string) => get<PageView>('/api/article/' + id(name)),
  promises: () => get<{ promises: PromiseItem[] }>('/api/promises'),
  conflicts: () => get<{ conflicts: ConflictRow[] }>('/api/conflicts'),
  actors: () => get<{ actors: ActorRow[] }>('/api/actors'),
  explain: (name: string, lang: string) => get<ExplainNode>(`/api/explain/${id(name)}?lang=${lang}`),
  search: (query: string) => get<SearchView>('/api/search?q=' + id(query)),
}
