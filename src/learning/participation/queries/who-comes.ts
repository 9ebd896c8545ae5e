import { ecosystemHere, settingsOf } from '#commons/ecosystems'
import {
  consentBook,
  deciderOf,
  familiesSettings,
  guardiansToday,
  whoAnswers,
  type ConsentBook,
  type Place,
} from '#commons/families'
import { isMinor, personsById, type Person } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { dayIn, type Instant } from '#kernel/instant.ts'
import type { City, Tx } from '#platform/database/city.ts'
import { within } from '#platform/database/within.ts'
import { mayDecideFor, type Standing } from '../policy.ts'
import { checkFurther } from '../rules/check-further.ts'
import { checkAsking, keepsBusy, type AskFacts } from '../rules/check-asking.ts'
import { hasLeft } from '../rules/life.ts'
import { partOf, type Comer } from '../rules/parties.ts'
import { loadEntriesOfPersons } from '../store/entries.ts'
import { loadOccasions } from '../store/occasions.ts'
import { furtherFacts, type FurtherOf } from './further-facts.ts'
import type { Finding } from '../words-for-pages.ts'
import { participationSettings, type Entry, type Occasion, type ParticipationSettings } from '../words.ts'

/** Somebody who would come, with all that is to be said before they ask. */
export interface Coming extends Comer {
  readonly person: Person
  readonly isAdult: boolean
  readonly standing: Standing
  /** May whoever asks decide for them? */
  readonly isTheirs: boolean
  readonly findings: readonly Finding[]
}

/** Who these people are to whoever asks, asked once for one piece of work. */
export async function standingsOf(
  personIds: readonly Id[],
  tx: Tx,
  city: City,
): Promise<Map<Id, Standing & { readonly isAdult: boolean }>> {
  return standingsOfKnown(personIds, personsById(personIds, within(tx, city)), tx, city)
}

/** The same of people who are asked for already: both questions leave together. */
async function standingsOfKnown(
  personIds: readonly Id[],
  asked: Promise<readonly Person[]>,
  tx: Tx,
  city: City,
): Promise<Map<Id, Standing & { readonly isAdult: boolean }>> {
  const inside = within(tx, city)
  const place = await placeHere(tx, city)
  const today = dayIn(place.timeZone, city.now())
  const [persons, guardians] = await Promise.all([asked, guardiansToday(personIds, inside, place)])
  const known = new Map<Id, Standing & { isAdult: boolean }>()
  // Of unknown age, but known as a grown-up to whoever linked them with a child.
  const unknown = persons.flatMap(({ id, birth, erasedAt }) => (birth === null && erasedAt === null ? [id] : []))
  const answering = unknown.length === 0 ? new Set<Id>() : await whoAnswers(unknown, inside, place)
  for (const { id, birth, erasedAt } of persons) {
    if (erasedAt !== null) continue
    const isAdult = !isMinor(birth, today) || answering.has(id)
    const decides = isAdult || deciderOf(birth, 'taking-part', place.settings, today) === 'young-person'
    known.set(id, {
      personId: id,
      guardians: (guardians.get(id) ?? []).map(({ guardianId }) => guardianId),
      decides,
      isAdult,
    })
  }
  return known
}

/** The law and the clock of the place a transaction belongs to, as families ask for them. */
async function placeHere(tx: Tx, city: City): Promise<Place> {
  const ecosystem = await ecosystemHere(tx, city)
  return { settings: settingsOf(ecosystem, 'families', familiesSettings), timeZone: ecosystem.timeZone }
}

/** What there is to know about people before any of them asks for anything, read once for all of them. */
export interface Around {
  readonly settings: ParticipationSettings
  readonly persons: ReadonlyMap<Id, Person>
  readonly standings: ReadonlyMap<Id, Standing & { readonly isAdult: boolean }>
  readonly consents: ConsentBook
  readonly entries: ReadonlyMap<Id, readonly Entry[]>
  readonly occasions: ReadonlyMap<Id, Occasion>
}

/** A few questions to the database, however many people. */
export async function loadAround(personIds: readonly Id[], tx: Tx, city: City): Promise<Around> {
  const inside = within(tx, city)
  const asked = personsById(personIds, inside)
  const [persons, ecosystem, place, entries, standings] = await Promise.all([
    asked,
    ecosystemHere(tx, city),
    placeHere(tx, city),
    loadEntriesOfPersons(tx, personIds),
    standingsOfKnown(personIds, asked, tx, city),
  ])
  const running = entries.filter(({ state }) => !hasLeft(state) && state !== 'interested')
  // A grown person's own coming is nobody else's to allow.
  const minors = [...standings].flatMap(([id, { isAdult }]) => (isAdult ? [] : [id]))
  const [occasions, consents] = await Promise.all([
    loadOccasions(tx, [...new Set(running.map(({ occasionId }) => occasionId))]),
    consentBook(minors, inside, place),
  ])
  return {
    settings: settingsOf(ecosystem, 'participation', participationSettings),
    persons: new Map(persons.filter(({ erasedAt }) => erasedAt === null).map((person) => [person.id, person])),
    standings,
    consents,
    entries: Map.groupBy(running, ({ personId }) => personId),
    occasions: new Map(occasions.map((one) => [one.id, one])),
  }
}

/** These people for this occasion, in the order asked; those who are not here are left out. */
export function comingOf(
  around: Around,
  personIds: readonly Id[],
  {
    occasion,
    ages,
    further,
  }: {
    readonly occasion: Occasion
    readonly ages: { readonly min: number | null; readonly max: number | null }
    readonly further: FurtherOf
  },
  by: Actor,
  now: Instant,
): readonly Coming[] {
  const { persons, standings, consents, settings } = around
  const hasChildHere = personIds.some(
    (id) => by.kind === 'person' && standings.get(id)?.guardians.includes(by.person) === true,
  )
  return personIds.flatMap((personId) => {
    const person = persons.get(personId)
    if (!person) return []
    const standing = standings.get(personId)!
    const { isAdult } = standing
    const isOneself = by.kind === 'person' && by.person === personId
    const part = partOf(
      { isAdult, birth: person.birth, hasChildHere: isOneself && hasChildHere },
      ages,
      occasion.fallsOn,
    )
    const facts: AskFacts = {
      part,
      birth: person.birth,
      consent: isAdult ? null : consents.mayUse(personId, 'taking-part', now),
      ...whereTheyStand(personId, occasion, around),
    }
    const findings = [
      ...checkAsking(facts, occasion, ages, settings),
      ...checkFurther(further(personId, !isOneself), part, settings),
    ]
    return [{ personId, part, person, isAdult, standing, isTheirs: mayDecideFor(by, standing), findings }]
  })
}

type To = Omit<Parameters<typeof comingOf>[2], 'further'> & { readonly from: Id | null }

/** A family before an occasion, read once and judged as often as others of it are ticked. */
interface FamilyBefore {
  /** Some of the family, in the order asked. */
  as(personIds: readonly Id[]): readonly Coming[]
  /** Who has a seat there or waits for one already. */
  readonly isIn: ReadonlySet<Id>
}

export async function familyFor(
  personIds: readonly Id[],
  { from, ...to }: To,
  by: Actor,
  tx: Tx,
  city: City,
): Promise<FamilyBefore> {
  const settings = settingsOf(await ecosystemHere(tx, city), 'participation', participationSettings)
  const would = { occasion: to.occasion, personIds, from }
  const [around, furtherOf] = await Promise.all([
    loadAround(personIds, tx, city),
    furtherFacts([would], settings, tx, city),
  ])
  const further = furtherOf(would)
  const isThere = ({ occasionId }: Entry): boolean => occasionId === to.occasion.id
  return {
    as: (some) => comingOf(around, some, { ...to, further }, by, city.now()),
    isIn: new Set([...around.entries].flatMap(([id, own]) => (own.some(isThere) ? [id] : []))),
  }
}

export const whoComes = async (
  personIds: readonly Id[],
  to: To,
  by: Actor,
  tx: Tx,
  city: City,
): Promise<readonly Coming[]> =>
  personIds.length === 0 ? [] : (await familyFor(personIds, to, by, tx, city)).as(personIds)

function whereTheyStand(
  personId: Id,
  here: Occasion,
  { entries, occasions }: Around,
): Pick<AskFacts, 'other' | 'lastTurnAt'> {
  const own = (entries.get(personId) ?? []).filter(({ occasionId }) => occasionId !== here.id)
  const turns = own.flatMap(({ occasionId, state }) => {
    const { opportunityId, startsAt } = occasions.get(occasionId)!
    return opportunityId === here.opportunityId && hadTurn.has(state) ? [startsAt] : []
  })
  const other = own.flatMap(({ occasionId, state }) => (keepsBusy.has(state) ? [occasions.get(occasionId)!] : []))
  return { other, lastTurnAt: turns.length === 0 ? null : turns.reduce((a, b) => (a > b ? a : b)) }
}

const hadTurn: ReadonlySet<string> = new Set(['confirmed', 'attended', 'completed'])
