import { sql } from 'kysely'
import { ecosystemHere } from '#commons/ecosystems'
import type { Id } from '#kernel/id.ts'
import { addDays, type Day } from '#kernel/instant.ts'
import type { Language } from '#kernel/local-text.ts'
import { askedWords } from '#laws/text-index/expand-words.ts'
import { stem } from '#laws/text/stem.ts'
import type { City, Tx } from '#platform/database/city.ts'
import { dayInZone } from '../../rules/day-in-zone.ts'
import { isPublicOn, opportunityOf, type StoredOpportunity } from '../../store.ts'
import { loadHolding, loadWordsBeginning } from '../../word-store.ts'
import { officeStanding } from '../rules/office-standing.ts'
import { lapsingWithinDays, type ListingFilter, type OfficeListing, type OfficeListings } from '../words.ts'
import { hostNames } from '../../queries/host-names.ts'

export const listingsOnAPage = 30

export interface OfficeQuestion {
  readonly q: string
  readonly show: ListingFilter
  /** Counted from 1; past the end gives the last one. */
  readonly page: number
  /** Left out of the answer: the listing one looks for a twin of. */
  readonly but?: Id
}

/**
 * What the office looks through: public, lapsed, withdrawn and folded listings alike, found by all their words.
 * The newest first; what lapses, by the day it does. One page at a time.
 */
export const officeListings = (question: OfficeQuestion, city: City): Promise<OfficeListings> =>
  city.reading(async (tx) => {
    const { timeZone, languages } = await ecosystemHere(tx, city)
    const today = dayInZone(city.now(), timeZone)
    const among = await idsHolding(tx, question.q, languages)
    const total = await count(tx, question, today, among)
    const pages = Math.max(1, Math.ceil(total / listingsOnAPage))
    const page = Math.min(Math.max(1, question.page), pages)
    const rows = await chosen(tx, question, today, among)
      .selectAll()
      .$if(question.show === 'lapsing', (rows) => rows.orderBy('lapses_on'))
      .orderBy('id', 'desc')
      .limit(listingsOnAPage)
      .offset((page - 1) * listingsOnAPage)
      .execute()
    const stored = rows.map(opportunityOf)
    const hosts = await hostNames(
      tx,
      stored.map(({ hostId }) => hostId),
    )
    return { listings: stored.map((one) => lineOf(one, hosts, today)), total, page, pages }
  })

export const lineOf = (one: StoredOpportunity, hosts: ReadonlyMap<Id, string>, today: Day): OfficeListing => ({
  id: one.id,
  title: one.title,
  host: hosts.get(one.hostId) ?? '',
  kind: one.kind,
  sourceId: one.sourceId,
  standing: officeStanding(one, today),
  mergedInto: one.mergedInto,
  verifiedByAHumanOn: one.verifiedByAHumanOn,
  lapsesOn: one.lapsesOn,
  sessions: one.liveSessions,
})

const chosen = (tx: Tx, { show, but }: OfficeQuestion, today: Day, among: readonly Id[] | null) => {
  let rows = tx.selectFrom('catalogue_opportunities')
  if (among) rows = rows.where('id', '=', sql<Id>`any(${among}::uuid[])`)
  if (but) rows = rows.where('id', '<>', but)
  switch (show) {
    case 'lapsing':
      return rows
        .where('lapses_on', '<=', addDays(today, lapsingWithinDays))
        .where('withdrawn', '=', false)
        .where('merged_into', 'is', null)
        .where('live_sessions', '>', 0)
        .where((at) => at.or([at('last_on', 'is', null), at('last_on', '>=', today)]))
    case 'unchecked':
      return rows.where('verified_by_a_human_on', 'is', null).where(isPublicOn(today))
    case 'withdrawn':
      return rows.where('withdrawn', '=', true)
    case 'written':
      return rows.where('source_id', 'is', null)
    case 'all':
      return rows
  }
}

async function count(tx: Tx, question: OfficeQuestion, today: Day, among: readonly Id[] | null): Promise<number> {
  const counted = await chosen(tx, question, today, among)
    .select((at) => at.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return Number(counted.total)
}

/** Listings that hold every word, in one of its forms; the last word may be only begun. Null: nothing was asked. */
async function idsHolding(tx: Tx, q: string, languages: readonly Language[]): Promise<readonly Id[] | null> {
  const asked = askedWords(q, languages)
  let ids: readonly Id[] | null = null
  for (const [at, word] of asked.entries()) {
    const begun = at === asked.length - 1 && word.length >= 3 ? await loadWordsBeginning(tx, word) : []
    const forms = new Set([word, ...languages.map((language) => stem(word, language)), ...begun])
    ids = await loadHolding(tx, [...forms], ids)
  }
  return ids
}
