// SPDX-License-Identifier: Apache-2.0
// The server's answers, as docs/formats/api.md describes them. Days are "YYYY-MM-DD", times are EDTF, "" is unknown.

export interface Segment {
  text: string
  mark: string // evidence, trigger, source, target, time, place … or hit; empty: not marked
  claims?: string[] // whose evidence it is part of
}

export interface Quotation {
  claim: string
  article: string
  page: string
  site: string
  title: string
  date: string
  segments: Segment[]
}

export interface EventRow {
  id: string
  action: string
  status: string
  time: string
  earliest: string
  latest: string
  told: string // in a timeline, without a time of its own: the day of the first page that tells of it
  source: string[]
  target: string[]
  place: string
  country: string
  origins: number
  origin_names: string[]
  articles: string[]
  claims: number
}

export interface TimelineItem {
  event: EventRow
  evidence: { article: string; site: string; language: string; text: string } | null
}

export interface Timeline {
  total: number
  offset: number
  undated: number
  items: TimelineItem[]
  months: { month: string; happened: number; other: number }[]
}

export interface Count {
  value: string
  count: number
}

export interface Facets {
  store: string
  pages: number
  events: number
  actors: Count[]
  actions: Count[]
  statuses: Count[]
  places: Count[]
}

export interface ClaimView {
  id: string
  article: string
  event: string
  action: string
  status: string
  time: string
  time_why: string
  source: string[]
  target: string[]
  place: string
  destination: string
  country: string
  attribution: string[]
  qualifiers: string[]
  rule: string
  confidence: number
  evidence: Quotation
}

export interface LedgerStep {
  status: string
  time: string
  claim: string
  article: string
}

export interface PromiseRow {
  id: string
  event: string
  made: string
  due: string
  outcome: string
  outcome_event: string
  outcome_time: string
  why: string
  made_by: Quotation[]
  settled_by: Quotation[]
}

// A promise with the events it names, so that they can be told in the reader's language.
export interface PromiseItem {
  promise: PromiseRow
  event: EventRow | null
  outcome_event: EventRow | null
}

export interface ConflictRow {
  id: string
  type: string
  why: string
  sides: Quotation[]
}

export interface Vote {
  value: string
  origins: number
  claims: number
}

export interface Field {
  name: string
  votes: Vote[] // best first
}

export interface EventView {
  event: EventRow
  fields: Field[]
  ledger: LedgerStep[]
  origins: { name: string; claims: EventClaim[] }[]
  promises: PromiseItem[]
  conflicts: ConflictRow[]
}

export interface EventClaim {
  claim: ClaimView
  language: string
  copied_from: string // article id, or empty
}

export interface ExplainNode {
  label: string
  value: string
  rule: string
  why: string
  page: string
  quote: Segment[]
  children: ExplainNode[]
}

export interface ArticleRow {
  id: string
  page: string
  url: string
  site: string
  title: string
  language: string
  published: string
  reference_time: string
  family: string
  story: string
  claims: number
}

export interface PageSegment {
  text: string
  marks: number[] // indexes into the page's `marks`
}

export interface PageMark {
  kind: 'claim' | 'time' | 'actor' | 'quote'
  id: string // of a claim; empty otherwise
  label: string
  why: string
}

export interface PageView {
  article: ArticleRow
  reference_candidates: string[]
  authors: string[]
  credits: string[]
  story_title: string
  notes: { code: string; message: string; quote: string }[]
  marks: PageMark[]
  title: PageSegment[]
  paragraphs: PageSegment[][]
  claims: ClaimView[]
  family: { article: ArticleRow; copied_from: string }[]
  blocks: { kept: boolean; text: string; rule: string; why: string }[]
}

export interface ActorRow {
  name: string
  kind: string
  state: string
  world_id: string
  variants: string[]
  mentions: number
  events: number
}

export interface SearchView {
  query: string
  suggestion: string
  hits: { article: ArticleRow; snippet: Segment[] }[]
}
