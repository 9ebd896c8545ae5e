import type { Day } from '#kernel/instant.ts'
import type { Language } from '#kernel/local-text.ts'
import type { Question } from '../rules/question.ts'
import type { ListingView, MonthView } from '../words-for-pages.ts'
import { monthLinks, monthOf, pageOf } from './find-links.ts'
import { askedDaysOf, listingView, type FoundItem, type FoundSession } from './found-item.ts'

/** A session with its opportunity, both as the API tells them; read only when they are shown. */
interface Told {
  readonly opportunity: () => unknown
  readonly session: () => unknown
}

export interface MonthFacts {
  readonly days: readonly { readonly on: Day; readonly count: number; readonly first: readonly Told[] }[]
  readonly spans: { readonly count: number; readonly first: readonly Told[] }
}

/** So many spans are told, and of each day fewer. */
export const toldSpans = 8
const toldADay = 3

/** A month of answers as its page tells it. */
export function monthView(
  { days, spans }: MonthFacts,
  question: Question,
  { prefix, today }: { readonly prefix: string; readonly today: Day },
  languages: readonly Language[],
): MonthView {
  const asked = askedDaysOf(question, today)
  const tell = ({ opportunity }: Told, session: FoundSession, on: Day | null): ListingView =>
    listingView(
      { ...(opportunity() as FoundItem), listings: 1, sessions: [session] },
      prefix,
      on === null ? asked : { from: on, to: on, weekday: [] },
      languages,
    )
  return {
    firstOn: monthOf(question, today).firstOn,
    days: days.map(({ on, count, first }) => ({
      on,
      count,
      first: first.slice(0, toldADay).map((told) => tell(told, told.session() as FoundSession, on)),
      href: pageOf(prefix, { ...question, view: 'list', cursor: null, weekday: [], from: on, to: on }),
    })),
    spans: spans.first.map((told) => tell(told, told.session() as FoundSession, null)),
    spansCount: spans.count,
    ...monthLinks(prefix, question, today),
  }
}
