import type { Day } from '#kernel/instant.ts'
import type { Language } from '#kernel/local-text.ts'
import type { City } from '#platform/database/city.ts'
import { askedDaysOf, listingView, type FoundItem } from '../present/found-item.ts'
import type { Question } from '../rules/question.ts'
import type { ListingView } from '../words-for-pages.ts'
import { findOpportunities } from './find-opportunities.ts'

export interface ListingsForPage {
  readonly total: number
  readonly listings: readonly ListingView[]
}

/** What answers a question, as rows any page of the house can draw. A place nobody knows finds nothing. */
export async function listingsForPage(
  question: Question,
  city: City,
  {
    prefix,
    today,
    languages,
  }: { readonly prefix: string; readonly today: Day; readonly languages: readonly Language[] },
): Promise<ListingsForPage> {
  const found = await findOpportunities(question, city)
  if (!found.ok) return { total: 0, listings: [] }
  const answer = JSON.parse(found.value.json.toString()) as { items: readonly FoundItem[]; total: number }
  const days = askedDaysOf(question, today)
  return { total: answer.total, listings: answer.items.map((item) => listingView(item, prefix, days, languages)) }
}
