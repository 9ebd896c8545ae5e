import type { Id } from '#kernel/id.ts'
import type { Day, Instant } from '#kernel/instant.ts'
import type { OpenTogether } from '../words-for-pages.ts'

/** Something one can do about a place, told at the place itself. */
export type OpenAct =
  /** It is held until then. */
  | { readonly act: 'take'; readonly bookingId: Id; readonly until: Instant }
  /** A child said that they would like to come; whoever decides may ask. */
  | { readonly act: 'ask' }
  /** Nobody has said yes to taking part, or it counts no longer. */
  | { readonly act: 'consent'; readonly mayAnswer: boolean }
  /** The yes ends before the day. */
  | { readonly act: 'consent-ends'; readonly on: Day }

export interface StandsThere {
  readonly state: string
  readonly bookingId: Id
  readonly heldUntil: Instant | null
  readonly fallsOn: Day
  /** Whoever looks decides for this person. */
  readonly decides: boolean
  /** Null: of age, nobody is asked. */
  readonly consent: { readonly may: boolean; readonly untilOn: Day | null; readonly mayAnswer: boolean } | null
}

const counts: ReadonlySet<string> = new Set(['interested', 'applied', 'waiting', 'offered', 'confirmed'])

/** What is open at one place, the most urgent first. */
export function whatIsOpen(
  { state, bookingId, heldUntil, fallsOn, decides, consent }: StandsThere,
  now: Instant,
): OpenAct[] {
  if (!counts.has(state)) return []
  const open: OpenAct[] = []
  // Without a yes no place can be taken: it comes first.
  if (consent && !consent.may) open.push({ act: 'consent', mayAnswer: consent.mayAnswer })
  if (state === 'offered' && heldUntil !== null && heldUntil > now && decides)
    open.push({ act: 'take', bookingId, until: heldUntil })
  if (state === 'interested' && decides) open.push({ act: 'ask' })
  if (consent?.may && consent.untilOn !== null && consent.untilOn < fallsOn)
    open.push({ act: 'consent-ends', on: consent.untilOn })
  return open
}

const keyOf = (open: OpenAct): string =>
  open.act === 'take' ? `take ${open.bookingId}` : open.act === 'consent-ends' ? `ends ${open.on}` : open.act

/** What is open on one day, each act once with all it is for: a party is taken whole, a place is asked for on one page. */
export function openTogether(
  places: readonly { readonly name: string; readonly open: readonly OpenAct[] }[],
): OpenTogether[] {
  const acts = places.flatMap(({ name, open }) => open.map((one) => ({ name, open: one })))
  return [...Map.groupBy(acts, ({ open }) => keyOf(open)).values()].map((same) => ({
    open: same[0]!.open,
    names: same.map(({ name }) => name),
  }))
}
