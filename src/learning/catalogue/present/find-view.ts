import type { Language } from '#kernel/local-text.ts'
import type { Question } from '../rules/question.ts'
import type {
  AppliedFilter,
  FindView,
  Here,
  ListingView,
  MapView,
  MonthView,
  Narrowing,
  Typed,
} from '../words-for-pages.ts'
import { appliedFilters, linksOf, pageOf, wantHref } from './find-links.ts'
import { askedDaysOf, listingView, type FoundItem } from './found-item.ts'

/** The API's answer, read back. */
export interface FoundAnswer {
  readonly items: readonly FoundItem[]
  readonly total: number
  readonly totalListings: number
  readonly facets: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly nextCursor: string | null
}

export interface FindFacts {
  readonly here: Here
  readonly slug: string
  readonly question: Question
  readonly typed: Typed
  readonly answer: FoundAnswer
  /** How many opportunities a loosened question finds; null: not counted. */
  readonly gives: (question: Question) => number | null
  /** What an area's code or a host's slug is called. */
  readonly nameOf: (field: 'area' | 'host', value: string) => string
  /** The words as they were read where one had to be corrected. */
  readonly spelling: { readonly text: string; readonly total: number } | null
  /** The same within a wider distance. */
  readonly wider: { readonly withinKm: number; readonly total: number } | null
  readonly nearest: readonly FoundItem[]
  readonly month: MonthView | null
  readonly map: MapView | null
  readonly placeNames: readonly string[]
  /** Offered in the form: those somebody speaks at a thing to do here. */
  readonly spoken: readonly Language[]
}

/** Below this an answer offers what else there is. */
export const little = 3
const mostNarrowings = 10

/** A search and its answer as its page tells them, in the reader's languages. */
export function findView(facts: FindFacts, languages: readonly Language[]): FindView {
  const { here, question, answer } = facts
  const { prefix } = here
  // No more without a filter (a place with and without its distance) would only puzzle.
  const gives = (loosened: Question): number | null => {
    const total = facts.gives(loosened)
    return total !== null && total > answer.total ? total : null
  }
  const applied = appliedFilters(prefix, question, gives, facts.nameOf)
  const listings = answer.items.map((item) => listingView(item, prefix, askedDaysOf(question, here.today), languages))
  return {
    here,
    view: question.view,
    typed: facts.typed,
    wrong: [],
    total: answer.total,
    totalListings: answer.totalListings,
    applied,
    narrowing: narrowingOf(prefix, question, answer),
    listings,
    spansFrom: spansFrom(answer.items),
    month: facts.month,
    map: facts.map,
    alternatives: answer.total < little && applied.length > 0 ? alternativesOf(facts, applied, languages) : null,
    placeNames: facts.placeNames,
    languages: facts.spoken,
    links: linksOf(prefix, facts.slug, question, answer.nextCursor),
  }
}

/** The form as it was typed, with what is wrong at its fields; nothing was asked. */
export function mistakenView(
  facts: Pick<FindFacts, 'here' | 'slug' | 'typed' | 'placeNames' | 'spoken'> & { readonly question: Question },
  wrong: FindView['wrong'],
): FindView {
  const { here, question } = facts
  return {
    here,
    view: 'list',
    typed: facts.typed,
    wrong,
    total: 0,
    totalListings: 0,
    applied: [],
    narrowing: [],
    listings: [],
    spansFrom: null,
    month: null,
    map: null,
    alternatives: null,
    placeNames: facts.placeNames,
    languages: facts.spoken,
    links: linksOf(here.prefix, facts.slug, question, null),
  }
}

/** Where results without stated days begin, if some with stated days come before them. */
function spansFrom(items: readonly FoundItem[]): number | null {
  const first = items.findIndex((item) => item.daysNotStated === true)
  return first < 0 ? null : first
}

function alternativesOf(
  { here, question, answer, spelling, wider, nearest }: FindFacts,
  applied: readonly AppliedFilter[],
  languages: readonly Language[],
): FindView['alternatives'] {
  const days = { from: here.today, to: null, weekday: [] }
  const shown = new Set(answer.items.map(({ id }) => id))
  const others: ListingView[] = nearest
    .filter(({ id }) => !shown.has(id))
    .map((item) => listingView(item, here.prefix, days, languages))
  return {
    spelling: spelling && {
      text: spelling.text,
      gives: spelling.total,
      href: pageOf(here.prefix, { ...question, q: spelling.text, cursor: null }),
    },
    wider: wider && {
      km: wider.withinKm,
      gives: wider.total,
      href: pageOf(here.prefix, { ...question, withinKm: wider.withinKm, cursor: null }),
    },
    loosen: applied.filter(({ gives }) => gives !== null && gives > answer.total),
    nearest: others,
    wantHref: wantHref(here.prefix, question),
  }
}

/** Themes among what was found, the most frequent first; those asked for already are no news. */
function narrowingOf(prefix: string, question: Question, { facets, total }: FoundAnswer): Narrowing[] {
  if (question.theme.length > 0) return []
  return Object.entries(facets['theme'] ?? {})
    .filter(([, count]) => count < total)
    .sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1))
    .slice(0, mostNarrowings)
    .map(([value, count]) => ({
      field: 'theme',
      value,
      count,
      href: pageOf(prefix, { ...question, theme: [value] as never, cursor: null }),
    }))
}

/** What the form shows again: values as they were typed, lists joined. */
export function typedOf(query: Readonly<Record<string, unknown>>): Typed {
  const typed: Record<string, string> = {}
  for (const [field, value] of Object.entries(query)) {
    if (field === 'lang' || field === 'cursor' || field === 'view') continue
    typed[field] = Array.isArray(value) ? value.join(',') : String(value)
  }
  return typed
}

const dayFields = new Set(['from', 'to'])
const numberFields = new Set(['maxPrice', 'withinKm', 'limit'])

/** Which sentence tells a mistake in a field: the page has one a kind of field. */
export function mistakeSentence(field: string, known: boolean, order: boolean): string {
  if (!known) return 'catalogue.wrong-unknown'
  if (order && field === 'to') return 'catalogue.wrong-order'
  if (field === 'withinKm') return 'catalogue.wrong-within'
  if (dayFields.has(field)) return 'catalogue.wrong-day'
  if (field === 'age') return 'catalogue.wrong-age'
  if (field === 'place' || field === 'near') return 'catalogue.wrong-place'
  return numberFields.has(field) ? 'catalogue.wrong-number' : 'catalogue.wrong-value'
}
