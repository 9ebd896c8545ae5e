import { sql } from 'kysely'
import { answerConsents, familiesSettings, vouchForGuardian, type Place } from '#commons/families'
import { addOrganisation, organisationForm } from '#commons/organisations'
import { clearanceForm, enrolPerson, giveRole, recordClearance } from '#commons/people'
import { writeOpportunity, type OpportunityDraft } from '#learning/catalogue'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day, WallTime } from '#kernel/instant.ts'
import type { Result } from '#kernel/result.ts'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import { sampleDraft, sampleSession } from '../catalogue/commands/sample-drafts.ts'
import { openSignUp } from './commands/open-sign-up.ts'
import { loadEntriesOfOccasion } from './store/entries.ts'
import { loadOccasions } from './store/occasions.ts'
import { openingForm, takePartForm, type TakePartForm } from './words.ts'

export const system: Actor = { kind: 'system', because: 'a test' }
export const place: Place = { settings: familiesSettings.parse({ jurisdiction: 'DE' }), timeZone: 'Europe/Berlin' }

export const must = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(`${result.refusal} ${JSON.stringify(result.facts ?? {})}`)
  return result.value
}

export const idOf = (actor: Actor): Id => (actor as Extract<Actor, { kind: 'person' }>).person
export const himself = (person: Id): Actor => ({ kind: 'person', person, roles: [] })

export interface MuseumWithSeats {
  readonly city: TestCity
  readonly museum: Id
  /** A host of the museum who may meet children. */
  readonly host: Actor
  /** Offers of the museum, each on one day. @returns the offer and its session */
  offer(more?: Partial<OpportunityDraft>, day?: string): Promise<{ readonly opportunityId: Id; readonly sessionId: Id }>
  /** A day of a new offer, open with so many seats. */
  occasion(seats: number, more?: Partial<OpportunityDraft>, day?: string): Promise<Id>
  adult(name?: string): Promise<Actor>
  /** A child of ten; its guardians have said yes to taking part. */
  child(
    guardians?: readonly Actor[],
    more?: { readonly year?: number; readonly saysYes?: boolean; readonly name?: string },
  ): Promise<Id>
  /** Who stands where: a line for each, in the order of the line. */
  line(occasionId: Id): Promise<string[]>
  taken(occasionId: Id): Promise<number>
  events(occasionId: Id): Promise<string[]>
}

export const form = (occasionId: Id, personIds: readonly Id[], more: Partial<TakePartForm> = {}, city: TestCity) =>
  takePartForm.parse({ occasionId, personIds, together: true, request: city.newId(), ...more })

/** A museum whose offers have seats, with families around it. @param given the city it is in; left out: one of its own */
export async function museumWithSeats(
  given: { readonly city?: TestCity; readonly name?: string } = {},
): Promise<MuseumWithSeats> {
  const { city = await testCity(), name: hostName = 'Moth Museum' } = given
  const made = await addOrganisation(organisationForm.parse({ name: hostName, kind: 'museum' }), system, city)
  const museum = must(made).id
  const adult = async (displayName = 'Hazel Example'): Promise<Actor> =>
    himself(must(await enrolPerson({ displayName, birth: { year: 1985, month: 1 } }, system, city)).personId)
  const robin = idOf(await adult('Robin Example'))
  const span = { fromOn: '2026-01-01' as Day, untilOn: null, delegatedBy: null }
  must(await giveRole({ personId: robin, role: 'host', organisationId: museum, ...span }, system, city))
  const shown = { kind: 'background-check', number: '1', authority: 'Registry', jurisdiction: 'DE' }
  const clearance = clearanceForm.parse({ ...shown, personId: robin, issuedOn: '2026-01-01', expiresOn: '2027-12-31' })
  must(await recordClearance({ form: clearance, today: '2026-06-17' as Day }, system, city))
  const offer: MuseumWithSeats['offer'] = async (more = {}, day = '2026-06-20') => {
    const session = sampleSession('one', {
      when: {
        form: 'dated',
        startOn: day as Day,
        startTime: '10:00' as WallTime,
        endOn: day as Day,
        endTime: '12:00' as WallTime,
      },
    })
    const draft = sampleDraft(city.newId(), { hostName, sessions: [session], ...more })
    const { id } = must(await writeOpportunity({ id: null, draft }, system, city))
    const [row] = await city.reading((tx) =>
      tx.selectFrom('catalogue_sessions').select('id').where('opportunity_id', '=', id).execute(),
    )
    return { opportunityId: id, sessionId: row!.id }
  }
  return {
    city,
    museum,
    host: { kind: 'person', person: robin, roles: [{ role: 'host', organisation: museum }] },
    offer,
    occasion: async (seats, more, day = '2026-06-20') => {
      const { opportunityId, sessionId } = await offer(more, day)
      const opening = openingForm.parse({ sessionId, days: [day], seats })
      return must(await openSignUp({ opportunityId, form: opening }, system, city))[0]!
    },
    adult,
    child: async (guardians = [], { year = 2016, saysYes = true, name = 'Wren Example' } = {}) => {
      const draft = { displayName: name, birth: { year, month: 3 } }
      const childId = must(await enrolPerson(draft, system, city)).personId
      for (const guardian of guardians) {
        const link = { childId, guardianId: idOf(guardian), relation: 'mother', vouchingOrganisationId: null } as const
        must(await vouchForGuardian(link, system, city, place))
        const said = { childId, speakerId: idOf(guardian), language: 'en', channel: 'screen' } as const
        const answers = { 'taking-part': saysYes ? 'given' : 'refused' } as const
        must(await answerConsents({ ...said, answers }, guardian, city, place))
      }
      return childId
    },
    line: async (occasionId) =>
      (await city.reading((tx) => loadEntriesOfOccasion(tx, occasionId)))
        .map(({ inLine, part, state }) => `${inLine} ${part} ${state}`)
        .toSorted(),
    taken: async (occasionId) => (await city.reading((tx) => loadOccasions(tx, [occasionId])))[0]!.taken,
    events: async (occasionId) => {
      const { rows } = await sql<{ name: string }>`
        select name from platform_outbox where about ->> 'occasionId' = ${occasionId} order by seq`.execute(
        city.database.reader,
      )
      return rows.map(({ name }) => name.replace('participation.', ''))
    },
  }
}
