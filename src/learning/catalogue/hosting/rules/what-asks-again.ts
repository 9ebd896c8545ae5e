import type { LocalText } from '#kernel/local-text.ts'
import { fold } from '#laws/text/fold.ts'
import type { AskedAgain, OpportunityDraft, Price, SessionDraft } from '../../words.ts'

export interface DividedChange {
  /** As visitors may see it before anybody looked. */
  readonly atOnce: OpportunityDraft
  /** What waits for the gate, in the order of the form; none: all of it is shown at once. */
  readonly asks: readonly AskedAgain[]
}

/**
 * Law: what a family goes by when it sends a child (what it is called and says of itself, of which kind it is, for whom, at
 * which places, with which adults, where one signs up, and that it costs no more) is looked at anew before it changes. What helps a family that
 * comes anyway is never held back: hours and days, a day that falls out, room, help, access, languages. Times wait only where
 * a place is new, because they belong to it.
 * @see docs/decisions/0010-a-change-meets-the-gate-again.md
 */
export function divideChange(before: OpportunityDraft, after: OpportunityDraft): DividedChange {
  const asks: AskedAgain[] = []
  const held = <Value>(name: AskedAgain, waits: boolean, was: Value, becomes: Value): Value => {
    if (waits) asks.push(name)
    return waits ? was : becomes
  }
  const differs = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b)
  const [contactWas, contactIs] = [before.ofHost?.contact ?? null, after.ofHost?.contact ?? null]
  const [agesWere, agesAre] = [before.ages, after.ages]
  const isOtherAge = agesWere.min !== agesAre.min || agesWere.max !== agesAre.max
  const atOnce: OpportunityDraft = {
    ...after,
    title: held('title', !isSameText(before.title, after.title), before.title, after.title),
    kind: held('kind', before.kind !== after.kind, before.kind, after.kind),
    description: held(
      'description',
      !isSameText(before.description, after.description),
      before.description,
      after.description,
    ),
    sessions: held('place', isElsewhere(before.sessions, after.sessions), before.sessions, after.sessions),
    ages: held('ages', isOtherAge, agesWere, agesAre),
    ofHost: {
      minimumToRun: after.ofHost?.minimumToRun ?? null,
      contact: held('contact', contactWas !== contactIs, contactWas, contactIs),
    },
    price: held('price', costsMore(before.price, after.price), before.price, after.price),
    signUpLink: held('signUpLink', differs(before.signUpLink, after.signUpLink), before.signUpLink, after.signUpLink),
  }
  return { atOnce, asks }
}

/** A language that was added or taken away is another text. */
function isSameText(a: LocalText, b: LocalText): boolean {
  const languages = new Set([...Object.keys(a.texts), ...Object.keys(b.texts)])
  return (
    a.sourceLanguage === b.sourceLanguage &&
    [...languages].every((language) => (a.texts[language] ?? '') === (b.texts[language] ?? ''))
  )
}

const placeOf = ({ online, venue }: SessionDraft): string =>
  JSON.stringify([online, venue && fold(venue.name), venue && fold(venue.address ?? '')])

const isElsewhere = (before: readonly SessionDraft[], after: readonly SessionDraft[]): boolean => {
  const known = new Set(before.map(placeOf))
  return after.some((session) => !known.has(placeOf(session)))
}

/** More than before, or no longer said what. What is said for the first time is no rise. */
function costsMore(before: Price, after: Price): boolean {
  if (after.kind === 'free' || before.kind === 'unknown') return false
  if (before.kind === 'free' || after.kind === 'unknown') return true
  const [was, is] = [before.to ?? before.from, after.to ?? after.from]
  if (was === null || is === null) return is !== was || before.asWritten !== after.asWritten
  return was.currency !== is.currency || is.minor > was.minor
}
