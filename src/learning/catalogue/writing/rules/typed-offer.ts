import type { Venue } from '#commons/organisations'
import type { Day } from '#kernel/instant.ts'
import type { Language } from '#kernel/local-text.ts'
import type { Opportunity, Price } from '../../words.ts'
import { fieldOfText, type TypedOffer } from '../offer-words.ts'
import { writtenMoney } from './read-money.ts'
import { typedTimes, type SessionToType } from './typed-times.ts'

export interface OfferToType {
  readonly opportunity: Opportunity
  readonly hostName: string
  readonly sessions: readonly SessionToType[]
}

export interface TypingRoom {
  readonly languages: readonly Language[]
  readonly houses: readonly Venue[]
  readonly daysOff: readonly Day[]
}

/** An empty form as it begins: in the organisation's house where it has one. @param place the first of its places */
export const emptyOffer = (place = 'venue'): TypedOffer => ({
  kind: ['event'],
  times: ['1'],
  place: [place],
  when: ['once'],
  daysOff: ['yes'],
  price: ['free'],
})

/** An offer as a person would have typed it: to change it, or to begin another one from it. */
export function typedOffer(
  { opportunity, hostName, sessions }: OfferToType,
  { languages, houses, daysOff }: TypingRoom,
): TypedOffer {
  const typed: Record<string, readonly string[]> = {
    kind: [opportunity.kind],
    host: [hostName],
    ageMin: [String(opportunity.ages.min ?? '')],
    ageMax: [String(opportunity.ages.max ?? '')],
    help: opportunity.helpAvailable ? ['yes'] : [],
    provides: opportunity.provides,
    access: opportunity.access,
    languages: opportunity.languages,
    themes: opportunity.themes,
    capacity: [String(opportunity.capacity ?? '')],
    minimum: [String(opportunity.minimumToRun ?? '')],
    contact: opportunity.contact === null ? [] : [opportunity.contact],
    signUpLink: [opportunity.signUpLink ?? ''],
    funders: [opportunity.funders.map(({ organisation }) => organisation).join(', ')],
    ...typedPrice(opportunity.price),
    ...(sessions.length === 0 ? { times: ['1'], when: ['once'] } : typedTimes(sessions, houses, daysOff)),
  }
  const main = languages[0]!
  for (const part of ['title', 'description'] as const) {
    const { texts, sourceLanguage } = opportunity[part]
    for (const language of languages) typed[fieldOfText(part, language, main)] = [texts[language] ?? '']
    // Written in a language the place no longer writes in: it stands in the first field rather than nowhere.
    if (!languages.includes(sourceLanguage) && texts[main] === undefined) typed[part] = [texts[sourceLanguage] ?? '']
  }
  return typed
}

function typedPrice(price: Price): Record<'price' | 'amount', readonly string[]> {
  const amount = price.kind === 'paid' ? (price.from ?? price.to) : null
  return { price: [price.kind], amount: [amount ? writtenMoney(amount) : ''] }
}
