import { settingsOf } from '#commons/ecosystems'
import { tellPerson } from '#commons/messages'
import { everything, findOpportunities } from '#learning/catalogue'
import { findForWishes, findsTold, wantsSettings, wordsWishedFor, type OfferFacts } from '#learning/wants'
import { isId, type Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { CityHere } from '#platform/http/desk.ts'
import { inPlace } from '../messages/message-reactions.ts'
import type { Reaction } from '../reactions.ts'
import { offerFacts } from './offer-facts.ts'

/** More than so many at a time are an import: then wishes ask the search, rather than each listing the wishes. */
const mostOneByOne = 20

/** How many of an import are looked at for one word; who wishes for what hundreds offer finds it without us. */
const mostForAWord = 100

async function idsSearched(words: readonly string[], { city }: CityHere): Promise<Id[]> {
  const found = new Set<Id>()
  for (const q of words) {
    const answer = await findOpportunities({ ...everything, q, limit: mostForAWord }, city)
    if (!answer.ok) continue
    const { items } = JSON.parse(answer.value.json.toString()) as { items: readonly { id: string }[] }
    for (const { id } of items) if (isId(id)) found.add(id)
  }
  return [...found]
}

async function look(ids: readonly Id[] | 'many', here: CityHere, publicSince: Instant | null = null): Promise<void> {
  const words = await wordsWishedFor(here.city)
  if (words.length === 0) return
  const settings = settingsOf(here.ecosystem, 'wants', wantsSettings)
  const offers: OfferFacts[] = []
  const isImport = ids === 'many' || ids.length > mostOneByOne
  const named = ids === 'many' ? null : new Set(ids)
  const among = isImport ? (await idsSearched(words, here)).filter((id) => named?.has(id) ?? true) : [...named!]
  for (const id of among) {
    const facts = await offerFacts(id, settings, here, publicSince)
    if (facts) offers.push(facts)
  }
  await findForWishes(offers, here.city)
}

/** What is new in the catalogue is held against what people wish for, and told once, quietly. */
export const findReactions: readonly Reaction[] = [
  {
    when: 'catalogue.listings-changed',
    react: inPlace(({ about }, here) =>
      look(about['everything'] === true ? 'many' : (about['opportunityIds'] as Id[]), here),
    ),
  },
  {
    when: 'catalogue.publishing-settled',
    react: inPlace(async ({ about, at }, here) => {
      if (about['state'] === 'published') await look([about['opportunityId'] as Id], here, at)
    }),
  },
  {
    when: 'wants.finds-laid-out',
    react: inPlace(async ({ about }, here, desk) => {
      const told = await findsTold(about['wishId'] as Id, about['opportunityIds'] as Id[], here.city)
      if (!told) return
      const [first, ...others] = told.titles
      const notice = {
        personId: told.personId,
        // The place itself and the day: however many wishes a family has, each of them hears once a day.
        about: here.city.ecosystemId,
        kind: `wants.found-on-${String(about['day'])}`,
        sentence: others.length === 0 ? 'wants.told-found' : 'wants.told-found-more',
        values: { title: { texts: first! }, more: others.length },
        path: '/me/wants',
      }
      await tellPerson(notice, here, desk)
    }),
  },
]
