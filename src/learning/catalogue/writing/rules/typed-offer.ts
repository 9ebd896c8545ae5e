import type { Language } from '#kernel/local-text.ts'
import type { Opportunity, Price, Session } from '../../words.ts'
import { fieldOfText, type TypedOffer } from '../offer-words.ts'
import { writtenMoney } from './read-money.ts'
import { untilOf } from './read-when.ts'

export interface OfferToType {
  readonly opportunity: Opportunity
  readonly hostName: string
  /** The one session the form can hold. */
  readonly session: Session | null
  readonly venue: { readonly name: string; readonly address: string | null } | null
}

/** An empty form as it begins. */
export const emptyOffer: TypedOffer = { kind: ['event'], place: ['venue'], when: ['once'], price: ['free'] }

/** An offer as a person would have typed it: to change it, or to begin another one from it. */
export function typedOffer(
  { opportunity, hostName, session, venue }: OfferToType,
  languages: readonly Language[],
): TypedOffer {
  const typed: Record<string, readonly string[]> = {
    kind: [opportunity.kind],
    host: [hostName],
    place: [session?.online && venue === null ? 'online' : 'venue'],
    venue: [venue?.name ?? ''],
    address: [venue?.address ?? ''],
    ageMin: [String(opportunity.ages.min ?? '')],
    ageMax: [String(opportunity.ages.max ?? '')],
    help: opportunity.helpAvailable ? ['yes'] : [],
    provides: opportunity.provides,
    access: opportunity.access,
    languages: opportunity.languages,
    themes: opportunity.themes,
    signUpLink: [opportunity.signUpLink ?? ''],
    ...typedPrice(opportunity.price),
    ...typedWhen(session),
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

function typedWhen(session: Session | null): Record<string, readonly string[]> {
  if (session === null) return { when: ['once'] }
  const { when } = session
  if (when.form === 'span') return { when: ['span'], startOn: [when.startOn ?? ''], endOn: [when.endOn ?? ''] }
  const shared = { startOn: [when.startOn], startTime: [when.startTime ?? ''], endTime: [when.endTime ?? ''] }
  if (when.form === 'rule') return { when: ['weekly'], ...shared, endOn: [untilOf(when.rule) ?? ''] }
  return { when: ['once'], ...shared, endOn: [when.endOn === when.startOn ? '' : when.endOn] }
}
