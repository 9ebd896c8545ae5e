import { ecosystemHere, settingsOf } from '#commons/ecosystems'
import { contactsOfHouse, personsById, type ContactStanding } from '#commons/people'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { LocalText } from '#kernel/local-text.ts'
import type { City } from '#platform/database/city.ts'
import { occurrencesOf, remains } from '../../present/offer.ts'
import { loadShownSessions } from '../../store.ts'
import { catalogueSettings, type Session } from '../../words.ts'
import { askedAt, sessionsWithout, standsAt, type Asked, type StandsAt } from '../rules/who-stands.ts'
import { loadNamed, loadOffersOfHouses } from '../store.ts'
import type { AdultFunction, Missing, SessionToStandAt } from '../words.ts'

/** Offers one page shows: who has more finds the rest as soon as these are settled, or by their title. */
export const offersShown = 40
/** Sessions one can choose from. */
const sessionsToChoose = 12

export interface NamedSeen {
  readonly id: Id
  readonly name: string
  readonly does: AdultFunction
  readonly session: SessionToStandAt | null
  readonly stands: StandsAt
}

export interface OfferSeen {
  readonly id: Id
  readonly title: LocalText
  readonly forMinors: boolean
  readonly named: readonly NamedSeen[]
  readonly sessions: readonly SessionToStandAt[]
  /** `all`: nobody stands at any; else at how many of them nobody does. */
  readonly without: 'all' | number
}

export interface ColleagueSeen {
  readonly id: Id
  readonly name: string
  readonly missing: readonly Missing[]
  /** May stand where children come. */
  readonly stands: boolean
}

export interface HouseSeen {
  /** Without an adult first. */
  readonly offers: readonly OfferSeen[]
  readonly colleagues: readonly ColleagueSeen[]
  readonly isCut: boolean
}

/** Which sessions of a house stand without an adult at this moment, and whom it could name. */
export async function standingOfHouse(houseId: Id, today: Day, city: City): Promise<HouseSeen> {
  const { offers, sessions, named, settings } = await city.reading(async (tx) => {
    const found = await loadOffersOfHouses(tx, [houseId], today, offersShown + 1)
    const ids = found.map(({ id }) => id)
    return {
      offers: found,
      sessions: await loadShownSessions(tx, ids),
      named: await loadNamed(tx, ids),
      settings: settingsOf(await ecosystemHere(tx, city), 'catalogue', catalogueSettings),
    }
  })
  const contacts = await contactsOfHouse(houseId, city.now(), city)
  const gone = named.map(({ personId }) => personId)
  const names = new Map(
    (await personsById([...new Set([...gone, ...contacts.map(({ personId }) => personId)])], city)).map(
      ({ id, displayName, erasedAt }) => [id, erasedAt === null ? displayName : ''],
    ),
  )
  const standing = (personId: Id, asked: Asked): StandsAt =>
    standsAt(
      contacts.filter((one) => one.personId === personId),
      houseId,
      asked,
    )
  const seen = offers.slice(0, offersShown).map(({ id, title, ages, contact }): OfferSeen => {
    const asked = askedAt({ ages, contact }, settings)
    const { forMinors } = asked
    const ahead = (sessions.get(id) ?? []).filter((session) => remains(session, today))
    const own = named.filter(({ shownWith, sessionId }) => shownWith === id && isAhead(sessionId, ahead))
    const adults = own.map((row) => ({ row, stands: standing(row.personId, asked) }))
    const without = sessionsWithout(
      ahead.map((session) => session.id),
      adults.filter(({ stands }) => stands.stands).map(({ row }) => row),
    ).length
    return {
      id,
      title,
      forMinors,
      named: adults.map(({ row: { id: adultId, personId, does, sessionId }, stands }) => ({
        id: adultId,
        name: names.get(personId) ?? '',
        does,
        session:
          sessionId === null
            ? null
            : toStandAt(
                ahead.find((one) => one.id === sessionId)!,
                today,
              ),
        stands,
      })),
      sessions: ahead
        .map((session) => toStandAt(session, today))
        .sort(byTime)
        .slice(0, sessionsToChoose),
      without: without === ahead.length ? 'all' : without,
    }
  })
  return { offers: seen, colleagues: colleaguesOf(contacts, houseId, names), isCut: offers.length > offersShown }
}

const isAhead = (sessionId: Id | null, ahead: readonly Session[]): boolean =>
  sessionId === null || ahead.some(({ id }) => id === sessionId)

const toStandAt = (session: Session, today: Day): SessionToStandAt => {
  const next = occurrencesOf(session, today, 1)[0]
  const { when } = session
  return {
    id: session.id,
    startOn: next?.startOn ?? when.startOn,
    startTime: when.form === 'span' ? null : when.startTime,
    endOn: next?.endOn ?? (when.form === 'span' ? when.endOn : null),
  }
}

/** By day and hour, what does not say when last; of one moment by id. */
function byTime(a: SessionToStandAt, b: SessionToStandAt): number {
  const [first, second] = [a, b].map(({ startOn, startTime, id }) => `${startOn ?? '~'} ${startTime ?? '~'} ${id}`)
  return first! < second! ? -1 : 1
}

function colleaguesOf(
  contacts: readonly ContactStanding[],
  houseId: Id,
  names: ReadonlyMap<Id, string>,
): ColleagueSeen[] {
  return [...Map.groupBy(contacts, ({ personId }) => personId)].flatMap(([id, standings]) => {
    const stands = standsAt(standings, houseId, { forMinors: true, kinds: [] })
    if (!stands.stands && !stands.isOfHouse) return []
    return [{ id, name: names.get(id) ?? '', stands: stands.stands, missing: stands.stands ? [] : stands.missing }]
  })
}
